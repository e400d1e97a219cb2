"""The main job as a user starts it: a folder becomes a database, and only what changed is read again."""

from pathlib import Path

import pytest

from pipeline.store import open_database
from tests.flows.conftest import Run
from tests.norms.test_norm_sets import NORM

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prefect")]


def findings(path: Path) -> dict[str, list[str]]:
    """All that was found, without what differs from run to run."""
    tables = ("document", "page", "section", "statement", "tag", "goal", "indicator_value", "budget_line", "link",
              "assessment", "component", "evidence")  # fmt: skip
    with open_database(path, read_only=True) as database:
        found = {}
        for table in tables:
            rows = database.rows(f"FROM {table}")
            found[table] = sorted(repr({k: v for k, v in row.items() if k != "run_id"}) for row in rows)
        return found


def last_run(path: Path) -> dict[str, int]:
    with open_database(path, read_only=True) as database:
        return database.rows("FROM run ORDER BY started_at DESC LIMIT 1")[0]


def test_a_folder_becomes_a_database_and_only_changes_are_read_again(
    run: Run, small_corpus: Path, tmp_path: Path
) -> None:
    path = tmp_path / "findings.duckdb"

    first = run("run", small_corpus)

    assert first.returncode == 0, first.stdout + first.stderr
    assert "oudesloot-begroting-2024.pdf" in first.stdout and "voldoet" in first.stdout
    before = findings(path)
    assert len(before["document"]) == 3 and before["goal"] and before["indicator_value"] and before["assessment"]
    header = (tmp_path / "uit" / "doelen.csv").read_bytes()[:100]
    assert header.startswith(b"\xef\xbb\xbfdoel_id;gemeente;jaar")

    again = run("run", small_corpus)
    assert again.returncode == 0
    assert findings(path) == before, "running again changes nothing"
    assert (last_run(path)["documents_read"], last_run(path)["documents_unchanged"]) == (0, 3)

    manifest = (small_corpus / "documents.csv").read_text("utf-8")
    kept = [line for line in manifest.splitlines(keepends=True) if "huisartsen" not in line]
    (small_corpus / "documents.csv").write_text("".join(kept).replace("begroting,2023", "begroting,2022"), "utf-8")
    (small_corpus / "oudesloot-convenant-huisartsen-2024.pdf").unlink()
    changed = run("run", small_corpus)

    assert changed.returncode == 0, changed.stderr
    assert last_run(path)["documents_removed"] == 1, "the removed file is gone"
    assert last_run(path)["documents_read"] == 1, "only the document whose manifest row changed is read"
    with open_database(path, read_only=True) as database:
        years = {row["document"]: row["year"] for row in database.rows("FROM document_coverage")}
    assert years == {"oudesloot-begroting-2024.pdf": 2024, "grootveer-begroting-2023.pdf": 2022}


def test_bad_documents_cost_themselves_only(run: Run, small_corpus: Path, tmp_path: Path) -> None:
    good = (small_corpus / "oudesloot-begroting-2024.pdf").read_bytes()
    (small_corpus / "documents.csv").unlink()
    (small_corpus / "leeg.pdf").touch()
    (small_corpus / "tekst.pdf").write_text("Dit is geen PDF.")
    (small_corpus / "half.pdf").write_bytes(good[: len(good) // 3])

    result = run("run", small_corpus)

    assert result.returncode == 1, result.stdout + result.stderr
    with open_database(tmp_path / "findings.duckdb", read_only=True) as database:
        rows = {row["document"]: row for row in database.rows("FROM document_coverage")}
    assert rows["oudesloot-begroting-2024.pdf"]["status"] == "done"
    for name in ("leeg.pdf", "tekst.pdf"):
        assert rows[name]["status"] == "failed"
        assert name in rows[name]["message"] and name in result.stdout
    assert rows["half.pdf"]["status"] in ("failed", "unreadable", "partly_read")

    again = run("run", small_corpus)
    assert again.returncode == 1, "what failed keeps failing until a person mends it"
    assert last_run(tmp_path / "findings.duckdb")["documents_read"] == 0


PLAN = "Beleidsplan\n\nWij willen dat kinderen gezond opgroeien. In 2027 is de wachttijd vier weken.\n"


def test_a_faulty_survey_is_told_and_so_is_a_document_of_nobody_knows_whom(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    (folder / "enquete.csv").write_text("gemeente;jaar\nLindewolde;2023\n", "utf-8")

    result = run("run", folder)

    assert result.returncode == 1, "what was not read in must not look like success"
    assert "enquete.csv mist de kolom norm" in result.stdout
    assert "Geen oordeel per gemeente: van geen enkel document is bekend" in result.stdout


def test_a_norm_set_with_a_wrong_query_is_refused_before_documents_are_read(run: Run, tmp_path: Path) -> None:
    folder, norms = tmp_path / "stukken", tmp_path / "normen"
    folder.mkdir()
    norms.mkdir()
    (folder / "plan.txt").write_text(PLAN, "utf-8")
    (norms / "eigen.toml").write_text(NORM.replace("SELECT goal_id", "SELECT doel_id"), "utf-8")

    result = run("run", folder, DOELWIJZER_EXTRA_NORM_FOLDER=str(norms))

    assert result.returncode == 2
    assert "eigen.toml, norm E1, criterium 'doelen': de query werkt niet (vanaf regel 24; " in result.stderr
    assert "Documenten" not in result.stdout and "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "/nergens"), "De map /nergens bestaat niet"),
        (("run", "LEEG"), "staan geen documenten"),
        (("norms", "--database", "/nergens/x.duckdb"), "bestaat nog niet"),
        (("read", "/nergens/x.pdf"), "bestaat niet"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "leeg").mkdir()
    result = run(*(str(tmp_path / "leeg") if argument == "LEEG" else argument for argument in arguments))

    assert result.returncode in (1, 2)
    assert said in result.stderr
    assert "Traceback" not in result.stderr
