"""A letter over more lines, and letters that are no such thing."""

import pytest

from pipeline.read.geometry import Word
from pipeline.read.page.dropcaps import with_drop_caps


def word(text: str, x0: float, base: float, size: float = 10) -> Word:
    return Word(text, x0, base - 0.8 * size, x0 + 0.5 * size * len(text), base + 0.2 * size, size, base)


BELOW = [word("raad", 90, 112), word("jaar", 90, 124)]
CASES = [
    ([word("D", 72, 124, 32), word("e", 90, 100), *BELOW], "De raad jaar", "over three lines"),
    ([word("U", 72, 124, 32), word("kunt", 90, 100), *BELOW], "U kunt raad jaar", "a letter that is a word"),
    ([word("A", 72, 100, 32), word("plan", 92, 100)], "A plan", "one line beside it: a label"),
    ([word("B", 72, 124, 12), word("e", 80, 100), *BELOW], "B e raad jaar", "hardly larger than the text"),
    (
        [word("vitamine", 30, 124, 10), word("D", 72, 124, 32), word("e", 90, 100), *BELOW],
        "vitamine D e raad jaar",
        "within a line",
    ),
]


@pytest.mark.parametrize(("words", "expected", "reason"), CASES)
def test_drop_caps(words: list[Word], expected: str, reason: str) -> None:
    assert " ".join(word.text for word in with_drop_caps(words)) == expected, reason


def test_the_word_stands_where_its_letter_stands() -> None:
    letter, rest = word("D", 72, 124, 32), word("e", 90, 100)
    found = with_drop_caps([letter, rest, *BELOW])[0]
    assert (found.x0, found.top, found.x1, found.bottom) == (letter.x0, rest.top, rest.x1, letter.bottom)
