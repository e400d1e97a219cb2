"""Each query of docs/queries.md runs on the sample corpus, and answers its question."""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.job.rule import rule
from pipeline.settings import ROOT, Settings
from pipeline.store import open_database

pytestmark = pytest.mark.slow

# pip's duckdb-cli, an older DuckDB than that of the Python package.
CLI = shutil.which("duckdb", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
needs_cli = pytest.mark.skipif(CLI is None, reason="needs duckdb-cli")

TEXT = (ROOT / "docs" / "queries.md").read_text("utf-8")
QUERIES = re.findall(r"^## (\d+)\. (.+?)$.*?```sql\n(.*?)```", TEXT, re.MULTILINE | re.DOTALL)

# What the answer holds, by question: column, value of at least one row.
HOLDS = {
    1: ("status", "done"),
    2: ("verdict", "voldoet grotendeels"),
    3: ("component", "outcomedoelen"),
    4: ("municipality", "Grootveer"),
    5: ("orphan", "nothing_below"),
    6: ("change", "postponed"),
    7: ("state", "lowered"),
    8: ("state", "not_reported"),
    9: ("row", "Lasten preventie en jeugdteam"),
    10: ("state", "not_arrived"),
    11: ("bodies", ["stuurgroep"]),
    12: ("document", "veldstreek-convenant-jeugdhulp-2023.pdf"),
    13: ("region", "25.000 - 50.000 inwoners"),
    14: ("response_percent", 13.0),
    15: ("what", "oordeel herzien"),
}


@pytest.fixture(scope="module")
def reviewed(judged: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The judged sample with one judgement overruled."""
    settings = Settings(database=tmp_path_factory.mktemp("queries") / "f.duckdb")
    settings.database.write_bytes(judged.database.read_bytes())
    rule(
        settings, "1.2", "voldoet niet of nauwelijks", "De raad stelde geen kader vast.", "AB", municipality="Oudesloot"
    )
    return settings


def test_there_are_fifteen_questions() -> None:
    assert [int(number) for number, *_ in QUERIES] == list(range(1, 16))


@pytest.mark.parametrize(("number", "question", "query"), QUERIES, ids=[row[1][:60] for row in QUERIES])
def test_each_question_has_its_answer(reviewed: Settings, number: str, question: str, query: str) -> None:
    with open_database(reviewed.database, read_only=True) as database:
        rows = database.rows(query)

    column, value = HOLDS[int(number)]
    assert value in [row[column] for row in rows], question


def test_labels_that_people_changed_are_told_and_not_those_that_they_confirmed(
    judged: Settings, tmp_path: Path
) -> None:
    path = tmp_path / "f.duckdb"
    path.write_bytes(judged.database.read_bytes())
    with open_database(path) as database:
        changed, confirmed = database.rows(
            "SELECT statement_id, text FROM statement JOIN goal ON goal_id = statement_id LIMIT 2"
        )
        database.add(
            {
                "review": [
                    {"review_id": value, "statement_id": row["statement_id"], "text": row["text"], "dimension": "kind",
                     "old_value": "goal", "value": value, "reviewer": "AB", "codebook": "1.2",
                     "reviewed_at": datetime(2026, 11, 22, tzinfo=UTC)}
                    for row, value in ((changed, "other"), (confirmed, "goal"))
                ]
            }
        )  # fmt: skip
        told = [row["told"] for row in database.rows(QUERIES[14][2]) if row["what"] == "label herzien"]

    assert told == [f"other in plaats van goal: {changed['text']}"]


def test_the_file_opens_in_pandas_and_duckdb_without_our_code(judged: Settings, tmp_path: Path) -> None:
    code = (
        f"import duckdb; con = duckdb.connect({str(judged.database)!r}, read_only=True); "
        "print(len(con.sql('FROM goal_inventory').df()), con.sql('FROM norm_overview').df().verdict.notna().all())"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)

    count, complete = done.stdout.split()
    assert int(count) > 300
    assert complete == "True"


def test_the_file_has_the_format_that_older_programs_open(judged: Settings) -> None:
    """DuckDB 2 makes files that DuckDB 1 refuses, and R and the command line of DuckDB are still at 1."""
    head = judged.database.read_bytes()[:20]

    assert head[8:12] == b"DUCK"
    assert int.from_bytes(head[12:20], "little") == 64, "the number of the format of DuckDB 1.0"


@needs_cli
@pytest.mark.parametrize(("number", "question", "query"), QUERIES, ids=[row[1][:60] for row in QUERIES])
def test_the_command_line_of_duckdb_gives_the_same_answers(
    reviewed: Settings, number: str, question: str, query: str
) -> None:
    with open_database(reviewed.database, read_only=True) as database:
        rows = database.rows(query)

    done = subprocess.run(
        [str(CLI), "-readonly", "-csv", str(reviewed.database), query], capture_output=True, text=True, check=True
    )

    told = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(told) == len(rows)
    assert list(told[0]) == list(rows[0])
