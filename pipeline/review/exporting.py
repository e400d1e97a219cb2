"""The database -> review sheets on disk, with a record of what was handed out and from what it was drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.csvfile import check_writable
from pipeline.errors import ManifestError, UsageError
from pipeline.ids import stable_id
from pipeline.labels import Dimension
from pipeline.norms import NormSet
from pipeline.review.candidates import Candidate, Filter, choose_from, load_candidates, load_weights
from pipeline.review.queue import Choice, Mix, Part, choose, stratum_of
from pipeline.review.reading import read_sheet
from pipeline.review.sheet import file_name, sheet_row, write_sheet
from pipeline.store import Database

NO_LABEL = "none"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to make the sheets. `reviewers` is one sheet each; `suffixes` one file each (".csv", ".xlsx")."""

    mix: Mix = field(default_factory=Mix)
    wanted: Filter = field(default_factory=Filter)
    seed: int = 1
    reviewers: tuple[str, ...] = ("",)
    suffixes: tuple[str, ...] = (".csv", ".xlsx")
    masked: bool = True
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """What was handed out. `counts` is the number of statements by part."""

    export_id: str
    files: tuple[Path, ...]
    population: int
    counts: dict[Part, int]
    shared: int


def export_sheets(
    database: Database, norm_sets: Sequence[NormSet], folder: Path, options: ExportOptions, codebook: str
) -> Export:
    """Writes the sheets in `folder` and records the choice.

    Raises UsageError when nothing fits the filter, or when a sheet that is there holds what people filled in.
    """
    for reviewer in options.reviewers:
        for suffix in options.suffixes:
            _check_free(folder / file_name(reviewer, suffix))
    weights = load_weights(database, norm_sets)
    wanted = replace(options.wanted, norms=_norm_ids(options.wanted.norms, norm_sets))
    population = choose_from(load_candidates(database), wanted, weights)
    if not population:
        raise UsageError(
            f"Er zijn geen uitspraken voor {options.wanted or 'deze database'}: maak het filter ruimer "
            "of draai eerst 'doelwijzer run'."
        )
    choices = choose(population, weights, options.mix, options.seed, options.reviewers)
    ids = [(choice.candidate.statement_id, *choice.reviewers) for choice in choices]
    export_id = stable_id("export", options.seed, str(options.wanted), len(population), ids)
    _record(database, export_id, options, population, choices, codebook)
    folders = {corpus: database.folder_of(corpus) for corpus in {c.corpus for c in population}}
    files: list[Path] = []
    for reviewer in options.reviewers:
        rows = [
            sheet_row(
                choice,
                reviewer,
                export_id,
                codebook,
                folders[choice.candidate.corpus],
                masked=options.masked,
                blind=options.blind,
            )
            for choice in choices
            if reviewer in choice.reviewers
        ]
        for suffix in options.suffixes:
            files.append(folder / file_name(reviewer, suffix))
            write_sheet(files[-1], rows)
    return Export(
        export_id,
        tuple(files),
        len(population),
        dict(Counter(choice.part for choice in choices)),
        sum(len(choice.reviewers) > 1 for choice in choices),
    )


def _norm_ids(wanted: Iterable[str], norm_sets: Sequence[NormSet]) -> tuple[str, ...]:
    """Norms by their number, or all of a set by its name. Raises UsageError on what is neither."""
    by_name = {norm_set.name: tuple(norm.id for norm in norm_set.norms) for norm_set in norm_sets}
    known = {id_: (id_,) for ids in by_name.values() for id_ in ids} | by_name
    if unknown := [name for name in wanted if name not in known]:
        names = "; ".join(f"{name} ({', '.join(ids)})" for name, ids in by_name.items())
        raise UsageError(f"Norm '{unknown[0]}' bestaat niet: geef een normenkader of een norm daaruit: {names}.")
    return tuple(id_ for name in wanted for id_ in known[name])


def _check_free(path: Path) -> None:
    """A sheet that nobody filled in may be replaced; work of people may not."""
    check_writable(path)
    try:
        is_filled = path.exists() and any(row.is_filled for row in read_sheet(path).rows)
    except ManifestError:
        is_filled = True
    if is_filled:
        raise UsageError(
            f"{path} is al ingevuld: neem het eerst over met 'doelwijzer review import' en kies een andere map "
            "met --output."
        )


def _record(
    database: Database,
    export_id: str,
    options: ExportOptions,
    population: Sequence[Candidate],
    choices: Sequence[Choice],
    codebook: str,
) -> None:
    if database.rows("SELECT 1 FROM review_export WHERE export_id = $id", {"id": export_id}):
        return
    head = {
        "export_id": export_id,
        "exported_at": datetime.now(UTC),
        "seed": options.seed,
        "filter": str(options.wanted),
        "population": len(population),
        "codebook": codebook,
    }
    database.add(
        {
            "review_export": [head],
            "review_stratum": [{"export_id": export_id, **row} for row in _strata(population)],
            "review_item": [
                {
                    "export_id": export_id,
                    "statement_id": choice.candidate.statement_id,
                    "reviewer": reviewer,
                    "part": choice.part.value,
                    "stratum": choice.stratum,
                    "labels": [{"dimension": t.dimension.value, "value": t.value} for t in choice.candidate.tags],
                }
                for choice in choices
                for reviewer in choice.reviewers
            ],
        }
    )


def _strata(population: Iterable[Candidate]) -> list[dict[str, Any]]:
    counts = Counter(
        (stratum_of(c), dimension.value, c.label(dimension) or NO_LABEL) for c in population for dimension in Dimension
    )
    return [
        {"stratum": stratum, "dimension": dimension, "value": value, "count": count}
        for (stratum, dimension, value), count in sorted(counts.items())
    ]
