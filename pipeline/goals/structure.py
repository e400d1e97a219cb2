"""Sections and list items -> the statements that the layout itself declares to be goals or reported results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher

from pipeline.goals.indicators import indicators_of
from pipeline.goals.numbers import is_named, number_of
from pipeline.goals.outline import GOAL_PARTS, LIST_PARTS, Part, Place
from pipeline.goals.placing import Places, only_announces
from pipeline.labels import Dimension, DocumentKind, Kind, StatementSource, ValueType
from pipeline.model import Region, Statement, Tag, TaggedStatement
from pipeline.segment import Segmentation

GOAL_HEADING = "rule:goal-heading"
REPORTED = "rule:reported"
REPEATED = "rule:repeated"
_CONFIDENCE = 0.95
_LIKE = 0.85  # likeness of two texts with the same number from which one repeats the other
_LONGEST = 80  # words: a longer list item is a story, not a phrase


def structural_goals(segmentation: Segmentation, document_kind: DocumentKind | None = None) -> frozenset[str]:
    """Ids of the phrases under goal and result headings: the numbered ones or, in a programme without, the bullets.

    Left out are lists in the explanation below such a list (under a numbered heading, or with a number that was given
    out before), lists under a sub-heading when the heading itself has its own list, and what `structural_reports` has.
    Goals that accounts repeat remain goals (codebook, decision 9). Indicator rows with a target are goals by their text
    (decision 12), which is for the classifier to see.
    """
    declared, _ = _declared(segmentation, document_kind)
    return declared


def structural_reports(segmentation: Segmentation, document_kind: DocumentKind | None = None) -> frozenset[str]:
    """Ids of what the layout itself declares to be realisation.

    Numbered results where the headings look back or the document is annual accounts (codebook, decision 7), indicator
    rows with measured values only, and in accounts those with target and result (decision 19).
    """
    _, reported = _declared(segmentation, document_kind)
    return reported


def _declared(segmentation: Segmentation, document_kind: DocumentKind | None) -> tuple[frozenset[str], frozenset[str]]:
    """Goals and reports."""
    places = Places(segmentation)
    accounts = document_kind is DocumentKind.ACCOUNTS
    in_programmes = any(place.programme for place in places.sections.values())
    goals: set[str] = set()
    reports = _measured_rows(segmentation, places, accounts)
    for statements in _lists(segmentation.statements, places).values():
        for statement in statements:
            place = places.of(statement)
            if place.part in GOAL_PARTS:
                goals.add(statement.id)
            elif place.part is Part.PAST_RESULTS or place.past:
                reports.add(statement.id)
            elif not accounts:
                goals.add(statement.id)
            elif place.programme or not in_programmes:
                reports.add(statement.id)
    return frozenset(goals), frozenset(reports)


def _measured_rows(segmentation: Segmentation, places: Places, accounts: bool) -> set[str]:
    """Rows of indicator tables that report what was measured."""
    types: dict[Region, set[ValueType]] = {}
    for indicator in indicators_of("", segmentation, places.sections, None):
        for value in indicator.values:
            types.setdefault(value.region, set()).add(value.type)
    both = {ValueType.TARGET, ValueType.REALISED}
    measured = {
        region for region, found in types.items() if ValueType.TARGET not in found or (accounts and both <= found)
    }
    rows = (statement for statement in segmentation.statements if statement.source is StatementSource.TABLE_ROW)
    return {row.id for row in rows if row.regions[0] in measured}


def declared_phrases(statements: Sequence[Statement], places: Places) -> frozenset[str]:
    """Ids of the phrases in lists of goals and results, planned or looked back on."""
    lists = _lists(statements, places)
    return frozenset(statement.id for found in lists.values() for statement in found)


def structural_repeats(segmentation: Segmentation) -> frozenset[str]:
    """Ids of list items that only say again, with its number, what the programme's list of goals or results said.

    They refer to an explanation elsewhere ("Toegelicht onder projecten:"); counted as goals they would count twice.
    So would sentences that only announce a list ("Dit doen we in 2026:").
    """
    places = Places(segmentation)
    announcing = {
        statement.id
        for statement in segmentation.statements
        if statement.text.rstrip().endswith(":") and only_announces(statement.text)
    }
    declared = declared_phrases(segmentation.statements, places)
    said: dict[tuple[str | None, str | None], str] = {}
    repeats = set()
    for statement in segmentation.statements:
        number = number_of(statement)
        key = (places.of(statement).programme, number)
        if statement.id in declared:
            said.setdefault(key, statement.text)
        elif number is not None and key in said and _is_like(said[key], statement.text):
            repeats.add(statement.id)
    return frozenset(repeats | announcing)


def _is_like(first: str, second: str) -> bool:
    return SequenceMatcher(None, first.lower(), second.lower(), autojunk=False).ratio() >= _LIKE


def _lists(statements: Sequence[Statement], places: Places) -> dict[str, list[Statement]]:
    """The declared phrases by the heading that declares them."""
    lists: dict[str, list[Statement]] = {}
    seen: dict[str, set[str]] = {}
    closed: dict[str, int] = {}  # heading -> number of steps at which its list stands
    numbered = {places.of(one).anchor for one in statements if places.number_of(one) is not None}
    for statement in statements:
        place = places.of(statement)
        number = places.number_of(statement)
        if number is None and (
            places.is_listed_row(statement)
            or places.is_result_of_heading(statement)
            or _is_bulleted(statement, place, numbered)
        ):
            number = statement.text
        if place.anchor is None or number is None or not _is_phrase(statement, place):
            continue
        if closed.setdefault(place.anchor, place.steps) != place.steps:
            continue
        scope = place.anchor if place.steps == 0 else statement.section_id or ""
        if number in seen.setdefault(scope, set()):
            continue
        seen[scope].add(number)
        lists.setdefault(place.anchor, []).append(statement)
    return lists


def _is_bulleted(statement: Statement, place: Place, numbered: set[str | None]) -> bool:
    """A bullet right below a heading of goals or results of a programme that has no numbered list."""
    listed = statement.source is StatementSource.LIST_ITEM and statement.marker is not None
    return listed and place.programme is not None and place.steps == 0 and place.anchor not in numbered


def _is_phrase(statement: Statement, place: Place) -> bool:
    return (
        place.part in LIST_PARTS
        and not place.numbered
        and (statement.source is not StatementSource.SENTENCE or is_named(statement))
        and len(statement.text.split()) <= _LONGEST
        and not _is_elsewhere(statement.lead_in)
    )


def _is_elsewhere(lead_in: str | None) -> bool:
    """A lead-in that refers on ("Toegelicht onder projecten:") instead of announcing goals."""
    return lead_in is not None and re.match(r"(?i)(zie ook|zie|nader |verder )?\s*toe(ge)?licht", lead_in) is not None


def apply_structure(
    tagged: Sequence[TaggedStatement],
    ids: frozenset[str],
    relabel: Callable[[Sequence[Statement]], Iterable[TaggedStatement]],
    reports: frozenset[str] = frozenset(),
    repeats: frozenset[str] = frozenset(),
) -> tuple[TaggedStatement, ...]:
    """The same statements, by the layout: those in `ids` goals, in `reports` realisation, in `repeats` other.

    `relabel` gives the goal dimensions of statements that the classifier held for no goals; their kind then comes from
    the maker "rule:goal-heading". Statements that already are goals keep their tags, with a kind that is at least as
    sure as the rule.
    """
    doubted = [item.statement for item in tagged if item.statement.id in ids and item.kind is not Kind.GOAL]
    answers = {item.statement.id: item for item in relabel(doubted)} if doubted else {}
    rule = Tag(Dimension.KIND, Kind.GOAL.value, _CONFIDENCE, GOAL_HEADING)
    others = dict.fromkeys(repeats, Tag(Dimension.KIND, Kind.OTHER.value, _CONFIDENCE, REPEATED))
    others |= dict.fromkeys(reports, Tag(Dimension.KIND, Kind.REALISATION.value, _CONFIDENCE, REPORTED))
    result = []
    for item in tagged:
        other = others.get(item.statement.id)
        if item.statement.id in ids:
            result.append(_with_kind(answers.get(item.statement.id, item), rule))
        elif other is not None and item.kind.value != other.value:
            result.append(TaggedStatement(item.statement, (other,), item.slots))
        else:
            result.append(item)
    return tuple(result)


def _with_kind(item: TaggedStatement, rule: Tag) -> TaggedStatement:
    kind = item.tag(Dimension.KIND)
    if kind is not None and kind.value == rule.value and kind.confidence >= rule.confidence:
        return item
    others = tuple(tag for tag in item.tags if tag.dimension is not Dimension.KIND)
    return TaggedStatement(item.statement, (rule, *others), item.slots)
