"""Sets a formula's tree in two dimensions, with a font or with a pen, and keeps where each symbol is."""
import glob
import math
import os
import random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

import strokes

# Fonts that nothing is learned from: the reader is measured on them.
HELD_OUT = ("freefont", "open-sans", "/lato", "roboto", "crosextra", "/cmu", "/noto")
HELD_OUT_HAND = ("/breip", "/fifthhorseman")
NOT_FOR_TEXT = ("stix/STIXInt", "stix/STIXSize", "stix/STIXNon", "stix/STIXVar", "MathJax_Size", "MathJax_AMS", "MathJax_Cal", "MathJax_Fra", "MathJax_Script", "MathJax_Vector", "MathJax_Win",
                "D050000L", "StandardSymbols", "Type1", "type1", "woff", "lmmonocaps", "lmromancaps", "YetHangul", "Initials", "Drop", "Keyboard", "breipfont", "Emoji", "Ecolier", "Isabella", "LinBiolinum_K", "LinLibertine_I.otf",
                "KaTeX_AMS", "KaTeX_Cal", "KaTeX_Fra", "KaTeX_Script", "KaTeX_Size", "femkeklaver", "setofont-ex", "mplus-1m", "mplus-2m", "mplus-1mn", "-Italic-VF", "InterVariable", ".var.")
HAND_FONTS = ("NanumPen", "NanumBrush", "NanumBarunpen", "Dancing", "TeXGyreChorus", "Z003", "texgyrechorus", "kiloji", "KleeOne", "Kristi", "Rufscript", "setofont", "Delphine", "SteveHand", "YuseiMagic",
              "Purisa", "ComicNeue", "RadisSans", "YOz", "BecauseWe", "TomsonTalks", "Humor-Sans")
CAPITALS = ("BecauseWe", "TomsonTalks", "Humor-Sans")  # their small letters are capitals: only figures and signs are taken


def font_files(held_out):
    """All fonts for training or for measuring; of Noto only the ones for Latin letters."""
    folders = ["/usr/share/fonts/truetype", "/usr/share/fonts/opentype", "/usr/share/texmf/fonts/opentype"]
    files = sorted(f for d in folders for e in ("ttf", "otf") for f in glob.glob("%s/**/*.%s" % (d, e), recursive=True))
    files = [f for f in files if not any(n in f for n in NOT_FOR_TEXT)]
    if held_out == "hand": return [f for f in files if any(h in f for h in HELD_OUT_HAND)]
    files = [f for f in files if not any(h in f for h in HELD_OUT_HAND)]
    kept = [f for f in files if any(h in f for h in HELD_OUT)]
    if not held_out: return [f for f in files if f not in kept]
    return [f for f in kept if "/noto" not in f or os.path.basename(f).split("-")[0] in ("NotoSans", "NotoSerif", "NotoSansMono", "NotoSansDisplay", "NotoSerifDisplay")]


# Catmull-Rom: of four points, six along the way from the second to the third.
CURVE = np.array([0.5 * np.array([-t + 2 * t * t - t ** 3, 2 - 5 * t * t + 3 * t ** 3, t + 4 * t * t - 3 * t ** 3, -t * t + t ** 3]) for t in np.linspace(0, 1, 7)[:-1]])


class Mark:
    """Ink of one symbol: a mask of 0..255 with its upper left at (x, y), the line at y = 0 and y growing downwards."""

    def __init__(self, mask, x, y, symbol):
        self.mask, self.x, self.y, self.symbol = mask, x, y, symbol


class Set:
    """What has been set: marks, how far it reaches to the right, over and under the line."""

    def __init__(self, marks, width, over, under):
        self.marks, self.width, self.over, self.under = marks, width, over, under

    def moved(self, dx, dy):
        for m in self.marks: m.x, m.y = m.x + dx, m.y + dy
        return self


