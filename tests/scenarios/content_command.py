#!/usr/bin/env python3
"""`samantha content` as people who write content use it.   content_command.py PROGRAM"""
import json
import os
import subprocess
import sys
import tempfile


def run(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout, done.stderr


def tries(program):
    """Faults of `content try`, in words."""
    code, out, _ = run(program, "content", "try", "i got fired today", "--json")
    told = json.loads(out)
    best = told["proposals"][0]
    if code != 0 or told["heard"]["intents"][0]["intent"] != "job-loss":
        yield "try: does not say what was understood: " + out
    if best["fate"] != "taken" or best["text"] != told["reply"] or not best["pieces"][0]["text"]:
        yield "try: the best proposal is not the reply with its pieces: " + out
    if run(program, "content", "try", "i got fired today", "--json")[1] != out:
        yield "try: the same line twice is explained in two ways"
    again = json.loads(run(program, "content", "try", "i got fired today", "--after", "i got fired today", "--json")[1])
    if again["reply"] == told["reply"]:
        yield "try: --after leaves no trace: " + again["reply"]
    if "1." not in run(program, "content", "try", "오늘 회사에서 잘렸어")[1]:
        yield "try: no table of proposals"


def checks(program):
    """Faults of `content check`, in words."""
    with tempfile.TemporaryDirectory(prefix="samantha-content-") as folder:
        if run(program, "content", "check", folder)[0] != 2:
            yield "check: an empty folder is wrong usage"
        os.makedirs(os.path.join(folder, "en", "replies"))
        with open(os.path.join(folder, "intents.yaml"), "w", encoding="utf-8") as f:
            f.write("food: statement\n")
        with open(os.path.join(folder, "en", "replies", "soup.yaml"), "w", encoding="utf-8") as f:
            f.write("- on: [food]\n  body: [\"Soup?\"]\n")
        code, _, errors = run(program, "content", "check", folder)
        if code != 1 or "soup.yaml:2: " not in errors:
            yield "check: a question in a body is a fault: " + errors


def main():
    program = os.path.abspath(sys.argv[1])
    faults = list(tries(program)) + list(checks(program))
    print("\n".join(faults) if faults else "content command: well")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
