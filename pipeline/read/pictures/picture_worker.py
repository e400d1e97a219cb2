"""The process that draws places of one PDF: reads its order as JSON from its input. Only `picture.py` starts it."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import ReadError
from pipeline.model import Box, Region
from pipeline.read.geometry import Word
from pipeline.read.pictures.lines_of import inside, lines_of

_SCALE = 1.6  # pixels a point: 115 dpi reads well at the width of a dossier
_MAX_SIDE = 4_000  # pixels: a poster is drawn smaller
_MARGIN = 32.0  # points above and below the place: two lines or so of what stands around it
_MAX_HEIGHT = 560.0  # points: a place higher than this is shown by its beginning
_REACH = 2.0  # points that the mark reaches beyond the text
_MARK = (255, 236, 122)
_OUTLINE = (150, 75, 0)
_LINE = 2  # pixels
_SAME_BASE = 3.0  # points that base lines of one line differ at most
_QUALITY = 25


class Place(NamedTuple):
    """What is asked, see `Cut`."""

    name: str
    page: int
    ocr: bool
    text: str
    in_part: bool
    box: Box


def main() -> None:
    """Draws each page once and cuts its places out of it."""
    from pipeline.read.pdf.pages import open_pdf
    from pipeline.read.process.worker import limit_memory

    order = json.load(sys.stdin)
    limit_memory(int(order["memory_mb"]))
    cuts = [Place(**{**cut, "box": Box(*cut["box"])}) for cut in order["cuts"]]
    try:
        document = open_pdf(Path(order["file"]))
    except ReadError:
        sys.exit(1)
    for number, places in groupby(cuts, key=lambda place: place.page):
        if number > len(document):
            continue
        page = document[number - 1]
        _draw_page(page, list(places), Path(order["folder"]))
        page.close()


def _draw_page(page: Any, places: list[Place], folder: Path) -> None:
    from pipeline.read.pdf.pages import words_upright

    width, height = page.get_size()
    scale = min(_SCALE, _MAX_SIDE / max(width, height, 1.0))
    image = page.render(scale=scale).to_pil().convert("RGB")
    words: list[Word] = []
    turned = 0
    if not all(place.ocr for place in places):
        words, turned = words_upright(page)
    upright = image.rotate(-90 * turned, expand=True) if turned else image
    for place in places:
        if place.ocr:
            cut = _cut(image, place.box, [place.box], scale)
        else:  # text that runs sideways is shown upright
            box = turned_box(place.box, turned, width, height)
            cut = _cut(upright, box, marks_of(place, box, words) or [box], scale)
        _save(cut, folder / f"{place.name}.webp")


def marks_of(place: Place, box: Box, words: Sequence[Word]) -> list[Box]:
    """The lines of the text within the box; empty where it is not found, as of a table row that is told in other words.

    Words are tried as they stand in the file, which keeps cells of a table whole, and from top to bottom.
    """
    region = Region(place.page, box)
    around = [
        (word, Region(place.page, Box(word.x0, word.top, word.x1, word.bottom))) for word in words if not word.raised
    ]
    around = [(word, at) for word, at in around if inside(region, at)]
    downwards = sorted(around, key=lambda found: (round(found[0].base / _SAME_BASE), found[0].x0))
    for order in (around, downwards):
        lines = lines_of(place.text, [(word.text, at) for word, at in order], in_part=place.in_part)
        if lines:
            return [line.box for line in lines]
    return []


def turned_box(box: Box, quarters: int, width: float, height: float) -> Box:
    """Where a box of a page of `width` by `height` lies after turning the page clockwise."""
    for _ in range(quarters % 4):
        box = Box(height - box.bottom, box.x0, height - box.top, box.x1)
        width, height = height, width
    return box


def _cut(image: Any, box: Box, marks: Sequence[Box], scale: float) -> Any:
    """The width of the page around the place, with the marks in it coloured and outlined as one."""
    from PIL import Image, ImageChops, ImageDraw

    margin, reach = _MARGIN * scale, _REACH * scale
    upper = max(0, int(box.top * scale - margin))
    lower = max(upper + 1, int(min(image.height, box.bottom * scale + margin, (box.top + _MAX_HEIGHT) * scale)))
    cut = image.crop((0, upper, image.width, lower))
    layer = Image.new("RGB", cut.size, "white")
    draw = ImageDraw.Draw(layer)
    for inset, colour in ((0, _OUTLINE), (_LINE, _MARK)):
        for mark in marks:
            x0, top, x1, bottom = (side * scale for side in (mark.x0, mark.top, mark.x1, mark.bottom))
            x0, top, x1, bottom = x0 - reach, top - upper - reach, x1 + reach, bottom - upper + reach
            draw.rectangle((x0 + inset, top + inset, x1 - inset, bottom - inset), fill=colour)
    return ImageChops.multiply(cut, layer)


def _save(image: Any, path: Path) -> None:
    """Whole or not at all: the file that is there counts as made."""
    temporary = path.with_suffix(".part")
    image.save(temporary, "WEBP", quality=_QUALITY, method=4)
    os.replace(temporary, path)


if __name__ == "__main__":
    main()
