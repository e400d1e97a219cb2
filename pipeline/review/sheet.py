"""Chosen statements -> the review sheet that people fill in, as CSV or XLSX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from pipeline.csvfile import write_rows
from pipeline.labels import Dimension
from pipeline.model import Tag
from pipeline.review.labels import DIMENSIONS, dutch
from pipeline.review.privacy import find_sensitive, mask
from pipeline.review.queue import Choice

ID_PREFIX = "u"  # without it a spreadsheet would take an id like 12345678901234e5 for a number
ID, TEXT, DOCUMENT, LEAD_IN, LINK = "uitspraak_id", "tekst", "document", "inleiding", "link"
AGREED, REASON, NOTE, REVIEWER, DATE = "akkoord", "reden", "opmerking", "beoordelaar", "datum"
EXPORT, CODEBOOK = "uitgifte", "codeboek"


def machine_column(dimension: Dimension) -> str:
    return f"machine {DIMENSIONS[dimension]}"


COLUMNS: tuple[str, ...] = (
    ID,
    "gemeente",
    "jaar",
    DOCUMENT,
    "pagina",
    "koppen",
    LEAD_IN,
    TEXT,
    *(name for dimension in Dimension for name in (machine_column(dimension), DIMENSIONS[dimension])),
    AGREED,
    REASON,
    NOTE,
    REVIEWER,
    DATE,
    "waarom",
    "gevoelig",
    *(f"zekerheid {DIMENSIONS[dimension]}" for dimension in Dimension),
    LINK,
    EXPORT,
    CODEBOOK,
)
Cells = tuple[object, ...]


def sheet_row(
    choice: Choice, reviewer: str, export_id: str, codebook: str, folder: str | None, *, masked: bool, blind: bool
) -> Cells:
    """Cells of one statement in the order of COLUMNS.

    Sensitive parts are masked unless `masked` is False. `blind` leaves out what the machine says, so that a reviewer
    is not led by it.
    """
    candidate = choice.candidate
    before = candidate.before
    headings = " > ".join(candidate.section_path)
    texts = (candidate.text, candidate.lead_in, headings)
    kinds = {part.kind for text in texts for part in find_sensitive(text, before)}

    def shown(text: str) -> str:
        return mask(text, before) if masked else text

    tags: dict[Dimension, Tag] = {} if blind else {tag.dimension: tag for tag in candidate.tags}
    labels = {dimension: dutch(tag.value) for dimension, tag in tags.items()}
    return (
        ID_PREFIX + candidate.statement_id,
        candidate.municipality,
        candidate.year,
        candidate.document,
        candidate.page,
        shown(headings),
        shown(candidate.lead_in),
        shown(candidate.text),
        *(cell for dimension in Dimension for cell in (labels.get(dimension), None)),
        None,
        None,
        None,
        reviewer or None,
        None,
        None if blind else choice.why,
        ", ".join(sorted(kinds)) or None,
        *(round(tags[dimension].confidence, 2) if dimension in tags else None for dimension in Dimension),
        page_link(folder, candidate.document, candidate.page),
        export_id,
        codebook,
    )


def page_link(folder: str | None, document: str, page: int) -> str | None:
    """A link that opens the document on the page in a browser; None when its folder is not known."""
    if not folder:
        return None
    path = Path(folder, document).as_posix()
    return f"file://{'' if path.startswith('/') else '/'}{quote(path, safe='/:')}#page={page}"


def write_sheet(path: Path, rows: Sequence[Cells]) -> None:
    """Writes the sheet as CSV, or as XLSX when that is its extension."""
    if path.suffix.lower() == ".xlsx":
        from pipeline.review.xlsx import write_workbook

        write_workbook(path, rows)
    else:
        write_rows(path, COLUMNS, rows)


def file_name(reviewer: str, suffix: str) -> str:
    """Name of the sheet of a reviewer, without characters that file systems refuse."""
    plain = re.sub(r"[^\w-]+", "-", reviewer).strip("-")
    return f"nakijken-{plain}{suffix}" if plain else f"nakijken{suffix}"
