"""Labelled statements -> how well other recipes would do, and how much more statements would bring."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.ids import stable_id
from pipeline.labels import Dimension, Kind
from pipeline.tag.heads import softmax
from pipeline.train.evaluate import macro_f1
from pipeline.train.fit import fit_space, grouped_folds, out_of_fold
from pipeline.train.statements import LabelledStatement, hands

if TYPE_CHECKING:
    import numpy as np

STUDIED = (Dimension.KIND, Dimension.LEVEL, Dimension.MEASURABILITY, Dimension.RESULT, Dimension.TIME_BOUND)
SHARES = (0.25, 0.5, 0.75, 1.0)
LINEAR_STRENGTH = 0.003  # scikit-learn's C: the smaller, the closer all weights stay to zero
_SHARPNESS = 5.0  # makes scores of the chosen recipe about as sure of themselves as probabilities, to average them


@dataclass(frozen=True, slots=True)
class Alternative:
    """Macro-F1 by dimension, and F1 of goal-or-not, on statements that it was not trained on."""

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
    """Alternatives on folds by writer and on another labelled file, the chosen one by document, the learning curve."""

    folds: tuple[Alternative, ...]
    by_document: Alternative
    checked: tuple[Alternative, ...]
    curve: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Statements with their features; the first `dimensions` columns are the text's vector, then the context's."""

    statements: Sequence[LabelledStatement]
    features: np.ndarray
    dimensions: int

    def of(self, rows: Sequence[int]) -> Labelled:
        return Labelled([self.statements[row] for row in rows], self.features[rows], self.dimensions)


# Statements, labels as numbers, folds -> scores (rows, labels) by recipes that have not seen the fold of a row.
_Recipe = Callable[[Labelled, "np.ndarray", "Sequence[np.ndarray]"], "np.ndarray"]


def study(training: Labelled, check: Labelled | None) -> Study:
    """Every alternative on the same folds; when `check` is given also trained on all and measured there."""
    import numpy as np

    writers = grouped_folds(hands(training.statements))
    documents = grouped_folds([s.document for s in training.statements])
    checked: list[Alternative] = []
    if check is not None:
        both = [*training.statements, *check.statements]
        held = np.arange(len(both)) >= len(training.statements)
        joined = Labelled(both, np.vstack([training.features, check.features]), training.dimensions)
        checked = [_alternative(name, joined, recipe, [held]) for name, recipe in _RECIPES]
    return Study(
        folds=tuple(_alternative(name, training, recipe, writers) for name, recipe in _RECIPES),
        by_document=_alternative(CHOSEN, training, _likeness, documents),
        checked=tuple(checked),
        curve=_curve(training, writers),
    )


def _likeness(data: Labelled, target: np.ndarray, folds: Sequence[np.ndarray]) -> np.ndarray:
    """As the trainer does."""
    space = fit_space(data.features, data.dimensions)
    return softmax(_SHARPNESS * out_of_fold(space.among(range(len(target))), target, folds))


def _goal_first(data: Labelled, target: np.ndarray, folds: Sequence[np.ndarray]) -> np.ndarray:
    """Goal or not, and then the kind of what is no goal."""
    import numpy as np

    kinds = [statement.labels[Dimension.KIND] for statement in data.statements]
    goal = sorted(set(kinds)).index(Kind.GOAL)
    space = fit_space(data.features, data.dimensions)
    likeness = space.among(range(len(target)))
    is_goal = out_of_fold(likeness, (target == goal).astype(int), folds).argmax(axis=1) == 1
    scores = np.zeros((len(target), int(target.max()) + 1))
    for fold in folds:
        used = (target != goal) | fold
        scores[fold] = out_of_fold(likeness[np.ix_(used, used)], target[used], [fold[used]])[fold[used]]
    scores[:, goal] = np.where(is_goal, 1e3, -1e3)
    return scores


def _together(data: Labelled, target: np.ndarray, folds: Sequence[np.ndarray]) -> np.ndarray:
    """The mean of three unlike recipes."""
    parts = [recipe(data, target, folds) for recipe in (_likeness, _linear(_all), _tfidf)]
    return sum(parts[1:], parts[0])


def _linear(columns: Callable[[Labelled], np.ndarray], strength: float = LINEAR_STRENGTH) -> _Recipe:
    """Logistic regression on some columns of the features."""

    def recipe(data: Labelled, target: np.ndarray, folds: Sequence[np.ndarray]) -> np.ndarray:
        import numpy as np

        return np.exp(linear_scores(columns(data), target, folds, strength))

    return recipe


