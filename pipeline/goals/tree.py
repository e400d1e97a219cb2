"""Tagged goals -> goals with programme, number and parent, and the links between child and parent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.goals.outline import GOAL_PARTS, NOWHERE, Part, Place
from pipeline.goals.structure import clean_number, same_text
from pipeline.model import Goal, Kind, Link, Statement, StatementSource, TaggedStatement

GOAL_PARENT = "goal_parent"
_LETTERED = re.compile(r"^(\d+(?:\.\d+)*)[a-z]$")


@dataclass(slots=True)
class _Programme:
    """Numbered goals of one programme while walking through it; `goals` only those of its newest list of goals."""

    anchor: str | None = None
    goals: dict[str, str] = field(default_factory=dict)
    results: dict[str, str] = field(default_factory=dict)
    older: dict[str, str] = field(default_factory=dict)


def goals_of(
    tagged: Sequence[TaggedStatement], places: Mapping[str, Place]
) -> tuple[tuple[Goal, ...], tuple[Link, ...]]:
    """All goals in the order of the document.

    `parent_number` is the number of the goal that a result hangs on ("8" for "8.3.1" when the programme's goals are
    numbered 1, 2, …); the link goes to the nearest printed number above it ("8.3").
    """
    walked: dict[str | None, _Programme] = {}
    goals: list[Goal] = []
    links: list[Link] = []
    nested = _Nesting()
    for item in tagged:
        statement = item.statement
        if item.kind is not Kind.GOAL:
            continue
        place = places.get(statement.section_id or "", NOWHERE)
        programme = walked.setdefault(place.programme, _Programme())
        number = clean_number(statement.marker)
        parent = _parent(statement, number, place, programme, nested)
        goals.append(Goal(statement.id, place.programme, number, parent.number if parent else None))
        if parent is not None and parent.id is not None:
            links.append(Link(GOAL_PARENT, statement.id, parent.id, parent.reason, parent.confidence))
        if number is not None:
            _remember(programme, statement, number, place)
        nested.add(statement, number)
    return tuple(goals), tuple(links)


@dataclass(frozen=True, slots=True)
class _Parent:
    number: str | None
    id: str | None
    reason: str
    confidence: float


class _Nesting:
    """The latest goals of a section: those that a following item may name as its lead-in."""

    def __init__(self) -> None:
        self._section: str | None = None
        self._items: list[tuple[Statement, str | None]] = []

    def add(self, statement: Statement, number: str | None) -> None:
        if statement.section_id != self._section:
            self._section, self._items = statement.section_id, []
        self._items.append((statement, number))

    def parent_of(self, statement: Statement) -> tuple[Statement, str | None] | None:
        if statement.lead_in is None or statement.section_id != self._section:
            return None
        if statement.source is not StatementSource.LIST_ITEM:
            return None
        for item, number in reversed(self._items):
            if same_text(item.text, statement.lead_in):
                return item, number
        return None


def _parent(
    statement: Statement, number: str | None, place: Place, programme: _Programme, nested: _Nesting
) -> _Parent | None:
    if number is not None:
        above = _by_number(number, place, programme)
        if above is not None:
            return above
    inside = nested.parent_of(statement)
    if inside is not None:
        return _Parent(inside[1], inside[0].id, "by nesting", 0.9)
    if place.number is not None and number is None:
        heading = clean_number(place.number)
        for known in (programme.goals, programme.results, programme.older):
            if heading in known:
                return _Parent(heading, known[heading], "by section", 0.85)
    return None


def _by_number(number: str, place: Place, programme: _Programme) -> _Parent | None:
    if place.part in (None, Part.OUTSIDE):
        return None  # numbers outside the parts of a programme are those of articles, chapters, tables
    if place.part in GOAL_PARTS and place.anchor != programme.anchor:
        return None  # the first of a new list of goals
    uppers = _uppers(number)
    goal = next((upper for upper in uppers if upper in programme.goals), None)
    known = {**programme.older, **programme.results, **programme.goals}
    nearest = next((upper for upper in uppers if upper in known), None)
    if nearest is None:
        return None
    sure = 0.98 if goal is not None else 0.8
    return _Parent(goal or nearest, known[nearest], "by number", sure)


def _uppers(number: str) -> list[str]:
    """Numbers above a number, the nearest first: "8.3.1" -> "8.3", "8"; "2a" -> "2"."""
    lettered = _LETTERED.match(number)
    uppers = [lettered[1]] if lettered else []
    parts = (lettered[1] if lettered else number).split(".")
    return uppers + [".".join(parts[:k]) for k in range(len(parts) - 1, 0, -1)]


def _remember(programme: _Programme, statement: Statement, number: str, place: Place) -> None:
    if place.part in GOAL_PARTS:
        if place.anchor != programme.anchor:
            programme.older |= programme.results | programme.goals
            programme.anchor, programme.goals, programme.results = place.anchor, {}, {}
        programme.goals.setdefault(number, statement.id)
    elif place.part is not None and not place.numbered:
        programme.results.setdefault(number, statement.id)