class FontPen:
    """Symbols of a font; what it lacks comes from another."""

    def __init__(self, file, spare, r, letters_file=None):
        self.files, self.spare, self.fonts, self.r = {"main": file, "letter": letters_file or file}, spare, {}, r
        self.bar = r.uniform(0.045, 0.09)

    def font(self, file, size):
        key = (file, size)
        if key not in self.fonts: self.fonts[key] = ImageFont.truetype(file, size)
        return self.fonts[key]

    def has(self, file, c):
        try:
            font = self.font(file, 40)
            mask = font.getmask(c)
            return mask.size[0] > 0 and mask.getbbox() is not None and bytes(mask) != bytes(font.getmask("\uffff")) and bytes(mask) != bytes(font.getmask("\U000f1234"))
        except OSError:
            return False

    def symbol(self, c, size):
        drawn = {"-": "\u2212", "·": "·"}.get(c, c)
        file = self.files["letter" if c.isalpha() and c.isascii() or c == "π" else "main"]
        options = [(file, drawn), (file, c), (self.spare, drawn), (self.spare, c)]
        if c == "-" and self.r.random() < 0.15: options.insert(0, (file, self.r.choice("-–")))
        for f, d in options:
            key = ("has", f, d)
            if key not in self.fonts: self.fonts[key] = self.has(f, d)
            if self.fonts[key]: break
        font = self.font(f, max(6, int(round(size))))
        left, top, right, bottom = font.getbbox(d, anchor="ls")
        w, h = max(1, right - left), max(1, bottom - top)
        image = Image.new("L", (w + 2, h + 2), 0)
        ImageDraw.Draw(image).text((1 - left, 1 - top), d, fill=255, font=font, anchor="ls")
        return Set([Mark(np.asarray(image), left - 1, top - 1, c)], font.getlength(d), -top, max(0, bottom))

    def rule(self, width, size):
        t = max(1, int(round(self.bar * size)))
        return np.full((t, max(2, int(round(width)))), 255, np.uint8)

    def root_sign(self, width, height, size):
        """A hook with a bar over `width`, `height` from the bar to the foot: how far the bar begins, and its mask."""
        hook, t = max(4, int(0.55 * size * (0.8 + 0.4 * self.r.random()))), max(1, int(round(self.bar * size)))
        w, h = hook + int(width), int(height) + t
        k = 4
        image = Image.new("L", (w * k, h * k), 0)
        draw = ImageDraw.Draw(image)
        at = lambda x, y: (x * k, y * k)
        foot = (hook * self.r.uniform(0.45, 0.6), h - t)
        knee = (hook * self.r.uniform(0.15, 0.25), h * self.r.uniform(0.5, 0.62))
        draw.line([at(0, knee[1] + 0.08 * h), at(*knee)], fill=255, width=int(t * k))
        draw.line([at(*knee), at(*foot)], fill=255, width=int(t * k * self.r.uniform(1, 2.2)), joint="curve")
        draw.line([at(*foot), at(hook, t / 2)], fill=255, width=int(t * k), joint="curve")
        draw.line([at(hook - t / 2, t / 2), at(w, t / 2)], fill=255, width=int(t * k))
        return hook, np.asarray(image.resize((w, h), Image.BOX))


