"""Decisions of several people (or of a person and the machine) -> how far they agree, with intervals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipeline.labels import Dimension
from pipeline.review.queries import sql
from pipeline.store import Database

MACHINE = "machine"
_DRAWS = 1000
_LEVEL = 0.95
Unit = tuple[str | None, ...]  # one label a coder, None where that coder gave none


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of agreement (at most 1; 0 is what chance gives) with its 95% interval; None where undefined."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of coders on one dimension over `units` statements that at least two of them labelled.

    `kappa` is Cohen's, for two coders only; `alpha` is Krippendorff's for nominal data; `same` the raw share.
    """

    dimension: Dimension
    coders: tuple[str, ...]
    units: int
    same: float
    kappa: Figure
    alpha: Figure


def cohen_kappa(pairs: Sequence[Unit]) -> float | None:
    """Cohen's kappa of two coders; None when it is undefined: nothing to compare, or one label only."""
    total = len(pairs)
    ones, others = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs)
    same = sum(one == other for one, other in pairs) * total
    chance = sum(count * others[label] for label, count in ones.items())
    return (same - chance) / (total * total - chance) if total * total > chance else None


def krippendorff_alpha(units: Sequence[Unit]) -> float | None:
    """Krippendorff's alpha for nominal data and any number of coders, with gaps (Krippendorff 2011).

    None when it is undefined: no unit with two labels, or one label only.
    """
    coincidences: Counter[tuple[str, str]] = Counter()
    for unit in units:
        labels = [label for label in unit if label is not None]
        for first, one in enumerate(labels):
            for second, other in enumerate(labels):
                if first != second:
                    coincidences[one, other] += 1 / (len(labels) - 1)  # type: ignore[assignment]
    totals: Counter[str] = Counter()
    for (one, _), count in coincidences.items():
        totals[one] += count
    n = sum(totals.values())
    expected = n * n - sum(count * count for count in totals.values())
    if not n or not expected:
        return None
    observed = sum(count for (one, other), count in coincidences.items() if one != other)
    return 1 - (n - 1) * observed / expected


def with_interval(measure: Callable[[Sequence[Unit]], float | None], units: Sequence[Unit], seed: int = 1) -> Figure:
    """The measure with a percentile interval from a seeded bootstrap over units.

    Where nobody ever differed the bootstrap cannot see a difference either; the interval then starts at what the
    largest share of differing units would leave that a flawless series does not rule out (exact binomial bound).
    """
    import numpy as np

    value = measure(units)
    if value is None:
        return Figure(None, None, None)
    if value == 1:
        return Figure(value, _least_when_all_agree(units), value)
    dice = np.random.default_rng(seed)
    drawn = (measure([units[i] for i in dice.integers(0, len(units), len(units))]) for _ in range(_DRAWS))
    found = [figure for figure in drawn if figure is not None]
    tail = (1 - _LEVEL) / 2
    low, high = np.quantile(found, [tail, 1 - tail])
    return Figure(value, float(low), float(high))


def _least_when_all_agree(units: Sequence[Unit]) -> float:
    labels = Counter(label for unit in units for label in unit if label is not None)
    by_chance = 1 - sum((count / labels.total()) ** 2 for count in labels.values())
    differing = 1 - ((1 - _LEVEL) / 2) ** (1 / len(units))
    return max(-1.0, 1 - differing / by_chance)


def agreement_of(dimension: Dimension, coders: Sequence[str], units: Sequence[Unit]) -> Agreement | None:
    """Agreement of coders on units, of which those with fewer than two labels are left out; None when none is left."""
    paired = [unit for unit in units if sum(label is not None for label in unit) >= 2]
    if not paired:
        return None
    same = sum(len({label for label in unit if label is not None}) == 1 for unit in paired) / len(paired)
    none = Figure(None, None, None)
    kappa = with_interval(cohen_kappa, paired) if len(coders) == 2 else none
    return Agreement(dimension, tuple(coders), len(paired), same, kappa, with_interval(krippendorff_alpha, paired))


def load_agreement(database: Database) -> tuple[Agreement, ...]:
    """For each dimension: each pair of reviewers, all of them when there are more, and each with the machine."""
    labels: dict[Dimension, dict[str, dict[str, str]]] = {d: defaultdict(dict) for d in Dimension}
    for row in database.rows(sql("coded")):
        labels[Dimension(row["dimension"])][row["statement_id"]][row["coder"]] = row["value"]
    found: list[Agreement] = []
    for dimension, statements in labels.items():
        people = sorted({coder for coded in statements.values() for coder in coded if coder != MACHINE})
        groups = [*combinations(people, 2), *([tuple(people)] if len(people) > 2 else [])]
        for group in (*groups, *((person, MACHINE) for person in people)):
            units = [tuple(coded.get(coder) for coder in group) for coded in statements.values()]
            if agreement := agreement_of(dimension, group, units):
                found.append(agreement)
    return tuple(found)
