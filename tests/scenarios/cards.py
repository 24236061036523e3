#!/usr/bin/env python3
"""Character cards: who she is goes out and comes in again the same, and nothing else does.   cards.py PROGRAM

Takes a card in, talks, exports, and takes the export in for somebody else, without a server and through one; looks into every file for the words of the talk."""
import base64
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib

from websocket import PATIENCE, WebSocket

HERE = os.path.dirname(os.path.abspath(__file__))
CARDS = os.path.join(HERE, "..", "cards")
TOLD = ["hi, i'm Marion", "my locker code is 4417", "our cat Biscuit is twelve"]


class Place:
    """One data folder and the commands on it."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments], capture_output=True, timeout=120, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def card(self, what, person, *arguments):
        return self.run("card", what, "--person", person, "--data", self.folder, *arguments)

    def ask(self, person, *requests):
        lines = "".join(json.dumps(request, ensure_ascii=False) + "\n" for request in requests)
        done = subprocess.run([self.program, "chat", "--json", "--data", self.folder, "--person", person], input=lines.encode(), capture_output=True, timeout=120)
        return [json.loads(line) for line in done.stdout.decode().splitlines()]

    def persona(self, person):
        return self.ask(person, {"set": {"persona": {}}})[0]["set"]["persona"]

    def path(self, name):
        return os.path.join(self.folder, name)


def sample(name):
    with open(os.path.join(CARDS, name), encoding="utf-8") as file:
        return json.load(file)


def texts(png):
    """The tEXt chunks of a PNG, by a reader that is not the program's."""
    found, at = {}, 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at:at + 8])
        body = png[at + 8:at + 8 + size]
        if zlib.crc32(kind + body) != struct.unpack(">I", png[at + 8 + size:at + 12 + size])[0]:
            raise ValueError("wrong checksum of " + kind.decode())
        if kind == b"tEXt":
            keyword, text = body.split(b"\0", 1)
            found[keyword.decode()] = text
        if kind == b"IDAT":
            zlib.decompress(body)
        at += 12 + size
    return found


def in_png(path):
    with open(path, "rb") as file:
        return {keyword: json.loads(base64.b64decode(text, validate=True)) for keyword, text in texts(file.read()).items()}


def foreign(card):
    """The card without what this program puts in."""
    card["data"]["extensions"].pop("samantha")
    return card


def in_and_out(place):
    """Faults, in words, of the way from one person to another."""
    mina = os.path.join(CARDS, "mina_v3.json")
    code, out, err = place.card("import", "a", mina)
    if code == 0 or "--yes" not in err or place.persona("a")["name"] != "Samantha":
        yield "import: changes her unasked"
    if "name Samantha -> Mina" not in out or "temperament cheerful -> calm" not in out or "left out" not in out or "The lamp is lit" not in out:
        yield "import: the preview does not tell what changes: " + out
    before = place.ask("a", {"settings": True})[0]
    if place.card("import", "a", mina, "--yes")[0] != 0 or place.persona("a")["name"] != "Mina":
        yield "import: she did not become Mina"
    if place.ask("a", {"settings": True})[0] != before:
        yield "import: the reins moved"
    place.ask("a", *({"say": words} for words in TOLD))
    human = place.ask("a", {"say": "are you human?"})[0]["reply"].lower()
    if "program" not in human and " ai" not in human:
        yield "import: a card made her human: " + human
    place.ask("a", {"set": {"persona": {"humour": 0.85, "language": "en", "speech_level": "casual"}}})
    for name, more in (("a.json", ()), ("a.png", ()), ("a2.json", ("--v2",)), ("a2.png", ("--v2",))):
        code, out, err = place.card("export", "a", "--out", place.path(name), *more)
        if code != 0 or "nothing of your life" not in out:
            yield "export %s: %s" % (name, err)
            continue
        with open(place.path(name), "rb") as file:
            blob = file.read()
        card = json.loads(blob) if name.endswith("json") else in_png(place.path(name))["chara" if more else "ccv3"]
        whole = json.dumps(card)
        for word in ("Marion", "4417", "Biscuit", "bond", "mood"):
            if word in whole or word.encode() in blob:
                yield "export %s: %s is of the life" % (name, word)
        if not more and foreign(card) != sample("mina_v3.json"):
            yield "export %s: what others wrote in the card is not as it was" % name
        other = "to-" + name
        if place.card("import", other, place.path(name), "--yes")[0] != 0 or place.persona(other) != place.persona("a"):
            yield "export %s: taken in by another person she is not the same" % name
        if not more and place.card("export", other, "--out", place.path("again.json"))[0] == 0:
            with open(place.path("again.json"), encoding="utf-8") as file:
                if foreign(json.load(file)) != sample("mina_v3.json"):
                    yield "export %s: the second way round loses something" % name
    told = place.ask("a", {"card": {"preview": {"json": open(place.path("a.json"), encoding="utf-8").read()}}})[0]["card"]["preview"]
    if told["changes"] or not told["ours"]:
        yield "export: her own card would change her: " + str(told["changes"])
    if "extensions" in json.dumps(sorted(in_png(place.path("a2.png")))) or sorted(in_png(place.path("a2.png"))) != ["chara"] or sorted(in_png(place.path("a.png"))) != ["ccv3", "chara"]:
        yield "export: the picture has other cards in it than it should"


