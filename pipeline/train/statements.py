"""CSV with labelled statements -> labelled statements, every fault named by file, row and column."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ManifestError
from pipeline.labels import GOAL_DIMENSIONS, LABELS, Dimension, DocumentKind, Kind

REQUIRED = ("id", "text", "kind", "level", "measurability", "result", "budget", "time_bound")


@dataclass(frozen=True, slots=True)
class LabelledStatement:
    """A statement with a person's labels. `labels` holds `kind`, and the goal dimensions when the kind is goal.

    `writer` is the hand that wrote the document, or the document itself when that is not told: statements of one writer
    resemble each other, so that folds keep them together.
    """

    id: str
    document: str
    document_kind: DocumentKind
    policy_field: str
    voice: str
    writer: str
    context: str
    text: str
    labels: Mapping[Dimension, str]

    @property
    def is_goal(self) -> bool:
        return self.labels[Dimension.KIND] == Kind.GOAL


def statement_files(places: Iterable[Path]) -> tuple[Path, ...]:
    """The CSV files in folders and the files named themselves, in order of name."""
    found = [file for place in places for file in (place.glob("*.csv") if place.is_dir() else [place])]
    if not found:
        raise ManifestError("Er zijn geen trainingszinnen gevonden: noem een CSV-bestand of een map met CSV-bestanden.")
    return tuple(sorted(found))


def read_statements(places: Iterable[Path]) -> tuple[LabelledStatement, ...]:
    """All labelled statements of the files and folders. Raises ManifestError on the first faulty row or double id."""
    statements: list[LabelledStatement] = []
    seen: dict[str, Path] = {}
    for file in statement_files(places):
        for statement in _read_file(file):
            if statement.id in seen:
                raise ManifestError(
                    f"{file.name}: id '{statement.id}' staat ook in {seen[statement.id].name}: "
                    "geef elke rij een eigen id."
                )
            seen[statement.id] = file
            statements.append(statement)
    return tuple(statements)


def _read_file(file: Path) -> list[LabelledStatement]:
    try:
        content = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ManifestError(f"{file} bestaat niet: controleer de naam.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ManifestError(f"{file} kan niet worden gelezen ({error}): bewaar het als CSV in UTF-8.") from error
    lines = content.splitlines(keepends=True)
    delimiter = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    reader = csv.DictReader(lines, delimiter=delimiter)
    missing = [column for column in REQUIRED if column not in (reader.fieldnames or ())]
    if missing:
        raise ManifestError(f"{file.name}: kolom '{missing[0]}' ontbreekt in de eerste regel: voeg die toe.")
    rows = [_row(file, reader.line_num, row) for row in reader]
    if not rows:
        raise ManifestError(f"{file.name}: het bestand heeft geen rijen: voeg uitspraken toe.")
    return rows


def _row(file: Path, line: int, row: Mapping[str, str | None]) -> LabelledStatement:
    cells = {column: (value or "").strip() for column, value in row.items() if isinstance(column, str)}
    for column in ("id", "text", "kind"):
        if not cells[column]:
            raise ManifestError(f"{file.name}, regel {line}, kolom '{column}': is leeg; vul die in.")
    kind = _label(file, line, Dimension.KIND, cells)
    dimensions = GOAL_DIMENSIONS if kind == Kind.GOAL else ()
    for dimension in GOAL_DIMENSIONS:
        if cells[dimension] and not dimensions:
            raise ManifestError(
                f"{file.name}, regel {line}, kolom '{dimension}': is gevuld, maar kind is '{kind}'; laat leeg."
            )
    labels = {Dimension.KIND: kind} | {d: _label(file, line, d, cells) for d in dimensions}
    return LabelledStatement(
        id=cells["id"],
        document=cells.get("document") or file.stem,
        document_kind=_document_kind(file, line, cells.get("document_kind", "")),
        policy_field=cells.get("policy_field", ""),
        voice=cells.get("voice", ""),
        writer=cells.get("writer") or cells.get("document") or file.stem,
        context=cells.get("context", ""),
        text=cells["text"],
        labels=labels,
    )


def _label(file: Path, line: int, dimension: Dimension, cells: Mapping[str, str]) -> str:
    allowed = [str(label) for label in LABELS[dimension]]
    if cells[dimension] not in allowed:
        raise ManifestError(
            f"{file.name}, regel {line}, kolom '{dimension}': '{cells[dimension]}' is geen label; "
            f"kies uit {', '.join(allowed)}."
        )
    return cells[dimension]


def _document_kind(file: Path, line: int, value: str) -> DocumentKind:
    allowed = [str(kind) for kind in DocumentKind]
    if value and value not in allowed:
        raise ManifestError(
            f"{file.name}, regel {line}, kolom 'document_kind': '{value}' is onbekend; kies uit {', '.join(allowed)}."
        )
    return DocumentKind(value) if value else DocumentKind.OTHER


def hands(statements: Sequence[LabelledStatement]) -> list[str]:
    """What folds keep together: the writer of each statement, or its document when all have one writer."""
    writers = [statement.writer for statement in statements]
    return writers if len(set(writers)) > 1 else [statement.document for statement in statements]


def goals(statements: Sequence[LabelledStatement]) -> tuple[LabelledStatement, ...]:
    return tuple(statement for statement in statements if statement.is_goal)
