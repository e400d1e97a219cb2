"""Rows of text -> a table of text without any lines: white between its columns and wider white between its rows."""

from __future__ import annotations

import itertools
import statistics

from pipeline.read.cells import Cells, cell_text, column_edges
from pipeline.read.geometry import Grid
from pipeline.read.rows import Row
from pipeline.read.tables import FoundGrid, row_cells, words_box

_COLUMNS = 3  # two columns of text are more often columns than a table
_RECORDS = 3
_FILLED = 0.7  # of all cells
_MAX_WORDS = 40  # in one cell
_WHITE = 0.45  # of the font size: white that parts two records


def rows_to_text_grid(rows: list[Row]) -> FoundGrid | None:
    """A table whose cells may run over several lines, or None where the rows are columns of running text."""
    edges = column_edges(rows)
    starts = _record_starts(rows)
    if len(edges) < _COLUMNS or len(starts) < _RECORDS:
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
    words = [word for cell in filled for word in cell]
    texts = tuple(tuple(cell_text(cell) for cell in record) for record in records)
    boxes = tuple(words_box([word for cell in record for word in cell]) for record in records)
    size = statistics.median(word.size for word in words)
    return FoundGrid(bounds[first], bounds[last], Grid(texts, boxes, False, size, all(word.bold for word in words)))


def _record_starts(rows: list[Row]) -> list[int]:
    """Rows above which there is clearly more white than between the lines of a cell."""
    whites = []
    bottom = rows[0].bottom
    for row in rows[1:]:
        whites.append(row.top - bottom)
        bottom = max(bottom, row.bottom)
    usual = max(statistics.median(whites), 0.0) if whites else 0.0
    tight = min((white for white in whites), default=0.0)
    limit = _WHITE * rows[0].size + max(tight, 0.0)
    if usual > limit and tight > 0.3 * usual:  # one line a record throughout: all steps are alike
        limit = 0.5 * usual
    return [0, *(k for k, white in enumerate(whites, start=1) if white > limit)]


def _record(rows: list[Row], edges: list[float]) -> Cells:
    record: Cells = [[] for _ in edges]
    for row in rows:
        for cell, part in zip(record, row_cells(row, edges), strict=True):
            cell.extend(part)
    return record
