"""The sample corpus, whose labels are known -> how many reviews bring which F1, by uncertainty or at random.

The truth of the sample plays the reviewer. Its documents are divided: in the pool rows are reviewed, a few at a time,
as when researchers import a sheet and retrain; on the documents held out is measured. Once the model starts with the
training statements that it comes with, once with nothing, as for labels or a kind of document that nobody trained on.
"""

from __future__ import annotations

import io
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.csvfile import write_atomically, write_rows
from pipeline.errors import UsageError
from pipeline.ids import letters_of
from pipeline.labels import Dimension, DocumentKind, Kind
from pipeline.review.candidates import Candidate
from pipeline.settings import Settings

if TYPE_CHECKING:
    import numpy as np

    from pipeline.train.statements import LabelledStatement

STRATEGIES = ("onzeker", "aselect")
TRAINED, EMPTY = "met trainingszinnen", "zonder trainingszinnen"
_HELD_OUT = 0.35  # share of the documents
_FEWEST = 200  # labelled statements below which a database does not hold the sample
Truth = Mapping[tuple[str, str], Mapping[Dimension, str]]  # by document and letters of the text


@dataclass(frozen=True, slots=True)
class Task:
    """What is learned: a row of features and a label for each statement; the first `base` are training statements.

    `documents` names the document of each of the others. `strength` is scikit-learn's C of the trainer for `base` rows.
    """

    features: np.ndarray
    labels: tuple[str, ...]
    documents: tuple[str, ...]
    base: int
    strength: float


@dataclass(frozen=True, slots=True)
class Point:
    """Macro-F1 (0 to 1) on the documents held out, after `reviews` rows of the pool were reviewed."""

    start: str
    strategy: str
    seed: int
    reviews: int
    macro_f1: float


def read_truth(folder: Path) -> Truth:
    """Labels of the sample's sentences. Raises UsageError when the folder holds none."""
    found: dict[tuple[str, str], Mapping[Dimension, str]] = {}
    for file in sorted(folder.glob("*.json")):
        told = json.loads(file.read_text("utf-8"))
        for goal in told.get("goals", ()):
            found[told["document"], letters_of(goal["text"])] = {d: _label(goal, d) for d in Dimension}
        for other in told.get("non_goals", ()):
            found[told["document"], letters_of(other["text"])] = {Dimension.KIND: other["kind"]}
    if not found:
        raise UsageError(f"In {folder} staat geen waarheid van het voorbeeldcorpus: geef de map met --truth.")
    return found


def make_task(
    dimension: Dimension,
    candidates: Sequence[Candidate],
    truth: Truth,
    training: Sequence[LabelledStatement],
    settings: Settings,
) -> Task:
    """Training statements, then the sample's statements as they were read; of both those that have the dimension.

    Raises UsageError when the candidates are not those of the sample corpus.
    """
    from pipeline.tag.encoder import Encoder
    from pipeline.tag.features import Sample, feature_matrix
    from pipeline.tag.lexicon import load_lexicons
    from pipeline.train.evaluate import sample_of
    from pipeline.train.study import LINEAR_STRENGTH

    known = [(c, truth.get((c.document, letters_of(c.text)), {})) for c in candidates]
    if sum(bool(labels) for _, labels in known) < _FEWEST:
        raise UsageError(
            "In deze database staat het voorbeeldcorpus niet: draai 'doelwijzer run corpus/voorbeeld' "
            "en geef die database met --database."
        )
    own = [(candidate, labels[dimension]) for candidate, labels in known if dimension in labels]
    base = [statement for statement in training if dimension in statement.labels]
    samples = [*map(sample_of, base), *(Sample(c.text, c.context, DocumentKind(c.document_kind)) for c, _ in own)]
    encoder = Encoder(settings)
    features = feature_matrix(samples, encoder, load_lexicons(settings.lexicon_folder))
    labels = (*(s.labels[dimension] for s in base), *(label for _, label in own))
    return Task(features, labels, tuple(c.document for c, _ in own), len(base), LINEAR_STRENGTH)


def simulate(task: Task, steps: Sequence[int], seeds: Sequence[int]) -> tuple[Point, ...]:
    """Points for each seed, start, strategy and number of reviews; without training statements none at 0 reviews."""
    points: list[Point] = []
    for seed in seeds:
        pool, held_out = _divide(task, seed)
        for start, known in ((TRAINED, range(task.base)), (EMPTY, range(0))):
            for strategy in STRATEGIES:
                for reviews, score in _review(task, list(known), pool, held_out, steps, strategy == "onzeker"):
                    points.append(Point(start, strategy, seed, reviews, score))
    return tuple(points)


