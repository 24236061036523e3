#!/usr/bin/env python3
"""How many of the exact problems of a folder `samantha solve` answers, by kind: files of a question line and an answer line in turn
(DeepMind's mathematics dataset, Apache-2.0, which is not part of this project).

    tests/maths/measure.py PROGRAM [FOLDER] [--show]   without the folder it says so and counts nothing
"""
import glob
import json
import os
import subprocess
import sys
import time


def answers(program, questions):
    run = subprocess.run([program, "solve", "--json"], input="\n".join(questions) + "\n", text=True, capture_output=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def main():
    arguments = [a for a in sys.argv[1:] if a != "--show"]
    program = arguments[0]
    folder = arguments[1] if len(arguments) > 1 else os.path.join(os.path.dirname(__file__), "../../../shared/data/deepmind_math/train_dist")
    files = sorted(glob.glob(os.path.join(folder, "*.txt")))
    if not files:
        print("no folder of problems at", folder, "- nothing is measured")
        return 0
    families = {}
    for file in files:
        with open(file, encoding="utf-8") as lines:
            rows = lines.read().split("\n")
        questions, wanted = rows[0::2], rows[1::2]
        questions = questions[: len(wanted)]
        began = time.monotonic()
        got = answers(program, questions)
        took = (time.monotonic() - began) / len(questions)
        kind = os.path.basename(file)[:-4]
        counts = families.setdefault(kind.split("__")[0], [0, 0, 0])
        right = sum(g["verified"] and g["answer"] == w for g, w in zip(got, wanted))
        wrong = sum(g["verified"] and g["answer"] != w for g, w in zip(got, wanted))
        for i, n in enumerate((right, wrong, len(wanted))):
            counts[i] += n
        if right < len(wanted):
            print("  %-42s %d of %d, wrong %d, %.2f ms" % (kind, right, len(wanted), wrong, took * 1000))
        if "--show" in sys.argv:
            for q, g, w in zip(questions, got, wanted):
                if g["answer"] != w:
                    print("    ", q[-160:], "| wanted", w, "| got", g["answer"] or g.get("why"))
    for family, (right, wrong, all_of) in families.items():
        print("%-14s %5d of %5d (%.4f), wrong %d" % (family, right, all_of, right / all_of, wrong))
    return 0 if all(right >= 0.95 * n and wrong <= 0.01 * n for right, wrong, n in families.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
