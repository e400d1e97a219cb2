"""Words and drawn lines of a page -> lines and tables in reading order: tables first, then columns by geometry."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import count, pairwise
from typing import NamedTuple

from pipeline.read.bullets import with_bullets
from pipeline.read.cellwise import cell_edges
from pipeline.read.dropcaps import with_drop_caps
from pipeline.read.frames import Frame, frames_of
from pipeline.read.geometry import Area, Edge, Grid, Line, Shape, Word
from pipeline.read.halfruled import half_ruled_grids
from pipeline.read.headed import header_start, valued
from pipeline.read.markers import marker_of
from pipeline.read.rows import Row, Segment, row_to_line, words_to_rows
from pipeline.read.sideheads import side_head_at
from pipeline.read.tables import extended, narrow_grid, rows_to_grid, ruled_grids
from pipeline.read.textgrid import rows_to_text_grid
from pipeline.read.tiles import tiles_at
from pipeline.read.underlines import with_underlines

_GUTTER = 8.0  # points: the narrowest white between two columns
_COLUMN_GAP = 0.7  # of the font size: white in a row that may be a gutter; a justified blank is narrower
_COLUMN_LINES = 3  # on both sides
_COLUMN_WORDS = 2.4  # a line of a text column has more words on average than a cell of a table
_WIDE = 0.8  # of the width of the rows
_PART = "\x00deel "
_PARAGRAPH = 1.25  # of the usual line distance: more white parts two paragraphs
_PITCH = 1.7  # of the font size: the widest line distance of running text
_BREAK = 2.6  # line distances: a wider white ends a run of rows


class Run(NamedTuple):
    """Rows start..end (end excluded) that share white at `gaps`."""

    start: int
    end: int
    gaps: tuple[Segment, ...]


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
    grids, rest = ruled_grids(words, [*edges, *cell_edges(areas, words, edges)], areas)
    half, rest = half_ruled_grids(rest, edges)
    flow = _Flow()
    rest += [flow.placeholder(grid, [grid]) for grid in grids + half]
    items = flow.page(rest, frames_of(rest, shapes, areas, width))
    return tuple(with_underlines(items, edges)), flow.columns


class _Flow:
    """Rows -> items; numbers the columns of text over the page."""

    def __init__(self) -> None:
        self._parts: list[list[Line | Grid]] = []
        self._numbers = count()
        self.columns = 1

    def placeholder(self, place: Grid | Frame, items: list[Line | Grid]) -> Word:
        """A word that stands for a table or frame while columns are sought, so that it stays in its column."""
        self._parts.append(items)
        name = f"{_PART}{len(self._parts) - 1}"
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
                found += self._lines(plain)
                for tile in tiles:
                    found += self._lines(tile)
                plain, k = [], k + max(map(len, tiles))
                continue
            run = _run_at(rows, k, wide)
            inside = rows[run.start : run.end] if run else []
            table = (rows_to_grid(inside) or rows_to_text_grid(inside)) if run else None
            if not table and (table := narrow_grid(rows[k:])):
                run, inside = Run(k, len(rows), ()), rows[k:]
            if run and table and not _has_part(inside[table.first : table.last]):
                above = plain + inside[: table.first]
                below = rows[run.start + table.last :]
                grid, before, after = extended(table, above, inside[table.first : table.last], below)
                found += [*self._lines(above[: len(above) - before]), grid]
                plain, k = [], run.start + table.last + after
            elif (
                run and run.gaps and (cut := _column_cut(_above_header(inside, rows[run.end :]), run.gaps)) is not None
            ):
                first, last, gap = cut
                first = max(first, _rest_of_paragraph(plain, inside, gap))
                found += self._lines(plain + inside[:first])
                left, right = _sides(inside[first:last], gap)
                below = rows[run.start + last :]
                plain = []
                if _goes_on(left, below[:1], gap):  # text beside a frame, and below it
                    found += self.items(right, beside + 1)
                    rows, k = _narrowed(left) + below, 0
                elif _goes_on(right, below[:1], gap):
                    found += self.items(left, beside + 1)
                    rows, k = _narrowed(right) + below, 0
                else:
                    found += self.items(left, beside + 1) + self.items(right, beside + 1)
                    k = run.start + last
            elif side := side_head_at(rows, k):
                found += self._lines(plain) + self._lines(side.head) + self.items(side.text, beside)
                plain, k = [], k + side.taken
            else:
                plain.append(rows[k])
                k += 1
        return found + self._lines(plain)

    def _lines(self, rows: list[Row]) -> list[Line | Grid]:
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
            if row is None or last is None or _is_break(last, row, texts):
                now = [word for word in waiting if not _is_aside(word, texts) or k not in _beside(word, texts)]
                items += self._held(now)
                waiting = [word for word in waiting if word not in now]
            if row is None or (last is not None and _is_title(row, last)):
                items += self._held(asides)
                asides = []
            if row is not None:
                items.append(row_to_line(row.words, column, *(row.sides or own or (left, right))))
        return items

    def _is_titled_aside(self, placeholder: Word, texts: list[Row]) -> bool:
        """A frame that stands beside text and opens with a title."""
        items = self._parts[int(placeholder.text[len(_PART) :])]
        first, second = items[0], items[1] if len(items) > 1 else None
        titled = isinstance(first, Line) and isinstance(second, Line) and _is_title_of(first, second)
        return titled and _is_aside(placeholder, texts)

    def _held(self, placeholders: Sequence[Word]) -> list[Line | Grid]:
        return [item for word in placeholders for item in self._parts[int(word.text[len(_PART) :])]]


def _has_part(rows: list[Row]) -> bool:
    """Does a table or frame stand in these rows? Then they are no rows of another table."""
    return any(word.text.startswith(_PART) for row in rows for word in row.words)


def _apart(rows: list[Row]) -> tuple[list[Row], list[list[Word]]]:
    """Rows of text, and the placeholders that stand in or right above each of them, and below the last."""
    texts: list[Row] = []
    parts: list[list[Word]] = [[]]
    for row in rows:
        parts[-1] += [word for word in row.words if word.text.startswith(_PART)]
        if text := [word for word in row.words if not word.text.startswith(_PART)]:
            texts.append(Row(text, row.sides))
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
    usual = min(max(pitch, row.size), _PITCH * row.size)
    return row.base - last.base > _PARAGRAPH * usual or abs(row.size - last.size) > 0.6


def _is_aside(placeholder: Word, texts: list[Row]) -> bool:
    """At the right of text, or at the left of text that goes on above or below it."""
    beside = [row for row in texts if placeholder.top < row.base < placeholder.bottom]
    if not beside:
        return False
    first, last, near = beside[0], beside[-1], _PITCH * beside[0].size
    more = any(0 < first.base - row.base < near or 0 < row.base - last.base < near for row in texts)
    return more or max(row.words[-1].x1 for row in beside) <= placeholder.x0 + 1


def _is_title_of(line: Line, below: Line) -> bool:
    return line.size > below.size + 0.6 or (line.bold and not below.bold)


def _is_title(row: Row, last: Line) -> bool:
    """A row that is larger than the text above it, or the only one of the two in bold."""
    return row.size > last.size + 0.6 or (not last.bold and all(word.bold for word in row.words))


def _rest_of_paragraph(plain: list[Row], inside: list[Row], gap: Segment) -> int:
    """How many rows above two columns are the end of a paragraph that is wider than one of them."""
    if not plain or plain[-1].words[-1].x1 <= gap[0]:
        return 0
    last, number = plain[-1], 0
    step = last.base - plain[-2].base if len(plain) > 1 else _PITCH * last.size
    for number, row in enumerate(inside):
        near = row.base - last.base <= 1.1 * min(step, _PITCH * row.size)
        if not near or row.words[-1].x1 > gap[0] or abs(row.size - last.size) > 0.6:
            return number
        last = row
    return number


def _goes_on(side: list[Row], below: list[Row], gap: Segment) -> bool:
    """Does the text of one side go on in the wider row below it, in the middle of a sentence?"""
    if not below or len(side) < 2:
        return False
    row, last = below[0], side[-1]
    step = last.base - side[-2].base
    words = [word for word in row.words if not word.text.startswith(_PART)]
    if not words or row.base - last.base > 1.15 * min(step, _PITCH * last.size) or abs(row.size - last.size) > 0.6:
        return False
    cut = last.words[-1].text.endswith("-") or not last.words[-1].text.endswith((".", ":", ";", "!", "?"))
    return cut and words[0].text[:1].islower() and words[0].x0 < gap[0] and words[-1].x1 > gap[0]


def _narrowed(rows: list[Row]) -> list[Row]:
    """The rows with the sides of their column."""
    sides = min(row.words[0].x0 for row in rows), max(row.words[-1].x1 for row in rows)
    return [Row(row.words, row.sides or sides) for row in rows]


def _run_at(rows: list[Row], start: int, wide: float) -> Run | None:
    """The longest run of rows from `start` on that leaves white between text on both sides.

    A row without white that is wider than `wide` points belongs to text of one column.
    """
    free: list[Segment] = [(-1e6, 1e6)]
    kept: list[Segment] = []
    seen: list[Segment] = []
    end = start
    pitch = bottom = 0.0
    while end < len(rows):
        row = rows[end]
        if end > start:
            step = row.base - rows[end - 1].base
            white = row.top - bottom
            if pitch and white > (_BREAK - 1) * max(pitch, 1.2 * row.size):
                break
            pitch = max(pitch, step) if not pitch else (pitch + step) / 2
        parts = _text_segments(row)
        narrowed = _minus(free, parts)
        all_seen = seen + parts
        left, right = min(x for x, _ in all_seen), max(x for _, x in all_seen)
        inner = [gap for gap in narrowed if gap[0] >= left and gap[1] <= right]
        outer = [gap for gap in narrowed if gap[0] < left or gap[1] > right]
        if kept and not inner:
            break
        if not inner and not any(gap[1] > gap[0] and (gap[0] < left or gap[1] > right) for gap in outer):
            break
        if not kept and len(parts) == 1 and parts[0][1] - parts[0][0] > wide:
            break
        free, kept, seen = narrowed, inner, [(left, right)]
        bottom = max(bottom, row.bottom)
        end += 1
    if not kept or end - start < 2:
        return None
    return Run(start, end, tuple(kept))


def _text_segments(row: Row) -> list[Segment]:
    """Segments of a row, a list marker taken together with the text behind it."""
    segments = row.segments(_COLUMN_GAP)
    if len(segments) > 1 and len(row.words) > 1:
        first, second = row.words[0], row.words[1]
        gap = (second.x0 - first.x1) / row.size
        if segments[0][1] <= first.x1 and gap < 5 and marker_of(first.text, gap=gap, other_font=False):
            return [(segments[0][0], segments[1][1]), *segments[2:]]
    return segments


def _minus(free: list[Segment], taken: list[Segment]) -> list[Segment]:
    """What is left of the white when text takes some of it; slivers are dropped."""
    for start, end in taken:
        pieces: list[Segment] = []
        for left, right in free:
            if end <= left or start >= right:
                pieces.append((left, right))
            else:
                pieces += [(left, start)] if start - left >= _GUTTER else []
                pieces += [(end, right)] if right - end >= _GUTTER else []
        free = pieces
    return free


def _above_header(rows: list[Row], below: list[Row]) -> list[Row]:
    """The rows without the header of a table of numbers that starts right below them."""
    if not below or not valued(below[0]):
        return rows
    return rows[: header_start([*rows, below[0]], len(rows))]


def _column_cut(rows: list[Row], gaps: tuple[Segment, ...]) -> tuple[int, int, Segment] | None:
    """First row, end row and gutter where the rows are two columns of running text."""
    for gap in sorted(gaps, key=lambda gap: gap[0] - gap[1]):
        middle = (gap[0] + gap[1]) / 2
        left = [k for k, row in enumerate(rows) if row.words[0].x0 < middle]
        right = [k for k, row in enumerate(rows) if row.words[-1].x1 > middle]
        if len(left) < _COLUMN_LINES or len(right) < _COLUMN_LINES:
            continue
        if min(left[-1], right[-1]) - max(left[0], right[0]) < _COLUMN_LINES - 1:
            continue
        if all(_is_texty(rows, side, middle, first) for side, first in ((left, True), (right, False))):
            first = _first_row(rows, left, right)
            return first, _trimmed_end(rows, right), gap
    return None


def _is_texty(rows: list[Row], numbers: list[int], middle: float, is_left: bool) -> bool:
    counts, widths = [], []
    for k in numbers:
        side = [word for word in rows[k].words if (word.x1 <= middle if is_left else word.x0 >= middle)]
        if side:
            counts.append(len(side))
            widths.append(side[-1].x1 - side[0].x0)
    if not counts or statistics.mean(counts) < _COLUMN_WORDS:
        return False
    return statistics.median(widths) >= 0.4 * max(widths) and max(widths) >= 60


def _first_row(rows: list[Row], left: list[int], right: list[int]) -> int:
    """A line or two at the right, parted by white from the columns, stand above them."""
    above = [k for k in right if k < left[0]]
    if not above or len(above) > 2 or len(above) == len(right):
        return 0
    after = right[len(above)]
    return left[0] if rows[after].base - rows[above[-1]].base > 2 * rows[after].size else 0


def _trimmed_end(rows: list[Row], right: list[int]) -> int:
    """Rows below the end of the right column belong to what follows when white parts them from the column."""
    last = len(rows)
    steps = [after.base - before.base for before, after in pairwise(rows)]
    pitch = statistics.median(steps) if steps else 0.0
    for k in range(right[-1] + 1, len(rows)):
        if k > 0 and rows[k].base - rows[k - 1].base > 1.6 * pitch and len(rows) - k <= 3:
            return k
    return last


def _sides(rows: list[Row], gap: Segment) -> tuple[list[Row], list[Row]]:
    middle = (gap[0] + gap[1]) / 2
    left = [Row(part) for row in rows if (part := [word for word in row.words if word.x0 < middle])]
    right = [Row(part) for row in rows if (part := [word for word in row.words if word.x0 >= middle])]
    return left, right
