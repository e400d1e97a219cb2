"""Reviewed statements -> do they help? Trained with and without them, measured on reviewed documents left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.labels import Dimension
from pipeline.settings import Settings
from pipeline.tag.encoder import Encoder
from pipeline.tag.features import feature_matrix
from pipeline.tag.heads import Space
from pipeline.tag.lexicon import load_lexicons
from pipeline.train.evaluate import macro_f1, sample_of
from pipeline.train.fit import fit_space, grouped_folds, out_of_fold
from pipeline.train.statements import LabelledStatement, read_statements


@dataclass(frozen=True, slots=True)
class Gain:
    """Macro-F1 in one dimension over `count` reviewed statements of documents left out of training.

    `better` were wrong without the reviewed statements and right with them, `worse` the other way round.
    """

    dimension: Dimension
    count: int
    without: float
    with_reviewed: float
    better: int
    worse: int


def measure_gain(places: Iterable[Path], reviewed: Path, settings: Settings) -> tuple[Gain, ...]:
    """Whether the statements in `reviewed` (a file or folder) help beside those in `places`, a gain a dimension.

    Each reviewed document is left out once, also where `places` has statements of it. Empty when the reviewed
    statements come from one document: then nothing is left to learn from. Raises ManifestError on faulty statements.
    """
    base, own = read_statements(places), read_statements([reviewed])
    if len({statement.document for statement in own}) < 2:
        return ()
    statements = (*base, *own)
    samples = [sample_of(statement) for statement in statements]
    encoder = Encoder(settings)
    features = feature_matrix(samples, encoder, load_lexicons(settings.lexicon_folder))
    space = fit_space(features, encoder.dimensions)
    gains = (_gain(d, statements, len(base), space) for d in Dimension)
    return tuple(gain for gain in gains if gain)


def _gain(dimension: Dimension, statements: Sequence[LabelledStatement], base: int, space: Space) -> Gain | None:
    """None when no reviewed statement has the dimension; the first `base` statements are not reviewed."""
    import numpy as np

    rows = np.asarray([row for row, statement in enumerate(statements) if dimension in statement.labels])
    is_own = rows >= base
    names = np.asarray([statements[row].document for row in rows])
    if len(set(names[is_own])) < 2:
        return None
    given = np.asarray([statements[row].labels[dimension] for row in rows])
    labels, target = np.unique(given, return_inverse=True)
    likeness = space.among(rows.tolist())
    said = {name: np.zeros(len(rows), dtype=int) for name in ("without", "with")}
    for fold in grouped_folds(names[is_own].tolist()):
        left_out = np.isin(names, names[is_own][fold])
        for name, used in (("without", ~is_own | left_out), ("with", np.ones(len(rows), dtype=bool))):
            scores = out_of_fold(likeness[np.ix_(used, used)], target[used], [left_out[used]])
            said[name][used & left_out] = scores.argmax(axis=1)[left_out[used]]
    without, with_reviewed, truth = said["without"][is_own], said["with"][is_own], target[is_own]
    return Gain(
        dimension=dimension,
        count=int(is_own.sum()),
        without=macro_f1(labels[truth].tolist(), labels[without].tolist()),
        with_reviewed=macro_f1(labels[truth].tolist(), labels[with_reviewed].tolist()),
        better=int(((without != truth) & (with_reviewed == truth)).sum()),
        worse=int(((without == truth) & (with_reviewed != truth)).sum()),
    )
