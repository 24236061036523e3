#!/usr/bin/env python3
"""Plain BM25 on the invented lives: what recall is measured against (tests/recall/README.md).

    tests/recall/plain.py [NAME...] [-k 10] [--each]

Whole words in lower case, no stemming, single turns as documents (k1 1.2, b 0.75; Robertson and Zaragoza 2009). Checks the files, too: ids,
kinds, two speakers. --each tells every question. Exit 1 where a file is at fault.
"""
import argparse
import collections
import math
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
KINDS = {"single": 12, "several": 10, "time": 8, "inference": 5, "none": 5}


def read_life(name):
    """[(id, speaker, words, when)], ids "sitting:turn" from 1."""
    turns, sitting, turn, when = [], 0, 0, ""
    for number, line in enumerate((HERE / f"{name}.life").read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if opening := re.fullmatch(r"== (\d{4}-\d\d-\d\d \d\d:\d\d)", line):
            sitting, turn, when = sitting + 1, 0, opening[1]
            continue
        said = re.fullmatch(r"([^:]{1,20}): (.+)", line)
        if not said or not sitting:
            sys.exit(f"{name}.life:{number}: neither a sitting nor a turn: {line[:60]}")
        turn += 1
        turns.append((f"{sitting}:{turn}", said[1], said[2], when))
    if len({speaker for _, speaker, _, _ in turns}) != 2:
        sys.exit(f"{name}.life: not two speakers")
    return turns


def read_questions(name, ids):
    """[(kind, evidence ids, question, answer)]."""
    questions = []
    for number, line in enumerate((HERE / f"{name}.questions").read_text(encoding="utf-8").splitlines(), 1):
        columns = line.split("\t")
        if len(columns) != 4:
            sys.exit(f"{name}.questions:{number}: {len(columns)} columns, not kind, evidence, question, answer")
        evidence = [] if columns[1] == "-" else columns[1].split(",")
        if any(each not in ids for each in evidence) or (columns[0] == "none") != (not evidence):
            sys.exit(f"{name}.questions:{number}: evidence {columns[1]}")
        questions.append((columns[0], evidence, columns[2], columns[3]))
    if collections.Counter(kind for kind, *_ in questions) != KINDS:
        sys.exit(f"{name}.questions: kinds are not {KINDS}")
    return questions


def words_of(text):
    return re.findall(r"[\w']+", text.lower())


class PlainIndex:
    def __init__(self, turns):
        self.ids = [turn[0] for turn in turns]
        self.documents = [collections.Counter(words_of(turn[2])) for turn in turns]
        self.lengths = [sum(document.values()) for document in self.documents]
        self.mean = sum(self.lengths) / len(self.lengths)
        self.found = collections.Counter(word for document in self.documents for word in document)

    def top(self, question, k):
        scored = []
        for place, document in enumerate(self.documents):
            score = 0.0
            for word in set(words_of(question)) & document.keys():
                rarity = math.log(1 + (len(self.ids) - self.found[word] + 0.5) / (self.found[word] + 0.5))
                norm = 1.2 * (0.25 + 0.75 * self.lengths[place] / self.mean)
                score += rarity * document[word] * 2.2 / (document[word] + norm)
            if score > 0:
                scored.append((-score, place))
        return [self.ids[place] for _, place in sorted(scored)[:k]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="all unless given")
    parser.add_argument("-k", type=int, default=10)
    parser.add_argument("--each", action="store_true")
    options = parser.parse_args()
    total = collections.defaultdict(list)
    for name in options.names or sorted(path.stem for path in HERE.glob("*.life")):
        turns = read_life(name)
        index, here = PlainIndex(turns), collections.defaultdict(list)
        for kind, evidence, question, _ in read_questions(name, set(turn[0] for turn in turns)):
            if not evidence:
                continue
            got = index.top(question, options.k)
            share = sum(each in got for each in evidence) / len(evidence)
            for each in (kind, "all"):
                here[each].append(share)
                total[each].append(share)
            if options.each:
                print(f"{share:.2f} {kind:9} {question}")
        print(name, len(turns), "turns", {kind: round(sum(v) / len(v), 3) for kind, v in here.items()})
    print("together", {kind: round(sum(v) / len(v), 3) for kind, v in total.items()}, f"at {options.k}")


if __name__ == "__main__":
    main()
