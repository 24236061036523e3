#!/usr/bin/env python3
"""Talks whose words a model finds, in a process of its own: she answers whatever becomes of it.   language_models.py PROGRAM WRITE_MODEL

The models have random weights, so that nothing they say may be said: what is tried here is that she has an answer all the same, and what happens when the
process dies."""
import base64
import json
import os
import re
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from processes import children
from websocket import WebSocket

SHAPES = ("llama-tiny", "qwen2-tiny", "llama-tiny-q4_0", "qwen2-tiny-q8_0")
TALK = ("hi, i am dana and i have a boat called Marigold", "what is 17 * 23?", "what is my boat called?", "요즘 좀 피곤하네요", "bye!")
MURDERS = 12
PLACE = b"GPS 37.5665 126.9780"
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pictures", "dusk.png"), "rb") as dusk:
    DUSK = dusk.read()


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
            for pid in children(server.pid, "think"):
                os.kill(pid, signal.SIGKILL)
            done = talk.answer()
            if done["type"] != "reply.done" or not done["reply"].strip():
                yield "killed %d: %s" % (n, done)
        began = time.time()
        while not children(server.pid, "think") and time.time() - began < 20:
            talk.send({"type": "say", "id": "again%f" % time.time(), "text": "are you there?"})
            talk.answer()
            time.sleep(0.2)
        if not children(server.pid, "think"):
            yield "the model's process is not started again"
    finally:
        server.terminate()
        server.wait(20)
    left = children(server.pid, "think")
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
            if children(server.pid, "think"):
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


class Seer(BaseHTTPRequestHandler):
    """A model's server that says it sees. Keeps what it is asked; one that is `blind` refuses pictures all the same."""
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def send(self, status, kind, data):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        models = {"models": [{"name": "seer", "capabilities": ["completion", "multimodal"]}], "object": "list", "data": [{"id": "seer"}]}
        self.send(200, "application/json", json.dumps(models).encode())

    def do_POST(self):
        messages = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"]
        self.server.asked.append(messages)
        shown = isinstance(messages[-1]["content"], list)
        if shown and self.server.blind:
            return self.send(400, "application/json", b'{"error": {"message": "this model does not support image input"}}')
        words = ("A lake under the first stars." if len(self.server.asked) == 1 else "Once more those stars, over a quieter shore.") if shown else "Tell me a little more about it."
        chunks = [{"choices": [{"index": 0, "delta": {"content": words}}]}, {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}]
        self.send(200, "text/event-stream", "".join("data: %s\n\n" % json.dumps(chunk) for chunk in chunks).encode() + b"data: [DONE]\n\n")


def located(png):
    """The same picture with a note of where it was taken, as cameras write them."""
    note = b"tEXtComment\0" + PLACE
    return png[:33] + struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note)) + png[33:]


def shows(program, folder, blind):
    """A picture goes to a server that sees: upright, without where it was taken, with its own turn only; what it says of it she says."""
    seer = ThreadingHTTPServer(("127.0.0.1", 0), Seer)
    seer.daemon_threads, seer.asked, seer.blind = True, [], blind
    threading.Thread(target=seer.serve_forever, daemon=True).start()
    server = subprocess.Popen([program, "serve", "--open", "--listen", "127.0.0.1:0", "--data", os.path.join(folder, "blind" if blind else "seeing"),
                               "--mind", "openai:http://127.0.0.1:%d/v1#seer" % seer.server_address[1]], stdout=subprocess.PIPE, text=True)
    try:
        talk = WebSocket(int(re.search(r":(\d+)/", server.stdout.readline()).group(1)), "/v1/talk?person=dana")
        answers = []
        for text, image in (("where might that be?", True), ("i took it last summer", False), ("and this one?", True)):
            message = {"type": "image", "id": text, "text": text, "data": base64.b64encode(located(DUSK)).decode()} if image else {"type": "say", "id": text, "text": text}
            talk.send(message)
            answers.append(talk.answer())
        if any(answer["type"] != "reply.done" or not answer["reply"].strip() for answer in answers):
            yield "a picture: no answer: %s" % answers
        pictures = [part["image_url"]["url"] for messages in seer.asked for message in messages if isinstance(message["content"], list) for part in message["content"] if part["type"] == "image_url"]
        files = [base64.b64decode(url.split(",", 1)[1]) for url in pictures]
        if len(pictures) != (1 if blind else 2):
            yield "a picture: shown %d times in %d requests" % (len(pictures), len(seer.asked))
        if any(not url.startswith("data:image/jpeg;base64,") for url in pictures) or any(PLACE in file or b"Comment" in file or not file.startswith(b"\xff\xd8\xff") for file in files):
            yield "a picture: it is no clean copy: %s" % [file[:200] for file in files]
        seen = ["stars" in answer["reply"] for answer in answers]
        if seen != [not blind, False, not blind]:
            yield "a picture: she says %s" % [answer["reply"] for answer in answers]
        if any(answer.get("notices") and "another machine" in " ".join(answer["notices"]) for answer in answers):
            yield "a picture: said to leave this machine, which it does not"
    finally:
        server.terminate()
        server.wait(20)
        seer.shutdown()


