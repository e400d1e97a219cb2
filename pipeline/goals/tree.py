"""Tagged goals -> goals with programme, number and parent, and the links between child and parent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.goals.numbers import clean_number, digits_of, same_text
from pipeline.goals.outline import GOAL_PARTS, LIST_PARTS, Part, Place
from pipeline.goals.placing import Places, only_announces
from pipeline.goals.relate import GOAL_PARENT
from pipeline.goals.structure import declared_phrases
from pipeline.goals.words import cover_of, stems_of
from pipeline.labels import Kind, StatementSource
from pipeline.model import Goal, Link, Statement, TaggedStatement

REPORT_PARENT = "report_parent"
_LETTERED = re.compile(r"^(\d+(?:\.\d+)*)\.?[a-z]$")
_LINE = 10.0  # points: a result that starts this much above its goal still stands beside it
_DEEP = 3  # parts of a number: "4.1.01" may start with the number of the programme


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A goal that others may hang on. `number` is as printed ("D1"), its key in the dicts below the digits ("1")."""

    id: str
    number: str
    text: str = ""


@dataclass(slots=True)
class _Programme:
    """Numbered goals of one programme while walking through it; `goals` only those of its newest list of goals.

    `in_chapter`: its goals stand below a numbered heading, so that the numbers of headings are those of chapters.
    """

    in_chapter: bool = False
    anchor: str | None = None
    goals: dict[str, _Numbered] = field(default_factory=dict)
    results: dict[str, _Numbered] = field(default_factory=dict)
    older: dict[str, _Numbered] = field(default_factory=dict)
    latest: list[tuple[Statement, str | None]] = field(default_factory=list)  # declared goals since the last results
    answered: bool = False  # whether results came after them


@dataclass(frozen=True, slots=True)
class _Parent:
    number: str | None
    id: str | None
    reason: str
    confidence: float


def goals_of(tagged: Sequence[TaggedStatement], places: Places) -> tuple[tuple[Goal, ...], tuple[Link, ...]]:
    """All goals in the order of the document.

    `parent_number` is the number of the goal that a result hangs on ("8" for "8.3.1" when the programme's goals are
    numbered 1, 2, …); the link goes to the nearest printed number above it ("8.3"). Below a numbered heading that is no
    statement itself, `parent_number` is that of the heading and there is no link. Items of a numbered list in the
    explanation of a goal or elsewhere in a programme have no number: it is not one of the programme's goals.
    Results that accounts report are no goals; they only hang on theirs by number.
    """
    declared = declared_phrases([item.statement for item in tagged], places)
    reports = {item.statement.id for item in tagged if item.kind is Kind.REALISATION and item.statement.id in declared}
    items = [item.statement for item in tagged if item.kind is Kind.GOAL or item.statement.id in reports]
    prefixed = _prefixed(items, places)
    walked: dict[str | None, _Programme] = {}
    goals: list[Goal] = []
    links: list[Link] = []
    nested = _Nesting()
    headed: dict[tuple[str | None, str], _Numbered] = {}  # goals that are headings, by section and text
    for statement in items:
        place = places.of(statement)
        programme = walked.setdefault(place.programme, _Programme())
        counts = place.part is None or statement.id in declared  # else the number is one of a list in an explanation
        number = places.number_of(statement) if counts else None
        key = _key(number, place.anchor in prefixed) if number else None
        if statement.id in reports:
            links += _report_link(statement, key, place, programme) if key else []
            continue
        parent = _parent(statement, key, place, programme, nested) or _below(headed, places.heading_above(statement))
        parent = parent or _by_order(statement, number, place, programme)
        _follow(programme, statement, number, place, statement.id in declared)
        goals.append(Goal(statement.id, place.programme, number, parent.number if parent else None))
        if parent is not None and parent.id is not None:
            links.append(Link(GOAL_PARENT, statement.id, parent.id, parent.reason, parent.confidence))
        if number is not None and key is not None:
            _remember(programme, _Numbered(statement.id, number, statement.text), key, place)
        nested.add(statement, number)
        if places.is_phrase(statement):
            headed.setdefault((statement.section_id, statement.text), _Numbered(statement.id, number or ""))
    return tuple(goals), tuple(links)


def _report_link(statement: Statement, key: str, place: Place, programme: _Programme) -> list[Link]:
    above = _by_number(key, place, programme)
    return [Link(REPORT_PARENT, statement.id, above.id, above.reason, above.confidence)] if above and above.id else []


def _key(number: str, prefixed: bool) -> str:
    """What numbers are compared by: without letters in front, and without the number of the programme."""
    digits = digits_of(number)
    return digits.split(".", 1)[1] if prefixed and "." in digits else digits


def _prefixed(statements: Sequence[Statement], places: Places) -> frozenset[str]:
    """Headings of result lists whose numbers start with the programme's own: "4.1.01", "4.2.01" in programme 4."""
    numbers: dict[str, list[str]] = {}
    codes: dict[str, str] = {}
    plain: set[str | None] = set()  # programmes whose goals are numbered 1, 2, …
    owner: dict[str, str | None] = {}
    for statement in statements:
        place = places.of(statement)
        number = places.number_of(statement)
        if number is None or place.anchor is None or place.numbered:
            continue
        if place.part in GOAL_PARTS and "." not in number:
            plain.add(place.programme)
        elif place.part in LIST_PARTS and place.code:
            numbers.setdefault(place.anchor, []).append(number)
            codes[place.anchor] = place.code
            owner[place.anchor] = place.programme
    return frozenset(
        anchor
        for anchor, found in numbers.items()
        if owner[anchor] in plain
        and all(number.split(".")[0] == codes[anchor] and number.count(".") + 1 >= _DEEP for number in found)
    )


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
            if item.text.rstrip().endswith(":") and only_announces(item.text):
                continue
            announces = item.source is StatementSource.LIST_ITEM or item.text.rstrip().endswith(":")
            if announces and same_text(item.text, statement.lead_in):
                return item, number
        return None


