#!/usr/bin/env python3
"""Plays the talks in *.talk against the program, as a person would through a pipe.   run.py PROGRAM [FILE...]

A talk file:   == name [person=NAME]        a new talk with an empty data folder
               > words                      said by the person
               > [FILE] words               the same with a picture of pictures/
               < pattern                    the reply must match (case-insensitive, several allowed)
               ! pattern                    the reply must not match
               ~ key.path: pattern          the same as a wish: what a learned model makes of a line need not be right every time, but nine times in ten
               = key.path: pattern          a value of the answer's JSON must match ("= language: ^ko$", "= perceived.crisis: none")
               (wait P1D)                   the clock moves on
               (restart)                    the program ends and starts again
               # a remark
Every reply of every talk must besides have words, ask at most one question, and not repeat one of the same talk over 25 characters.
Talks run on a clock of their own that begins on a Monday at 20:00, Korean time."""
import datetime as dt
import glob
import json
import os
import re
import select
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
START = dt.datetime(2027, 3, 1, 20, tzinfo=dt.timezone(dt.timedelta(hours=9)))
WISHES_NEEDED = 0.9
PATIENCE = 20  # seconds for one answer on a loaded machine
AT_ONCE = 2  # talks
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # no waits for the disk; durability.py tests those
LONG = 25  # characters; a shorter reply may come again
QUOTED = re.compile(r'"[^"]*"|“[^”]*”|‘[^’]*’')


class Talk:
    def __init__(self, program, folder, person):
        self.command = [program, "chat", "--json", "--data", folder, "--person", person, "--seed", "11"]
        self.clock = START
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def stop(self):
        self.process.stdin.close()
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        return code

    def ask(self, request):
        self.process.stdin.write(json.dumps(request, ensure_ascii=False).encode() + b"\n")
        self.process.stdin.flush()
        while True:
            if not select.select([self.process.stdout], [], [], PATIENCE)[0]:
                raise RuntimeError("no answer to %r" % request)
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError("died on %r" % request)
            answer = json.loads(line)
            if not answer.get("initiated"):
                return answer

    def say(self, words):
        self.clock += dt.timedelta(seconds=40)
        request = {"say": words, "at": self.clock.isoformat()}
        shown = re.match(r"\[([\w.]+)\] ?(.*)", words)
        if shown:
            request.update(say=shown.group(2), image=os.path.join(HERE, "pictures", shown.group(1)))
        return self.ask(request)

    def wait(self, duration):
        answer = self.ask({"wait": duration})
        days, hours, minutes = (int(x or 0) for x in re.fullmatch(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?", duration).groups())
        self.clock += dt.timedelta(days=days, hours=hours, minutes=minutes)
        return answer


def value_at(answer, path):
    for key in path.split("."):
        answer = answer[int(key)] if isinstance(answer, list) else answer.get(key) if isinstance(answer, dict) else None
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)


def fault(mark, rule, answer):
    """None, or what is wrong with the answer."""
    reply = str(answer.get("reply", ""))
    if mark == "<" and not re.search(rule, reply, re.I):
        return "wanted %r in %r" % (rule, reply)
    if mark == "!" and re.search(rule, reply, re.I):
        return "did not want %r in %r" % (rule, reply)
    if mark == "=":
        path, pattern = (part.strip() for part in rule.split(":", 1))
        if not re.search(pattern, value_at(answer, path)):
            return "wanted %s to match %r, it is %s" % (path, pattern, value_at(answer, path))
    return None


def manners(reply, said_before):
    """None, or what is wrong with any reply, whatever it answers."""
    if not reply.strip():
        return "no words"
    if QUOTED.sub("", reply).count("?") > 1:
        return "more than one question: %r" % reply
    if len(reply) > LONG and reply in said_before:
        return "said before in this talk: %r" % reply
    return None


def play(program, lines):
    """The faults of one talk: (line number, what); and of its wishes, whether each came true."""
    faults, wishes, answer, said, may_repeat = [], [], {}, set(), False
    person = re.search(r"person=(\S+)", lines[0][1])
    with tempfile.TemporaryDirectory(prefix="samantha-talk-", dir=IN_MEMORY) as folder:
        talk = Talk(program, folder, person.group(1) if person else "Robin")
        for number, line in lines[1:]:
            mark, rest = line[0], line[1:].strip()
            if mark == ">":
                answer = talk.say(rest)
                reply = str(answer.get("reply", ""))
                wrong = manners(reply, () if may_repeat else said)
                faults += [(number, wrong)] if wrong else []
                said.add(reply)
                may_repeat = False
            elif mark in "<!=":
                wrong = fault(mark, rest, answer)
                faults += [(number, wrong)] if wrong else []
            elif mark == "~":
                wishes.append(fault("=", rest, answer) is None)
            elif line.startswith("(wait "):
                answer = talk.wait(line[6:].rstrip(")"))
            elif line == "(restart)":
                if talk.stop() != 0:
                    faults.append((number, "did not end well"))
                talk.start()
            elif line == "(may repeat)":
                may_repeat = True
            else:
                faults.append((number, "not understood: " + line))
        if talk.stop() != 0:
            faults.append((lines[-1][0], "did not end well"))
    return faults, wishes


def talks_of(path):
    """[[(line number, text), ...], ...], a talk each."""
    talks = []
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            line = line.strip()
            if line.startswith("=="):
                talks.append([])
            if line and not line.startswith("#") and talks:
                talks[-1].append((number, line))
    return talks


def faults_of(program, lines):
    try:
        return play(program, lines)
    except (RuntimeError, OSError, ValueError, subprocess.TimeoutExpired) as trouble:
        return [(lines[0][0], str(trouble))], []


def main():
    program = os.path.abspath(sys.argv[1])
    paths = sys.argv[2:] or sorted(glob.glob(os.path.join(HERE, "*.talk")))
    talks = [(path, lines) for path in paths for lines in talks_of(path)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(lambda talk: faults_of(program, talk[1]), talks))
    for (path, _), (faults, _) in zip(talks, results):
        for number, what in faults:
            print("%s:%d: %s" % (os.path.relpath(path), number, what))
    failed = sum(bool(faults) for faults, _ in results)
    wishes = [wish for _, each in results for wish in each]
    print("scenarios: %d passed, %d failed; %d of %d lines understood as wished (%d %% needed)" %
          (len(talks) - failed, failed, sum(wishes), len(wishes), 100 * WISHES_NEEDED))
    return 1 if failed or not talks or sum(wishes) < WISHES_NEEDED * len(wishes) else 0


if __name__ == "__main__":
    sys.exit(main())