class HandPen:
    """Symbols drawn by a hand with habits of its own."""

    def __init__(self, r):
        self.r = r
        self.ways = {c: r.choice(w) for c, w in strokes.WAYS.items()}
        self.slant, self.width = r.gauss(0.08, 0.15), r.uniform(0.04, 0.14)
        self.wobble, self.narrow, self.turn = r.uniform(0.008, 0.04), r.uniform(0.75, 1.25), r.uniform(0.5, 5)
        self.small = r.uniform(0.8, 1.25)
        self.uneven = r.uniform(0.02, 0.09)                                   # how unlike in size its figures are
        self.pressure = r.uniform(0.15, 0.5) if r.random() < 0.4 else 0       # of the pen's width, along a stroke
        self.tail = r.uniform(0.03, 0.1) if r.random() < 0.3 else 0           # a stroke begins and ends with a little hook
        self.touches = r.uniform(0.05, 0.3) if r.random() < 0.25 else 0       # how often it runs two symbols together
        self.hook = r.choice(strokes.ROOT_HOOKS)

    def curve(self, points):
        """A smooth line through the points (Catmull-Rom), with corners where one is given twice."""
        p, out = [points[0]] + list(points) + [points[-1]], []
        for a, b, c, d in zip(p, p[1:], p[2:], p[3:]):
            if b == c: continue
            before, after = b if a == b else a, c if c == d else d
            out.append(CURVE @ np.array([before, b, c, after]))
        return np.concatenate(out + [np.array(p[-1:], float)])

    def wobbled(self, s):
        r, kept, last, at = self.r, [], None, None
        dx, dy = r.gauss(0, self.wobble * 0.8), r.gauss(0, self.wobble * 0.8)
        for q in s:
            if q != last: at = (q[0] + dx + r.gauss(0, self.wobble), q[1] + dy + r.gauss(0, self.wobble))
            kept.append(at)
            last = q
        if self.tail and len(s) > 3 and r.random() < 0.6:
            x, y = kept[-1]
            kept.append((x + r.uniform(0, 1) * self.tail, y + r.gauss(0.5, 0.5) * self.tail))
        if self.tail and len(s) > 2 and r.random() < 0.4:
            x, y = kept[0]
            kept.insert(0, (x - r.uniform(0, 1) * self.tail, y + r.gauss(-0.3, 0.5) * self.tail))
        return kept

    def inked(self, curves, pen):
        """The curves' mask and its upper left."""
        k, pad = 3, pen + 2
        low, high = np.floor(np.min([c.min(0) for c in curves], 0) - pad), np.max([c.max(0) for c in curves], 0) + pad
        w, h = np.ceil(high - low).astype(int)
        canvas = np.zeros((h * k, w * k), np.uint8)
        for c in curves:
            at = np.round((c - low) * k * 16).astype(np.int32)
            phase, step = self.r.uniform(0, 6), self.r.uniform(0.1, 0.4)
            pieces = [at[i:i + 4] for i in range(0, len(at) - 1, 3)] if self.pressure else [at]
            for i, piece in enumerate(pieces):
                thick = pen * k * (1 + self.pressure * math.sin(phase + step * i))
                cv2.polylines(canvas, [piece], False, 255, max(1, int(round(thick))), cv2.LINE_AA, 4)
        return cv2.resize(canvas, (w, h), interpolation=cv2.INTER_AREA), low

    def drawn(self, lines, size, symbol, free=True):
        """Strokes in units of a figure's height, wobbled, as a mask."""
        r, curves = self.r, []
        angle, stretch = math.radians(r.gauss(0, self.turn)), (1 + r.gauss(0, 1.2 * self.uneven), 1 + r.gauss(0, self.uneven))
        for s in lines:
            c = self.curve(self.wobbled(s))
            if free:
                x, y = c[:, 0] * stretch[0] * self.narrow, c[:, 1] * stretch[1]
                x = x + self.slant * y
                c = np.stack([x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)], 1)
            curves.append(c * size * np.array([1, -1]))
        mask, low = self.inked(curves, max(1.0, self.width * r.uniform(0.85, 1.15) * self.scale))
        return Mark(mask, int(low[0]), int(low[1]), symbol)

    def symbol(self, c, size):
        h = size * 0.72
        ways = self.ways if self.r.random() < 0.9 else {c: self.r.choice(strokes.WAYS.get(c, [[]]))}
        if c == "·": mark = self.drawn([strokes.dot(0.1, 0.42)], h, c)
        elif c in strokes.WAYS: mark = self.drawn(ways[c], h * (self.small if c.isalpha() else 1), c)
        else: mark = self.drawn([strokes.line((0, 0), (0.2, 1), (0.5, 0)), strokes.line((0.1, 0.4), (0.4, 0.5))], h, c)
        w = mark.mask.shape[1] + self.r.uniform(0.02, 0.2) * h - 3
        mark.x = 0
        mark.y += int(self.r.gauss(0, 0.03) * h)
        return Set([mark], w, -mark.y, max(0, mark.y + mark.mask.shape[0]))

    def rule(self, width, size):
        tilt = self.r.gauss(0, 0.02)
        return self.drawn([[(0, 0), (width / size / 2, tilt * 0.5 * width / size + self.r.gauss(0, 0.02)), (width / size, tilt * width / size)]], size, "-", False).mask

    def root_sign(self, width, height, size):
        hook = 0.55 * size
        lines = [(x / 0.55 * hook / size, y * height / size) for x, y in self.hook]
        lines += [(hook / size, height / size), ((hook + width) / size, height / size + self.r.gauss(0, 0.02))]
        mark = self.drawn([lines], size, "√", False)
        return hook + self.width * self.scale, mark.mask


