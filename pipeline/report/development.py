"""Goals of a municipality -> the goal development table: documents in time across, levels down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.report.nouns import Document, GoalRow

MONEY = "over geld"
LEVELS = (("strategic", "strategisch"), ("tactical", "tactisch"), ("operational", "operationeel"))


@dataclass(frozen=True, slots=True)
class Cell:
    """The goals of one level in one document and how many of them state a target value.

    Those with a number, which the document itself declares, come first; else they stand in its order.
    """

    goals: tuple[GoalRow, ...]
    measurable: int


@dataclass(frozen=True, slots=True)
class Level:
    """A row of the table; `cells` in the order of the documents."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Development:
    """Goals about money stand in a row of their own, as in the tables of audit offices."""

    documents: tuple[Document, ...]
    levels: tuple[Level, ...]


def make_development(documents: Sequence[Document], goals: Sequence[GoalRow]) -> Development:
    """The table for the documents that hold goals, in time. `goals` in the order of their documents."""
    holding = sorted(
        (document for document in documents if document.goals),
        key=lambda d: (d.year or 0, d.document_kind, d.name),
    )

    def row(name: str, level: str | None) -> Level:
        cells = []
        for document in holding:
            found = tuple(
                goal
                for goal in goals
                if goal.document_id == document.document_id
                and (goal.budget == "yes" if level is None else goal.level == level and goal.budget != "yes")
            )
            found = tuple(sorted(found, key=lambda goal: goal.number is None))
            cells.append(Cell(found, sum(goal.measurability == "quantitative" for goal in found)))
        return Level(name, tuple(cells))

    return Development(
        tuple(holding), (*(row(name, level) for level, name in LEVELS), row(MONEY, None)) if holding else ()
    )
