#!/usr/bin/env python3
"""Talking aloud over /v1/talk: turns, interruptions, murmurs, two devices, bad frames.   talking.py PROGRAM

What is said is her own voice's sound of /v1/audio/speech; a recogniser beside her gives the words for it."""
import contextlib
import http.server
import json
import math
import os
import re
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

from websocket import WebSocket

FRAME = 640  # bytes: 20 ms at 16 kHz
PATIENCE = 20  # seconds


class Recogniser(http.server.ThreadingHTTPServer):
    """Gives `words`, whatever it hears; of a sound that is shorter than `bytes`, the first of them."""
    words, bytes = "", 0

    def __init__(self):
        super().__init__(("127.0.0.1", 0), self.Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        """Recognition that is needed no more is hung up on."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            heard = self.rfile.read(int(self.headers["Content-Length"]))
            words = self.server.words.split(" ")
            share = len(heard) / self.server.bytes if self.server.bytes else 1
            body = json.dumps({"text": " ".join(words[:math.ceil(share * len(words))])}).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass


def spoken(port, text):
    """Her own voice's sound of it, at 16 kHz, without silence around it."""
    request = urllib.request.Request("http://127.0.0.1:%d/v1/audio/speech" % port, json.dumps({"model": "samantha", "input": text, "voice": "rms", "response_format": "pcm"}).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        data = answer.read()
    at24 = struct.unpack("<%dh" % (len(data) // 2), data[:len(data) // 2 * 2])
    at16 = [at24[i * 3 // 2] if i % 2 == 0 else (at24[i * 3 // 2] + at24[i * 3 // 2 + 1]) // 2 for i in range(len(at24) * 2 // 3 - 1)]
    loud = [i for i, sample in enumerate(at16) if abs(sample) > 250]
    return struct.pack("<%dh" % (loud[-1] - loud[0]), *at16[loud[0]:loud[-1]])


def frames(goes_on):
    """Comes back every 20 ms, as long as it goes on."""
    due = time.monotonic()
    while goes_on():
        due += 0.02
        time.sleep(max(0, due - time.monotonic()))
        yield


class Caller:
    """A microphone that never stops, and everything that comes back."""

    def __init__(self, port, person, voice=None):
        self.socket = WebSocket(port, "/v1/talk?person=" + person)
        self.got, self.frames, self.waiting, self.live, self.muted = [], 0, b"", True, voice is None
        self.sounding, self.strays = None, 0  # the id whose frames come now; what came outside of it
        self.lock = threading.Lock()
        if voice is not None:
            self.socket.send({"type": "voice", **voice})
        threading.Thread(target=self.listen, daemon=True).start()
        threading.Thread(target=self.speak, daemon=True).start()

    def listen(self):
        try:
            while self.live:
                message = self.socket.receive_any()
                if isinstance(message, bytes):
                    self.frames += 1
                    self.strays += self.sounding is None
                else:
                    self.follow(message)
                    self.got.append(message)
        except (OSError, RuntimeError):
            self.live = False

    def follow(self, message):
        if message["type"] == "audio.begin":
            self.strays += self.sounding is not None
            self.sounding = message["id"]
        elif message["type"] in ("audio.end", "audio.stop") and message["id"] == self.sounding:
            self.sounding = None

    def speak(self):
        for _ in frames(lambda: self.live):
            with self.lock:
                frame, self.waiting = self.waiting[:FRAME], self.waiting[FRAME:]
            if not self.muted or frame:
                try:
                    self.send(frame.ljust(FRAME, b"\0"))
                except OSError:
                    return

    def send(self, message):
        with self.lock:
            self.socket.send_bytes(message) if isinstance(message, bytes) else self.socket.send(message)

    def say(self, sound):
        with self.lock:
            self.waiting += sound

    def wait(self, wanted, after=0, patience=PATIENCE):
        """The first message from number `after` on that is as wanted; an empty one where none comes."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            for message in self.got[after:]:
                if wanted(message):
                    return message
            time.sleep(0.01)
        return {}

    def close(self):
        self.live = False
        self.socket.close()


def of(type_, **fields):
    return lambda message: message["type"] == type_ and all(message.get(key) == value for key, value in fields.items())


class SlowMind(http.server.ThreadingHTTPServer):
    """A language model that thinks for three seconds."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), self.Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self, type_, body):
            self.send_response(200)
            self.send_header("Content-Type", type_)
            self.end_headers()
            with contextlib.suppress(BrokenPipeError):  # she may have stopped listening
                self.wfile.write(body.encode())

        def do_GET(self):
            self.answer("application/json", json.dumps({"object": "list", "data": [{"id": "slow", "object": "model"}]}))

        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(3)
            pieces = [{"choices": [{"index": 0, "delta": {"content": "One thing at a time, then."}}]}, {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}]
            self.answer("text/event-stream", "".join("data: %s\n\n" % json.dumps(piece) for piece in pieces) + "data: [DONE]\n\n")

        def log_message(self, *_):
            pass


def is_said(caller, sound, words, recogniser):
    recogniser.words, recogniser.bytes = words, len(sound)
    caller.say(sound)


def answers(caller, sounds, recogniser):
    is_said(caller, sounds["question"], "What is six times seven?", recogniser)
    heard = caller.wait(of("transcript", final=True))
    if heard.get("text") != "What is six times seven?":
        yield "what was said is not told: %s" % caller.got
    done = caller.wait(of("reply.done"))
    if "42" not in done.get("reply", "") or done.get("id") != heard.get("id"):
        yield "a spoken sum: %s" % done.get("reply")
    for wanted in (of("audio.begin", kind="words"), of("caption", kind="words"), of("audio.end"), of("reply.delta")):
        if caller.wait(wanted, patience=1).get("id") != heard.get("id"):
            yield "the answer is not announced, captioned, ended or written: %s" % caller.got
    total = caller.wait(of("audio.end")).get("ms", 0)
    if not 0 <= caller.frames * 20 - total < 40:
        yield "%d frames for %d ms of sound" % (caller.frames, total)
    holders = [message["holder"] for message in caller.got if message["type"] == "floor"]
    if "person" not in holders or "samantha" not in holders or holders[-1] != "nobody":
        yield "the floor went %s" % holders


def tells(caller, sounds, recogniser):
    """Begins her on a long answer; gives where its messages begin, once she speaks."""
    start = len(caller.got)
    is_said(caller, sounds["question"], "Tell me about yourself, as much as you can.", recogniser)
    caller.wait(of("audio.begin", kind="words"), start)
    time.sleep(0.8)
    return start


def is_interrupted(caller, sounds, recogniser):
    start = tells(caller, sounds, recogniser)
    is_said(caller, sounds["objection"], "No wait, what is nine times nine?", recogniser)
    if not caller.wait(of("audio.stop"), start):
        yield "she does not stop when she is spoken to: %s" % caller.got[start:]
    cut = caller.wait(of("reply.done"), start)
    whole = "".join(message["text"] for message in caller.got[start:] if message["type"] == "reply.delta" and message["id"] == cut.get("id"))
    if not cut or not len(cut["reply"]) < len(whole) or not whole.startswith(cut["reply"]):
        yield "of a reply that was cut, more is kept than was heard: %s | %s" % (cut.get("reply"), whole)
    following = caller.wait(lambda message: message["type"] == "reply.done" and message["id"] != cut.get("id"), start)
    if "81" not in following.get("reply", ""):
        yield "what was said over her is not answered: %s" % following.get("reply")


def is_murmured_at(caller, sounds, recogniser):
    start = tells(caller, sounds, recogniser)
    is_said(caller, sounds["murmur"], "Mm-hm.", recogniser)
    if not caller.wait(of("audio.hold"), start) or not caller.wait(of("audio.resume"), start):
        yield "a murmur does not make her hold and go on: %s" % caller.got[start:]
    done = caller.wait(of("reply.done"), start)
    whole = "".join(message["text"] for message in caller.got[start:] if message["type"] == "reply.delta")
    if any(message["type"] == "audio.stop" for message in caller.got[start:]) or done.get("reply") != whole:
        yield "a murmur cuts her off: %s | %s" % (done.get("reply"), whole)


def is_captioned(caller, start, kind):
    """Whether a short sound of hers that is no turn has its words beside it."""
    caption = caller.wait(of("caption", kind=kind), start)
    sound = caller.wait(of("audio.begin", kind=kind), start, 2)
    end = caller.wait(of("audio.end", id=sound.get("id")), start, 5)
    if not caption.get("text") or caption.get("id") != sound.get("id") or caption.get("from_ms") != 0 or caption.get("to_ms") != end.get("ms"):
        yield "a %s without its caption: %s" % (kind, caller.got[start:])
    if any(message["type"] == "reply.delta" and message["id"] == sound.get("id") for message in caller.got):
        yield "a %s becomes a turn" % kind


def strays(caller):
    if caller.strays:
        yield "%d frames or beginnings outside of the sound they belong to: %s" % (caller.strays, [message for message in caller.got if message["type"].startswith("audio")])


def murmurs(caller, sounds, recogniser):
    start = len(caller.got)
    is_said(caller, sounds["story"], "When my sister and I were walking past the stalls where they sell the bread and the cheese and the flowers because the", recogniser)
    yield from is_captioned(caller, start, "backchannel")
    caller.wait(of("reply.done"), start)


def is_told_to_stop(caller, sounds, recogniser):
    start = tells(caller, sounds, recogniser)
    caller.send({"type": "stop"})
    if not caller.wait(of("audio.stop"), start, 2) or not caller.wait(of("reply.done"), start, 3):
        yield "stop does not stop her"


def types(caller):
    start = len(caller.got)
    caller.send({"type": "say", "id": "typed", "text": "hello there"})
    if not caller.wait(of("audio.begin", id="typed"), start) or not caller.wait(of("reply.done", id="typed"), start):
        yield "what is typed is not answered aloud"


def shows(caller, port, sounds, recogniser):
    other = Caller(port, "Robin", {"listen": "off", "speak": "off"})
    other.muted = True
    other.wait(of("voice"))
    start = len(caller.got)
    is_said(caller, sounds["question"], "What is two plus two?", recogniser)
    done = caller.wait(of("reply.done"), start)
    if other.wait(of("reply.done"), patience=3).get("reply") != done.get("reply") or other.frames:
        yield "a second device does not show what is said, or sounds: %s" % other.got
    other.close()


def loses_the_line(port, sounds, recogniser):
    caller = Caller(port, "Kim", None)  # without a word of what it wants: sound is enough
    is_said(caller, sounds["question"], "What is five plus six?", recogniser)
    if "11" not in caller.wait(of("reply.done")).get("reply", ""):
        yield "a microphone that falls silent in the middle is not answered: %s" % caller.got
    if not caller.wait(of("voice", hears=True, listen="open")):
        yield "the first sound is not answered by what holds: %s" % caller.got
    caller.close()


def holds_the_button(port, sounds, recogniser):
    caller = Caller(port, "Ana", {"listen": "push", "speak": "on"})
    is_said(caller, sounds["question"], "What is four plus nine?", recogniser)
    time.sleep(len(sounds["question"]) / 32000 + 1)
    if any(message["type"] == "transcript" for message in caller.got):
        yield "she listens though the button is up"
    caller.send({"type": "voice", "held": True})
    caller.say(sounds["question"])
    time.sleep(len(sounds["question"]) / 32000 + 0.1)
    caller.send({"type": "voice", "held": False})
    if "13" not in caller.wait(of("reply.done")).get("reply", ""):
        yield "what was said with the button down is not answered: %s" % caller.got
    caller.close()


def refuses(port):
    caller = Caller(port, "Lee", None)
    for wrong, code in ((b"\0", "bad-frame"), (b"\0" * 40000, "bad-frame"), ({"type": "voice", "listen": "loudly"}, "bad-message"), ({"type": "voice", "held": "yes"}, "bad-message"),
                        ({"type": "voice", "speak": 7}, "bad-message"), ({"type": "played", "id": 3}, "bad-message")):
        start = len(caller.got)
        caller.send(wrong)
        if caller.wait(of("error", code=code), start, 3) == {}:
            yield "%r is not refused: %s" % (wrong if isinstance(wrong, dict) else len(wrong), caller.got[start:])
    caller.close()


def is_left_holding(port, sounds, recogniser):
    """Somebody seems to speak over her, and then the microphone is off, or nothing comes of it any more: she goes on."""
    for last in ({"type": "voice", "listen": "off"}, None):
        caller = Caller(port, "Eve", {"listen": "open", "speak": "on", "echo": "client"})
        start = tells(caller, sounds, recogniser)
        is_said(caller, sounds["objection"], "", recogniser)
        if not caller.wait(of("audio.hold"), start):
            yield "she does not hold: %s" % caller.got[start:]
        caller.muted = True
        with caller.lock:
            caller.waiting = b""
        if last:
            caller.send(last)
        if not caller.wait(of("audio.resume"), start) or not caller.wait(of("reply.done"), start):
            yield "held, and then %s: %s" % (last, caller.got[start:])
        caller.close()


def takes_nothing(port):
    """Who asks and asks and takes no answer is not read any more."""
    line, message, sent = WebSocket(port, "/v1/talk?person=Lee"), b'{"type":"voice"}', 0
    line.socket.settimeout(5)
    some = (bytes([0x81, 0x80 | len(message)]) + b"\0\0\0\0" + message) * 4096
    with contextlib.suppress(TimeoutError):
        while sent < 64 << 20:
            line.socket.sendall(some)
            sent += len(some)
        yield "%d bytes of messages were read from a client that takes nothing" % sent
    line.close()


def is_deaf(program, folder):
    server = subprocess.Popen([program, "serve", "--open", "--listen", "127.0.0.1:0", "--data", os.path.join(folder, "deaf")], stdout=subprocess.PIPE, text=True)
    try:
        caller = Caller(int(re.search(r":(\d+)/", server.stdout.readline()).group(1)), "Robin", {"listen": "open", "speak": "on"})
        told = caller.wait(of("voice"))
        if told.get("hears") is not False or told.get("speaks") is not True or "recogni" not in told.get("why", ""):
            yield "without a recogniser she does not say so: %s" % told
        yield from types(caller)
        caller.close()
    finally:
        server.terminate()
        server.wait()


def goes_on(port, recogniser):
    """Who speaks on while she thinks was not done: both are one turn."""
    first, rest = spoken(port, "I went to the market this morning."), spoken(port, "And they had the first strawberries.")
    caller = Caller(port, "Kim", {"listen": "open", "speak": "on", "echo": "client"})
    is_said(caller, first, "I went to the market this morning.", recogniser)
    begun = caller.wait(of("transcript", final=True))
    is_said(caller, rest, "And they had the first strawberries.", recogniser)
    whole = caller.wait(of("transcript", final=True, joins=begun.get("id")))
    if whole.get("text") != "I went to the market this morning. And they had the first strawberries." or "joins" in begun:
        yield "what goes on is not joined to its beginning: %s" % caller.got
    if not caller.wait(of("reply.done", id=whole.get("id"))).get("reply") or caller.wait(of("reply.done", id=begun.get("id"))).get("reply") != "":
        yield "the whole is not answered, or its beginning is: %s" % caller.got
    start = len(caller.got)
    caller.send({"type": "memory", "memory": "market"})
    kept = json.dumps(caller.wait(of("memory"), start))
    if kept.count("I went to the market this morning") != 1:
        yield "a turn and its beginning are both kept: %s" % kept
    caller.close()


def thinks(program, folder):
    mind, recogniser = SlowMind(), Recogniser()
    server = subprocess.Popen([program, "serve", "--open", "--listen", "127.0.0.1:0", "--data", os.path.join(folder, "slow"), "--mind", "openai:http://127.0.0.1:%d/v1#slow" % mind.server_port,
                               "--recognizer", "openai:http://127.0.0.1:%d#words" % recogniser.server_port], stdout=subprocess.PIPE, text=True)
    try:
        port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
        caller = Caller(port, "Robin", {"listen": "off", "speak": "on"})
        caller.muted = True
        for turn in ("one", "two", "three"):  # a busy machine may have her first word too late
            start = len(caller.got)
            caller.send({"type": "say", "id": turn, "text": "I do not know what to do."})
            if caller.wait(of("caption", kind="reflex"), start, 5):
                break
            caller.wait(of("reply.done", id=turn), start)
        yield from is_captioned(caller, start, "reflex")
        if not caller.wait(of("reply.done", id=turn), start).get("reply"):
            yield "a slow mind is not waited for: %s" % caller.got
        yield from strays(caller)
        caller.close()
        yield from goes_on(port, recogniser)
    finally:
        server.terminate()
        server.wait()
        mind.shutdown()
        recogniser.shutdown()


def talks(program, folder):
    recogniser = Recogniser()
    server = subprocess.Popen([program, "serve", "--open", "--listen", "127.0.0.1:0", "--data", os.path.join(folder, "data"), "--recognizer", "openai:http://127.0.0.1:%d#words" % recogniser.server_port],
                              stdout=subprocess.PIPE, text=True)
    try:
        port = int(re.search(r":(\d+)/", server.stdout.readline()).group(1))
        sounds = {"question": spoken(port, "What is six times seven?"), "objection": spoken(port, "No wait, what is nine times nine?"), "murmur": spoken(port, "Mm."),
                  "story": spoken(port, "So yesterday I went to the market with my sister, and we looked at all the stalls with the cheese and the flowers and the old books, and then she told me that the")}
        caller = Caller(port, "Robin", {"listen": "open", "speak": "on", "echo": "client"})
        yield from answers(caller, sounds, recogniser)
        yield from is_interrupted(caller, sounds, recogniser)
        yield from is_murmured_at(caller, sounds, recogniser)
        yield from murmurs(caller, sounds, recogniser)
        yield from is_told_to_stop(caller, sounds, recogniser)
        yield from types(caller)
        yield from shows(caller, port, sounds, recogniser)
        yield from strays(caller)
        caller.close()
        yield from loses_the_line(port, sounds, recogniser)
        yield from holds_the_button(port, sounds, recogniser)
        yield from refuses(port)
        yield from is_left_holding(port, sounds, recogniser)
        yield from takes_nothing(port)
    finally:
        server.terminate()
        server.wait()
        recogniser.shutdown()


def main():
    with tempfile.TemporaryDirectory() as folder:
        faults = list(talks(sys.argv[1], folder)) + list(is_deaf(sys.argv[1], folder)) + list(thinks(sys.argv[1], folder))
    for fault in faults:
        print("FAILED: " + fault)
    print("talking: %s" % ("%d failed" % len(faults) if faults else "all held"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
