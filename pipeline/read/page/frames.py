"""Drawn boxes with text that stand beside other text: cards in a grid, a frame in the margin -> regions read apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.read.geometry import Area, Shape, Word
from pipeline.read.rows import words_to_rows
from pipeline.read.tables.cells import is_numberlike

_WIDTH, _HEIGHT, _ROUND = 60.0, 24.0, 14.0  # points: the smallest frame, and its height with round corners
_WIDEST = 0.75  # of the page: beside a wider one there is no text of its own
_TOUCH = 5.0  # points: neighbours that are closer are cells of a table
_SAME = 3.0  # points: sides that differ less are one
_MOST = 400  # candidates on one page
_ROWS, _WORDS, _PER_ROW = 3, 8, 2.0  # of running text in a frame, or in one of those beside each other
_TILES = 3  # boxes of one size beside each other
_NUMBERS = 0.3  # of its words at most


class Frame(NamedTuple):
    """A drawn box; `parts` counts the coloured areas that make it up, 0 where it has round corners."""

    x0: float
    top: float
    x1: float
    bottom: float
    parts: int = 1

    def holds(self, word: Word) -> bool:
        """Whether the middle of a word lies in the frame."""
        return self.x0 <= (word.x0 + word.x1) / 2 <= self.x1 and self.top <= (word.top + word.bottom) / 2 <= self.bottom


def frames_of(words: Sequence[Word], shapes: Sequence[Shape], areas: Sequence[Area], width: float) -> list[Frame]:
    """Frames that hold running text beside other text, none within another; `words` are those outside tables."""
    boxes = [Frame(*shape, parts=0) for shape in shapes] + [Frame(*area[:4]) for area in areas]
    boxes = [box for box in boxes if box.x1 - box.x0 >= _WIDTH and box.x1 - box.x0 <= _WIDEST * width]
    if not boxes or len(boxes) > _MOST:
        return []
    boxes = [box for box in _stacked(_distinct(boxes)) if box.bottom - box.top >= (_HEIGHT if box.parts else _ROUND)]
    boxes = [box for box in boxes if not any(_touches(box, other) for other in boxes)]
    inside = {box: [word for word in words if box.holds(word)] for box in boxes}
    boxes = [box for box in boxes if inside[box] and not _is_crossed(box, inside[box], words)]
    boxes = [box for box in boxes if not any(other is not box and _contains(other, box) for other in boxes)]
    found: list[Frame] = []
    for group in _side_by_side(boxes):
        texts = [box for box in group if _is_text(inside[box])]
        long = any(_is_long(inside[box]) for box in texts) or _are_tiles(group)
        box = group[0]
        beside = [word for word in words if box.top < word.base < box.bottom and not box.x0 <= word.x0 <= box.x1]
        if len(group) > 1 and long and 2 * len(texts) >= len(group) and all(box.parts < 2 for box in group):
            found += group
        elif (
            len(group) == 1
            and texts
            and (long or _is_long(beside))
            and _is_running(beside)
            and not _is_column(box, inside[box], beside)
        ):
            found.append(box)
    return found


def _side_by_side(boxes: list[Frame]) -> list[list[Frame]]:
    """Boxes that stand beside each other, together."""
    groups: list[list[Frame]] = []
    bottom = 0.0
    for box in sorted(boxes, key=lambda box: box.top):
        if groups and box.top < bottom - _SAME:
            groups[-1].append(box)
            bottom = max(bottom, box.bottom)
        else:
            groups.append([box])
            bottom = box.bottom
    return groups


def _are_tiles(group: list[Frame]) -> bool:
    """Three or more boxes of one size."""
    sizes = {(round((box.x1 - box.x0) / _SAME), round((box.bottom - box.top) / _SAME)) for box in group}
    return len(group) >= _TILES and len(sizes) == 1


def _distinct(boxes: list[Frame]) -> list[Frame]:
    """A box drawn twice, for its colour and for its border, is one."""
    found: list[Frame] = []
    for box in sorted(boxes):
        if not any(all(abs(a - b) <= _SAME for a, b in zip(box[:4], other[:4], strict=True)) for other in found[-8:]):
            found.append(box)
    return found


def _stacked(boxes: list[Frame]) -> list[Frame]:
    """Areas right below each other, one for each paragraph, make up one frame."""
    found: list[Frame] = []
    for box in sorted(boxes, key=lambda box: (round(box.x0), round(box.x1), box.top)):
        last = found[-1] if found else None
        if last and abs(last.x0 - box.x0) <= 1 and abs(last.x1 - box.x1) <= 1 and abs(box.top - last.bottom) <= 1:
            found[-1] = Frame(last.x0, last.top, last.x1, box.bottom, last.parts + 1)
        else:
            found.append(box)
    return found


def _touches(box: Frame, other: Frame) -> bool:
    """Do they stand beside each other as cells of a table do?"""
    level = min(box.bottom, other.bottom) - max(box.top, other.top) > _SAME
    gap = max(other.x0 - box.x1, box.x0 - other.x1)
    return level and -_SAME <= gap < _TOUCH


def _contains(outer: Frame, inner: Frame) -> bool:
    across = outer.x0 - _SAME <= inner.x0 and inner.x1 <= outer.x1 + _SAME
    return across and outer.top - _SAME <= inner.top and inner.bottom <= outer.bottom + _SAME


def _is_crossed(box: Frame, inside: Sequence[Word], words: Sequence[Word]) -> bool:
    """Text that runs over a side: the box is a background or a drawing."""
    if any(word.x0 < box.x0 - 1 or word.x1 > box.x1 + 1 for word in inside):
        return True
    level = [word for word in words if box.top < (word.top + word.bottom) / 2 < box.bottom and not box.holds(word)]
    return any(word.x1 > box.x0 + 1 and word.x0 < box.x1 - 1 for word in level)


def _is_text(inside: Sequence[Word]) -> bool:
    rows = words_to_rows(inside)
    words = [word for row in rows for word in row.words]
    return len(words) >= _PER_ROW * len(rows) and sum(is_numberlike(w.text) for w in words) <= _NUMBERS * len(words)


def _is_long(inside: Sequence[Word]) -> bool:
    rows = words_to_rows(inside)
    return len(rows) >= _ROWS or sum(len(row.words) for row in rows) >= _WORDS


def _is_running(beside: Sequence[Word]) -> bool:
    """Sentences, and no cells of a table."""
    rows = words_to_rows(beside)
    words = [word for row in rows for word in row.words]
    parts = sum(len(row.segments()) for row in rows)
    numbers = sum(is_numberlike(word.text) for word in words)
    return bool(rows) and len(words) >= _PER_ROW * parts and numbers <= _NUMBERS * len(words)


def _is_column(box: Frame, inside: Sequence[Word], beside: Sequence[Word]) -> bool:
    """Coloured cells of one column: each of them starts on the base line of the text beside it."""
    if box.parts < 2:
        return False
    bases = sorted({round(word.base) for word in inside})
    level = {round(word.base) + step for word in beside for step in (-1, 0, 1)}
    return sum(base in level for base in bases) >= 0.8 * len(bases)
