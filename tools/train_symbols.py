#!/usr/bin/env python3
"""Sets formulas with fonts and pens: to learn assets/symbols.bin from, the network that tells written symbols of mathematics, and to measure the reader.

  ninja -C build formula_parts train_symbol_net formula_read
  train_symbols.py make GLYPHS COUNT SEED      COUNT formulas, cut by build/tools/formula_parts into the file GLYPHS
  build/tools/train_symbol_net assets/symbols.bin 6 0.0015 - GLYPHS...
  train_symbols.py measure clean|photo|hand|penfont COUNT [FOLDER]     exact readings by build/tools/formula_read; FOLDER gets the pictures that were misread
"""
import os
import random
import struct
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "symbols"))
import cv2
import numpy as np

import formulas
import photograph
import typeset

TOOLS = os.environ.get("SAM_TOOLS", os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "build", "tools"))
SPARE = ["/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", "/usr/share/fonts/opentype/stix/STIXGeneral-Regular.otf"]
SPARE_HELD_OUT = ["/usr/share/fonts/truetype/freefont/FreeSans.ttf", "/usr/share/fonts/truetype/freefont/FreeSerif.ttf"]
GLYPH = 1 + 1024 + 16


def symbols():
    return subprocess.run([TOOLS + "/formula_parts", "symbols"], capture_output=True, text=True, check=True).stdout.split("\n")[:-1]


def weight_of(file):
    return {w for w in ("Bold", "bold", "Light", "Thin", "Black", "Heavy", "Medium", "Semi", "Hair", "Extra", "Condensed", "Mono") if w in os.path.basename(file)}


class Press:
    """Makes pictures of formulas; `fonts` for training or held out."""

    def __init__(self, fonts, spare, seed):
        self.r, self.fonts, self.spare, self.pens = random.Random(seed), fonts, spare, {}
        self.hand_fonts = [f for f in fonts if any(h in f for h in typeset.HAND_FONTS)]

    def pen(self, by_hand):
        r = self.r
        if by_hand == "pen": return typeset.HandPen(r)
        file = self.chosen(self.hand_fonts if by_hand == "font" and self.hand_fonts else self.fonts)
        italic = None
        if r.random() < 0.35:
            near = [f for f in self.fonts if os.path.dirname(f) == os.path.dirname(file) and ("Italic" in f or "italic" in f or "Oblique" in f) and weight_of(f) == weight_of(file)]
            italic = r.choice(near) if near else None
        if "_Math" in file or "Script" in file: file, italic = r.choice(SPARE), file
        if any(c in file for c in typeset.CAPITALS): italic = r.choice([f for f in self.hand_fonts if not any(c in f for c in typeset.CAPITALS)])
        key = (file, italic)
        if key not in self.pens: self.pens[key] = typeset.FontPen(file, r.choice(self.spare), r, italic)
        if len(self.pens) > 400: self.pens.clear()
        pen = self.pens[key] if key in self.pens else typeset.FontPen(file, r.choice(self.spare), r, italic)
        pen.bar = r.uniform(0.045, 0.09)
        return pen

    def chosen(self, files):
        """Of a family of many files each comes less often."""
        of_family = {}
        for f in files: of_family[os.path.dirname(f)] = of_family.get(os.path.dirname(f), 0) + 1
        return self.r.choices(files, [of_family[os.path.dirname(f)] ** -0.5 for f in files])[0]

    def picture(self, tree, by_hand, strength, pen=None):
        r = self.r
        size = r.choice([16, 20, 24, 28, 32, 40, 40, 48, 56, 64, 80] if strength > 0 else [12, 14, 16, 18, 20, 24, 28, 32, 40, 48, 64, 80])
        setter = typeset.Setter(pen or self.pen(by_hand), r, size)
        grey, map_, marks = typeset.composed(setter.set(tree), int(size * r.uniform(0.05, 0.4)) + 1)
        if size < 24 and strength == 0: grey, map_ = photograph.enlarged(grey, map_, 40 / size)  # as small print on a screen is
        grey, map_ = photograph.photographed(grey, map_, r, size, strength)
        if size < 24 and strength > 0: grey, map_ = photograph.enlarged(grey, map_, 40 / size)
        return grey, map_, marks


