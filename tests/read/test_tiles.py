"""Large figures beside each other, and rows of numbers that are none."""

import pytest

from pipeline.read.geometry import Line, Word
from pipeline.read.page.layout import page_items


def words(parts: list[tuple[str, float]], base: float, size: float) -> list[Word]:
    found = []
    for text, x0 in parts:
        for one in text.split():
            end = x0 + 0.5 * size * len(one)
            found.append(Word(one, x0, base - 0.8 * size, end, base + 0.2 * size, size, base))
            x0 = end + 0.3 * size
    return found


FIGURES = words([("8.412", 50), ("12,4%", 200), ("€ 62 mln", 350)], 100, 20)
BELOW = words([("inwoners met hulp", 50), ("jongeren met", 200), ("kost dit", 350)], 118, 10)
REST = words([("jeugdhulp", 200)], 131, 10)
CASES = [
    (
        [*FIGURES, *BELOW, *REST],
        ["8.412", "inwoners met hulp", "12,4%", "jongeren met", "jeugdhulp", "€ 62 mln", "kost dit"],
        "each figure with its words",
    ),
    (
        [*FIGURES, *words([("inwoners met hulp van de gemeente of een ander", 80)], 118, 10)],
        ["8.412 12,4% € 62 mln", "inwoners met hulp van de gemeente of een ander"],
        "text that stands below none of them",
    ),
    (
        [*words([("8.412", 50), ("12,4%", 200)], 100, 10), *words([("inwoners", 50), ("jongeren", 200)], 114, 10)],
        ["8.412 12,4%", "inwoners jongeren"],
        "numbers as large as the text",
    ),
]


@pytest.mark.parametrize(("page", "expected", "reason"), CASES)
def test_tiles(page: list[Word], expected: list[str], reason: str) -> None:
    items, _ = page_items(page, [], [], 500, 700)
    assert [item.text for item in items if isinstance(item, Line)] == expected, reason
