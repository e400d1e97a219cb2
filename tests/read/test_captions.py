"""Short lines that say what a picture or table shows, by the word they open with."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_document
from tests.read.papers import HEIGHT, SENTENCES, write_pdf

LINES = [
    ("Foto: het buurthuis in Westdorp", "caption", "below a picture"),
    ("Beeld: leerwerkbedrijf, voorjaar 2025", "caption", "below a picture"),
    ("Beelden van de stad zijn mooi.", "paragraph", "a sentence"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LINES)
def test_captions(tmp_path: Path, text: str, expected: str, reason: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for k, sentence in enumerate(SENTENCES):
            canvas.drawString(70, HEIGHT - 120 - 14 * k, sentence)
        canvas.setFont("Helvetica-Oblique", 8)
        canvas.drawString(70, HEIGHT - 320, text)

    reading = read_document(write_pdf(tmp_path / "x.pdf", draw))
    assert reading.pages[0].blocks[-1].kind.value == expected, reason
