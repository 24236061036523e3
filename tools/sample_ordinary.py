#!/usr/bin/env python3
"""Samples everyday lines for train_signs from public data, the same lines every time.

    sample_ordinary.py DATA TRAIN_FILE TEST_FILE [LINES_OF_EACH]

DATA holds goemotions/train.tsv, songys_chatbot/ChatbotData.csv, nsmc/nsmc_raw_sample_10000.tsv and kote/val.tsv. TRAIN_FILE gets one
line of talk a line (for --ordinary), TEST_FILE "none<TAB>line" of others (for --measure). A line that may well be a sign itself is left out.
"""
import csv
import hashlib
import re
import sys
from pathlib import Path

MAY_BE_A_SIGN = re.compile(
    r"\b(suicid\w*|kill (myself|me)|die|dead|dying|self[- ]?harm|bye|good ?night|farewell|gtg|brb|take care|see (you|ya)|gotta go|"
    r"are you (a |an )?(human|bot|robot|real|ai)|bot|robot|break up|deleting|uninstall\w*|life)\b"
    r"|자살|자해|죽|살기 ?싫|사라지고|잘 ?자|안녕|굿나|굿밤|이만|갈게|가볼게|올게|봐요?[.!~]*$|보자|헤어지|그만 ?하|끝내|끝났|지울|지우|삭제|차단|사람이(야|니|에요)|로봇|인공지능|기계|너 누구|정체",
    re.IGNORECASE)


def read(data: Path):
    """Each source: its name, how many of the lines wanted come from it, and its lines."""
    rows = [line.rstrip("\n").split("\t") for line in (data / "goemotions/train.tsv").open(encoding="utf-8")]
    yield "goemotions", 1.0, [row[0] for row in rows if row]
    with (data / "songys_chatbot/ChatbotData.csv").open(encoding="utf-8") as file:
        yield "songys", 1.0, [row["Q"] for row in csv.DictReader(file)]
    rows = [line.rstrip("\n").split("\t") for line in (data / "nsmc/nsmc_raw_sample_10000.tsv").open(encoding="utf-8")]
    yield "nsmc", 0.3, [row[1] for row in rows[1:] if len(row) > 1]
    rows = [line.rstrip("\n").split("\t") for line in (data / "kote/val.tsv").open(encoding="utf-8")]
    yield "kote", 0.3, [row[1] for row in rows if len(row) > 1]


def order(name: str, text: str) -> bytes:
    return hashlib.sha256(f"{name}\t{text}".encode()).digest()


def main() -> None:
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    wanted = int(sys.argv[4]) if len(sys.argv) > 4 else 4000
    train, test = [], []
    for name, share, lines in read(Path(sys.argv[1])):
        clean = {re.sub(r"\s+", " ", text.replace("[NAME]", "Tom")).strip() for text in lines}
        usable = sorted((t for t in clean if 4 <= len(t) <= 160 and not MAY_BE_A_SIGN.search(t)), key=lambda t: order(name, t))
        count = int(wanted * share)
        train += usable[:count]
        test += usable[count:count + count // 2]
    Path(sys.argv[2]).write_text("\n".join(train) + "\n", encoding="utf-8")
    Path(sys.argv[3]).write_text("".join(f"none\t{text}\n" for text in test), encoding="utf-8")
    print(f"{len(train)} lines to learn from, {len(test)} others to measure on")


if __name__ == "__main__":
    main()
