#!/usr/bin/env python3
"""How many Korean word problems of a collection `samantha solve` answers, by class: a JSON object of problems with "class", "question" and
"answer" (the collection is not part of this project).

    tests/maths/measure_words.py PROGRAM [FILE] [--show]   without the file it says so and measures nothing
"""
import json
import os
import subprocess
import sys
from fractions import Fraction


def number(text):
    text = text.strip().strip("()").replace(",", "")
    try:
        top, _, bottom = text.partition("/")
        return Fraction(top) / Fraction(bottom or 1)
    except (ValueError, ZeroDivisionError):
        return None


def same(got, wanted):
    a, b = number(got), number(wanted)
    return got == wanted or (a is not None and a == b)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--show"]
    program = arguments[0]
    file = arguments[1] if len(arguments) > 1 else os.path.join(os.path.dirname(__file__), "../../../shared/data/mwp_korean/half_a.json")
    if not os.path.exists(file):
        print("no problems at", file, "- nothing is measured")
        return 0
    with open(file, encoding="utf-8") as opened:
        problems = list(json.load(opened).values())
    lines = "".join(" ".join(p["question"].split()) + "\n" for p in problems)
    run = subprocess.run([program, "solve", "--json"], input=lines, text=True, capture_output=True, check=True)
    classes = {}
    for problem, line in zip(problems, run.stdout.splitlines()):
        got = json.loads(line).get("answer") or ""
        verdict = 2 if not got else 0 if same(got, problem["answer"]) else 1
        classes.setdefault(problem["class"], [0, 0, 0])[verdict] += 1
        if verdict and "--show" in sys.argv:
            print("   ", problem["question"], "| wanted", problem["answer"], "| got", got or "none")
    for name, (right, wrong, none) in sorted(classes.items()):
        print("%s: right %d, wrong %d, none %d of %d (%.1f %%)" % (name, right, wrong, none, right + wrong + none, 100 * right / (right + wrong + none)))
    right = sum(c[0] for c in classes.values())
    everything = sum(map(sum, classes.values()))
    print("all: right %d of %d (%.1f %%)" % (right, everything, 100 * right / everything))
    return 0 if right >= 0.6 * everything else 1


if __name__ == "__main__":
    sys.exit(main())
