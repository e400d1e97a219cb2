"""Horizontal lines and words -> tables that have lines between their rows but none between their columns."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.read.cells import Cells, cell_text, column_edges, is_numberlike, parted_columns
from pipeline.read.geometry import Edge, Grid, Word
from pipeline.read.rows import Row, words_to_rows
from pipeline.read.tables import Stroke, merged_strokes, row_cells, words_box, wrapped

_SAME_SIDE = 8.0  # points: lines of one table start and end alike
_MAX_BAND = 400.0  # points between two lines of one table
_SHORT = 12.0  # points: shorter strokes are no lines
_JOIN = 15.0  # points: a line may be broken between columns
_WIDE = 100.0  # points: shorter lines are underlines


def half_ruled_grids(words: Sequence[Word], edges: Sequence[Edge]) -> tuple[list[Grid], list[Word]]:
    """Tables between horizontal lines, and the words that stand outside them."""
    strokes = [(e.top, e.x0, e.x1) for e in edges if e.is_horizontal and e.x1 - e.x0 >= _SHORT]
    lines = [line for line in merged_strokes(strokes, _JOIN) if line[2] - line[1] >= _WIDE]
    grids: list[Grid] = []
    rest = list(words)
    for group in _stacks(lines):
        x0, x1 = min(line[1] for line in group), max(line[2] for line in group)
        bands: list[list[Word]] = []
        for above, below in itertools.pairwise(group):
            bands.append([w for w in rest if above[0] <= (w.top + w.bottom) / 2 <= below[0] and x0 - 4 <= w.x0 <= x1])
        grid = _grid([band for band in bands if band])
        if grid is not None:
            grids.append(grid)
            taken = {id(word) for band in bands for word in band}
            rest = [word for word in rest if id(word) not in taken]
    return grids, rest


def _stacks(lines: list[Stroke]) -> list[list[Stroke]]:
    """Lines of equal extent below each other, three or more."""
    stacks: list[list[Stroke]] = []
    for line in sorted(lines):
        for stack in stacks:
            last = stack[-1]
            alike = abs(last[1] - line[1]) <= _SAME_SIDE and abs(last[2] - line[2]) <= _SAME_SIDE
            if alike and line[0] - last[0] <= _MAX_BAND:
                stack.append(line)
                break
        else:
            stacks.append([line])
    return [stack for stack in stacks if len(stack) >= 3]


def _grid(bands: list[list[Word]]) -> Grid | None:
    rows_of = [words_to_rows(band) for band in bands]
    rows = [row for band in rows_of for row in band]
    if len(rows) < 2:
        return None
    edges = column_edges(rows)
    if len(edges) < 2:
        return None
    table: list[Cells] = []
    for band in rows_of:
        table += _band_rows(band, edges)
    table = parted_columns(table)
    filled = [row for row in table if sum(map(bool, row)) >= 2]
    numbers = sum(is_numberlike(" ".join(w.text for w in cell)) for row in filled for cell in row[1:] if cell)
    if len(filled) < 2 or (numbers < 3 and (len(bands) < 3 or len(edges) < 3)):
        return None
    words = [word for band in bands for word in band]
    sizes = sorted(word.size for word in words)
    texts = tuple(tuple(cell_text(cell) for cell in row) for row in table)
    boxes = tuple(words_box([word for cell in row for word in cell]) for row in table)
    return Grid(texts, boxes, True, sizes[len(sizes) // 2], all(word.bold for word in words))


def _band_rows(band: list[Row], edges: list[float]) -> list[Cells]:
    """One row for what stands between two lines, or one a text line where each line has numbers of its own."""
    cells = [row_cells(row, edges) for row in band]
    numbered = [
        k for k, row in enumerate(cells) if any(is_numberlike(" ".join(w.text for w in c)) for c in row[1:] if c)
    ]
    if len(numbered) >= max(2, 0.5 * len(cells)):
        return wrapped(cells, band)
    return [[[word for row in cells for word in row[j]] for j in range(len(edges))]]
