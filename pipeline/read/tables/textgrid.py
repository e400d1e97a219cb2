"""Rows of text -> a table of text without any lines: white between its columns and wider white between its rows."""

from __future__ import annotations

import itertools
import statistics

from pipeline.read.geometry import Grid
from pipeline.read.markers import marker_of
from pipeline.read.rows import Row
from pipeline.read.tables.cells import Cells, cell_text, column_edges
from pipeline.read.tables.records import words_box
from pipeline.read.tables.tables import FoundGrid, row_cells

_COLUMNS = 3
_RECORDS = 3
_FILLED = 0.7  # of all cells
_TWO_FILLED = 0.9  # two columns of text are columns more often than a table: then more is asked
_PITCH = 1.6  # of the font size: lines of running text stand closer
_MAX_WORDS = 40  # in one cell
_WHITE = 0.45  # of the font size: white that parts two records
_WHITE_PAIRS = 0.3


def rows_to_text_grid(rows: list[Row]) -> FoundGrid | None:
    """A table whose cells may run over several lines, or None where the rows are columns of running text."""
    edges = column_edges(rows)
    if len(edges) < 2:
        return None
    pairs = len(edges) < _COLUMNS
    if pairs:
        full = [k for k, row in enumerate(rows) if all(row_cells(row, edges))]
        if len(full) < _RECORDS:
            return None
        if full[0] > 0:  # text above that only looks like a first column
            inner = rows_to_text_grid(rows[full[0] :])
            return inner and inner._replace(first=inner.first + full[0], last=inner.last + full[0])
    starts = _record_starts(rows, _WHITE_PAIRS if pairs else _WHITE)
    if len(starts) < _RECORDS:
        return None
    bounds = [*starts, len(rows)]
    records = [_record(rows[a:b], edges) for a, b in itertools.pairwise(bounds)]
    first, last = 0, len(records)
    while first < last and sum(map(bool, records[first])) < 2:
        first += 1
    while last > first and sum(map(bool, records[last - 1])) < 2:
        last -= 1
    records = records[first:last]
    cells = [cell for record in records for cell in record]
    filled = [cell for cell in cells if cell]
    if len(records) < _RECORDS or len(filled) < _FILLED * len(cells) or max(map(len, filled)) > _MAX_WORDS:
        return None
    single = last - first == bounds[last] - bounds[first]
    if (pairs or single) and not _are_pairs(records, rows[bounds[first] : bounds[last]], edges):
        return None
    words = [word for cell in filled for word in cell]
    texts = tuple(tuple(cell_text(cell) for cell in record) for record in records)
    boxes = tuple(words_box([word for cell in record for word in cell]) for record in records)
    size = statistics.median(word.size for word in words)
    return FoundGrid(bounds[first], bounds[last], Grid(texts, boxes, False, size, all(word.bold for word in words)))


def _are_pairs(records: list[Cells], rows: list[Row], edges: list[float]) -> bool:
    """Two columns are a table when what stands beside each other starts together, each cell on its own.

    In columns of running text cells start in the middle of a sentence, and columns of list items are read as lists.
    """
    cells = [cell for record in records for cell in record]
    fresh = sum(bool(cell) and not cell[0].text[:1].islower() for cell in cells)
    bullets = sum(bool(cell) and marker_of(cell[0].text, gap=1.0, other_font=False) is not None for cell in cells)
    steps = [after.base - before.base for before, after in itertools.pairwise(rows)]
    if len(rows) == len(records) and statistics.median(steps) < _PITCH * rows[0].size:
        return False
    inside = [row_cells(row, edges) for row in rows]
    starts = sum(all(cell and not cell[0].text[:1].islower() for cell in row) for row in inside)
    if starts > len(records) + 0.1 * len(rows):  # lines that start together but are not parted: records were missed
        return False
    return fresh >= _TWO_FILLED * len(cells) and bullets < 0.3 * len(cells)


def _record_starts(rows: list[Row], share: float) -> list[int]:
    """Rows above which there is clearly more white than between the lines of a cell."""
    whites = []
    bottom = rows[0].bottom
    for row in rows[1:]:
        whites.append(row.top - bottom)
        bottom = max(bottom, row.bottom)
    usual = max(statistics.median(whites), 0.0) if whites else 0.0
    tight = min((white for white in whites), default=0.0)
    if whites and max(whites) - tight < 1.0 and tight + rows[0].size >= _PITCH * rows[0].size:
        return list(range(len(rows)))  # one line a record, all equally far apart
    limit = share * rows[0].size + max(tight, 0.0)
    if share == _WHITE and usual > limit and tight > 0.3 * usual:  # one line a record throughout: all steps are alike
        limit = 0.5 * usual
    return [0, *(k for k, white in enumerate(whites, start=1) if white > limit)]


def _record(rows: list[Row], edges: list[float]) -> Cells:
    record: Cells = [[] for _ in edges]
    for row in rows:
        for cell, part in zip(record, row_cells(row, edges), strict=True):
            cell.extend(part)
    return record
