"""The database: whole documents or nothing, people before machine, one sentence for each thing that can go wrong."""

import resource
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.labels import DocumentStatus, TextLayer
from pipeline.store import Database, RunCounts, open_database
from tests.factory import analysis, tagged


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "findings.duckdb"


def write(path: Path, *documents) -> None:  # type: ignore[no-untyped-def]
    with open_database(path) as database:
        run = database.begin_run("corpus", Path("/corpus"), len(documents))
        for document in documents:
            database.write_document(document, run)


def test_the_goal_inventory_holds_the_goals_with_their_labels(path: Path) -> None:
    write(path, analysis("a.pdf", [tagged("Minder schooluitval", result="outcome"), tagged("Context", kind="other")]))

    with open_database(path, read_only=True) as database:
        (goal,) = database.rows("FROM goal_inventory")
    assert (goal["text"], goal["level"], goal["result"], goal["page"], goal["reviewed"]) == (
        "Minder schooluitval",
        "strategic",
        "outcome",
        1,
        False,
    )


def test_the_inventory_has_the_columns_that_other_tools_rely_on(path: Path) -> None:
    write(path, analysis("a.pdf", [tagged("x")]))

    with open_database(path, read_only=True) as database:
        columns = list(database.rows("FROM goal_inventory")[0])
        coverage = list(database.rows("FROM document_coverage")[0])
    assert columns[:21] == [
        "goal_id",
        "municipality",
        "year",
        "document_kind",
        "document",
        "programme",
        "number",
        "parent_number",
        "text",
        "level",
        "measurability",
        "result",
        "budget",
        "time_bound",
        "indicator",
        "target_value",
        "unit",
        "deadline",
        "confidence",
        "page",
        "reviewed",
    ]
    assert {
        "pages_total",
        "pages_read",
        "pages_ocr",
        "pages_unreadable",
        "statements",
        "goals",
        "status",
        "message",
    } <= set(coverage)


def test_writing_a_document_again_replaces_all_of_it(path: Path) -> None:
    write(path, analysis("a.pdf", [tagged("een"), tagged("twee")]), analysis("a.pdf", [tagged("twee")]))

    with open_database(path, read_only=True) as database:
        assert [row["text"] for row in database.rows("FROM statement")] == ["twee"]
        assert len(database.rows("FROM document")) == 1


def test_a_document_that_breaks_half_way_leaves_what_was_there(path: Path) -> None:
    write(path, analysis("a.pdf", [tagged("een")]))

    with open_database(path) as database, pytest.raises(StoreError):
        database.write_document(analysis("a.pdf", [tagged("dubbel"), tagged("dubbel")]), "run")

    with open_database(path, read_only=True) as database:
        assert [row["text"] for row in database.rows("FROM statement")] == ["een"]


def test_documents_without_goals_and_documents_that_failed_are_remembered(path: Path) -> None:
    write(
        path,
        analysis("leeg.pdf"),
        analysis("stuk.pdf", status=DocumentStatus.FAILED, pages=(), message="stuk.pdf is beschadigd."),
        analysis("scan.pdf", status=DocumentStatus.PARTLY_READ, pages=(TextLayer.READABLE, TextLayer.ABSENT)),
    )

    with open_database(path, read_only=True) as database:
        rows = {row["document"]: row for row in database.rows("FROM document_coverage")}
    assert (rows["leeg.pdf"]["goals"], rows["leeg.pdf"]["status"]) == (0, "done")
    assert (rows["stuk.pdf"]["pages_total"], rows["stuk.pdf"]["message"]) == (None, "stuk.pdf is beschadigd.")
    assert (rows["scan.pdf"]["pages_read"], rows["scan.pdf"]["pages_unreadable"]) == (1, 1)


def test_what_a_document_declares_of_its_headings_is_kept(path: Path) -> None:
    told = "Koppen: 4 van de 4 bladwijzers teruggevonden."
    write(path, analysis("a.pdf", structure=told), analysis("b.pdf"))

    with open_database(path, read_only=True) as database:
        rows = database.rows("SELECT structure FROM document_coverage ORDER BY document")
    assert [row["structure"] for row in rows] == [told, None]


