"""Lines and areas that are drawn cell by cell -> the edges of cells that no line parts.

Web pages and tables of word processors are printed so: the line below each cell, or its colour, is a piece of its own.
Where the pieces of a row meet, its columns do; what no piece frames (the header above the first line, the white rows of
a striped table) is found by the sides that the others show.
"""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.read.geometry import Area, Edge, Word
from pipeline.read.rows import Row, words_to_rows
from pipeline.read.tables.bars import SAME, Bar, distinct, filled_cells, stacks_of
from pipeline.read.tables.cells import is_numberlike
from pipeline.read.tables.headed import is_running_head
from pipeline.read.tables.records import cell_words, is_year, words_box, wrapped

_LARGER = 1.1  # of the size of a table's rows: a line is a heading
_APART = 2.6  # font sizes between two lines: more parts a table from other text
_EMPTY = 2.0  # font sizes: a higher row without text parts tables
_SMALL = 0.95  # of the size of a table's rows: a line that stands apart is a note or the foot of the page
_LINES = 1.55  # font sizes between two lines of one cell
_RECORD = 1.8  # font sizes between two lines of a record that nothing frames
_FULL = 0.96  # of the height of rows of one line: as many lines as this fills are records
_VALUED = 0.4  # of the rows of a table of numbers have a number
_HEADER = 80.0  # points: no header stands higher above the first line
_MAX_LINES = 4  # of a record that nothing frames
_NEAR = 2.2  # font sizes from the middle of a line to the boundary that it belongs to


class _Band(NamedTuple):
    """A row of cells from `top` to `bottom`, parted at `sides`."""

    top: float
    bottom: float
    sides: tuple[float, ...]


def cell_edges(areas: Sequence[Area], words: Sequence[Word], lines: Sequence[Edge]) -> list[Edge]:
    """Edges of the cells of tables that are drawn cell by cell, but for those between columns."""
    fills = filled_cells(areas)
    edges: list[Edge] = []
    for stack in stacks_of(lines, fills):
        rows = _rows_around(stack, words)
        uprights = [e for e in lines if not e.is_horizontal and stack[0].x0 + SAME < e.x0 < stack[0].x1 - SAME]
        outer = [e for e in lines if not e.is_horizontal and min(abs(e.x0 - x) for x in stack[0][1:3]) <= SAME]
        for bars in _tables(stack, rows, fills, uprights, outer):
            if not any(_crosses(bars, edge) for edge in edges):  # cells drawn twice, one in the other
                edges += [edge for band in _bands(bars, rows, fills, uprights) for edge in _drawn(band, bars[0])]
    return edges


def _rows_around(stack: Sequence[Bar], words: Sequence[Word]) -> list[Row]:
    x0, x1 = stack[0].x0 - 2, stack[0].x1 + 2
    return words_to_rows([w for w in words if x0 <= (w.x0 + w.x1) / 2 <= x1 and w.base >= stack[0].y - _HEADER])


def _middle(row: Row) -> float:
    return row.base - 0.3 * row.size


def _between(rows: Sequence[Row], top: float, bottom: float) -> list[Row]:
    return [row for row in rows if top < _middle(row) <= bottom]


def _is_filled(above: Bar, below: Bar, fills: Sequence[Area]) -> bool:
    return _sides_of(above, below, fills) is not None


def _sides_of(above: Bar, below: Bar, fills: Sequence[Area]) -> tuple[float, ...] | None:
    """Where the coloured cells between two heights start; None where there is no colour."""
    row = [a for a in fills if abs(a.top - above.y) <= SAME and abs(a.bottom - below.y) <= SAME]
    return tuple(area.x0 for area in row) if row else None


def _tables(
    stack: Sequence[Bar], rows: Sequence[Row], fills: Sequence[Area], uprights: Sequence[Edge], outer: Sequence[Edge]
) -> list[list[Bar]]:
    """The bars of each table: a heading, white or running text parts tables, and so do cells that lines part.

    `outer` are the lines at both sides of the stack: where they end, a box is closed.
    """
    inside = _between(rows, stack[0].y, stack[-1].y)
    if not inside:
        return []
    size = statistics.median(row.size for row in inside)
    tables = [[stack[0]]]
    for above, below in itertools.pairwise(stack):
        band = _between(inside, above.y, below.y)
        shared = [x for x in above.sides if _has(below.sides, x)]
        filled = _is_filled(above, below, fills)
        if (
            len(shared) < min(len(above.sides), len(below.sides))
            or any(_crossed(row, shared) or (row.size >= _LARGER * size and not filled) for row in band)
            or any(after.base - before.base > _APART * size for before, after in itertools.pairwise(band))
            or any(line.top - SAME < (above.y + below.y) / 2 < line.bottom + SAME for line in uprights)
            or _is_closed(above, below, outer)
            or not (band or filled or (above.is_line and below.is_line) or below.y - above.y <= _EMPTY * size)
        ):
            tables.append([])
        tables[-1].append(below)
    return [table for table in tables if len(table) > 1 and sum(bool(bar.sides) for bar in table) > 1]


