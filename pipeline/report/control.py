"""Corrected counts -> what stands beside the counts of the machine: how far the random control part bears them out.

Without a control part, what is known of the classifier in general: the scores that stand in its folder.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.report.words import number
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


@dataclass(frozen=True, slots=True)
class Score:
    """How well goals are found, 0 to 1; `measured_on` in Dutch."""

    measured_on: str
    precision: float
    recall: float


def load_scores(model_folder: Path, models: Sequence[str]) -> tuple[Score, ...]:
    """Scores on documents that the classifier does not know. None where the labels are from another model."""
    try:
        version = json.loads((model_folder / "model.json").read_text("utf-8"))["version"]
        metrics = json.loads((model_folder / "metrics.json").read_text("utf-8"))
        found = [("verzonnen documenten van andere schrijvers", metrics["folds"])]
        if metrics["checked"]:
            checked = metrics["checked"]["evaluation"]
            told = f"het gelabelde bestand {metrics['checked']['name']} ({number(checked['statements'])} uitspraken)"
            found.append((told, checked))
        scores = tuple(Score(on, float(e["goal"]["precision"]), float(e["goal"]["recall"])) for on, e in found)
    except (OSError, ValueError, KeyError, TypeError):
        return ()  # a model that others made need not tell
    return scores if set(models) == {version} else ()


def make_control(corrected: Sequence[Corrected]) -> Control | None:
    """None where no control part has been reviewed. A label that nobody gave, machine nor people, is left out."""
    if not corrected:
        return None
    first = corrected[0]
    told = tuple(sentence(count) for count in corrected if count.machine or count.true.value)
    return Control(first.filter, first.reviewed, first.drawn, told)
