"""Rows of parts laid out: each writer gives boxes (width, up, down, marks); a mark is drawn later on whatever picture."""
from PIL import ImageFont

import strokes


SIGNS = "/usr/share/fonts/truetype/freefont/FreeSerif.ttf"


class Printed:
    """Glyphs of one font."""

    def __init__(self, regular, italic, r):
        self.regular, self.italic, self.r, self.cache = regular, italic, r, {}
        self.thick = .055

    def font(self, path, size):
        key = (path, size)
        if key not in self.cache:
            self.cache[key] = ImageFont.truetype(path, size)
        return self.cache[key]

    def drawn_by(self, c, font):
        """The font, or another one where it lacks the sign."""
        if bytes(font.getmask(c)) == bytes(font.getmask("\uffff")):
            return self.font(SIGNS, font.size)
        return font

    def text(self, text, size):
        marks, x, up, down = [], 0, 0, 0
        for c in text:
            font = self.font(self.italic if c.isalpha() else self.regular, max(7, round(size)))
            font = self.drawn_by(c, font)
            if c != " ":
                marks.append(("glyph", c, font, x, 0))
                left, top, right, bottom = font.getbbox(c, anchor="ls")
                up, down = max(up, -top), max(down, bottom)
            x += font.getlength(c) * (.8 if c == " " else 1)
        return x, up or size * .7, down, marks


class ByHand:
    """Strokes with the writer's slant, size and unsteadiness."""

    def __init__(self, r):
        self.r = r
        self.slant, self.shaky, self.tall = r.uniform(-.05, .3), r.uniform(.01, .03), r.uniform(.6, .75)
        self.gap = r.uniform(.12, .22)
        self.ways = {c: r.randrange(len(ways)) for c, (_, ways) in strokes.GLYPHS.items()}
        self.thick = r.uniform(.06, .1)

    def text(self, text, size):
        r, high = self.r, size * self.tall
        marks, x = [], 0
        for c in text:
            if c == " ":
                x += high * r.uniform(.12, .3)
                continue
            wide, ways = strokes.GLYPHS[c]
            grow, lift, turn = r.uniform(.9, 1.1), r.uniform(-.05, .05), r.uniform(-.05, .05)
            for points in ways[self.ways[c]]:
                points = [(px + r.gauss(0, self.shaky), py + r.gauss(0, self.shaky)) for px, py in points]
                if not strokes.corners(c):
                    points = strokes.smooth(points)
                line = []
                for px, py in points:
                    y = (py - 1) * grow + lift
                    line.append((x + high * (px * grow - y * self.slant + y * turn), y * high))
                marks.append(("line", line, self.thick * size))
            x += high * (wide * grow + self.gap * r.uniform(.7, 1.4))
        return x, high * 1.05, high * .3 if any(c in "y()" for c in text) else high * .06, marks


def moved(marks, dx, dy):
    out = []
    for mark in marks:
        if mark[0] == "glyph":
            out.append(("glyph", mark[1], mark[2], mark[3] + dx, mark[4] + dy))
        else:
            out.append(("line", [(x + dx, y + dy) for x, y in mark[1]], mark[2]))
    return out


def row_box(row, writer, size):
    x, up, down, marks = 0, 0, 0, []
    for part in row:
        if isinstance(part, str):
            w, u, d, m = writer.text(part, size)
            dy = 0
        else:
            w, u, d, m, dy = special(part, writer, size)
        marks += moved(m, x, dy)
        x, up, down = x + w, max(up, u - dy), max(down, d + dy)
    return x, up, down, marks


def special(part, writer, size):
    thick = max(1.5, writer.thick * size)
    wobble = (lambda: writer.r.gauss(0, .012 * size)) if isinstance(writer, ByHand) else (lambda: 0)
    if part[0] == "frac":
        a, b = row_box(part[1], writer, size * .92), row_box(part[2], writer, size * .92)
        wide, middle, gap = max(a[0], b[0]) + size * .3, -size * .27, size * .14
        marks = moved(a[3], (wide - a[0]) / 2, middle - gap - a[2]) + moved(b[3], (wide - b[0]) / 2, middle + gap + b[1])
        marks.append(("line", [(size * .03, middle + wobble()), (wide - size * .03, middle + wobble())], thick))
        return wide + size * .05, gap + a[1] + a[2] - middle, gap + b[1] + b[2] + middle, marks, 0
    if part[0] == "pow":
        w, u, d, m = row_box(part[1], writer, size * .62)
        return w + size * .05, u, d, m, -size * .42
    w, u, d, m = row_box(part[1], writer, size)
    top = -u - size * .12
    sign = [(0, -size * .3), (size * .12, -size * .36), (size * .27, size * .06), (size * .42, top + wobble()), (size * .5 + w, top + wobble())]
    return w + size * .55, u + size * .2, max(d, size * .08), moved(m, size * .46, 0) + [("line", sign, thick)], 0
