"""Words -> rows: what stands on one base line over the width of a region, with raised numbers told apart."""

from __future__ import annotations

import itertools
import re
import statistics
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from pipeline.read.geometry import Line, Word

_SAME_BASE = 0.3  # of the font size: base lines that differ less are one row
_SEGMENT_GAP = 1.0  # of the font size: a wider gap parts two segments of a row
_GLUE_GAP = 0.12  # of the font size: pieces closer than this, and not written apart, are one word
_BESIDE = 2.5  # of the font size: a raised piece stands no farther from a word of its row
_BEHIND = 0.4  # of the font size: a raised number stands no farther behind its word
_BEFORE = 1.0  # of the font size: a raised number stands no farther before the note that it opens
_LIGATURE = 3  # letters that a font may draw as one
_PUNCTUATION = ("?", "!", ",", ";")
_LOOSE_GAP = 0.35  # of the font size: where letters are set apart a mark stands no farther from its word
_NOTE = re.compile(r"^(\d{1,3}|\*{1,4})[,.)]?$")
_TAIL = re.compile(r"^(de|ste|e|ᵉ)$")
_UNITS = ("m", "km", "cm", "dm", "co", "pm", "nm")

PART = "\x00deel "  # starts the text of a word that stands for a table or frame
Segment = tuple[float, float]


class Row:
    """Words on one base line, from left to right; `size` is the largest font size among them.

    `sides` is where lines start and end, where text stands beside something else in its column.
    """

    __slots__ = ("base", "bottom", "sides", "size", "top", "words")

    def __init__(self, words: list[Word], sides: Segment | None = None) -> None:
        self.words = words
        self.sides = sides
        self.base = words[0].base
        self.size = max(word.size for word in words) or 1.0
        self.top = min(word.top for word in words)
        self.bottom = max(word.bottom for word in words)

    def segments(self, gap: float = _SEGMENT_GAP) -> list[Segment]:
        """Stretches of words without a gap of `gap` font sizes."""
        limit = gap * self.size
        stretches: list[Segment] = []
        start, end = self.words[0].x0, self.words[0].x1
        for word in self.words[1:]:
            if word.x0 - end > limit:
                stretches.append((start, end))
                start = word.x0
            end = max(end, word.x1)
        return [*stretches, (start, end)]


def words_to_rows(words: Sequence[Word]) -> list[Row]:
    """Rows from top to bottom."""
    ordered = sorted(words, key=lambda word: word.base)
    hosts = _hosts(ordered)
    groups: list[list[Word]] = []
    bases: list[float] = []
    for word in [word for word in ordered if word not in hosts] if hosts else ordered:
        if groups and word.base - bases[-1] <= _SAME_BASE * max(word.size, groups[-1][0].size):
            groups[-1].append(word)
        else:
            groups.append([word])
            bases.append(word.base)
    group_of = {word: group for group in groups for word in group} if hosts else {}
    for word, host in hosts.items():
        high = host.base - word.base > _SAME_BASE * host.size
        group_of[host].append(word._replace(raised=word.raised or high))
    rows = _with_raised(groups)
    return [Row(_glued(sorted(row, key=lambda word: word.x0))) for row in rows]


def _hosts(ordered: Sequence[Word]) -> dict[Word, Word]:
    """The word that a small raised number stands behind, or the first word of the note that it opens.

    Found before there are rows: beside another column a raised number may share its base line with a row of that one.
    """
    hosts: dict[Word, Word] = {}
    reach = 0.75 * max((word.size for word in ordered), default=0.0)
    for k, word in enumerate(ordered):
        if not _NOTE.match(word.text):
            continue
        end = bisect_left(ordered, word.base + reach, lo=k, key=attrgetter("base"))
        low = [
            other
            for other in ordered[k + 1 : end]
            if word.size < 0.85 * other.size and 0.1 < (other.base - word.base) / other.size < 0.75
        ]
        behind = [other for other in low if -0.3 <= (word.x0 - other.x1) / other.size <= _BEHIND]
        before = [other for other in low if -0.1 <= (other.x0 - word.x1) / other.size <= _BEFORE]
        if behind:
            hosts[word] = max(behind, key=lambda other: other.x1)
        elif before:
            hosts[word] = min(before, key=lambda other: other.x0)
    return {word: host for word, host in hosts.items() if host not in hosts}


