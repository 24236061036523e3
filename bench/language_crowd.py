#!/usr/bin/env python3
"""Many people whose words a model on a server finds, all at once: how long each waits, and what it costs us.   language_crowd.py [PEOPLE] [ROUNDS]

Starts a server of models that says what it is told (bench/model_server.cc) and samantha serve in front of it; prints slowest over median and our processor
time a sentence."""
import asyncio
import json
import os
import re
import statistics
import struct
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LINES = ["we painted the hallway today and it took all day", "my neighbour lent me her ladder", "그래서 오늘은 좀 피곤하네요", "i think i will plant beans this year", "동생이 다음 달에 이사를 가요"]
REPLIES = ["A whole hallway in one day is no small thing. Did the colour come out as you hoped?", "That was kind of her. A ladder is a small friendship.",
           "그런 날은 일찍 눕는 게 제일이죠. 저녁은 챙겨 드셨어요?", "Beans are generous, they forgive nearly everything. You will have more than you can eat by August.", "이사 준비로 정신없겠네요. 짐은 많은 편이에요?"]


class Talk:
    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    @classmethod
    async def open(cls, port, person):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(("GET /v1/talk?person=%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: c2FtYW50aGEgbG9va3M=\r\n"
                      "Sec-WebSocket-Version: 13\r\n\r\n" % (person, port)).encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise RuntimeError(head.decode())
        return cls(reader, writer)

    async def say(self, text):
        """Milliseconds to the first sentence and to the end, and the reply."""
        payload = json.dumps({"type": "say", "text": text}, ensure_ascii=False).encode()
        size = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + struct.pack(">H", len(payload))
        began, first = time.perf_counter(), None
        self.writer.write(b"\x81" + size + b"\0\0\0\0" + payload)
        while True:
            head = await self.reader.readexactly(2)
            length = head[1] & 127
            if length == 126:
                length = struct.unpack(">H", await self.reader.readexactly(2))[0]
            message = json.loads(await self.reader.readexactly(length))
            now = (time.perf_counter() - began) * 1000
            first = first or now
            if message["type"] == "error":
                raise RuntimeError(message)
            if message["type"] == "reply.done":
                return first, now, message


def cpu_seconds(pid):
    with open("/proc/%d/stat" % pid, encoding="utf-8") as f:
        fields = f.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def run(port, pid, people, rounds):
    talks = await asyncio.gather(*(Talk.open(port, "crowd%d" % n) for n in range(people)))
    await asyncio.gather(*(talk.say("hello") for talk in talks))
    for turn in range(rounds):
        before = cpu_seconds(pid)
        done = await asyncio.gather(*(talk.say(LINES[(n + turn) % len(LINES)]) for n, talk in enumerate(talks)))
        used = cpu_seconds(pid) - before
        sentences = sum(max(1, len(re.findall(r"[.?!…]+", message["reply"]))) for _, _, message in done)
        whole, first = sorted(end for _, end, _ in done), sorted(start for start, _, _ in done)
        lost = sum(1 for _, _, message in done if message["notices"] and "model" in " ".join(message["notices"]))
        print("round %d: first sentence %.0f ms in the median, whole %.0f, slowest %.0f: %.2f times the median; %d sentences, %.2f ms of processor time each; %d went without the model"
              % (turn + 1, statistics.median(first), statistics.median(whole), whole[-1], whole[-1] / statistics.median(whole), sentences, used * 1000 / sentences, lost))


def main():
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 641
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as data:
        script = os.path.join(data, "script.jsonl")
        with open(script, "w", encoding="utf-8") as f:
            f.writelines(json.dumps({"reply": reply}, ensure_ascii=False) + "\n" for reply in REPLIES)
        models = subprocess.Popen([os.path.join(ROOT, "build/bench/model_server"), "--script", script], stdout=subprocess.PIPE, text=True)
        url = re.search(r"http://\S+", models.stdout.readline()).group()
        own = subprocess.Popen([os.path.join(ROOT, "build/samantha"), "serve", "--open", "--listen", "127.0.0.1:0", "--data", data, "--mind", "openai:%s#bench" % url],
                               stdout=subprocess.PIPE, text=True)
        try:
            port = int(re.search(r":(\d+)/", own.stdout.readline()).group(1))
            asyncio.run(run(port, own.pid, people, rounds))
        finally:
            own.terminate()
            models.terminate()
            own.wait(20)
            models.wait(20)


if __name__ == "__main__":
    main()
