"""Features and labels -> heads: logistic regression, calibrated on predictions for documents it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.tag.heads import Head

if TYPE_CHECKING:
    import numpy as np

FOLDS = 5
_ITERATIONS = 500
_TEMPERATURES = (0.3, 3.0)  # bounds within which the calibration is sought


@dataclass(frozen=True, slots=True)
class FittedHead:
    """A head fitted on all rows, and the calibrated probabilities that folds without a row's document gave it."""

    head: Head
    out_of_fold: np.ndarray
    temperature: float


def fit_head(features: np.ndarray, given: Sequence[str], documents: Sequence[str], strength: float) -> FittedHead:
    """`strength` is scikit-learn's C: the smaller, the closer all weights stay to zero."""
    import numpy as np

    labels = tuple(sorted(set(given)))
    target = np.asarray([labels.index(label) for label in given])
    scores = out_of_fold(features, target, document_folds(documents), strength)
    temperature = _temperature(scores, target)
    weight, bias = _logistic(features, target, len(labels), strength)
    head = Head(labels, (weight / temperature).astype(np.float32), (bias / temperature).astype(np.float32))
    return FittedHead(head, _softmax(scores / temperature), temperature)


def out_of_fold(features: np.ndarray, target: np.ndarray, folds: Sequence[np.ndarray], strength: float) -> np.ndarray:
    """Scores before calibration, shape (rows, labels), each from a model that has not seen the row's document."""
    import numpy as np

    labels = int(target.max()) + 1
    scores = np.zeros((len(target), labels))
    for held_out in folds:
        weight, bias = _logistic(features[~held_out], target[~held_out], labels, strength)
        scores[held_out] = features[held_out] @ weight + bias
    return scores


def document_folds(documents: Sequence[str]) -> list[np.ndarray]:
    """Boolean masks of held-out rows; a document is never split, folds are equal in rows and the same on every run."""
    import numpy as np

    names, rows = np.unique(np.asarray(documents), return_counts=True)
    count = min(FOLDS, len(names))
    sizes = [0] * count
    fold_of = {}
    for index in np.argsort(-rows, kind="stable"):
        smallest = sizes.index(min(sizes))
        fold_of[str(names[index])] = smallest
        sizes[smallest] += int(rows[index])
    folds = np.asarray([fold_of[str(document)] for document in documents])
    return [folds == fold for fold in range(count)]


def _logistic(features: np.ndarray, target: np.ndarray, labels: int, strength: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights (features, labels) and bias (labels,) for unscaled features: the scaling is folded in."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    features = features.astype(np.float64)
    mean, deviation = features.mean(axis=0), features.std(axis=0)
    scale = np.where(deviation > 1e-6, deviation, 1.0)
    scaled = ((features - mean) / scale).astype(np.float32)
    model = LogisticRegression(C=strength, max_iter=_ITERATIONS).fit(scaled, target)
    coefficients, intercept = model.coef_.astype(np.float64), model.intercept_.astype(np.float64)
    if len(model.classes_) == 2:  # scikit-learn keeps one row for two classes; half each way gives the same softmax
        coefficients, intercept = np.vstack([-coefficients, coefficients]) / 2, np.hstack([-intercept, intercept]) / 2
    weight = np.zeros((features.shape[1], labels))
    bias = np.full(labels, -20.0)  # a label that this fold has not seen
    weight[:, model.classes_] = (coefficients / scale).T
    bias[model.classes_] = intercept - (coefficients / scale) @ mean
    return weight, bias


def _temperature(scores: np.ndarray, target: np.ndarray) -> float:
    """The divisor of the scores under which the given labels are likeliest."""
    import numpy as np
    from scipy.optimize import minimize_scalar

    def loss(temperature: float) -> float:
        probabilities = _softmax(scores / temperature)
        return float(-np.log(np.maximum(probabilities[np.arange(len(target)), target], 1e-12)).mean())

    return float(minimize_scalar(loss, bounds=_TEMPERATURES, method="bounded").x)


def _softmax(scores: np.ndarray) -> np.ndarray:
    import numpy as np

    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    return exponents / exponents.sum(axis=1, keepdims=True)
