#!/usr/bin/env python3
"""kill -9 at a random moment of a piped conversation, again and again: no acknowledged turn lost, none taken twice.

durability.py PROGRAM [ROUNDS]   Each round says numbered lines under ids, kills the program at a random moment, starts it again, says
the unacknowledged ones again under their ids, and at the end exports the whole life and counts."""
import json
import os
import random
import subprocess
import sys
import tempfile
import time


def start(program, folder):
    return subprocess.Popen([program, "chat", "--json", "--data", folder, "--person", "Nine"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def main():
    program, rounds = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 25
    chance, acknowledged, number = random.Random(9), set(), 0
    with tempfile.TemporaryDirectory(prefix="samantha-kill-") as folder:
        pending = []
        for _ in range(rounds):
            process = start(program, folder)
            end = time.monotonic() + chance.uniform(0.05, 0.6)
            os.set_blocking(process.stdout.fileno(), False)
            buffer = b""
            while time.monotonic() < end:
                while len(pending) < 4:
                    number += 1
                    pending.append("n%d" % number)
                    process.stdin.write(json.dumps({"id": pending[-1], "say": "line number %d of the count" % number}).encode() + b"\n")
                    process.stdin.flush()
                buffer += process.stdout.read(65536) or b""
                while b"\n" in buffer:
                    line, buffer = buffer.split(b"\n", 1)
                    answered = json.loads(line)["id"]
                    acknowledged.add(answered)
                    pending.remove(answered)
                time.sleep(0.001)
            process.kill()
            process.wait()
            retry, pending = pending, []
            if retry:                                    # the client says again what was not acknowledged
                lines = b"".join(json.dumps({"id": i, "say": "line number %s of the count" % i[1:]}).encode() + b"\n" for i in retry)
                out = subprocess.run([program, "chat", "--json", "--data", folder, "--person", "Nine"], input=lines, stdout=subprocess.PIPE, check=True).stdout
                acknowledged |= {json.loads(line)["id"] for line in out.splitlines()}
        path = os.path.join(folder, "life.jsonl")
        subprocess.run([program, "export", "--data", folder, "--person", "Nine", "--out", path], check=True)
        said = []
        with open(path, encoding="utf-8") as f:
            for line in f:
                heard = json.loads(line).get("heard")
                said += [heard["client_id"]] if heard else []
    counted = {i: said.count(i) for i in set(said)}
    lost = [i for i in acknowledged if i not in counted]
    twice = [n for n, c in counted.items() if c > 1]
    print("durability: %d kills, %d turns acknowledged, %d lost, %d twice" % (rounds, len(acknowledged), len(lost), len(twice)))
    return 1 if lost or twice or not acknowledged else 0


if __name__ == "__main__":
    sys.exit(main())
