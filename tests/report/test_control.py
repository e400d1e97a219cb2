"""Beside the counts of the machine: what they are in truth, once people reviewed the random control part."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.norms import load_norm_sets
from pipeline.report.control import load_scores
from pipeline.report.dossier import write_dossier
from pipeline.review.candidates import Filter
from pipeline.review.queue import Mix
from pipeline.settings import Settings
from pipeline.store import open_database
from tests.report.conftest import Elements, make_dossier
from tests.review.filling import fill, handed_out, rows_of, take_in
from tests.review.stock import stocked

NOBODY = "geen aselect controledeel nagekeken: alle aantallen in dit dossier zijn die van de machine"
NOT_HERE = "geen aselect controledeel van Zandrecht alleen nagekeken"
QUALITY = "precisie 0,50 (0,50 tot 0,50), recall 1,00 (1,00 tot 1,00)"
GOALS = f"soort doel: machine telt 40; geschat 20 (20 tot 20); {QUALITY}"
GOALS_OF_ZANDRECHT = f"soort doel: machine telt 20; geschat 10 (10 tot 10); {QUALITY}"

# what was drawn from, what the index says, what the page of Zandrecht says, reason
CASES = [
    (None, NOBODY, NOBODY, "a sheet that nobody filled in corrects nothing"),
    (Filter(), GOALS, NOT_HERE, "counts over everything belong to no municipality alone"),
    (Filter(municipalities=("Zandrecht",)), GOALS_OF_ZANDRECHT, GOALS_OF_ZANDRECHT, "drawn from one municipality"),
]


@pytest.mark.parametrize(("wanted", "index", "place", "reason"), CASES, ids=[case[3] for case in CASES])
def test_corrected_counts_stand_beside_those_of_the_machine(
    wanted: Filter | None, index: str, place: str, reason: str, tmp_path: Path
) -> None:
    """The reviewer sees every statement and finds that every second goal is none, so that nothing is left to guess."""
    database = stocked(tmp_path, 60)
    everything = Mix(rows=120, uncertain=0, decisive=0, control=100)
    sheet = handed_out(database, tmp_path / "lijst", mix=everything, wanted=wanted or Filter())
    if wanted is not None:
        take_in(database, fill(sheet, edits_of(sheet)))

    dossier = make_dossier(database, tmp_path / "uit")

    shown = Elements(dossier.index).text
    assert index in shown
    assert place in Elements(dossier.index.parent / "gemeenten" / "zandrecht" / "index.html").text
    assert ("gemeente Zandrecht" in shown) == bool(wanted and wanted.municipalities)


METRICS = {"precision": 0.819, "recall": 0.874}


@pytest.mark.parametrize(
    ("models", "metrics", "expected", "reason"),
    [
        (("m1",), {"folds": {"goal": METRICS}, "checked": None}, [(0.819, 0.874)], "measured on writers left out"),
        (
            ("m1",),
            {
                "folds": {"goal": METRICS},
                "checked": {"name": "dev", "evaluation": {"statements": 396, "goal": METRICS}},
            },
            [(0.819, 0.874)] * 2,
            "and on a file that people labelled",
        ),
        (("m0",), {"folds": {"goal": METRICS}, "checked": None}, [], "the labels are from another model"),
        (("m0", "m1"), {"folds": {"goal": METRICS}, "checked": None}, [], "some labels are from another model"),
        (("m1",), {"folds": {}}, [], "a model folder that does not tell"),
    ],
)
def test_scores_of_the_classifier_are_told_when_the_labels_are_its(
    tmp_path: Path,
    models: tuple[str, ...],
    metrics: dict[str, object],
    expected: list[tuple[float, float]],
    reason: str,
) -> None:
    (tmp_path / "model.json").write_text(json.dumps({"version": "m1"}), "utf-8")
    (tmp_path / "metrics.json").write_text(json.dumps(metrics), "utf-8")

    assert [(s.precision, s.recall) for s in load_scores(tmp_path, models)] == expected, reason


def test_the_scores_stand_beside_counts_that_nobody_checked(tmp_path: Path) -> None:
    database = stocked(tmp_path, 20)
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.json").write_text(json.dumps({"version": "test"}), "utf-8")
    (folder / "metrics.json").write_text(json.dumps({"folds": {"goal": METRICS}, "checked": None}), "utf-8")
    with open_database(database, read_only=True) as stored:
        dossier = write_dossier(stored, tmp_path / "uit", load_norm_sets(Settings().norm_folder), model_folder=folder)

    shown = Elements(dossier.index).text
    assert "van wat zij een doel noemt is 82% er een, en van de doelen vindt zij 87%" in shown
    assert "een label waarvan de machine onzeker is" in shown and "labels van model test" in shown


def edits_of(sheet: Path) -> dict[int, dict[str, str]]:
    edits: dict[int, dict[str, str]] = {}
    for number, row in enumerate(rows_of(sheet)):
        edits[number] = {"akkoord": "ja", "beoordelaar": "AB"}
        position = int(row["tekst"].split("Uitspraak ")[1].split()[0])
        if row["machine soort"] == "doel" and position % 2:
            edits[number] = {"soort": "overig", "beoordelaar": "AB"}
    return edits
