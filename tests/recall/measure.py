#!/usr/bin/env python3
"""Evidence recall of `samantha recall` on the invented lives, beside plain BM25.

    tests/recall/measure.py BINARY [NAME...] [-k 10] [--each]

For each question with an answer: the share of its evidence among the k best turns; the mean over all. Tells the longest search, too.
"""
import argparse
import collections
import json
import subprocess
import sys

from plain import PlainIndex, read_life, read_questions, HERE


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("names", nargs="*", help="all unless given")
    parser.add_argument("-k", type=int, default=10)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--least", type=float, default=0, help="exit 1 where the mean over all is less")
    options = parser.parse_args()
    total, longest = collections.defaultdict(list), 0
    for name in options.names or sorted(path.stem for path in HERE.glob("*.life")):
        turns = read_life(name)
        questions = read_questions(name, set(turn[0] for turn in turns))
        lines = [{"remember": {"id": id_, "speaker": speaker, "at": when.replace(" ", "T") + ":00Z", "text": text}} for id_, speaker, text, when in turns]
        lines += [{"recall": question, "k": options.k} for _, _, question, _ in questions]
        done = subprocess.run([options.binary, "recall", "--json"], input="\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n",
                              capture_output=True, text=True, check=True)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        plain, here = PlainIndex(turns), collections.defaultdict(list)
        for (kind, evidence, question, _), answer in zip(questions, answers, strict=True):
            longest = max(longest, answer["micros"])
            if not evidence:
                continue
            share = sum(each in answer["ids"] for each in evidence) / len(evidence)
            base = sum(each in plain.top(question, options.k) for each in evidence) / len(evidence)
            for each in (kind, "all"):
                here[each].append((share, base))
                total[each].append((share, base))
            if options.each:
                print(f"{share:.2f} {base:.2f} {kind:9} {','.join(evidence):22} {','.join(answer['ids'][:5]):32} {question}")
        print(name, {kind: f"{sum(s for s, _ in v) / len(v):.3f} ({sum(b for _, b in v) / len(v):.3f})" for kind, v in here.items()})
    print("together", {kind: f"{sum(s for s, _ in v) / len(v):.3f} ({sum(b for _, b in v) / len(v):.3f})" for kind, v in total.items()}, f"at {options.k}; longest search {longest} us")
    if sum(share for share, _ in total["all"]) / len(total["all"]) < options.least:
        sys.exit(f"less than {options.least}")


if __name__ == "__main__":
    main()
