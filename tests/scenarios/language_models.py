#!/usr/bin/env python3
"""Talks whose words a model finds, in a process of its own: she answers whatever becomes of it.   language_models.py PROGRAM WRITE_MODEL

The models have random weights, so that nothing they say may be said: what is tried here is that she has an answer all the same, and what happens when the
process dies."""
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time

from showing import WebSocket

SHAPES = ("llama-tiny", "qwen2-tiny", "llama-tiny-q4_0", "qwen2-tiny-q8_0")
TALK = ("hi, i am dana and i have a boat called Marigold", "what is 17 * 23?", "what is my boat called?", "요즘 좀 피곤하네요", "bye!")
MURDERS = 12


def thinkers(server):
    """Process ids of the model's process of this server."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % name, encoding="utf-8") as f:
                parent = int(f.read().rsplit(")", 1)[1].split()[1])
            with open("/proc/%s/cmdline" % name, "rb") as f:
                if parent == server and b"\0think\0" in f.read():
                    found.append(int(name))
        except (OSError, IndexError):
            continue  # it has ended
    return found


def talks(program, folder, model, shape):
    said = "".join(json.dumps({"say": line}, ensure_ascii=False) + "\n" for line in TALK)
    run = subprocess.run([program, "chat", "--json", "--data", os.path.join(folder, shape), "--person", "dana", "--mind", "llama:" + model, "--model-context", "4096"],
                         input=said, capture_output=True, text=True, timeout=180, check=False)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if len(answers) != len(TALK):
        yield "%s: %d answers to %d lines (%s)" % (shape, len(answers), len(TALK), run.stderr.strip())
        return
    for line, answer in zip(TALK, answers):
        if not answer.get("reply", "").strip() or answer["mind"] != "llama" or "\ufffd" in answer["reply"]:
            yield "%s: to '%s': %s" % (shape, line, answer.get("reply", answer))
    if "391" not in answers[1]["reply"] or "Marigold" not in answers[2]["reply"]:
        yield "%s: what she knows is lost behind the model: %s / %s" % (shape, answers[1]["reply"], answers[2]["reply"])


def dies(program, folder, model):
    """The model's process is killed over and over, now and then in mid-answer."""
    server = subprocess.Popen([program, "serve", "--open", "--listen", "127.0.0.1:0", "--data", os.path.join(folder, "murder"), "--mind", "llama:" + model], stdout=subprocess.PIPE, text=True)
    try:
        port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
        talk = WebSocket(port, "/v1/talk?person=dana")
        for n in range(MURDERS):
            talk.send({"type": "say", "id": "m%d" % n, "text": "the boat needs paint, and then there is the matter number %d" % n})
            time.sleep(0.05 * (n % 4))
            for pid in thinkers(server.pid):
                os.kill(pid, signal.SIGKILL)
            done = talk.answer()
            if done["type"] != "reply.done" or not done["reply"].strip():
                yield "killed %d: %s" % (n, done)
        began = time.time()
        while not thinkers(server.pid) and time.time() - began < 20:
            talk.send({"type": "say", "id": "again%f" % time.time(), "text": "are you there?"})
            talk.answer()
            time.sleep(0.2)
        if not thinkers(server.pid):
            yield "the model's process is not started again"
    finally:
        server.terminate()
        server.wait(20)
    left = thinkers(server.pid)
    if left:
        yield "the model's process outlives her: %s" % left


def hostile(program, folder, model):
    """A chat template that loops for ever, in every talk or in long ones only: she goes on without the model, and does not start it over and over."""
    loop = b"{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    turns = b"{% for m in messages %}{{ m.role + m.content }}{% endfor %}"
    with open(model, "rb") as file:
        sound = file.read()
    begin = sound.index(b"{% for message in messages %}")
    room = sound.index(b"{% endif %}", begin) + len(b"{% endif %}") - begin
    for template in (loop + turns, turns + b"{% if messages|length > 3 %}" + loop + b"{% endif %}"):
        path = os.path.join(folder, "hostile.gguf")
        with open(path, "wb") as file:
            file.write(sound[:begin] + template.ljust(room) + sound[begin + room:])
        server = subprocess.Popen([program, "serve", "--open", "--listen", "127.0.0.1:0", "--data", os.path.join(folder, "hostile%d" % len(template)), "--mind", "llama:" + path], stdout=subprocess.PIPE, text=True)
        try:
            talk = WebSocket(int(re.search(r":(\d+)/", server.stdout.readline()).group(1)), "/v1/talk?person=dana")
            for n, line in enumerate(TALK):
                talk.send({"type": "say", "id": "h%d" % n, "text": line})
                done = talk.answer()
                if done["type"] != "reply.done" or not done["reply"].strip():
                    yield "a hostile template: to '%s': %s" % (line, done)
            if thinkers(server.pid):
                yield "a model with a hostile template is started again"
        finally:
            server.terminate()
            server.wait(20)


def named(program, folder, model):
    """A model is found by the name that `samantha model list` shows."""
    data = os.path.join(folder, "named")
    os.makedirs(os.path.join(data, "models"))
    os.link(model, os.path.join(data, "models", "little.gguf"))
    for name, code in (("little.gguf", 0), ("little", 0), ("other", 1)):
        run = subprocess.run([program, "chat", "--json", "--data", data, "--mind", "llama:" + name], input='{"say":"hi"}\n', capture_output=True, text=True, timeout=60, check=False)
        if run.returncode != code or (code == 0 and json.loads(run.stdout)["mind"] != "llama") or (code == 1 and "little" not in run.stderr):
            yield "--mind llama:%s: exit %d, '%s' '%s'" % (name, run.returncode, run.stdout, run.stderr)


def refusals(program, folder, model):
    cut = os.path.join(folder, "cut.gguf")
    with open(model, "rb") as whole, open(cut, "wb") as file:
        file.write(whole.read()[:5000])
    for mind in ("llama:" + cut, "llama:/nowhere.gguf", "llama:" + program, "openai:", "openai:file:///etc/passwd", "gpt"):
        run = subprocess.run([program, "chat", "--json", "--data", os.path.join(folder, "refused"), "--mind", mind], input='{"say":"hi"}\n', capture_output=True, text=True, timeout=60, check=False)
        if run.returncode != 1 or run.stdout or len(run.stderr.strip().splitlines()) != 1:
            yield "--mind %s: exit %d, '%s' '%s'" % (mind, run.returncode, run.stdout, run.stderr)


def main():
    program, write_model = map(os.path.abspath, sys.argv[1:3])
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        for shape in SHAPES:
            model = os.path.join(folder, shape + ".gguf")
            subprocess.run([write_model, shape, "1", model], check=True, timeout=60)
            wrong += talks(program, folder, model, shape)
        wrong += dies(program, folder, model)
        wrong += refusals(program, folder, model)
        wrong += named(program, folder, model)
        wrong += hostile(program, folder, os.path.join(folder, "qwen2-tiny.gguf"))
    print("\n".join(wrong) if wrong else "models in a process of their own: %d talks, %d deaths" % (len(SHAPES), MURDERS))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
