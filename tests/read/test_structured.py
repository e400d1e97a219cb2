"""Formats that bring their own structure: Word, web pages and plain text."""

from pathlib import Path

from docx import Document

from pipeline.labels import BlockKind, DocumentStatus
from pipeline.model import Reading
from pipeline.read import read_document

HEADING, PARAGRAPH, ITEM, TABLE = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE
INTRO = "Wij willen dat alle jeugdigen in de gemeente gezond en veilig kunnen opgroeien in hun eigen omgeving."


def shapes(reading: Reading) -> list[tuple[BlockKind, str | None, int, str]]:
    return [(b.kind, b.marker, b.depth, b.text) for page in reading.pages for b in page.blocks]


def test_word(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Programma Jeugd", 1)
    document.add_heading("1.1 Doelen", 2)
    document.add_paragraph(INTRO)
    document.add_paragraph("minder wachttijd;", style="List Bullet")
    document.add_paragraph("meer lichte hulp.", style="List Bullet 2")
    document.add_paragraph("2. Het versterken van de wijkteams.")
    table = document.add_table(2, 2)
    for k, text in enumerate(("Indicator", "2026", "Jeugdigen met hulp", "8,4")):
        table.cell(k // 2, k % 2).text = text
    path = tmp_path / "plan.docx"
    document.save(str(path))
    reading = read_document(path)
    assert reading.status is DocumentStatus.DONE and reading.pages_total == 1
    found = shapes(reading)
    assert found[:3] == [
        (HEADING, None, 1, "Programma Jeugd"),
        (HEADING, "1.1", 2, "Doelen"),
        (PARAGRAPH, None, 0, INTRO),
    ]
    assert [(kind, text) for kind, _, _, text in found[3:5]] == [
        (ITEM, "minder wachttijd;"),
        (ITEM, "meer lichte hulp."),
    ]
    assert found[5] == (ITEM, "2.", 1, "Het versterken van de wijkteams.")
    assert reading.pages[0].blocks[6].rows == (("Indicator", "2026"), ("Jeugdigen met hulp", "8,4"))


PAGE = f"""<html><head><title>Begroting</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/c">Contact opnemen met de gemeente</a></li></ul></nav>
<main><h1>Programma Jeugd</h1><h2>Doelen</h2>
<p>{INTRO}</p><p>{INTRO.replace("Wij willen", "Samen zorgen wij")}</p>
<p>In 2026 bereiken we:</p>
<ul><li>minder uithuisplaatsingen</li>
<li>kortere wachttijden<ul><li>bij wijkteams</li></ul></li></ul>
<table><tr><th>Indicator</th><th>2026</th></tr><tr><td>Jeugdigen met hulp</td><td>8,4</td></tr></table></main>
<footer><p>Copyright gemeente. Alle rechten voorbehouden. Privacyverklaring. Toegankelijkheid.</p></footer>
</body></html>"""


def test_web_page(tmp_path: Path) -> None:
    path = tmp_path / "begroting.html"
    path.write_text(PAGE, encoding="utf-8")
    found = shapes(read_document(path))
    texts = [text for *_, text in found]
    assert (HEADING, None, 2, "Doelen") in found
    assert (ITEM, "•", 2, "bij wijkteams") in found
    assert INTRO in texts
    assert not any("Privacy" in text or "Contact" in text for text in texts)


PLAIN = """1. Inleiding

De gemeente wil dat alle jongeren in de wijk gezond en veilig
kunnen opgroeien. Daarvoor werken we samen-
hangend aan lichte hulp, met de volgende doelen:

- minder wachttijd voor gezinnen die
  hulp nodig hebben;
- meer lichte hulp.
\fHet college rapporteert hierover twee keer per jaar aan de raad.
"""


def test_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "notitie.txt"
    path.write_text(PLAIN, encoding="utf-8")
    reading = read_document(path)
    assert reading.pages_total == 2
    found = shapes(reading)
    assert found[0] == (HEADING, "1.", 1, "Inleiding")
    assert found[1][3].endswith("Daarvoor werken we samenhangend aan lichte hulp, met de volgende doelen:")
    assert [(marker, text) for _, marker, _, text in found[2:4]] == [
        ("-", "minder wachttijd voor gezinnen die hulp nodig hebben;"),
        ("-", "meer lichte hulp."),
    ]


def test_lines_with_a_blank_line_behind_each(tmp_path: Path) -> None:
    """As some extractors leave them."""
    path = tmp_path / "dubbel.txt"
    lines = [
        "De gemeente wil dat alle jongeren in de wijk gezond en veilig kunnen",
        "opgroeien. Daarvoor werken we samen",
    ]
    path.write_text("\n\n".join(lines * 6), encoding="utf-8")
    assert "veilig kunnen opgroeien." in read_document(path).pages[0].blocks[0].text


def test_windows_letters(tmp_path: Path) -> None:
    path = tmp_path / "oud.txt"
    path.write_bytes("De efficiëntie van de jeugdhulp is in dit jaar toegenomen.".encode("cp1252"))
    assert "efficiëntie" in read_document(path).pages[0].blocks[0].text
