#!/usr/bin/env python3
"""Draws pictures of school's sums to measure her eyes with: print (screens), photo (sheets on a desk) and hand. Its fonts and strokes are none that the reader was taught with.

    tools/render_pictures.py FOLDER [--each 100] [--seed 1]     FOLDER gets the pictures and truth.tsv: file, kind, formulas joined by " ; ", words joined by |
Needs the Debian packages python3-pil python3-numpy python3-opencv fonts-freefont-ttf fonts-open-sans fonts-lato fonts-roboto fonts-crosextra-carlito
fonts-crosextra-caladea fonts-cmu fonts-noto-core fonts-unfonts-core, and Debian's own python3."""
import argparse
import os
import random
import sys

import cv2
import numpy
from PIL import Image, ImageDraw, ImageFont

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "pictures"))
import layout  # noqa: E402
import sums  # noqa: E402

FONTS = "/usr/share/fonts/truetype/"
PAIRS = [("freefont/FreeSerif.ttf", "freefont/FreeSerifItalic.ttf"), ("freefont/FreeSans.ttf", "freefont/FreeSans.ttf"), ("open-sans/OpenSans-Regular.ttf", "open-sans/OpenSans-Italic.ttf"),
         ("lato/Lato-Regular.ttf", "lato/Lato-Italic.ttf"), ("roboto/unhinted/RobotoTTF/Roboto-Regular.ttf", "roboto/unhinted/RobotoTTF/Roboto-Regular.ttf"),
         ("crosextra/Carlito-Regular.ttf", "crosextra/Carlito-Italic.ttf"), ("crosextra/Caladea-Regular.ttf", "crosextra/Caladea-Italic.ttf"), ("cmu/cmunrm.ttf", "cmu/cmunti.ttf"),
         ("noto/NotoSans-Regular.ttf", "noto/NotoSans-Regular.ttf"), ("noto/NotoSerif-Regular.ttf", "noto/NotoSerif-Italic.ttf")]
KOREAN = ["unfonts-core/UnDotum.ttf", "unfonts-core/UnBatang.ttf"]
INKS = [(20, 20, 25), (20, 20, 25), (30, 40, 140), (20, 60, 170), (150, 25, 30), (20, 90, 50), (95, 95, 100)]


def words_box(words, writer, size, r):
    """Words in the writer's font, or in a Korean one."""
    path = FONTS + r.choice(KOREAN) if any(ord(c) > 0x1100 for c in words) else (writer.regular if isinstance(writer, layout.Printed) else FONTS + "lato/Lato-Regular.ttf")
    font = ImageFont.truetype(path, max(9, round(size * .9)))
    left, top, right, bottom = font.getbbox(words, anchor="ls")
    return font.getlength(words), -top, bottom, [("glyph", words, font, 0, 0)]


def page_marks(lines, brace, writer, size, r):
    """All lines of a sheet one below the other: (width, height, marks)."""
    x0 = size * .7 if brace else 0
    y, wide, marks, first_row = 0, 0, [], None
    for prefix, row in lines:
        w, u, d, m = words_box(prefix, writer, size, r) if prefix else (0, 0, 0, [])
        rw, ru, rd, rm = layout.row_box(row, writer, size) if row else (0, 0, 0, [])
        up, down = max(u, ru), max(d, rd)
        start = 0 if prefix and not row else x0
        if row and first_row is None:
            first_row = y
        marks += layout.moved(m, start, y + up) + layout.moved(rm, start + w, y + up)
        wide = max(wide, start + w + rw)
        y += up + down + size * r.uniform(.55, .9)
        last = y
    if brace:
        top, bottom = first_row - size * .1, last - size * .5
        mid = (top + bottom) / 2
        curl = [(.45, 0), (.3, .06), (.27, .42), (.08, .5), (.27, .58), (.3, .94), (.45, 1)]
        marks.append(("line", [(size * cx, top + (bottom - top) * cy) for cx, cy in curl], max(1.5, writer.thick * size)))
    return wide, last - size * .5, marks


