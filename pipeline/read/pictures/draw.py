"""Page of a PDF -> PNG with its blocks drawn on it, for looking at what the reader made of it."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ReadError, UsageError
from pipeline.labels import BlockKind
from pipeline.model import Block
from pipeline.read import read_document
from pipeline.read.pdf.pages import open_pdf

_SCALE = 1.6  # pixels a point
_MAX_SIDE = 4_000  # pixels
_COLOURS: dict[BlockKind, tuple[int, int, int]] = {
    BlockKind.HEADING: (200, 30, 30),
    BlockKind.PARAGRAPH: (40, 90, 200),
    BlockKind.LIST_ITEM: (20, 140, 60),
    BlockKind.TABLE: (150, 60, 170),
    BlockKind.CAPTION: (0, 150, 160),
    BlockKind.FOOTNOTE: (170, 120, 0),
    BlockKind.FURNITURE: (130, 130, 130),
}


def draw_page(path: Path, page: int, output: Path) -> None:
    """Writes the PNG; `page` counts from 1. Each block has its number in reading order and its kind.

    Raises UsageError when the file is no PDF or has no such page, ReadError when it cannot be read.
    """
    from PIL import ImageDraw

    if path.suffix.lower() != ".pdf":
        raise UsageError(f"{path.name} is geen PDF: alleen van een PDF kan een pagina worden getekend.")
    reading = read_document(path)
    if not 1 <= page <= len(reading.pages):
        raise UsageError(
            f"{path.name} heeft geen pagina {page}: kies een pagina van 1 tot en met {len(reading.pages)}."
        )
    document = open_pdf(path)
    try:
        sheet = document[page - 1]
        scale = min(_SCALE, _MAX_SIDE / max(*sheet.get_size(), 1.0))
        image = sheet.render(scale=scale).to_pil().convert("RGB")
    except RuntimeError:
        raise ReadError(f"Pagina {page} van {path.name} kan niet worden getekend: het bestand is beschadigd.") from None
    finally:
        document.close()
    canvas = ImageDraw.Draw(image)
    for number, block in enumerate(reading.pages[page - 1].blocks, start=1):
        _draw_block(canvas, block, number, scale)
    image.save(output, "PNG")


def _draw_block(canvas: object, block: Block, number: int, scale: float) -> None:
    colour = _COLOURS[block.kind]
    box = block.box
    corners = [scale * side for side in (box.x0 - 2, box.top - 1, box.x1 + 2, box.bottom + 1)]
    canvas.rectangle(corners, outline=colour, width=2)  # type: ignore[attr-defined]
    label = f"{number} {block.kind.value}" + (f" {block.depth}" if block.depth else "")
    canvas.text((corners[0], max(0.0, corners[1] - 11)), label, fill=colour)  # type: ignore[attr-defined]
    for row in block.row_boxes:
        line = [scale * side for side in (row.x0, row.bottom, row.x1, row.bottom)]
        canvas.line(line, fill=colour, width=1)  # type: ignore[attr-defined]
