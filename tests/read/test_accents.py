"""Accents drawn over letters, and signs that stand on their own."""

import numpy as np
import pytest

from pipeline.read.pdf.accents import DROPPED, with_accents

CASES = [
    ("o¨o", (0, 5, 5), "oö", "over the letter behind it"),
    ("e¨ı", (0, 5, 5), "eï", "over an i without its dot"),
    ("´E´e", (0, 0, 6, 6), "Éé", "two in a word"),
    ("o´s", (0, 5, 9), "o´s", "beside the letter: an apostrophe"),
    ("a´n", (0, 5, 5), "ań", "over any letter that takes it"),
    ("´9", (0, 0), "´9", "over a digit"),
    ("a´", (0, 5), "a´", "at the end of the page"),
]


@pytest.mark.parametrize(("text", "starts", "expected", "reason"), CASES)
def test_accents(text: str, starts: tuple[float, ...], expected: str, reason: str) -> None:
    codes = np.array([ord(sign) for sign in text])
    boxes = np.array([(x, 0.0, x + 4, 10.0) for x in starts])
    found = with_accents(codes, boxes)
    assert "".join(chr(code) for code in found if code != DROPPED) == expected, reason
