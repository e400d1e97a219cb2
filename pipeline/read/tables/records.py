"""Rows of cells -> records: which rows are further lines of the cells of the row above, or of the row below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.read.geometry import Word
from pipeline.read.rows import Row
from pipeline.read.tables.cells import Cells, is_numberlike

_YEAR = re.compile(r"^\(?(?:19|20)\d\d\)?$")
_LEVEL = 0.9  # font sizes: rows that are nearer stand beside each other
_CLOSE = 0.8  # of the distance between two records: what is closer is one
_LINES = 1.6  # font sizes between two lines of one cell, at most
_NEAR = 1.7  # font sizes between two rows that may be one record


def wrapped(cells: list[Cells], rows: list[Row]) -> list[Cells]:
    """Puts rows that are further lines of the cells of a row above, or below, together with that row."""
    result: list[Cells] = []
    waiting: Cells = []
    pitch = _record_pitch(cells, rows)
    for k, row in enumerate(cells):
        alone = row[0] and not any(row[1:])
        valued = _has_number(row)
        step = rows[k].base - rows[k - 1].base if k else 0.0
        after = rows[k + 1].base - rows[k].base if k + 1 < len(rows) else 1e9
        level = not valued and after < _LEVEL * rows[k].size and _has_number(cells[k + 1])
        close = not valued and step < min(_CLOSE * pitch, _LINES * rows[k].size) and bool(result)
        close = close and not waiting and not level and _has_number(result[-1])
        if level or (not close and not valued and k + 1 < len(cells) and _is_begun(row, cells[k + 1])):
            waiting = together([waiting, row])
            continue
        near = k > 0 and step < _NEAR * rows[k].size and bool(result) and not waiting
        if close or (near and (_is_rest(result[-1], row) or (alone and _did_not_fit(cells, k)))):
            result[-1] = together([result[-1], row])
            continue
        result.append(together([waiting, row]))
        waiting = []
    return result + ([waiting] if waiting else [])


def _is_begun(row: Cells, below: Cells) -> bool:
    """Does the row below go on with a cell of a row that has none of its others?"""
    filled = [j for j, cell in enumerate(row) if cell]
    return any(_goes_on(row[j], below[j]) for j in filled) and sum(bool(below[j]) for j in filled) == 1


def together(rows: Iterable[Cells]) -> Cells:
    """Rows as one, each cell with the words of all; a row without cells counts for nothing."""
    return [[word for cell in column for word in cell] for column in zip(*filter(None, rows), strict=True)]


def _record_pitch(cells: list[Cells], rows: list[Row]) -> float:
    """The smallest distance to a row with numbers from one above it: between such rows, or else from any; 0 if none."""
    valued = [_has_number(row) for row in cells]
    steps = [(rows[k].base - rows[k - 1].base, valued[k - 1]) for k in range(1, len(rows)) if valued[k]]
    steps = [(step, both) for step, both in steps if step >= _LEVEL * rows[0].size]
    return min((step for step, both in steps if both), default=min((step for step, _ in steps), default=0.0))


def _has_number(row: Cells) -> bool:
    return any(is_numberlike(cell_words(cell)) for cell in row[1:] if cell)


def _is_rest(above: Cells, row: Cells) -> bool:
    """Do all cells of a row, none with a number, go on with the cell above, of a row that has more cells?"""
    filled = [j for j, cell in enumerate(row) if cell]
    if not filled or (filled != [0] and not any(cell and j not in filled for j, cell in enumerate(above))):
        return False
    return all(_goes_on(above[j], row[j]) and not is_numberlike(cell_words(row[j])) for j in filled)


def _did_not_fit(cells: list[Cells], k: int) -> bool:
    """Is a label without letters ('18+') the end of the one above, which left no room for it on its line?"""
    above, label = cells[k - 1], cells[k][0]
    if not above[0] or not any(above[1:]) or any(map(str.isalpha, cell_words(label))) or is_year(label):
        return False
    room = max(cell[-1].x1 for cell, *_ in cells if cell) - above[0][-1].x1
    return label[-1].x1 - label[0].x0 + 0.25 * label[0].size > room


def _goes_on(first: list[Word], second: list[Word]) -> bool:
    if not first or not second:
        return False
    return second[0].text[:1].islower() and not first[-1].text.endswith((".", ":"))


def words_box(words: Sequence[Word]) -> tuple[float, float, float, float]:
    return (
        min(word.x0 for word in words), min(word.top for word in words),
        max(word.x1 for word in words), max(word.bottom for word in words),
    )  # fmt: skip


def is_year(words: Sequence[Word]) -> bool:
    """Whether a cell holds a year and nothing else: a name of a column, or of the rows below."""
    return bool(_YEAR.match(cell_words(words)))


def cell_words(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