def linear_scores(
    features: np.ndarray, target: np.ndarray, folds: Sequence[np.ndarray], strength: float = LINEAR_STRENGTH
) -> np.ndarray:
    """Logarithms of probabilities, shape (rows, labels), each from a logistic regression that has not seen its fold."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    scores = np.full((len(target), int(target.max()) + 1), -20.0)
    for fold in folds:
        model = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=300))
        model.fit(features[~fold], target[~fold])
        scores[np.ix_(fold, model.classes_)] = model.predict_log_proba(features[fold])
    return scores


def _text(data: Labelled) -> np.ndarray:
    return data.features[:, : data.dimensions]


def _text_and_context(data: Labelled) -> np.ndarray:
    return data.features[:, : 2 * data.dimensions]


def _text_and_rules(data: Labelled) -> np.ndarray:
    import numpy as np

    return np.hstack([_text(data), _rules(data)])


def _rules(data: Labelled) -> np.ndarray:
    return data.features[:, 2 * data.dimensions :]


def _all(data: Labelled) -> np.ndarray:
    return data.features


def _tfidf(data: Labelled, target: np.ndarray, folds: Sequence[np.ndarray]) -> np.ndarray:
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
    return _linear(lambda _: np.asarray(reduced, np.float32))(data, target, folds)


CHOSEN = "gelijkenis, op tekst + context + regels (gekozen)"
_ONLY_KIND = "eerst doel of niet, dan de rest"
_RECIPES: tuple[tuple[str, _Recipe], ...] = (
    ("lineair, op regels", _linear(_rules)),
    ("lineair, op woorden en letters (TF-IDF)", _tfidf),
    ("lineair, op tekst", _linear(_text)),
    ("lineair, op tekst + context", _linear(_text_and_context)),
    ("lineair, op tekst + regels", _linear(_text_and_rules)),
    ("lineair, op tekst + context + regels", _linear(_all)),
    (CHOSEN, _likeness),
    (_ONLY_KIND, _goal_first),
    ("gelijkenis, lineair en TF-IDF samen", _together),
)


def _alternative(name: str, data: Labelled, recipe: _Recipe, folds: Sequence[np.ndarray]) -> Alternative:
    goal = 0.0
    scores = {}
    for dimension in STUDIED[:1] if name == _ONLY_KIND else STUDIED:
        given, predicted = _predict(dimension, data, recipe, folds)
        scores[str(dimension)] = macro_f1(given, predicted)
        if dimension is Dimension.KIND:
            goal = _f1([g == Kind.GOAL for g in given], [p == Kind.GOAL for p in predicted])
    return Alternative(name, goal, scores)


def _predict(
    dimension: Dimension, data: Labelled, recipe: _Recipe, folds: Sequence[np.ndarray]
) -> tuple[list[str], list[str]]:
    """Labels given and predicted for the rows that the folds hold out."""
    import numpy as np

    rows = [row for row, s in enumerate(data.statements) if dimension in s.labels]
    given = [data.statements[row].labels[dimension] for row in rows]
    labels = sorted(set(given))
    target = np.asarray([labels.index(label) for label in given])
    held = [fold[rows] for fold in folds]
    best = recipe(data.of(rows), target, held).argmax(axis=1)
    tested = np.flatnonzero(np.any(held, axis=0))
    return [given[row] for row in tested], [labels[best[row]] for row in tested]


def _curve(data: Labelled, folds: Sequence[np.ndarray]) -> tuple[CurvePoint, ...]:
    """Documents are added in an order that hangs on their names only: the same on every run."""
    import numpy as np

    documents = np.asarray([s.document for s in data.statements])
    test = folds[0]
    names = np.unique(documents[~test])
    order = np.argsort([stable_id("curve", str(name)) for name in names])
    points = []
    for share in SHARES:
        kept = np.isin(documents, names[order[: max(2, round(share * len(names)))]]) | test
        part = data.of(np.flatnonzero(kept).tolist())
        scores = [macro_f1(*_predict(d, part, _likeness, [test[kept]])) for d in (Dimension.KIND, Dimension.LEVEL)]
        points.append(CurvePoint(share, int((kept & ~test).sum()), *scores))
    return tuple(points)


def _f1(given: Sequence[bool], predicted: Sequence[bool]) -> float:
    hits = sum(g and p for g, p in zip(given, predicted, strict=True))
    total = sum(given) + sum(predicted)
    return 2 * hits / total if total else 0.0
