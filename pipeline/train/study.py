"""Labelled statements -> how well other recipes would do, and how much more statements would bring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.ids import stable_id
from pipeline.model import Dimension, Kind
from pipeline.tag.features import Sample
from pipeline.train.evaluate import sample_of
from pipeline.train.fit import document_folds, out_of_fold
from pipeline.train.statements import LabelledStatement

if TYPE_CHECKING:
    import numpy as np

STUDIED = (Dimension.KIND, Dimension.LEVEL, Dimension.MEASURABILITY, Dimension.RESULT, Dimension.TIME_BOUND)
SHARES = (0.25, 0.5, 0.75, 1.0)
_STRENGTH = 0.003
_TFIDF_STRENGTH = 3.0


@dataclass(frozen=True, slots=True)
class Alternative:
    """Macro-F1 by dimension, and F1 of goal-or-not, on documents that it was not trained on."""

    name: str
    goal: float
    macro_f1: dict[str, float]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Scores when only this share of the training documents is used, on the same documents left out."""

    share: float
    statements: int
    kind: float
    level: float


@dataclass(frozen=True, slots=True)
class Study:
    """Alternatives on grouped folds and on another labelled file, and the learning curve."""

    folds: tuple[Alternative, ...]
    checked: tuple[Alternative, ...]
    curve: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Statements with their features; the first `dimensions` columns are the text's vector, then the context's."""

    statements: Sequence[LabelledStatement]
    features: np.ndarray
    dimensions: int

    @property
    def samples(self) -> list[Sample]:
        return [sample_of(statement) for statement in self.statements]


def study(training: Labelled, check: Labelled | None) -> Study:
    """Every alternative on the same folds; when `check` is given also trained on all and measured there."""
    import numpy as np

    recipes = _recipes(training.dimensions)
    checked: list[Alternative] = []
    folds = document_folds([s.document for s in training.statements])
    for_folds = [_alternative(name, training, columns(training), folds) for name, columns in recipes]
    if check is not None:
        both = [*training.statements, *check.statements]
        held = np.arange(len(both)) >= len(training.statements)
        joined = Labelled(both, np.vstack([training.features, check.features]), training.dimensions)
        checked = [_alternative(name, joined, columns(joined), [held]) for name, columns in recipes]
    return Study(tuple(for_folds), tuple(checked), _curve(training, folds))


_Columns = Callable[[Labelled], "np.ndarray"]


def _recipes(dimensions: int) -> list[tuple[str, _Columns]]:
    import numpy as np

    d = dimensions
    return [
        ("regels", lambda data: data.features[:, 2 * d :]),
        ("woorden en letters (TF-IDF)", _tfidf),
        ("tekst", lambda data: data.features[:, :d]),
        ("tekst + context", lambda data: data.features[:, : 2 * d]),
        ("tekst + regels", lambda data: np.hstack([data.features[:, :d], data.features[:, 2 * d :]])),
        ("tekst + context + regels", lambda data: data.features),
    ]


def _tfidf(data: Labelled) -> np.ndarray:
    """200 latent dimensions of TF-IDF over words and letters: as dense as the other features, and as quick to fit."""
    import numpy as np
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_union

    texts = [statement.text for statement in data.statements]
    union = make_union(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), min_df=4, sublinear_tf=True),
    )
    reduced = TruncatedSVD(200, random_state=0).fit_transform(union.fit_transform(texts))
    return np.asarray(reduced, np.float32)


def _alternative(name: str, data: Labelled, features: np.ndarray, folds: Sequence[np.ndarray]) -> Alternative:
    goal = 0.0
    scores = {}
    for dimension in STUDIED:
        given, predicted = _predict(dimension, data, features, folds)
        scores[str(dimension)] = _macro_f1(given, predicted)
        if dimension is Dimension.KIND:
            goal = _f1([g == Kind.GOAL for g in given], [p == Kind.GOAL for p in predicted])
    return Alternative(name, goal, scores)


def _predict(
    dimension: Dimension, data: Labelled, features: np.ndarray, folds: Sequence[np.ndarray]
) -> tuple[list[str], list[str]]:
    """Labels given and predicted for the rows that the folds hold out."""
    import numpy as np

    rows = np.asarray([row for row, s in enumerate(data.statements) if dimension in s.labels])
    given = [data.statements[row].labels[dimension] for row in rows]
    labels = sorted(set(given))
    target = np.asarray([labels.index(label) for label in given])
    held = [fold[rows] for fold in folds]
    best = out_of_fold(features[rows], target, held, _STRENGTH).argmax(axis=1)
    tested = np.any(held, axis=0)
    return (
        [g for g, is_tested in zip(given, tested, strict=True) if is_tested],
        [labels[b] for b, is_tested in zip(best, tested, strict=True) if is_tested],
    )


def _curve(data: Labelled, folds: Sequence[np.ndarray]) -> tuple[CurvePoint, ...]:
    """Documents are added in an order that hangs on their names only: the same on every run."""
    import numpy as np

    documents = np.asarray([s.document for s in data.statements])
    names = np.unique(documents)
    order = np.argsort([stable_id("curve", str(name)) for name in names])
    points = []
    test = folds[0]
    for share in SHARES:
        kept = np.isin(documents, names[order[: max(2, round(share * len(names)))]]) | test
        part = Labelled(
            [s for s, keep in zip(data.statements, kept, strict=True) if keep], data.features[kept], data.dimensions
        )
        scores = [_macro_f1(*_predict(d, part, part.features, [test[kept]])) for d in (Dimension.KIND, Dimension.LEVEL)]
        points.append(CurvePoint(share, int((kept & ~test).sum()), *scores))
    return tuple(points)


def _macro_f1(given: Sequence[str], predicted: Sequence[str]) -> float:
    labels = sorted(set(given))
    return sum(_f1([g == label for g in given], [p == label for p in predicted]) for label in labels) / len(labels)


def _f1(given: Sequence[bool], predicted: Sequence[bool]) -> float:
    hits = sum(g and p for g, p in zip(given, predicted, strict=True))
    total = sum(given) + sum(predicted)
    return 2 * hits / total if total else 0.0
