"""Tables on page images: their lines are found, so that what is recognised between them goes into cells."""

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.read.geometry import Grid, Word
from pipeline.read.page.layout import page_items
from pipeline.read.pdf.ocr import image_edges, tsv_to_words

SCALE = 72 / 300  # points a pixel
HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def blank() -> NDArray[np.uint8]:
    return np.full((1200, 1600), 255, dtype=np.uint8)


def ruled() -> NDArray[np.uint8]:
    image = blank()
    for y in (100, 300, 500, 700):
        image[y : y + 4, 100:1500] = 0
    for x in (100, 800, 1496):
        image[100:704, x : x + 4] = 0
    return image


def word(text: str, x: int, y: int) -> Word:
    x0, base = x * SCALE, y * SCALE
    return Word(text, x0, base - 8, x0 + 6 * len(text), base + 2, 10.0, base)


def test_words_between_lines_are_cells() -> None:
    words = [word(text, 130 + 700 * j, 200 + 200 * i) for i in range(3) for j, text in enumerate((f"naam{i}", f"{i}0"))]
    items, _ = page_items(words, image_edges(ruled(), SCALE), (), 384, 288)
    (grid,) = items
    assert isinstance(grid, Grid) and grid.rows == (("naam0", "00"), ("naam1", "10"), ("naam2", "20"))


def letters() -> NDArray[np.uint8]:
    image = blank()
    for x in range(100, 1500, 40):
        image[200:260, x : x + 20] = 0
    return image


NO_LINES = [
    (blank(), "an empty page"),
    (letters(), "letters"),
    (np.zeros((3000, 3000), dtype=np.uint8), "a dark picture"),
    (np.full((20, 20), 0, dtype=np.uint8), "an image smaller than a line"),
]


@pytest.mark.parametrize(("image", "reason"), NO_LINES)
def test_no_lines(image: NDArray[np.uint8], reason: str) -> None:
    assert image_edges(image, SCALE) == (), reason


def test_lines_taken_for_letters_are_dropped() -> None:
    rows = [("|", 90), ("|Besteding", 90), ("vaag", 10), ("|.", 90)]
    tsv = HEAD + "".join(
        f"5\t1\t1\t1\t1\t{k}\t{k * 99}\t50\t80\t40\t{conf}\t{text}\n" for k, (text, conf) in enumerate(rows)
    )
    assert [found.text for found in tsv_to_words(tsv, SCALE)] == ["Besteding", "|."]
