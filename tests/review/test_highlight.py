"""Copies of PDFs with the goals marked: on the right words, in the right colour, with a note."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import ReadError
from pipeline.model import Box, Region
from pipeline.read import read_document
from pipeline.review.highlight import COLORS, Mark, box_on, by_line, write_highlighted

FIRST = "Wij willen dat alle kinderen in Zandrecht veilig en gezond opgroeien, thuis en op school."
LINES = (
    "Sinds 2015 is er een wet. Wij willen dat alle kinderen in Zandrecht",
    "veilig en gezond opgroeien, thuis en op school.",
)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number, line in enumerate(LINES):
        canvas.drawString(70, 700 - 15 * number, line)
    canvas.save()
    return path


def test_the_words_of_the_goal_are_marked_and_its_neighbours_are_not(pdf: Path, tmp_path: Path) -> None:
    whole = Region(1, Box(70, 130, 500, 162))
    marks = by_line([Mark(FIRST, (whole,), COLORS["strategic"], "niveau: strategisch")], read_document(pdf).pages)
    write_highlighted(pdf, tmp_path / "uit.pdf", marks)

    page = PdfReader(tmp_path / "uit.pdf").pages[0]
    boxes = [a.get_object() for a in page["/Annots"] if a.get_object()["/Subtype"] == "/Highlight"]  # type: ignore[attr-defined]
    assert len(boxes) == 2, "one for each line"
    assert {str(box["/Contents"]) for box in boxes} == {"niveau: strategisch"}
    (left, bottom, _, top), (second_left, _, _, second_top) = ([float(v) for v in box["/Rect"]] for box in boxes)
    assert left > 150 and bottom < 700 < top, "it starts in mid-line, where the goal does"
    assert second_left == pytest.approx(70, abs=2) and second_top < 700


def test_words_that_are_not_found_keep_their_box(pdf: Path) -> None:
    mark = Mark("Aantal; Streefwaarde: 5", (Region(1, Box(70, 130, 500, 162)),), "d9d9d9", "")
    assert by_line([mark], read_document(pdf).pages) == (mark,)


PAGE = (10.0, 20.0, 110.0, 220.0)
TURNED = [
    (0, (15, 200, 25, 210), "upright: top and bottom change places"),
    (90, (20, 25, 30, 35), "turned right: down is right"),
    (180, (95, 30, 105, 40), "upside down"),
    (270, (90, 205, 100, 215), "turned left: down is left"),
]


@pytest.mark.parametrize(("rotation", "expected", "reason"), TURNED, ids=[case[2] for case in TURNED])
def test_boxes_on_turned_pages(rotation: int, expected: tuple[float, ...], reason: str) -> None:
    assert box_on((*PAGE, rotation), Box(5, 10, 15, 20)) == expected


def test_a_file_that_is_no_pdf(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_text("geen PDF")
    with pytest.raises(ReadError, match=r"x\.pdf kan niet worden gemarkeerd"):
        write_highlighted(tmp_path / "x.pdf", tmp_path / "uit.pdf", ())
