#!/usr/bin/env python3
"""Samples everyday lines for train_signs from public data, the same lines every time.

    sample_ordinary.py DATA TRAIN_FILE TEST_FILE

DATA holds goemotions/train.tsv, songys_chatbot/ChatbotData.csv, nsmc/nsmc_raw_sample_10000.tsv, kote/val.tsv and
questions/questions.txt. TRAIN_FILE gets one line of talk a line (for --ordinary), TEST_FILE "none<TAB>line" of the others (for
--measure). A line that may well be a sign itself is left out, and of the questions, which were put to a chatbot, all about it.
"""
import csv
import hashlib
import re
import sys
from pathlib import Path

MAY_BE_A_SIGN = re.compile(
    r"\b(suicid\w*|kill (myself|me)|(want|wanna|rather|going|gonna|deserve) (to )?(die|be dead)|better off|without me|self[- ]?harm|bye|good ?night|"
    r"farewell|gtg|brb|take care|see (you|ya)|gotta go|are you (a |an )?(human|bot|robot|real|ai)|bot|robot|break up|deleting|uninstall\w*)\b"
    r"|자살|(?<![가-힣])자해|죽고 ?싶|죽을(래|까|게|거|려)|죽는 ?게|죽었으면|죽여 ?(줘|주)|살기 ?싫|살고 ?싶지|사라지고|잘 ?자|안녕|굿나|굿밤|이만|갈게|가볼게|올게|봐요?[.!~]*$|보자|헤어지|그만 ?하|끝내|끝났|지울|지우|삭제|차단|사람이(야|니|에요)|로봇|인공지능|기계|너 누구|정체",
    re.IGNORECASE)


def read(data: Path):
    """Each source: its name, how many lines to learn from, and its lines."""
    rows = [line.rstrip("\n").split("\t") for line in (data / "goemotions/train.tsv").open(encoding="utf-8")]
    yield "goemotions", 30000, [row[0] for row in rows if row]
    with (data / "songys_chatbot/ChatbotData.csv").open(encoding="utf-8") as file:
        yield "songys", 7500, [row["Q"] for row in csv.DictReader(file)]
    rows = [line.rstrip("\n").split("\t") for line in (data / "nsmc/nsmc_raw_sample_10000.tsv").open(encoding="utf-8")]
    yield "nsmc", 6000, [row[1] for row in rows[1:] if len(row) > 1]
    rows = [line.rstrip("\n").split("\t") for line in (data / "kote/val.tsv").open(encoding="utf-8")]
    yield "kote", 2500, [row[1] for row in rows if len(row) > 1]
    rows = (data / "questions/questions.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    yield "questions", 9000, [row for row in rows if not re.search(r"\b(you\w*|u|ur|bots?)\b", row, re.IGNORECASE)]


def order(name: str, text: str) -> bytes:
    return hashlib.sha256(f"{name}\t{text}".encode()).digest()


def main() -> None:
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    train, test = [], []
    for name, count, lines in read(Path(sys.argv[1])):
        clean = {re.sub(r"\s+", " ", text.replace("[NAME]", "Tom")).strip() for text in lines}
        usable = sorted((t for t in clean if 4 <= len(t) <= 160 and not MAY_BE_A_SIGN.search(t)), key=lambda t: order(name, t))
        train += usable[:count]
        test += usable[count:]
        print(f"{name}: {len(usable[:count])} to learn from, {len(usable[count:])} others")
    Path(sys.argv[2]).write_text("\n".join(train) + "\n", encoding="utf-8")
    Path(sys.argv[3]).write_text("".join(f"none\t{text}\n" for text in test), encoding="utf-8")


if __name__ == "__main__":
    main()
