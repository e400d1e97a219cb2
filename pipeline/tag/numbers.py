"""One Dutch number, in digits or in words -> its value: the only door to text2num."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_STEM = (
    r"(?:een|één|ein|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|der|veer|vijf|twin|tach|tig|en|ën|"
    r"honderd|duizend)"
)
_WORDS = (
    rf"(?:nul|[eé]én|anderhalf|anderhalve|{_STEM}{{2,}}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|"
    r"honderd|duizend)"
)
_SCALES = {"duizend": 1e3, "mln": 1e6, "miljoen": 1e6, "mld": 1e9, "miljard": 1e9}
FRACTIONS = {
    "de helft": 1 / 2,
    "een half": 1 / 2,
    "een derde": 1 / 3,
    "twee derde": 2 / 3,
    "tweederde": 2 / 3,
    "een kwart": 1 / 4,
    "driekwart": 3 / 4,
    "drie kwart": 3 / 4,
    "een vierde": 1 / 4,
    "een vijfde": 1 / 5,
    "een tiende": 1 / 10,
}
NUMBER = re.compile(
    rf"(?<![\w.,])(?P<number>{_DIGITS}|{_WORDS})(?![\w]|[.,]\d)(?:\s?(?P<scale>mln|miljoen|miljard|mld|duizend)\b\.?)?",
    re.IGNORECASE,
)


def value_of(number: str, scale: str | None = None) -> float | None:
    """Value of a match of NUMBER; None when the word is no number after all ("enen")."""
    value = _digits(number) if number[0].isdigit() else _words(number.lower())
    return None if value is None else value * _SCALES.get((scale or "").lower(), 1.0)


def _digits(number: str) -> float:
    """A point before three digits separates thousands, a comma or another point is the decimal sign."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", number):
        number = number.replace(".", "")
    return float(number.replace(",", "."))


@lru_cache(maxsize=10_000)
def _words(word: str) -> float | None:
    from text_to_num import text2num

    if word in ("anderhalf", "anderhalve"):
        return 1.5
    try:
        return float(text2num(word.replace("één", "een").replace("eén", "een"), "nl"))
    except ValueError:
        return None
