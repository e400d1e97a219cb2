"""A CSV of statements -> the same statements with their labels, the contract of `doelwijzer tag`."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from pipeline.csvfile import Row, defuse, read_rows
from pipeline.errors import ManifestError
from pipeline.labels import Dimension, DocumentKind, StatementSource
from pipeline.model import Box, Region, Statement, TaggedStatement
from pipeline.tag import Tagger

_NOWHERE = (Region(1, Box(0, 0, 0, 0)),)


def tag_file(path: Path, tagger: Tagger) -> str:
    """CSV text with id and for each dimension the label and its `_confidence` (empty where it does not apply).

    Input columns: id, text, optional context and document_kind. Raises ManifestError with row and column.
    """
    rows = list(read_rows(path, ["id", "text"]))
    tagged: dict[int, TaggedStatement] = {}
    for kind in DocumentKind:
        chosen = [(index, row) for index, row in enumerate(rows) if _kind(path, row) is kind]
        statements = [_statement(path, row, index) for index, row in chosen]
        results = tagger.tag(statements, kind) if statements else ()
        tagged.update(zip((index for index, _ in chosen), results, strict=True))
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(["id", *(name for d in Dimension for name in (d.value, f"{d.value}_confidence"))])
    for index, row in enumerate(rows):
        tags = {tag.dimension: tag for tag in tagged[index].tags}
        cells = [
            cell
            for d in Dimension
            for cell in ((tags[d].value, f"{tags[d].confidence:.3f}") if d in tags else ("", ""))
        ]
        writer.writerow([defuse(row["id"]), *cells])
    return buffer.getvalue()


def _kind(path: Path, row: Row) -> DocumentKind:
    given = row["document_kind"].lower()
    if not given:
        return DocumentKind.OTHER
    try:
        return DocumentKind(given)
    except ValueError:
        raise ManifestError(
            f"{path.name}, rij {row.number}, kolom document_kind: '{given}' is onbekend: "
            f"kies uit {', '.join(DocumentKind)}."
        ) from None


def _statement(path: Path, row: Row, position: int) -> Statement:
    if not row["text"]:
        raise ManifestError(
            f"{path.name}, rij {row.number}, kolom text: de tekst is leeg: vul die in of verwijder de rij."
        )
    return Statement(
        id=row["id"],
        position=position,
        source=StatementSource.SENTENCE,
        text=row["text"],
        section_id=None,
        section_path=(),
        lead_in=row["context"] or None,
        marker=None,
        regions=_NOWHERE,
    )
