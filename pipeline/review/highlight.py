"""A PDF with its goals -> a copy with the goals marked in a colour a level, each with a note. The door to pypdf."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.csvfile import why, write_atomically
from pipeline.errors import ReadError
from pipeline.labels import Dimension, Kind
from pipeline.model import Box, Page, Region
from pipeline.read.pictures.lines_of import inside, lines_of
from pipeline.review.candidates import Candidate
from pipeline.review.labels import DIMENSIONS, dutch
from pipeline.review.queries import sql
from pipeline.store import Database

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

# Light enough to read black text through it; tell the levels apart without red against green.
COLORS: dict[str, str] = {"strategic": "9ecae1", "tactical": "fee391", "operational": "fdae6b"}
_NO_LEVEL = "d9d9d9"


@dataclass(frozen=True, slots=True)
class Mark:
    """A goal to mark: its text, where it stands, in which colour (RRGGBB), and what the note says."""

    text: str
    regions: tuple[Region, ...]
    color: str
    note: str


def marks_of(database: Database, document_id: str, candidates: Iterable[Candidate]) -> tuple[Mark, ...]:
    """A mark for each goal of a document, by the labels that count now: those of people before those of the machine."""
    tags = {c.statement_id: c for c in candidates if c.document_id == document_id}
    labels = {row["statement_id"]: row for row in database.rows("FROM statement_label")}
    notes: dict[str, list[str]] = defaultdict(list)
    for row in database.rows("SELECT statement_id, reviewer, note FROM review_note ORDER BY noted_at"):
        notes[row["statement_id"]].append(f"{row['reviewer']}: {row['note']}")
    found = []
    for row in database.rows(sql("regions"), {"id": document_id}):
        label = labels.get(row["statement_id"])
        if label and label["kind"] == Kind.GOAL and row["statement_id"] in tags:
            regions = tuple(Region(r["page"], Box(r["x0"], r["top"], r["x1"], r["bottom"])) for r in row["regions"])
            note = _note(label, tags[row["statement_id"]], notes[row["statement_id"]])
            text = tags[row["statement_id"]].text
            found.append(Mark(text, regions, COLORS.get(label["level"], _NO_LEVEL), note))
    return tuple(found)


def by_line(marks: Iterable[Mark], pages: Sequence[Page]) -> tuple[Mark, ...]:
    """The marks with a region for each line, so that a sentence that starts in mid-line does not cover its neighbours.

    `pages` is a reading of the document; a mark whose words are not found there (a table row) keeps its regions.
    """
    words: dict[int, list[tuple[str, Region]]] = defaultdict(list)
    for page in pages:
        for block in page.blocks:
            words[page.number] += [(block.text[s.start : s.end], s.region) for s in block.spans]
    return tuple(replace(mark, regions=_lines(mark, words) or mark.regions) for mark in marks)


def _lines(mark: Mark, words: Mapping[int, Sequence[tuple[str, Region]]]) -> tuple[Region, ...]:
    around = [word for region in mark.regions for word in words[region.page] if inside(region, word[1])]
    return lines_of(mark.text, around)


def write_highlighted(source: Path, target: Path, marks: Sequence[Mark]) -> None:
    """Writes a copy of the PDF with the marks as annotations. Raises ReadError when the PDF cannot be opened."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(source.read_bytes())))
        for mark in marks:
            for region in mark.regions:
                _add(writer, region, mark)
        if marks and len(writer.pages):
            _add_legend(writer)
        content = io.BytesIO()
        writer.write(content)
    except OSError as error:
        raise ReadError(f"{source} kan niet worden gelezen ({why(error)}): controleer de plaats.") from None
    except (PyPdfError, ValueError, KeyError, IndexError) as error:
        raise ReadError(f"{source.name} kan niet worden gemarkeerd ({error}): is het een gewone PDF?") from error
    write_atomically(target, content.getvalue())


def _add(writer: PdfWriter, region: Region, mark: Mark) -> None:
    from pypdf.annotations import Highlight
    from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

    left, bottom, right, top = box_on(_frame(writer.pages[region.page - 1]), region.box)
    corners = (left, top, right, top, left, bottom, right, bottom)
    highlight = Highlight(
        rect=(left, bottom, right, top),
        quad_points=ArrayObject([FloatObject(value) for value in corners]),
        highlight_color=mark.color,
        printing=True,
    )
    highlight[NameObject("/Contents")] = TextStringObject(mark.note)
    highlight[NameObject("/T")] = TextStringObject("doelwijzer")
    writer.add_annotation(page_number=region.page - 1, annotation=highlight)


def _add_legend(writer: PdfWriter) -> None:
    from pypdf.annotations import Text

    left, _, _, top, _ = _frame(writer.pages[0])
    words = "blauw: strategisch; geel: tactisch; oranje: operationeel; grijs: niveau onbekend"
    rect = (left + 10, top - 30, left + 30, top - 10)
    writer.add_annotation(page_number=0, annotation=Text(rect=rect, text=f"Doelen per niveau. {words}.", open=False))


def _frame(page: PageObject) -> tuple[float, float, float, float, int]:
    box = page.cropbox
    return float(box.left), float(box.bottom), float(box.right), float(box.top), page.rotation % 360


def box_on(frame: tuple[float, float, float, float, int], box: Box) -> tuple[float, float, float, float]:
    """A box as seen (points from the top left) -> left, bottom, right, top in the PDF's own, unturned coordinates.

    `frame` is the visible part of the page (left, bottom, right, top) and its rotation in degrees, clockwise.
    """
    left, bottom, right, top, rotation = frame
    if rotation == 90:
        return left + box.top, bottom + box.x0, left + box.bottom, bottom + box.x1
    if rotation == 180:
        return right - box.x1, bottom + box.top, right - box.x0, bottom + box.bottom
    if rotation == 270:
        return right - box.bottom, top - box.x1, right - box.top, top - box.x0
    return left + box.x0, top - box.bottom, left + box.x1, top - box.top


def _note(label: Mapping[str, Any], candidate: Candidate, notes: Sequence[str]) -> str:
    said = [
        f"{DIMENSIONS[d]}: {dutch(label[d.value])}" for d in Dimension if d is not Dimension.KIND and label[d.value]
    ]
    maker = "nagekeken" if label["reviewed"] else f"machine, zekerheid {label['confidence']:.2f}".replace(".", ",")
    return "\n".join([*said, maker, *notes, f"nummer u{candidate.statement_id}"])
