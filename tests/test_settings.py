"""Settings: defaults, then the environment, then what the command line says."""

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.settings import Settings, load_settings


def test_outputs_lie_beside_the_database_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().outputs == Settings().outputs
    assert load_settings(database=Path("/onderzoek/a.duckdb")).outputs == Path("/onderzoek")
    monkeypatch.setenv("DOELWIJZER_OUTPUTS", "/elders")
    assert load_settings(database=Path("/onderzoek/a.duckdb")).outputs == Path("/elders")


def test_the_command_line_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOELWIJZER_WORKERS", "3")
    assert load_settings().workers == 3
    assert load_settings(workers=1).workers == 1


def test_a_value_that_is_no_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOELWIJZER_PAGE_SECONDS", "lang")
    with pytest.raises(UsageError, match="DOELWIJZER_PAGE_SECONDS heeft de waarde 'lang'"):
        load_settings()
