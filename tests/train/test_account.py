"""What training tells about itself: a card, pictures, and a fair comparison with the model in use."""

import json
from pathlib import Path

import pytest

from pipeline.errors import ModelError
from pipeline.settings import ROOT, Settings
from pipeline.train import train_model
from pipeline.train.plots import plot_metrics
from pipeline.train.promote import promote

FILES = sorted((ROOT / "corpus" / "statements").glob("b0*.csv"))[:4]


@pytest.mark.slow
def test_card_metrics_and_pictures_with_a_check_file(tmp_path: Path) -> None:
    report = train_model(FILES[:3], Settings(), tmp_path / "model", check=FILES[3], with_study=True)
    card = (report.folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    for expected in (
        report.version,
        "Grenzen",
        "Wat misgaat",
        "Leercurve",
        "tekst + context + regels",
        FILES[3].stem,
        "operational",
    ):
        assert expected in card
    assert report.checked and report.checked.evaluation.documents == 1
    for picture in plot_metrics(report.folder):
        assert picture.read_bytes().startswith(b"\x89PNG")


def folder(place: Path, name: str, score: float) -> Path:
    """A model folder with nothing but its name and its scores."""
    (place / name).mkdir()
    (place / name / "model.json").write_text(json.dumps({"name": name}), encoding="utf-8")
    metrics = {"folds": {"dimensions": [{"dimension": "kind", "macro_f1": score}]}, "checked": None}
    (place / name / "metrics.json").write_text(json.dumps(metrics), encoding="utf-8")
    return place / name


CASES = [
    (0.70, 0.75, True, "better"),
    (0.70, 0.695, True, "within the noise"),
    (0.70, 0.65, False, "worse"),
]


@pytest.mark.parametrize(("before", "after", "promoted", "reason"), CASES, ids=[case[3] for case in CASES])
def test_only_a_model_that_is_not_worse_is_promoted(
    tmp_path: Path, before: float, after: float, promoted: bool, reason: str
) -> None:
    current, candidate = folder(tmp_path, "current", before), folder(tmp_path, "candidate", after)
    promotion = promote(candidate, current)
    assert promotion.promoted is promoted
    assert promotion.differences[0].gain == pytest.approx(after - before)
    in_use = json.loads((current / "model.json").read_text(encoding="utf-8"))["name"]
    assert in_use == ("candidate" if promoted else "current")


def test_a_first_model_is_promoted(tmp_path: Path) -> None:
    assert promote(folder(tmp_path, "candidate", 0.1), tmp_path / "current").promoted
    assert (tmp_path / "current" / "model.json").is_file()


def test_a_folder_that_cannot_be_written_is_told_and_the_new_model_stays_where_it_is(tmp_path: Path) -> None:
    candidate = folder(tmp_path, "candidate", 0.7)
    (tmp_path / "bestand").write_text("in de weg", encoding="utf-8")

    with pytest.raises(ModelError, match=r"bestand/model komen .* het staat in .*candidate"):
        promote(candidate, tmp_path / "bestand" / "model")
    assert (candidate / "model.json").is_file()


def test_a_model_without_metrics_is_refused(tmp_path: Path) -> None:
    current, candidate = folder(tmp_path, "current", 0.7), folder(tmp_path, "candidate", 0.7)
    (candidate / "metrics.json").unlink()
    with pytest.raises(ModelError, match=r"metrics\.json"):
        promote(candidate, current)
