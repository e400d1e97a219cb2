"""Rows of a table -> cells, where names in the header or lines across the table stand over more columns than one.

The columns are those of the rows with numbers: a name above several of them closes the white between them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.read.geometry import Word
from pipeline.read.rows import Row, Segment
from pipeline.read.tables.cells import Cells, column_edges, is_numberlike
from pipeline.read.tables.records import cell_words, is_year, together

_GAP = 0.6  # of the font size: white between two cells
_BLANK = 0.4  # of the font size: a wider white is no blank between two words
_VALUED = 2  # numbers in a row of values
_ROWS = 2  # rows of values
_CENTRED = 0.8  # of the font size: the middle of a name stands no farther from that of its columns
_HEADER = 3  # rows
_NAMES = 3  # in a row without numbers: it heads a table
_APART = 3.0  # font sizes from row to row: more parts two tables
_LINES = 1.6  # font sizes from line to line of one cell
_STEP = 2.2  # font sizes from row to row of a header
_TOP = 75.0  # points from the top of the page: running heads stand there
_ALIKE = 0.3  # points of font size
_LARGER = 1.1  # of the size of the rows of values: a line is a heading


class Columns(NamedTuple):
    """Left sides of the columns, and from where to where each of them is filled."""

    edges: list[float]
    spans: list[Segment]


def valued(row: Row) -> bool:
    """A row with several cells that hold a number, behind the first."""
    return sum(is_numberlike(cell_words(cell)) and not is_year(cell) for cell in _cells(row)[1:]) >= _VALUED


def _cells(row: Row) -> list[list[Word]]:
    return [[word for word in row.words if start <= word.x0 < end] for start, end in row.segments(_GAP)]


def columns_of(rows: Sequence[Row]) -> Columns | None:
    """The columns of the rows with numbers and those between them, if these tell more than all rows together."""
    values = [k for k, row in enumerate(rows) if valued(row)]
    if len(values) < _ROWS:
        return None
    body = list(rows[values[0] :])
    edges = column_edges(body)
    if len(edges) < len(column_edges([rows[k] for k in values])):  # lines across the table
        left = min(row.words[0].x0 for row in body)
        body = [row for row in body if valued(row) or not is_across(row, left)]
        edges = column_edges(body)
    if len(edges) < len(column_edges(rows)):
        return None
    columns = Columns(edges, _spans(body, edges))
    if any(len(_above(ends, columns.spans)) > 2 for row in rows[: values[0]] for ends in row.segments(_GAP)[:1]):
        return None  # running text above the table
    if len(edges) == len(column_edges(rows)) and not any(_groups(rows[: values[0]], columns)):
        return None
    return columns


def parted_edges(rows: Sequence[Row]) -> list[float]:
    """Left sides of the columns, without the single lines that run across them from the left."""
    left = min(row.words[0].x0 for row in rows)
    across = [is_across(row, left) for row in rows]
    own = [row for row, alone in zip(rows, across, strict=True) if not alone]
    every, parted = column_edges(rows), column_edges(own)
    is_text = any(one and other for one, other in itertools.pairwise(across))
    return parted if len(own) > _ROWS and len(parted) > len(every) and not is_text else every


def is_across(row: Row, left: float) -> bool:
    """A line that starts at the left side and has no white between cells."""
    return len(row.segments(_GAP)) == 1 and row.words[0].x0 < left + row.size


def _spans(rows: Sequence[Row], edges: Sequence[float]) -> list[Segment]:
    ends = [*edges[1:], 1e9]
    inside = [[w for row in rows for w in row.words if a - 1 <= w.x0 < b - 1] for a, b in zip(edges, ends, strict=True)]
    return [(min(w.x0 for w in words), max(w.x1 for w in words)) for words in inside]


def extent_of(rows: Sequence[Row]) -> tuple[int, int, int] | None:
    """First row of the header, first row of values and the row behind the last of a table; None where there is none."""
    values = [k for k, row in enumerate(rows) if valued(row)]
    if len(values) < _ROWS:
        return None
    first, size = values[0], rows[values[0]].size
    last = next((k for k in range(first + 1, values[-1]) if _opens(rows, k, size)), values[-1] + 1)
    while last < len(rows) and rows[last].base - rows[last - 1].base < _LINES * size and not valued(rows[last]):
        if len(rows[last].segments(_GAP)) > 1 or rows[last].size >= _LARGER * size:
            break
        last += 1
    if sum(k < last for k in values) < _ROWS:
        return None
    body = _body_start(rows, first, min(row.words[0].x0 for row in rows[first:last]))
    start = header_start(rows, body)
    return (start, body, last) if start < body else (header_start(rows, first), first, last)


def _body_start(rows: Sequence[Row], first: int, left: float) -> int:
    """The first of the labels right above the first row of values, that head rows ("Lasten") and are no names."""
    body, size = first, rows[first].size
    while body > 1 and is_across(rows[body - 1], left) and rows[body - 1].size < _LARGER * size:
        step, above = rows[body].base - rows[body - 1].base, rows[body - 1].base - rows[body - 2].base
        if step > _STEP * size or above <= _LINES * size:
            break
        body -= 1
    return body


def _opens(rows: Sequence[Row], k: int, size: float) -> bool:
    """Is a row a heading, set apart by white, or the header of another table?"""
    names = [cell for cell in _cells(rows[k]) if not is_numberlike(cell_words(cell)) or is_year(cell)]
    if rows[k].size >= _LARGER * size or rows[k].base - rows[k - 1].base > _APART * size:
        return True
    return len(names) >= _NAMES and len(names) == len(rows[k].segments(_GAP))


def header_start(rows: Sequence[Row], first: int) -> int:
    """First row of the header above the first row of values; a line that starts at the left on its own is a caption."""
    start, size = first, rows[first].size
    while start and first - start < _HEADER:
        row, below = rows[start - 1], rows[start]
        step = _APART if len(row.segments(_GAP)) >= _NAMES else _STEP
        if row.size >= _LARGER * size or below.base - row.base > step * size:
            break
        if start < first and is_running_head(row, below):
            break
        start -= 1
    left = min(row.words[0].x0 for row in rows[start : first + 1])
    while start < first and is_across(rows[start], left):  # a caption, not a name
        start += 1
    return start


def is_set_apart(row: Row, below: Row) -> bool:
    """A line at the top of a page with white below it."""
    return row.base < _TOP and below.base - row.base > _APART * below.size


def is_running_head(row: Row, below: Row) -> bool:
    """A line at the top of a page, in other type than the line of a header below it, or set apart from it."""
    one, other = row.words[0], below.words[-1]
    alike = abs(one.size - other.size) <= _ALIKE and one.bold == other.bold and one.light == other.light
    return row.base < _TOP and (not alike or below.base - row.base > _LINES * row.size)


def header_cells(rows: Sequence[Row], columns: Columns) -> list[Cells]:
    """Cells of the header: one row where each name stands above one column, else one for each line of names."""
    placed = _placed(rows, columns)
    cuts = sorted({0, *(k + 1 for k, group in enumerate(_groups(rows, columns)) if group), len(rows)})
    return [together(placed[a:b]) for a, b in itertools.pairwise(cuts) if a < b]


def _groups(rows: Sequence[Row], columns: Columns) -> list[bool]:
    """For each line of the header but the last whether it has a name that stands above several columns."""
    spans = _header_spans(rows, columns)
    wide = [any(len(_above(ends, spans)) > 1 for ends in row.segments(_GAP) if ends[0] > spans[0][1]) for row in rows]
    placed = _placed(rows, columns, spread=False)
    shared = [
        _spread(above, below, spans) or _shares_years(above, below) for above, below in itertools.pairwise(placed)
    ]
    return [a or b for a, b in zip(wide, shared, strict=False)]


def _shares_years(above: Cells, below: Cells) -> bool:
    """Is there a year without a name above it, right of one with a name?"""
    return any(
        above[j] and not above[j + 1] and is_year(below[j]) and is_year(below[j + 1]) for j in range(len(above) - 1)
    )


def _header_spans(rows: Sequence[Row], columns: Columns) -> list[Segment]:
    """From where to where each column is filled, with its own name in the lowest line of the header."""
    spans = list(columns.spans)
    for ends in rows[-1].segments(_GAP) if rows else ():
        above = _above(ends, spans)
        if len(above) == 1:
            spans[above[0]] = (min(spans[above[0]][0], ends[0]), max(spans[above[0]][1], ends[1]))
    return spans


def _placed(rows: Sequence[Row], columns: Columns, *, spread: bool = True) -> list[Cells]:
    """Each name in the column below it, or in the first of several."""
    spans = _header_spans(rows, columns)
    placed: list[Cells] = []
    for row in rows:
        cells: Cells = [[] for _ in spans]
        for name in _cells(row):
            above = _above((name[0].x0, name[-1].x1), spans)
            for word in name:
                own = _above((word.x0, word.x1), spans) if _is_apart(name) and len(name) == len(above) else above
                cells[own[0]].append(word)
        placed.append(cells)
    for above_, below in itertools.pairwise(placed) if spread else ():
        _spread(above_, below, spans)
    return placed


def _is_apart(name: Sequence[Word]) -> bool:
    """Words with more than a blank between them: names of columns that stand close."""
    return all(after.x0 - before.x1 > _BLANK * after.size for before, after in itertools.pairwise(name))


def _above(name: Segment, spans: Sequence[Segment]) -> list[int]:
    """Columns that stand below a name, or else the nearest one."""
    below = [j for j, (x0, x1) in enumerate(spans) if name[0] < x1 and name[1] > x0]
    middle = (name[0] + name[1]) / 2
    return below or [min(range(len(spans)), key=lambda j: abs(sum(spans[j]) / 2 - middle))]


def _spread(cells: Cells, below: Cells, spans: Sequence[Segment]) -> bool:
    """Moves a name that stands above the middle of several columns with names of their own to the first of them."""
    moved = False
    for j in [j for j, cell in enumerate(cells) if cell]:
        first, last = j, j
        while first > 1 and last + 1 < len(cells) and all(below[k] and not cells[k] for k in (first - 1, last + 1)):
            first, last = first - 1, last + 1
        middle = (cells[j][0].x0 + cells[j][-1].x1) / 2
        size = cells[j][0].size
        own = abs(cells[j][0].x0 - spans[j][0]) <= 0.5 * size
        if first < j and not own and abs((spans[first][0] + spans[last][1]) / 2 - middle) <= _CENTRED * size:
            cells[first], cells[j] = cells[j], []
            moved = True
    return moved
