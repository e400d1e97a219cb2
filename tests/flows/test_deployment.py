"""On a schedule: a real server, a real worker, the deployments of prefect.yaml, and the database that a run makes."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.settings import ROOT
from pipeline.store import open_database
from tests.flows.conftest import BIN
from tests.review.filling import rows_of
from tests.review.stock import stocked

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("prefect")]


def prefect(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / "prefect"), "--no-prompt", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=400)


def output_of(environment: dict[str, str], *arguments: str) -> str:
    result = prefect(environment, *arguments)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def deployed(prefect_environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of commands, while a worker runs what prefect.yaml deploys."""
    folder = tmp_path_factory.mktemp("worker")
    environment = prefect_environment | {"DOELWIJZER_OUTPUTS": str(folder / "uit")}
    with (folder / "worker.log").open("w") as log:
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
            yield environment
        finally:
            worker.terminate()
            try:
                worker.wait(timeout=60)
            except subprocess.TimeoutExpired:  # a worker that is asked to stop first waits for its runs
                worker.kill()
                worker.wait()


def test_a_deployed_run_makes_the_database(deployed: dict[str, str], small_corpus: Path, tmp_path: Path) -> None:
    database = tmp_path / "gepland.duckdb"
    parameters = [f"--param=folder={small_corpus}", f"--param=database={database}", "--param=workers=1"]
    output_of(deployed, "deployment", "run", "analyse-corpus/nachtelijk", *parameters, "--watch")

    with open_database(database, read_only=True) as stored:
        assert len(stored.rows("FROM goal_inventory")) > 20
    schedule = output_of(deployed, "deployment", "inspect", "analyse-corpus/nachtelijk")
    assert "0 2 * * *" in schedule and "Europe/Amsterdam" in schedule


def test_a_deployed_export_writes_a_sheet_for_each_reviewer(deployed: dict[str, str], tmp_path: Path) -> None:
    """A second export leaves the sheets of the first alone: somebody may be filling them in."""
    database = stocked(tmp_path, 30)
    parameters = [
        f"--param=outputs={tmp_path}",
        f"--param=database={database}",
        "--param=rows=20",
        '--param=reviewers=["AB", "CD"]',
        "--param=overlap=5",
        "--param=seed=7",
    ]
    for _ in range(2):
        output_of(deployed, "deployment", "run", "export-review/nakijklijst", *parameters, "--watch")

    folders = sorted((tmp_path / "nakijken").iterdir())
    assert len(folders) == 2
    names = ["nakijken-AB.csv", "nakijken-AB.xlsx", "nakijken-CD.csv", "nakijken-CD.xlsx"]
    assert [sorted(file.name for file in folder.iterdir()) for folder in folders] == [names, names]
    assert len(rows_of(folders[0] / "nakijken-AB.csv")) == 20
    assert rows_of(folders[0] / "nakijken-AB.csv") == rows_of(folders[1] / "nakijken-AB.csv"), "the same seed"
    schedule = output_of(deployed, "deployment", "inspect", "export-review/nakijklijst")
    assert "0 7 * * 1" in schedule and "Europe/Amsterdam" in schedule


def _wait_for_pool(environment: dict[str, str]) -> None:
    for _ in range(60):
        if prefect(environment, "work-pool", "inspect", "doelwijzer").returncode == 0:
            return
        time.sleep(1)
    raise AssertionError("the worker did not make its pool")
