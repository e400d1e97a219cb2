"""On a schedule: a real server, a real worker, the deployments of prefect.yaml, and the database that a run makes."""

import subprocess
import time
from pathlib import Path

import pytest

from pipeline.settings import ROOT
from pipeline.store import open_database
from tests.flows.conftest import BIN

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prefect")]


def prefect(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / "prefect"), "--no-prompt", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=400)


def output_of(environment: dict[str, str], *arguments: str) -> str:
    result = prefect(environment, *arguments)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def test_a_deployed_run_makes_the_database(
    prefect_environment: dict[str, str], small_corpus: Path, tmp_path: Path
) -> None:
    database = tmp_path / "gepland.duckdb"
    environment = prefect_environment | {"DOELWIJZER_OUTPUTS": str(tmp_path / "uit")}
    with (tmp_path / "worker.log").open("w") as log:
        worker = subprocess.Popen(
            [str(BIN / "prefect"), "worker", "start", "--pool", "doelwijzer", "--type", "process"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for_pool(environment)
            output_of(environment, "deploy", "--all")
            parameters = [f"--param=folder={small_corpus}", f"--param=database={database}", "--param=workers=1"]
            output_of(environment, "deployment", "run", "analyse-corpus/nachtelijk", *parameters, "--watch")
        finally:
            worker.terminate()
            worker.wait(timeout=60)

    with open_database(database, read_only=True) as stored:
        assert len(stored.rows("FROM goal_inventory")) > 20
    schedule = output_of(environment, "deployment", "inspect", "analyse-corpus/nachtelijk")
    assert "0 2 * * *" in schedule and "Europe/Amsterdam" in schedule


def _wait_for_pool(environment: dict[str, str]) -> None:
    for _ in range(60):
        if prefect(environment, "work-pool", "inspect", "doelwijzer").returncode == 0:
            return
        time.sleep(1)
    raise AssertionError("the worker did not make its pool")
