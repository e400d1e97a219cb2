"""Bookmarks, tables of contents and tags: followed where the pages bear them out, else left out and said so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.labels import BlockKind
from pipeline.model import Reading
from pipeline.read import read_document
from pipeline.read.blocks.levels import HeadingLevels, Style
from pipeline.read.blocks.outline import Declared, key_of
from tests.documents.typeset import compile_typst
from tests.read.papers import HEIGHT, SENTENCES, write_pdf

TITLES = ("Jeugd en gezin", "Lichte hulp", "Wonen", "Zorg thuis")
LEVELS = (1, 2, 1, 2)


def headings(reading: Reading) -> list[tuple[str, int]]:
    return [(b.text, b.depth) for p in reading.pages for b in p.blocks if b.kind is BlockKind.HEADING]


def chapter(k: int, mark: str | None = None) -> Callable[[Canvas], None]:
    """A page with a title that looks like its text, so that only a declaration tells that it is one."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(70, HEIGHT - 100, TITLES[k])
        for row in range(12):
            canvas.drawString(70, HEIGHT - 116 - 16 * row, f"{SENTENCES[(row + k) % 4]}")
        if mark is not None:
            canvas.bookmarkPage(f"m{k}")
            canvas.addOutlineEntry(mark, f"m{k}", level=LEVELS[k] - 1)

    return draw


def contents(titles: tuple[str, ...], first: int) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for k, title in enumerate(titles):
            x = 70 + 15 * (LEVELS[k] - 1)
            canvas.drawString(x, HEIGHT - 100 - 18 * k, f"{title} {'.' * 40} {first + k}")

    return draw


def test_bookmarks_that_stand_on_their_page_are_headings(tmp_path: Path) -> None:
    pages = [chapter(k, f"{k + 1}. {TITLES[k].upper()}") for k in range(4)]
    reading = read_document(write_pdf(tmp_path / "x.pdf", *pages))
    assert headings(reading) == list(zip(TITLES, LEVELS, strict=True)), "number and capitals may differ"
    assert reading.structure == "Koppen: 4 van de 4 bladwijzers teruggevonden."


def test_bookmarks_of_something_else_are_left_out(tmp_path: Path) -> None:
    pages = [chapter(k, f"Scan {k}" if k else TITLES[0]) for k in range(4)]
    reading = read_document(write_pdf(tmp_path / "x.pdf", *pages))
    assert headings(reading) == []
    assert reading.structure == "Koppen: 1 van de 4 bladwijzers teruggevonden (niet gevolgd)."


def test_contents_page_is_held_against_the_pages(tmp_path: Path) -> None:
    """The printed numbers start at 7 on the second page of the file."""
    pages = [contents(TITLES, 7), *(chapter(k) for k in range(4))]
    reading = read_document(write_pdf(tmp_path / "x.pdf", *pages))
    assert headings(reading) == list(zip(TITLES, LEVELS, strict=True))
    assert reading.structure == "Koppen: 4 van de 4 regels van de inhoudsopgave teruggevonden."


def test_contents_page_of_another_year_is_left_out(tmp_path: Path) -> None:
    pages = [contents(("Sport", "Kunst", "Wonen", "Verkeer"), 2), *(chapter(k) for k in range(4))]
    reading = read_document(write_pdf(tmp_path / "x.pdf", *pages))
    assert headings(reading) == [] and "niet gevolgd" in (reading.structure or "")


TEXT = " ".join(SENTENCES)
HEAD = 'header: context [#("Over jongeren", "Over huizen", "Over zorg").at(counter(page).get().first() - 1)]'
LOOKS = "#show heading: it => block(text(11pt, weight: 400, it.body))\n"