def _is_closed(above: Bar, below: Bar, outer: Sequence[Edge]) -> bool:
    """Do the sides of a box end at the upper bar, with none between it and the lower?"""
    middle = (above.y + below.y) / 2
    ends = any(abs(line.bottom - above.y) <= SAME for line in outer)
    return ends and not any(line.top - SAME < middle < line.bottom + SAME for line in outer)


def _has(places: Sequence[float], place: float) -> bool:
    return any(abs(other - place) <= SAME for other in places)


def _crossed(row: Row, sides: Sequence[float]) -> list[float]:
    return [x for x in sides if any(word.x0 + 1 < x < word.x1 - 1 for word in row.words)]


def _bands(bars: Sequence[Bar], rows: Sequence[Row], fills: Sequence[Area], uprights: Sequence[Edge]) -> list[_Band]:
    """Rows of the table that the bars belong to; none where other lines part its columns, or it is no table."""
    sides = _known_sides(bars)
    inside = _between(rows, bars[0].y, bars[-1].y)
    if not sides or not inside:
        return []
    size = statistics.median(row.size for row in inside)
    bands: list[_Band] = []
    pairs = [(above, below, _between(inside, above.y, below.y)) for above, below in itertools.pairwise(bars)]
    line = min((below.y - above.y for above, below, band in pairs if len(band) == 1), default=1e9)
    for above, below, band in pairs:
        own = _sides_of(above, below, fills)
        filled = own is not None
        told = (*above.sides, *below.sides) if own is None else own
        drawn = [x for x in sides if (own is None and not (above.sides and below.sides)) or _has(told, x)]
        ruled = above.is_line and below.is_line
        alike = not ruled and len(band) > 1 and below.y - above.y > _FULL * len(band) * line
        if not filled and (alike or _are_records(band, sides)):
            bands += _records(band, above.y, below.y, drawn)
        elif not filled and not ruled and _is_parted(band):
            return []
        else:
            bands.append(_Band(above.y, below.y, _uncrossed(drawn, band)))
    before = [row for row in reversed(rows) if _middle(row) <= bars[0].y]
    after = [row for row in rows if _middle(row) > bars[-1].y]
    is_ruled_below = any(abs(line.top - bars[-1].y) <= SAME for line in uprights)
    head = _above(before, bars[0].y, sides, _LARGER * size)
    may_end = len(bars) > 3 or sum(bar.is_line for bar in bars) > 1
    tail = [] if is_ruled_below else _below(after, bars[-1].y, sides, _LARGER * size, may_end=may_end)
    if tail is None or head is None:
        return []
    bands = [*head, *bands, *tail]
    full = [sum(map(bool, _cells(_between(rows, band.top, band.bottom), sides))) >= 2 for band in bands]
    return bands if sum(full) >= 2 and sum(full) >= 0.5 * len(bands) else []


def _known_sides(bars: Sequence[Bar]) -> tuple[float, ...]:
    """Places at which half of the rows that are drawn in pieces have a side."""
    pieced = [bar for bar in bars if bar.sides]
    every = distinct(x for bar in pieced for x in bar.sides)
    return tuple(x for x in every if sum(_has(bar.sides, x) for bar in pieced) >= max(2, 0.5 * len(pieced)))


def _are_records(rows: Sequence[Row], sides: Sequence[float]) -> bool:
    """Whether rows that nothing frames are more records than one: most have numbers, some below each other."""
    cells = [_cells([row], sides) for row in rows]
    values = [[_is_value(cell) for cell in row[1:]] for row in cells]
    below = any(sum(column) > 1 for column in zip(*values, strict=True))
    return below and sum(map(any, values)) >= _VALUED * len(rows)


def _is_value(cell: Sequence[Word]) -> bool:
    return is_numberlike(cell_words(cell)) and not is_year(cell)


def _is_parted(band: Sequence[Row]) -> bool:
    return any(after.base - before.base > _LINES * after.size for before, after in itertools.pairwise(band))


