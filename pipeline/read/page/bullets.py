"""Bullets that are drawn and no characters, as browsers and drawing programs print them -> words of their own."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from pipeline.read.geometry import Shape, Word

_MOST = 1_500  # small shapes on one page: more are an illustration
_DOT = 0.65  # of the font size: the highest disc or square; larger shapes are signs of a list only when they repeat
_SIGN = 1.15  # of the font size
_REACH = 3.5  # of the font size: white between a bullet and its text
_ALONE = 1.5  # of the font size: how far text at its left stays away from a disc
_APART = 8.0  # of the font size: the same for a larger shape, which may also be a sign in a cell of a table
_MIDDLE = (0.0, 0.85)  # of the font size above the base line
_SAME = 0.6  # points


def with_bullets(words: Sequence[Word], shapes: Sequence[Shape]) -> list[Word]:
    """The words, and before them a word '•' for each shape that stands as a bullet at the left of a line."""
    small = [shape for shape in shapes if shape.x1 - shape.x0 <= 20 and shape.bottom - shape.top <= 20]
    if not small or len(small) > _MOST or not words:
        return list(words)
    ordered = sorted(words, key=attrgetter("base"))
    largest = max(word.size for word in words)
    bullets: dict[Word, tuple[Shape, float]] = {}
    for shape in _lonely(small):
        height = max(shape.x1 - shape.x0, shape.bottom - shape.top)
        word = _text_of(shape, height, ordered, largest) if height <= _SIGN * largest else None
        if word is not None:
            bullets.setdefault(word, (shape, height))
    signs: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word, (shape, height) in bullets.items():
        if height > _DOT * word.size:
            signs[round(shape.x0 / _SAME), round(height / _SAME)].append(word)
    lonely = {word for several in signs.values() if len(several) < 2 for word in several}
    return [*(_bullet(shape, word) for word, (shape, _) in bullets.items() if word not in lonely), *words]


def _lonely(shapes: Sequence[Shape]) -> list[Shape]:
    """Without those that stand in a row with others close by: dots of a line, or a score in dots."""
    rows: dict[int, list[Shape]] = defaultdict(list)
    for shape in shapes:
        rows[round((shape.top + shape.bottom) / 2)].append(shape)
    found = []
    for row in rows.values():
        row.sort()
        for k, shape in enumerate(row):
            near = 2 * (shape.x1 - shape.x0)
            beside = [other for other in row[max(0, k - 1) : k + 2] if other is not shape]
            if not any(0 < other.x0 - shape.x1 < near or 0 < shape.x0 - other.x1 < near for other in beside):
                found.append(shape)
    return found


def _bullet(shape: Shape, word: Word) -> Word:
    return word._replace(text="•", x0=shape.x0, x1=shape.x1, top=shape.top, bottom=shape.bottom, font=-1, role=0)


def _text_of(shape: Shape, height: float, ordered: Sequence[Word], largest: float) -> Word | None:
    """The first word of the line that the shape is the bullet of. `ordered` by base line; `largest` of their sizes."""
    middle = (shape.top + shape.bottom) / 2
    row = []
    for word in ordered[bisect_left(ordered, middle + _MIDDLE[0], key=attrgetter("base")) :]:
        if word.base > middle + _MIDDLE[1] * largest:
            break
        if word.base - middle <= _MIDDLE[1] * word.size:
            row.append(word)
    right = [word for word in row if word.x0 >= shape.x1 - 0.1 * word.size]
    if not right:
        return None
    first = min(right, key=lambda word: word.x0)
    near = 0.1 * first.size <= first.x0 - shape.x1 <= _REACH * first.size
    if not near or height > _SIGN * first.size or height < 0.12 * first.size:
        return None
    away = (_ALONE if height <= _DOT * first.size else _APART) * first.size
    if any(word.x0 < shape.x1 and shape.x0 - word.x1 < away for word in row):
        return None
    return first
