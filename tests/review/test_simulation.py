"""The simulation of reviewing and learning: more reviews help, and the same seed gives the same curve."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import UsageError
from pipeline.ids import letters_of
from pipeline.labels import Dimension, DocumentKind
from pipeline.review.candidates import load_candidates
from pipeline.review.simulation import (
    EMPTY,
    STRATEGIES,
    TRAINED,
    Point,
    Task,
    make_task,
    means,
    read_truth,
    scores_of,
    simulate,
    write_simulation,
)
from pipeline.settings import Settings
from pipeline.store import open_database
from pipeline.train.statements import LabelledStatement
from tests.review.stock import stocked

STEPS = (0, 40, 80, 200)
BASE = 60


@pytest.fixture(scope="module")
def task() -> Task:
    """Statements on a plane in three groups, of which one is rare and overlaps another; 60 are training statements."""
    dice = np.random.default_rng(5)
    labels = dice.choice(["goal", "other", "contact"], 660, p=[0.45, 0.45, 0.1])
    centre = {"goal": (2.0, 0.0), "other": (-2.0, 0.0), "contact": (-1.0, 2.5)}
    features = np.array([centre[label] for label in labels]) + dice.normal(0, 1, (660, 2))
    return Task(features, tuple(map(str, labels)), tuple(f"d{n % 30}" for n in range(600)), BASE, 1.0)


@pytest.fixture(scope="module")
def points(task: Task) -> tuple[Point, ...]:
    return simulate(task, STEPS, (1, 2, 3))


def test_more_reviews_bring_more(points: tuple[Point, ...]) -> None:
    mean = means(points)
    for strategy in STRATEGIES:
        assert [reviews for start, name, reviews in sorted(mean) if (start, name) == (TRAINED, strategy)] == list(STEPS)
        assert mean[EMPTY, strategy, 200] > mean[EMPTY, strategy, 40]


def test_both_ways_of_choosing_start_alike(points: tuple[Point, ...]) -> None:
    """With training statements from the same model; without, from the same first rows, drawn at random."""
    for start, first in ((TRAINED, 0), (EMPTY, 40)):
        scores = {(p.seed, p.macro_f1) for p in points if (p.start, p.reviews) == (start, first)}
        assert len(scores) == 3, "one score a seed, whatever the strategy"


def test_nothing_is_known_before_the_first_review_without_training_statements(points: tuple[Point, ...]) -> None:
    assert not [p for p in points if (p.start, p.reviews) == (EMPTY, 0)]


def test_the_same_seed_gives_the_same_curve(task: Task, points: tuple[Point, ...]) -> None:
    assert simulate(task, STEPS, (2,)) == tuple(point for point in points if point.seed == 2)


def test_labels_of_what_is_asked_are_not_used(task: Task) -> None:
    """The scores of rows do not change with the labels of those rows."""
    other = replace(task, labels=(*task.labels[:BASE], *reversed(task.labels[BASE:])))
    known, asked = list(range(BASE)), list(range(BASE, BASE + 100))
    one, two = (scores_of(t, known, asked) for t in (task, other))
    assert np.array_equal(one, two)


def test_the_curve_is_written_as_table_and_plot(points: tuple[Point, ...], tmp_path: Path) -> None:
    table, plot = write_simulation(tmp_path, points, "Proef")
    assert table.read_text("utf-8-sig").splitlines()[0] == "begin;keuze;toeval;nagekeken;macro-F1"
    assert plot.read_bytes().startswith(b"\x89PNG")


TRUTH = {
    "document": "a.pdf",
    "goals": [
        {
            "text": "We openen een  wijkteam.",
            "level": "tactical",
            "measurability": "qualitative",
            "result": "output",
            "budget": True,
            "time_bound": False,
        }
    ],
    "non_goals": [{"text": "Sinds 2015 is er een wet.", "kind": "other"}],
}


def test_the_truth_of_the_sample_is_read_as_labels(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(TRUTH))
    truth = read_truth(tmp_path)
    goal, other = truth["a.pdf", "weopeneneenwijkteam"], truth["a.pdf", "sinds2015isereenwet"]
    assert {d.value: label for d, label in goal.items()} == {
        "kind": "goal",
        "level": "tactical",
        "measurability": "qualitative",
        "result": "output",
        "budget": "yes",
        "time_bound": "no",
    }
    assert other == {Dimension.KIND: "other"}


@pytest.mark.slow
@pytest.mark.parametrize(("dimension", "own"), [(Dimension.KIND, 240), (Dimension.LEVEL, 80)])
def test_what_is_learned_are_training_statements_and_then_what_was_read(
    tmp_path: Path, dimension: Dimension, own: int
) -> None:
    """Of 240 statements every third is a goal; a goal dimension has those only."""
    with open_database(stocked(tmp_path, 120), read_only=True) as stored:
        candidates = load_candidates(stored)
    truth = {(c.document, letters_of(c.text)): {tag.dimension: tag.value for tag in c.tags} for c in candidates}
    labels = {tag.dimension: tag.value for tag in candidates[0].tags}
    training = [LabelledStatement("1", "x", DocumentKind.OTHER, "", "", "x", "", "Wij openen een wijkteam.", labels)]

    task = make_task(dimension, candidates, truth, training, Settings())

    assert (task.base, len(task.documents), len(task.labels), len(task.features)) == (1, own, own + 1, own + 1)
    assert task.labels[1:] == tuple(str(c.label(dimension)) for c in candidates if c.label(dimension))
    assert set(task.documents) == {"a.pdf", "b.pdf"}


def test_another_corpus_than_the_sample_is_told(tmp_path: Path) -> None:
    with open_database(stocked(tmp_path, 5), read_only=True) as stored:
        candidates = load_candidates(stored)
    with pytest.raises(UsageError, match="staat het voorbeeldcorpus niet"):
        make_task(Dimension.KIND, candidates, {}, (), Settings())
    with pytest.raises(UsageError, match="geen waarheid"):
        read_truth(tmp_path)