def write_simulation(folder: Path, points: Sequence[Point], title: str) -> tuple[Path, Path]:
    """Writes the points as CSV and as a plot; returns both."""
    rows = [(p.start, p.strategy, p.seed, p.reviews, p.macro_f1) for p in points]
    table, plot = folder / "nakijken-en-leren.csv", folder / "nakijken-en-leren.png"
    write_rows(table, ("begin", "keuze", "toeval", "nagekeken", "macro-F1"), rows)
    write_atomically(plot, _plot(points, title))
    return table, plot


def means(points: Sequence[Point]) -> dict[tuple[str, str, int], float]:
    """Mean macro-F1 over the seeds, by start, strategy and number of reviews."""
    found: dict[tuple[str, str, int], list[float]] = {}
    for point in points:
        found.setdefault((point.start, point.strategy, point.reviews), []).append(point.macro_f1)
    return {key: sum(values) / len(values) for key, values in found.items()}


def _label(goal: Mapping[str, Any], dimension: Dimension) -> str:
    if dimension is Dimension.KIND:
        return Kind.GOAL.value
    value = goal[dimension.value]
    return value if isinstance(value, str) else "yes" if value else "no"


def _divide(task: Task, seed: int) -> tuple[list[int], list[int]]:
    """Rows of the pool in the order in which chance would take them, and rows held out; no document is in both."""
    names = sorted(set(task.documents))
    dice = random.Random(seed)
    dice.shuffle(names)
    kept = set(names[: round(len(names) * _HELD_OUT)])
    rows = list(enumerate(task.documents, task.base))
    pool = [row for row, name in rows if name not in kept]
    dice.shuffle(pool)
    return pool, [row for row, name in rows if name in kept]


def _review(
    task: Task, known: list[int], pool: list[int], held_out: list[int], steps: Sequence[int], by_doubt: bool
) -> Iterator[tuple[int, float]]:
    """One reviewer working through the pool: rows reviewed and macro-F1 after each step.

    The first rows of all are drawn at random when nothing is known.
    """
    from pipeline.train.evaluate import macro_f1

    names = sorted(set(task.labels))
    reviewed: list[int] = []
    left = list(pool)
    for step in sorted(set(steps)):
        new = left[: max(0, step - len(reviewed))]
        reviewed, left = [*reviewed, *new], left[len(new) :]
        if not known and not reviewed:
            continue
        scores = scores_of(task, [*known, *reviewed], [*held_out, *left])
        said = [names[column] for column in scores[: len(held_out)].argmax(axis=1)]
        yield len(reviewed), macro_f1([task.labels[row] for row in held_out], said)
        if by_doubt:
            left = [left[n] for n in _sureness(scores[len(held_out) :]).argsort(kind="stable")]


def scores_of(task: Task, known: Sequence[int], asked: Sequence[int]) -> np.ndarray:
    """Scores (rows asked, labels in order of name) of the a linear model, trained on the rows that are known.

    The trainer's own model scores a few points more; it would take hours to train at every step.
    """
    import numpy as np

    from pipeline.train.study import linear_scores

    names = sorted(set(task.labels))
    rows = [*known, *asked]
    target = np.asarray([names.index(task.labels[row]) for row in rows])
    is_asked = np.arange(len(rows)) >= len(known)
    strength = task.strength * max(1.0, task.base / len(known))  # as strong a row as with all training statements
    return linear_scores(task.features[rows], target, [is_asked], strength)[is_asked]


def _sureness(scores: np.ndarray) -> np.ndarray:
    import numpy as np

    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(1 / odds.sum(axis=1))


def _plot(points: Sequence[Point], title: str) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7, 4.5), layout="constrained")
    FigureCanvasAgg(figure)
    axis = figure.subplots()
    mean = means(points)
    for start, style in ((TRAINED, "-"), (EMPTY, "--")):
        for strategy, color in zip(STRATEGIES, ("#1f77b4", "#7f7f7f"), strict=True):
            steps = sorted(reviews for begin, name, reviews in mean if (begin, name) == (start, strategy))
            spread = [_spread(points, start, strategy, step) for step in steps]
            height = [mean[start, strategy, step] for step in steps]
            axis.plot(steps, height, style, color=color, marker="o", label=f"{strategy}, {start}")
            axis.fill_between(steps, [s[0] for s in spread], [s[1] for s in spread], color=color, alpha=0.12)
    axis.set(xlabel="nagekeken uitspraken", ylabel="macro-F1 op weggelaten documenten", title=title)
    axis.legend(title="keuze van de rijen; het model begint")
    axis.grid(alpha=0.3)
    content = io.BytesIO()
    figure.savefig(content, format="png", dpi=130)
    return content.getvalue()


def _spread(points: Sequence[Point], start: str, strategy: str, reviews: int) -> tuple[float, float]:
    scores = [p.macro_f1 for p in points if (p.start, p.strategy, p.reviews) == (start, strategy, reviews)]
    return min(scores), max(scores)
