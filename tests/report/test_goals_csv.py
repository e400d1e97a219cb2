"""The goals as a table: what points to a person does not travel with it."""

import csv
from pathlib import Path

from pipeline.report.goals_csv import write_goals
from pipeline.report.tables import Table, write_tables
from pipeline.store import open_database
from tests.factory import analysis, tagged


def test_an_address_and_a_number_of_a_person_are_masked(tmp_path: Path) -> None:
    goal = "Wij brengen klachten terug met 10%; mail naar jan.smit@voorbeeld.nl of bel 06 12345678."
    with open_database(tmp_path / "findings.duckdb") as database:
        database.write_document(analysis("b.pdf", [tagged(goal)]), "run")
    with open_database(tmp_path / "findings.duckdb", read_only=True) as database:
        assert write_goals(database, tmp_path / "doelen.csv") == 1

    with (tmp_path / "doelen.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file, delimiter=";")
    assert row["tekst"] == "Wij brengen klachten terug met 10%; mail naar [e-mailadres] of bel [telefoonnummer]."


def test_tables_of_the_dossier_are_masked_too(tmp_path: Path) -> None:
    table = Table("doelen", "Doelen", ("tekst", "waarde"), (("Mail jan.smit@voorbeeld.nl", 10),))

    files = write_tables([table], tmp_path)

    assert "jan.smit" not in files[0].read_text("utf-8-sig")
    assert "10" in files[0].read_text("utf-8-sig")
