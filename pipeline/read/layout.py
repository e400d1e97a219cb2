"""Words and drawn lines of a page -> lines and tables in reading order: tables first, then columns by geometry."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import count, pairwise
from typing import NamedTuple

from pipeline.read.dropcaps import with_drop_caps
from pipeline.read.filled import filled_cell_edges
from pipeline.read.geometry import Area, Edge, Grid, Line, Word
from pipeline.read.halfruled import half_ruled_grids
from pipeline.read.markers import marker_of
from pipeline.read.rows import Row, Segment, row_to_line, words_to_rows
from pipeline.read.tables import extended, narrow_grid, rows_to_grid, ruled_grids
from pipeline.read.textgrid import rows_to_text_grid

_GUTTER = 8.0  # points: the narrowest white between two columns
_COLUMN_GAP = 0.7  # of the font size: white in a row that may be a gutter; a justified blank is narrower
_COLUMN_LINES = 3  # on both sides
_COLUMN_WORDS = 2.4  # a line of a text column has more words on average than a cell of a table
_WIDE = 0.8  # of the width of the rows
_TABLE = "\x00tabel "
_BREAK = 2.6  # line distances: a wider white ends a run of rows


class Run(NamedTuple):
    """Rows start..end (end excluded) that share white at `gaps`."""

    start: int
    end: int
    gaps: tuple[Segment, ...]


def page_items(
    words: Sequence[Word], edges: Sequence[Edge], areas: Sequence[Area], width: float, height: float
) -> tuple[tuple[Line | Grid, ...], int]:
    """Items in reading order and the largest number of columns beside each other."""
    words = [word for word in words if -5 <= word.x0 <= width + 5 and -5 <= word.top <= height + 5]
    words = with_drop_caps(words)
    grids, rest = ruled_grids(words, [*edges, *filled_cell_edges(areas, words, edges)], areas)
    half, rest = half_ruled_grids(rest, edges)
    found = grids + half
    flow = _Flow(found)
    items = flow.items(words_to_rows([*rest, *(_placeholder(k, grid) for k, grid in enumerate(found))]))
    return tuple(items), flow.columns


def _placeholder(number: int, grid: Grid) -> Word:
    """A word that stands for a table while columns are sought, so that it stays in its column."""
    return Word(f"{_TABLE}{number}", grid.x0, grid.top, grid.x1, grid.bottom, 6.0, grid.top + 6.0)


class _Flow:
    """Rows -> items; numbers the columns of text over the page."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._grids = grids
        self._numbers = count()
        self.columns = 1

    def items(self, rows: list[Row], beside: int = 1) -> list[Line | Grid]:
        self.columns = max(self.columns, beside)
        found: list[Line | Grid] = []
        plain: list[Row] = []
        k = 0
        wide = _WIDE * (max(row.words[-1].x1 for row in rows) - min(row.words[0].x0 for row in rows)) if rows else 0.0
        while k < len(rows):
            run = _run_at(rows, k, wide)
            inside = rows[run.start : run.end] if run else []
            table = (rows_to_grid(inside) or rows_to_text_grid(inside)) if run else None
            if not table and (table := narrow_grid(rows[k:])):
                run, inside = Run(k, len(rows), ()), rows[k:]
            if run and table:
                above = plain + inside[: table.first]
                below = rows[run.start + table.last :]
                grid, before, after = extended(table, above, inside[table.first : table.last], below)
                found += [*self._lines(above[: len(above) - before]), grid]
                plain, k = [], run.start + table.last + after
            elif run and run.gaps and (cut := _column_cut(inside, run.gaps)) is not None:
                first, last, gap = cut
                found += self._lines(plain + inside[:first])
                left, right = _sides(inside[first:last], gap)
                found += self.items(left, beside + 1) + self.items(right, beside + 1)
                plain, k = [], run.start + last
            else:
                plain.append(rows[k])
                k += 1
        return found + self._lines(plain)

    def _lines(self, rows: list[Row]) -> list[Line | Grid]:
        if not rows:
            return []
        column = next(self._numbers)
        left = min(row.words[0].x0 for row in rows)
        right = max(max(word.x1 for word in row.words) for row in rows)
        items: list[Line | Grid] = []
        for row in rows:
            text = [word for word in row.words if not word.text.startswith(_TABLE)]
            items += [self._grids[int(w.text[len(_TABLE) :])] for w in row.words if w.text.startswith(_TABLE)]
            if text:
                items.append(row_to_line(text, column, left, right))
        return items


def _run_at(rows: list[Row], start: int, wide: float) -> Run | None:
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


def _column_cut(rows: list[Row], gaps: tuple[Segment, ...]) -> tuple[int, int, Segment] | None:
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


def _sides(rows: list[Row], gap: Segment) -> tuple[list[Row], list[Row]]:
    middle = (gap[0] + gap[1]) / 2
    left = [Row(part) for row in rows if (part := [word for word in row.words if word.x0 < middle])]
    right = [Row(part) for row in rows if (part := [word for word in row.words if word.x0 >= middle])]
    return left, right
