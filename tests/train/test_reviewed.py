"""Reviewed statements help when they teach what the others could not, and are measured on documents left out."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pipeline.labels import Dimension
from pipeline.report.evaluation import gain_to_text
from pipeline.settings import Settings
from pipeline.train import measure_gain
from pipeline.train.statements import REQUIRED

GOALS = ("Wij willen dat meer kinderen sporten", "Het aantal winkels groeit", "We verminderen de armoede")
OTHERS = ("De raad vergadert op dinsdag", "Dit hoofdstuk gaat over geld", "De kaart staat op de website")


def write(file: Path, documents: Sequence[str], kind_of: Callable[[bool], str]) -> Path:
    """Six statements a document, by what `kind_of` makes of a goal and of another statement."""
    file.parent.mkdir(exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["document", *REQUIRED])
        writer.writeheader()
        for document in documents:
            for number, text in enumerate((*GOALS, *OTHERS)):
                row = {"id": f"{file.stem}-{document}-{number}", "document": document, "text": f"{text} in {document}."}
                writer.writerow(row | {"kind": kind_of(number < len(GOALS))})
    return file


def kinds(goal: str, other: str) -> Callable[[bool], str]:
    return lambda is_goal: goal if is_goal else other


RIGHT, SWAPPED = kinds("contact", "other"), kinds("other", "contact")
TOWNS = ("Aadorp", "Beemte", "Cothen", "Dalen", "Eerde", "Fort")

CASES = [
    (SWAPPED, 0.0, 1.0, 36, 0, "the others taught it wrong: every statement gets better"),
    (RIGHT, 1.0, 1.0, 0, 0, "the others taught it already"),
]


@pytest.mark.parametrize(
    ("base", "without", "with_reviewed", "better", "worse", "reason"), CASES, ids=[case[-1] for case in CASES]
)
def test_gain_is_measured_on_documents_left_out(
    base: Callable[[bool], str],
    without: float,
    with_reviewed: float,
    better: int,
    worse: int,
    reason: str,
    tmp_path: Path,
) -> None:
    places = [write(tmp_path / "base.csv", ("Gaast", "Hall"), base)]
    reviewed = write(tmp_path / "nagekeken" / "n.csv", TOWNS, RIGHT).parent

    (gain,) = measure_gain(places, reviewed, Settings())

    assert (gain.dimension, gain.count) == (Dimension.KIND, 36)
    assert (gain.without, gain.with_reviewed) == (without, with_reviewed)
    assert (gain.better, gain.worse) == (better, worse)
    last = gain_to_text([gain]).splitlines()[-1].split()
    assert last == ["soort", f"{without:.2f}".replace(".", ","), "1,00", str(better), str(worse), "36"]


def test_a_document_left_out_is_left_out_of_the_other_statements_too(tmp_path: Path) -> None:
    """Aadorp stands thrice in the others, labelled wrong: that spoils what is said of Beemte, not of Aadorp."""
    places = [write(tmp_path / f"wrong{n}.csv", TOWNS[:1], SWAPPED) for n in range(3)]
    places.append(write(tmp_path / "base.csv", ("Gaast",), RIGHT))

    (gain,) = measure_gain(places, write(tmp_path / "own.csv", TOWNS[:2], RIGHT), Settings())

    assert (gain.count, gain.without) == (12, 0.5)


def test_reviewed_statements_of_one_document_cannot_be_measured(tmp_path: Path) -> None:
    base = write(tmp_path / "base.csv", ("Gaast", "Hall"), RIGHT)
    gains = measure_gain([base], write(tmp_path / "n.csv", TOWNS[:1], RIGHT), Settings())
    assert gains == ()
    assert "niet te meten" in gain_to_text(gains)
