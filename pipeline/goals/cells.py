"""A printed cell of an indicator table -> its value with unit and year."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b(?!\s?\w*\s?[.,]\d)")
_CELL = re.compile(
    rf"""^(?P<bound>minimaal|maximaal|min\.?|max\.?|ten\ minste|ten\ hoogste|ca\.?|circa|[<>≥≤=~≈±]+)?\s*
    (?P<before>€|eur|euro|%)?\s*(?P<sign>[-–−+])?\s*(?P<number>{_NUMBER})\s*
    (?P<after>%|‰|€|[^\W\d_][\w.²/ ]{{0,24}}(?:\.000\s?\w{{0,12}})?)?[*]*$""",
    re.VERBOSE | re.IGNORECASE,
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_BOUND_WORDS = re.compile(r"\b(tot|en|of|à|op|van|t/m)\b", re.IGNORECASE)


class CellValue(NamedTuple):
    """One value as printed: '€ 18 mln.' is 18 in '€ mln.', not 18,000,000. `year` is the one in the cell, if any."""

    value: float
    unit: str | None
    year: int | None


def parse_cell(text: str) -> CellValue | None:
    """The one value of a cell, or None where it holds none ("n.v.t.", "-", "XX%"), a range or more than one.

    What stands between brackets is a year or a remark, unless nothing else is there: '(123)' is -123.
    """
    printed = " ".join(text.replace("\u00a0", " ").replace("\u2212", "-").split()).rstrip("*").strip()
    whole = re.fullmatch(rf"\(\s*({_NUMBER})\s*\)", printed)
    if whole:
        return CellValue(-to_float(whole[1]), None, None)
    year = None
    for remark in _BRACKETS.findall(printed):
        found = _YEAR.search(remark)
        year = year or (int(found[1]) if found else None)
    bare = _BRACKETS.sub("", printed).strip().rstrip("*").strip()
    dated = re.match(r"^((?:19|20)\d\d)\s*:\s*(.+)$", bare)
    if dated:
        year, bare = year or int(dated[1]), dated[2]
    match = _CELL.match(bare)
    if match is None or _BOUND_WORDS.search(match["after"] or ""):
        return None
    value = to_float(match["number"])
    if match["sign"] in ("-", "–"):
        value = -value
    return CellValue(value, _unit(match["before"], match["after"]), year)


def to_float(digits: str) -> float:
    """'1.234,5' -> 1234.5; a point before exactly three digits parts thousands, any other is a decimal point."""
    if "," in digits or re.fullmatch(r"\d{1,3}(\.\d{3})+", digits):
        return float(digits.replace(".", "").replace(",", "."))
    return float(digits)


def _unit(before: str | None, after: str | None) -> str | None:
    after = after.strip() if after else None
    if before and before != "%":
        return f"€ {after}" if after and after != "€" else "€"
    return after or before


def years_in(text: str) -> list[int]:
    """Years from 1990 to 2059 in a text, in order; not the numbers of budgets in millions ('2.025')."""
    return [int(year) for year in re.findall(r"(?<![\d.,])((?:199|20[0-5])\d)(?![\d]|[.,]\d)", text)]
