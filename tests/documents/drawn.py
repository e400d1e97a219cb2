"""Pages drawn by reportlab: what typst cannot make, such as odd stream orders, fake bold and page rotation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyphen
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.documents.typeset import Truth, sentences

WIDTH, HEIGHT = A4
_HYPHENS = pyphen.Pyphen(lang="nl_NL")


def broken(text: str, width: float, font: str = "Helvetica", size: float = 10) -> list[str]:
    """Lines of a paragraph, words hyphenated at line ends."""
    lines, line = [], ""
    for word in text.split():
        trial = f"{line} {word}".strip()
        if stringWidth(trial, font, size) <= width:
            line = trial
            continue
        pairs = [
            p for p in _HYPHENS.iterate(word) if stringWidth(f"{line} {p[0]}-", font, size) <= width and len(p[0]) > 2
        ]
        if pairs and word.isalpha():
            lines.append(f"{line} {pairs[0][0]}-".strip())
            line = pairs[0][1]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def _paragraphs(start: int, end: int, width: float) -> list[str]:
    result: list[str] = []
    for k in range(start, end, 4):
        result += [*broken(" ".join(sentences()[k : min(k + 4, end)]), width), ""]
    return result


def _draw(canvas: Canvas, lines: list[str], x: float, top: float, size: float = 10, step: float = 14) -> None:
    canvas.setFont("Helvetica", size)
    for k, line in enumerate(lines):
        canvas.drawString(x, HEIGHT - top - step * k, line)


def hyphenated(canvas: Canvas) -> Truth:
    _draw(canvas, _paragraphs(0, 20, 300), 70, 90)
    return Truth(sentences()[:20])


def columns_line_by_line(canvas: Canvas) -> Truth:
    """Two columns whose content stream runs across both, line by line."""
    left, right = _paragraphs(0, 16, 215), _paragraphs(16, 32, 215)
    canvas.setFont("Helvetica", 10)
    for k in range(max(len(left), len(right))):
        for x, lines in ((60, left), (315, right)):
            if k < len(lines):
                canvas.drawString(x, HEIGHT - 90 - 14 * k, lines[k])
    return Truth(sentences()[:32])


def columns_backwards(canvas: Canvas) -> Truth:
    """The right column drawn before the left one, its base lines a little lower."""
    _draw(canvas, _paragraphs(16, 32, 215), 315, 93)
    _draw(canvas, _paragraphs(0, 16, 215), 60, 90)
    return Truth(sentences()[:32])


def words_apart(canvas: Canvas) -> Truth:
    """Every word placed on its own, without blanks in the stream."""
    canvas.setFont("Times-Roman", 11)
    for k, line in enumerate(broken(" ".join(sentences()[:12]), 440, "Times-Roman", 11)):
        x = 70.0
        for word in line.split():
            canvas.drawString(x, HEIGHT - 90 - 15 * k, word)
            x += stringWidth(word + " ", "Times-Roman", 11)
    return Truth(sentences()[:12])


def fake_bold(canvas: Canvas) -> Truth:
    """Headings printed twice with a small shift."""
    for shift in (0, 0.3):
        canvas.setFont("Helvetica", 14)
        canvas.drawString(70 + shift, HEIGHT - 80, "Programma Sociaal domein")
    _draw(canvas, _paragraphs(0, 12, 440), 70, 110)
    return Truth(sentences()[:12], headings=("Programma Sociaal domein",))


def rotated_page(canvas: Canvas) -> Truth:
    """A page that is stored upright and shown a quarter turned, with its text turned back."""
    canvas.setPageRotation(90)
    canvas.translate(WIDTH, 0)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 10)
    for k, line in enumerate(_paragraphs(0, 12, 500)):
        canvas.drawString(70, WIDTH - 80 - 14 * k, line)
    return Truth(sentences()[:12])


def upside_down(canvas: Canvas) -> Truth:
    canvas.setPageRotation(180)
    canvas.translate(WIDTH, HEIGHT)
    canvas.rotate(180)
    _draw(canvas, _paragraphs(0, 12, 440), 70, 90)
    return Truth(sentences()[:12])


def watermark(canvas: Canvas) -> Truth:
    """Large slanted letters across the text, and a stamp that runs up the margin."""
    canvas.saveState()
    canvas.setFillGray(0.85)
    canvas.setFont("Helvetica-Bold", 90)
    canvas.translate(120, 200)
    canvas.rotate(50)
    canvas.drawString(0, 0, "CONCEPT")
    canvas.restoreState()
    canvas.saveState()
    canvas.translate(30, 300)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(0, 0, "Zaaknummer 2025-118 vastgesteld")
    canvas.restoreState()
    canvas.setFillGray(0)
    _draw(canvas, _paragraphs(0, 16, 440), 70, 90)
    return Truth(sentences()[:16], furniture=("CONCEPT", "Zaaknummer"))


def dash_list(canvas: Canvas) -> Truth:
    """A list of dashes whose wrapped lines return to the margin."""
    items = [sentence[:1].lower() + sentence[1:] for sentence in sentences()[4:8]]
    lines = ["Dit houdt het volgende in:"]
    for item in items:
        lines += broken("- " + item, 300)
    _draw(canvas, [*_paragraphs(0, 4, 300), *lines], 70, 90)
    return Truth((*sentences()[:4], "Dit houdt het volgende in:", *items))


DRAWN: dict[str, Callable[[Canvas], Truth]] = {
    function.__name__: function
    for function in (
        hyphenated, columns_line_by_line, columns_backwards, words_apart, fake_bold, rotated_page, upside_down,
        watermark, dash_list,
    )
}  # fmt: skip


def draw(name: str, path: Path) -> Truth:
    """Writes the PDF of one class."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    truth = DRAWN[name](canvas)
    canvas.showPage()
    canvas.save()
    return truth
