#!/usr/bin/env python3
"""How well her eyes read a folder of pictures (tools/render_pictures.py draws one): formulas exactly right by kind, and how long a picture takes.

    tests/vision/measure.py PROGRAM FOLDER [--inside] [--show] [--least print=0.95 photo=0.85]
PROGRAM is build/samantha (asked by `solve --image FILE --json`) or build/src/vision/look (which looks at many in one go; --inside: without a child). Compared is what a formula means, however it
is typed: spaces, the signs for times, over and minus, and brackets that change nothing do not count."""
import json
import os
import re
import subprocess
import sys
import time

SAME = str.maketrans({"×": "*", "·": "*", "−": "-", "–": "-", "÷": "/", "[": "(", "]": ")", "{": "(", "}": ")"})


class Reader:
    """A formula as a tree; raises ValueError where it is none."""

    def __init__(self, text):
        text = text.translate(SAME).replace(" ", "").replace("<=", "≤").replace(">=", "≥").replace("√", "sqrt")
        text = re.sub(r"=\??$", "", text)
        self.rest = re.findall(r"sqrt|\d+\.?\d*|\.\d+|[a-zA-Z]|[-+*/^()=<>≤≥%?!,]", text)
        if "".join(self.rest) != text:
            raise ValueError(text)

    def next(self):
        return self.rest[0] if self.rest else ""

    def take(self):
        return self.rest.pop(0)

    def all(self):
        tree = self.sum()
        while self.next() and self.next() in "=<>≤≥":
            tree = (self.take(), tree, self.sum())
        if self.rest:
            raise ValueError(self.rest)
        return tree

    def sum(self):
        tree = self.signed()
        while self.next() in ("+", "-"):
            tree = (self.take(), tree, self.product())
        return tree

    def signed(self):
        if self.next() in ("+", "-"):
            sign = self.take()
            return (sign, self.product())
        return self.product()

    def product(self):
        tree = self.power()
        while self.next() in ("*", "/") or re.match(r"[\w(.]", self.next() or "+"):
            sign = self.take() if self.next() in ("*", "/") else "."  # written side by side
            tree = (sign, tree, self.power())
        return tree

    def power(self):
        tree = self.atom()
        while self.next() in ("^", "%", "!"):
            tree = (self.take(), tree, self.signed_atom()) if self.next() == "^" else (self.take(), tree)
        return tree

    def signed_atom(self):
        return ("-", self.atom()) if self.next() == "-" and self.take() else self.atom()

    def atom(self):
        if not self.rest:
            raise ValueError("ends early")
        one = self.take()
        if one == "(":
            tree = self.sum()
            if self.next() != ")":
                raise ValueError("open bracket")
            self.take()
            return tree
        if one == "sqrt":
            return ("sqrt", self.atom())
        if not re.match(r"[\w.]", one):
            raise ValueError(one)
        return one


def meaning(text):
    try:
        return Reader(text).all()
    except ValueError:
        return text.translate(SAME).replace(" ", "")


def look_all(program, files, inside):
    """name -> (formulas, words, milliseconds)"""
    seen = {}
    if os.path.basename(program) == "look":
        run = subprocess.run([program] + (["inside"] if inside else []) + files, capture_output=True, text=True, check=True)
        for line in run.stdout.splitlines():
            name, took, formulas, words = line.split("\t")[:4]
            seen[os.path.basename(name)] = ([f for f in formulas.split(" ; ") if f], words, float(took))
        return seen
    for file in files:
        began = time.monotonic()
        run = subprocess.run([program, "solve", "--image", file, "--json"], capture_output=True, text=True)
        took = (time.monotonic() - began) * 1000
        answer = json.loads(run.stdout.splitlines()[0]) if run.stdout.strip() else {}
        picture = answer.get("read", answer)
        formulas = [f["text"] if isinstance(f, dict) else f for f in picture.get("formulas", [])]
        seen[os.path.basename(file)] = (formulas, picture.get("words", ""), took)
    return seen


def main():
    arguments = sys.argv[1:]
    show = "--show" in arguments
    least = dict(a.split("=") for a in arguments[arguments.index("--least") + 1:] if "=" in a) if "--least" in arguments else {}
    program, folder = arguments[:2]
    with open(os.path.join(folder, "truth.tsv"), encoding="utf-8") as lines:
        truth = [line.rstrip("\n").split("\t") for line in lines]
    seen = look_all(program, [os.path.join(folder, row[0]) for row in truth], "--inside" in arguments)
    counts, times = {}, []
    for name, kind, formulas, words in truth:
        got, read, took = seen.get(name, ([], "", 0.0))
        right = [meaning(f) for f in formulas.split(" ; ")] == [meaning(f) for f in got]
        n = counts.setdefault(kind, [0, 0, 0, 0])
        n[0] += right
        n[1] += 1
        if words:
            n[2] += re.sub(r"\W", "", words) == re.sub(r"\W", "", read)
            n[3] += 1
        times.append(took)
        if show and not right:
            print("  %-16s wanted %s | got %s | words %s" % (name, formulas, " ; ".join(got), read))
    times.sort()
    for kind, (right, n, words_right, n_words) in counts.items():
        print("%-6s formulas %d of %d (%.3f)%s" % (kind, right, n, right / n, ", words %d of %d" % (words_right, n_words) if n_words else ""))
    print("a picture: median %.0f ms, 95 of 100 within %.0f ms" % (times[len(times) // 2], times[int(len(times) * 0.95)]))
    return 0 if all(counts[k][0] >= float(v) * counts[k][1] for k, v in least.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
