"""Tagged statements and tables -> goals, indicator values and budget lines, bound together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.goals.finance import budget_lines
from pipeline.goals.headings import with_goal_headings
from pipeline.goals.indicators import indicators_of
from pipeline.goals.placing import Places
from pipeline.goals.relate import goal_indicators
from pipeline.goals.structure import (
    GOAL_HEADING,
    apply_structure,
    structural_goals,
    structural_repeats,
    structural_reports,
)
from pipeline.goals.tree import goals_of
from pipeline.model import BudgetLine, Goal, IndicatorValue, Link, TaggedStatement
from pipeline.segment import Segmentation

BINDER = "goals-14"  # bump when the output changes

__all__ = [
    "BINDER",
    "GOAL_HEADING",
    "Bound",
    "apply_structure",
    "bind_goals",
    "structural_goals",
    "structural_repeats",
    "structural_reports",
    "with_goal_headings",
]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a document's goals are and what they hang on, each in the order of the document."""

    goals: tuple[Goal, ...]
    indicator_values: tuple[IndicatorValue, ...]
    budget_lines: tuple[BudgetLine, ...]
    links: tuple[Link, ...]


def bind_goals(
    document_id: str, segmentation: Segmentation, tagged: tuple[TaggedStatement, ...], *, year: int | None = None
) -> Bound:
    """Binds what the segmenter and the tagger found.

    `year` is the year that the document is about; without it, the year that most budget columns start with. It only
    matters for columns of indicators that are headed by a bare year.
    """
    places = Places(segmentation)
    goals, parents = goals_of(tagged, places)
    lines = budget_lines(document_id, segmentation, places.sections)
    indicators = indicators_of(document_id, segmentation, places.sections, year or _budget_year(lines))
    values = tuple(value for indicator in indicators for value in indicator.values)
    statements = {item.statement.id: item.statement for item in tagged}
    measured = goal_indicators(goals, statements, indicators, segmentation.sections, places)
    return Bound(goals, values, lines, parents + measured)


def _budget_year(lines: tuple[BudgetLine, ...]) -> int | None:
    """The year after the last one before the first plan year: accounts lie two years back, the budget is next."""
    accounts = Counter(line.year for line in lines if line.basis in ("Rekening", "Realisatie") and line.year)
    return accounts.most_common(1)[0][0] + 2 if accounts else None
