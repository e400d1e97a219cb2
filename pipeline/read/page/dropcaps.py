"""The large first letter of a paragraph, over two lines or more, goes with the rest of its word."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.dutch.spelling import is_word
from pipeline.read.geometry import Word

_LARGER = 1.8  # times the size of the text beside it
_NEAR = 1.0  # of the text size: the first line starts this close to the letter
_HEIGHT = 0.8  # of the letter's size: what a capital rises above its base line
_LINES = (2, 5)


def with_drop_caps(words: Sequence[Word]) -> list[Word]:
    """The words in the same order; 'D' three lines high beside 'e raad' becomes 'De', as high and wide as both."""
    result = list(words)
    smallest = min((word.size for word in words), default=0.0)
    letters = [word for word in words if len(word.text) == 1 and word.text.isupper()]
    for letter in [word for word in letters if word.size >= _LARGER * smallest]:
        beside = [word for word in result if word is not letter and _is_beside(word, letter)]
        bases = sorted({round(word.base) for word in beside})
        if not _LINES[0] <= len(bases) <= _LINES[1] or any(_is_left_of(word, letter) for word in result):
            continue
        first = min(beside, key=lambda word: word.base)
        result.remove(letter)
        top, bottom = min(letter.top, first.top), max(letter.bottom, first.bottom)
        whole = first._replace(x0=letter.x0, top=top, bottom=bottom)
        if letter.text == "U" and is_word(first.text) and not is_word("u" + first.text):  # 'U kunt'
            result.insert(result.index(first), whole._replace(text="U", x1=letter.x1, spaced=True))
        else:
            result[result.index(first)] = whole._replace(text=letter.text + first.text)
    return result


def _is_beside(word: Word, letter: Word) -> bool:
    """A first word of one of the lines at the right of the letter."""
    near = -0.3 <= (word.x0 - letter.x1) / max(word.size, 1.0) <= _NEAR
    high = letter.base - _HEIGHT * letter.size < word.base <= letter.base + 0.3 * word.size
    return near and high and letter.size >= _LARGER * word.size


def _is_left_of(word: Word, letter: Word) -> bool:
    """Text on the same lines that ends right before the letter: it stands within a line."""
    high = letter.base - _HEIGHT * letter.size < word.base <= letter.base + 0.3 * word.size
    return high and letter.x0 > word.x0 and letter.x0 - word.x1 < 0.6 * word.size
