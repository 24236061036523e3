#!/usr/bin/env python3
"""How many English word problems of tests/maths/stories_en.jsonl `samantha solve` answers; they were written by someone who had not seen the parser.

    tests/maths/measure_stories.py PROGRAM [FILE] [--least SHARE] [--show]      exit 1 where the share that is right is below SHARE
"""
import argparse
import json
import os
import subprocess
import sys
import time
from fractions import Fraction


def same(got, wanted):
    try:
        return Fraction(got.replace(",", "")) == Fraction(wanted)
    except (ValueError, ZeroDivisionError):
        return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("file", nargs="?", default=os.path.join(os.path.dirname(__file__), "stories_en.jsonl"))
    parser.add_argument("--least", type=float, default=0.5)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    with open(asked.file, encoding="utf-8") as file:
        problems = [json.loads(line) for line in file]
    texts = [p.get("q") or p["question"] for p in problems]
    began = time.monotonic()
    run = subprocess.run([asked.program, "solve", "--json"], input="".join(text + "\n" for text in texts), text=True, capture_output=True, check=True)
    took = (time.monotonic() - began) / len(problems)
    got = [json.loads(line) for line in run.stdout.splitlines()]
    right = [same(g["answer"], p["answer"]) for g, p in zip(got, problems)]
    sure = [r for g, r in zip(got, right) if g["answer"] and g.get("sure", True)]
    if asked.show:
        for text, p, g, r in zip(texts, problems, got, right):
            if not r:
                print("   ", text, "| wanted", p["answer"], "| got", g["answer"] or "none", "sure" if g.get("sure") else "")
    none = sum(not g["answer"] for g in got)
    print("right %d of %d (%.1f %%), wrong %d, none %d; of %d sure answers %d right; %.1f ms a problem" % (
        sum(right), len(right), 100 * sum(right) / len(right), len(right) - sum(right) - none, none, len(sure), sum(sure), took * 1000))
    return 0 if sum(right) >= asked.least * len(right) else 1


if __name__ == "__main__":
    sys.exit(main())
