"""Horizontal lines and words -> tables that have lines between their rows but none between their columns."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Sequence

from pipeline.read.geometry import Edge, Grid, Word
from pipeline.read.rows import Row, words_to_rows
from pipeline.read.tables.cells import Cells, cell_text, is_numberlike, parted_columns
from pipeline.read.tables.headed import (
    columns_of,
    header_cells,
    header_start,
    is_across,
    is_running_head,
    parted_edges,
    valued,
)
from pipeline.read.tables.records import cell_words, together, words_box, wrapped
from pipeline.read.tables.tables import Stroke, merged_strokes, row_cells

_SAME_SIDE = 8.0  # points: lines of one table start and end alike
_MAX_BAND = 400.0  # points between two lines of one table
_SHORT = 12.0  # points: shorter strokes are no lines
_JOIN = 15.0  # points: a line may be broken between columns
_CLEAR = 3.0  # points: a line nearer to another is the same one
_GROUP = 0.8  # of the width of the table: a line below the name of a group of columns is shorter
_LINES = 3  # of one table
_HEADING = 1.1  # of the size of a table's words: a larger line is a heading
_CODE = re.compile(r"^[A-Z]{0,2}\d{1,3}(?:\.\d{1,3})*\.?[a-z]?$")  # in the first column
_HEADER, _COLUMNS = 3, 3  # rows of a header, and names in one of them
_APART = 2.6  # font sizes between two lines: more parts a table from other text
_SMALL, _CLOSE = 0.95, 1.6  # a smaller line that stands no closer than this is a note or the foot of the page
_ABOVE = 60.0  # points: no header stands higher above the first line
_WIDE = 100.0  # points: shorter lines are underlines


def half_ruled_grids(words: Sequence[Word], edges: Sequence[Edge]) -> tuple[list[Grid], list[Word]]:
    """Tables between horizontal lines, and the words that stand outside them."""
    strokes = [(e.top, e.x0, e.x1) for e in edges if e.is_horizontal and e.x1 - e.x0 >= _SHORT]
    lines = [line for line in merged_strokes(strokes, _JOIN) if line[2] - line[1] >= _WIDE]
    grids: list[Grid] = []
    rest = list(words)
    short = merged_strokes(strokes, 1.0)
    for part in (part for stack in _stacks(lines) for part in _parted(stack, words)):
        group = part if len(part) >= _LINES else _closed(part, rest)
        if not group:
            continue
        grid, taken = _table(group, short, rest)
        if grid is None and len(group) > 3:  # its first line may belong to the running head
            grid, taken = _table(group[1:], short, rest)
        if grid is not None:
            grids.append(grid)
            rest = [word for word in rest if id(word) not in taken]
    return grids, rest


def _table(lines: list[Stroke], short: Sequence[Stroke], words: Sequence[Word]) -> tuple[Grid | None, set[int]]:
    """The table between the lines, and the ids of its words; `short` are all strokes, shorter ones too."""
    x0, x1 = min(line[1] for line in lines), max(line[2] for line in lines)
    groups = _group_lines(lines, short, x1 - x0)
    heights = [line[0] for line in lines]
    heights[1:1] = [groups[0][0]] if groups else []
    bands = [
        [w for w in words if above <= (w.top + w.bottom) / 2 <= below and x0 - 4 <= w.x0 <= x1]
        for above, below in itertools.pairwise(heights)
    ]
    bands[0] = _without_running_head(bands[0])
    if (
        bands[0]
        and not groups
        and (head := _head_above(bands[0], heights[0], [w for w in words if x0 - 4 <= w.x0 <= x1]))
    ):
        bands.insert(0, head)
    taken = {id(word) for band in bands for word in band}
    if groups and bands[0] and bands[1]:
        grid = _grid([band for band in bands[1:] if band], bands[0], groups)
        if grid is not None:
            return grid, taken
    joined = [bands[0] + bands[1], *bands[2:]] if groups else bands
    return _grid([band for band in joined if band]), taken


def _without_running_head(band: list[Word]) -> list[Word]:
    rows = words_to_rows(band)
    while len(rows) > 1 and is_running_head(rows[0], rows[1]):
        rows = rows[1:]
    return [word for row in rows for word in row.words]


def _head_above(band: list[Word], top: float, words: Sequence[Word]) -> list[Word]:
    """Words of a header that stands above the first line, where right below it there are values."""
    first = words_to_rows(band)[0]
    rows = words_to_rows([word for word in words if top - _ABOVE < word.base < top])
    if not rows or not valued(first):
        return []
    head = rows[header_start([*rows, first], len(rows)) :]
    named = head and len(head[-1].segments(0.6)) > 1 and not any(map(valued, head))
    return [word for row in head for word in row.words] if named else []


def _group_lines(lines: list[Stroke], short: Sequence[Stroke], width: float) -> list[Stroke]:
    """Lines inside the header, at one height, below the names of groups of columns."""
    top, below = lines[0][0] + _CLEAR, lines[1][0] - _CLEAR
    inside = [s for s in short if top <= s[0] <= below and s[2] - s[1] < _GROUP * width]
    inside = [s for s in inside if s[1] >= lines[0][1] - _SAME_SIDE and s[2] <= lines[0][2] + _SAME_SIDE]
    return [s for s in inside if s[0] - inside[0][0] < 1.0]


def _stacks(lines: list[Stroke]) -> list[list[Stroke]]:
    """Lines of equal extent below each other, two or more."""
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
    return [stack for stack in stacks if len(stack) > 1]


def _parted(lines: list[Stroke], words: Sequence[Word]) -> list[list[Stroke]]:
    """The lines of each table: a heading between two lines parts tables of equal width."""
    inside = [w for w in words if lines[0][1] - 4 <= w.x0 <= lines[0][2] and lines[0][0] <= w.base <= lines[-1][0]]
    if not inside:
        return [lines]
    limit = _HEADING * statistics.median(word.size for word in inside)
    large = [word.base for word in inside if word.size >= limit and any(map(str.isalpha, word.text))]
    parts = [[lines[0]]]
    for above, below in itertools.pairwise(lines):
        if any(above[0] < base < below[0] for base in large):
            parts.append([])
        parts[-1].append(below)
    return [part for part in parts if len(part) > 1]


def _closed(lines: list[Stroke], words: Sequence[Word]) -> list[Stroke]:
    """The lines around a header, with one below the rows that follow: a table that goes on overleaf has none there."""
    (top, x0, x1), (bottom, _, _) = lines
    inside = [w for w in words if x0 - 4 <= w.x0 <= x1 and top < w.base]
    head = words_to_rows([w for w in inside if w.base <= bottom])
    if not 0 < len(head) <= _HEADER or max(len(row.segments(0.6)) for row in head) < _COLUMNS or any(map(valued, head)):
        return []
    rows = words_to_rows([w for w in inside if w.base > bottom])
    last, end = bottom, 0
    for row in rows:
        other = row.words[0].size < _SMALL * rows[0].words[0].size and row.base - last > _CLOSE * row.size
        if row.base - last > _APART * row.size or row.words[0].size >= _HEADING * head[0].words[0].size or other:
            break
        last, end = row.base, end + 1
    across = [is_across(row, x0) for row in rows[:end]]
    end = next((k for k in range(end - 1) if across[k] and across[k + 1]), end)
    return [*lines, (rows[end - 1].bottom + 1, x0, x1)] if end > 1 else []


def _grid(bands: list[list[Word]], above: Sequence[Word] = (), groups: Sequence[Stroke] = ()) -> Grid | None:
    """The table of the bands; `above` are the names of the groups of columns that stand on the lines `groups`."""
    rows_of = [words_to_rows(band) for band in bands]
    rows = [row for band in rows_of for row in band]
    if len(rows) < 2:
        return None
    columns = columns_of(rows)
    edges = columns.edges if columns else parted_edges(rows)
    if len(edges) < 2:
        return None
    table: list[Cells] = []
    head = next(k for k, row in enumerate(rows) if valued(row)) if columns else 0
    if columns and head:
        table += header_cells(rows[:head], columns)
    for band in rows_of:
        table += _band_rows(band[head:], edges) if band[head:] else []
        head = max(0, head - len(band))
    if groups:
        names = _group_names(above, groups, edges)
        if names is None:
            return None
        table.insert(0, names)
    table = parted_columns(table)
    filled = [row for row in table if sum(map(bool, row)) >= 2]
    numbers = sum(is_numberlike(" ".join(w.text for w in cell)) for row in filled for cell in row[1:] if cell)
    listed = len(bands) > 2 or len(table) > len(bands)  # records are told apart
    single = len(edges) > 2 and all(is_numberlike(cell_words(cell)) for cell in table[-1][1:])
    if len(filled) < 2 or (numbers < 3 and not single and not (listed and len(edges) > 2 and len(filled) > 2)):
        return None
    words = [*above, *(word for band in bands for word in band)]
    sizes = sorted(word.size for word in words)
    texts = tuple(tuple(cell_text(cell) for cell in row) for row in table)
    boxes = tuple(words_box([word for cell in row for word in cell]) for row in table)
    return Grid(texts, boxes, True, sizes[len(sizes) // 2], all(word.bold for word in words))


def _group_names(words: Sequence[Word], groups: Sequence[Stroke], edges: list[float]) -> Cells | None:
    """Each name in the first column of its group; None where a line is not one below the name of several columns."""
    cells: Cells = [[] for _ in edges]
    rest = list(words)
    for _, x0, x1 in groups:
        columns = [j for j, edge in enumerate(edges) if x0 - _CLEAR <= edge < x1]
        name = [word for word in rest if x0 <= (word.x0 + word.x1) / 2 <= x1]
        if len(columns) < 2 or not name:
            return None
        cells[columns[0]] = name
        rest = [word for word in rest if word not in name]
    if rest:
        for cell, more in zip(cells, row_cells(Row(sorted(rest, key=lambda w: w.x0)), edges), strict=True):
            cell.extend(more)
    return cells


def _band_rows(band: list[Row], edges: list[float]) -> list[Cells]:
    """One row for what stands between two lines, or one a text line where each line has numbers of its own, or one for
    each number in the first column."""
    cells = [row_cells(row, edges) for row in band]
    numbered = [k for k, row in enumerate(cells) if any(is_numberlike(cell_words(cell)) for cell in row[1:] if cell)]
    across = [k for k, row in enumerate(band) if is_across(row, edges[0])]
    starts = [k for k, row in enumerate(cells) if row[0] and k not in across]
    if len(starts) > 1 and all(_CODE.match(cell_words(cells[k][0])) for k in starts) and {*numbered} <= {*starts}:
        cuts = sorted({0, *starts, *across, *(k + 1 for k in across), len(cells)})
        return [_across(cells[a]) if a in across else together(cells[a:b]) for a, b in itertools.pairwise(cuts)]
    return wrapped(cells, band) if len(numbered) >= max(2, 0.5 * len(cells)) else [together(cells)]


def _across(row: Cells) -> Cells:
    """A line that runs over all columns, in the first."""
    return [[word for cell in row for word in cell], *([] for _ in row[1:])]
