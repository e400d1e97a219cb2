"""Table of numbers and the rows right above or below it -> the rows that line up with its columns, cell by cell.

Where columns stand close, the white between them is no wider than between words, in a header mostly. There the ends of
words tell: in a row of the table they stand exactly below or above those of its numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from pipeline.read.geometry import Word
from pipeline.read.rows import Row, Segment
from pipeline.read.tables.cells import Cells, is_numberlike

_NEAR = 2.5  # points: words of one column start or end within this
_SEED = 3  # rows
_FEWEST = 2  # number columns: words of running text line up with one by chance
_MAX_STEP = 2.2  # font sizes from row to row
_MAX_HEADER = 3  # rows
_BLANK = 0.3  # of the font size: words of one cell stand closer


class Column(NamedTuple):
    """A column of numbers: the x that its cells start at, or end at."""

    place: float
    is_right: bool


def parted_labels(table: list[Cells]) -> list[Cells]:
    """Takes numbers that stand below each other at the end of the first column out into a column of their own."""
    for _ in range(3):
        ends = [cells[0][-1] for cells in table if len(cells[0]) > 1 and is_numberlike(cells[0][-1].text)]
        full = sum(any(cells[1:]) and len(cells[0]) > 1 for cells in table)
        if len(ends) < 3 or len(ends) < 0.8 * full or _column(ends) is None:
            break
        taken = {id(word) for word in ends}
        table = [
            [cells[0][:-1], cells[0][-1:], *cells[1:]]
            if cells[0] and id(cells[0][-1]) in taken
            else [cells[0], [], *cells[1:]]
            for cells in table
        ]
    return table


def number_rows(rows: Sequence[Row]) -> list[Cells]:
    """Label and numbers of the first rows, if three or more end with equally many numbers that line up; else empty."""
    count = _numbers_at_end(rows[0])
    found: list[Cells] = []
    for row in rows if count >= _FEWEST else ():
        if _numbers_at_end(row) != count or len(row.words) == count:
            break
        cut = len(row.words) - count
        found.append([row.words[:cut], *([word] for word in row.words[cut:])])
    while len(found) >= _SEED and number_columns(found) is None:
        found.pop()
    return found if len(found) >= _SEED else []


def _numbers_at_end(row: Row) -> int:
    count = 0
    while count < len(row.words) and is_numberlike(row.words[-1 - count].text):
        count += 1
    return count


def number_columns(table: Sequence[Cells]) -> list[Column] | None:
    """How the columns behind the first line up, or None where one does not or they are too few."""
    columns = []
    for j in range(1, len(table[0])):
        numbers = [cells[j] for cells in table if cells[j] and is_numberlike(" ".join(w.text for w in cells[j]))]
        column = _column([words[-1] for words in numbers], [words[0] for words in numbers])
        if column is None:
            return None
        columns.append(column)
    return columns if len(columns) >= _FEWEST else None


def _column(lasts: list[Word], firsts: list[Word] | None = None) -> Column | None:
    if len(lasts) < 2:
        return None
    rights, lefts = [word.x1 for word in lasts], [word.x0 for word in firsts or lasts]
    at_right, at_left = max(rights) - min(rights), max(lefts) - min(lefts)
    if min(at_right, at_left) > _NEAR:
        return None
    return Column(median(rights), True) if at_right <= at_left else Column(median(lefts), False)


def adopted_rows(columns: list[Column], rows: Sequence[Row], edge: Row) -> list[Cells]:
    """Cells of the rows, from the one next to `edge` (the outermost row of the table) on, as far as they line up."""
    found: list[Cells] = []
    headers = 0
    for row in rows:
        cells = _aligned_cells(row, columns) if abs(row.base - edge.base) <= _MAX_STEP * row.size else None
        if cells is None:
            break
        headers += not any(is_numberlike(" ".join(word.text for word in cell)) for cell in cells[1:] if cell)
        if headers > _MAX_HEADER:
            break
        found.append(cells)
        edge = row
    return found


def header_rows(table: Sequence[Cells], rows: Sequence[Row], edge: Row) -> list[Cells]:
    """Cells of the bold or white header lines, from the one next to `edge` upwards: names above numbers, set apart."""
    spans = [
        (min(w.x0 for cell in column for w in cell), max(w.x1 for cell in column for w in cell))
        for column in ([cells[j] for cells in table if cells[j]] for j in range(len(table[0])))
    ]
    found: list[Cells] = []
    for row in rows[:_MAX_HEADER]:
        near = abs(row.base - edge.base) <= (_MAX_STEP if found else 2 * _MAX_STEP) * row.size
        segments = row.segments(0.6)
        styled = all(word.light for word in row.words) or all(word.bold for word in row.words)
        if not near or not styled or len(segments) < _FEWEST:
            break
        columns = [_column_below(segment, spans) for segment in segments]
        if None in columns or len(set(columns)) < len(columns):
            break
        cells: Cells = [[] for _ in spans]
        for (start, end), column in zip(segments, columns, strict=True):
            cells[column or 0] = [word for word in row.words if start <= word.x0 <= end]
        found.append(cells)
        edge = row
    return found


def _column_below(segment: Segment, spans: Sequence[Segment]) -> int | None:
    """The one column that stands below a stretch of words."""
    below = [j for j, (x0, x1) in enumerate(spans) if segment[0] < x1 and segment[1] > x0]
    return below[0] if len(below) == 1 else None


def _aligned_cells(row: Row, columns: list[Column]) -> Cells | None:
    """Cells of a row of which every column has a word at its place; None where one has not."""
    words = row.words
    anchors: list[int] = []
    for place, is_right in columns:
        near = [k for k, word in enumerate(words) if abs((word.x1 if is_right else word.x0) - place) <= _NEAR]
        if not near or (anchors and near[0] <= anchors[-1]):
            return None
        anchors.append(near[0])
    starts = [_start(words, columns, anchors, j, row.size) for j in range(len(columns))]
    if starts != sorted(set(starts)) or (columns[-1].is_right and anchors[-1] != len(words) - 1):
        return None
    return [words[a:b] for a, b in zip([0, *starts], [*starts, len(words)], strict=True)]


def _start(words: list[Word], columns: list[Column], anchors: list[int], j: int, size: float) -> int:
    """Index of the first word of a column's cell; right-aligned ones start behind the widest white."""
    if not columns[j].is_right:
        return anchors[j]
    if j and columns[j - 1].is_right:
        return anchors[j - 1] + 1
    first = anchors[j - 1] + 1 if j else 0
    gaps = [(words[k].x0 - words[k - 1].x1, k) for k in range(max(first, 1), anchors[j] + 1)]
    widest = max(gaps, default=(0.0, first))
    return widest[1] if widest[0] > _BLANK * size else first
