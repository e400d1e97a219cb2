"""What a block is, by how its lines look and what stands beside it."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read_document
from tests.read.papers import HEIGHT, SENTENCES, write_pdf

Look = tuple[str, str, float]  # font, text, white above in points

PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
TEXT: list[Look] = [(PLAIN, SENTENCES[0], 0), (PLAIN, SENTENCES[1], 0)]
PAGES: list[tuple[list[Look], list[str], str]] = [
    (
        [*TEXT, (BOLD, "• Onderwijsachterstanden", 14), *TEXT, (BOLD, "• Lokale agenda", 14), *TEXT],
        ["paragraph", "heading", "paragraph", "heading", "paragraph"],
        "a bold line with a bullet right above its paragraph",
    ),
    (
        [*TEXT, (BOLD, "• Wonen", 14), (BOLD, "• Werken", 0), (BOLD, "• Zorg", 0), *TEXT],
        ["paragraph", "list_item", "list_item", "list_item", "paragraph"],
        "bold items on end are a list, also the last one",
    ),
    (
        [*TEXT, (BOLD, "• Wonen", 14), (PLAIN, SENTENCES[2], 30), (PLAIN, SENTENCES[3], 0)],
        ["paragraph", "list_item", "paragraph", "paragraph"],
        "white parts the item from the text below it",
    ),
    (
        [*TEXT, (BOLD, "• Wij bouwen woningen.", 14), *TEXT],
        ["paragraph", "list_item", "paragraph"],
        "a sentence is no title",
    ),
    (
        [*TEXT, (PLAIN, "Over het plan sprak ook mevr.", 0), (PLAIN, "A. de Groot van de wijkraad.", 0), *TEXT],
        ["paragraph", "paragraph"],
        "an initial behind an abbreviation is no marker; the paragraph ends with its short last line",
    ),
    (
        [*TEXT, (PLAIN, "De kosten stegen met ca.", 0), (PLAIN, "9% tot twee miljoen euro per jaar.", 0)],
        ["paragraph"],
        "an abbreviation at a line end does not end the paragraph",
    ),
    (
        [*TEXT, (PLAIN, "De raad kiest uit:", 0), (PLAIN, "A. de Wmo", 0), (PLAIN, "B. de Jeugdwet", 0)],
        ["paragraph", "list_item", "list_item"],
        "capitals that follow each other behind a colon are markers",
    ),
    (
        [(BOLD, f"{SENTENCES[2]} Dat is nieuw.", 0), (BOLD, SENTENCES[3], 0), (PLAIN, SENTENCES[0], 14)],
        ["paragraph", "paragraph"],
        "an introduction of more sentences in bold is no title",
    ),
]


def draw(looks: list[Look], canvas: Canvas) -> None:
    y = HEIGHT - 120
    for font, text, white in looks:
        y -= 15 + white
        canvas.setFont(font, 11)
        if text.startswith("• "):
            canvas.drawString(80, y, "•")
            canvas.drawString(95, y, text[2:])
        else:
            canvas.drawString(70, y, text)


@pytest.mark.parametrize(("looks", "expected", "reason"), PAGES)
def test_kinds(looks: list[Look], expected: list[str], reason: str, tmp_path: Path) -> None:
    reading = read_document(write_pdf(tmp_path / "x.pdf", lambda canvas: draw(looks, canvas)))
    assert [block.kind.value for block in reading.pages[0].blocks] == expected, reason
