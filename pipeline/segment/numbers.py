"""Printed numbers of Dutch documents -> values: '1.234,5', '(123)', '7,4 (2024)', '€ 1,4 mln', 'x € 1.000'."""

from __future__ import annotations

import re
from typing import NamedTuple

_SCALES = {"mln": 1e6, "miljoen": 1e6, "mio": 1e6, "mld": 1e9, "miljard": 1e9, "duizend": 1e3, "k": 1e3}
_NUMBER = r"\d{1,3}(?:[. \u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}(?!\d)"
_CELL = re.compile(
    rf"^(?P<approx>ca\.?|circa|[~≈±<>≤≥]=?)?\s*(?P<open>\()?\s*(?P<sign>[-–−+])?\s*(?P<euro>€|eur)?\s*(?P<sign2>[-–−+])?\s*"
    rf"(?P<number>{_NUMBER})\s*(?P<percent>%|procent|‰)?\s*(?P<scale>mln|miljoen|mio|mld|miljard|duizend|k)?\.?\s*"
    r"(?P<word>kg|ton|kton|m2|m²|m3|m³|km|ha|uur|uren|dagen|weken|maanden|jaar|fte|kwh|mwh|gwh|pj|tj|punten|euro|stuks)?\.?\s*"
    r"(?P<minus>-)?\s*(?P<close>\))?\s*(?P<year>\(\s*(?:(?P<yearvalue>(?:19|20)\d\d)|[^)]*)\s*\))?\s*(?P<note>\*+)?$",
    re.IGNORECASE,
)
_MULTIPLIER = re.compile(
    r"(?:x|×|\*|in)\s*(?:€|eur(?:o)?)?\s*"
    r"(?P<number>1\.000\.000|1\.000|1000|duizend(?:en)?|mln|miljoen(?:en)?|1 miljoen)"
    r"(?:\s*(?:euro|€))?", re.IGNORECASE,
)  # fmt: skip
_YEAR = re.compile(r"^(?:19|20)\d\d$")


class Number(NamedTuple):
    """A value as printed in a cell.

    `unit` is "%", "‰", "€", a word such as "kg" or None; `year` stands behind the value between brackets.
    """

    value: float
    unit: str | None = None
    year: int | None = None


def parse_number(text: str) -> Number | None:
    """The number that a cell holds, or None where it holds anything else (words, a dash, a range, two numbers).

    Points part thousands and a comma the decimals; a single point before one or two digits is a decimal point, as in
    '7.4'. A number between brackets or with a minus behind it is negative.
    """
    match = _CELL.match(text.strip().replace("\u2212", "-").replace("\u00a0", " "))
    if match is None or (match["open"] is None) != (match["close"] is None):
        return None
    digits = re.sub(r"[\s\u00a0]", "", match["number"])
    decimal_point = re.fullmatch(r"\d+\.\d{1,2}", digits)
    value = float(digits if decimal_point else digits.replace(".", "").replace(",", "."))
    value *= _SCALES.get((match["scale"] or "").lower(), 1.0)
    if match["sign"] in ("-", "–") or match["sign2"] in ("-", "–") or match["open"] or match["minus"]:
        value = -value
    unit = (
        "%" if match["percent"] in ("%", "procent") else match["percent"] or ("€" if match["euro"] else match["word"])
    )
    if unit == "euro":
        unit = "€"
    year = int(match["yearvalue"]) if match["yearvalue"] else None
    return Number(value, unit, year)


def parse_multiplier(text: str) -> float | None:
    """What the numbers below a caption or header count in: 'x € 1.000' is 1000, 'in miljoenen euro' a million."""
    match = _MULTIPLIER.search(text)
    if match is None:
        return None
    number = match["number"].lower()
    return 1e6 if number.startswith(("1.000.000", "mln", "miljoen", "1 miljoen")) else 1e3


def is_year(text: str) -> bool:
    """'2025', but not '2.025'."""
    return bool(_YEAR.match(text.strip()))


def is_dash(text: str) -> bool:
    """A dash that stands for nothing or zero."""
    return text.strip() in ("-", "–", "—", "--", "- -", "€ -", "0,-")
