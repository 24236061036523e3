#!/usr/bin/env python3
"""Writes out the stories of stories_en.txt as problems with answers: one JSON line each. expand.py STORIES COUNT_PER_QUESTION > OUT"""
import json
import math
import random
import re
import sys
from fractions import Fraction

THINGS = [tuple(pair.split("/")) for pair in (
    "marble/marbles, apple/apples, pencil/pencils, book/books, shell/shells, sticker/stickers, cookie/cookies, balloon/balloons, coin/coins, stamp/stamps, toy car/toy cars, button/buttons, peach/peaches, "
    "ball/balls, hat/hats, nut/nuts, lamp/lamps, bottle cap/bottle caps, candle/candles, eraser/erasers, rose/roses, tomato/tomatoes, kite/kites, egg/eggs, shirt/shirts, bead/beads, orange/oranges, "
    "doll/dolls, crayon/crayons, puzzle/puzzles, feather/feathers, drum/drums, banana/bananas, lemon/lemons, pear/pears, plum/plums, carrot/carrots, potato/potatoes, pumpkin/pumpkins, cupcake/cupcakes, "
    "muffin/muffins, sandwich/sandwiches, ticket/tickets, card/cards, baseball card/baseball cards, notebook/notebooks, folder/folders, pen/pens, marker/markers, ribbon/ribbons, flower/flowers, "
    "tulip/tulips, daisy/daisies, seed/seeds, brick/bricks, block/blocks, photo/photos, magazine/magazines, comic book/comic books, video game/video games, toy/toys, plate/plates, cup/cups, bowl/bowls, "
    "spoon/spoons, sock/socks, coat/coats, shoe/shoes, dress/dresses, scarf/scarves, brush/brushes, watch/watches, rock/rocks, bottle/bottles, can/cans, chair/chairs, robot/robots, magnet/magnets, "
    "lollipop/lollipops, candy bar/candy bars, granola bar/granola bars, paper clip/paper clips, rubber band/rubber bands, tennis ball/tennis balls, water bottle/water bottles, fish/fish, "
    "postcard/postcards, poster/posters, key/keys").split(", ")]
