"""Which lines a text stands on: each row is a piece of a page, with the text and the words that must be marked."""

import pytest

from pipeline.model import Box, Region
from pipeline.read.pictures.lines_of import inside, lines_of

LINES = ("Zo was het. Wij bouwen een wijk-", "team, dat kinderen helpt³. Einde.")


def words(lines: tuple[str, ...] = LINES) -> list[tuple[str, Region]]:
    """Words ten points apart, lines fifteen; a word lies between its number in the line times ten and nine more."""
    return [
        (word, Region(1, Box(10.0 * n, 15.0 * row, 10.0 * n + 9, 15.0 * row + 10)))
        for row, line in enumerate(lines)
        for n, word in enumerate(line.split())
    ]


@pytest.mark.parametrize(
    ("text", "in_part", "marked", "reason"),
    [
        ("Wij bouwen een wijkteam, dat kinderen helpt.", False, [(30, 69), (0, 39)], "from mid-line to mid-line"),
        ("Zo was het.", False, [(0, 29)], "one line"),
        ("Einde.", False, [(40, 49)], "one word"),
        ("Wij bouwen drie wijkteams.", False, [], "other words"),
        ("", False, [], "no text"),
        ("Dit is al langer zo: Zo was het. Wij bouwen", True, [(0, 49)], "began on the page before"),
        ("dat kinderen helpt. Einde. En er gebeurde nog veel meer.", True, [(10, 49)], "goes on over the next page"),
        ("het. Zo was er nog veel meer dat hier niet staat", True, [], "too little alike to tell"),
        ("dat kinderen helpt. Einde. En er gebeurde nog veel meer.", False, [], "must be there as a whole"),
    ],
)
def test_the_lines_of_a_text(text: str, in_part: bool, marked: list[tuple[int, int]], reason: str) -> None:
    known = [(word.replace("³", ""), region) for word, region in words()]

    found = lines_of(text, known, in_part=in_part)

    assert [(region.box.x0, region.box.x1) for region in found] == marked, reason


def test_a_word_lies_inside_when_its_middle_does() -> None:
    place = Region(1, Box(0, 0, 100, 20))

    assert inside(place, Region(1, Box(90, 5, 108, 15)))
    assert not inside(place, Region(1, Box(95, 5, 120, 15)))
    assert not inside(place, Region(2, Box(10, 5, 20, 15)))