def looks_here(program, folder, model, write_model):
    """A projector beside the model is found, a picture goes through it, and she answers."""
    eyes = os.path.join(folder, "mmproj-eyes.gguf")
    subprocess.run([write_model, "eyes-tiny", "1", eyes], check=True, timeout=60)
    picture = os.path.join(folder, "lake.png")
    with open(picture, "wb") as file:
        file.write(DUSK)
    said = json.dumps({"say": "what is that?", "image": picture}) + "\n" + json.dumps({"say": "and what is 17 * 23?"}) + "\n"
    for more in ([], ["--projector", eyes], ["--model-sees", "no"]):
        run = subprocess.run([program, "chat", "--json", "--data", os.path.join(folder, "looks"), "--person", "eve%d" % len(more), "--mind", "llama:" + model] + more,
                             input=said, capture_output=True, text=True, timeout=180, check=False)
        answers = [json.loads(line) for line in run.stdout.splitlines()]
        if len(answers) != 2 or not all(answer.get("reply", "").strip() for answer in answers) or "391" not in answers[1]["reply"]:
            yield "eyes %s: %s %s" % (more, run.stdout, run.stderr)
    run = subprocess.run([program, "chat", "--json", "--data", os.path.join(folder, "looks"), "--mind", "llama:" + model, "--projector", model], input=said, capture_output=True, text=True, timeout=60, check=False)
    if run.returncode != 1 or "projector" not in run.stderr:
        yield "a model as projector: %d %s" % (run.returncode, run.stderr)


def hears_here(program, folder, model, write_model):
    """A projector with ears: a recording goes through the model in its process, and what is none is refused."""
    ears = os.path.join(folder, "ears.gguf")
    subprocess.run([write_model, "ears-tiny", "1", ears], check=True, timeout=60)
    tone = struct.pack("<16000h", *(int(8000 * ((n // 40) % 2 * 2 - 1)) for n in range(16000)))
    wav = b"RIFF" + struct.pack("<I", 36 + len(tone)) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 16000, 32000, 2, 16) + b"data" + struct.pack("<I", len(tone)) + tone
    for more, status in ((["--projector", ears], 200), (["--projector", ears, "--model-hears", "no"], 503)):
        server = subprocess.Popen([program, "serve", "--open", "--listen", "127.0.0.1:0", "--data", os.path.join(folder, "hears"), "--mind", "llama:" + model] + more, stdout=subprocess.PIPE, text=True)
        try:
            address = re.search(r"(http://[\d.:]+)/", server.stdout.readline()).group(1) + "/v1/audio/transcriptions"
            for file, expected in ((wav, status), (wav[:900], 400 if status == 200 else status)):
                form = b'--b\r\nContent-Disposition: form-data; name="model"\r\n\r\nany\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\n\r\n' + file + b"\r\n--b--\r\n"
                try:
                    with urllib.request.urlopen(urllib.request.Request(address, form, {"Content-Type": "multipart/form-data; boundary=b"}), timeout=60) as answer:
                        got, body = answer.status, json.load(answer)
                except urllib.error.HTTPError as refused:
                    got, body = refused.code, json.load(refused)
                if got != expected or (got == 200 and not isinstance(body["text"], str)):
                    yield "ears %s: %d %s" % (more[2:], got, body)
        finally:
            server.terminate()
            server.wait(20)
    run = subprocess.run([program, "chat", "--data", os.path.join(folder, "hears"), "--mind", "llama:" + model, "--model-hears", "yes", "--projector", os.path.join(folder, "mmproj-eyes.gguf")], input="", capture_output=True, text=True, timeout=60, check=False)
    if run.returncode != 1 or "ears" not in run.stderr:
        yield "eyes as ears: %d %s" % (run.returncode, run.stderr)


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
        for blind in (False, True):
            wrong += shows(program, folder, blind)
        wrong += looks_here(program, folder, os.path.join(folder, "qwen2-tiny.gguf"), write_model)
        wrong += hears_here(program, folder, os.path.join(folder, "qwen2-tiny.gguf"), write_model)
    print("\n".join(wrong) if wrong else "models in a process of their own: %d talks, %d deaths" % (len(SHAPES), MURDERS))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
