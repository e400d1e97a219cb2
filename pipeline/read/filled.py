"""Filled areas -> edges of the cells of a table that is drawn by colour alone, without any line."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.cells import is_numberlike
from pipeline.read.geometry import Area, Edge, Word

_SAME = 2.0  # points: sides that differ less lie on one line
_GAP = 3.0  # points of white between neighbouring cells
_LOW, _HIGH = 7.0, 320.0  # points: lower is a stripe, higher a background
_MAX_AREAS = 1_500
_ROWS = 3


def filled_cell_edges(areas: Sequence[Area], words: Sequence[Word], lines: Sequence[Edge]) -> list[Edge]:
    """Sides of the cells of text tables: areas with another beside them, equally high, and one above or below.

    Tables with drawn lines and those of numbers, of which often only the header is coloured, are found otherwise.
    """
    if not 6 <= len(areas) <= _MAX_AREAS:
        return []
    fitting = {area for area in areas if _LOW <= area.bottom - area.top <= _HIGH}
    rows = [area for area in fitting if any(_is_beside(area, other) for other in _near(area, fitting))]
    cells: list[Area] = []
    for area in sorted(rows, key=lambda area: (area.x0 - area.x1) * (area.bottom - area.top)):
        if not any(_holds(cell, area) for cell in cells):  # lines of text have fills of their own within a cell
            cells.append(area)
    edges: list[Edge] = []
    for table in _tables(cells):
        if len({round(cell.top) for cell in table}) >= _ROWS and _is_text(table, words) and not _is_ruled(table, lines):
            for x0, top, x1, bottom, _ in table:
                edges += [Edge(x0, top, x1, top), Edge(x0, bottom, x1, bottom)]
                edges += [Edge(x0, top, x0, bottom), Edge(x1, top, x1, bottom)]
    return edges


def _tables(cells: list[Area]) -> list[list[Area]]:
    """Cells that are neighbours, together."""
    waiting = sorted(cells, key=lambda cell: (cell.top, cell.x0))
    tables: list[list[Area]] = []
    while waiting:
        table, edge = [], [waiting.pop(0)]
        while edge:
            cell = edge.pop()
            table.append(cell)
            near = [o for o in waiting if _is_beside(cell, o) or _is_above(cell, o) or _is_above(o, cell)]
            waiting = [other for other in waiting if other not in near]
            edge += near
        tables.append(table)
    return tables


def _is_text(table: list[Area], words: Sequence[Word]) -> bool:
    texts = [
        [
            w.text
            for w in words
            if cell.x0 <= (w.x0 + w.x1) / 2 <= cell.x1 and cell.top <= (w.top + w.bottom) / 2 <= cell.bottom
        ]
        for cell in table
    ]
    full = [text for text in texts if text]
    numbers = sum(is_numberlike(" ".join(text)) for text in full)
    return len(full) >= 0.6 * len(table) and numbers <= 0.25 * len(full)


def _is_ruled(table: list[Area], lines: Sequence[Edge]) -> bool:
    x0, x1 = min(cell.x0 for cell in table), max(cell.x1 for cell in table)
    top, bottom = min(cell.top for cell in table), max(cell.bottom for cell in table)
    return any(e.x1 > x0 and e.x0 < x1 and e.bottom > top and e.top < bottom for e in lines)


def _near(area: Area, areas: set[Area]) -> list[Area]:
    return [other for other in areas if abs(other.top - area.top) <= _SAME]


def _is_beside(one: Area, other: Area) -> bool:
    level = abs(one.bottom - other.bottom) <= _SAME
    return level and (0 <= other.x0 - one.x1 + _SAME <= _GAP + _SAME or 0 <= one.x0 - other.x1 + _SAME <= _GAP + _SAME)


def _is_above(one: Area, other: Area) -> bool:
    wide = abs(one.x0 - other.x0) <= _SAME and abs(one.x1 - other.x1) <= _SAME
    return wide and -_SAME <= other.top - one.bottom <= _GAP


def _holds(one: Area, other: Area) -> bool:
    across = one.x0 - _SAME <= other.x0 and other.x1 <= one.x1 + _SAME
    return across and one.top - _SAME <= other.top and other.bottom <= one.bottom + _SAME
