"""A run that is killed leaves a database that opens and holds whole documents only; the next run completes it."""

import contextlib
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from pipeline.store import open_database
from tests.flows.conftest import BIN, Run
from tests.flows.test_main_job import findings

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prefect")]

KILLS = 10


def documents_are_whole(path: Path, expected: dict[str, int]) -> bool:
    with open_database(path, read_only=True) as database:
        counts = {row["document"]: row["statements"] for row in database.rows("FROM document_coverage")}
    return all(counts[name] == expected[name] for name in counts)


def test_a_killed_run_is_completed_by_the_next(
    run: Run, small_corpus: Path, tmp_path: Path, prefect_environment: dict[str, str]
) -> None:
    whole = tmp_path / "heel.duckdb"
    begin = time.monotonic()
    assert run("run", small_corpus, "--database", whole).returncode == 0
    seconds = time.monotonic() - begin
    with open_database(whole, read_only=True) as database:
        expected = {row["document"]: row["statements"] for row in database.rows("FROM document_coverage")}

    path = tmp_path / "findings.duckdb"
    moments = random.Random(7)
    for _ in range(KILLS):
        process = subprocess.Popen(
            [str(BIN / "doelwijzer"), "run", str(small_corpus), "--database", str(path)],
            env=prefect_environment | {"DOELWIJZER_OUTPUTS": str(tmp_path / "uit")},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.3, 1.0) * seconds)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with contextlib.suppress(ProcessLookupError):  # what a killed command leaves behind must not help the next one
            os.killpg(process.pid, signal.SIGKILL)
        if path.exists():
            assert documents_are_whole(path, expected)
            if len(findings(path)["document"]) == len(expected) and moments.random() < 0.5:
                path.unlink()

    assert run("run", small_corpus).returncode == 0
    assert findings(path) == findings(whole)
