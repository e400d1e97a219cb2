"""A text and the words around it on the page -> the lines that it stands on: what a mark must cover, and no more."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ids import letters_of
from pipeline.model import Box, Region

_SAME_LINE = 3.0  # points that the bottoms of words on one line differ at most
_LEAST = 12  # letters that must be alike where only the begin or end of the text stands here


def lines_of(text: str, words: Sequence[tuple[str, Region]], *, in_part: bool = False) -> tuple[Region, ...]:
    """A region for each line of the text; empty when it is not there. `words` in reading order.

    Signs, blanks and hyphens do not count. `in_part`: the words are those of one page, and the text may begin on the
    page before or go on over the next.
    """
    known = [(letters, region) for letters, region in ((letters_of(word), region) for word, region in words) if letters]
    wanted, present = letters_of(text), "".join(letters for letters, _ in known)
    start, end = _place(wanted, present, in_part)
    lines: list[Region] = []
    position = 0
    for letters, region in known:
        if position < end and position + len(letters) > start:
            last = lines[-1] if lines else None
            if last and last.page == region.page and abs(last.box.bottom - region.box.bottom) < _SAME_LINE:
                lines[-1] = Region(last.page, last.box.union(region.box))
            else:
                lines.append(region)
        position += len(letters)
    return tuple(lines)


def inside(region: Region, word: Region) -> bool:
    """Whether the middle of the word lies in the region."""
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    box = Box(region.box.x0 - 1, region.box.top - 1, region.box.x1 + 1, region.box.bottom + 1)
    return word.page == region.page and box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _place(wanted: str, present: str, in_part: bool) -> tuple[int, int]:
    """Where the letters stand, as start and end; both 0 when nowhere."""
    start = present.find(wanted) if wanted else -1
    if start >= 0:
        return start, start + len(wanted)
    if in_part:
        for size in range(min(len(wanted), len(present)), _LEAST - 1, -1):
            if present.endswith(wanted[:size]):
                return len(present) - size, len(present)
            if present.startswith(wanted[-size:]):
                return 0, size
    return 0, 0