def _cells(rows: Sequence[Row], sides: Sequence[float]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in range(len(sides) + 1)]
    for row in rows:
        for word in row.words:
            cells[bisect_right(sides, (word.x0 + word.x1) / 2)].append(word)
    return cells


def _records(rows: Sequence[Row], top: float, bottom: float, sides: Sequence[float]) -> list[_Band]:
    """A row for each record between two heights, where nothing parts them but what they hold."""
    records = wrapped([_cells([row], sides) for row in rows], list(rows))
    boxes = [words_box([word for cell in record for word in cell]) for record in records]
    ends = [(one[3] + other[1]) / 2 for one, other in itertools.pairwise(boxes)]
    bands = itertools.pairwise([top, *ends, bottom])
    return [_Band(y0, y1, _uncrossed(sides, _between(rows, y0, y1))) for y0, y1 in bands]


def _uncrossed(sides: Sequence[float], rows: Sequence[Row]) -> tuple[float, ...]:
    cut = {x for row in rows for x in _crossed(row, sides)}
    return tuple(x for x in sides if x not in cut)


def _above(rows: Sequence[Row], edge: float, sides: tuple[float, ...], largest: float) -> list[_Band] | None:
    """Header, and a record below it, right above the first bar; None where the table goes on above that."""
    records: list[list[Row]] = []
    last = edge
    for row in rows:
        step = (last - _middle(row)) / row.size
        if step > (_APART if records else _NEAR) or row.size > largest or not _fits(row, sides, is_header=True):
            break
        if records and is_running_head(row, records[-1][-1]):
            break
        if not records or step > _LINES:
            records.append([])
        records[-1].append(row)
        last = _middle(row)
    full = [sum(map(bool, _cells(record, sides))) >= 2 for record in records]
    count = full.index(False) if False in full else len(full)
    if count > 2 or any(len(record) > _MAX_LINES for record in records[:count]):
        return None
    bands: list[_Band] = []
    for record in records[:count]:
        top = min(edge, *(row.top for row in record))
        bands.insert(0, _Band(top, edge, _uncrossed(sides, record)))
        edge = top
    return bands


def _below(
    rows: Sequence[Row], edge: float, sides: tuple[float, ...], largest: float, *, may_end: bool
) -> list[_Band] | None:
    """Records right below the last bar; None where the rows behind are no others of the table and yet not set apart."""
    found: list[Row] = []
    last = edge
    for row in rows:
        step = (_middle(row) - last) / row.size
        other = bool(found) and row.size < _SMALL * found[0].size and step > _LINES
        if other or step > (_APART if found else _NEAR) or row.size > largest or not _fits(row, sides, is_header=False):
            if found and step < _RECORD:
                return None
            break
        found.append(row)
        last = _middle(row)
    while found and sum(map(bool, _cells(found[-1:], sides))) < 2 and _set_apart(found):
        found.pop()
    full = sum(sum(map(bool, _cells([row], sides))) > 1 for row in found)
    if not full:
        return []
    if not _are_records(found, sides):  # a single record, where those above have a line or colour
        may_end = may_end or any(map(_is_value, _cells(found, sides)[1:]))
        return None if _is_parted(found) or not may_end else [_Band(edge, found[-1].bottom, sides)]
    return _records(found, edge, max(row.bottom for row in found), sides)


def _set_apart(rows: Sequence[Row]) -> bool:
    """Is the last row no further line of a cell in the row above?"""
    step = rows[-1].base - rows[-2].base if len(rows) > 1 else _APART * rows[-1].size
    return step > _LINES * rows[-1].size or all(word.bold for word in rows[-1].words)


def _fits(row: Row, sides: Sequence[float], *, is_header: bool) -> bool:
    """Does each stretch of words stand in one column, or in a header at least not start in the first of several?"""
    wide = [start for start, end in row.segments(0.6) if any(start + 1 < x < end - 1 for x in sides)]
    if not wide or not is_header:
        return not wide
    styled = all(word.bold for word in row.words) or all(word.light for word in row.words)
    return (styled and not _crossed(row, sides)) or all(start > sides[0] for start in wide)


def _crosses(bars: Sequence[Bar], edge: Edge) -> bool:
    first, last = bars[0], bars[-1]
    return edge.x0 < last.x1 and edge.x1 > last.x0 and edge.top < last.y - SAME and edge.bottom > first.y + SAME


def _drawn(band: _Band, bar: Bar) -> list[Edge]:
    uprights = (bar.x0, *band.sides, bar.x1)
    return [
        *(Edge(bar.x0, y, bar.x1, y) for y in (band.top, band.bottom)),
        *(Edge(x, band.top, x, band.bottom) for x in uprights),
    ]
