"""Sheets as people fill them in: edits by statement, and the import of a file."""

import csv
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipeline.csvfile import defuse
from pipeline.review.exporting import ExportOptions, export_sheets
from pipeline.review.importing import Plan, apply_plan, load_state, plan_import, read_sheets
from pipeline.review.queue import Mix
from pipeline.store import open_database

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
Edit = Mapping[str, str]


def handed_out(database: Path, folder: Path, **options) -> Path:  # type: ignore[no-untyped-def]
    """The CSV of an export of all statements."""
    options = {"mix": Mix(rows=10_000), "suffixes": (".csv",), **options}
    with open_database(database) as stored:
        made = export_sheets(stored, (), folder, ExportOptions(**options), "1.2")
    return made.files[0]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def fill(path: Path, edits: Mapping[int, Edit], target: Path | None = None) -> Path:
    """Fills in rows by their index, as a spreadsheet that opened the sheet would save them."""
    rows = rows_of(path)
    for index, edit in edits.items():
        rows[index].update({column: defuse(value) for column, value in edit.items()})
    return save(target or path.with_name(f"ingevuld-{path.name}"), rows)


def save(path: Path, rows: Sequence[Mapping[str, str]], delimiter: str = ";", encoding: str = "utf-8-sig") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def take_in(database: Path, *files: Path, now: datetime = NOW, reviewer: str = "", dry_run: bool = False) -> Plan:
    """Imports files and gives the plan that was carried out; problems of whole files are among its problems."""
    from dataclasses import replace

    sheets, problems = read_sheets(files)
    with open_database(database) as stored:
        plan = plan_import(sheets, load_state(stored), now, reviewer, "1.2")
        if not dry_run:
            apply_plan(stored, plan)
    return replace(plan, problems=(*problems, *plan.problems))


def stored_labels(database: Path) -> set[tuple[str, str, str, str]]:
    """(statement, dimension, value, reviewer) of every decision that was ever stored."""
    with open_database(database, read_only=True) as stored:
        rows = stored.rows("SELECT statement_id, dimension, value, reviewer FROM review")
    return {tuple(row.values()) for row in rows}
