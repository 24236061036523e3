#!/usr/bin/env python3
"""`samantha say`: words in, her voice out.   saying.py PROGRAM"""
import io
import json
import math
import os
import struct
import subprocess
import sys
import tempfile
import wave


def run(*arguments, text=None):
    done = subprocess.run(arguments, capture_output=True, input=text, timeout=120)
    return done.returncode, done.stdout, done.stderr.decode()


def measure(data):
    """(seconds, loudness) of a WAV file's bytes."""
    with wave.open(io.BytesIO(data)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        raw, rate = file.readframes(file.getnframes()), file.getframerate()
    samples = struct.unpack("<%dh" % (len(raw) // 2), raw)
    return len(samples) / rate, math.sqrt(sum(s * s for s in samples) / max(1, len(samples)))


def says(program, folder):
    """Faults of what is said, in words."""
    out = os.path.join(folder, "a.wav")

    def say(*arguments):
        code, told, error = run(program, "say", *arguments, "--out", out)
        if code != 0 or told or error:
            raise AssertionError("say %s: %s %s %s" % (arguments, code, told, error))
        with open(out, "rb") as file:
            return measure(file.read())

    english, korean = say("The letter came on Thursday."), say("목요일에 편지가 왔어요.")
    for name, (seconds, loudness) in (("English", english), ("Korean", korean)):
        if not (1 < seconds < 5 and loudness > 500):
            yield "%s: %.2f s at %.0f is no speech" % (name, seconds, loudness)
    both = say("The letter came on Thursday. 목요일에 편지가 왔어요.")
    if abs(both[0] - english[0] - korean[0]) > 0.1:
        yield "two sentences are %.2f s, one by one %.2f" % (both[0], english[0] + korean[0])
    glad, sad = say("The letter came on Thursday.", "--feeling", "joy=0.8"), say("The letter came on Thursday.", "--feeling", "sadness=0.8")
    if not (glad[0] < english[0] < sad[0] and glad[1] > sad[1]):
        yield "joy, nothing and sadness: %s %s %s" % (glad, english, sad)
    if say("3", "--language", "ko")[0] == say("3", "--language", "en")[0]:
        yield "--language changes nothing"
    if say("The letter came on Thursday.", "--speed", "2")[0] > 0.7 * english[0]:
        yield "--speed changes nothing"
    for manner in ("whisper", "sing"):
        if say("The letter came on Thursday.", "--manner", manner)[0] <= english[0]:
            yield "--manner %s is no slower" % manner
    if say("The letter came on Thursday.", "--voice", "flite:rms") == english:
        yield "--voice changes nothing"


def tells(program, folder):
    code, told, _ = run(program, "say", "hello", "--out", os.path.join(folder, "b.wav"), "--json", "--feeling", "joy")
    answer = json.loads(told)
    if code != 0 or answer["rate"] != 16000 or answer["prosody"]["rate"] <= 1 or not 0 < answer["seconds"] < 2:
        yield "--json: %s" % told
    code, sound, _ = run(program, "say", "--out", "-", text="hello there\n".encode())
    if code != 0 or measure(sound)[0] < 0.4:
        yield "from the input to the output: %s" % code


def refuses(program, folder):
    out = os.path.join(folder, "c.wav")
    for arguments, wanted, words in (((), 2, "--out"), (("hi", "--out", out, "--language", "fr"), 2, "fr"), (("hi", "--out", out, "--feeling", "hunger"), 1, "no feeling 'hunger'"),
                                     (("hi", "--out", out, "--feeling", "joy=2"), 1, "from 0 to 1"), (("...", "--out", out), 1, "nothing to say"), (("hi", "--out", folder + "/no/d.wav"), 1, "cannot be written"),
                                     (("hi", "--out", out, "--voice", "flite:bob"), 1, "slt"), (("hi", "--out", out, "--voice", "robot"), 1, "no voice"),
                                     (("hi", "--out", out, "--voice", "openai:http://127.0.0.1:9/v1"), 1, "127.0.0.1")):
        code, told, error = run(program, "say", *arguments)
        if code != wanted or words not in error or told or len(error.strip().splitlines()) != 1:
            yield "say %s: %s %s %s" % (arguments, code, told, error)
    if os.path.exists(out):
        yield "what was refused left a file"


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory(prefix="samantha-say-") as folder:
        faults = [fault for part in (says, tells, refuses) for fault in part(program, folder)]
    print("\n".join(faults) if faults else "she says what she is given")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
