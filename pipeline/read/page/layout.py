"""Words and drawn lines of a page -> lines and tables in reading order: tables first, then columns by geometry."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, pairwise

from pipeline.read.geometry import Area, Edge, Grid, Line, Shape, Word
from pipeline.read.page.bullets import with_bullets
from pipeline.read.page.columns import (
    PITCH,
    Run,
    above_header,
    column_cut,
    goes_on,
    narrowed,
    rest_of_paragraph,
    run_at,
    sides_of,
)
from pipeline.read.page.dropcaps import with_drop_caps
from pipeline.read.page.frames import Frame, frames_of
from pipeline.read.page.sideheads import side_head_at
from pipeline.read.page.tiles import tiles_at
from pipeline.read.page.underlines import with_underlines
from pipeline.read.rows import PART, Row, Segment, row_to_line, words_to_rows
from pipeline.read.tables.cellwise import cell_edges
from pipeline.read.tables.halfruled import half_ruled_grids
from pipeline.read.tables.tables import extended, narrow_grid, rows_to_grid, ruled_grids
from pipeline.read.tables.textgrid import rows_to_text_grid

_WIDE = 0.8  # of the width of the rows
_MARGIN = 0.036  # of the page height: where browsers print date, title, address and page number
_WHITE = 1.5  # of the font size of what stands there
_PARAGRAPH = 1.25  # of the usual line distance: more white parts two paragraphs


def page_items(
    words: Sequence[Word],
    edges: Sequence[Edge],
    areas: Sequence[Area],
    width: float,
    height: float,
    shapes: Sequence[Shape] = (),
) -> tuple[tuple[Line | Grid, ...], int]:
    """Items in reading order and the largest number of columns beside each other."""
    words = [word for word in words if -5 <= word.x0 <= width + 5 and -5 <= word.top <= height + 5]
    words = with_bullets(with_drop_caps(words), shapes)
    above, words, below = _without_margins(words, height)
    grids, rest = ruled_grids(words, [*edges, *cell_edges(areas, words, edges)], areas)
    half, rest = half_ruled_grids(rest, edges)
    flow = _Flow()
    rest += [flow.placeholder(grid, [grid]) for grid in grids + half]
    items = flow.page(rest, frames_of(rest, shapes, areas, width))
    items = [*flow.lines(words_to_rows(above)), *items, *flow.lines(words_to_rows(below))]
    return tuple(with_underlines(items, edges)), flow.columns


def _without_margins(words: list[Word], height: float) -> tuple[list[Word], list[Word], list[Word]]:
    """What stands at the very top, the text, and what stands at the very foot, where white parts them."""
    above = [word for word in words if word.bottom < _MARGIN * height]
    below = [word for word in words if word.top > (1 - _MARGIN) * height]
    first = min((word.top for word in words if word.bottom >= _MARGIN * height), default=height)
    last = max((word.bottom for word in words if word.top <= (1 - _MARGIN) * height), default=0.0)
    if above and first - max(word.bottom for word in above) < _WHITE * max(word.size for word in above):
        above = []
    if below and min(word.top for word in below) - last < _WHITE * max(word.size for word in below):
        below = []
    held = {*map(id, above), *map(id, below)}
    return above, [word for word in words if id(word) not in held] if held else words, below


class _Flow:
    """Rows -> items; numbers the columns of text over the page."""

    def __init__(self) -> None:
        self._parts: list[list[Line | Grid]] = []
        self._numbers = count()
        self.columns = 1

    def placeholder(self, place: Grid | Frame, items: list[Line | Grid]) -> Word:
        """A word that stands for a table or frame while columns are sought, so that it stays in its column."""
        self._parts.append(items)
        name = f"{PART}{len(self._parts) - 1}"
        return Word(name, place.x0, place.top, place.x1, place.bottom, 6.0, place.top + 6.0)

    def page(self, words: list[Word], frames: Sequence[Frame]) -> list[Line | Grid]:
        """Items of a page whose tables have placeholders."""
        for frame in frames:
            inside = [word for word in words if frame.holds(word)]
            held = set(map(id, inside))
            items = self.items(words_to_rows(inside))
            words = [*(word for word in words if id(word) not in held), self.placeholder(frame, items)]
        return self.items(words_to_rows(words))

    def items(self, rows: list[Row], beside: int = 1) -> list[Line | Grid]:
        self.columns = max(self.columns, beside)
        found: list[Line | Grid] = []
        plain: list[Row] = []
        k = 0
        wide = _WIDE * (max(row.words[-1].x1 for row in rows) - min(row.words[0].x0 for row in rows)) if rows else 0.0
        while k < len(rows):
            if tiles := tiles_at(rows, k):
                found += [item for several in (plain, *tiles) for item in self.lines(several)]
                plain, k = [], k + max(map(len, tiles))
                continue
            run = run_at(rows, k, wide)
            inside = rows[run.start : run.end] if run else []
            table = (rows_to_grid(inside) or rows_to_text_grid(inside)) if run else None
            if not table and (table := narrow_grid(rows[k:])):
                run, inside = Run(k, len(rows), ()), rows[k:]
            if run and table and not _has_part(inside[table.first : table.last]):
                above = plain + inside[: table.first]
                below = rows[run.start + table.last :]
                grid, before, after = extended(table, above, inside[table.first : table.last], below)
                found += [*self.lines(above[: len(above) - before]), grid]
                plain, k = [], run.start + table.last + after
            elif run and run.gaps and (cut := column_cut(above_header(inside, rows[run.end :]), run.gaps)) is not None:
                parted, rows = self._columns(plain, inside, rows[run.start + cut[1] :], cut, beside)
                found += parted
                plain, k = [], 0
            elif side := side_head_at(rows, k):
                found += self.lines(plain) + self.lines(side.head) + self.items(side.text, beside)
                plain, k = [], k + side.taken
            else:
                plain.append(rows[k])
                k += 1
        return found + self.lines(plain)

    def _columns(
        self, plain: list[Row], inside: list[Row], below: list[Row], cut: tuple[int, int, Segment], beside: int
    ) -> tuple[list[Line | Grid], list[Row]]:
        """What stands above and in two columns, and the rows that follow, with a column that goes on in them."""
        first, last, gap = cut
        first = max(first, rest_of_paragraph(plain, inside, gap))
        found = self.lines(plain + inside[:first])
        left, right = sides_of(inside[first:last], gap)
        if goes_on(left, below[:1], gap):
            return found + self.items(right, beside + 1), narrowed(left) + below
        if goes_on(right, below[:1], gap):
            return found + self.items(left, beside + 1), narrowed(right) + below
        return found + self.items(left, beside + 1) + self.items(right, beside + 1), below

    def lines(self, rows: list[Row]) -> list[Line | Grid]:
        """Items of rows in one column."""
        if not rows:
            return []
        column = next(self._numbers)
        left = min(row.words[0].x0 for row in rows)
        right = max(max(word.x1 for word in row.words) for row in rows)
        items: list[Line | Grid] = []
        waiting: list[Word] = []  # what stands in the midst of a paragraph comes behind it
        asides: list[Word] = []  # frames with a title come behind the text beside them: it is no part of theirs
        texts, parts = _apart(rows)
        sides = _sides_beside(texts, [word for words in parts for word in words])
        for k, (row, near, own) in enumerate(zip([*texts, None], parts, [*sides, None], strict=True)):
            asides += (titled := [word for word in near if self._is_titled_aside(word, texts)])
            waiting += [word for word in near if word not in titled]
            last = items[-1] if items and isinstance(items[-1], Line) else None
            if waiting and (row is None or last is None or _is_break(last, row, texts)):
                now = [word for word in waiting if not _is_aside(word, texts) or k not in _beside(word, texts)]
                items += self._held(now)
                waiting = [word for word in waiting if word not in now]
            if asides and (row is None or (last is not None and _is_title(row, last))):
                items += self._held(asides)
                asides = []
            if row is not None:
                items.append(row_to_line(row.words, column, *(row.sides or own or (left, right))))
        return items

    def _is_titled_aside(self, placeholder: Word, texts: list[Row]) -> bool:
        """A frame that stands beside text and opens with a title."""
        items = self._parts[int(placeholder.text[len(PART) :])]
        first, second = items[0], items[1] if len(items) > 1 else None
        titled = isinstance(first, Line) and isinstance(second, Line) and _is_title_of(first, second)
        return titled and _is_aside(placeholder, texts)

    def _held(self, placeholders: Sequence[Word]) -> list[Line | Grid]:
        return [item for word in placeholders for item in self._parts[int(word.text[len(PART) :])]]


def _has_part(rows: list[Row]) -> bool:
    """Does a table or frame stand in these rows? Then they are no rows of another table."""
    return any(word.text.startswith(PART) for row in rows for word in row.words)


def _apart(rows: list[Row]) -> tuple[list[Row], list[list[Word]]]:
    """Rows of text, and the placeholders that stand in or right above each of them, and below the last."""
    texts: list[Row] = []
    parts: list[list[Word]] = [[]]
    for row in rows:
        held = [word for word in row.words if word.text.startswith(PART)]
        parts[-1] += held
        if len(held) < len(row.words):
            text = [word for word in row.words if word not in held] if held else row.words
            texts.append(Row(text, row.sides) if held else row)
            parts.append([])
    return texts, parts


def _beside(part: Word, texts: list[Row]) -> list[int]:
    """Indexes of the rows of the column beside a table or frame: also those below it that are no wider."""
    found = [k for k, row in enumerate(texts) if part.top < row.base < part.bottom]
    if not found:
        return []
    is_left = max(texts[k].words[-1].x1 for k in found) <= part.x0 + 1
    for k in range(found[-1] + 1, len(texts)):
        if texts[k].words[-1].x1 > part.x0 + 1 if is_left else texts[k].words[0].x0 < part.x1 - 1:
            break
        found.append(k)
    return found


def _sides_beside(texts: list[Row], parts: list[Word]) -> list[Segment | None]:
    """Where the lines of each row start and end that stands beside a table or frame."""
    sides: list[Segment | None] = [None] * len(texts)
    for part in parts:
        beside = _beside(part, texts)
        if not beside:
            continue
        x0, x1 = min(texts[k].words[0].x0 for k in beside), max(texts[k].words[-1].x1 for k in beside)
        margin = 2 * texts[beside[0]].size
        if x1 <= part.x0 + 1:
            found = (x0, max(x1, part.x0 - margin))
        elif x0 >= part.x1 - 1:
            found = (min(x0, part.x1 + margin), x1)
        else:
            continue
        sides = [found if k in beside else own for k, own in enumerate(sides)]
    return sides


def _is_break(last: Line, row: Row, rows: list[Row]) -> bool:
    """Does a row start a paragraph, by the white above it or its size?"""
    steps = sorted(after.base - before.base for before, after in pairwise(rows))
    pitch = steps[len(steps) // 4] if steps else 0.0
    usual = min(max(pitch, row.size), PITCH * row.size)
    return row.base - last.base > _PARAGRAPH * usual or abs(row.size - last.size) > 0.6


def _is_aside(placeholder: Word, texts: list[Row]) -> bool:
    """At the right of text, or at the left of text that goes on above or below it."""
    beside = [row for row in texts if placeholder.top < row.base < placeholder.bottom]
    if not beside:
        return False
    first, last, near = beside[0], beside[-1], PITCH * beside[0].size
    more = any(0 < first.base - row.base < near or 0 < row.base - last.base < near for row in texts)
    return more or max(row.words[-1].x1 for row in beside) <= placeholder.x0 + 1


def _is_title_of(line: Line, below: Line) -> bool:
    return line.size > below.size + 0.6 or (line.bold and not below.bold)


def _is_title(row: Row, last: Line) -> bool:
    """A row that is larger than the text above it, or the only one of the two in bold."""
    return row.size > last.size + 0.6 or (not last.bold and all(word.bold for word in row.words))
