"""Edges and words -> tables: ruled ones from their lines, unruled ones from the white between their columns."""

from __future__ import annotations

import statistics
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.read.geometry import Area, Edge, Grid, Word
from pipeline.read.rows import Row, words_to_rows
from pipeline.read.tables.aligned import adopted_rows, header_rows, number_columns, number_rows, parted_labels
from pipeline.read.tables.bars import SAME, distinct
from pipeline.read.tables.cells import Cells, cell_text, column_edges, is_numberlike, parted_columns, row_text
from pipeline.read.tables.headed import columns_of, extent_of, header_cells, is_across, is_set_apart
from pipeline.read.tables.records import cell_words, is_year, words_box, wrapped

_SNAP = SAME  # points: edges nearer than this are one
_MAX_EDGES = 3_000  # after joining; more is a drawing
_UNRULED_ROWS = 3
_HEADING = 1.1  # of the size of a table's rows: a larger line is no row of it


def ruled_grids(
    words: Sequence[Word], edges: Sequence[Edge], areas: Sequence[Area] = ()
) -> tuple[list[Grid], list[Word]]:
    """Tables that have lines between their cells, and the words that stand outside them."""
    horizontal = merged_strokes([(e.top, e.x0, e.x1) for e in edges if e.is_horizontal])
    vertical = merged_strokes([(e.x0, e.top, e.bottom) for e in edges if not e.is_horizontal])
    grids: list[Grid] = []
    rest = list(words)
    if not horizontal or not vertical or len(horizontal) + len(vertical) > _MAX_EDGES:
        return grids, rest
    for h_lines, v_lines in _components(horizontal, vertical):
        if len(h_lines) + len(v_lines) < 5 or len(h_lines) < 2 or len(v_lines) < 2:
            continue
        h_lines, v_lines = _with_header_band(h_lines, v_lines, areas)
        x0, x1 = min(v[0] for v in v_lines), max(v[0] for v in v_lines)
        top, bottom = min(h[0] for h in h_lines), max(h[0] for h in h_lines)
        inside = [
            word
            for word in rest
            if x0 - 2 <= (word.x0 + word.x1) / 2 <= x1 + 2 and top - 2 <= (word.top + word.bottom) / 2 <= bottom + 2
        ]
        grid = _grid(h_lines, v_lines, inside)
        if grid is not None:
            grids.append(grid)
            taken = set(map(id, inside))
            rest = [word for word in rest if id(word) not in taken]
    return grids, rest


Stroke = tuple[float, float, float]  # position across, start, end
Place = tuple[int, int]  # row, column


def merged_strokes(strokes: list[Stroke], join: float = _SNAP) -> list[Stroke]:
    """Snaps strokes that lie on one line and joins those that touch, or are nearer than `join`."""
    result: list[Stroke] = []
    group: list[Stroke] = []
    for stroke in [*sorted(strokes), (1e9, 0.0, 0.0)]:
        if group and stroke[0] - group[0][0] > _SNAP:
            result += _joined(group, join)
            group = []
        group.append(stroke)
    return result


def _joined(group: list[Stroke], join: float) -> list[Stroke]:
    place = statistics.median(stroke[0] for stroke in group)
    result: list[Stroke] = []
    for _, start, end in sorted(group, key=lambda stroke: stroke[1]):
        if result and start <= result[-1][2] + join:
            result[-1] = (place, result[-1][1], max(result[-1][2], end))
        else:
            result.append((place, start, end))
    return result


