"""Norms and ledger of the sample corpus, read perfectly, against what people found in the same documents."""

from __future__ import annotations

import csv
import json
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.job.imports import import_tables
from pipeline.settings import ROOT, Settings
from pipeline.store import open_database

pytestmark = pytest.mark.slow

TRUTH = ROOT / "corpus" / "voorbeeld" / "truth"
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def overview(judged: Settings) -> Rows:
    with open_database(judged.database, read_only=True) as database:
        return database.rows("FROM norm_overview")


@pytest.fixture(scope="module")
def ledger(judged: Settings) -> Rows:
    with open_database(judged.database, read_only=True) as database:
        return database.rows("FROM ledger_overview")


def truth_of(name: str) -> list[dict[str, str]]:
    with (TRUTH / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def label(row: dict[str, str]) -> str:
    return " ".join(value for value in row.values() if value)[:70]


DOCUMENTS = sorted(path.stem for path in TRUTH.glob("*.json") if "norm_1_1" in json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("stem", DOCUMENTS)
def test_norm_1_1_of_each_document(overview: Rows, stem: str) -> None:
    truth = json.loads((TRUTH / f"{stem}.json").read_text("utf-8"))["norm_1_1"]

    (row,) = [r for r in overview if (r["norm_set"], r["norm"], r["document"]) == ("jeugdhulp", "1.1", f"{stem}.pdf")]

    assert row["verdict"] == truth["verdict"], f"{truth['reason']} / {row['reason']}"


@pytest.mark.parametrize("truth", truth_of("norms.csv"), ids=label)
def test_each_norm(overview: Rows, truth: dict[str, str]) -> None:
    (row,) = [
        r
        for r in overview
        if (r["norm_set"], r["norm"]) == (truth["norm_set"], truth["norm"])
        and (
            r["document"] == truth["document"]
            if truth["document"]
            else (r["municipality"], r["year"], r["document"]) == (truth["municipality"], None, None)
        )
    ]

    assert row["verdict"] == truth["verdict"], f"{truth['reason']} / {row['reason']}"


def test_each_judgement_has_evidence_or_says_why_not(overview: Rows) -> None:
    for row in overview:
        assert row["reason"]
        assert row["evidence"] or row["verdict"] in ("niet te beoordelen", "voldoet niet of nauwelijks"), row
        assert row["status"] == "proposed"


def test_all_evidence_is_a_quote_with_its_place(judged: Settings) -> None:
    with open_database(judged.database, read_only=True) as database:
        lost = database.rows("FROM evidence_quote WHERE quote IS NULL")
        placeless = database.rows(
            "FROM evidence_quote WHERE page IS NULL AND finding_id NOT IN (SELECT survey_id FROM survey_answer)"
        )
    assert (lost, placeless) == ([], [])


LEDGER = ("goal", "target", "realisation", "chain")


@pytest.mark.parametrize("subject", LEDGER)
def test_precision_and_recall_of_the_states_of_the_ledger(
    ledger: Rows, subject: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The truth has every goal, target, result and plan goal of these municipalities, as a person followed them."""
    found = [entry_of(row) for row in ledger if row["subject"] == subject]
    truth = [Entry(*row.values()) for row in truth_of("ledger.csv") if row["subject"] == subject]

    missed = [entry for entry in truth if not any(entry.is_told_by(other) for other in found)]
    wrong = [entry for entry in found if not any(other.is_told_by(entry) for other in truth)]

    recall, precision = 1 - len(missed) / len(truth), 1 - len(wrong) / len(found)
    with capsys.disabled():
        print(f"\n{subject}: precision {precision:.3f} ({len(found)}), recall {recall:.3f} ({len(truth)})")
    assert recall >= 0.9, missed
    assert precision >= 0.9, wrong


@dataclass(frozen=True)
class Entry:
    """A line of the ledger. In the truth `text` is how it begins, and an empty `change` is not looked at."""

    municipality: str
    subject: str
    from_year: str
    to_year: str
    text: str
    state: str
    change: str

    def is_told_by(self, found: Entry) -> bool:
        mine, theirs = ((*astuple(entry)[:4], entry.state) for entry in (self, found))
        return mine == theirs and found.text.startswith(self.text) and self.change in ("", found.change)


def entry_of(row: dict[str, Any]) -> Entry:
    return Entry(
        row["municipality"], row["subject"], str(row["from_year"]), str(row["to_year"]),
        row["from_text"] or row["to_text"], row["state"], row["change"] or "",
    )  # fmt: skip


def test_a_covenant_counts_for_its_parties_while_it_is_in_force(judged: Settings) -> None:
    with open_database(judged.database, read_only=True) as database:
        rows = database.rows(
            "SELECT s.municipality, s.year FROM document_scope s JOIN document d USING (document_id) "
            "WHERE d.name = 'veldstreek-convenant-jeugdhulp-2023.pdf' ORDER BY ALL"
        )
    found = {(row["municipality"], row["year"]) for row in rows}
    names = ("Grootveer", "Lindewolde", "Oudesloot", "Regio Veldstreek")
    assert found == {(name, year) for name in names for year in range(2023, 2027)}


def test_what_the_convenant_agrees_on(judged: Settings) -> None:
    with open_database(judged.database, read_only=True) as database:
        rows = database.rows(
            "FROM agreement_overview WHERE document = 'veldstreek-convenant-jeugdhulp-2023.pdf' ORDER BY element"
        )
        weak = database.rows(
            "SELECT DISTINCT element FROM agreement_overview WHERE document LIKE 'oudesloot-convenant%' AND element "
            "IN ('period', 'funding', 'tariffs', 'conflict', 'evaluation', 'result_incentive', 'consultation')"
        )
    elements = {row["element"] for row in rows}
    assert elements >= {
        "ambition", "responsibilities", "funding", "tariffs", "consultation", "progress_report", "evaluation",
        "conflict", "quality", "professionalism", "suitable_care", "role", "party", "period", "result_incentive",
    }  # fmt: skip
    assert weak == [], "an intention agrees on nothing of the kind"
    assert sorted(r["times_per_year"] for r in rows if r["element"] == "consultation") == [1, 4, pytest.approx(8.67)]
    (period,) = [row for row in rows if row["element"] == "period"]
    assert (period["start_year"], period["end_year"]) == (2023, 2026)


def test_a_faulty_survey_is_told_and_stops_nothing(judged: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "voorbeeld"
    folder.mkdir()
    (folder / "enquete.csv").write_text("gemeente;jaar\nLindewolde;2023\n", "utf-8")
    settings = Settings(database=tmp_path / "copy.duckdb")
    settings.database.write_bytes(judged.database.read_bytes())

    (said,) = import_tables(folder, settings)

    assert "enquete.csv mist de kolom" in said
