#!/usr/bin/env python3
"""Lists her replies to lines that people typed, for reading: a seeded sample of the questions put to chatbots (English) and of the
everyday corpus (Korean).

    tools/sample_replies.py DATA_FOLDER [--language en|ko] [--count 150] [--seed 1] [--talk] [--unknown] [--tsv FILE]

Each line is said in a talk of its own, or with --talk all in one. After the reply stands the intent that was understood and the skill
that answered. The last line counts the unknown-subject replies: those that know neither what was meant nor what it is about.
--unknown prints only them. With --talk her manners over the whole talk are told, too. --tsv writes "line<TAB>reply" for readers who are to see nothing else."""
import argparse
import collections
import csv
import json
import os
import random
import re
import subprocess
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Skills that answer without knowing what was meant.
UNKNOWING = ("echo", "last-word", "take-", "news")


def lines_of(folder, language):
    if language == "ko":
        with open(os.path.join(folder, "songys_chatbot", "ChatbotData.csv"), encoding="utf-8") as file:
            return sorted({row[0].strip() for row in list(csv.reader(file))[1:]})
    with open(os.path.join(folder, "questions", "questions.txt"), encoding="utf-8", errors="replace") as file:
        return sorted({line.strip() for line in file if line.strip()})


def talk(lines, data, seed):
    """What she answers to lines said one after the other: (reply, intent, what chose it)."""
    said = "".join('%s\n{"why":true}\n' % json.dumps({"say": line, "at": "2026-11-25T%02d:%02d:%02d+09:00" % (10 + i // 180, i // 3 % 60, i % 3 * 20)},
                                                      ensure_ascii=False) for i, line in enumerate(lines))
    program = os.environ.get("SAMANTHA_BIN", os.path.join(ROOT, "build", "samantha"))
    done = subprocess.run([program, "chat", "--json", "--person", "reader", "--data", data, "--seed", str(seed)],
                          input=said, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return [(a.get("reply", ""), a["perceived"]["intent"], w["why"]["chosen"]) for a, w in zip(answers[::2], answers[1::2])]


def is_unknown(chosen):
    skill = chosen.split(":")[0]
    knows_nothing = skill.startswith(UNKNOWING) and "news of" not in chosen
    return knows_nothing or "other-" in chosen.split(";")[0]


def manners(replies):
    """Of one talk: replies over 25 characters said twice, the commonest opening, replies with two questions."""
    again = sum(n - 1 for reply, n in collections.Counter(replies).items() if len(reply) > 25)
    openings = collections.Counter(re.split(r"[\s,.!?…]+", reply.lower())[0] for reply in replies)
    opening, times = openings.most_common(1)[0]
    questions = sum(re.sub(r'"[^"]*"|\'[^\']*\'', "", reply).count("?") > 1 for reply in replies)
    return "%d replies said twice; commonest opening %r in %.1f %%; %d replies with more than one question" % (
        again, opening, 100 * times / len(replies), questions)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--language", choices=("en", "ko"), default="en")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--talk", action="store_true")
    parser.add_argument("--unknown", action="store_true")
    parser.add_argument("--tsv")
    options = parser.parse_args()
    lines = random.Random(options.seed).sample(lines_of(options.folder, options.language), options.count)
    answers = []
    with tempfile.TemporaryDirectory() as data:
        if options.talk:
            answers = talk(lines, data, options.seed)
        else:
            for i, line in enumerate(lines):
                answers += talk([line], os.path.join(data, str(i)), options.seed + i)
    skills = collections.Counter()
    unknown = 0
    for line, (reply, intent, chosen) in zip(lines, answers):
        skills[chosen.split(":")[0].split("-")[0]] += 1
        unknown += is_unknown(chosen)
        if not options.unknown or is_unknown(chosen):
            print("- %s\n    > %s   [%s; %s]" % (line, reply, intent, chosen.split(";")[0][:60]))
    if options.tsv:
        with open(options.tsv, "w", encoding="utf-8") as file:
            file.writelines("%s\t%s\n" % (line, answer[0]) for line, answer in zip(lines, answers))
    if options.talk:
        print(manners([reply for reply, _, _ in answers]))
    print("%d lines, %.1f %% unknown-subject replies; skills: %s" % (len(lines), 100 * unknown / len(lines), dict(skills.most_common())))


if __name__ == "__main__":
    main()
