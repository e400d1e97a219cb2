"""Which rows of a table are its header."""

import pytest

from pipeline.segment.tables import header_rows

ROWS = [
    ([("Doel", "2023", "2024"), ("Hulp", "12,4", "11"), ("Duur", "14", "10")], 1, "years are names"),
    ([("", "Rekening", "Raming"), ("x", "(2023)", "(2024)"), ("Lasten", "12", "11")], 2, "years between brackets too"),
    (
        [("", "Begroting", "Rekening"), ("Reserves", "2024", "2024"), ("(x € 1.000)", "", ""), ("Brand", "60", "60")],
        3,
        "one row of values below three lines of names",
    ),
    (
        [("Nr.", "Activiteit", "Toelichting"), ("1.1", "Coaches op elke school", "Gereed in mei.")],
        1,
        "an abbreviation is no sentence",
    ),
    ([("Lasten", "(2.023)", "(2.024)"), ("Baten", "12", "11")], 0, "an amount between brackets is a value"),
]


@pytest.mark.parametrize(("rows", "expected", "reason"), ROWS)
def test_header_rows(rows: list[tuple[str, ...]], expected: int, reason: str) -> None:
    assert header_rows(tuple(rows)) == expected, reason
