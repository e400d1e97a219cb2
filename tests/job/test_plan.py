"""What must be done, from what lies in the folder and what is stored."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.intake import Intake, take_in
from pipeline.job.analyse import failed_document, fingerprint_of
from pipeline.job.plan import Plan, plan_work, refuse_other_folder
from pipeline.labels import DocumentStatus
from pipeline.model import Analysis, Reading
from pipeline.settings import Settings
from pipeline.store import open_database
from pipeline.store.rows import document_id_of

SETTINGS = Settings()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "stukken"
    corpus.mkdir()
    (corpus / "plan-2022.txt").write_text("Wij willen minder wachttijd.")
    (corpus / "begroting-2023.txt").write_text("Wat willen we bereiken?")
    return corpus


def plan_after(path: Path, intake: Intake, *stored: Analysis, retry: bool = False) -> Plan:
    with open_database(path) as database:
        run = database.begin_run(intake.corpus, intake.folder, len(stored))
        for analysis in stored:
            database.write_document(analysis, run, retry=retry)
        return plan_work(intake, database.documents(intake.corpus), SETTINGS)


def read(intake: Intake) -> list[Analysis]:
    done = Reading((), 1, "read", DocumentStatus.DONE)
    return [
        Analysis(source, document_id_of(intake.corpus, source.name), fingerprint_of(source, SETTINGS), done)
        for source in intake.sources
    ]


def names(plan: Plan) -> list[str]:
    return [source.name for source in plan.to_read]


def test_everything_is_read_the_first_time(folder: Path, tmp_path: Path) -> None:
    plan = plan_after(tmp_path / "f.duckdb", take_in(folder))

    assert names(plan) == ["begroting-2023.txt", "plan-2022.txt"]
    assert plan.total == 2


def test_nothing_is_read_the_second_time(folder: Path, tmp_path: Path) -> None:
    intake = take_in(folder)

    plan = plan_after(tmp_path / "f.duckdb", intake, *read(intake))

    assert (names(plan), len(plan.unchanged), plan.to_remove) == ([], 2, ())


def test_a_changed_file_is_read_again_and_a_removed_one_is_forgotten(folder: Path, tmp_path: Path) -> None:
    stored = read(take_in(folder))
    (folder / "plan-2022.txt").write_text("Wij willen geen wachttijd.")
    (folder / "begroting-2023.txt").unlink()

    plan = plan_after(tmp_path / "f.duckdb", take_in(folder), *stored)

    assert names(plan) == ["plan-2022.txt"]
    assert [document.name for document in plan.to_remove] == ["begroting-2023.txt"]


def test_a_corrected_manifest_row_is_a_change(folder: Path, tmp_path: Path) -> None:
    stored = read(take_in(folder))
    (folder / "documents.csv").write_text("file,year\nplan-2022.txt,2021\nbegroting-2023.txt,\n")

    assert "plan-2022.txt" in names(plan_after(tmp_path / "f.duckdb", take_in(folder), *stored))


@pytest.mark.parametrize(("retry", "again"), [(True, ["plan-2022.txt"]), (False, [])])
def test_only_failures_that_may_pass_are_tried_again(
    folder: Path, tmp_path: Path, retry: bool, again: list[str]
) -> None:
    (folder / "begroting-2023.txt").unlink()
    intake = take_in(folder)
    (source,) = intake.sources
    failure = failed_document(source, fingerprint_of(source, SETTINGS), "plan-2022.txt duurde te lang.")

    assert names(plan_after(tmp_path / "f.duckdb", intake, failure, retry=retry)) == again


def test_a_row_that_names_a_missing_file_is_stored_once(folder: Path, tmp_path: Path) -> None:
    (folder / "documents.csv").write_text("file\nweg.pdf\nplan-2022.txt\n")
    intake = take_in(folder)

    first = plan_after(tmp_path / "f.duckdb", intake)
    assert [failure.source.name for failure in first.failures] == ["weg.pdf"]

    again = plan_after(tmp_path / "f.duckdb", intake, *first.failures, *read(intake))
    assert (again.failures, len(again.unchanged)) == ((), 2)


def test_another_folder_of_the_same_name_does_not_empty_the_database(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "elders" / "stukken"
    other.mkdir(parents=True)
    (other / "nota.txt").write_text("Iets anders.")
    intake = take_in(folder)
    plan_after(tmp_path / "f.duckdb", intake, *read(intake))

    with open_database(tmp_path / "f.duckdb") as database:
        with pytest.raises(StoreError, match="andere map met de naam stukken"):
            refuse_other_folder(database, take_in(other))
        renamed = replace(intake, corpus="anders", folder=tmp_path / "anders")
        with pytest.raises(StoreError, match="al onder de map stukken"):
            refuse_other_folder(database, renamed)  # the same documents under another name would count twice
        moved = replace(intake, folder=tmp_path / "verhuisd" / "stukken")
        refuse_other_folder(database, moved)  # the same documents at another place are the same corpus
