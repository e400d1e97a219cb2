"""Tables of contents on the page, with dots or with numbers below their title."""

import pytest

from pipeline.read.blocks.contents import contents_to_grids
from pipeline.read.blocks.drafts import Draft
from pipeline.read.geometry import Grid, Line, Word


def draft(text: str, top: float) -> Draft:
    word = Word(text, 50, top, 200, top + 10, 10, top + 8)
    words = (word,)
    return Draft([Line(words, 1, 50, 450, 50, top, 200, top + 10, top + 8, 10, False, False, False)], words=[[word]])


CASES = [
    (["Inhoud", "3 Voorwoord", "4 Waar staan we nu?", "12 Geld"], ["3", "4", "12"], "the number comes first"),
    (["Inhoudsopgave", "Voorwoord 3", "Waar staan we 4", "Geld 12"], ["3", "4", "12"], "the number comes last"),
    (["Inhoud", "3 Voorwoord", "12 Geld"], [], "too few"),
    (["Inhoud", "3 Voorwoord", "12 Geld", "4 Nu"], [], "numbers that do not rise"),
    (["Doelen", "1 Meer banen", "2 Minder schulden", "3 Meer groen"], [], "below another title"),
    (["Voorwoord ........ 3", "Geld .......... 12"], ["3", "12"], "dots need no title"),
]


@pytest.mark.parametrize(("texts", "pages", "reason"), CASES)
def test_contents(texts: list[str], pages: list[str], reason: str) -> None:
    found = contents_to_grids([draft(text, 100 + 14 * k) for k, text in enumerate(texts)])
    assert [row[1] for grid in found if isinstance(grid, Grid) for row in grid.rows] == pages, reason
