"""Rows of a region -> runs of rows with white between columns of text, and where these are cut."""

from __future__ import annotations

import statistics
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.markers import marker_of
from pipeline.read.rows import PART, Row, Segment
from pipeline.read.tables.headed import header_start, valued

_GUTTER = 8.0  # points: the narrowest white between two columns
_COLUMN_GAP = 0.7  # of the font size: white in a row that may be a gutter; a justified blank is narrower
_COLUMN_LINES = 3  # on both sides
_COLUMN_WORDS = 2.4  # a line of a text column has more words on average than a cell of a table
_BREAK = 2.6  # line distances: a wider white ends a run of rows
PITCH = 1.7  # of the font size: the widest line distance of running text


class Run(NamedTuple):
    """Rows start..end (end excluded) that share white at `gaps`."""

    start: int
    end: int
    gaps: tuple[Segment, ...]


def rest_of_paragraph(plain: list[Row], inside: list[Row], gap: Segment) -> int:
    """How many rows above two columns are the end of a paragraph that is wider than one of them."""
    if not plain or plain[-1].words[-1].x1 <= gap[0]:
        return 0
    last, number = plain[-1], 0
    step = last.base - plain[-2].base if len(plain) > 1 else PITCH * last.size
    for number, row in enumerate(inside):
        near = row.base - last.base <= 1.1 * min(step, PITCH * row.size)
        if not near or row.words[-1].x1 > gap[0] or abs(row.size - last.size) > 0.6:
            return number
        last = row
    return number


def goes_on(side: list[Row], below: list[Row], gap: Segment) -> bool:
    """Does the text of one side go on in the wider row below it, in the middle of a sentence?"""
    if not below or len(side) < 2:
        return False
    row, last = below[0], side[-1]
    step = last.base - side[-2].base
    words = [word for word in row.words if not word.text.startswith(PART)]
    if not words or row.base - last.base > 1.15 * min(step, PITCH * last.size) or abs(row.size - last.size) > 0.6:
        return False
    cut = last.words[-1].text.endswith("-") or not last.words[-1].text.endswith((".", ":", ";", "!", "?"))
    return cut and words[0].text[:1].islower() and words[0].x0 < gap[0] and words[-1].x1 > gap[0]


def narrowed(rows: list[Row]) -> list[Row]:
    """The rows with the sides of their column."""
    sides = min(row.words[0].x0 for row in rows), max(row.words[-1].x1 for row in rows)
    return [Row(row.words, row.sides or sides) for row in rows]


def run_at(rows: list[Row], start: int, wide: float) -> Run | None:
    """The longest run of rows from `start` on that leaves white between text on both sides.

    A row without white that is wider than `wide` points belongs to text of one column.
    """
    free: list[Segment] = [(-1e6, 1e6)]
    kept: list[Segment] = []
    seen: list[Segment] = []
    end = start
    pitch = bottom = 0.0
    while end < len(rows):
        row = rows[end]
        if end > start:
            step = row.base - rows[end - 1].base
            white = row.top - bottom
            if pitch and white > (_BREAK - 1) * max(pitch, 1.2 * row.size):
                break
            pitch = max(pitch, step) if not pitch else (pitch + step) / 2
        parts = _text_segments(row)
        narrowed = _minus(free, parts)
        all_seen = seen + parts
        left, right = min(x for x, _ in all_seen), max(x for _, x in all_seen)
        inner = [gap for gap in narrowed if gap[0] >= left and gap[1] <= right]
        outer = [gap for gap in narrowed if gap[0] < left or gap[1] > right]
        if kept and not inner:
            break
        if not inner and not any(gap[1] > gap[0] and (gap[0] < left or gap[1] > right) for gap in outer):
            break
        if not kept and len(parts) == 1 and parts[0][1] - parts[0][0] > wide:
            break
        free, kept, seen = narrowed, inner, [(left, right)]
        bottom = max(bottom, row.bottom)
        end += 1
    if not kept or end - start < 2:
        return None
    return Run(start, end, tuple(kept))


