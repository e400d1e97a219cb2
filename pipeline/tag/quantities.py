"""A sentence -> the quantities in it, with unit and comparison; numbers that only name or date things are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.tag.lexicon import load_words
from pipeline.tag.numbers import FRACTIONS, NUMBER, value_of

PERCENT, EURO, COUNT, RATIO, MARK = "%", "€", "aantal", "ratio", "cijfer"
_PERCENT_AFTER = re.compile(r"\s*(?:%|procent(?:punt(?:en)?)?\b|pct\b)", re.IGNORECASE)
_EURO_BEFORE = re.compile(r"(?:€|\beuro)\s*$", re.IGNORECASE)
_EURO_AFTER = re.compile(r"\s*,?-{0,2}\s*(?:€|euro\b)", re.IGNORECASE)
_SCALED_MONEY = re.compile(r"\b(?:mln|miljoen|miljard|mld)\b\.?$", re.IGNORECASE)
_MARK_BEFORE = re.compile(
    r"\b(?:cijfer|rapportcijfer|score|gemiddelde?)\s*(?:van|:|is)?\s*(?:(?:minimaal|minstens|ten ?minste)\s*)?"
    r"(?:een\s*)?$"
    r"|\b(?:minimaal|minstens|ten ?minste|met|gemiddeld|waarderen\s.*)\s+een\s*$",
    re.IGNORECASE,
)
_RATIO = re.compile(
    r"(?<!\w)(?P<part>[eé]én|een|\d+|twee|drie|vier|vijf|zes|zeven|acht|negen)\s+(?:op|van)\s+de\s+"
    r"(?P<whole>\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|honderd|duizend)(?!\w)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"(?<!\w)(?:{'|'.join(FRACTIONS)})(?!\w)(?!\s+(?:kwartaal|keer|lijn|fase|jaar|woning))", re.IGNORECASE
)
_HALVING = re.compile(r"\b(?:halver(?:en|ing)|gehalveerd|halveert)\b", re.IGNORECASE)
_DOUBLING = re.compile(r"\b(?:verdubbel(?:en|ing|t)|verdubbeld)\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\b[xX]{1,3}\s*%?|\bp\.?m\.?\b|\bnn?\s*%|\[\s*\.*\s*\]|…\s*%|\.{3}\s*%")
_NOUN_AFTER = re.compile(r"\s*(?!(?:als|voor|of|op|in|is|en|aan|door|bij)\b)\w", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:%|procent|euro)?\s*(?:-|–|tot|à|of|en|tot en met|t/m)\s*(?:€\s*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that measures something, at `start` (included) to `end` (excluded) in the text.

    `value` in `unit`: percents as 8.0 for 8%, euros as euros, ratios as a share from 0 to 1 (2.0 for doubling).
    `comparison` is "=", ">=" or "<=".
    """

    start: int
    end: int
    value: float
    unit: str
    comparison: str


def find_quantities(text: str, lexicons: Path) -> tuple[Quantity, ...]:
    """Quantities in the order of the text; of a range the end that counts ("10 tot 12 weken" -> 12)."""
    taken = [match.span() for pattern in _compiled(lexicons, "number").values() for match in pattern.finditer(text)]
    taken += [match.span() for match in _PLACEHOLDER.finditer(text)]
    found = []
    for quantity in (*_shares(text), *_numbers(text, lexicons)):
        if not any(start < quantity.end and quantity.start < end for start, end in taken):
            found.append(quantity)
            taken.append((quantity.start, quantity.end))
    return _without_range_starts(text, sorted(found, key=lambda quantity: quantity.start))


def _shares(text: str) -> Iterator[Quantity]:
    for match in _RATIO.finditer(text):
        part, whole = (value_of(match[name].lower()) for name in ("part", "whole"))
        if part and whole and part <= whole:
            yield Quantity(*match.span(), part / whole, RATIO, "=")
    for match in _FRACTION.finditer(text):
        yield Quantity(*match.span(), FRACTIONS[match[0].lower()], RATIO, "=")
    for pattern, value in ((_HALVING, 0.5), (_DOUBLING, 2.0)):
        for match in pattern.finditer(text):
            yield Quantity(*match.span(), value, RATIO, "=")


def _numbers(text: str, lexicons: Path) -> Iterator[Quantity]:
    for match in NUMBER.finditer(text):
        value = value_of(match["number"], match["scale"])
        if value is None:
            continue
        before, after = text[: match.start()], text[match.end() :]
        unit = _unit(before, match[0], after)
        extra = _PERCENT_AFTER.match(after) if unit == PERCENT else _EURO_AFTER.match(after) if unit == EURO else None
        yield Quantity(
            match.start(), match.end() + (extra.end() if extra else 0), value, unit, _comparison(before, lexicons)
        )


def _unit(before: str, number: str, after: str) -> str:
    if _PERCENT_AFTER.match(after):
        return PERCENT
    if _EURO_BEFORE.search(before) or _EURO_AFTER.match(after) or _SCALED_MONEY.search(number):
        return EURO
    if _MARK_BEFORE.search(before) and re.fullmatch(r"\d{1,2}(?:,\d)?", number) and not _NOUN_AFTER.match(after):
        return MARK
    return COUNT


def _comparison(before: str, lexicons: Path) -> str:
    patterns = _compiled(lexicons, "comparison")
    if patterns["at_least"].search(before):
        return ">="
    return "<=" if patterns["at_most"].search(before) else "="


def _without_range_starts(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """ "10 tot 12 weken" is one quantity; "van 10 naar 12" and "van 10% tot 12%" are two."""
    kept = []
    for quantity, following in zip(found, (*found[1:], None), strict=bool(found)):
        between = text[quantity.end : following.start] if following else ""
        is_start = following is not None and quantity.unit in (COUNT, following.unit) and _BETWEEN.fullmatch(between)
        if not (is_start and not re.search(r"\bvan\s+(?:€\s*)?$", text[: quantity.start])):
            kept.append(quantity)
    return tuple(kept)


def has_placeholder(text: str) -> bool:
    """Whether a number is still to be filled in ("afname van XX%")."""
    return _PLACEHOLDER.search(text) is not None


@lru_cache(maxsize=16)
def _compiled(lexicons: Path, table: str) -> Mapping[str, re.Pattern[str]]:
    words = load_words(lexicons, "slots.toml", table)
    return {name: re.compile(pattern, re.IGNORECASE if name != "name" else 0) for name, pattern in words.items()}


patterns_of = _compiled
