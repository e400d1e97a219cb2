"""Headings in the margin beside the first lines of their text -> heading and text apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.read.geometry import Word
from pipeline.read.markers import marker_of
from pipeline.read.rows import Row

_GAP = 0.8  # of the font size: white between heading and text
_LINES = 5  # of a heading
_WORDS = 3  # in the first line of the text
_STEP = 2.6  # font sizes: more white ends the text


class SideHead(NamedTuple):
    """Rows of the heading and of its text, and how many rows they make up."""

    head: list[Row]
    text: list[Row]
    taken: int


def side_head_at(rows: Sequence[Row], k: int) -> SideHead | None:
    """A heading at the left of row k, in other letters than the text at its right, which goes on below."""
    start = _text_start(rows[k])
    if start is None:
        return None
    head: list[Row] = []
    text: list[Row] = []
    end = k
    for row in rows[k:]:
        if end > k and row.base - rows[end - 1].base > _STEP * row.size:
            break
        left = [word for word in row.words if word.x0 < start - 1]
        right = [word for word in row.words if word.x0 >= start - 1]
        if left and (end - k > len(head) or len(head) == _LINES or not _is_apart(left, right, start)):
            break
        head += [Row(left)] if left else []
        text += [Row(right)] if right else []
        end += 1
    return SideHead(head, text, end - k) if len(text) > 1 and end - k > len(head) else None


def _text_start(row: Row) -> float | None:
    """Where the text starts that stands beside a heading."""
    if len(row.words) < 2 or not _is_styled(row.words[0]):
        return None
    cut = next((k for k, word in enumerate(row.words) if not _is_styled(word)), len(row.words))
    left, right = row.words[:cut], row.words[cut:]
    words = [word for word in right if any(map(str.isalpha, word.text))]
    if len(words) < _WORDS or not any(len(word.text) > 2 and word.text.isalpha() for word in left):
        return None
    if marker_of(left[0].text, gap=1.0, other_font=False) or right[0].x0 - left[-1].x1 < _GAP * row.size:
        return None
    return right[0].x0


def _is_styled(word: Word) -> bool:
    return word.bold or word.tinted


def _is_apart(left: Sequence[Word], right: Sequence[Word], start: float) -> bool:
    size = left[0].size
    return all(map(_is_styled, left)) and left[-1].x1 <= start - _GAP * size and not all(map(_is_styled, right or left))
