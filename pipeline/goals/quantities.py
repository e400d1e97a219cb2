"""A text -> the numbers and years in it, and the text without them, so that words and numbers are compared apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.goals.ledger_words import ledger_words
from pipeline.ids import normalise

_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_DATE = re.compile(rf"\b\d{{1,2}} {_MONTH}\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,€])\b(?:19|20)\d\d\b(?![.,]?\d|\s?(?:%|euro|inwoners|woningen|jeugdigen|kinderen))")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|(?<![\w.,])\d+(?:[,.]\d+)?(?!\w)")
_VERSION = re.compile(r"(?<=\w )\d\.0\b(?!,)")  # "Energiestrategie 2.0": a name, as decimals have a comma
_SCALE = re.compile(r"^\s*(miljoen|mln|miljard|mld|duizend)\b", re.IGNORECASE)
_SCALES = {"miljoen": 1e6, "mln": 1e6, "miljard": 1e9, "mld": 1e9, "duizend": 1e3}


@dataclass(frozen=True, slots=True)
class Quantities:
    """Numbers and years in the order of the text. `words` is the normalised text with # for each of them."""

    values: tuple[float, ...]
    years: tuple[int, ...]
    words: str


@lru_cache(maxsize=50_000)
def quantities_of(text: str) -> Quantities:
    """Days of the month are left out; 'de helft' is 50 and 'een kwart' 25, as percentages."""
    years: list[int] = []
    found: list[tuple[int, float]] = []

    def year(match: re.Match[str]) -> str:
        years.append(int(match.group()))
        return "#"

    rest = _YEAR.sub(year, _DATE.sub("#", _VERSION.sub("#", text)))
    for match in _NUMBER.finditer(rest):
        scale = _SCALE.match(rest[match.end() :])
        found.append((match.start(), _value(match.group()) * (_SCALES[scale[1].lower()] if scale else 1.0)))
    in_words = ledger_words().numbers
    found += [(match.start(), in_words[match.group().lower()]) for match in _word().finditer(rest)]
    words = _word().sub("#", _NUMBER.sub("#", rest))
    return Quantities(tuple(value for _, value in sorted(found)), tuple(years), normalise(words).rstrip(" .;:"))


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ledger_words().numbers))})\b", re.IGNORECASE)


def _value(digits: str) -> float:
    if re.fullmatch(r"\d+\.\d{1,2}", digits):
        return float(digits)
    return float(digits.replace(".", "").replace(",", "."))
