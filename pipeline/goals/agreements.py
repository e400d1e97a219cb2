"""Tagged statements of a document -> what it agrees on: consultation, control, parties, period and other elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.goals.agreement_lexicon import Element, Lexicon
from pipeline.ids import stable_id
from pipeline.labels import DocumentKind, Kind

MAKER = "rule:agreements-1"

_PERIOD_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Uttered:
    """A stored statement with what is needed to see what it agrees on. `headings`: those above it, outermost first."""

    id: str
    document_id: str
    text: str
    kind: Kind
    headings: tuple[str, ...]
    lead_in: str | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """One element that one statement agrees on. `times_per_year` is None where no frequency is said."""

    id: str
    document_id: str
    statement_id: str
    element: str
    words: str
    bodies: tuple[str, ...]
    parties: tuple[str, ...]
    care_lines: tuple[int, ...]
    times_per_year: float | None
    start_year: int | None
    end_year: int | None


def find_agreements(statements: Iterable[Uttered], kind: DocumentKind, lexicon: Lexicon) -> tuple[Agreement, ...]:
    """All elements of the statements of one document; a statement gives each element at most once."""
    found: dict[tuple[str, str], Agreement] = {}
    for statement in statements:
        for element, words in _elements(statement, kind, lexicon):
            found.setdefault((statement.id, element), _agreement(statement, element, words, lexicon))
        if lines := _care_lines(statement, lexicon):
            found[statement.id, "care_line"] = _agreement(statement, "care_line", statement.text, lexicon, lines)
    return tuple(found.values())


def times_per_year(text: str, lexicon: Lexicon) -> float | None:
    """How often something is agreed to happen, in times a year: 'ten minste eenmaal per kwartaal' is 4."""
    for frequency in lexicon.frequencies:
        match = frequency.pattern.search(text)
        if match is None:
            continue
        if frequency.per_year is not None:
            return frequency.per_year
        groups = match.groupdict()
        units = lexicon.units[_unit(groups["unit"], match.group())]
        if every := groups.get("every"):
            return round(units / lexicon.number(every), 2)
        return units * lexicon.number(groups.get("times") or "een")
    return None


def _unit(word: str, whole: str) -> str:
    if "halfjaar" in whole.lower():
        return "halfjaar"
    return {"weken": "week", "maanden": "maand"}.get(word.lower(), word.lower())


def _elements(statement: Uttered, kind: DocumentKind, lexicon: Lexicon) -> Iterable[tuple[str, str]]:
    # the outermost heading is the document's title, which names everything and agrees nothing
    headings = [heading.strip() for heading in statement.headings[1:] or statement.headings]
    for skip in lexicon.skips:
        if any(skip.pattern.search(heading) for heading in (headings if skip.reach == "below" else headings[-1:])):
            return
    if any(pattern.search(statement.text) for pattern in lexicon.hedges):
        return
    for element in lexicon.elements:
        if kind not in element.documents or not _is_kind(statement.kind, element):
            continue
        places = [statement.text] if element.field == "text" else [*headings, (statement.lead_in or "").strip()]
        if match := next((m for place in places if (m := element.pattern.search(place))), None):
            yield element.name, match.group() or statement.text


def _is_kind(kind: Kind, element: Element) -> bool:
    return kind in element.kinds if element.kinds else kind is not Kind.REALISATION


def _care_lines(statement: Uttered, lexicon: Lexicon) -> tuple[int, ...]:
    """Lines that a goal is about: by its own words, else by its nearest heading."""
    if statement.kind is not Kind.GOAL:
        return ()
    for place in (statement.text, " ".join(statement.headings[-1:])):
        lines = {line for line, pattern in lexicon.care_lines if pattern.search(place)}
        if lines:
            return tuple(sorted(lines))
    return ()


def _agreement(
    statement: Uttered, element: str, words: str, lexicon: Lexicon, lines: Sequence[int] | None = None
) -> Agreement:
    text = statement.text
    parties = tuple(party.name for party in lexicon.parties if party.pattern.search(text))
    own = {party.care_line for party in lexicon.parties if party.care_line >= 0 and party.pattern.search(text)}
    bodies = tuple(dict.fromkeys(match.group() for p in lexicon.bodies for match in p.finditer(text)))
    years = [int(year) for year in _PERIOD_YEARS.findall(text)] if element == "period" else []
    has_frequency = element in ("consultation", "control", "progress_report")
    return Agreement(
        id=stable_id("agreement", statement.id, element),
        document_id=statement.document_id,
        statement_id=statement.id,
        element=element,
        words=words,
        bodies=bodies if element in ("consultation", "control", "role") else (),
        parties=parties,
        care_lines=tuple(sorted(own)) if lines is None else tuple(lines),
        times_per_year=times_per_year(text, lexicon) if has_frequency else None,
        start_year=min(years) if years else None,
        end_year=max(years) if len(years) > 1 else None,
    )
