#!/usr/bin/env python3
"""What is forgotten is gone: nothing that the live keys open holds its words, in the data folder and after an older log was put back.   forgetting.py PROGRAM

Talks, keeps a copy of the log (the backup), forgets by id, by name and in words, and looks for the words in everything that the program can still
open (an export of the whole life, her memory, her answers) and in the bytes of every file. Then the older log is put back beside the live keys."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

TALKS = {
    "en": {
        "told": ["hi, i'm Marion", "our cat Biscuit is twelve", "my locker code is 4417", "priya and i had a huge fight today", "priya brought me a lemon drizzle to make up",
                 "i baked forty loaves this morning", "Biscuit slept on the loaves"],
        "asked": ["what's my cat called?", "what's my locker code?"],
        "by_id": "Biscuit",
        "in_words": "forget everything about priya",
        "that": ("what's my locker code?", "forget that"),
        "gone": ["biscuit", "priya", "drizzle", "4417"],
        "stays": "forty loaves this morning",
        "says": "exported",
    },
    "ko": {
        "told": ["안녕하세요 저는 서윤이에요", "고양이 이름은 두부예요", "사물함 비밀번호는 4417이에요", "오늘 은채랑 크게 싸웠어요", "은채가 레몬 케이크를 사 와서 화해했어요", "아침에 장미를 마흔 송이 다듬었어요"],
        "asked": ["고양이 이름이 뭐죠?", "사물함 비밀번호가 뭐였죠?"],
        "by_id": "두부",
        "in_words": "은채 얘기는 다 잊어 주세요",
        "that": ("사물함 비밀번호가 뭐였죠?", "그거 잊어 줘요"),
        "gone": ["두부", "은채", "레몬", "4417"],
        "stays": "마흔 송이",
        "says": "내보",
    },
}


class Chat:
    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "chat", "--json", "--data", folder, "--person", "you"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, request):
        self.process.stdin.write(json.dumps(request, ensure_ascii=False).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def say(self, words):
        return self.ask({"say": words})["reply"]

    def end(self):
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()


def everything(program, folder):
    """What the live keys open, as text."""
    return subprocess.run([program, "export", "--data", folder, "--person", "you"], capture_output=True, check=True).stdout.decode()


def bytes_of(folder):
    found = b""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            with open(path, "rb") as file:
                found += file.read()
    return found


def check(good, what):
    if not good:
        raise AssertionError(what)


def holds(words, text):
    return [word for word in words if word.lower() in text.lower()]


def run(program, talk):
    with tempfile.TemporaryDirectory() as root:
        folder, backup = os.path.join(root, "data"), os.path.join(root, "backup")
        her = Chat(program, folder)
        for line in talk["told"] + talk["asked"]:
            her.say(line)
        her.end()
        shutil.copytree(folder, backup)
        subprocess.run([program, "backup", "--data", folder, "--out", os.path.join(root, "backup.db")], capture_output=True, check=True)
        check(not holds(talk["told"], everything(program, folder)) == [], "the test could not see what it looks for")
        her = Chat(program, folder)
        facts = her.ask({"memory": True})["memory"]
        fact = next(f for f in facts if f["value"] == talk["by_id"])
        gone = her.ask({"forget": fact["id"]})
        check(gone["turns"] > 0 and gone["note"], "no note on copies: %r" % gone)
        check("turns" in her.ask({"forget": fact["id"]}), "forgetting twice is no error")
        reply = her.say(talk["in_words"])
        check(talk["says"] in reply, "she does not say that exported copies stay: " + reply)
        question, that = talk["that"]
        her.say(question)
        check(talk["says"] in her.say(that), "'that' was not forgotten")
        her.end()
        for place in ("the live folder", "a backup that was restored", "an older log beside the live keys"):
            if place == "a backup that was restored":
                subprocess.run([program, "restore", "--data", folder, os.path.join(root, "backup.db")], capture_output=True, check=True)
            if place == "an older log beside the live keys":
                shutil.copy(os.path.join(backup, "log.db"), os.path.join(folder, "log.db"))
                for suffix in ("-wal", "-shm"):
                    if os.path.exists(os.path.join(folder, "log.db" + suffix)):
                        os.remove(os.path.join(folder, "log.db" + suffix))
            text = everything(program, folder)
            check(holds(talk["gone"], text) == [], "%s still opens to %s" % (place, holds(talk["gone"], text)))
            check(talk["stays"] in text, "%s lost what was to stay" % place)
            raw = bytes_of(folder)
            check(not any(word.encode() in raw for word in talk["gone"] if len(word) > 4), "plain words in the files of " + place)
        her = Chat(program, folder)
        answers = " ".join(her.say(line) for line in talk["asked"]) + json.dumps(her.ask({"memory": True}), ensure_ascii=False) + json.dumps(her.ask({"gist": True}), ensure_ascii=False)
        her.end()
        check(holds(talk["gone"], answers) == [], "she still knows " + answers)


def main():
    failed = 0
    for language, talk in TALKS.items():
        try:
            run(sys.argv[1], talk)
            print("forgetting %s: nothing left" % language)
        except AssertionError as wrong:
            failed += 1
            print("forgetting %s: %s" % (language, wrong))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
