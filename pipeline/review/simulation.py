"""Labelled statements -> how many reviews bring which F1, choosing rows by uncertainty or at random.

The statements play three parts, divided by document: what the model knew already (`known`), the corpus that people
review (`pool`), and documents that nobody touches, on which is measured (`held_out`).
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.csvfile import write_atomically, write_rows
from pipeline.model import Dimension
from pipeline.settings import Settings

if TYPE_CHECKING:
    import numpy as np

STRATEGIES = ("onzeker", "aselect")
_STRENGTH = 0.003  # as the trainer uses
_KNOWN, _POOL = 0.15, 0.55  # shares of the documents; the rest is held out


@dataclass(frozen=True, slots=True)
class Point:
    """Macro-F1 (0 to 1) on the documents left out, after `reviews` rows of the pool were reviewed."""

    strategy: str
    seed: int
    reviews: int
    macro_f1: float


def simulate(
    features: np.ndarray, labels: Sequence[str], documents: Sequence[str], steps: Sequence[int], seeds: Sequence[int]
) -> tuple[Point, ...]:
    """Points for each seed, strategy and number of reviews. `features` has a row for each label and document name.

    Between two steps the model is trained anew, as when researchers import a sheet and retrain.
    """
    points: list[Point] = []
    for seed in seeds:
        known, pool, held_out = _divide(documents, seed)
        for strategy in STRATEGIES:
            points += _one_run(features, labels, (known, pool, held_out), steps, strategy, seed)
    return tuple(points)


def features_of(
    folder: Path, dimension: Dimension, settings: Settings
) -> tuple[np.ndarray, tuple[str, ...], tuple[str, ...]]:
    """Features, labels and documents of the labelled statements in a folder that have a label in this dimension."""
    from pipeline.tag.encoder import Encoder
    from pipeline.tag.features import feature_matrix
    from pipeline.tag.lexicon import load_lexicons
    from pipeline.train.evaluate import sample_of
    from pipeline.train.statements import read_statements

    statements = [s for s in read_statements([folder]) if dimension in s.labels]
    samples = [sample_of(statement) for statement in statements]
    features = feature_matrix(samples, Encoder(settings), load_lexicons(settings.lexicon_folder))
    return features, tuple(s.labels[dimension] for s in statements), tuple(s.document for s in statements)


def write_simulation(folder: Path, points: Sequence[Point], title: str) -> tuple[Path, Path]:
    """Writes the points as CSV and as a plot; returns both."""
    rows = [(p.strategy, p.seed, p.reviews, p.macro_f1) for p in points]
    table, plot = folder / "nakijken-en-leren.csv", folder / "nakijken-en-leren.png"
    write_rows(table, ("keuze", "toeval", "nagekeken", "macro-F1"), rows)
    write_atomically(plot, _plot(points, title))
    return table, plot


def means(points: Sequence[Point]) -> dict[tuple[str, int], float]:
    """Mean macro-F1 over the seeds, by strategy and number of reviews."""
    found: dict[tuple[str, int], list[float]] = {}
    for point in points:
        found.setdefault((point.strategy, point.reviews), []).append(point.macro_f1)
    return {key: sum(values) / len(values) for key, values in found.items()}


def _divide(documents: Sequence[str], seed: int) -> tuple[list[int], list[int], list[int]]:
    names = sorted(set(documents))
    random.Random(seed).shuffle(names)
    first, second = round(len(names) * _KNOWN), round(len(names) * (_KNOWN + _POOL))
    parts = (set(names[:first]), set(names[first:second]), set(names[second:]))
    known, pool, held_out = ([n for n, name in enumerate(documents) if name in part] for part in parts)
    return known, pool, held_out


def _one_run(
    features: np.ndarray,
    labels: Sequence[str],
    parts: tuple[list[int], list[int], list[int]],
    steps: Sequence[int],
    strategy: str,
    seed: int,
) -> list[Point]:
    import numpy as np
    from sklearn.metrics import f1_score

    known, pool, held_out = parts
    truth = np.asarray(labels)
    order = list(pool)
    random.Random(seed).shuffle(order)
    reviewed: list[int] = []
    points = []
    for step in sorted(set(steps)):
        if len(reviewed) < min(step, len(pool)):
            left = [n for n in order if n not in set(reviewed)]
            if strategy == "onzeker":
                sure = _fit(features, truth, known + reviewed).predict_proba(features[left]).max(axis=1)
                left = [left[n] for n in np.argsort(sure, kind="stable")]
            reviewed += left[: step - len(reviewed)]
        predicted = _fit(features, truth, known + reviewed).predict(features[held_out])
        score = f1_score(truth[held_out], predicted, average="macro", zero_division=0)
        points.append(Point(strategy, seed, len(reviewed), float(score)))
    return points


def _fit(features: np.ndarray, truth: np.ndarray, rows: Sequence[int]):  # type: ignore[no-untyped-def]
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=300))
    return model.fit(features[rows], truth[rows])


def _plot(points: Sequence[Point], title: str) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4.5), layout="constrained")
    FigureCanvasAgg(figure)
    axis = figure.subplots()
    mean = means(points)
    for strategy, color in zip(STRATEGIES, ("#1f77b4", "#7f7f7f"), strict=True):
        steps = sorted(reviews for name, reviews in mean if name == strategy)
        spread = [[p.macro_f1 for p in points if (p.strategy, p.reviews) == (strategy, step)] for step in steps]
        axis.plot(steps, [mean[strategy, step] for step in steps], color=color, marker="o", label=strategy)
        axis.fill_between(steps, [min(s) for s in spread], [max(s) for s in spread], color=color, alpha=0.15)
    axis.set(xlabel="nagekeken uitspraken", ylabel="macro-F1 op weggelaten documenten", title=title)
    axis.legend(title="keuze van de rijen")
    axis.grid(alpha=0.3)
    content = io.BytesIO()
    figure.savefig(content, format="png", dpi=130)
    return content.getvalue()
