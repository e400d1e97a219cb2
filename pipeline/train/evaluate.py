"""Labels given and labels predicted -> precision, recall, F1, kappa and calibration, with the counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.labels import GOAL_DIMENSIONS, Dimension, Kind
from pipeline.model import Tag
from pipeline.tag import Tagger
from pipeline.tag.features import Sample
from pipeline.train.statements import LabelledStatement, goals, read_statements

_BINS = 10


@dataclass(frozen=True, slots=True)
class ClassScore:
    """Scores of one label, 0 to 1; None where nothing was labelled or predicted so. `count` = labelled by people."""

    label: str
    precision: float | None
    recall: float | None
    f1: float | None
    count: int
    predicted: int


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """Scores in one dimension. `confusion[i][j]`: labelled `labels[i]`, predicted `labels[j]`.

    `macro_f1` is the mean over the labels that people gave. `calibration_error` is the expected calibration error
    over ten equal bins of confidence; `reliability` holds a bin's (mean confidence, share right, count).
    """

    dimension: str
    count: int
    accuracy: float
    macro_f1: float
    kappa: float
    classes: tuple[ClassScore, ...]
    labels: tuple[str, ...]
    confusion: tuple[tuple[int, ...], ...]
    calibration_error: float
    reliability: tuple[tuple[float, float, int], ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by dimension; the goal dimensions over the statements that people labelled as goal.

    `goal` is goal-or-not.
    """

    statements: int
    documents: int
    goal: ClassScore
    dimensions: tuple[DimensionScore, ...]

    def of(self, dimension: Dimension) -> DimensionScore:
        return next(score for score in self.dimensions if score.dimension == dimension)


@dataclass(frozen=True, slots=True)
class Prediction:
    """A predicted label with its confidence, 0 to 1."""

    label: str
    confidence: float


def evaluate(labelled: Path, tagger: Tagger) -> Evaluation:
    """Scores of the tagger on a CSV (or a folder of CSVs) with labels. Raises ManifestError on a faulty row."""
    statements = read_statements([labelled])
    samples = [sample_of(statement) for statement in statements]
    goal_samples = [sample_of(statement) for statement in goals(statements)]
    predictions: dict[Dimension, Sequence[Tag]] = {Dimension.KIND: [tags[0] for tags in tagger.tag_samples(samples)]}
    columns = list(zip(*tagger.tag_goals(goal_samples), strict=True)) if goal_samples else [()] * len(GOAL_DIMENSIONS)
    predictions.update(zip(GOAL_DIMENSIONS, columns, strict=True))
    return score(
        statements, {d: [Prediction(tag.value, tag.confidence) for tag in tags] for d, tags in predictions.items()}
    )


def sample_of(statement: LabelledStatement) -> Sample:
    return Sample(statement.text, statement.context, statement.document_kind)


def score(statements: Sequence[LabelledStatement], predictions: Mapping[Dimension, Sequence[Prediction]]) -> Evaluation:
    """Scores of predictions; those of goal dimensions are in the order of the goals among the statements."""
    kinds = [statement.labels[Dimension.KIND] for statement in statements]
    predicted = [prediction.label for prediction in predictions[Dimension.KIND]]
    is_goal = [str(kind == Kind.GOAL) for kind in kinds]
    said_goal = [str(kind == Kind.GOAL) for kind in predicted]
    by_dimension = []
    for dimension in Dimension:
        given = [statement.labels[dimension] for statement in statements if dimension in statement.labels]
        if given:
            by_dimension.append(_dimension_score(dimension, given, predictions[dimension]))
    return Evaluation(
        statements=len(statements),
        documents=len({statement.document for statement in statements}),
        goal=_class_score("True", is_goal, said_goal),
        dimensions=tuple(by_dimension),
    )


def _dimension_score(dimension: Dimension, given: Sequence[str], predictions: Sequence[Prediction]) -> DimensionScore:
    predicted = [prediction.label for prediction in predictions]
    labels = tuple(sorted(set(given) | set(predicted)))
    confusion = tuple(
        tuple(sum(g == row and p == column for g, p in zip(given, predicted, strict=True)) for column in labels)
        for row in labels
    )
    classes = tuple(_class_score(label, given, predicted) for label in labels)
    right = [g == p for g, p in zip(given, predicted, strict=True)]
    reliability = _reliability([prediction.confidence for prediction in predictions], right)
    return DimensionScore(
        dimension=str(dimension),
        count=len(given),
        accuracy=sum(right) / len(right),
        macro_f1=_macro(classes),
        kappa=_kappa(given, predicted),
        classes=classes,
        labels=labels,
        confusion=confusion,
        calibration_error=sum(abs(mean - share) * count for mean, share, count in reliability) / len(right),
        reliability=reliability,
    )


def macro_f1(given: Sequence[str], predicted: Sequence[str]) -> float:
    """The mean F1 over the labels that people gave."""
    return _macro([_class_score(label, given, predicted) for label in sorted(set(given))])


def _macro(classes: Sequence[ClassScore]) -> float:
    scored = [c.f1 or 0.0 for c in classes if c.count]
    return sum(scored) / len(scored)


def _class_score(label: str, given: Sequence[str], predicted: Sequence[str]) -> ClassScore:
    hits = sum(g == label == p for g, p in zip(given, predicted, strict=True))
    count, guessed = list(given).count(label), list(predicted).count(label)
    return ClassScore(
        label=label,
        precision=hits / guessed if guessed else None,
        recall=hits / count if count else None,
        f1=2 * hits / (count + guessed) if count + guessed else None,
        count=count,
        predicted=guessed,
    )


def _kappa(given: Sequence[str], predicted: Sequence[str]) -> float:
    """Cohen's kappa; 1 when both use one and the same label throughout."""
    n = len(given)
    agreed = sum(g == p for g, p in zip(given, predicted, strict=True)) / n
    chance = sum(list(given).count(label) * list(predicted).count(label) for label in set(given)) / n**2
    return 1.0 if chance == 1.0 else (agreed - chance) / (1.0 - chance)


def _reliability(confidences: Sequence[float], right: Sequence[bool]) -> tuple[tuple[float, float, int], ...]:
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for confidence, is_right in zip(confidences, right, strict=True):
        bins[min(_BINS - 1, int(confidence * _BINS))].append((confidence, is_right))
    return tuple(
        (sum(c for c, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows), len(rows)) for rows in bins if rows
    )
