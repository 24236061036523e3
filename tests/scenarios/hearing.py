#!/usr/bin/env python3
"""A recogniser in a process of its own: it hears, what is no model is refused, and it may die without her dying; and recordings, as `samantha hear` hears them.
hearing.py PROGRAM WRITE_MODEL

Its weights are random, so what it hears means nothing: tried is that an answer comes, and what happens when the process dies."""
import io
import json
import math
import os
import re
import signal
import struct
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import wave

from processes import children

DEATHS = 4


def tone(seconds, rate=16000):
    """A spoken-like sound: two tones that come and go."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(rate)
        samples = (0.3 * math.sin(i * 0.08) * math.sin(i * 0.0006) + 0.1 * math.sin(i * 0.21) for i in range(int(seconds * rate)))
        file.writeframes(b"".join(struct.pack("<h", int(32767 * sample)) for sample in samples))
    return out.getvalue()


def transcribe(port, sound):
    """(status, answer)"""
    mark = "----boundary"
    parts = "".join('--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (mark, name, value) for name, value in (("model", "whisper-1"), ("language", "en")))
    body = parts.encode() + ('--%s\r\nContent-Disposition: form-data; name="file"; filename="a.wav"\r\nContent-Type: audio/wav\r\n\r\n' % mark).encode() + sound + ("\r\n--%s--\r\n" % mark).encode()
    request = urllib.request.Request("http://127.0.0.1:%d/v1/audio/transcriptions" % port, body, {"Content-Type": "multipart/form-data; boundary=" + mark})
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read())


def spoken(port, text):
    """Her own voice, by the API: 16-bit samples at 24 kHz."""
    body = json.dumps({"model": "tts-1", "voice": "rms", "input": text, "response_format": "wav"}).encode()
    request = urllib.request.Request("http://127.0.0.1:%d/v1/audio/speech" % port, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        data = answer.read()
    return data[44:]


def recording(port, path):
    """Silence, a turn, silence, a turn, cut off at its end; (seconds at which the second turn begins, of all)."""
    silence = b"\0\0" * 24000
    first, second = spoken(port, "Good morning. The bread has come out of the oven."), spoken(port, "It is raining outside, and the garden is very happy about it.")
    with wave.open(path, "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(24000)
        file.writeframes(silence + first + silence * 3 + second)
    return 4 + len(first) / 48000, 4 + (len(first) + len(second)) / 48000


def command(program, *options):
    return subprocess.run([program, "hear", *options], capture_output=True, text=True, timeout=120, check=False)


def recordings(program, folder, model, port):
    path = os.path.join(folder, "talk.wav")
    second, whole = recording(port, path)
    run = command(program, path, "--json")
    if run.returncode != 0 or "no recogniser" not in run.stderr:
        yield "hear without a recogniser: exit %d, '%s'" % (run.returncode, run.stderr)
        return
    heard = json.loads(run.stdout)
    turns = heard["turns"]
    if heard["recognizer"] or heard["text"] or abs(heard["seconds"] - whole) > 0.1 or len(turns) != 2:
        yield "a recording of two turns: %s" % heard
        return
    starts, ends = [turn["segments"][0]["start"] for turn in turns], [turn["segments"][-1]["end"] for turn in turns]
    if not 0.9 < starts[0] < 1.6 or not second - 0.1 < starts[1] < second + 0.6 or not whole - 0.6 < ends[1] < whole + 0.1:
        yield "where speech lies: %s" % turns
    if not all(0 < turn["over"] - end <= 3.2 for turn, end in zip(turns, ends)):
        yield "where turns are over: %s" % turns
    plain = command(program, path)
    if plain.returncode != 0 or len(plain.stdout.splitlines()) != 2:
        yield "hear for people: exit %d, '%s'" % (plain.returncode, plain.stdout)
    with_words = command(program, path, "--json", "--recognizer", "whisper:" + model)
    if with_words.returncode != 0 or not json.loads(with_words.stdout)["recognizer"]:
        yield "hear with a recogniser: exit %d, '%s'" % (with_words.returncode, with_words.stderr)
    with open(path, "rb") as whole_file, open(os.path.join(folder, "cut.wav"), "wb") as cut, open(os.path.join(folder, "empty.wav"), "wb"):
        cut.write(whole_file.read()[:-100])
    for what in ("cut.wav", "empty.wav", "nowhere.wav", ".", os.path.relpath(model, folder)):
        run = command(program, os.path.join(folder, what))
        if run.returncode != 1 or run.stdout or len(run.stderr.strip().splitlines()) != 1:
            yield "hear %s: exit %d, '%s' '%s'" % (what, run.returncode, run.stdout, run.stderr)


def hears(program, folder, model):
    server = subprocess.Popen([program, "serve", "--open", "--listen", "127.0.0.1:0", "--data", os.path.join(folder, "data"), "--recognizer", "whisper:" + model], stdout=subprocess.PIPE, text=True)
    try:
        port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
        yield from recordings(program, folder, model, port)
        texts = []
        for sound in (tone(1.5), tone(1.5), tone(0.2), tone(3, 24000), tone(47)):
            status, answer = transcribe(port, sound)
            if status != 200 or not isinstance(answer.get("text"), str):
                yield "a sound: %s %s" % (status, answer)
            texts.append(answer.get("text"))
        if texts[0] != texts[1]:
            yield "the same sound is heard in two ways: %s" % texts[:2]
        for n in range(DEATHS):
            for pid in children(server.pid, "hear-for"):
                os.kill(pid, signal.SIGKILL)
            time.sleep(0.05 * n)
            transcribe(port, tone(1))
            status, answer = transcribe(port, tone(1))
            if status != 200:
                yield "after death %d: %s %s" % (n, status, answer)
        if not children(server.pid, "hear-for"):
            yield "the recogniser's process is not started again"
    finally:
        server.terminate()
        server.wait(20)
    if children(server.pid, "hear-for"):
        yield "the recogniser's process outlives her"


def refusals(program, folder, model):
    cut = os.path.join(folder, "cut.bin")
    with open(model, "rb") as whole, open(cut, "wb") as file:
        file.write(whole.read()[:500_000])
    for what in (cut, program, "/nowhere.bin"):
        run = subprocess.run([program, "serve", "--open", "--listen", "127.0.0.1:0", "--data", os.path.join(folder, "refused"), "--recognizer", "whisper:" + what], capture_output=True, text=True, timeout=60, check=False)
        if run.returncode != 1 or len(run.stderr.strip().splitlines()) != 1:
            yield "--recognizer whisper:%s: exit %d, '%s'" % (what, run.returncode, run.stderr)


def main():
    program, write_model = map(os.path.abspath, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        model = os.path.join(folder, "mini.bin")
        subprocess.run([write_model, "whisper-mini", "1", model], check=True, timeout=60)
        wrong = list(hears(program, folder, model)) + list(refusals(program, folder, model))
    print("\n".join(wrong) if wrong else "hearing in a process of its own: well, %d deaths" % DEATHS)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
