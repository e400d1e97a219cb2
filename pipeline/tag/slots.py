"""A goal's text -> what it says about measuring: indicator, direction, baseline, target, deadline, actor, care line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.model import Slots
from pipeline.tag.deadlines import find_deadline
from pipeline.tag.lexicon import Lexicons, Theme
from pipeline.tag.quantities import COUNT, PERCENT, Quantity, find_quantities, patterns_of

_INDICATOR = re.compile(
    r"\b(?:het |de )?(?P<indicator>(?:aantal(?:len)?|percentage|aandeel|gemiddelde?|gebruik|wachttijd\w*|kosten|"
    r"uitgaven|waardering|tevredenheid|duur|instroom|uitstroom|deelname|opkomst|schooluitval|doorlooptijd\w*)"
    r"(?:\s+(?:van|aan|met|in|bij|voor)\s+(?:de|het|een)?|\s)?(?:\s?(?!(?:met|naar|tot|is|zijn|daalt|stijgt|zakt|wordt|"
    r"gedaald|gestegen|dalen|stijgen|in|te|minimaal|ten|met|per|eind|lager|hoger|terug|blijft|ligt)\b)"
    r"[^\W\d][\w-]*){0,6})",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^\s*(?:(?:extra|nieuwe|meer|minder|sociale|betaalbare|tijdelijke)\s+)*"
    r"(?P<noun>[^\W\d][\w-]{2,}(?:\s+(?!in\b|per\b|op\b|die\b|dat\b|voor\b|te\b|aan\b|met\b)[a-z]+en\b)?)"
)
_OF_PERCENT = re.compile(
    r"^\s*(?:van\s+)(?:de|het|alle|onze)?\s*"
    r"(?P<noun>[^\W\d][\w-]+(?:\s+(?:met|in|van|die|dat)\s+(?:een\s+)?[\w-]+)?)"
)
_ROW_HEAD = re.compile(r"^\W*(?P<head>[^\d;:|]{4,80}?)\s*[;:|]")
_PERCENT_ROW = re.compile(r"^\W*(?:%|(?:het )?(?:percentage|aandeel)\b|[^;|]{3,80}\(%\))", re.IGNORECASE)
_FROM_TO = re.compile(r"\bvan\s+(?:€\s*)?$", re.IGNORECASE)
_BASELINE_AFTER = re.compile(r"^\W*(?:\w+\s+)?(?:\(?in |eind |\()?(?P<year>20\d{2})\b")
_BASELINE_BEFORE = re.compile(
    r"(?:nulmeting|peilwaarde|stand|was|nu|thans|uitgangswaarde|huidig\w*)\s*(?:\(?20\d{2}\)?)?\s*:?\s*$",
    re.IGNORECASE,
)


def find_slots(text: str, lexicons: Lexicons, context: str = "") -> Slots:
    """Slots of one goal; what is not said is None. `context` only helps to find the theme."""
    folder = lexicons.folder
    quantities = find_quantities(text, folder)
    baseline, target = _baseline_and_target(text, quantities)
    return Slots(
        indicator=_indicator(text, target),
        direction=_direction(text, target, baseline, folder),
        baseline_value=baseline.value if baseline else None,
        baseline_year=_baseline_year(text, baseline, folder),
        target_value=target.value if target else None,
        unit=target.unit if target else None,
        comparison=target.comparison if target else None,
        deadline=find_deadline(text, folder),
        actor=_actor(text, folder),
        care_lines=_care_lines(text, folder),
        theme=find_theme(f"{text} {context}", lexicons.themes),
    )


def target_of(text: str, quantities: Sequence[Quantity]) -> Quantity | None:
    """The quantity that is a target value, of those found in the text."""
    return _baseline_and_target(text, quantities)[1]


def has_target(text: str, lexicons: Path) -> bool:
    """Whether a quantity in the text can be a target value: what the rules say about measurability."""
    return target_of(text, find_quantities(text, lexicons)) is not None


def find_theme(text: str, themes: Sequence[Theme]) -> str | None:
    """Code and name of the BBV task field with most words in the text, the first of equals; None without any."""
    counts = [(len({match.lower() for match in theme.pattern.findall(text)}), theme) for theme in themes]
    best = max(counts, key=lambda pair: pair[0], default=(0, None))
    return f"{best[1].code} {best[1].name}" if best[0] and best[1] else None


def _baseline_and_target(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity | None, Quantity | None]:
    """The last quantity is the target; one before it is the baseline when "van", a past year or a label says so."""
    if not quantities:
        return None, None
    if _ROW_HEAD.search(text) and _PERCENT_ROW.search(text):
        quantities = [replace(q, unit=PERCENT) if q.unit == COUNT else q for q in quantities]
    first, last = quantities[0], quantities[-1]
    if len(quantities) == 1:
        return (first, None) if _BASELINE_BEFORE.search(text[: first.start]) else (None, first)
    is_baseline = (
        _FROM_TO.search(text[: first.start])
        or _BASELINE_BEFORE.search(text[: first.start])
        or _ROW_HEAD.search(text)
        or _BASELINE_AFTER.search(text[first.end :])
    )
    same = first.unit == last.unit or COUNT in (first.unit, last.unit)
    if is_baseline and same:
        unit = last.unit if last.unit != COUNT else first.unit
        return first, Quantity(last.start, last.end, last.value, unit, last.comparison)
    strong = [quantity for quantity in quantities if quantity.unit != COUNT] or list(quantities)
    return None, strong[0]


def _baseline_year(text: str, baseline: Quantity | None, lexicons: Path) -> int | None:
    if match := patterns_of(lexicons, "not_deadline")["baseline"].search(text):
        return int(match["year"])
    if baseline is None:
        return None
    years = re.findall(r"20\d{2}", text[max(0, baseline.start - 12) : baseline.start])
    after = _BASELINE_AFTER.search(text[baseline.end :])
    return int(years[-1]) if years else int(after["year"]) if after else None


def _indicator(text: str, target: Quantity | None) -> str | None:
    """What is counted: the words from "aantal" on, a table row's first cell, or the noun after the number."""
    if target is None:
        return None
    if match := _INDICATOR.search(text):
        return match["indicator"].strip()
    if match := _ROW_HEAD.search(text):
        return match["head"].strip()
    after = text[target.end :]
    if match := (_COUNTED.search(after) if target.unit == COUNT else _OF_PERCENT.search(after)):
        return match["noun"].strip()
    return None


def _direction(text: str, target: Quantity | None, baseline: Quantity | None, lexicons: Path) -> str | None:
    if baseline and target and baseline.value != target.value:
        return "increase" if target.value > baseline.value else "decrease"
    patterns = patterns_of(lexicons, "direction")
    found = [(match.start(), name) for name in patterns if (match := patterns[name].search(text))]
    if found:
        return min(found)[1]
    return "reach" if target else None


def _actor(text: str, lexicons: Path) -> str | None:
    found = [m for p in patterns_of(lexicons, "actor").values() if (m := p.search(text))]
    return min(found, key=lambda match: match.start())[0].strip().lower() if found else None


def _care_lines(text: str, lexicons: Path) -> tuple[int, ...]:
    return tuple(int(name) for name, p in patterns_of(lexicons, "care_line").items() if p.search(text))
