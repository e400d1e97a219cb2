"""Words -> lines of a given width, with Dutch hyphenation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pyphen
from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.layout.source import MARKER

DICTIONARY = pyphen.Pyphen(lang="nl_NL")
TREMA = str.maketrans("ëïöü", "eiou")
MIN_GAP = 16.0  # points that must remain on a line before a word is cut
MARKER_SCALE = 0.62


@dataclass(frozen=True)
class Word:
    """`glued`: no space before it (a footnote marker, or the rest of a cut word)."""

    text: str
    font: str
    size: float
    statement: int | None = None
    marker: bool = False
    glued: bool = False

    @property
    def width(self) -> float:
        """Points."""
        return stringWidth(self.text, self.font, self.size)


@dataclass(frozen=True)
class Line:
    """Words of one line; `closing` is true for the last line of its block."""

    words: tuple[Word, ...]
    closing: bool = False


def text_to_words(text: str, font: str, size: float, statement: int | None = None) -> list[Word]:
    """Footnote markers written [^1] become small raised words glued to what stands before them."""
    words: list[Word] = []
    for chunk in text.split():
        for part_number, part in enumerate(re.split(r"(\[\^\d+\])", chunk)):
            if not part:
                continue
            if match := MARKER.fullmatch(part):
                words.append(Word(match[1], font, size * MARKER_SCALE, statement, marker=True, glued=True))
            else:
                words.append(Word(part, font, size, statement, glued=part_number > 0))
    return words


def words_to_lines(words: Iterable[Word], width: float, hyphenate: bool = True) -> list[Line]:
    """Greedy filling; a word longer than a line is left to stick out."""
    lines: list[Line] = []
    current: list[Word] = []
    used = 0.0
    queue = list(words)[::-1]
    while queue:
        word = queue.pop()
        space = 0.0 if word.glued or not current else stringWidth(" ", word.font, word.size)
        if used + space + word.width <= width or not current or word.marker:
            current.append(word)
            used += space + word.width
            continue
        pieces = _cut(word, width - used - space) if hyphenate else None
        if pieces:
            current.append(pieces[0])
            queue.append(pieces[1])
        else:
            queue.append(replace(word, glued=False))
        lines.append(Line(tuple(current)))
        current, used = [], 0.0
    if current:
        lines.append(Line(tuple(current), closing=True))
    return lines


def _cut(word: Word, room: float) -> tuple[Word, Word] | None:
    if room < MIN_GAP or word.marker:
        return None
    best = None
    for head, tail in _cuts(word.text):
        if stringWidth(head, word.font, word.size) <= room:
            best = replace(word, text=head), replace(word, text=tail, glued=False)
    return best


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """(head with its hyphen, tail), short heads first; a trema falls away after the cut, as in print."""
    if "-" in text.strip("-"):
        for match in re.finditer(r"(?<=\w\w)-(?=\w\w)", text):
            yield text[: match.end()], text[match.end() :]
        return
    core = re.fullmatch(r"(\W*)([^\W\d_]{7,})(\W*)", text)
    if core is None or core[2].isupper():
        return
    for position in DICTIONARY.positions(core[2]):
        if 3 <= position <= len(core[2]) - 3:
            tail = core[2][position:]
            if core[2][position - 1] in "aeiou":
                tail = tail[0].translate(TREMA) + tail[1:]
            yield core[1] + core[2][:position] + "-", tail + core[3]