def as_sent(grey):
    return b"SAMA" + struct.pack("<ii", grey.shape[1], grey.shape[0]) + grey.tobytes()


def foreign(r):
    """Words, of Hangul or of capitals, that are no formula."""
    if r.random() < 0.6: return formulas.syms("".join(chr(r.randint(0xAC00, 0xD7A3)) if r.random() < 0.3 else r.choice("다음을계산하시오의값은일때구하라풀어라문제정답식을가나라마바사아자차카타파하고이는에서와과개명원분시간거리") for _ in range(r.randint(2, 6))))
    return formulas.syms("".join(r.choice("ABDEFGHKLMNPQRTJY") for _ in range(r.randint(2, 6))))


def make(path, count, seed):
    press = Press(typeset.font_files(False), SPARE, seed)
    r, index = press.r, {s: i for i, s in enumerate(symbols())}
    other = index["□"]
    index["·"] = index["."]
    with open(path, "wb") as out:
        cutter = subprocess.Popen([TOOLS + "/formula_parts", "cut"], stdin=subprocess.PIPE, stdout=out)
        hangul = [typeset.FontPen(f, SPARE[0], r) for f in press.fonts if "/nanum/" in f]
        for i in range(count):
            p = r.random()
            by_hand = "pen" if p < 0.38 else "font" if p < 0.56 else None
            q = r.random()
            tree = formulas.row(formulas.alphabet(r)) if q < 0.3 else formulas.row(foreign(r)) if q < 0.34 else formulas.formula(r)
            words = 0.3 <= q < 0.34
            try:
                grey, map_, marks = press.picture(tree, by_hand, r.choice([0, 0, 0.4, 0.7, 0.9, 1.1]), r.choice(hangul) if words else None)
            except (OSError, ValueError) as fault:
                print(i, fault, file=sys.stderr)
                continue
            if grey.shape[1] > 3000: continue
            labels = bytes(index.get(m, other) for m in marks)
            cutter.stdin.write(as_sent(grey) + np.ascontiguousarray(map_).tobytes() + struct.pack("<i", len(labels)) + labels)
        cutter.stdin.close()
        cutter.wait()


def measure(kind, count, folder=None, seed=77):
    held = "hand" if kind == "penfont" else True
    press = Press(typeset.font_files(held), SPARE_HELD_OUT, seed)
    r = press.r
    reader = subprocess.Popen([TOOLS + "/formula_read", "read"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    right, by_sureness, wrong = 0, {}, []
    for i in range(count):
        tree = formulas.formula(r)
        grey, _, _ = press.picture(tree, "pen" if kind == "hand" else None, {"clean": 0, "photo": 1.0, "hand": 0.7, "penfont": 0.7}[kind])
        reader.stdin.write(as_sent(grey))
        reader.stdin.flush()
        answer = reader.stdout.readline().decode().rstrip("\n")
        sureness, _, text = answer.partition("\t")
        want = formulas.typed(tree)
        good = text == want
        right += good
        band = min(9, int(float(sureness or 0) * 10))
        n = by_sureness.setdefault(band, [0, 0])
        n[0] += good
        n[1] += 1
        if not good:
            wrong.append("%s\t%s\t%s" % (want, text, sureness))
            if folder: cv2.imwrite("%s/%s_%03d.png" % (folder, kind, i), grey)
            if folder: wrong[-1] += "\t%s_%03d" % (kind, i)
    print("\n".join(wrong))
    print("%s: %d of %d exact, %.1f %%" % (kind, right, count, 100.0 * right / count))
    for band in sorted(by_sureness): print("  sureness %.1f: %d of %d" % (band / 10, *by_sureness[band]))


def main():
    if len(sys.argv) == 5 and sys.argv[1] == "make": make(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    elif len(sys.argv) >= 4 and sys.argv[1] == "measure": measure(sys.argv[2], int(sys.argv[3]), *sys.argv[4:5])
    else: sys.exit(__doc__)


main()
