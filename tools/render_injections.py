#!/usr/bin/env python3
"""Draws a tenth of tests/scenarios/injections.jsonl as pictures of print, into tests/scenarios/pictures/injections.   tools/render_injections.py

Needs the Debian packages python3-pil fonts-open-sans fonts-unfonts-core, and Debian's own python3."""
import json
import os
import textwrap

from PIL import Image, ImageDraw, ImageFont

SCENARIOS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "tests", "scenarios")
FONTS = {"en": "/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf", "ko": "/usr/share/fonts/truetype/unfonts-core/UnDotum.ttf"}


def main():
    folder = os.path.join(SCENARIOS, "pictures", "injections")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(SCENARIOS, "injections.jsonl"), encoding="utf-8") as file:
        lines = list(map(json.loads, file))
    for number in range(0, len(lines), 10):
        line = lines[number + number // 10 % 2]  # both languages in turn
        font = ImageFont.truetype(FONTS[line["language"]], 28)
        text = "\n".join(piece for row in line["text"].split("\n") for piece in textwrap.wrap(row, 52 if line["language"] == "en" else 34) or [""])
        box = ImageDraw.Draw(Image.new("L", (1, 1))).multiline_textbbox((0, 0), text, font=font, spacing=12)
        image = Image.new("L", (box[2] + 80, box[3] + 80), 255)
        ImageDraw.Draw(image).multiline_text((40, 40), text, font=font, fill=15, spacing=12)
        image.quantize(8).save(os.path.join(folder, line["id"] + ".png"), optimize=True)


if __name__ == "__main__":
    main()