def review(database: Database, statement: str, value: str, reviewer: str) -> None:
    database.rows(
        "INSERT INTO review "
        "(review_id, statement_id, text, dimension, old_value, value, reviewer, reviewed_at, codebook) "
        "VALUES ($id, $s, $s, 'kind', 'goal', $value, $reviewer, $at, '1.2')",
        {"id": f"{statement}{reviewer}", "s": statement, "value": value, "reviewer": reviewer, "at": datetime.now(UTC)},
    )


def test_a_reviewers_label_goes_before_the_machines(path: Path) -> None:
    write(path, analysis("a.pdf", [tagged("geen doel"), tagged("wel een doel")]))
    with open_database(path) as database:
        review(database, "geen doel", "other", "AB")
        review(database, "wel een doel", "goal", "AB")

        assert [(row["text"], row["reviewed"]) for row in database.rows("FROM goal_inventory")] == [
            ("wel een doel", True)
        ]


def test_reviewers_who_disagree_leave_the_machines_label(path: Path) -> None:
    write(path, analysis("a.pdf", [tagged("doel?")]))
    with open_database(path) as database:
        review(database, "doel?", "other", "AB")
        review(database, "doel?", "goal", "CD")

        assert [row["reviewed"] for row in database.rows("FROM goal_inventory")] == [False]


def test_every_column_has_a_comment(path: Path) -> None:
    write(path)
    with open_database(path, read_only=True) as database:
        bare = database.rows(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE comment IS NULL AND NOT internal"
        )
    assert bare == []


def test_runs_are_logged_with_their_counts(path: Path) -> None:
    with open_database(path) as database:
        run = database.begin_run("corpus", Path("/corpus"), 3)
        assert database.rows("FROM run")[0]["finished_at"] is None, "a run that was broken off can be seen"
        database.finish_run(run, RunCounts(total=3, read=1, unchanged=1, removed=0, failed=1))
        assert database.rows("FROM run")[0]["documents_failed"] == 1


def test_a_read_only_database_gives_queries_no_way_to_files(path: Path) -> None:
    write(path)
    with open_database(path, read_only=True) as database:
        with pytest.raises(StoreError):
            database.rows("SELECT * FROM read_text('/etc/hostname')")
        with pytest.raises(StoreError):
            database.rows("DELETE FROM document")


def test_a_database_that_another_program_has_open(path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", f"import duckdb; c = duckdb.connect({str(path)!r}); print(1, flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout and holder.stdout.readline()
    with pytest.raises(StoreError, match="in gebruik door een ander programma"), open_database(path):
        pass
    holder.communicate(b"\n")


def test_a_file_that_is_no_database(path: Path) -> None:
    path.write_text("dit is geen database" * 100)
    with pytest.raises(StoreError, match=str(path)), open_database(path):
        pass


def test_a_database_of_another_version(path: Path) -> None:
    with open_database(path) as database:
        database.rows("UPDATE meta SET value = '0'")
    with pytest.raises(StoreError, match="andere versie"), open_database(path):
        pass


def test_a_missing_database_is_not_made_by_reading(path: Path) -> None:
    with pytest.raises(StoreError, match="bestaat nog niet"), open_database(path, read_only=True):
        pass
    assert not path.exists()


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from pipeline.errors import StoreError
from pipeline.store import open_database
from tests.factory import analysis, tagged

path = Path(sys.argv[1])
with open_database(path) as database:
    database.write_document(analysis("klein.pdf", [tagged("blijft")]), "run")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = path.stat().st_size + 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    with open_database(path) as database:
        database.write_document(analysis("groot.pdf", [tagged(f"{n} " + "woord " * 2000) for n in range(2000)]), "run")
except StoreError as error:
    print(error)
"""


def test_a_full_disk_costs_the_document_that_did_not_fit(path: Path) -> None:
    """The limit on file size makes writing fail as a full disk does, without needing a disk to fill."""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    said = subprocess.run([sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=False)

    assert "is vol: maak ruimte vrij" in said.stdout, said.stderr
    with open_database(path, read_only=True) as database:
        assert [row["text"] for row in database.rows("FROM statement")] == ["blijft"]