CAKES = [("cakes", "pastries"), ("muffins", "pies"), ("cookies", "crackers"), ("buns", "rolls"), ("waffles", "tarts")]
BOXES = [("box", "boxes"), ("bag", "bags"), ("basket", "baskets"), ("pack", "packs"), ("jar", "jars"), ("drawer", "drawers"), ("shelf", "shelves"), ("crate", "crates"), ("album", "albums"), ("tray", "trays"), ("bin", "bins"), ("packet", "packets"), ("carton", "cartons"), ("bucket", "buckets"), ("row", "rows"), ("pile", "piles")]
HE = ["Tom", "Ben", "Oscar", "Ravi", "Jonas", "Mr. Hill", "Uncle Bo", "Felix", "Omar", "Luke", "Paul", "James", "Mike", "Sam", "Jake", "Adam", "Carlos", "Henry", "David", "Ethan", "Frank", "George", "Will", "Zach"]
SHE = ["Mia", "Anna", "Lucy", "Mrs. Bell", "Aunt Vera", "Nora", "Ida", "Sofia", "Grace", "Kim", "Hana", "Sara", "Emily", "Jessica", "Rachel", "Amy", "Olivia", "Lily", "Maria", "Megan", "Zoe", "Ella", "Faye", "Joan", "Mary"]
KINDS = ["white", "purple", "large", "pink", "red", "blue", "green", "yellow", "big", "small", "new", "old", "striped", "plain", "wooden"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
ASIDES = ["{he} spent {e} minutes on that.", "{he} spent $ {e} on {z}.", "{e} of the {z} were {p}.", "{he} also has {e} {z}.", "{A} has {e} cousins.", "{B} gave {him} {e} {z}.", "This happened {e} days ago.", "In {e} weeks it is {his} birthday.",
          "{A} lives {e} miles from {C}.", "{B} is {e} cm tall.", "{he} walked {e} miles before.", "{e} people were watching.", "A {z} costs $ {e}.", "{C} paid {e} dollars for {z}.", "{B} has {e} {z}.", "{C} is {e} years old.", "It was {e} o'clock.", "There were also {e} {z} in the room.", "{he} has {e} brothers.", "The {z} cost $ {e}.", "It took {him} {e} minutes.",
          "{A} also saw {e} {z}.", "{e} {z} were too old.", "{C} came {e} days later.", "In the kitchen stand {e} {z}.", "{his} sister bought {e} {z}."]
OTHERS = ["{C} has {e} {x}.", "{C} had {e} {x}.", "{C} [bought|found|lost|picked] {e} {x}.", "{C}'s {x} were {e} in number.", "Last year {C} had {e} {x}.", "{e} {x} belong to {C}.", "{C} gave {B} {e} {x}."]  # of somebody whom nothing is asked about
WITH = [" and {e} {z}", " and {e} {p} {z}", " as well as {e} {z}", " besides {e} {z}", ", {e} {z}", " worth $ {e}", " in {e} drawers"]  # behind the first things that are counted
TAILS = [" and {e} {z}", " in {e} days", " and paid $ {e}", ", and {B} had {e} {z}", " while {C} slept for {e} hours", ", {e} miles from home", " with {e} friends"]
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
TIMES = {"doubled": 2, "twice": 2, "three times": 3, "1/4": 0.25, "1/3": Fraction(1, 3), "1/2": 0.5, "2/5": 0.4, "half as": 0.5, "four times": 4, "five times": 5, "one-third": Fraction(1, 3), "two-thirds": Fraction(2, 3), "three-fourths": 0.75, "one half": 0.5, "a quarter of": 0.25, "a third of": Fraction(1, 3), "a fifth of": Fraction(1, 5),
         "two thirds": Fraction(2, 3), "3/4": 0.75}


def cast(rng):
    """Who and what a story is about."""
    he = rng.random() < 0.5
    names = rng.sample(HE, 6) + rng.sample(SHE, 6)
    rng.shuffle(names)
    first = next(name for name in names if (name in HE) == he)
    others = [name for name in names if name != first]
    x, y, z = rng.sample(THINGS, 3)
    box = rng.choice(BOXES)
    cakes = rng.choice(CAKES)
    kinds, days = rng.sample(KINDS, 2), rng.sample(DAYS, 2)
    return {"A": first, "B": others[0], "C": others[1], "he": "he" if he else "she", "him": "him" if he else "her", "his": "his" if he else "her", "himself": "himself" if he else "herself", "x": x[1], "one": x[0], "y": y[1],
            "other": y[0], "others": y[1], "z": z[1], "box": box[0], "boxes": box[1], "p": kinds[0], "q": kinds[1], "u": days[0], "v": days[1], "cakes": cakes[0], "pies": cakes[1]}


def numbers(rng, wants, divide, letters):
    high = rng.choice([12, 30, 99, 99, 600]) if not any("%5" in want or "%60" in want for want in wants) else 300
    for _ in range(4000):
        n = {k: rng.randint(2, high) for k in "abcde"}
        n |= {k: Fraction(5 * rng.randint(4, 400), 100) for k in "fgh"}
        n["T"] = 1
        if divide:
            n["b"] = rng.randint(2, 12)
            n["d"] = n["b"] * rng.randint(2, 40)
        if all(eval(want, {}, n) for want in wants if want != "c==0"):
            return n
        high = max(high, 60) if rng.random() < 0.5 else 12
    return None


def choose(rng, text):
    """[a|b] one of these; [1:a|b] too, and every other [1:c|d] of the story takes the same place."""
    places = {}

    def one(match):
        group, words = match.group(1), match.group(2).split("|")
        if not group:
            return rng.choice(words)
        return words[places.setdefault(group, rng.randrange(len(words)))]

    return re.sub(r"\[(?:(\d):)?([^\]]*)\]", one, text)


def spelled(rng, text, n):
    """The numbers put in, small ones now and then as words."""
    words = rng.random() < 0.25

    def one(match):
        value = n[match.group(2)]
        if value.denominator != 1:
            return match.group(1) + "%.2f" % value
        return WORDS[int(value)] if words and value < len(WORDS) and not match.group(1) else match.group(1) + str(value)

    return re.sub(r"((?:\$ ?)?)\{([a-h])\}(?!%)", one, text).replace("%}", "%")


def written(rng, story, question, wants, divide):
    story, asked = choose(rng, story + "\n" + question[0]).split("\n")
    story, question = story.strip(), [asked, question[1]]
    named = "{x}" in question[0] or "{one}" in question[0]
    if named and "{e}" not in story + question[0] and "{z}" not in story and story.count("{x}") == 1 and rng.random() < 0.2:
        story = re.sub(r"(\{[a-d]\} (?:\{[pq]\} )?\{x\})(?= ?[.,a-z])", lambda m: m.group(1) + rng.choice(WITH), story, count=1)
    of_one = ("{A}" in question[0] or "{he}" in question[0]) and not re.search(r"\b(they|all|total|altogether|together|both|two|everyone|each)\b", question[0])
    if story.endswith(".") and "{e}" not in story and of_one and "{C}" not in story + question[0] and "{x}" in story and rng.random() < 0.15:
        story = rng.choice([story + " " + choose(rng, rng.choice(OTHERS)), choose(rng, rng.choice(OTHERS)) + " " + story])
    elif story.endswith(".") and "{e}" not in story and rng.random() < 0.4:
        story = rng.choice([story + " " + rng.choice(ASIDES), rng.choice(ASIDES) + " " + story, story[:-1] + rng.choice(TAILS) + "."])
    parts = story.rstrip(".").rsplit(". ", 1) if story.endswith(".") else []
    opening = re.match(r"(How|What)", question[0])
    if parts and opening and rng.random() < 0.12:
        asked = question[0][0].lower() + question[0][1:].rstrip("?")
        last = re.sub(r"^(Now|Then|There|Each|The|An?|It|In|After|On|Every|If|That|This|One|Of|At)\b", lambda m: m.group(0).lower(), parts[-1])
        text = (parts[0] + ". " if len(parts) == 2 else "") + rng.choice(["If " + last + ", " + asked + "?", asked[0].upper() + asked[1:] + ", if " + last + "?"])
    else:
        text = story + " " + question[0]
    n, who = numbers(rng, wants, divide, text), cast(rng)
    if n is None:
        return None
    for words, value in TIMES.items():
        if words in text.lower():
            n["T"] = value
    if "T" in question[1] and n["T"] == 1:
        n["T"] = n["c"]
    n = {k: Fraction(v).limit_denominator(1000) for k, v in n.items()}
    answer = eval(question[1], {"ceil": math.ceil}, n)
    if answer <= 0 or (answer * 100) % 1 != 0:
        return None
    text = spelled(rng, re.sub(r"\{([a-h])\}%", lambda m: str(n[m.group(1)]) + "%", text), n)
    text = re.sub(r"\{(\w+)\}", lambda m: who[m.group(1)], text)
    text = re.sub(r"\s+([.,?])", r"\1", re.sub(r"\s+", " ", text)).strip()
    if rng.random() < 0.5:
        text = text.replace("$ ", "$")
    text = re.sub(r"(^|[.?!] )([a-z])", lambda m: m.group(1) + m.group(2).upper(), text).replace("Mr. h", "Mr. H")
    text = re.sub(r"\ba ([aeio])", r"an \1", text)
    equation = re.sub(r"(?<![a-z])[a-hT](?![a-z])", lambda m: str(n[m.group(0)]) if n[m.group(0)].denominator == 1 else str(float(n[m.group(0)])), question[1])
    return {"q": text, "answer": "%g" % float(answer) if answer.denominator != 1 else str(answer), "equation": equation}


def main():
    rng = random.Random(7)
    stories, count = [], int(sys.argv[2])
    for line in open(sys.argv[1], encoding="utf-8"):
        kind, _, rest = line.rstrip("\n").partition(": ")
        if kind == "S":
            stories.append((rest, [], [], []))
        elif kind == "W":
            stories[-1][2].extend(rest.rstrip(" ;").split("; "))
        elif kind == "D":
            stories[-1][3].append(rest)
        elif kind == "Q":
            question, _, value = rest.rpartition(" = ")
            stories[-1][1].append((question, value))
    for story, questions, wants, divide in stories:
        for question in questions:
            for _ in range(count):
                problem = written(rng, story, question, wants, divide)
                if problem:
                    print(json.dumps(problem))


main()
