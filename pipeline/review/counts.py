"""The random control part -> true counts with intervals, and the precision and recall of the machine.

Statements fall in cells: the stratum in which they were drawn, by whether the machine gave the label. Of each cell the
size is known, and from the sample how many truly have the label. The estimate is the sum of size times share. Its
interval comes from draws of what the unseen statements may be (Jeffreys' prior, beta-binomial), so that a label that
was never missed in a small sample still gets a wide interval.

The interval always holds; the value says nothing while it rests on a handful. It counts as known from MINIMUM reviewed
statements on: then even a flawless series leaves less than a quarter open (10 of 10 right: 0.78 to 1), as statistical
offices leave out shares whose interval is wide. Where all statements of a side were reviewed nothing is left to guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.labels import LABELS, Dimension
from pipeline.review.queries import sql
from pipeline.store import Database

MINIMUM = 10
_BLIND = 0.1  # share of a side's statements that may lie in cells of which nothing was reviewed
_DRAWS = 4000
_LEVEL = 0.95
_PRIOR = 0.5


@dataclass(frozen=True, slots=True)
class Cell:
    """`size` statements of which `seen` were reviewed; `true` of those have the label (a half where people differ)."""

    by_machine: bool
    size: int
    seen: int
    true: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated number or share with its 95% interval; None where there is nothing to estimate from.

    `few` tells that too little was reviewed for the value to mean anything: only the interval may be shown.
    """

    value: float | None
    low: float | None
    high: float | None
    few: bool = False


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the machine counted, what that is estimated to be in truth, and how good its label is (shares, 0 to 1).

    Of the `drawn` statements of the control part, `reviewed` were judged on this dimension. What people leave out is
    taken to be like what they judged.
    """

    export_id: str
    filter: str
    dimension: Dimension
    label: str
    machine: int
    true: Estimate
    precision: Estimate
    recall: Estimate
    reviewed: int
    drawn: int


def estimate(cells: Sequence[Cell], seed: int = 1) -> tuple[Estimate, Estimate, Estimate]:
    """Number of statements that truly have the label, precision and recall of the machine.

    A cell that nobody reviewed counts as the machine says in the value, and as unknown in the interval.
    """
    import numpy as np

    dice = np.random.default_rng(seed)
    hits, misses, hit_draws, miss_draws = 0.0, 0.0, np.zeros(_DRAWS), np.zeros(_DRAWS)
    for cell in cells:
        share = cell.true / cell.seen if cell.seen else float(cell.by_machine)
        chance = dice.beta(cell.true + _PRIOR, cell.seen - cell.true + _PRIOR, _DRAWS)
        drawn = cell.true + dice.binomial(cell.size - cell.seen, chance)
        if cell.by_machine:
            hits, hit_draws = hits + cell.size * share, hit_draws + drawn
        else:
            misses, miss_draws = misses + cell.size * share, miss_draws + drawn
    given = sum(cell.size for cell in cells if cell.by_machine)
    few, few_given = _too_few(cells), not _is_enough([cell for cell in cells if cell.by_machine])
    return (
        _estimate(hits + misses, hit_draws + miss_draws, few),
        _estimate(hits / given, hit_draws / given, few_given) if given else Estimate(None, None, None),
        _recall(hits, misses, hit_draws, miss_draws, few or _has_few_true(cells)),
    )


def load_corrected(database: Database, export_id: str | None = None) -> tuple[Corrected, ...]:
    """Corrected counts of every label, from the control part of an export (the last one with reviewed control rows)."""
    exports = [row for row in database.rows(sql("controlled")) if export_id in (None, row["export_id"])]
    if not exports:
        return ()
    export = exports[0]
    sizes: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in database.rows("FROM review_stratum WHERE export_id = $id", {"id": export["export_id"]}):
        sizes[row["dimension"], row["stratum"]][row["value"]] = row["count"]
    sample = database.rows(sql("control"), {"id": export["export_id"]})
    return tuple(
        _corrected(export, dimension, label.value, sizes, sample)
        for dimension in Dimension
        for label in LABELS[dimension]
    )


def _corrected(
    export: Mapping[str, Any],
    dimension: Dimension,
    label: str,
    sizes: Mapping[tuple[str, str], Mapping[str, int]],
    sample: Sequence[Mapping[str, Any]],
) -> Corrected:
    cells: list[Cell] = []
    judged = [row for row in sample if row["dimension"] == dimension.value]
    for (name, stratum), counts in sizes.items():
        if name != dimension.value:
            continue
        for by_machine in (True, False):
            size = sum(count for value, count in counts.items() if (value == label) is by_machine)
            seen = [r for r in judged if r["stratum"] == stratum and (r["machine"] == label) is by_machine]
            true = sum(row["values"].count(label) / len(row["values"]) for row in seen)
            if size:
                cells.append(Cell(by_machine, size, min(len(seen), size), true))
    number, precision, recall = estimate(cells)
    machine = sum(cell.size for cell in cells if cell.by_machine)
    return Corrected(
        export_id=export["export_id"],
        filter=export["filter"],
        dimension=dimension,
        label=label,
        machine=machine,
        true=number,
        precision=precision,
        recall=recall,
        reviewed=len(judged),
        drawn=export["drawn"],
    )


def _too_few(cells: Sequence[Cell]) -> bool:
    """Whether too little was reviewed of what the machine gave the label, or of what it did not."""
    return not all(_is_enough([cell for cell in cells if cell.by_machine is side]) for side in (True, False))


def _is_enough(side: Sequence[Cell]) -> bool:
    size, seen = sum(cell.size for cell in side), sum(cell.seen for cell in side)
    return seen >= min(MINIMUM, size) and sum(cell.size for cell in side if not cell.seen) <= _BLIND * size


def _has_few_true(cells: Sequence[Cell]) -> bool:
    """Recall is a share of what truly has the label: a few of those say little, however much was reviewed."""
    return sum(cell.true for cell in cells) < MINIMUM and any(cell.seen < cell.size for cell in cells)


def _estimate(value: float, draws: Any, few: bool) -> Estimate:
    import numpy as np

    tail = (1 - _LEVEL) / 2
    low, high = np.quantile(draws, [tail, 1 - tail])
    return Estimate(value, min(float(low), value), max(float(high), value), few)


def _recall(hits: float, misses: float, hit_draws: Any, miss_draws: Any, few: bool) -> Estimate:
    import numpy as np

    if not hits + misses:
        return Estimate(None, None, None)
    total = hit_draws + miss_draws
    draws = np.divide(hit_draws, total, out=np.ones(len(total)), where=total > 0)
    return _estimate(hits / (hits + misses), draws, few)
