"""Lines that are underlined, and strokes that are something else."""

import pytest

from pipeline.read.geometry import Edge, Line, Word
from pipeline.read.page.underlines import with_underlines


def line() -> Line:
    words = (Word("Cijfers", 50, 92, 85, 102, 10, 100), Word("2025", 88, 92, 108, 102, 10, 100))
    return Line(words, 1, 50, 450, 50, 92, 108, 102, 100, 10, False, False, False)


CASES = [
    ([Edge(50, 101.5, 108, 101.5)], True, "one stroke"),
    ([Edge(50, 101.5, 85, 101.5), Edge(85, 101.5, 108, 101.5)], True, "word by word"),
    ([Edge(50, 101.5, 85, 101.5)], False, "the first word only"),
    ([Edge(50, 101.5, 450, 101.5)], False, "a rule over the width of the text"),
    ([Edge(50, 108, 108, 108)], False, "too far below"),
    ([Edge(50, 96, 108, 96)], False, "struck through"),
    ([Edge(50, 90, 50, 120)], False, "upright"),
]


@pytest.mark.parametrize(("edges", "expected", "reason"), CASES)
def test_underlines(edges: list[Edge], expected: bool, reason: str) -> None:
    (found,) = with_underlines([line()], edges)
    assert isinstance(found, Line) and found.underlined == expected, reason
