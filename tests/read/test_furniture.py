"""Running heads and page numbers by repetition and place."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.labels import BlockKind, TextLayer
from pipeline.model import Reading
from pipeline.read import read_document
from pipeline.read.blocks.furniture import furniture_of as places_of
from pipeline.read.geometry import Line, PageLayout, Word
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


def head_of_two(left: str, right: str, title: str) -> object:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        if left:
            canvas.drawString(70, HEIGHT - 40, left)
            canvas.drawRightString(520, HEIGHT - 40, right)
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(70, HEIGHT - 80, title)
        canvas.setFont("Helvetica", 9)
        for k in range(30):
            canvas.drawString(70, HEIGHT - 110 - 14 * k, f"{SENTENCES[k % 4]}")

    return draw


HEADS_OF_TWO = [
    (
        [
            ("Begroting 2026", "Wonen", "Wonen"),
            ("Begroting 2026", "Jeugd", "Jeugd"),
            ("Begroting 2026", "Zorg", "Zorg"),
        ],
        3,
        "the left part is the same on all pages, the right part is the chapter",
    ),
    (
        [("", "", "2.1 Sturing door de raad"), ("Rekenkamer Drieborg", "2.1 Sturing door de raad", "3 Conclusie")],
        1,
        "one head only, that repeats the title of a chapter",
    ),
    (
        [("", "", "Inleiding"), ("Rekenkamer Drieborg", "23 mei 2025 in de raadzaal", "Conclusie")],
        0,
        "a line of two parts that nothing repeats",
    ),
]


@pytest.mark.parametrize(("pages", "heads", "reason"), HEADS_OF_TWO)
def test_heads_of_two_parts(tmp_path: Path, pages: list[tuple[str, str, str]], heads: int, reason: str) -> None:
    reading = read_document(write_pdf(tmp_path / "x.pdf", *(head_of_two(*page) for page in pages)))  # type: ignore[arg-type]
    assert len(furniture_of(reading)) == heads, reason


def line(text: str, x0: float, top: float, size: float) -> Line:
    word = Word(text, x0, top, x0 + 90, top + size, size, top + size)
    return Line((word,), 1, x0, x0 + 90, x0, top, x0 + 90, top + size, top + size, size, False, False, False)


def test_a_head_parted_by_two_columns() -> None:
    """Columns of text below a running head part it in two lines; one of them repeats a title."""
    text = [line(f"Tekst {k}", 70, 130 + 12 * k, 10) for k in range(40)]
    heads = [line("Rekenkamer Drieborg", 70, 91, 9), line("2.1 Sturing door de raad", 400, 91, 9)]
    title = line("2.1 Sturing door de raad", 70, 118, 12)
    layouts = [PageLayout(1, 595, 842, TextLayer.READABLE, (*heads, title, *text))]
    assert places_of(layouts) == {(0, 0), (0, 1)}


def sheet(number: int, *firsts: Line, last: str = "") -> PageLayout:
    text = [line(f"Regel {number} {k} van de tekst", 70, 130 + 12 * k, 10) for k in range(40)]
    feet = [line(last, 70, 800, 8)] if last else []
    return PageLayout(number, 595, 842, TextLayer.READABLE, (*firsts, *text, *feet))


def wide(left: str, right: str) -> Line:
    words = (Word(left, 70, 40, 200, 50, 10, 48), Word(right, 480, 40, 520, 50, 10, 48))
    return Line(words, 1, 70, 520, 70, 40, 520, 50, 48, 10, False, False, False)


EDGES = [
    ([sheet(1), sheet(2, wide("Raadsbrief Z/25/118734", "blad 2"))], {(1, 0)}, "a head on the later pages of a letter"),
    ([sheet(1), sheet(2, wide("Raadsbrief Z/25/118734", "12 maart"))], set(), "two parts without a page number"),
    ([sheet(1, last="Voorstel 2025-118 - pagina 1"), sheet(2)], {(0, 40)}, "a page number behind a dash"),
    ([sheet(1, line("Home > Wonen > Huren", 70, 40, 8)), sheet(2)], {(0, 0)}, "the way to a web page"),
    ([sheet(1, line("Wonen > huren", 70, 40, 8)), sheet(2)], set(), "one sign makes no way"),
    (
        [sheet(1, line("Programma 1", 70, 90, 14)), sheet(2, line("Programma 2", 70, 90, 14))],
        set(),
        "titles that differ in their number",
    ),
    (
        [sheet(1, line("Nota wonen", 70, 60, 18)), *(sheet(k, line("Nota wonen", 70, 60, 8)) for k in (2, 3))],
        {(1, 0), (2, 0)},
        "a running head that repeats the title of the document",
    ),
    (
        [sheet(1, line("Programma Sociaal Domein 2026", 70, 40, 8), line("Programma Sociaal Domein", 70, 90, 22))],
        {(0, 0)},
        "the head of a single page repeats its title, and more",
    ),
    (
        [sheet(1, line("Programma Sociaal Domein", 70, 40, 14), line("Programma Sociaal Domein", 70, 90, 15))],
        set(),
        "two titles of about one size",
    ),
    ([sheet(1, line("2026", 70, 60, 11)), sheet(2, line("2028", 70, 60, 11))], set(), "years as titles"),
    ([sheet(1, last="1"), sheet(2)], {(0, 40)}, "a page number on one page of two"),
]


@pytest.mark.parametrize(("layouts", "expected", "reason"), EDGES)
def test_lines_at_the_edge(layouts: list[PageLayout], expected: set[tuple[int, int]], reason: str) -> None:
    assert places_of(layouts) == expected, reason
