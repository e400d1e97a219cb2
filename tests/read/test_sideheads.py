"""Headings in the margin, and rows that only look like it."""

import pytest

from pipeline.read.geometry import Word
from pipeline.read.page.sideheads import side_head_at
from pipeline.read.rows import words_to_rows


def line(text: str, x0: float, base: float, bold: bool = False) -> list[Word]:
    found = []
    for one in text.split():
        end = x0 + 5 * len(one)
        found.append(Word(one, x0, base - 8, end, base + 2, 10, base, bold))
        x0 = end + 3
    return found


TEXT = ["in het eerste kwartaal leggen wij", "een nieuw programma aan u voor en", "starten daarna met de uitvoering"]
BESIDE = [word for k, text in enumerate(TEXT) for word in line(text, 200, 100 + 14 * k)]
CASES = [
    ([*line("Vervolg en", 50, 100, True), *line("planning", 50, 114, True), *BESIDE], 2, 3, "two lines beside three"),
    ([*line("Vervolg en", 50, 100), *line("planning", 50, 114), *BESIDE], 0, 0, "in the letters of the text"),
    ([*line("1.1", 50, 100, True), *BESIDE], 0, 0, "a number: a list item"),
    ([*line("Datum", 50, 100, True), *line("vier november in dit jaar", 200, 100)], 0, 0, "one line: a label"),
    ([*line("Vervolg.", 165, 100, True), *BESIDE[:6], *line("wij gaan verder", 50, 114)], 0, 0, "a run-in heading"),
    ([*line("Lasten", 50, 100, True), *line("12 450 31", 200, 100), *line("13 460 32", 200, 114)], 0, 0, "numbers"),
]


@pytest.mark.parametrize(("words", "head", "text", "reason"), CASES)
def test_side_heads(words: list[Word], head: int, text: int, reason: str) -> None:
    found = side_head_at(words_to_rows(words), 0)
    assert (len(found.head), len(found.text)) == (head, text) if found else head == 0, reason
