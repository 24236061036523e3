#!/usr/bin/env python3
"""`samantha chat --aloud` on a terminal of its own, with a microphone and a loudspeaker that ALSA makes of files.   aloud.py PROGRAM WRITE_MODEL

The microphone is a pipe into which sound comes at the pace of speech; a recogniser beside her gives the words for it, once a whisper of random weights."""
import json
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time
import wave

from talking import Recogniser, frames

FRAME = 640  # bytes: 20 ms at 16 kHz
PATIENCE, SLOW = 25, 150  # seconds; for random weights, which find more words than any real ones
ESCAPE = b"\x1b"


class Talk:
    """The program on a terminal, somebody before its microphone, and what comes of it."""

    def __init__(self, program, folder, *options, microphone="test_microphone", loudspeaker="test_loudspeaker"):
        self.folder, self.raw, self.shown, self.waiting, self.live, self.stuck = folder, b"", "", b"", True, False
        self.lock = threading.Lock()
        for name in ("microphone", "loudspeaker"):
            if os.path.exists(os.path.join(folder, name)):
                os.unlink(os.path.join(folder, name))
        os.mkfifo(os.path.join(folder, "microphone"))
        with open(os.path.join(folder, "asound.conf"), "w", encoding="utf-8") as file:
            file.write("pcm.null { type null }\n"
                       "pcm.test_microphone { type file slave.pcm null file /dev/null infile %s/microphone format raw }\n"
                       "pcm.test_loudspeaker { type file slave.pcm null file %s/loudspeaker format raw }\n" % (folder, folder))
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ["ALSA_CONFIG_PATH"] = os.path.join(folder, "asound.conf")
            os.execv(program, [program, "chat", "--aloud", "--data", os.path.join(folder, "data"), "--person", "Robin", "--microphone", microphone, "--loudspeaker", loudspeaker, *options])
        self.threads = [threading.Thread(target=work, daemon=True) for work in (self.watch, self.speak)]
        for thread in self.threads:
            thread.start()

    def watch(self):
        try:
            while True:
                self.raw += os.read(self.terminal, 4096)
                self.shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.raw.decode(errors="ignore"))  # without colours
        except OSError:
            self.live = False

    def speak(self):
        pipe = os.open(os.path.join(self.folder, "microphone"), os.O_RDWR)
        for _ in frames(lambda: self.live):
            with self.lock:
                frame, self.waiting = self.waiting[:FRAME], self.waiting[FRAME:]
            if not self.stuck:
                os.write(pipe, frame.ljust(FRAME, b"\0"))
        os.close(pipe)

    def say(self, sound):
        with self.lock:
            self.waiting += sound

    def press(self, keys):
        os.write(self.terminal, keys.encode() if isinstance(keys, str) else keys)

    def lines(self):
        """What stays on the screen."""
        return [line.rsplit("\r", 1)[-1] for line in self.shown.replace("\r\n", "\n").split("\n")[:-1]]

    def wait(self, text, after=0, patience=PATIENCE):
        """Whether it is shown, also for a moment, behind so many characters."""
        end = time.monotonic() + patience
        while time.monotonic() < end and (self.live or text in self.shown[after:]):
            if text in self.shown[after:]:
                return True
            time.sleep(0.01)
        return text in self.shown[after:]

    def played(self):
        """How many seconds of sound have come out, and how loud it is at its loudest."""
        try:
            with open(os.path.join(self.folder, "loudspeaker"), "rb") as file:
                data = file.read()
        except FileNotFoundError:
            return 0, 0
        return len(data) / 48000, max((abs(sample) for (sample,) in struct.iter_unpack("<h", data[:len(data) // 2 * 2])), default=0)

    def end(self):
        """The exit code, once it has ended; -1 where it does not."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.live = False
                for thread in self.threads:
                    thread.join(2)
                os.close(self.terminal)
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return -1


def spoken(program, folder, text):
    """A man's voice at 16 kHz, without silence around it."""
    path = os.path.join(folder, "spoken.wav")
    subprocess.run([program, "say", text, "--voice", "flite:rms", "--out", path], check=True, capture_output=True, timeout=60)
    with wave.open(path, "rb") as file:
        assert file.getframerate() == 16000 and file.getnchannels() == 1
        data = file.readframes(file.getnframes())
    loud = [i for i, (sample,) in enumerate(struct.iter_unpack("<h", data)) if abs(sample) > 250]
    return data[loud[0] * 2:loud[-1] * 2]


def knows(program, folder):
    """They have met: the set-up talk is over."""
    line = json.dumps({"setup": {"language": "en"}})
    for _ in range(30):
        run = subprocess.run([program, "chat", "--json", "--data", os.path.join(folder, "data"), "--person", "Robin"], input=line + "\n", capture_output=True, text=True, timeout=60, check=True)
        if json.loads(run.stdout)["setup"].get("done", True):
            return
        line = json.dumps({"setup": {"answer": "skip"}})


def exchanges(talk, recogniser, sounds):
    if not talk.wait("the microphone is on"):
        yield "it does not say that the microphone is on: %s" % talk.shown
        return
    recogniser.words = "What is six times seven?"
    talk.say(sounds["question"])
    for what in ("she listens", "› What is six times seven?", "she speaks", "42"):
        if not talk.wait(what):
            yield "a spoken question: no '%s' on the terminal: %s" % (what, talk.shown)
    talk.wait("the microphone is on", talk.shown.find("42"))
    at, (seconds, loudest) = len(talk.shown), talk.played()
    if seconds < 0.4 or loudest < 2000:
        yield "her words do not come out of the loudspeaker: %.2f s, %d" % (seconds, loudest)
    talk.press("\nwhat is ")  # typed
    talk.press("2+3쪽\x7f?\n")
    if not talk.wait("› what is 2+3?", at) or not talk.wait("5", at) or not talk.wait("the microphone is on", talk.shown.find("5", at)):
        yield "what is typed: %s" % talk.shown[at:]
    if talk.played()[0] < seconds + 0.3:
        yield "what is typed is not answered aloud"


def is_stopped(talk, recogniser, sounds):
    at, (before, _) = len(talk.shown), talk.played()
    recogniser.words = "Tell me about yourself, as much as you can."
    talk.say(sounds["question"])
    if not talk.wait("she speaks", at):
        yield "she does not tell of herself: %s" % talk.shown[at:]
    time.sleep(1)
    talk.press(ESCAPE)
    if not talk.wait("(stopped after “", at, 3):
        yield "escape does not stop her: %s" % talk.shown[at:]
    time.sleep(0.3)
    seconds = talk.played()[0] - before
    time.sleep(0.5)
    if not 0.5 < seconds < 3 or talk.played()[0] - before != seconds:
        yield "stopped after a second, she is heard for %.2f s, then %.2f" % (seconds, talk.played()[0] - before)


def is_interrupted(talk, recogniser, sounds):
    at = len(talk.shown)
    recogniser.words = "Tell me about yourself, as much as you can."
    talk.say(sounds["question"])
    talk.wait("she speaks", at)
    time.sleep(1)
    recogniser.words = "No wait, what is nine times nine?"
    talk.say(sounds["objection"])
    if not talk.wait("(stopped after “", at) or not talk.wait("81", at):
        yield "she does not stop when she is spoken to, and answer: %s" % talk.shown[at:]
    talk.wait("the microphone is on", talk.shown.find("81", at))


def is_switched_off(talk, recogniser, sounds):
    at = len(talk.shown)
    talk.press(" ")
    if not talk.wait("the microphone is off", at):
        yield "the space bar does not turn the microphone off: %s" % talk.shown[at:]
    recogniser.words = "Is anybody there?"
    talk.say(sounds["question"])
    time.sleep(len(sounds["question"]) / 32000 + 1)
    if "Is anybody there?" in talk.shown[at:]:
        yield "what is said while the microphone is off is heard"
    talk.press(" ")
    if not talk.wait("the microphone is on", at):
        yield "the space bar does not turn the microphone on again: %s" % talk.shown[at:]


def talks(program, folder, recogniser, sounds):
    talk = Talk(program, folder, "--recognizer", "openai:http://127.0.0.1:%d#words" % recogniser.server_port)
    yield from exchanges(talk, recogniser, sounds)
    yield from is_stopped(talk, recogniser, sounds)
    yield from is_interrupted(talk, recogniser, sounds)
    yield from is_switched_off(talk, recogniser, sounds)
    talk.press("q")
    if talk.end() != 0:
        yield "q does not end it well: %s" % talk.shown[-300:]


def holds_the_button(program, folder, recogniser, sounds):
    """Beside a server, whose voice and ears are used."""
    server = subprocess.Popen([program, "serve", "--listen", "127.0.0.1:0", "--data", os.path.join(folder, "data"), "--recognizer", "openai:http://127.0.0.1:%d#words" % recogniser.server_port],
                              stdout=subprocess.PIPE, text=True)
    try:
        server.stdout.readline()
        talk = Talk(program, folder, "--listen", "push")
        talk.wait("space: speak")
        recogniser.words = "What is four plus nine?"
        talk.say(sounds["question"])
        time.sleep(len(sounds["question"]) / 32000 + 1)
        if "four plus nine" in talk.shown:
            yield "she listens though the button is up"
        talk.press(" ")
        talk.wait("space: done")
        talk.say(sounds["question"])
        time.sleep(len(sounds["question"]) / 32000 + 0.2)
        talk.press(" ")
        if not talk.wait("› What is four plus nine?") or not talk.wait("13"):
            yield "what was said with the button down is not answered: %s" % talk.shown
        talk.wait("space: speak", talk.shown.find("13"))
        at = len(talk.shown)
        server.send_signal(signal.SIGTERM)
        if not talk.wait("the server went away", at) or talk.end() != 1:
            yield "a server that goes away: %s" % talk.shown[at:]
    finally:
        server.terminate()
        server.wait()


def hears_by_whisper(program, folder, model, sounds):
    """What it hears means nothing; tried is the way there and back."""
    talk = Talk(program, folder, "--recognizer", "whisper:" + model)
    talk.wait("the microphone is on")
    talk.say(sounds["question"])
    if not talk.wait("she listens"):
        yield "by whisper: %s" % talk.shown
    if not talk.wait("the microphone is on", talk.shown.find("she listens"), SLOW):
        yield "by whisper, the turn does not end: %s" % talk.shown
    if any(line.startswith("› ") for line in talk.lines()) and talk.played()[0] < 0.3:
        yield "by whisper, what was heard is not answered aloud: %s" % talk.shown
    talk.press(b"\x03")
    if talk.end() != 0:
        yield "Ctrl-C does not end it well: %s" % talk.shown[-300:]


def is_deaf(program, folder):
    talk = Talk(program, folder)
    if not talk.wait("She cannot hear you yet: there is no recogniser."):
        yield "without a recogniser nothing says so: %s" % talk.shown
    talk.press("\nwhat is six times eight?\n")
    if not talk.wait("48") or not talk.wait("she cannot hear you ·", talk.shown.find("48")) or talk.played()[0] < 0.3:
        yield "without a recogniser, what is typed is not answered aloud: %s" % talk.shown
    talk.press(b"\x04")
    if talk.end() != 0:
        yield "Ctrl-D does not end it well: %s" % talk.shown[-300:]


def is_stuck(program, folder, recogniser):
    """A microphone that brings nothing any more keeps nobody from leaving."""
    talk = Talk(program, folder, "--recognizer", "openai:http://127.0.0.1:%d#words" % recogniser.server_port)
    if not talk.wait("the microphone is on"):
        yield "it does not say that the microphone is on: %s" % talk.shown
    talk.stuck = True
    time.sleep(0.3)
    talk.press("q")
    if talk.end() != 0:
        yield "with a microphone that is stuck it does not end"


def says_what_is_missing(program, folder, recogniser):
    ears = ("--recognizer", "openai:http://127.0.0.1:%d#words" % recogniser.server_port)
    for kind in ("microphone", "loudspeaker"):
        talk = Talk(program, folder, *ears, **{kind: "nowhere"})
        code, told = talk.end(), [line for line in talk.lines() if line]
        if code != 1 or len(told) != 1 or "there is no %s 'nowhere'" % kind not in told[0] or "with --%s, or type: samantha chat" % kind not in told[0]:
            yield "no %s: exit %d, %s" % (kind, code, told)
    piped = subprocess.run([program, "chat", "--aloud", "--data", os.path.join(folder, "data")], input="hello\n", capture_output=True, text=True, timeout=60, check=False)
    if piped.returncode != 1 or piped.stdout or "needs a terminal" not in piped.stderr or len(piped.stderr.splitlines()) != 1:
        yield "in a pipe: exit %d, '%s' '%s'" % (piped.returncode, piped.stdout, piped.stderr)


def meets(program, folder):
    """Somebody new is asked first who she shall be."""
    new = os.path.join(folder, "new")
    os.mkdir(new)
    talk = Talk(program, new)
    if not talk.wait("?") or "Enter: type" in talk.shown:
        yield "at the first meeting there is no set-up talk: %s" % talk.shown
    for _ in range(30):
        if "Enter: type" in talk.shown:
            break
        talk.press("skip\n")
        time.sleep(0.3)
    if not talk.wait("Enter: type"):
        yield "the talk does not begin after the set-up: %s" % talk.shown
    talk.press("q")
    talk.end()


def main():
    program, write_model = map(os.path.abspath, sys.argv[1:3])
    recogniser = Recogniser()
    with tempfile.TemporaryDirectory() as folder:
        model = os.path.join(folder, "mini.bin")
        subprocess.run([write_model, "whisper-mini", "1", model], check=True, timeout=120)
        knows(program, folder)
        sounds = {"question": spoken(program, folder, "What is six times seven?"), "objection": spoken(program, folder, "No wait, what is nine times nine?")}
        wrong = [*talks(program, folder, recogniser, sounds), *holds_the_button(program, folder, recogniser, sounds), *hears_by_whisper(program, folder, model, sounds), *is_deaf(program, folder),
                 *is_stuck(program, folder, recogniser), *says_what_is_missing(program, folder, recogniser), *meets(program, folder)]
    print("\n".join("FAILED: " + fault for fault in wrong) if wrong else "talking aloud in a terminal: all held")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
