"""A newly trained model beside the one in use -> it takes its place only when it is not worse."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ModelError
from pipeline.labels import Dimension

NOISE = 0.01  # macro-F1 that another draw of training documents gains or loses


@dataclass(frozen=True, slots=True)
class Difference:
    """One score of both models, 0 to 1. `measured_on` is "folds" or the name of the check file."""

    measured_on: str
    dimension: str
    before: float
    after: float

    @property
    def gain(self) -> float:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Promotion:
    """Whether the candidate took the place of the model in use, why, and by how much it differs."""

    promoted: bool
    reason: str
    differences: tuple[Difference, ...]


def promote(candidate: Path, current: Path) -> Promotion:
    """Moves the folder `candidate` to `current` when its mean score is not more than NOISE below that in use.

    Compared are the macro-F1 of all dimensions, on documents left out and on a check file that both were measured
    on. A first model is always promoted. Raises ModelError when a metrics file is missing or damaged, or when
    `current` (by default the model folder of the project, see settings) cannot be replaced.
    """
    if not (current / "model.json").is_file():
        _replace(candidate, current)
        return Promotion(True, "Er was nog geen model in gebruik.", ())
    differences = _differences(_metrics(current), _metrics(candidate))
    gain = sum(difference.gain for difference in differences) / len(differences)
    if gain < -NOISE:
        return Promotion(False, f"Het nieuwe model scoort gemiddeld {-gain:.3f} lager: het oude blijft.", differences)
    _replace(candidate, current)
    return Promotion(True, f"Het nieuwe model scoort gemiddeld {gain:+.3f}: het neemt de plaats in.", differences)


def _metrics(folder: Path) -> dict[str, dict[str, float]]:
    """Macro-F1 by what was measured on and dimension."""
    file = folder / "metrics.json"
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        found = {"folds": _macro(content["folds"])}
        if content.get("checked"):
            found[content["checked"]["name"]] = _macro(content["checked"]["evaluation"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{file} ontbreekt of is beschadigd ({error}): train opnieuw met 'doelwijzer train'."
        ) from error
    return found


def _macro(evaluation: dict[str, list[dict[str, float]]]) -> dict[str, float]:
    return {str(score["dimension"]): float(score["macro_f1"]) for score in evaluation["dimensions"]}


def _differences(before: dict[str, dict[str, float]], after: dict[str, dict[str, float]]) -> tuple[Difference, ...]:
    return tuple(
        Difference(name, str(d), before[name][d], after[name][d])
        for name in before
        if name in after
        for d in map(str, Dimension)
        if d in before[name] and d in after[name]
    )


def _replace(candidate: Path, current: Path) -> None:
    """The old folder is moved aside first, so that a stop half-way leaves a whole model under one of two names."""
    aside = current.with_name(f"{current.name}-vorig")
    try:
        shutil.rmtree(aside, ignore_errors=True)
        current.parent.mkdir(parents=True, exist_ok=True)
        if current.exists():
            current.rename(aside)
        shutil.move(candidate, current)
    except OSError as error:
        raise ModelError(
            f"Het nieuwe model kan niet in {current} komen ({error.strerror}): het staat in {candidate}. Kies met "
            "DOELWIJZER_MODEL_FOLDER een map waarin u mag schrijven."
        ) from error
    shutil.rmtree(aside, ignore_errors=True)
