"""Municipalities -> beside each other: judgements by norm, and what their goals look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.report.goal_tree import GoalTree
from pipeline.report.indicators import Indicator
from pipeline.report.judgements import NormGroup, NormPage, Verdict
from pipeline.report.nouns import Document, GoalRow


@dataclass(frozen=True, slots=True)
class Compared:
    """One municipality on one norm: the judgement over all years (else the last year), and the years judged."""

    page: NormPage
    main: Verdict
    years: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class NormRow:
    """One norm; a cell a municipality, None where it was not judged on it."""

    norm: str
    text: str
    needs_more: str
    cells: tuple[Compared | None, ...]


@dataclass(frozen=True, slots=True)
class NormTable:
    """The norms of one set across municipalities."""

    title: str
    remark: str | None
    rows: tuple[NormRow, ...]


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """What the goals of a municipality look like, as (part, whole) where it is a share."""

    place: str
    documents: int
    goals: int
    uncertain: int  # goals with a label that is uncertain
    strategic: int
    tactical: int
    operational: int
    outcome: int
    outcome_measurable: int
    measurable: int
    time_bound: int
    lower: int
    bound: int
    indicators: int
    indicators_with_target: int


def compare_norms(places: Sequence[str], groups: Mapping[str, Sequence[NormGroup]]) -> tuple[NormTable, ...]:
    """A table a norm set; `groups` holds the norm groups of each municipality."""
    titles = dict.fromkeys(group.title for place in places for group in groups[place])
    tables = []
    for title in titles:
        found = {place: next((g for g in groups[place] if g.title == title), None) for place in places}
        pages = {
            place: {page.norm.norm: page for page in group.pages} if group else {} for place, group in found.items()
        }
        norms = dict.fromkeys(norm for place in places for norm in pages[place])
        rows = []
        for norm in norms:
            first = next(pages[place][norm] for place in places if norm in pages[place])
            cells = tuple(_compared(pages[place].get(norm)) for place in places)
            rows.append(NormRow(norm, first.norm.text, first.needs_more, cells))
        remark = next((group.remark for group in found.values() if group), None)
        tables.append(NormTable(title, remark, tuple(rows)))
    return tuple(tables)


def _compared(page: NormPage | None) -> Compared | None:
    if page is None or not page.shown:
        return None
    years = tuple(verdict for verdict in page.whole if verdict.judgement.year)
    main = next((verdict for verdict in page.whole if verdict.judgement.year is None), None)
    judged = tuple(verdict for verdict in years if verdict.sign.name != "unknown")
    return Compared(page, main or (years[-1] if years else page.shown[0]), judged)


def goal_figures(
    place: str,
    documents: Sequence[Document],
    goals: Sequence[GoalRow],
    trees: Sequence[GoalTree],
    indicators: Sequence[Indicator],
) -> GoalFigures:
    """Counts over all documents of a municipality; a goal that stands in two documents counts twice."""

    def have(**labels: str) -> int:
        return sum(all(getattr(goal, name) == value for name, value in labels.items()) for goal in goals)

    return GoalFigures(
        place=place,
        documents=len(documents),
        goals=len(goals),
        uncertain=sum(goal.uncertain for goal in goals),
        strategic=have(level="strategic"),
        tactical=have(level="tactical"),
        operational=have(level="operational"),
        outcome=have(result="outcome"),
        outcome_measurable=have(result="outcome", measurability="quantitative"),
        measurable=have(measurability="quantitative"),
        time_bound=have(time_bound="yes"),
        lower=sum(tree.lower for tree in trees),
        bound=sum(tree.bound for tree in trees),
        indicators=len(indicators),
        indicators_with_target=sum(indicator.has_target for indicator in indicators),
    )
