"""Sections and list items -> the statements that the layout itself declares to be goals or reported results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pipeline.goals.outline import GOAL_PARTS, LIST_PARTS, Part, Place
from pipeline.goals.placing import Places
from pipeline.ids import normalise
from pipeline.model import Dimension, DocumentKind, Kind, Statement, StatementSource, Tag, TaggedStatement
from pipeline.segment import Segmentation

GOAL_HEADING = "rule:goal-heading"
_CONFIDENCE = 0.95
_NUMBER = re.compile(r"^[(]?(?P<number>[A-Z]{0,2}\d{1,2}(\.\d{1,3}){0,4}[a-z]?)[.):]*$")
_NAMED = re.compile(
    r"^(?:(?:hoofd|sub|beleids)?doel(?:stelling)?|ambitie|resultaat|activiteit|actie|prestatie|maatregel|speerpunt|effect)"
    r"\s+(?P<number>[A-Z]?\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)\s?[.:)–-]",
    re.IGNORECASE,
)
_IN_ROW = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,3}){1,4})\.?;?\s")
_LONGEST = 80  # words: a longer list item is a story, not a phrase


def clean_number(marker: str | None) -> str | None:
    """Number of a list item without stray dots: "1.2." -> "1.2", "D1." -> "D1"; None for bullets and letters."""
    match = _NUMBER.match(marker.strip()) if marker else None
    return match["number"] if match else None


def number_of(statement: Statement) -> str | None:
    """Number of a list item, or the one that it is called by: "Doelstelling 2: Gezond opgroeien" -> "2".

    A table row has the dotted number that its first cell starts with.
    """
    named = _NAMED.match(statement.text)
    if named is None and statement.source is StatementSource.TABLE_ROW:
        named = _IN_ROW.match(statement.text)
    return clean_number(statement.marker) or (named["number"] if named else None)


def structural_goals(segmentation: Segmentation, document_kind: DocumentKind | None = None) -> frozenset[str]:
    """Ids of the numbered phrases under goal and result headings.

    Left out are lists in the explanation below such a list (under a numbered heading, or with a number that was given
    out before), lists under a sub-heading when the heading itself has its own list, and, where the headings look back
    or the document is annual accounts, the results: they report what was done. Goals that accounts repeat remain
    goals (codebook, decision 9).
    """
    places = Places(segmentation)
    accounts = document_kind is DocumentKind.ACCOUNTS
    found: set[str] = set()
    for statements in _lists(segmentation.statements, places).values():
        for statement in statements:
            place = places.of(statement)
            if place.part in GOAL_PARTS or (place.part is Part.RESULTS and not place.past and not accounts):
                found.add(statement.id)
    return frozenset(found)


def _lists(statements: Sequence[Statement], places: Places) -> dict[str, list[Statement]]:
    """The declared phrases by the heading that declares them."""
    lists: dict[str, list[Statement]] = {}
    seen: dict[str, set[str]] = {}
    closed: dict[str, int] = {}  # heading -> number of steps at which its list stands
    for statement in statements:
        place = places.of(statement)
        number = number_of(statement)
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


def _is_phrase(statement: Statement, place: Place) -> bool:
    return (
        place.part in LIST_PARTS
        and not place.numbered
        and (statement.source is not StatementSource.SENTENCE or _NAMED.match(statement.text) is not None)
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
) -> tuple[TaggedStatement, ...]:
    """The same statements, those in `ids` as goals by the layout.

    `relabel` gives the goal dimensions of statements that the classifier held for no goals; their kind then comes from
    the maker "rule:goal-heading". Statements that already are goals keep their tags, with a kind that is at least as
    sure as the rule.
    """
    doubted = [item.statement for item in tagged if item.statement.id in ids and item.kind is not Kind.GOAL]
    answers = {item.statement.id: item for item in relabel(doubted)} if doubted else {}
    rule = Tag(Dimension.KIND, Kind.GOAL.value, _CONFIDENCE, GOAL_HEADING)
    return tuple(
        _with_kind(answers.get(item.statement.id, item), rule) if item.statement.id in ids else item for item in tagged
    )


def _with_kind(item: TaggedStatement, rule: Tag) -> TaggedStatement:
    kind = item.tag(Dimension.KIND)
    if kind is not None and kind.value == rule.value and kind.confidence >= rule.confidence:
        return item
    others = tuple(tag for tag in item.tags if tag.dimension is not Dimension.KIND)
    return TaggedStatement(item.statement, (rule, *others), item.slots)


def same_text(first: str, second: str) -> bool:
    """Equal but for case, blanks and final punctuation."""
    return normalise(first).rstrip(".;,: ") == normalise(second).rstrip(".;,: ")
