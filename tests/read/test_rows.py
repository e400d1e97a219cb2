"""Which words stand on one row, also where raised numbers and rows of another column come near."""

import pytest

from pipeline.read.geometry import Word
from pipeline.read.rows import words_to_rows


def word(text: str, x0: float, base: float, size: float = 10) -> Word:
    return Word(text, x0, base - 0.8 * size, x0 + 0.5 * size * len(text), base + 0.2 * size, size, base)


ROWS = [
    (
        [word("De", 72, 440, 13), word("school", 90, 440, 13), word("2027", 336, 433)],
        [["2027"], ["De", "school"]],
        [],
        "a line of one number beside a larger heading of another column is text",
    ),
    (
        [word("vervallen", 72, 218), word("2", 117.5, 214, 6), word("het", 302, 214), word("werk", 320, 214)],
        [["het", "werk"], ["vervallen"]],
        [],
        "a reference to a note goes with the word before it, not with the row of the next column",
    ),
    (
        [word("1", 83, 717.9, 6), word("Verslag", 87, 721.6, 8), word("Tabel", 302, 718.5), word("1:", 330, 718.5)],
        [["Tabel", "1:"], ["1", "Verslag"]],
        ["1"],
        "the number that opens a note goes with the note",
    ),
    (
        [word(sign, 72 + 9 * k, 100) for k, sign in enumerate("Zo")]
        + [word(sign, 99 + 9 * k, 100) for k, sign in enumerate(["d", "oe", "t", "2", "0"])],
        [["Zo", "doet20"]],
        [],
        "letters set apart, digits and ligatures among them",
    ),
    ([word("DAT", 72, 100), word("?", 88.5, 100)], [["DAT?"]], [], "a mark behind letters that are set apart"),
    (
        [word("wijk", 72, 100), word("3", 92.5, 96, 6), word("en", 100, 100)],
        [["wijk", "en"]],
        [],
        "a reference within the only column",
    ),
]


@pytest.mark.parametrize(("words", "expected", "raised", "reason"), ROWS)
def test_rows(words: list[Word], expected: list[list[str]], raised: list[str], reason: str) -> None:
    rows = words_to_rows(words)
    assert [[word.text for word in row.words] for row in rows] == expected, reason
    assert [word.text for row in rows for word in row.words if word.raised] == raised, reason
