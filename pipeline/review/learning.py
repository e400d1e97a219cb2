"""Reviewed statements -> training statements of a corpus, as `pipeline.train` reads them. They stay on the machine."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.csvfile import write_atomically
from pipeline.errors import UsageError
from pipeline.labels import GOAL_DIMENSIONS, Dimension, Kind
from pipeline.review.privacy import mask
from pipeline.review.queries import sql
from pipeline.settings import ROOT
from pipeline.store import Database

COLUMNS = (
    "id",
    "document",
    "document_kind",
    "policy_field",
    "voice",
    "context",
    "text",
    *(dimension.value for dimension in Dimension),
    "corpus",
    "reviewers",
    "reviewed_at",
    "codebook",
)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was written. `incomplete` counts reviewed goals that lack a label or on which reviewers differ."""

    files: tuple[Path, ...]
    statements: int
    incomplete: int


def write_training(database: Database, folder: Path) -> Lesson:
    """One CSV a corpus in `folder`, replacing the one before; sensitive parts are masked.

    Raises UsageError for a folder of the project itself, of which git keeps the files: what was reviewed stays here.
    """
    place = folder.resolve()
    if place.is_relative_to(ROOT) and not place.is_relative_to(ROOT / "outputs"):
        raise UsageError(
            f"{folder} is een map van het programma zelf: nagekeken uitspraken horen daar niet; "
            "kies een map daarbuiten of in outputs."
        )
    by_corpus: dict[str, list[dict[str, Any]]] = defaultdict(list)
    incomplete = 0
    for row in database.rows(sql("training")):
        if labels := _complete(row["labels"]):
            by_corpus[row["corpus"]].append(_line(row, labels))
        else:
            incomplete += 1
    files = []
    for corpus, lines in by_corpus.items():
        buffer = io.StringIO(newline="")
        writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
        name = re.sub(r"[^\w-]+", "-", corpus).strip("-").lower() or "corpus"
        files.append(folder / f"nagekeken-{name}.csv")
        write_atomically(files[-1], buffer.getvalue().encode())
    return Lesson(tuple(files), sum(map(len, by_corpus.values())), incomplete)


def _complete(labels: Mapping[str, str]) -> dict[str, str] | None:
    """The labels that a training statement needs: the kind, and for goals all others too; None when one is missing."""
    kind = labels.get(Dimension.KIND)
    needed = (Dimension.KIND, *(GOAL_DIMENSIONS if kind == Kind.GOAL else ()))
    return {d.value: labels[d.value] for d in needed} if all(d.value in labels for d in needed) else None


def _line(row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
    before = " ".join((*row["section_path"], row["lead_in"]))
    context = row["lead_in"] or (row["section_path"][-1] if row["section_path"] else "")
    return {
        "id": row["statement_id"],
        "document": row["document"],
        "document_kind": row["document_kind"],
        "context": mask(context, before),
        "text": mask(row["text"], before),
        **labels,
        "corpus": row["corpus"],
        "reviewers": row["reviewers"],
        "reviewed_at": row["reviewed_at"].date().isoformat(),
        "codebook": row["codebooks"],
    }
