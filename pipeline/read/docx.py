"""Word document -> one page of blocks, by its own structure: heading styles, list numbering, tables."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import ReadError
from pipeline.labels import BlockKind, TextLayer
from pipeline.model import Block, Box, Page
from pipeline.read.dutch.quality import text_layer_of
from pipeline.read.dutch.restore import join_lines
from pipeline.read.markers import marker_of
from pipeline.read.txt import ITEM, pages_of, unread_page

__all__ = ["ITEM", "page_count", "pages_of", "read_pages", "unread_page"]

_LINE = 12.0  # points: a Word file has no positions; each block is given a height of its own
_WIDTH = 500.0
_MAX_UNPACKED = 400_000_000  # bytes: more is a decompression bomb
_HEADING = re.compile(r"^(?:heading|kop)\s*(\d)$", re.IGNORECASE)
_LIST = re.compile(r"list|lijst|opsom", re.IGNORECASE)


def page_count(path: Path) -> int:
    """A Word file has no pages until it is printed: all of it is page 1."""
    _check(path)
    return 1


def _check(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        with path.open("rb") as file:
            head = file.read(8)
        if head.startswith(b"\xd0\xcf\x11\xe0"):
            raise ReadError(
                f"{path.name} is een oud of beveiligd Word-bestand: sla het op als .docx zonder wachtwoord."
            )
        raise ReadError(f"{path.name} is geen Word-bestand (.docx) of is beschadigd: sla het opnieuw op.")
    with zipfile.ZipFile(path) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
            raise ReadError(f"{path.name} is uitgepakt groter dan 400 MB: controleer of het bestand deugt.")


def read_pages(path: Path, _first: int = 1) -> Iterator[Page]:
    """The one page."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ReadError(f"{path.name} is beschadigd ({type(error).__name__}): sla het opnieuw op.") from None
    blocks: list[Block] = []
    for item in document.iter_inner_content():
        block = _table(item, len(blocks)) if hasattr(item, "rows") else _paragraph(item, len(blocks))
        if block is not None:
            blocks.append(block)
    words = [word for block in blocks for word in block.text.split()]
    layer = text_layer_of(words, has_image=bool(document.inline_shapes))
    message = None if layer in (TextLayer.READABLE, TextLayer.EMPTY) else f"{path.name} heeft geen leesbare tekst"
    yield Page(1, _WIDTH, _LINE * (len(blocks) + 1), layer, tuple(blocks), words=len(words), message=message)


def _box(position: int) -> Box:
    return Box(0.0, _LINE * position, _WIDTH, _LINE * (position + 1))


def _paragraph(paragraph: Any, position: int) -> Block | None:
    text = join_lines([line.split() for line in paragraph.text.replace("\t", " ").split("\n")])
    if not text:
        return None
    style = paragraph.style.name if paragraph.style is not None else ""
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    first, _, rest = text.partition(" ")
    marker = marker_of(first, gap=1.0, other_font=False) if rest else None
    if match := _HEADING.match(style):
        number = first if marker and marker.numbered else None
        return Block(
            1,
            BlockKind.HEADING,
            rest if number else text,
            _box(position),
            bold=bold,
            marker=number,
            depth=int(match[1]),
        )
    if style.lower() in ("title", "titel"):
        return Block(1, BlockKind.HEADING, text, _box(position), bold=bold, depth=1)
    if style.lower() in ("caption", "bijschrift"):
        return Block(1, BlockKind.CAPTION, text, _box(position))
    if style.lower().startswith(("toc", "inhopg")):
        title, _, page = text.rpartition(" ")
        row = (title, page) if page.isdigit() else (text, "")
        return Block(1, BlockKind.TABLE, "\t".join(row), _box(position), rows=(row,), row_boxes=(_box(position),))
    level = _list_level(paragraph)
    if level is not None or (_LIST.search(style) and "paragraph" not in style.lower()):
        return Block(1, BlockKind.LIST_ITEM, text, _box(position), bold=bold, marker="•", depth=(level or 0) + 1)
    if marker is not None:
        return Block(1, BlockKind.LIST_ITEM, rest, _box(position), bold=bold, marker=marker.text, depth=1)
    if bold and len(text) < 120 and not text.endswith((".", ";", ",")):
        return Block(1, BlockKind.HEADING, text, _box(position), bold=True, depth=7)
    return Block(1, BlockKind.PARAGRAPH, text, _box(position), bold=bold)


def _list_level(paragraph: Any) -> int | None:
    """Nesting from 0 of a paragraph with list numbering, or None."""
    properties = paragraph._p.pPr
    if properties is None or properties.numPr is None:
        return None
    number = properties.numPr.numId
    if number is not None and number.val == 0:
        return None
    level = properties.numPr.ilvl
    return int(level.val) if level is not None else 0


def _table(table: Any, position: int) -> Block | None:
    rows: list[tuple[str, ...]] = []
    for row in table.rows:
        cells: list[str] = []
        before = None
        for cell in row.cells:
            same = before is not None and cell._tc is before
            before = cell._tc
            cells.append("" if same else join_lines([line.split() for line in cell.text.split("\n")]))
        rows.append(tuple(cells))
    width = max((len(row) for row in rows), default=0)
    full = tuple(row + ("",) * (width - len(row)) for row in rows)
    if not any(any(row) for row in full):
        return None
    boxes = tuple(_box(position) for _ in full)
    text = "\n".join("\t".join(row) for row in full)
    return Block(1, BlockKind.TABLE, text, _box(position), rows=full, row_boxes=boxes)
