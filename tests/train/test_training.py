"""Training is repeatable, never looks at a held-out document, and its scores are counted right."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import ManifestError
from pipeline.labels import Dimension, DocumentKind
from pipeline.settings import ROOT, Settings
from pipeline.tag import load_tagger
from pipeline.train import evaluate, train_model
from pipeline.train.evaluate import Prediction, score
from pipeline.train.fit import fit_head, fit_space, grouped_folds
from pipeline.train.statements import LabelledStatement

FILES = sorted((ROOT / "corpus" / "statements").glob("a0*.csv"))[:4]


def labelled(number: int, kind: str) -> LabelledStatement:
    return LabelledStatement(f"s{number}", "d", DocumentKind.OTHER, "", "", "d", "", "tekst", {Dimension.KIND: kind})


def test_folds_never_split_a_document() -> None:
    documents = [f"d{number % 7}" for number in range(100)]
    folds = grouped_folds(documents)
    assert sum(fold.sum() for fold in folds) == 100
    for fold in folds:
        inside = {document for document, held in zip(documents, fold, strict=True) if held}
        assert not inside & {document for document, held in zip(documents, fold, strict=True) if not held}


def test_a_head_learns_what_can_be_learnt() -> None:
    generator = np.random.default_rng(1)
    features = generator.normal(size=(300, 4)).astype(np.float32)
    given = ["yes" if row[0] > 0 else "no" for row in features]
    space = fit_space(features, 2)
    fitted = fit_head(space, range(300), given, [f"d{n % 6}" for n in range(300)])
    predicted = [fitted.head.labels[column] for column in fitted.out_of_fold.argmax(axis=1)]
    assert sum(g == p for g, p in zip(given, predicted, strict=True)) > 285
    assert np.allclose(fitted.head.probabilities(space.likeness(features)).sum(axis=1), 1.0)


def test_scores_are_those_of_the_textbook() -> None:
    kinds = ["goal", "goal", "goal", "other"]
    statements = [labelled(n, kind) for n, kind in enumerate(kinds)]
    predictions = [Prediction(label, 0.75) for label in ("goal", "goal", "other", "other")]
    evaluation = score(statements, {Dimension.KIND: predictions})
    kind = evaluation.of(Dimension.KIND)
    assert kind.accuracy == 0.75 and kind.kappa == pytest.approx(0.5)
    assert evaluation.goal.precision == 1.0 and evaluation.goal.recall == pytest.approx(2 / 3)
    assert kind.macro_f1 == pytest.approx((0.8 + 2 / 3) / 2)
    assert kind.calibration_error == pytest.approx(0.0)
    assert kind.confusion == ((2, 1), (0, 1))


def test_training_twice_gives_the_same_model(tmp_path: Path) -> None:
    reports = [train_model(FILES, Settings(), tmp_path / name) for name in ("a", "b")]
    hashes = [hashlib.sha256((r.folder / "heads.safetensors").read_bytes()).hexdigest() for r in reports]
    assert hashes[0] == hashes[1] and reports[0].version == reports[1].version
    tagger = load_tagger(replace(Settings(), model_folder=reports[0].folder))
    assert evaluate(FILES[0], tagger).goal.f1 > 0.8  # it was trained on these


def test_too_few_statements_are_refused(tmp_path: Path) -> None:
    lines = FILES[0].read_text(encoding="utf-8").splitlines(keepends=True)[:20]
    (tmp_path / "few.csv").write_text("".join(lines), encoding="utf-8")
    with pytest.raises(ManifestError, match="19 trainingszinnen"):
        train_model([tmp_path], Settings(), tmp_path / "model")