def draw(image, marks, dx, dy, colour):
    """Lines at four times the size, as the library draws them without soft edges."""
    pen = ImageDraw.Draw(image)
    for mark in marks:
        if mark[0] == "glyph":
            pen.text((mark[3] + dx, mark[4] + dy), mark[1], font=mark[2], fill=colour, anchor="ls")
    lines = [mark for mark in marks if mark[0] == "line"]
    if not lines:
        return
    k = 4 if image.width * image.height < 1_500_000 else 2
    cover = Image.new("L", (image.width * k, image.height * k), 0)
    big = ImageDraw.Draw(cover)
    for _, points, thick in lines:
        at = [((x + dx) * k, (y + dy) * k) for x, y in points]
        big.line(at, fill=255, width=max(1, round(thick * k)), joint="curve")
        for x, y in (at[0], at[-1]):
            big.ellipse([x - thick * k / 2, y - thick * k / 2, x + thick * k / 2, y + thick * k / 2], fill=255)
    image.paste(Image.new("RGB", image.size, colour), mask=cover.resize(image.size, Image.BOX))


def screen(marks, wide, high, size, r, hand):
    margin = r.uniform(.4, 2.5) * size
    dark = not hand and r.random() < .35
    paper = r.choice([(18, 18, 18), (30, 30, 46), (0, 0, 0), (40, 44, 52)]) if dark else r.choice([(255, 255, 255), (255, 255, 255), (250, 250, 245), (240, 240, 240), (255, 250, 225), (232, 242, 255)])
    ink = r.choice([(255, 255, 255), (220, 220, 220), (130, 200, 255)]) if dark else r.choice(INKS)
    image = Image.new("RGB", (round(wide + 2 * margin + r.uniform(0, 6) * size), round(high + 2 * margin + r.uniform(0, 4) * size)), paper)
    draw(image, marks, margin, margin, ink)
    return image


def sheet(marks, wide, high, size, r):
    """Paper with rulings, squares or nothing, the writing on it."""
    margin = r.uniform(1.2, 3) * size
    w, h = round(wide + 2 * margin), round(max(high + 2 * margin, (wide + 2 * margin) * r.uniform(.45, .8)))
    paper = r.choice([(250, 250, 248), (245, 242, 230), (238, 240, 245)])
    image = Image.new("RGB", (w, h), paper)
    pen, kind = ImageDraw.Draw(image), r.random()
    rule, thick = r.choice([(170, 190, 220), (190, 190, 190), (150, 180, 200)]), max(1, round(size * .035))
    step = size * r.uniform(1.2, 1.8) if kind < .35 else size * r.uniform(.5, .8)
    y = step
    while kind < .65 and y < h:
        pen.line([(0, y), (w, y)], fill=rule, width=thick)
        y += step
    x = step
    while .35 <= kind < .65 and x < w:
        pen.line([(x, 0), (x, h)], fill=rule, width=thick)
        x += step
    draw(image, marks, margin, (h - high) / 2 + r.uniform(-.2, .2) * size, r.choice(INKS))
    return image


