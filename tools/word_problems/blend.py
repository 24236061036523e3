#!/usr/bin/env python3
"""Adds up the weights of several trainings of train_word_problems: blend.py OUT.cc LEAST SHARE TABLE.cc [SHARE TABLE.cc ...]; weights below LEAST hundredths are left out."""
import os
import re
import sys

HEADER = open(os.path.join(os.path.dirname(__file__), "../../src/maths/words/english_weight_table.h"), encoding="utf-8").read()
SIGNS = re.search(r'kWeightSigns\s*=\s*"([^"]*)"', HEADER).group(1)
ZERO = int(re.search(r"kWeightZero\s*=\s*(\d+)", HEADER).group(1))
EACH, ROW = 7, 90


def read(path):
    text = "".join(re.findall(r'"([^"]*)"', open(path, encoding="utf-8").read())[1:])
    weights = {}
    for at in range(0, len(text), EACH):
        bits = 0
        for sign in text[at:at + EACH]:
            bits = bits << 6 | SIGNS.index(sign)
        weights[bits >> 10] = (bits & 1023) - ZERO
    return weights


def signs(feature, hundredths):
    bits, out = feature << 10 | (hundredths + ZERO), ""
    for _ in range(EACH):
        out = SIGNS[bits & 63] + out
        bits >>= 6
    return out


def main():
    least, tables = int(sys.argv[2]), [(float(sys.argv[n]), read(sys.argv[n + 1])) for n in range(3, len(sys.argv), 2)]
    total = {}
    for share, table in tables:
        for feature, weight in table.items():
            total[feature] = total.get(feature, 0) + share * weight
    words = [signs(feature, max(-511, min(511, round(weight)))) for feature, weight in sorted(total.items()) if abs(round(weight)) >= least]
    rows = "\n".join('      "' + "".join(words[at:at + ROW]) + '"' for at in range(0, len(words), ROW))
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        out.write('// Learned by tools/train_word_problems; not to be edited by hand.\n#include "maths/words/english_weight_table.h"\n\nnamespace sam::maths {\nnamespace {\n\nconstexpr std::string_view kTable =\n')
        out.write(rows + ";\n\n}  // namespace\n\nstd::string_view WeightTable() { return kTable; }\n\n}  // namespace sam::maths\n")
    print(len(words), "weights")


main()
