"""Beside the counts of the machine: what they are in truth, once people reviewed the random control part."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.review.candidates import Filter
from pipeline.review.queue import Mix
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


def edits_of(sheet: Path) -> dict[int, dict[str, str]]:
    edits: dict[int, dict[str, str]] = {}
    for number, row in enumerate(rows_of(sheet)):
        edits[number] = {"akkoord": "ja", "beoordelaar": "AB"}
        position = int(row["tekst"].split("Uitspraak ")[1].split()[0])
        if row["machine soort"] == "doel" and position % 2:
            edits[number] = {"soort": "overig", "beoordelaar": "AB"}
    return edits
