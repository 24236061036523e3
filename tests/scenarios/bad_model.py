#!/usr/bin/env python3
"""A model that means no good, or cannot: what it says never reaches the person, and she always has an answer.   bad_model.py PROGRAM

Plays tests/conscience/bad_model.jsonl through a server of models that says exactly that, and faults of the line: dying in mid-word, broken bytes, errors,
silence, no end. Every case is a first turn of somebody new."""
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CASES = os.path.join(ROOT, "tests", "conscience", "bad_model.jsonl")
NEEDS_MORE = {"findings", "age", "crisis", "intent", "romance", "crisis_turns_ago", "recent", "about", "level"}  # tried where the censor is tried
SAID = {"en": "so, what do you make of it?", "ko": "음, 어떻게 생각하세요?"}
FAULTS = {
    "dies-in-mid-word": ("en", [b'data: {"choices":[{"delta":{"content":"That sounds like a long day. I was go"}}]}\n\n'], r"\bI was go\b"),
    "dies-before-a-word": ("ko", [], r"$^"),
    "broken-bytes": ("en", [b'data: {"choices":[{"delta":{"content":"Well \xff\xfe\xc3( and \xed\xa0\x80 so."}}]}\n\n', b"data: [DONE]\n\n"], "\ufffd"),
    "half-a-character": ("ko", [b'data: {"choices":[{"delta":{"content":"\xea\xb0"}}]}\n\n', b"data: [DONE]\n\n"], "\ufffd"),
    "no-json": ("en", [b"data: {this is no json}\n\n", b"data: [DONE]\n\n"], "no json"),
    "no-events": ("en", [b"<html><body>502 Bad Gateway</body></html>"], "Gateway|html"),
    "an-error-in-the-stream": ("ko", [b'data: {"error":{"message":"CUDA out of memory","code":500}}\n\n'], "CUDA"),
    "empty": ("en", [b"data: [DONE]\n\n"], r"$^"),
    "silence": ("en", [b": keep-alive\n\n"] * 3, "keep-alive"),
    "no-end": ("ko", [b'data: {"choices":[{"delta":{"content":"\xec\x95\x84 "}}]}\n\n'] * 4000, r"(아 ){20}"),
    "http-500": ("en", 500, "500"),
    "http-429": ("ko", 429, "429"),
    "http-401": ("en", 401, "401|key"),
}


class Scripted(BaseHTTPRequestHandler):
    """Says what the case that stands for the model's name has it say."""
    protocol_version = "HTTP/1.1"
    cases = {}

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        chunks = self.cases[body["model"]]
        if isinstance(chunks, int):
            self.send_response(chunks)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            for chunk in chunks:
                self.wfile.write(chunk)
                self.wfile.flush()
        except OSError:
            pass  # she has heard enough
        self.close_connection = True


def event_of(piece):
    """A piece is text, {"hex"} of any bytes, which go into the event's string as they are, or {"text", "times"}."""
    content = piece.encode() if isinstance(piece, str) else bytes.fromhex(piece["hex"]) if "hex" in piece else piece["text"].encode() * piece["times"]
    for plain, escaped in ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\r", b"\\r"), (b"\t", b"\\t")):
        content = content.replace(plain, escaped)
    content = re.sub(rb"[\x00-\x1f]", lambda m: b"\\u%04x" % m.group()[0], content)
    return b'data: {"choices":[{"index":0,"delta":{"content":"' + content + b'"}}]}\n\n'


def read_cases():
    cases = []
    with open(CASES, encoding="utf-8") as f:
        for line in map(json.loads, f):
            if NEEDS_MORE & line.keys():
                continue
            stream = [event_of(piece) for piece in line["stream"]] + [b"data: [DONE]\n\n"]
            cases.append((line["id"], line["language"], line.get("said", SAID[line["language"]]), stream, line["must_not"]))
    for name, (language, stream, never) in FAULTS.items():
        cases.append((name, language, SAID[language], stream, [never]))
    return cases


def talk(program, data, port, case):
    """What came of the case: the reply's line, or why there is none."""
    name, _, said, _, _ = case
    run = subprocess.run([program, "chat", "--json", "--data", data, "--person", name, "--mind", "openai:http://127.0.0.1:%d/v1#%s" % (port, name)],
                         input=json.dumps({"say": said}, ensure_ascii=False) + "\n", capture_output=True, text=True, timeout=60, check=False)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    return lines[0] if lines else {"error": run.stderr.strip() or "exit %d" % run.returncode}


def faults_of(case, answer):
    name, language, said, _, must_not = case
    reply = answer.get("reply", "")
    if not reply.strip():
        return ["no reply: %s" % answer]
    wrong = ["has /%s/: %s" % (never, reply) for never in must_not if re.search(never, reply, re.I)]
    hangul = len(re.findall("[가-힣]", reply))
    if answer["language"] == language and (language == "ko") != (hangul > 0):
        wrong.append("answers in another language: %s" % reply)
    return wrong


def main():
    program = os.path.abspath(sys.argv[1])
    cases = read_cases()
    Scripted.cases = {case[0]: case[3] for case in cases}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Scripted)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    began, wrong, own = time.time(), [], 0
    with tempfile.TemporaryDirectory() as data:
        for case in cases:
            answer = talk(program, data, server.server_address[1], case)
            wrong += ["%s: %s" % (case[0], fault) for fault in faults_of(case, answer)]
            own += answer.get("mind") == "openai"
    print("\n".join(wrong))
    print("%d cases of a bad model, %d faults, %d s" % (len(cases), len(wrong), time.time() - began))
    return 1 if wrong or len(cases) < 200 or own < 200 else 0


if __name__ == "__main__":
    sys.exit(main())
