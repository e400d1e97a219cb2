"""Labelled statements -> a model folder: heads, metrics and card."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ManifestError
from pipeline.labels import Dimension
from pipeline.settings import Settings
from pipeline.tag.encoder import Encoder
from pipeline.tag.features import feature_matrix, rule_names
from pipeline.tag.heads import Model, ModelConfig, Space, save_model
from pipeline.tag.lexicon import lexicon_hash, load_lexicons
from pipeline.tag.tagger import Tagger
from pipeline.train.card import Checked, worst_mistakes, write_card
from pipeline.train.evaluate import Evaluation, Prediction, evaluate, sample_of, score
from pipeline.train.fit import FittedHead, fit_head, fit_space
from pipeline.train.statements import LabelledStatement, hands, read_statements
from pipeline.train.study import Labelled, Study, study
from pipeline.train.themes import fit_themes

if TYPE_CHECKING:
    pass

RECIPE = 3  # goes up when the same statements would give other weights
MINIMUM_STATEMENTS = 50


@dataclass(frozen=True, slots=True)
class TrainingReport:
    """What training brought. `folds` are the scores on documents left out of training, calibrated."""

    folder: Path
    version: str
    statements: int
    documents: int
    folds: Evaluation
    checked: Checked | None = None


def train_model(
    places: Iterable[Path], settings: Settings, output: Path, *, check: Path | None = None, with_study: bool = False
) -> TrainingReport:
    """Trains on the CSV files and folders and writes the model folder `output`; the same input, the same weights.

    `check` is a labelled file that is measured on but never trained on; `with_study` adds the table of alternatives
    and the learning curve (some minutes). Raises ManifestError on faulty or too few statements, ModelError when
    encoder or lexicons cannot be used.
    """
    statements = read_statements(places)
    _check_enough(statements)
    encoder = Encoder(settings)
    lexicons = load_lexicons(settings.lexicon_folder)
    features = feature_matrix([sample_of(statement) for statement in statements], encoder, lexicons)
    space = fit_space(features, encoder.dimensions)
    fitted = {dimension: _fit(dimension, statements, space) for dimension in Dimension}
    config = ModelConfig(
        version=_version(statements, encoder.name, lexicon_hash(settings.lexicon_folder)),
        encoder=encoder.name,
        dimensions=encoder.dimensions,
        rules=rule_names(lexicons),
        lexicons=lexicon_hash(settings.lexicon_folder),
        uncertain_below={str(dimension): fit.uncertain_below for dimension, fit in fitted.items()},
    )
    model = Model(config, space, {d: fit.head for d, fit in fitted.items()}, fit_themes(statements, space, lexicons))
    save_model(model, output)
    folds = score(statements, {dimension: _predictions(fit) for dimension, fit in fitted.items()})
    checked = Checked(check.stem, evaluate(check, Tagger(model, encoder, lexicons, config.version))) if check else None
    studied = None
    if with_study:
        other = read_statements([check]) if check else ()
        vectors = feature_matrix([sample_of(s) for s in other], encoder, lexicons)
        studied = study(
            Labelled(statements, features, encoder.dimensions),
            Labelled(other, vectors, encoder.dimensions) if other else None,
        )
    kinds = _predictions(fitted[Dimension.KIND])
    mistakes = worst_mistakes(statements, [kind.label for kind in kinds], [kind.confidence for kind in kinds])
    card = write_card(config, statements, folds, checked, studied, mistakes)
    (output / "MODEL_CARD.md").write_text(card, encoding="utf-8")
    _write_metrics(output, folds, checked, studied)
    return TrainingReport(output, config.version, len(statements), folds.documents, folds, checked)


def _write_metrics(output: Path, folds: Evaluation, checked: Checked | None, studied: Study | None) -> None:
    metrics = {
        "folds": asdict(folds),
        "checked": asdict(checked) if checked else None,
        "study": asdict(studied) if studied else None,
    }
    (output / "metrics.json").write_text(json.dumps(metrics, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _check_enough(statements: Sequence[LabelledStatement]) -> None:
    if len(statements) < MINIMUM_STATEMENTS or len({statement.document for statement in statements}) < 2:
        raise ManifestError(
            f"Er zijn {len(statements)} trainingszinnen: trainen vraagt er minstens {MINIMUM_STATEMENTS} uit twee of "
            "meer documenten."
        )
    for dimension in Dimension:
        if len({s.labels[dimension] for s in statements if dimension in s.labels}) < 2:
            raise ManifestError(f"Kolom '{dimension}' heeft maar één label: voeg uitspraken met andere labels toe.")


def _fit(dimension: Dimension, statements: Sequence[LabelledStatement], space: Space) -> FittedHead:
    rows = [row for row, statement in enumerate(statements) if dimension in statement.labels]
    given = [statements[row].labels[dimension] for row in rows]
    return fit_head(space, rows, given, hands([statements[row] for row in rows]))


def _predictions(fitted: FittedHead) -> list[Prediction]:
    best = fitted.out_of_fold.argmax(axis=1)
    return [
        Prediction(fitted.head.labels[column], float(row[column]))
        for row, column in zip(fitted.out_of_fold, best, strict=True)
    ]


def _version(statements: Sequence[LabelledStatement], encoder: str, lexicons: str) -> str:
    """Twelve hex digits over all that decides the weights."""
    digest = hashlib.sha256(f"{RECIPE}\0{encoder}\0{lexicons}".encode())
    for s in sorted(statements, key=lambda statement: statement.id):
        labels = sorted((str(dimension), label) for dimension, label in s.labels.items())
        digest.update(repr((s.id, s.document, s.document_kind, s.context, s.text, labels)).encode())
    return digest.hexdigest()[:12]
