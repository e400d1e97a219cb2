"""What opens a list item."""

import pytest

from pipeline.read.markers import marker_of

MARKERS = [
    ("•", 0.5, False, "•", False, "bullet"),
    ("\uf0b7", 0.5, True, "•", False, "symbol font"),
    ("-", 0.4, False, "-", False, "dash"),
    ("o", 1.2, True, "•", False, "Word's second level"),
    ("o", 0.65, False, "•", False, "typed, with three blanks"),
    ("o", 0.3, False, None, False, "a letter in running text"),
    ("z", 0.5, True, "•", False, "Wingdings z"),
    ("1.", 0.3, False, "1.", True, "number"),
    ("1.2", 0.5, False, "1.2", True, "second level"),
    ("8.3.4.", 0.5, False, "8.3.4.", True, "stray point"),
    ("5.1.01:", 0.3, False, "5.1.01", True, "a colon behind"),
    ("a)", 0.3, False, "a)", True, "letter"),
    ("1a.", 0.3, False, "1a.", True, "number with a letter"),
    ("iv.", 0.3, False, "iv.", True, "roman"),
    ("(3)", 0.3, False, "(3)", True, "brackets"),
    ("3", 1.5, False, "3", True, "bare number before wide white"),
    ("3", 0.3, False, None, False, "bare number in running text"),
    ("2025.", 0.3, False, None, False, "a year"),
    ("De", 0.3, False, None, False, "a word"),
]


@pytest.mark.parametrize(("first", "gap", "other", "text", "numbered", "reason"), MARKERS)
def test_marker_of(first: str, gap: float, other: bool, text: str | None, numbered: bool, reason: str) -> None:
    found = marker_of(first, gap=gap, other_font=other)
    assert (found.text if found else None) == text, reason
    assert found is None or found.numbered == numbered, reason