def undone(place):
    place.card("import", "u", os.path.join(CARDS, "haru_v2.json"), "--yes")
    if place.persona("u")["name"] != "하루" or place.persona("u")["temperament"] != "tender":
        yield "undo: 하루 did not come"
    place.ask("u", {"undo": True})
    if place.persona("u")["name"] != "Samantha" or place.persona("u")["temperament"] != "cheerful":
        yield "undo: does not take a card back"
    audit = place.ask("u", {"audit": True})[0]["audit"]
    if not any("taken from a card" in entry["what"] and "description none" in entry["what"] for entry in audit):
        yield "undo: the record does not name the card: " + str(audit)


def first_meeting(place):
    """Who came from a card asks for a name, and takes no other for herself."""
    place.card("import", "f", os.path.join(CARDS, "mina_v3.json"), "--yes")
    asked = place.ask("f", {"setup": {"language": "en"}}, {"setup": {"answer": "Marion"}})
    if "Mina" not in asked[0]["setup"]["notice"] or not asked[1]["setup"]["done"] or place.persona("f")["name"] != "Mina":
        yield "first meeting: makes somebody else of her: " + str(asked)


def with_state(place):
    place.ask("s", {"say": "hi"}, {"say": "i got the job!!"})
    place.card("export", "s", "--with-state", "--out", place.path("s.json"))
    with open(place.path("s.json"), encoding="utf-8") as file:
        state = json.load(file)["data"]["extensions"]["samantha"].get("state", {})
    if state.get("bond_stage") != "new" or set(state.get("mood", {})) != {"pleasure", "arousal", "dominance"}:
        yield "with-state: does not tell where they stand: " + str(state)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def picture(place):
    pixels = zlib.compress(b"".join(b"\0" + bytes([x * 8, 90, 40]) * 16 for x in range(16)))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0))
    png = b"\x89PNG\r\n\x1a\n" + header + chunk(b"eXIf", b"the place of it") + chunk(b"tEXt", b"chara\0old") + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    with open(place.path("p.png"), "wb") as file:
        file.write(png)
    code, _, err = place.card("export", "s", "--out", place.path("out.png"), "--picture", place.path("p.png"))
    with open(place.path("out.png"), "rb") as file:
        made = file.read()
    if code != 0 or chunk(b"IDAT", pixels) not in made or b"the place of it" in made or b"chara\0old" in made:
        yield "picture: is not the one given, with the new card alone: " + err
    if place.card("import", "s", place.path("out.png"), "--yes")[0] != 0:
        yield "picture: cannot be taken in again"
    with open(place.path("cut.png"), "wb") as file:
        file.write(made[:-40])
    code, _, err = place.card("import", "s", place.path("cut.png"), "--yes")
    if code != 1 or "PNG" not in err or err.count("\n") != 1:
        yield "picture: a cut one is not refused in one line: " + err


def archived(place):
    """A life that is exported and imported has the card, too."""
    place.card("import", "l", os.path.join(CARDS, "mina_v3.json"), "--yes")
    place.run("export", "--person", "l", "--data", place.folder, "--out", place.path("life"))
    place.run("import", "--person", "l2", "--data", place.folder, place.path("life"))
    place.card("export", "l2", "--out", place.path("l2.json"))
    with open(place.path("l2.json"), encoding="utf-8") as file:
        if foreign(json.load(file)) != sample("mina_v3.json"):
            yield "archive: a life loses its card"


def over_the_socket(port):
    """What the page does."""
    page = WebSocket(port, "/v1/talk?person=page")
    page.send({"type": "card", "card": {"preview": {"json": json.dumps(sample("rook_v1.json"))}}})
    told = page.answer(("card", "error"))
    if told.get("card", {}).get("preview", {}).get("name") != "Rook":
        yield "page: no preview: " + str(told)
    page.send({"type": "card", "card": {"import": {"data": base64.b64encode(json.dumps(sample("rook_v1.json")).encode()).decode()}}})
    told = page.answer(("card", "error"))
    if told.get("card", {}).get("imported", {}).get("persona", {}).get("temperament") != "playful":
        yield "page: no import: " + str(told)
    page.send({"type": "card", "card": {"export": {"as": "png"}}})
    told = page.answer(("card", "error"))
    if "ccv3" not in texts(base64.b64decode(told["card"]["exported"]["data"])):
        yield "page: no picture: " + str(told)[:200]
    page.send({"type": "card", "card": {"import": {"json": "[1,2"}}})
    if "card" not in page.answer(("card", "error")).get("message", ""):
        yield "page: a broken card is not refused by name"


def served(program, folder):
    """Everything again, while a server runs."""
    server = subprocess.Popen([program, "serve", "--open", "--data", folder, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE)
    try:
        yield from over_the_socket(int(re.search(rb":(\d+)/", server.stdout.readline()).group(1)))
        yield from (fault + " (served)" for fault in everything(Place(program, folder)))
    finally:
        server.terminate()
        server.wait(PATIENCE)


def everything(place):
    for part in (in_and_out, undone, first_meeting, with_state, picture, archived):
        yield from part(place)


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory(prefix="samantha-cards-") as here, tempfile.TemporaryDirectory(prefix="samantha-cards-") as there:
        faults = list(everything(Place(program, here))) + list(served(program, there))
    print("\n".join(faults) if faults else "cards: all is well")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
