"""Bullets that are drawn, and small shapes that are none."""

import pytest

from pipeline.read.geometry import Shape, Word
from pipeline.read.page.bullets import with_bullets


def line(text: str, x0: float, base: float, size: float = 10) -> list[Word]:
    words = []
    for one in text.split():
        words.append(Word(one, x0, base - 0.8 * size, x0 + 0.5 * size * len(one), base + 0.2 * size, size, base))
        x0 += 0.5 * size * (len(one) + 0.6)
    return words


def square(x0: float, middle: float, side: float) -> Shape:
    return Shape(x0, middle - side / 2, x0 + side, middle + side / 2)


ITEM = line("meer banen", 90, 100)
TWO = [*ITEM, *line("minder schulden", 90, 114)]
CASES = [
    (ITEM, [square(78, 97, 3)], ["meer"], "a disc at half the height of the letters"),
    (ITEM, [square(60, 97, 3)], ["meer"], "with wide white behind it"),
    (ITEM, [square(30, 97, 3)], [], "too far from the text"),
    (ITEM, [square(78, 105, 3)], [], "below the base line"),
    (ITEM, [square(78, 97, 0.9)], [], "a speck"),
    (ITEM, [square(60 + 4 * k, 97, 2) for k in range(7)], [], "the end of a dotted line"),
    ([*line("deel", 62, 100), *ITEM], [square(85, 97, 3)], [], "a dot within a line"),
    (ITEM, [square(76, 96, 9)], [], "one picture as high as the text"),
    (TWO, [square(76, 96, 9), square(76, 110, 9)], ["meer", "minder"], "pictures below each other"),
    (
        [*line("1.1", 30, 100), *line("1.2", 30, 114), *TWO],
        [square(76, 96, 9), square(76, 110, 9)],
        [],
        "lights in the cells of a table",
    ),
]


@pytest.mark.parametrize(("words", "shapes", "items", "reason"), CASES)
def test_bullets(words: list[Word], shapes: list[Shape], items: list[str], reason: str) -> None:
    found = [word for word in with_bullets(words, shapes) if word.text == "•"]
    followed = [min((w for w in words if w.x0 > one.x1 and w.base == one.base), key=lambda w: w.x0) for one in found]
    assert [word.text for word in followed] == items, reason
