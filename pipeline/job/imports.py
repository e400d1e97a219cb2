"""CSV files beside the documents of a folder -> survey answers and indicator values in the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pipeline.errors import DoelwijzerError, ManifestError
from pipeline.intake.indicators import ImportedValue, read_indicators
from pipeline.intake.survey import SurveyAnswer, read_survey
from pipeline.norms import load_norm_sets
from pipeline.settings import Settings
from pipeline.store import open_database

# How files in the folder must begin to be taken for a survey or an export of indicators.
SURVEYS = ("enquete", "enquête", "scorecard")
INDICATORS = ("indicatoren", "waarstaatjegemeente", "cbs")

Rows = list[dict[str, Any]]


def import_tables(folder: Path, settings: Settings) -> tuple[str, ...]:
    """Replaces the surveys and exports of this corpus by those in the folder; gives a sentence for each faulty file.

    A faulty file is left out as a whole and stops nothing else.
    """
    corpus = folder.resolve().name
    norms = [norm.id for norm_set in _norm_sets(settings) for norm in norm_set.norms]
    with open_database(settings.database) as database:
        found = database.rows(
            "SELECT DISTINCT municipality FROM document WHERE municipality IS NOT NULL AND corpus = $corpus",
            {"corpus": corpus},
        )
        municipalities = [row["municipality"] for row in found]
        faults: list[str] = []
        answers: Rows = []
        for path in _files(folder, SURVEYS):
            try:
                answers += _rows(read_survey(path, corpus, norms), corpus, path, "survey_id")
            except ManifestError as error:
                faults.append(str(error))
        values: Rows = []
        for path in _files(folder, INDICATORS):
            try:
                values += _rows(read_indicators(path, corpus, municipalities), corpus, path, "import_id")
            except ManifestError as error:
                faults.append(str(error))
        tables = {
            "survey_answer": _once(answers, "survey_id", faults),
            "indicator_import": _once(values, "import_id", faults),
        }
        database.replace_tables(tables, corpus=corpus)
    return tuple(faults)


def _norm_sets(settings: Settings):  # type: ignore[no-untyped-def]
    try:
        return load_norm_sets(settings.norm_folder, settings.extra_norm_folder)
    except DoelwijzerError:  # judging tells what is wrong with it
        return ()


def _files(folder: Path, starts: tuple[str, ...]) -> list[Path]:
    return sorted(p for p in folder.glob("*.[cC][sS][vV]") if p.name.lower().startswith(starts))


def _rows(found: Iterable[SurveyAnswer | ImportedValue], corpus: str, path: Path, key: str) -> Rows:
    rows = []
    for item in found:
        row = asdict(item)
        rows.append({key: row.pop("id"), "corpus": corpus, "file": path.name, **row})
    return rows


def _once(rows: Rows, key: str, faults: list[str]) -> Rows:
    """The same row in two files counts once; the first file wins and the other is told."""
    kept: dict[str, dict[str, Any]] = {}
    for row in rows:
        first = kept.setdefault(row[key], row)
        if first is not row:
            faults.append(
                f"{row['file']}, rij {row['row']}: dit staat al in {first['file']}, rij {first['row']}: "
                "die eerste is gebruikt; verwijder er een."
            )
    return list(kept.values())