class Setter:
    def __init__(self, pen, r, size):
        self.pen, self.r, self.size = pen, r, size
        pen.scale = size
        self.gap, self.air = r.uniform(0.0, 0.3), r.uniform(0, 0.12)

    def set(self, node, size=None):
        size = size or self.size
        return getattr(self, "_" + node[0])(node, size)

    def _sym(self, node, size):
        return self.pen.symbol(node[1], size)

    def _row(self, node, size):
        out, x, last = Set([], 0, 0, 0), 0, None
        for item in node[1]:
            if item == ("sym", " "):
                x += 0.4 * size
                continue
            s = self.set(item, size)
            air = self.air * size * self.r.uniform(0.5, 1.5)
            around = item[0] == "sym" and item[1] in "+-×÷=<>≤≥≠±·:"
            x += air + (self.gap * size if around or last else 0)
            if item[0] == "frac": x += 0.08 * size
            last = around
            # Slanted ink may reach out of its width; two symbols never touch in print.
            if out.marks and s.marks:
                over = self.reach(out, s, x) + 1
                touch = getattr(self.pen, "touches", 0)
                if touch and self.r.random() < touch and over > -0.2 * size: x += over - self.r.uniform(0, 0.08) * size
                else: x += max(0, over)
            out.marks += s.moved(x, 0).marks
            x += s.width
            out.over, out.under = max(out.over, s.over), max(out.under, s.under)
        out.width = x
        return out

    def reach(self, left, right, x):
        """How far the right one's ink would lie over the left one's, in rows that both have."""
        most = -1e9
        for a in left.marks[-4:]:
            for b in right.marks[:4]:
                if a.y < b.y + b.mask.shape[0] and b.y < a.y + a.mask.shape[0]:
                    y0, y1 = int(max(a.y, b.y)), int(min(a.y + a.mask.shape[0], b.y + b.mask.shape[0]))
                    A, B = a.mask[int(y0 - a.y):int(y1 - a.y)] > 60, b.mask[int(y0 - b.y):int(y1 - b.y)] > 60
                    both = A.any(1)[:len(B)] & B.any(1)[:len(A)] if len(A) == len(B) else None
                    if both is None or not both.any(): continue
                    ra, lb = A.shape[1] - np.argmax(A[both][:, ::-1], 1), np.argmax(B[both], 1)
                    most = max(most, float((a.x + ra - (b.x + lb + x)).max()))
        return most if most > -1e9 else 0

    def _frac(self, node, size):
        k = 1.0 if size == self.size and self.r.random() < 0.7 else 0.75
        over, under = self.set(node[1], size * k), self.set(node[2], size * k)
        width = max(over.width, under.width) + size * self.r.uniform(0.05, 0.4)
        rule, axis, gap = self.pen.rule(width, size), -0.25 * size, size * self.r.uniform(0.06, 0.2)
        width, t = rule.shape[1], rule.shape[0]
        over.moved((width - over.width) / 2 + self.r.gauss(0, 0.02) * size, axis - t / 2 - gap - over.under)
        under.moved((width - under.width) / 2 + self.r.gauss(0, 0.02) * size, axis + t / 2 + gap + under.over)
        marks = over.marks + under.marks + [Mark(rule, 0, axis - t / 2, "-")]
        return Set(marks, width, -axis + t / 2 + gap + over.under + over.over, axis + t / 2 + gap + under.over + under.under)

    def _sup(self, node, size):
        base, top = self.set(node[1], size), self.set(node[2], size * self.r.uniform(0.55, 0.72))
        up = size * self.r.uniform(0.34, 0.48)
        x = base.width + 0.03 * size
        if top.marks: x += max(0, self.reach(base, Set([Mark(m.mask, m.x, m.y - up, m.symbol) for m in top.marks], 0, 0, 0), x) + 1)
        top.moved(x, -up)
        return Set(base.marks + top.marks, x + top.width, max(base.over, top.over + up), base.under)

    def _sub(self, node, size):
        base, low = self.set(node[1], size), self.set(node[2], size * 0.65)
        down = size * self.r.uniform(0.14, 0.24)
        low.moved(base.width + 0.02 * size, down)
        return Set(base.marks + low.marks, base.width + low.width + 0.03 * size, base.over, max(base.under, low.under + down))

    def _root(self, node, size):
        inside = self.set(node[1], size)
        air = size * self.r.uniform(0.06, 0.18)
        over, under = max(inside.over, 0.6 * size), max(inside.under, 0.0)
        height = over + under + air
        x, mask = self.pen.root_sign(inside.width + air * 1.5, height, size)
        inside.moved(x + air, 0)
        marks = inside.marks + [Mark(mask, 0, -(over + air) - (mask.shape[0] - height) / 2, "√")]
        out = Set(marks, mask.shape[1] + 0.05 * size, over + air + 0.05 * size, under + 0.03 * size)
        if node[2] is not None:
            index = self.set(node[2], size * 0.5)
            shift = max(0, index.width - 0.28 * size)
            out.moved(shift, 0)
            index.moved(0, -self.r.uniform(0.56, 0.68) * height + under)
            out.marks += index.marks
            out.width += shift
        return out


def composed(s, margin):
    """The picture of 255 paper and 0 ink, the map of which symbol is where, and the symbols."""
    marks = [m for m in s.marks if m.mask.size]
    x0, y0 = min(m.x for m in marks), min(m.y for m in marks)
    w = int(max(m.x + m.mask.shape[1] for m in marks) - x0 + 2 * margin) + 2
    h = int(max(m.y + m.mask.shape[0] for m in marks) - y0 + 2 * margin) + 2
    ink, map_, most = np.zeros((h, w), np.uint8), np.zeros((h, w), np.uint8), np.zeros((h, w), np.uint8)
    for k, m in enumerate(marks[:255]):
        x, y = int(round(m.x - x0 + margin)), int(round(m.y - y0 + margin))
        part = m.mask[:max(0, h - y), :max(0, w - x)]
        place = (slice(y, y + part.shape[0]), slice(x, x + part.shape[1]))
        on = (part > 60) & (part >= most[place])
        map_[place][on] = k + 1
        most[place] = np.maximum(most[place], part)
        ink[place] = np.maximum(ink[place], part)
    return 255 - ink, map_, [m.symbol for m in marks[:255]]
