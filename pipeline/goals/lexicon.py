"""Lexicons of headings and table columns -> roles, each entry with an example and a counter-example that tests run."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.errors import ModelError
from pipeline.settings import Settings

HEADINGS = "goal_headings.toml"
COLUMNS = "table_columns.toml"
_KEYS = {"role", "pattern", "example", "counter_example"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A turn that shows a role."""

    role: str
    pattern: re.Pattern[str]
    example: str
    counter_example: str


@cache
def entries_of(file_name: str, table: str) -> tuple[Entry, ...]:
    """Entries of one table in the order of the file; raises ModelError naming file and row."""
    path = Settings().lexicon_folder / file_name
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))[table]
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ModelError(f"Het lexicon {path} mist [[{table}]] of is beschadigd ({error}): herstel het.") from None
    return tuple(_entry(file_name, table, number, row) for number, row in enumerate(rows, start=1))


def role_of(file_name: str, table: str, text: str) -> str | None:
    """Role of the first entry that is found in `text`, or None."""
    return next((entry.role for entry in entries_of(file_name, table) if entry.pattern.search(text)), None)


def _entry(file_name: str, table: str, number: int, row: dict[str, Any]) -> Entry:
    unknown = sorted(set(row) - _KEYS)
    missing = sorted(_KEYS - set(row))
    if unknown or missing:
        fault = f"sleutel '{unknown[0]}' is onbekend" if unknown else f"'{missing[0]}' ontbreekt"
        raise ModelError(f"{file_name}, [[{table}]] rij {number}: {fault}; herstel die rij.")
    flags = 0 if table == "programme" else re.IGNORECASE
    try:
        pattern = re.compile(row["pattern"], flags)
    except re.error as error:
        raise ModelError(f"{file_name}, [[{table}]] rij {number}: het patroon klopt niet ({error}).") from error
    return Entry(row["role"], pattern, row["example"], row["counter_example"])
