"""The process that draws places of one PDF: reads its order as JSON from its input. Only `picture.py` starts it."""

from __future__ import annotations

import json
import os
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.errors import ReadError

_SCALE = 1.6  # pixels a point: 115 dpi reads well at the width of a dossier
_MAX_SIDE = 4_000  # pixels: a poster is drawn smaller
_MARGIN = 32.0  # points above and below the place: two lines or so of what stands around it
_MAX_HEIGHT = 560.0  # points: a place higher than this is shown by its beginning
_REACH = 4.0  # points that the mark is wider than the text
_MARK = (255, 236, 122)
_OUTLINE = (150, 75, 0)
_QUALITY = 25

Place = tuple[str, int, bool, float, float, float, float]
Box = tuple[float, float, float, float]


def main() -> None:
    """Draws each page once and cuts its places out of it."""
    from pipeline.read.pdf import open_pdf
    from pipeline.read.worker import limit_memory

    order = json.load(sys.stdin)
    limit_memory(int(order["memory_mb"]))
    cuts: list[Place] = [(name, page, ocr, *box) for name, page, ocr, *box in order["cuts"]]
    try:
        document = open_pdf(Path(order["file"]))
    except ReadError:
        sys.exit(1)
    for number, places in groupby(cuts, key=lambda place: place[1]):
        if number > len(document):
            continue
        page = document[number - 1]
        _draw_page(page, list(places), Path(order["folder"]))
        page.close()


def _draw_page(page: Any, places: list[Place], folder: Path) -> None:
    from pipeline.read.pdf import words_upright

    width, height = page.get_size()
    scale = min(_SCALE, _MAX_SIDE / max(width, height, 1.0))
    image = page.render(scale=scale).to_pil().convert("RGB")
    turned = None
    for name, _, ocr, *sides in places:
        if not ocr and turned is None:
            turned = words_upright(page)[1]
        box = (sides[0], sides[1], sides[2], sides[3])
        if ocr or not turned:
            cut = _cut(image, box, scale)
        else:  # text that runs sideways is shown upright
            cut = _cut(image.rotate(-90 * turned, expand=True), turned_box(box, turned, width, height), scale)
        _save(cut, folder / f"{name}.webp")


def turned_box(box: Box, quarters: int, width: float, height: float) -> Box:
    """Where a box of a page of `width` by `height` lies after turning the page clockwise."""
    for _ in range(quarters % 4):
        x0, top, x1, bottom = box
        box = (height - bottom, x0, height - top, x1)
        width, height = height, width
    return box


def _cut(image: Any, box: Box, scale: float) -> Any:
    """The width of the page around the place, with the place marked by colour and outline."""
    from PIL import Image, ImageChops, ImageDraw

    x0, top, x1, bottom = (side * scale for side in box)
    margin, reach = _MARGIN * scale, _REACH * scale
    upper = max(0, int(top - margin))
    lower = max(upper + 1, int(min(image.height, bottom + margin, top + _MAX_HEIGHT * scale)))
    cut = image.crop((0, upper, image.width, lower))
    layer = Image.new("RGB", cut.size, "white")
    frame = (x0 - reach, top - upper - reach / 2, x1 + reach, bottom - upper + reach / 2)
    ImageDraw.Draw(layer).rectangle(frame, fill=_MARK, outline=_OUTLINE, width=2)
    return ImageChops.multiply(cut, layer)


def _save(image: Any, path: Path) -> None:
    """Whole or not at all: the file that is there counts as made."""
    temporary = path.with_suffix(".part")
    image.save(temporary, "WEBP", quality=_QUALITY, method=4)
    os.replace(temporary, path)


if __name__ == "__main__":
    main()
