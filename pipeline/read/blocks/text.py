"""Lines of one block -> its text with, for each printed word, where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from pipeline.model import Box
from pipeline.read.blocks.spans import PackedSpans
from pipeline.read.dutch.restore import hyphen_join, plain_word
from pipeline.read.geometry import Line, Word


def lines_to_text(
    lines: Sequence[Sequence[Word]], page: int, hyphenated: Set[str] = frozenset()
) -> tuple[str, PackedSpans]:
    """Text and spans; a word hyphenated over a line end has a span for each part. `hyphenated` as in hyphen_join."""
    parts: list[str] = []
    ends: list[int] = []
    sides: list[float] = []
    length = 0
    for line in lines:
        for k, word in enumerate(line):
            text = plain_word(word.text)
            if not text or word.raised:
                continue
            joined = hyphen_join(parts[-1], text, hyphenated) if k == 0 and parts else None
            if joined is None:
                start = length + 1 if parts else 0
                parts.append(text)
                length = start + len(text)
            else:
                begin = length - len(parts[-1])
                start = begin + len(parts[-1]) - (not joined.startswith(parts[-1]))
                ends[-1] = start
                parts[-1] = joined
                length = begin + len(joined)
            ends += (start, length)
            sides += (word.x0, word.top, max(word.x0, word.x1), max(word.top, word.bottom))
    return " ".join(parts), PackedSpans(page, ends, sides)


_HYPHENATED = re.compile(r"^\W*([^\W\d_]{2,}(?:-[^\W\d_]{2,})+)\W*$")


def hyphenated_words(lines: Iterable[Line]) -> set[str]:
    """Words with a hyphen inside that does not stand at a line end, in lower case: so the writer spells them."""
    words = (word.text for line in lines for word in line.words if "-" in word.text)
    return {match[1].lower() for text in words if (match := _HYPHENATED.match(text))}


def line_box(lines: Sequence[Line]) -> Box:
    return Box(
        min(line.x0 for line in lines), min(line.top for line in lines),
        max(line.x1 for line in lines), max(line.bottom for line in lines),
    )  # fmt: skip
