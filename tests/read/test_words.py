"""Characters -> words: where a blank was swallowed."""

from collections.abc import Sequence

import numpy as np
import pytest

from pipeline.read.pdf.words import Style, chars_to_words

EUROS = [
    ("€5", [8.0, 5.0], ["€", "5"], "a sign that is too wide holds the blank before the amount"),
    ("€5", [5.0, 5.0], ["€5"], "no blank"),
    ("€)", [8.0, 3.0], ["€)"], "a wide sign of another font: no blank stands before a bracket"),
]


class Plain:
    def styles(self, places: Sequence[int]) -> list[Style]:
        return [Style(10.0, False, False, False, 0) for _ in places]

    def bases(self, places: Sequence[int]) -> list[float]:
        return [100.0 for _ in places]

    def is_raised(self, k: int) -> bool:
        return False


@pytest.mark.parametrize(("text", "widths", "expected", "reason"), EUROS)
def test_blank_in_a_euro_sign(text: str, widths: list[float], expected: list[str], reason: str) -> None:
    ends = np.cumsum(widths)
    boxes = np.array([[end - width, 90.0, end, 101.0] for width, end in zip(widths, ends, strict=True)])
    words = chars_to_words(np.array([ord(sign) for sign in text]), boxes, Plain())
    assert [word.text for word in words] == expected, reason
    assert [word.spaced for word in words][1:] == [True] * (len(expected) - 1), reason


class Turned(Plain):
    """The last two characters run up the page."""

    def styles(self, places: Sequence[int]) -> list[Style]:
        return [Style(10.0, False, False, False, 0, turn=0 if place < 5 else 1) for place in places]


def test_text_in_another_direction_is_left_out() -> None:
    boxes = np.array([[10.0 * k, 90.0, 10.0 * k + 5, 101.0] for k in range(7)])
    words = chars_to_words(np.array([ord(sign) for sign in "abcdefg"]), boxes, Turned())
    assert [word.text for word in words] == ["a", "b", "c", "d", "e"]
