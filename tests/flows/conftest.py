"""A real Prefect server on loopback for all flow tests, and the command as a user starts it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.settings import ROOT

BIN = Path(sys.executable).parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def prefect_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Environment for commands, with a server that lives as long as the tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path_factory.mktemp("prefect")
    environment = os.environ | {
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "DOELWIJZER_OUTPUTS": str(home / "outputs"),
        "COLUMNS": "200",
    }
    with (home / "server.log").open("w") as log:
        command = [str(BIN / "prefect"), "server", "start", "--host", "127.0.0.1", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/health", server, home / "server.log")
            yield environment
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError(f"the Prefect server did not start: {log.read_text()}")


@pytest.fixture
def run(prefect_environment: dict[str, str], tmp_path: Path) -> Run:
    """`run("run", folder)` is the command `doelwijzer run FOLDER` with a database of this test."""

    def command(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(BIN / "doelwijzer"), *map(str, arguments)],
            env=prefect_environment
            | {"DOELWIJZER_DATABASE": str(tmp_path / "findings.duckdb"), "DOELWIJZER_OUTPUTS": str(tmp_path / "uit")}
            | environment,
            capture_output=True,
            text=True,
            timeout=600,
        )

    return command


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """Three documents of the sample corpus with their manifest rows."""
    sample = ROOT / "corpus" / "voorbeeld"
    names = ("oudesloot-convenant-huisartsen-2024.pdf", "oudesloot-begroting-2024.pdf", "grootveer-begroting-2023.pdf")
    folder = tmp_path / "stukken"
    folder.mkdir()
    for name in names:
        shutil.copy(sample / name, folder)
    lines = (sample / "documents.csv").read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if line.startswith("file") or line.split(",")[0] in names]
    (folder / "documents.csv").write_text("".join(kept), encoding="utf-8")
    return folder
