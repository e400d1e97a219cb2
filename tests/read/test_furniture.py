"""Running heads and page numbers by repetition and place."""

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from pipeline.model import BlockKind, Reading
from pipeline.read import read_document
from tests.read.papers import HEIGHT, SENTENCES, write_pdf


def page(head: str, first: str, foot: str) -> object:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(70, HEIGHT - 40, head)
        canvas.drawString(300, 30, foot)
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(70, HEIGHT - 80, first)
        canvas.setFont("Helvetica", 10)
        for k in range(30):
            canvas.drawString(70, HEIGHT - 110 - 14 * k, f"{SENTENCES[k % 4]}")

    return draw


def furniture_of(reading: Reading) -> list[str]:
    return [b.text for p in reading.pages for b in p.blocks if b.kind is BlockKind.FURNITURE]


def test_heads_and_numbers_go_and_a_returning_heading_stays(tmp_path: Path) -> None:
    """The same heading at the top of every other page stands where other pages have text: it is no running head."""
    firsts = ["Wat willen we?", "Jeugd", "Wat willen we?", "Wonen", "Wat willen we?", "Zorg"]
    pages = [page("Begroting 2026", first, str(k)) for k, first in enumerate(firsts, start=1)]
    reading = read_document(write_pdf(tmp_path / "x.pdf", *pages))  # type: ignore[arg-type]
    assert furniture_of(reading).count("Begroting 2026") == 6
    assert {"1", "6"} <= set(furniture_of(reading))
    headings = [b.text for p in reading.pages for b in p.blocks if b.kind is BlockKind.HEADING]
    assert headings == firsts