def _text_segments(row: Row) -> list[Segment]:
    """Segments of a row, a list marker taken together with the text behind it."""
    segments = row.segments(_COLUMN_GAP)
    if len(segments) > 1 and len(row.words) > 1:
        first, second = row.words[0], row.words[1]
        gap = (second.x0 - first.x1) / row.size
        if segments[0][1] <= first.x1 and gap < 5 and marker_of(first.text, gap=gap, other_font=False):
            return [(segments[0][0], segments[1][1]), *segments[2:]]
    return segments


def _minus(free: list[Segment], taken: list[Segment]) -> list[Segment]:
    """What is left of the white when text takes some of it; slivers are dropped."""
    for start, end in taken:
        pieces: list[Segment] = []
        for left, right in free:
            if end <= left or start >= right:
                pieces.append((left, right))
            else:
                pieces += [(left, start)] if start - left >= _GUTTER else []
                pieces += [(end, right)] if right - end >= _GUTTER else []
        free = pieces
    return free


def above_header(rows: list[Row], below: list[Row]) -> list[Row]:
    """The rows without the header of a table of numbers that starts right below them."""
    if not below or not valued(below[0]):
        return rows
    return rows[: header_start([*rows, below[0]], len(rows))]


def column_cut(rows: list[Row], gaps: tuple[Segment, ...]) -> tuple[int, int, Segment] | None:
    """First row, end row and gutter where the rows are two columns of running text."""
    for gap in sorted(gaps, key=lambda gap: gap[0] - gap[1]):
        middle = (gap[0] + gap[1]) / 2
        left = [k for k, row in enumerate(rows) if row.words[0].x0 < middle]
        right = [k for k, row in enumerate(rows) if row.words[-1].x1 > middle]
        if len(left) < _COLUMN_LINES or len(right) < _COLUMN_LINES:
            continue
        if min(left[-1], right[-1]) - max(left[0], right[0]) < _COLUMN_LINES - 1:
            continue
        if all(_is_texty(rows, side, middle, first) for side, first in ((left, True), (right, False))):
            first = _first_row(rows, left, right)
            return first, _trimmed_end(rows, right), gap
    return None


def _is_texty(rows: list[Row], numbers: list[int], middle: float, is_left: bool) -> bool:
    counts, widths = [], []
    for k in numbers:
        side = [word for word in rows[k].words if (word.x1 <= middle if is_left else word.x0 >= middle)]
        if side:
            counts.append(len(side))
            widths.append(side[-1].x1 - side[0].x0)
    if not counts or statistics.mean(counts) < _COLUMN_WORDS:
        return False
    return statistics.median(widths) >= 0.4 * max(widths) and max(widths) >= 60


def _first_row(rows: list[Row], left: list[int], right: list[int]) -> int:
    """A line or two at the right, parted by white from the columns, stand above them."""
    above = [k for k in right if k < left[0]]
    if not above or len(above) > 2 or len(above) == len(right):
        return 0
    after = right[len(above)]
    return left[0] if rows[after].base - rows[above[-1]].base > 2 * rows[after].size else 0


def _trimmed_end(rows: list[Row], right: list[int]) -> int:
    """Rows below the end of the right column belong to what follows when white parts them from the column."""
    last = len(rows)
    steps = [after.base - before.base for before, after in pairwise(rows)]
    pitch = statistics.median(steps) if steps else 0.0
    for k in range(right[-1] + 1, len(rows)):
        if k > 0 and rows[k].base - rows[k - 1].base > 1.6 * pitch and len(rows) - k <= 3:
            return k
    return last


def sides_of(rows: list[Row], gap: Segment) -> tuple[list[Row], list[Row]]:
    middle = (gap[0] + gap[1]) / 2
    left = [Row(part) for row in rows if (part := [word for word in row.words if word.x0 < middle])]
    right = [Row(part) for row in rows if (part := [word for word in row.words if word.x0 >= middle])]
    return left, right
