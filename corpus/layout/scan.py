"""Lines of text -> a page image as a scanner would leave it (no text layer); the same seed, the same bytes."""

from __future__ import annotations

import io
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from corpus.layout.theme import font_paths

DOTS_PER_INCH = 150
WIDTH, HEIGHT = 1240, 1754  # A4 at 150 dots per inch
MARGIN = 150
TILT = 0.7  # degrees


def lines_to_scan(lines: list[str], seed: int) -> bytes:
    """JPEG bytes. A line `~Name` draws a signature above that name; an empty line is white space."""
    image = Image.new("L", (WIDTH, HEIGHT), 250)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(font_paths("vera")[0]), 23)
    chance = random.Random(seed)
    y = 190.0
    for line in lines:
        if line.startswith("~"):
            _signature(draw, chance, MARGIN + 20, y + 45)
            y += 100
            line = line[1:].strip()
        for part in _wrap(draw, line, font):
            draw.text((MARGIN, y), part, fill=35, font=font)
            y += 37
    return _worn(image, seed)


def _wrap(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font=font) > WIDTH - 2 * MARGIN:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _signature(draw: ImageDraw.ImageDraw, chance: random.Random, x: float, y: float) -> None:
    points = [(x, y)]
    for _ in range(22):
        x += chance.uniform(3, 19)
        points.append((x, y + chance.uniform(-38, 38)))
    draw.line(points, fill=70, width=3, joint="curve")


def _worn(image: Image.Image, seed: int) -> bytes:
    image = image.rotate(TILT, fillcolor=250, resample=Image.Resampling.BICUBIC)
    image = image.filter(ImageFilter.GaussianBlur(0.7))
    noise = np.random.default_rng(seed).normal(0, 3.0, (HEIGHT, WIDTH))
    pixels = np.clip(np.asarray(image, dtype=float) + noise, 0, 255).astype("uint8")
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=38)
    return buffer.getvalue()