def test_tags_tell_headings_and_heads_that_differ_from_page_to_page(tmp_path: Path) -> None:
    pages = [
        f"= {title}\n{SENTENCES[k]}\n\n== Meer {title.lower()}\n{TEXT} {TEXT}\n" for k, title in enumerate(TITLES[:3])
    ]
    compile_typst(f"#set page({HEAD})\n{LOOKS}" + "#pagebreak()\n".join(pages), tmp_path / "x.pdf")
    reading = read_document(tmp_path / "x.pdf")
    furniture = [b.text for p in reading.pages for b in p.blocks if b.kind is BlockKind.FURNITURE]
    assert furniture == ["Over jongeren", "Over huizen", "Over zorg"]
    wanted = [(text, level) for title in TITLES[:3] for text, level in ((title, 1), (f"Meer {title.lower()}", 2))]
    assert headings(reading) == wanted


def test_text_tagged_as_heading_for_its_looks_stays_text(tmp_path: Path) -> None:
    compile_typst(f"{LOOKS}= {TEXT}\n= {TEXT}\n= {TEXT}\n{TEXT}", tmp_path / "x.pdf")
    reading = read_document(tmp_path / "x.pdf")
    assert headings(reading) == [] and "als kop gelabeld (niet gevolgd)" in (reading.structure or "")


LARGE: Style = (-20, True, True, False, 0)
MIDDLE: Style = (-14, True, False, False, 0)
SMALL: Style = (-11, True, False, False, 0)
NONE = Declared()
DEPTHS = [
    ([(LARGE, NONE), (MIDDLE, NONE), (SMALL, NONE)], [1, 2, 3], "by looks where nothing is declared"),
    (
        [(LARGE, Declared(bookmark=1)), (MIDDLE, Declared(bookmark=1)), (SMALL, Declared(bookmark=2))],
        [1, 1, 2],
        "declared levels go before looks",
    ),
    (
        [(LARGE, Declared(contents=1)), (SMALL, NONE), (MIDDLE, Declared(contents=2))],
        [1, 3, 2],
        "what is not declared goes below what it ranks after",
    ),
    (
        [(LARGE, Declared(tag=3)), (MIDDLE, Declared(tag=2)), (SMALL, Declared(tag=1))],
        [1, 2, 3],
        "levels against the looks are left out",
    ),
    (
        [(LARGE, Declared(tag=1)), (SMALL, NONE), (SMALL, NONE), (SMALL, NONE), (SMALL, Declared(tag=1))],
        [1, 2, 2, 2, 2],
        "a source that tells of one in four headings of a look does not tell its level",
    ),
    (
        [((*LARGE[:4], 1), Declared(bookmark=1)), ((*LARGE[:4], 2), Declared(bookmark=2)), (LARGE, NONE)],
        [1, 2, 1],
        "an unnumbered heading stands beside the chapters that look the same",
    ),
    (
        [(LARGE, Declared(tag=1))] * 3 + [(SMALL, Declared(tag=2)), (SMALL, NONE), (SMALL, NONE)],
        [1, 1, 1, 2, 3, 3],
        "bold lines that look like the one declared among them go below it",
    ),
]


@pytest.mark.parametrize(("kinds", "expected", "reason"), DEPTHS)
def test_depths(kinds: list[tuple[Style, Declared]], expected: list[int], reason: str) -> None:
    levels = HeadingLevels()
    numbers = [levels.number_of(style, declared) for style, declared in kinds]
    depths = levels.depths()
    assert [depths[number] for number in numbers] == expected, reason


KEYS = [
    ("1.2 Jeugd en gezin", "JEUGD EN GEZIN", True, "number and capitals"),
    ("P1 Veiligheid", "P2 Veiligheid", False, "a code is part of the title"),
    ("Programma 1", "Programma 2", False, "a number at the end is part of the title"),
    ("A. Financiën", "Financiën", True, "a letter that counts"),
]


@pytest.mark.parametrize(("one", "other", "same", "reason"), KEYS)
def test_key_of(one: str, other: str, same: bool, reason: str) -> None:
    assert (key_of(one) == key_of(other)) is same, reason