def _components(horizontal: list[Stroke], vertical: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Strokes that cross or touch, together."""
    parent = list(range(len(horizontal) + len(vertical)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    tops = [h[0] for h in horizontal]  # sorted by _merged
    for number, (x, top, bottom) in enumerate(vertical, start=len(horizontal)):
        for k in range(bisect_right(tops, top - _SNAP), bisect_right(tops, bottom + _SNAP)):
            if horizontal[k][1] - _SNAP <= x <= horizontal[k][2] + _SNAP:
                parent[root(k)] = root(number)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for k, stroke in enumerate([*horizontal, *vertical]):
        groups.setdefault(root(k), ([], []))[0 if k < len(horizontal) else 1].append(stroke)
    return sorted(groups.values(), key=lambda group: min((s[0] for s in group[0]), default=0.0))


def _with_header_band(
    h_lines: list[Stroke], v_lines: list[Stroke], areas: Sequence[Area]
) -> tuple[list[Stroke], list[Stroke]]:
    """Takes a coloured band without lines, that lies right on top of a ruled table, in as its header row."""
    x0, x1 = min(v[0] for v in v_lines), max(v[0] for v in v_lines)
    top = min(h[0] for h in h_lines)
    near = [a for a in areas if a.x0 >= x0 - 6 and a.x1 <= x1 + 6 and a.bottom > top - 100]
    while band := [a for a in near if abs(a.bottom - top) <= 5 and 6 <= a.bottom - a.top <= 80]:
        above = min(a.top for a in band)
        sides = {x0, x1} | {side for a in band for side in (a.x0, a.x1)}
        h_lines = [(above, x0, x1), *h_lines]
        v_lines = [*v_lines, *((side, above, top) for side in sides)]
        top = above
    return h_lines, v_lines


def _grid(h_lines: list[Stroke], v_lines: list[Stroke], words: list[Word]) -> Grid | None:
    xs, ys = (list(distinct(stroke[0] for stroke in strokes)) for strokes in (v_lines, h_lines))
    if len(xs) < 3 or len(ys) < 2 or not words:
        return None
    n_rows, n_columns = len(ys) - 1, len(xs) - 1
    owner = _owners(h_lines, v_lines, xs, ys)
    cells: dict[Place, list[Word]] = {}
    for word in words:
        i = min(max(bisect_right(ys, (word.top + word.bottom) / 2) - 1, 0), n_rows - 1)
        j = min(max(bisect_right(xs, (word.x0 + word.x1) / 2) - 1, 0), n_columns - 1)
        cells.setdefault(owner[i][j], []).append(word)
    _part_merged_header(owner, cells, xs)
    if len({place for line in owner for place in line}) < 3 or len(cells) < 2:
        return None
    table: list[Cells] = []
    boxes: list[tuple[float, float, float, float]] = []
    for i in range(n_rows):
        parts = [cells.get((i, j), []) if owner[i][j] == (i, j) else [] for j in range(n_columns)]
        if not any(parts) and ys[i + 1] - ys[i] < 6:
            continue
        for cut in _split_rows(parts):
            table.append(cut)
            found = [word for part in cut for word in part]
            whole = len(found) == sum(map(len, parts))
            top = ys[i] if whole or not found else min(word.top for word in found)
            bottom = ys[i + 1] if whole or not found else max(word.bottom for word in found)
            boxes.append((xs[0], top, xs[-1], max(top, bottom)))
    table = parted_columns(table)
    keep = [j for j in range(len(table[0])) if any(cells[j] for cells in table)]
    rows = tuple(tuple(cell_text(cells[j]) for j in keep) for cells in table)
    if len(keep) < 2 or not any(any(row) for row in rows):
        return None
    return Grid(rows, tuple(boxes), True, _median_size(words), all(word.bold for word in words))


def _part_merged_header(owner: list[list[Place]], cells: dict[Place, list[Word]], xs: list[float]) -> None:
    """A header without lines between its names: names that stand apart go to the columns below them."""
    columns = len(owner[0])
    for i in range(min(3, len(owner) - 1)):
        if any(place != (i, 0) for place in owner[i]) or (i, 0) not in cells:
            continue
        words = cells[(i, 0)]
        parts: dict[int, list[Word]] = {}
        for row in words_to_rows(words):
            for start, end in row.segments(0.6):
                middle = min(max(bisect_right(xs, (start + end) / 2) - 1, 0), columns - 1)
                parts.setdefault(middle, []).extend(w for w in row.words if start <= w.x0 < end)
        if len(parts) >= max(2, columns // 2):
            del cells[(i, 0)]
            for j, part in parts.items():
                cells[(i, j)] = part
            owner[i] = [(i, j) for j in range(columns)]


def _owners(h_lines: list[Stroke], v_lines: list[Stroke], xs: list[float], ys: list[float]) -> list[list[Place]]:
    """For each elementary cell the top-left cell of the merged cell that it is part of."""
    n_rows, n_columns = len(ys) - 1, len(xs) - 1
    owner = [[(i, j) for j in range(n_columns)] for i in range(n_rows)]

    def parted(strokes: list[Stroke], place: float, middle: float) -> bool:
        return any(abs(s[0] - place) <= _SNAP and s[1] - _SNAP <= middle <= s[2] + _SNAP for s in strokes)

    for i in range(n_rows):
        across = (ys[i] + ys[i + 1]) / 2
        for j in range(n_columns):
            if j and not parted(v_lines, xs[j], across):
                owner[i][j] = owner[i][j - 1]
            if i and owner[i][j] == (i, j) and not parted(h_lines, ys[i], (xs[j] + xs[j + 1]) / 2):
                owner[i][j] = owner[i - 1][j]
    return owner


def _median_size(words: Sequence[Word]) -> float:
    return statistics.median(word.size for word in words) if words else 0.0


def _split_rows(parts: list[list[Word]]) -> list[list[list[Word]]]:
    """Parts a row without lines between its records: number cells that hold equally many lines at equal heights."""
    lines = [words_to_rows(part) if part else [] for part in parts]
    numeric = [rows for rows in lines if rows and all(is_numberlike(row_text(row)) for row in rows)]
    count = len(numeric[0]) if numeric else 0
    if count < 2 or len(numeric) < 2 or any(len(rows) != count for rows in numeric):
        return [parts]
    bases = [row.base for row in numeric[0]]
    result: list[list[list[Word]]] = [[[] for _ in parts] for _ in bases]
    for j, rows in enumerate(lines):
        for row in rows:
            k = next((k for k, base in enumerate(bases) if base >= row.base - 3), len(bases) - 1)
            result[k][j].extend(row.words)
    return result


class FoundGrid(NamedTuple):
    """An unruled table that rows first..last (last excluded) make; `cells` are its rows before wrapped ones are joined.

    They are there for tables of numbers only.
    """

    first: int
    last: int
    grid: Grid
    cells: tuple[Cells, ...] = ()


def rows_to_grid(rows: list[Row]) -> FoundGrid | None:
    """An unruled table, or None where the rows are text.

    A table has number columns, or three columns of short cells.
    """
    if len(rows) > 1 and is_set_apart(rows[0], rows[1]):
        found = rows_to_grid(rows[1:])
        return found and found._replace(first=found.first + 1, last=found.last + 1)
    if headed := headed_grid(rows):
        return headed
    first, last = 0, len(rows)
    while last - first >= _UNRULED_ROWS:
        edges = column_edges(rows[first:last])
        if len(edges) < 2:
            return None
        cells = [row_cells(row, edges) for row in rows[first:last]]
        full = [k for k, row in enumerate(cells) if sum(map(bool, row)) >= 2]
        if len(full) < _UNRULED_ROWS or not _is_tabular([cells[k] for k in full]):
            return None
        if (cut := _next_table(rows[first:last], cells)) is not None:
            last = first + cut
            continue
        if full[0] == 0 and full[-1] == last - first - 1:
            return FoundGrid(first, last, _unruled_grid(cells, rows[first:last]), tuple(cells))
        first, last = first + full[0], first + full[-1] + 1
    return None


def headed_grid(rows: list[Row]) -> FoundGrid | None:
    """A table whose header has names that stand above several of its columns."""
    extent = extent_of(rows)
    if extent is None:
        return None
    start, first, last = extent
    columns = columns_of(rows[start:last])
    if columns is None:
        return None
    edges = columns.edges
    body = [
        [row.words, *([] for _ in edges[1:])] if is_across(row, edges[0]) else row_cells(row, edges)
        for row in rows[first:last]
    ]
    if not _is_tabular([cells for cells in body if sum(map(bool, cells)) >= 2]):
        return None
    cells = [*header_cells(rows[start:first], columns), *wrapped(body, rows[first:last])]
    grid = _cells_grid(cells, rows[start:last])
    return FoundGrid(start, last, grid, tuple(body) if start == first else ())


def narrow_grid(rows: list[Row]) -> FoundGrid | None:
    """A table of numbers whose columns stand no wider apart than words, at the first of the rows."""
    cells = number_rows(rows)
    return FoundGrid(0, len(cells), _unruled_grid(cells, rows[: len(cells)]), tuple(cells)) if cells else None


def extended(table: FoundGrid, above: list[Row], inside: list[Row], below: list[Row]) -> tuple[Grid, int, int]:
    """The table with the rows of `above` and `below` that line up with its columns, and how many of each it took."""
    cells = parted_labels(list(table.cells))
    columns = number_columns(cells) if cells else None
    if columns is None:
        return table.grid, 0, 0
    before = adopted_rows(columns, above[::-1], inside[0])[::-1] or header_rows(cells, above[::-1], inside[0])[::-1]
    after = adopted_rows(columns, below, inside[-1])
    if not before and not after and len(cells[0]) == len(table.cells[0]):
        return table.grid, 0, 0
    rows = [*above[len(above) - len(before) :], *inside, *below[: len(after)]]
    return _unruled_grid([*before, *cells, *after], rows), len(before), len(after)


def _next_table(rows: list[Row], cells: list[list[list[Word]]]) -> int | None:
    """Row where what looks like one table goes on as another: its header comes again, or a larger heading parts it.

    Lines of one cell right above that header belong to neither.
    """
    size = statistics.median(row.size for row in rows)
    head = [[word.text for word in cell] for cell in cells[0]]
    for k in range(2, len(rows)):
        if sum(sum(map(bool, row)) >= 2 for row in cells[:k]) < 2:
            continue
        alone = not any(cells[k][1:])
        again = [[word.text for word in cell] for cell in cells[k]] == head and sum(map(bool, head)) >= 2
        header = k + 1 < len(rows) and not any(
            is_numberlike(cell_words(cell)) and not is_year(cell) for cell in cells[k + 1]
        )
        if again or (alone and header and rows[k].size >= _HEADING * size):
            while k > 1 and not any(cells[k - 1][1:]):
                k -= 1
            return k
    return None


def _unruled_grid(cells: list[list[list[Word]]], rows: list[Row]) -> Grid:
    return _cells_grid(wrapped(cells, rows), rows)


def _cells_grid(merged: list[Cells], rows: Sequence[Row]) -> Grid:
    texts = tuple(tuple(cell_text(cell) for cell in row) for row in merged)
    boxes = tuple(words_box([word for cell in row for word in cell]) for row in merged)
    words = [word for row in rows for word in row.words]
    return Grid(texts, boxes, False, _median_size(words), all(word.bold for word in words))


def row_cells(row: Row, edges: list[float]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in edges]
    for word in row.words:
        cells[max(bisect_right(edges, word.x0 + 0.5) - 1, 0)].append(word)
    return cells


def _is_tabular(rows: list[list[list[Word]]]) -> bool:
    columns = len(rows[0])
    numbers = total = long = 0
    for row in rows:
        for cell in row[1:]:
            if cell:
                total += 1
                numbers += is_numberlike(" ".join(word.text for word in cell))
                long += len(cell) > 6
    if not total:
        return False
    if numbers >= 0.4 * total:
        return True
    filled = sum(sum(map(bool, row)) for row in rows) / (len(rows) * columns)
    return columns >= 3 and filled >= 0.6 and long <= 0.2 * total
