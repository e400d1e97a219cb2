"""Candidates -> the statements to hand out: uncertain ones, ones that decide a norm, and a random control part.

The control part is drawn first and from all candidates, in strata by the label of the machine, so that true counts can
be estimated from it. The other parts leave out what was reviewed before.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.labels import Dimension, Kind
from pipeline.review.candidates import Candidate, Weight

# A statement that the machine takes for no goal with less than this confidence may well be one.
PERHAPS_BELOW = 0.8
# Share of the control part for each stratum: goals count most, missed goals are rare and hide in the other two.
_SHARES = {"goal": 0.5, "perhaps": 0.25, "no_goal": 0.25}


class Part(StrEnum):
    """Why a statement is handed out."""

    CONTROL = "control"
    DECISIVE = "decisive"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Mix:
    """How many rows a reviewer gets, the parts as weights, and how many rows all reviewers get alike."""

    rows: int = 200
    uncertain: float = 40
    decisive: float = 30
    control: float = 30
    overlap: int = 0

    def __post_init__(self) -> None:
        if self.rows < 1 or min(self.uncertain, self.decisive, self.control) < 0 or not self.weight:
            raise ValueError(f"a mix without rows or with negative weights: {self}")
        if not 0 <= self.overlap <= self.rows:
            raise ValueError(f"more overlap than rows: {self}")

    @property
    def weight(self) -> float:
        return self.uncertain + self.decisive + self.control


@dataclass(frozen=True, slots=True)
class Choice:
    """A statement to hand out, why, and to whom."""

    candidate: Candidate
    part: Part
    stratum: str
    why: str
    reviewers: tuple[str, ...]


def choose(
    candidates: Sequence[Candidate],
    weights: Mapping[str, Sequence[Weight]],
    mix: Mix,
    seed: int,
    reviewers: Sequence[str] = ("",),
) -> tuple[Choice, ...]:
    """What to hand out, in the order of the candidates. The same input and seed give the same choice everywhere."""
    dice = random.Random(seed)
    shuffled = sorted(candidates, key=lambda c: c.statement_id)
    dice.shuffle(shuffled)  # ties fall by chance, not by place
    total = mix.overlap + (mix.rows - mix.overlap) * len(reviewers)
    sizes = _sizes(total, mix, len(shuffled))
    parts = {c.statement_id: Part.CONTROL for c in _control(shuffled, sizes[Part.CONTROL])}
    named = any(reviewers)
    fresh = [c for c in shuffled if not (set(c.reviewers) & set(reviewers) if named else c.reviewers)]
    decisive = sorted(
        (c for c in fresh if c.statement_id in weights),
        key=lambda c: (1 - c.confidence + 0.05) / weights[c.statement_id][0].flips,
        reverse=True,
    )
    _take(parts, decisive, sizes[Part.DECISIVE], Part.DECISIVE)
    uncertain = sorted(fresh, key=lambda c: c.confidence)
    _take(parts, uncertain, min(total, len(shuffled)) - len(parts), Part.UNCERTAIN)
    readers = _divide([c for c in shuffled if c.statement_id in parts], parts, mix.overlap, reviewers)
    return tuple(
        Choice(c, part, stratum_of(c), _why(c, part, weights.get(c.statement_id, ())), readers[c.statement_id])
        for c in candidates
        if (part := parts.get(c.statement_id))
    )


def stratum_of(candidate: Candidate) -> str:
    """goal, perhaps or no_goal, by what the machine says."""
    kind = next((tag for tag in candidate.tags if tag.dimension is Dimension.KIND), None)
    if kind and kind.value == Kind.GOAL:
        return "goal"
    return "no_goal" if kind and kind.confidence >= PERHAPS_BELOW else "perhaps"


def _sizes(total: int, mix: Mix, available: int) -> dict[Part, int]:
    total = min(total, available)
    control = round(total * mix.control / mix.weight)
    return {Part.CONTROL: control, Part.DECISIVE: min(total - control, round(total * mix.decisive / mix.weight))}


def _control(shuffled: Sequence[Candidate], size: int) -> list[Candidate]:
    strata: dict[str, list[Candidate]] = {name: [] for name in _SHARES}
    for candidate in shuffled:
        strata[stratum_of(candidate)].append(candidate)
    sizes = allocate(size, {name: len(found) for name, found in strata.items()}, _SHARES)
    return [candidate for name, found in strata.items() for candidate in found[: sizes[name]]]


def allocate(size: int, available: Mapping[str, int], shares: Mapping[str, float]) -> dict[str, int]:
    """Divides `size` by shares over strata; what a stratum does not have goes to the others."""
    given = dict.fromkeys(available, 0)
    left = min(size, sum(available.values()))
    while left:
        open_ = [name for name in available if given[name] < available[name]]
        name = min(open_, key=lambda n: (given[n] + 1) / (shares[n] or 1e-9))
        given[name] += 1
        left -= 1
    return given


def _take(parts: dict[str, Part], ordered: Sequence[Candidate], size: int, part: Part) -> None:
    for candidate in ordered:
        if size <= 0:
            return
        if candidate.statement_id not in parts:
            parts[candidate.statement_id] = part
            size -= 1


def _divide(
    chosen: Sequence[Candidate], parts: Mapping[str, Part], overlap: int, reviewers: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Who reads what: the overlap has a like share of each part, the rest goes round."""
    by_part = [c.statement_id for part in Part for c in chosen if parts[c.statement_id] is part]
    step = len(by_part) / overlap if overlap else 0
    shared = {by_part[int(number * step)] for number in range(min(overlap, len(by_part)))}
    readers = {id_: tuple(reviewers) for id_ in shared}
    alone = [id_ for id_ in by_part if id_ not in shared]
    return readers | {id_: (reviewers[number % len(reviewers)],) for number, id_ in enumerate(alone)}


def _why(candidate: Candidate, part: Part, weights: Sequence[Weight]) -> str:
    if part is Part.CONTROL:
        return "controle (aselect)"
    if part is Part.DECISIVE:
        nearest = weights[0]
        return f"beslist mee over norm {nearest.norm}, {nearest.criterion}"
    return f"onzeker ({candidate.confidence:.2f})".replace(".", ",")