def _with_raised(groups: list[list[Word]]) -> list[list[Word]]:
    """Puts rows of small raised or lowered pieces into the row that they belong to."""
    rows: list[list[Word]] = []
    waiting: list[Word] = []
    for group in groups:
        size = max(word.size for word in group)
        low = rows[-1] if rows else None
        if low is not None and _are_small(group, low) and group[0].base - low[0].base < 0.4 * low[0].size:
            low.extend(group)
            continue
        if waiting:
            small = [word for word in waiting if group[0].base - word.base < 0.75 * size and word.size < 0.85 * size]
            near = _beside(small, group, size)
            apart = [word for word in waiting if word not in near]
            if apart:
                rows.append(apart)
            group = [*group, *(word._replace(raised=True) for word in near)]
            waiting = []
        if all(len(word.text) <= 4 for word in group) and len(group) <= 8 and not waiting:
            waiting = list(group)
            continue
        rows.append(group)
    if waiting:
        rows.append(waiting)
    return rows


def _beside(pieces: Sequence[Word], row: Sequence[Word], size: float) -> list[Word]:
    """The pieces that have a word of the row, or another such piece, right beside them.

    What has none is a short line of another column.
    """
    found: list[Word] = []
    for word in [*pieces, *reversed(pieces)]:
        gaps = (max(word.x0 - other.x1, other.x0 - word.x1) for other in [*row, *found])
        if word not in found and any(gap <= _BESIDE * size for gap in gaps):
            found.append(word)
    return found


def _are_small(group: Sequence[Word], row: Sequence[Word]) -> bool:
    size = statistics.median(word.size for word in row)
    return all(word.size < 0.85 * size and len(word.text) <= 3 for word in group)


def _glued(words: list[Word]) -> list[Word]:
    """Joins pieces of one word, and drops references to footnotes (a raised number behind a word)."""
    size = statistics.median(word.size for word in words)
    result: list[Word] = []
    for word in words:
        last = result[-1] if result else None
        small = word.size < 0.85 * size
        if last is not None and word.x0 - last.x1 <= 0.4 * size and small and (word.raised or _is_high(word, last)):
            unit = last.text.lower().lstrip("(0123456789.,") in _UNITS
            if _NOTE.match(word.text) and not unit:
                tail = word.text.lstrip("0123456789*")
                if tail:
                    result[-1] = last._replace(text=last.text + tail, x1=word.x1)
                continue
            if _TAIL.match(word.text) or unit:
                result[-1] = last._replace(text=last.text + word.text, x1=word.x1)
                continue
        glue = _LOOSE_GAP if word.text in _PUNCTUATION else 0.0 if word.spaced else _GLUE_GAP
        if last is not None and glue and not last.raised and -0.5 * size < word.x0 - last.x1 <= glue * size:
            result[-1] = _joined(last, word)
        else:
            result.append(word)
    return _unspaced(result)


def _is_high(word: Word, last: Word) -> bool:
    return abs(word.base - last.base) > 0.1 * last.size


def _joined(first: Word, second: Word) -> Word:
    return first._replace(
        text=first.text + second.text,
        x1=max(first.x1, second.x1),
        top=min(first.top, second.top),
        bottom=max(first.bottom, second.bottom),
    )


def _unspaced(words: list[Word]) -> list[Word]:
    """'I N H O U D' -> 'INHOUD': a row of single letters at even distances is one or a few spaced-out words."""
    letters = sum(len(word.text) == 1 and word.text.isalpha() for word in words)
    short = sum(len(word.text) <= _LIGATURE and word.text.isalnum() for word in words)
    if letters < 4 or letters < 0.5 * len(words) or short < 0.8 * len(words):
        return words
    gaps = [after.x0 - before.x1 for before, after in itertools.pairwise(words)]
    limit = 1.6 * max(statistics.median(gaps), 0.1)
    result = [words[0]]
    for gap, word in zip(gaps, words[1:], strict=True):
        if gap <= limit:
            result[-1] = _joined(result[-1], word)
        else:
            result.append(word)
    return result


def row_to_line(words: Sequence[Word], column: int, left: float, right: float) -> Line:
    """A line of one column; its style is that of most of its letters."""
    letters = sum(len(word.text) for word in words)
    bold = sum(len(word.text) for word in words if word.bold) > 0.8 * letters
    italic = sum(len(word.text) for word in words if word.italic) > 0.8 * letters
    light = sum(len(word.text) for word in words if word.light) > 0.8 * letters
    tinted = sum(len(word.text) for word in words if word.tinted) > 0.8 * letters
    sizes = sorted((word.size, len(word.text)) for word in words)
    half, size = letters / 2, sizes[-1][0]
    for value, count in sizes:
        half -= count
        if half <= 0:
            size = value
            break
    return Line(
        tuple(words), column, left, right,
        min(word.x0 for word in words), min(word.top for word in words),
        max(word.x1 for word in words), max(word.bottom for word in words),
        words[0].base if not words[0].raised else words[-1].base, size, bold, italic, light, tinted,
    )  # fmt: skip
