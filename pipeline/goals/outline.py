"""Sections -> the programme that each belongs to, and what part of it (goals, results, elsewhere)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from pipeline.goals.lexicon import HEADINGS, entries_of, role_of
from pipeline.model import Section

_CHAPTER = 3  # sections, its own heading included
_MOST = 0.5  # of the sections: a heading above so many is the title of the document


class Part(StrEnum):
    """What a heading announces."""

    GOALS = "goals"
    RESULTS = "results"
    PAST_GOALS = "past_goals"
    PAST_RESULTS = "past_results"
    ELSEWHERE = "elsewhere"
    OUTSIDE = "outside"


GOAL_PARTS = frozenset({Part.GOALS, Part.PAST_GOALS})
LIST_PARTS = frozenset({Part.GOALS, Part.PAST_GOALS, Part.RESULTS, Part.PAST_RESULTS})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section stands.

    `part` is what its nearest telling heading announces and `anchor` the id of the section with that heading, `steps`
    the number of headings in between, `numbered` whether one of those has a number; `past` whether a heading on the way
    up looks back. `number` is the number of the section's own heading, without stray dots, and `also` the further
    numbers in it ("1.1 en 2.1 Schuldhulp"); `code` the number or letter of the programme, None where it has none.
    """

    programme: str | None
    part: Part | None
    anchor: str | None
    steps: int
    numbered: bool
    past: bool
    number: str | None
    code: str | None = None
    also: tuple[str, ...] = ()


NOWHERE = Place(None, None, None, 0, False, False, None)


def full_title(section: Section) -> str:
    """The heading with its number, as printed."""
    return f"{section.number} {section.title}" if section.number else section.title


def sections_to_places(sections: Sequence[Section]) -> dict[str, Place]:
    """The place of each section, by section id."""
    by_id = {section.id: section for section in sections}
    parts = {section.id: part_of(full_title(section)) for section in sections}
    programmes = _programmes(sections, by_id, parts)
    openings = {full_title(section): opening_of(section) for section in sections}
    codes = {title: opening.code for title, opening in openings.items() if opening and opening.code}
    return {
        section.id: replace(place, code=codes.get(place.programme or ""))
        for section in sections
        for place in [_place(section, by_id, parts, programmes)]
    }


def part_of(title: str) -> Part | None:
    """What a heading announces, or None where it is no heading of a lexicon."""
    role = role_of(HEADINGS, "heading", title.strip())
    return Part(role) if role else None


class Opening(NamedTuple):
    """How a heading opens a programme: "code", "name" or "theme"; the code is "" where it has none."""

    role: str
    code: str


def opening_of(section: Section) -> Opening | None:
    """Whether a heading opens a programme: "P1 Veiligheid", "Programma 3: Wonen", "1. Programma Jeugd", "Pijler 2"."""
    for entry in entries_of(HEADINGS, "programme"):
        match = entry.pattern.search(full_title(section).strip())
        if match and entry.role != "name":
            return Opening(entry.role, match.group(0).split()[-1].strip(".:P "))
        if entry.role == "name" and entry.pattern.search(section.title.strip()):
            number = (section.number or "").strip("().")
            return Opening("code" if number.isdigit() else "name", number if number.isdigit() else "")
    return None


def _chain(section: Section, by_id: Mapping[str, Section]) -> list[Section]:
    """The section and those above it, from the inside out."""
    chain = [section]
    while chain[-1].parent_id and chain[-1].parent_id in by_id:
        chain.append(by_id[chain[-1].parent_id])
    return chain


def _place(
    section: Section,
    by_id: Mapping[str, Section],
    parts: Mapping[str, Part | None],
    programmes: Mapping[str, str | None],
) -> Place:
    chain = _chain(section, by_id)
    past = any(parts[above.id] in (Part.PAST_GOALS, Part.PAST_RESULTS) for above in chain)
    number = (section.number or "").strip("().") or _number_in(section.title)
    also = _further_numbers(section.title) if section.number else ()
    for steps, above in enumerate(chain):
        if parts[above.id] is not None:
            numbered = any(below.number for below in chain[:steps])
            return Place(programmes[section.id], parts[above.id], above.id, steps, numbered, past, number, also=also)
    return Place(programmes[section.id], None, None, 0, False, past, number, also=also)


def _further_numbers(title: str) -> tuple[str, ...]:
    """'en 2.2 Mentale gezondheid' -> ('2.2',): what is left of a heading after its first number."""
    match = re.match(r"(?:(?:en|,|/|&|\+)\s*\d{1,2}(?:\.\d{1,3})+\s*)+", title)
    return tuple(re.findall(r"\d+(?:\.\d+)+", match[0])) if match else ()


def _number_in(title: str) -> str | None:
    """'Doelstelling 1.1 Minder inbraken' -> '1.1'."""
    match = re.match(r"(?i)(?:doel(?:stelling)?|ambitie|resultaat|activiteit|actie)\s+([A-Z]?\d[\d.]*)\b", title)
    return match[1].rstrip(".") if match else None


def _programmes(
    sections: Sequence[Section], by_id: Mapping[str, Section], parts: Mapping[str, Part | None]
) -> dict[str, str | None]:
    """Title of the programme of each section: of the opening heading above it or, in a flat tree, before it."""
    openers = _openers(sections, by_id, parts)
    if not openers:
        return _chapters(sections, by_id)
    result: dict[str, str | None] = {}
    current: Section | None = None
    for section in sections:
        chain = _chain(section, by_id)
        above = next((step for step in reversed(chain) if step.id in openers), None)
        if above is not None:
            current = above
        elif any(parts[step.id] is Part.OUTSIDE for step in chain) or _closes(section, current, parts):
            current = None
        found = above or current
        result[section.id] = full_title(found) if found else None
    return result


def _closes(section: Section, current: Section | None, parts: Mapping[str, Part | None]) -> bool:
    """A heading as high as the programme's own that announces none of its parts ends it."""
    return current is not None and section.level <= current.level and parts[section.id] is None


def _openers(
    sections: Sequence[Section], by_id: Mapping[str, Section], parts: Mapping[str, Part | None]
) -> frozenset[str]:
    """Headings that open a programme: those with a code, else those that say so, else those above goal headings.

    The last only where there are several of them: one heading above all goals is the title of a plan.
    """
    openings = {section.id: opening_of(section) for section in sections}
    for role in ("code", "name", "theme"):
        found = frozenset(id_ for id_, opening in openings.items() if opening is not None and opening.role == role)
        if found:
            return found
    above = {s.parent_id for s in sections if parts[s.id] in GOAL_PARTS and s.parent_id in by_id}
    sizes = Counter(step.id for section in sections for step in _chain(section, by_id))
    found = frozenset(
        section.id
        for section in sections
        if section.id in above and parts[section.id] is None and sizes[section.id] < _MOST * len(sections)
    )
    return found if len(found) > 1 else frozenset()


def _chapters(sections: Sequence[Section], by_id: Mapping[str, Section]) -> dict[str, str | None]:
    """The outermost heading of each section.

    None where that is the title of the document, above most sections, or has next to nothing below it, as in a text
    without levels.
    """
    tops = {section.id: _chain(section, by_id)[-1] for section in sections}
    counts = Counter(top.id for top in tops.values())
    chapters = {top for top, count in counts.items() if _CHAPTER <= count < _MOST * len(sections)}
    return {id_: full_title(top) if top.id in chapters else None for id_, top in tops.items()}
