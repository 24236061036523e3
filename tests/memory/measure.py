#!/usr/bin/env python3
"""What she remembers of a year of talk, asked for in words.   measure.py PROGRAM [NAME...] [--each] [--least X] [--least-unknown X]

Plays the lives NAME.talk (README.md) through `chat --json`, with their dates, and reads the answers to their questions. An answer holds every
word that is expected and none that is not; a question that nothing was told of is answered by saying so. With --least the exit code is 1 where
fewer of the questions with an answer are answered, or, with --least-unknown, fewer of those without."""
import argparse
import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DEV = ["en_a", "en_b", "en_c", "ko_a", "ko_c"]
ZONE = dt.timezone(dt.timedelta(hours=9))
UNKNOWN = re.compile(
    r"haven'?t told|never told|not told|didn'?t tell|don'?t know|do not know|no idea|haven'?t said|never said|never mentioned|haven'?t mentioned|don'?t have (that|it|any)|"
    r"hasn'?t come up|never came up|hasn'?t reached|can'?t find|not something (you|i)|nothing (of|about|on) |don'?t remember|no memory|not in what|blank|have not been told|haven'?t heard|never heard|haven'?t learned|only be guessing|among the things|"
    r"몰라|모르|못 들|안 들|들은 적|들은 기억|말한 적|말해 준 적|얘기한 적|기억에 없|기억이 없|기억엔 없|안 알려|아직 .{0,12}(안|못)|없는데|없어요|없네", re.I)


class Her:
    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "chat", "--json", "--data", folder, "--person", "you", "--seed", "3"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def say(self, words, at):
        self.process.stdin.write(json.dumps({"say": words, "at": at.isoformat()}, ensure_ascii=False).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())["reply"]

    def end(self):
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()


def lines_of(name):
    with open(os.path.join(HERE, name + ".talk"), encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line[0], line[2:].strip()


def holds(expected, reply):
    lower = reply.lower().replace("’", "'")
    for part in (p.strip() for p in expected.split(",")):
        forbidden = part.startswith("!")
        words = [w.strip() for w in part.lstrip("!").split("/")]
        found = any(re.search(r"(?<![a-z0-9])" + re.escape(w), lower) if w.isascii() else w.replace(" ", "") in lower.replace(" ", "") for w in words)
        if found == forbidden:
            return False
    return True


def play(program, name, each):
    got = {}
    with tempfile.TemporaryDirectory() as folder:
        her, at = Her(program, folder), None
        for mark, text in lines_of(name):
            if mark == "@":
                at = dt.datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
                continue
            at += dt.timedelta(seconds=50)
            if mark == ">":
                her.say(text, at)
                continue
            kind, question, expected = (part.strip() for part in text.split("|"))
            reply = her.say(question, at)
            right = bool(UNKNOWN.search(reply)) if kind == "none" else holds(expected, reply)
            of = got.setdefault(kind, [0, 0])
            of[0] += right
            of[1] += 1
            if each and not right:
                print("%s %-6s %s\n       want %s\n       got  %s" % (name, kind, question, expected, reply))
        her.end()
    return got


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("names", nargs="*", default=DEV)
    options.add_argument("--each", action="store_true", help="print every question that went wrong")
    options.add_argument("--least", type=float, default=0)
    options.add_argument("--least-unknown", type=float, default=0)
    given = options.parse_args()
    known, unknown = [0, 0], [0, 0]
    for name in given.names or DEV:
        got = play(given.program, name, given.each)
        for kind, (right, of) in got.items():
            total = unknown if kind == "none" else known
            total[0] += right
            total[1] += of
        print(name, "  ".join("%s %d/%d" % (kind, *got[kind]) for kind in sorted(got)))
    print("answered %d/%d, said she does not know %d/%d" % (*known, *unknown))
    return 0 if known[0] >= given.least * known[1] and unknown[0] >= given.least_unknown * unknown[1] else 1


if __name__ == "__main__":
    sys.exit(main())
