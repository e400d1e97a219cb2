"""Corrected counts -> what stands beside the counts of the machine: how far the random control part bears them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.review.candidates import Filter
from pipeline.review.counts import Corrected
from pipeline.review.tables import sentence


@dataclass(frozen=True, slots=True)
class Control:
    """The last control part that people reviewed. `about` names what it was drawn from, empty for everything.

    `sentences` tell of each label what the machine counted and what that is estimated to be.
    """

    about: str
    reviewed: int
    drawn: int
    sentences: tuple[str, ...]

    def is_about(self, place: str) -> bool:
        """Whether the statements were drawn from this municipality alone."""
        return self.about == str(Filter(municipalities=(place,)))


def make_control(corrected: Sequence[Corrected]) -> Control | None:
    """None where no control part has been reviewed. A label that nobody gave, machine nor people, is left out."""
    if not corrected:
        return None
    first = corrected[0]
    told = tuple(sentence(count) for count in corrected if count.machine or count.true.value)
    return Control(first.filter, first.reviewed, first.drawn, told)
