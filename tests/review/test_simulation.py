"""The simulation of reviewing and learning: more reviews help, and the same seed gives the same curve."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.review.simulation import Point, means, simulate, write_simulation

STEPS = (0, 20, 80, 200)


@pytest.fixture(scope="module")
def points() -> tuple[Point, ...]:
    """Statements on a plane in three groups, of which one is rare and overlaps another."""
    dice = np.random.default_rng(5)
    labels = dice.choice(["goal", "other", "contact"], 600, p=[0.45, 0.45, 0.1])
    centre = {"goal": (2.0, 0.0), "other": (-2.0, 0.0), "contact": (-1.0, 2.5)}
    features = np.array([centre[label] for label in labels]) + dice.normal(0, 1, (600, 2))
    return simulate(features, list(labels), [f"d{n % 30}" for n in range(600)], STEPS, (1, 2))


def test_more_reviews_bring_more(points: tuple[Point, ...]) -> None:
    mean = means(points)
    for strategy in ("onzeker", "aselect"):
        assert [reviews for name, reviews in sorted(mean) if name == strategy] == list(STEPS)
        assert mean[strategy, 200] > mean[strategy, 0]


def test_both_ways_of_choosing_start_from_the_same_model(points: tuple[Point, ...]) -> None:
    start = {(p.seed, p.macro_f1) for p in points if p.reviews == 0}
    assert len(start) == 2, "one score a seed, whatever the strategy"


def test_the_curve_is_written_as_table_and_plot(points: tuple[Point, ...], tmp_path: Path) -> None:
    table, plot = write_simulation(tmp_path, points, "Proef")
    assert table.read_text("utf-8-sig").splitlines()[0] == "keuze;toeval;nagekeken;macro-F1"
    assert plot.read_bytes().startswith(b"\x89PNG")
