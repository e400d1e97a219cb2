"""Features and labels -> heads: least squares over likeness, calibrated on predictions for writers it has not seen.

The method is kernel ridge regression on labels as 0 and 1 (a least-squares support vector machine): one solution of a
linear system a head, the same on every run. Its place among the alternatives stands in the model card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.tag.heads import Head, Space, softmax

if TYPE_CHECKING:
    import numpy as np

FOLDS = 5
CERTAIN = 0.9  # share of labels that have to be right among those called certain
_CONFIDENCES = tuple(step / 100 for step in range(50, 100))
_RIDGE = 0.3  # chosen on grouped folds: how far a statement's own label may be overruled by its neighbours
_TEMPERATURES = (0.02, 3.0)  # bounds within which the calibration is sought
_CONTEXT, _RULES = 0.5, 2.0  # weight of the context's vector and of the rules beside the text's vector; idem
_OUTLIER = 6.0  # standard deviations (times the weight of rules) beyond which a rare feature counts no more


@dataclass(frozen=True, slots=True)
class FittedHead:
    """A head fitted on all rows, and the calibrated probabilities that folds without a row's group gave it.

    `uncertain_below`: of the labels with at least this confidence, CERTAIN were right on the folds; 1 when none were.
    """

    head: Head
    out_of_fold: np.ndarray
    temperature: float
    uncertain_below: float


def fit_space(features: np.ndarray, vector_length: int) -> Space:
    """Where the rows lie, each column in standard deviations times the weight of its block (text, context, rules).

    The distance at which likeness falls to a third is the mean distance of two rows.
    """
    import numpy as np

    wide = features.astype(np.float64)
    mean, deviation = wide.mean(axis=0), wide.std(axis=0)
    weight = np.full(features.shape[1], _RULES)
    weight[:vector_length], weight[vector_length : 2 * vector_length] = 1.0, _CONTEXT
    factor = weight / np.where(deviation > 1e-6, deviation, 1.0)
    limit = _OUTLIER * _RULES
    placed = np.clip((wide - mean) * factor, -limit, limit)
    width = np.sqrt(max(placed.var() * placed.shape[1], 1e-12))
    rows = (placed / width).astype(np.float16).astype(np.float32)
    return Space(mean.astype(np.float32), (factor / width).astype(np.float32), float(limit / width), rows)


def fit_head(space: Space, rows: Sequence[int], given: Sequence[str], groups: Sequence[str]) -> FittedHead:
    """A head for the labels `given` to these rows of the space. Rows of one group are never on both sides of a fold."""
    import numpy as np

    labels = tuple(sorted(set(given)))
    target = np.asarray([labels.index(label) for label in given])
    likeness = space.among(rows)
    scores = out_of_fold(likeness, target, grouped_folds(groups))
    temperature = _temperature(scores, target)
    weight, bias = _solve(likeness, target, len(labels))
    spread = np.zeros((len(space.rows), len(labels)), np.float32)
    spread[np.asarray(rows)] = weight / temperature
    probabilities = softmax(scores / temperature)
    return FittedHead(
        head=Head(labels, spread, (bias / temperature).astype(np.float32)),
        out_of_fold=probabilities,
        temperature=temperature,
        uncertain_below=_uncertain_below(probabilities, target),
    )


def out_of_fold(likeness: np.ndarray, target: np.ndarray, folds: Sequence[np.ndarray]) -> np.ndarray:
    """Scores before calibration, shape (rows, labels), each from a solution that has not seen the row's group."""
    import numpy as np

    labels = int(target.max()) + 1
    scores = np.zeros((len(target), labels))
    for held_out in folds:
        weight, bias = _solve(likeness[np.ix_(~held_out, ~held_out)], target[~held_out], labels)
        scores[held_out] = likeness[np.ix_(held_out, ~held_out)] @ weight + bias
    return scores


def grouped_folds(groups: Sequence[str]) -> list[np.ndarray]:
    """Boolean masks of held-out rows; a group is never split, folds are about equal and the same on every run."""
    import numpy as np

    names, rows = np.unique(np.asarray(groups), return_counts=True)
    count = min(FOLDS, len(names))
    sizes = [0] * count
    fold_of = {}
    for index in np.argsort(-rows, kind="stable"):
        smallest = sizes.index(min(sizes))
        fold_of[str(names[index])] = smallest
        sizes[smallest] += int(rows[index])
    folds = np.asarray([fold_of[str(group)] for group in groups])
    return [folds == fold for fold in range(count)]


def _solve(likeness: np.ndarray, target: np.ndarray, labels: int) -> tuple[np.ndarray, np.ndarray]:
    """Weights (rows, labels) and bias (labels,), the share of each label."""
    import numpy as np
    from scipy.linalg import cho_factor, cho_solve

    wanted = np.eye(labels, dtype=np.float32)[target]
    bias = wanted.mean(axis=0)
    system = likeness.copy()
    system[np.diag_indices_from(system)] += _RIDGE
    return cho_solve(cho_factor(system, overwrite_a=True, check_finite=False), wanted - bias), bias


def _temperature(scores: np.ndarray, target: np.ndarray) -> float:
    """The divisor of the scores under which the given labels are likeliest."""
    import numpy as np
    from scipy.optimize import minimize_scalar

    def loss(temperature: float) -> float:
        probabilities = softmax(scores / temperature)
        return float(-np.log(np.maximum(probabilities[np.arange(len(target)), target], 1e-12)).mean())

    return float(minimize_scalar(loss, bounds=_TEMPERATURES, method="bounded").x)


def _uncertain_below(probabilities: np.ndarray, target: np.ndarray) -> float:
    return next(_certain_from(probabilities.max(axis=1), probabilities.argmax(axis=1) == target), 1.0)


def _certain_from(confidence: np.ndarray, right: np.ndarray) -> Iterator[float]:
    """Confidences from which on enough labels are right, lowest first."""
    for step in _CONFIDENCES:
        sure = confidence >= step
        if sure.any() and right[sure].mean() >= CERTAIN:
            yield step
