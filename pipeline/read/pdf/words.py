"""Characters with boxes -> words: what stands together on a base line without a gap."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from pipeline.read.geometry import Word
from pipeline.read.pdf.accents import DROPPED, with_accents

_GAP = 0.22  # of the character height: a wider gap parts two words also where no space was written
_SHIFT = 0.35  # of the character height: a larger step up or down parts two words
_WIDE_EURO = 0.58  # of the character height: the sign itself takes 0.44 to 0.52
_NOTED = re.compile(r"^(?:.*[^\W\d_]{2}[.,;:!?)\]”\"’']*(?P<after>\d{1,3})|(?P<before>\d{1,2})[^\W\d_].*)$")  # 'wijk.1'
_CLOSERS = np.array([ord(sign) for sign in ")]}.,;:%/"])
_HYPHENS = (0x02, 0xFFFE)  # what PDFium gives for a hyphen at the end of a line


class Style(NamedTuple):
    """What the characters of one text object share. `size` in points as printed; `font` numbers the font; `role` as in
    Word; `turn` is the direction in quarters, -1 for text aslant."""

    size: float
    bold: bool
    italic: bool
    light: bool
    font: int
    role: int = 0
    tinted: bool = False
    turn: int = 0


class Styles(Protocol):
    """Answers what only the document knows about characters, by their numbers on the page."""

    def styles(self, places: Sequence[int]) -> list[Style]: ...

    def bases(self, places: Sequence[int]) -> list[float]:
        """The y of the base line of each."""

    def is_raised(self, k: int) -> bool:
        """Whether the character's shape stands above the base line although its size is that of the text."""


def chars_to_words(codes: NDArray[np.int64], boxes: NDArray[np.float64], asked: Styles) -> list[Word]:
    """Words in stream order.

    `codes` holds n code points, `boxes` n x 4 (x0, top, x1, bottom; loose boxes, equal in height within a font);
    `asked` is asked about the first character of each word.
    """
    codes = with_accents(np.where(np.isin(codes, _HYPHENS), 0x2D, codes), boxes)
    visible = np.flatnonzero((codes > 0x20) & ~np.isin(codes, (0xA0, 0x2002, 0x2003, 0x2009, 0x200B, 0xFEFF)))
    if not len(visible):
        return []
    box = boxes[visible]
    place = np.cumsum(codes != DROPPED)[visible]
    apart = (np.diff(place) > 1) | _is_wide_euro(codes[visible], box)
    starts = np.flatnonzero(np.concatenate(([True], apart | _is_break(box)))).tolist()
    spaced = np.concatenate(([True], apart)).tolist()
    edges = [*starts, len(visible)]
    text = [chr(code) for code in codes[visible].tolist()]
    first = visible.tolist()
    tops, bottoms, lefts, rights = (
        np.round(fold.reduceat(box[:, side], starts), 2).tolist()
        for fold, side in ((np.minimum, 1), (np.maximum, 3), (np.minimum, 0), (np.maximum, 2))
    )
    heads = [first[start] for start in starts]
    styles, bases = asked.styles(heads), asked.bases(heads)
    words = []
    turns = Counter(style.turn for style in styles)
    along = turns.most_common(1)[0][0]
    for k, start in enumerate(starts):
        style = styles[k]
        if style.turn != along:  # a tab in the margin, a watermark
            continue
        word = Word(
            "".join(text[start : edges[k + 1]]),
            lefts[k], tops[k], rights[k], bottoms[k],
            style.size, bases[k],
            style.bold, style.italic, style.light, style.font, spaced[start], False, style.role, style.tinted,
        )  # fmt: skip
        note = _note_span(word.text)
        if note and asked.is_raised(first[start + note[0]]):
            words += _without_note(word, note, box[start : edges[k + 1]])
        else:
            words.append(word)
    return words


def _note_span(text: str) -> tuple[int, int] | None:
    """Where a word may hold the number of a footnote."""
    if text.isalpha() or not (match := _NOTED.match(text)):
        return None
    return match.span("after") if match["after"] else match.span("before")


def _without_note(word: Word, note_span: tuple[int, int], box: NDArray[np.float64]) -> list[Word]:
    """A word and the raised number behind or before it, apart."""
    start, end = note_span
    cut = float(box[start if start else end, 0])
    note = word._replace(text=word.text[start:end], size=round(0.6 * word.size, 1), raised=True)
    if start:
        return [word._replace(text=word.text[:start], x1=cut), note._replace(x0=cut, spaced=False)]
    return [note._replace(x1=cut), word._replace(text=word.text[end:], x0=cut, spaced=False)]


def _is_wide_euro(codes: NDArray[np.int64], box: NDArray[np.float64]) -> NDArray[np.bool_]:
    """PDFium swallows a no-break space of the standard fonts into the euro sign before an amount: it is too wide."""
    width, height = box[:-1, 2] - box[:-1, 0], np.maximum(box[:-1, 3] - box[:-1, 1], 0.1)
    opens = ~np.isin(codes[1:], _CLOSERS)
    return np.asarray((codes[:-1] == 0x20AC) & opens & (width > _WIDE_EURO * height))


def _is_break(box: NDArray[np.float64]) -> NDArray[np.bool_]:
    """For each pair of neighbours: does a new word start at the second?"""
    before, after = box[:-1], box[1:]
    height = np.maximum(before[:, 3] - before[:, 1], 0.1)
    gap = after[:, 0] - before[:, 2]
    step = np.abs(after[:, 3] - before[:, 3])
    grown = np.abs((after[:, 3] - after[:, 1]) - height)
    back = after[:, 0] < before[:, 0] - 0.5 * height
    return np.asarray((gap > _GAP * height) | (step > _SHIFT * height) | (grown > 0.15 * height) | back)