def desk(w, h, r):
    base = numpy.array(r.choice([(60, 90, 130), (40, 55, 75), (110, 110, 110), (35, 35, 40), (90, 120, 150)]), numpy.float32)
    noise = numpy.random.default_rng(r.randrange(1 << 30)).normal(0, 1, (h // 8 + 1, 6))
    grain = cv2.resize(noise.astype(numpy.float32), (w, h), interpolation=cv2.INTER_CUBIC)
    return numpy.clip(base + 12 * grain[..., None], 0, 255)


def photo(image, r):
    """The sheet on a desk: turned, seen from aside, unevenly lit, not quite sharp."""
    page = numpy.array(image)[:, :, ::-1].astype(numpy.float32)
    h, w = page.shape[:2]
    close = r.random() < .35  # only part of the sheet is in the picture: no edge to go by
    spread = .0 if close else r.uniform(.06, .25)
    width, height = round(w * (1 + 2 * spread)), round(h * (1 + 2 * spread))
    turn = numpy.radians(r.uniform(-10, 10) * (.6 if close else 1))
    tilt = .03 if close else .07
    corners = numpy.array([(0, 0), (w, 0), (w, h), (0, h)], numpy.float32)
    middle = corners.mean(0)
    rotation = numpy.array([[numpy.cos(turn), -numpy.sin(turn)], [numpy.sin(turn), numpy.cos(turn)]])
    target = (corners - middle) @ rotation.T
    target += numpy.array([(r.uniform(-tilt, tilt) * w, r.uniform(-tilt, tilt) * h) for _ in range(4)])
    span = target.max(0) - target.min(0)
    if close:
        scale = 1
        width, height = round(w * .98), round(h * .98)
    else:
        scale = min(width / span[0], height / span[1]) * .97
    target = (target * scale + numpy.array([width / 2, height / 2])).astype(numpy.float32)
    warp = cv2.getPerspectiveTransform(corners, target)
    back = numpy.broadcast_to(page[2, 2], (height, width, 3)).copy() if close else desk(width, height, r)
    cover = cv2.warpPerspective(numpy.ones((h, w), numpy.float32), warp, (width, height), flags=cv2.INTER_AREA)[..., None]
    seen = back * (1 - cover) + cv2.warpPerspective(page, warp, (width, height), flags=cv2.INTER_AREA) * cover
    yy, xx = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    angle = r.uniform(0, 6.3)
    light = r.uniform(.6, .95) + r.uniform(.05, .3) * ((xx / width - .5) * numpy.cos(angle) + (yy / height - .5) * numpy.sin(angle))
    if r.random() < .5:  # a shadow with a soft edge
        a, at, soft = r.uniform(0, 6.3), r.uniform(-.3, .3), r.uniform(.03, .12)
        side = (xx / width - .5) * numpy.cos(a) + (yy / height - .5) * numpy.sin(a) - at
        light *= 1 - r.uniform(.15, .45) / (1 + numpy.exp(-side / soft))
    lamp = numpy.array(r.choice([(1, 1, 1), (.82, .94, 1), (1, .97, .92)]), numpy.float32)
    seen = seen * light[..., None] * lamp
    seen = cv2.GaussianBlur(seen, (0, 0), r.uniform(.5, 1.3))
    seen += numpy.random.default_rng(r.randrange(1 << 30)).normal(0, r.uniform(1, 6), seen.shape)
    return numpy.clip(seen, 0, 255).astype(numpy.uint8)


def save(picture, path, r):
    if isinstance(picture, numpy.ndarray):
        cv2.imwrite(path + ".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, r.randint(60, 92)])
        return path + ".jpg"
    picture.save(path + ".png")
    return path + ".png"


def one(kind, r):
    lines, rows, words, brace = sums.sheet(r)
    if kind == "hand":
        lines, words = [line for line in lines if line[1]], []
        lines = [["", row] for _, row in lines]
        writer = layout.ByHand(r)
    else:
        regular, italic = r.choice(PAIRS)
        writer = layout.Printed(FONTS + regular, FONTS + (italic if r.random() < .6 else regular), r)
    size = r.choice([12, 14, 16, 18, 20, 24, 28, 32, 40, 48, 60]) if kind == "print" else r.randint(48, 90)
    wide, high, marks = page_marks(lines, brace, writer, size, r)
    on_screen = kind == "print" or (kind == "hand" and r.random() < .4)
    picture = screen(marks, wide, high, size, r, kind == "hand") if on_screen else photo(sheet(marks, wide, high, size, r), r)
    return picture, rows, words


def main():
    options = argparse.ArgumentParser()
    options.add_argument("folder")
    options.add_argument("--each", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    os.makedirs(asked.folder, exist_ok=True)
    with open(os.path.join(asked.folder, "truth.tsv"), "w", encoding="utf-8") as truth:
        for kind in ("print", "photo", "hand"):
            for n in range(asked.each):
                r = random.Random("%d %s %d" % (asked.seed, kind, n))
                picture, rows, words = one(kind, r)
                name = save(picture, os.path.join(asked.folder, "%s_%03d" % (kind, n)), r)
                truth.write("%s\t%s\t%s\t%s\n" % (os.path.basename(name), kind, " ; ".join(sums.linear(row) for row in rows), "|".join(w.strip() for w in words)))


if __name__ == "__main__":
    main()