def _parent(
    statement: Statement, key: str | None, place: Place, programme: _Programme, nested: _Nesting
) -> _Parent | None:
    if key is not None:
        above = _by_number(key, place, programme)
        if above is not None:
            return above
    inside = nested.parent_of(statement)
    if inside is not None:
        sure = 0.9 if inside[0].source is StatementSource.LIST_ITEM else 0.75
        return _Parent(inside[1], inside[0].id, "by nesting", sure)
    return _by_heading(statement, place, programme) if key is None and place.number is not None else None


def _below(
    headed: Mapping[tuple[str | None, str], _Numbered], heading: tuple[str | None, str] | None
) -> _Parent | None:
    """The goal that stands as a heading above."""
    above = headed.get(heading) if heading else None
    return _Parent(above.number or None, above.id, "by section", 0.85) if above else None


def _by_order(statement: Statement, number: str | None, place: Place, programme: _Programme) -> _Parent | None:
    """The goal that a result stands beside, or the only one that these results follow; numbers go by numbers."""
    if place.part not in LIST_PARTS or place.part in GOAL_PARTS:
        return None
    latest = [goal for goal in programme.latest if number is None or goal[1] is None]
    here = statement.regions[0]
    left = [
        (region.box.top, goal)
        for goal in latest
        for region in goal[0].regions
        if region.page == here.page and region.box.x1 <= here.box.x0
    ]
    high = [(top, goal) for top, goal in left if top <= here.box.top + _LINE]
    if high:
        goal, goal_number = max(high, key=lambda entry: entry[0])[1]
        return _Parent(goal_number, goal.id, "by section", 0.8)
    if len(latest) != 1 or left or statement.source is not StatementSource.LIST_ITEM:
        return None
    goal, goal_number = latest[0]
    return _Parent(goal_number, goal.id, "by section", 0.7)


def _follow(programme: _Programme, statement: Statement, number: str | None, place: Place, declared: bool) -> None:
    """Keeps the goals that the next results may belong to."""
    if place.part in GOAL_PARTS and declared:
        if programme.answered:
            programme.latest, programme.answered = [], False
        programme.latest.append((statement, number))
    elif place.part in LIST_PARTS:
        programme.answered = True


def _by_heading(statement: Statement, place: Place, programme: _Programme) -> _Parent | None:
    """The goal with the number of the heading that a statement stands under; of several, the one most like it."""
    if programme.in_chapter:
        return None
    numbers = [clean_number(number) for number in (place.number or "", *place.also)]
    known = {**programme.older, **programme.results, **programme.goals}
    named = [known[key] for number in numbers if number and (key := _key(number, False)) in known]
    if named:
        stems = stems_of(statement.text)
        parent = max(named, key=lambda numbered: cover_of(stems_of(numbered.text), stems).share)  # the first of equals
        return _Parent(parent.number, parent.id, "by section", 0.85 if len(named) == 1 else 0.7)
    if place.part not in LIST_PARTS or not place.steps or not numbers[0]:
        return None
    upper = next((u for u in _uppers(_key(numbers[0], False)) if u in programme.goals), None)
    if upper is None:
        return _Parent(numbers[0], None, "by section", 0.0)
    return _Parent(programme.goals[upper].number, programme.goals[upper].id, "by section", 0.7)


def _by_number(key: str, place: Place, programme: _Programme) -> _Parent | None:
    if place.part in (None, Part.OUTSIDE):
        return None  # numbers outside the parts of a programme are those of articles, chapters, tables
    if place.part in GOAL_PARTS and place.anchor != programme.anchor:
        return None  # the first of a new list of goals
    uppers = _uppers(key)
    goal = next((upper for upper in uppers if upper in programme.goals), None)
    known = {**programme.older, **programme.results, **programme.goals}
    nearest = next((upper for upper in uppers if upper in known), None)
    if nearest is None:
        return None
    return _Parent(known[goal or nearest].number, known[nearest].id, "by number", 0.98 if goal is not None else 0.8)


def _uppers(key: str) -> list[str]:
    """Numbers above a number, the nearest first: "8.3.1" -> "8.3", "8"; "2a" -> "2"."""
    lettered = _LETTERED.match(key)
    uppers = [lettered[1]] if lettered else []
    parts = (lettered[1] if lettered else key).split(".")
    return uppers + [".".join(parts[:k]) for k in range(len(parts) - 1, 0, -1)]


def _remember(programme: _Programme, numbered: _Numbered, key: str, place: Place) -> None:
    if place.part in GOAL_PARTS:
        if place.anchor != programme.anchor:
            programme.older |= programme.results | programme.goals
            programme.anchor, programme.goals, programme.results = place.anchor, {}, {}
        programme.goals.setdefault(key, numbered)
        programme.in_chapter = place.number is not None and place.steps == 0 and not place.code
    elif place.part is not None and not place.numbered:
        programme.results.setdefault(key, numbered)
