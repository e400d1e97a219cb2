"""Letter to the council of Tolbrug (Word, LibreOffice): letterhead, bold run-in heads, heads before a line break."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from tests.documents.heldout.generate import docx_parts as parts
from tests.documents.heldout.generate.second.base import Plain
from tests.documents.heldout.generate.second.script import blocks
from tests.documents.heldout.generate.second.wordy import cell_text, spaced
from tests.documents.heldout.generate.word import save

NOTE = "Gegevens uit het registratiesysteem van het jeugdteam; peildatum 1 september 2025."


def _letterhead(doc: Any, t: Plain) -> None:
    """Fields side by side in a table without lines, as letters have them."""
    name = doc.add_paragraph()
    spaced(name.add_run("Gemeente Tolbrug"), 3)
    name.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    doc.add_paragraph("Aan de gemeenteraad van Tolbrug\nPostbus 40\n9990 AA Tolbrug")
    table = doc.add_table(rows=0, cols=4)
    for row in (("Datum", "14 oktober 2025", "Ons kenmerk", "Z/25/118734"),
                ("Onderwerp", "Toegang tot de jeugdhulp", "Bijlagen", "geen")):  # fmt: skip
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell_text(cell, value, 9)
    parts.borders(table)
    parts.widths(table, [2.2, 5.4, 2.8, 3.6])
    doc.add_paragraph()


def _table(doc: Any, t: Plain, rows: list[tuple[str, ...]]) -> None:
    table = doc.add_table(rows=0, cols=5)
    for k, row in enumerate(rows):
        for j, (cell, value) in enumerate(zip(table.add_row().cells, t.row(*row), strict=True)):
            cell_text(cell, value, 9, bold=k in (0, len(rows) - 1))
            if 0 < j < 4:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    parts.borders(table, top="000000", bottom="000000")
    parts.widths(table, [5.0, 2.0, 2.0, 2.0, 3.2])
    doc.add_paragraph().paragraph_format.space_after = Pt(2)


def main() -> None:
    t = Plain("brief_tolbrug", 0, "Word, raadsbrief met kopjes in de regel, LibreOffice")
    doc = parts.new("Liberation Sans", 11)
    notes = parts.Footnotes(doc)
    section = doc.sections[0]
    section.left_margin, section.right_margin = Cm(4.2), Cm(2.4)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = t.f("Raadsbrief Z/25/118734") + "\t\tblad "
    parts.field(section.header.paragraphs[0], "PAGE")
    for foot in (section.first_page_footer, section.footer):
        foot.paragraphs[0].text = t.f("Gemeente Tolbrug | Raadhuisplein 1 | www.tolbrug.example")
    _letterhead(doc, t)
    line: Any = None
    for group in blocks("brief_tolbrug"):
        kind = group[0].kind
        if kind == "run-in":
            line = doc.add_paragraph()
            line.add_run(group[0].texts[0]).bold = True
        elif kind == "bold":
            line = doc.add_paragraph()
            line.add_run(t.h(group[0].texts[0])).bold = True
            line.add_run().add_break()
        elif kind == "item":
            for piece in group:
                doc.add_paragraph(t.s(piece.texts[0]), style="List Number").paragraph_format.space_after = Pt(2)
        elif kind == "row":
            _table(doc, t, [piece.texts for piece in group])
        else:
            line = line or doc.add_paragraph()
            for text in group[0].texts:
                line.add_run(" " if line.runs and line.runs[-1].text != "\n" else "")
                line.add_run(t.s(text.removesuffix("^1")))
                if text.endswith("^1"):
                    notes.mark(line, t.f(NOTE))
            line = None
    doc.add_paragraph("Met vriendelijke groet,")
    doc.add_paragraph("burgemeester en wethouders van Tolbrug,")
    doc.add_paragraph("\n\nmr. H. Woudstra\tdrs. L. Veenhof\nsecretaris\tburgemeester")
    notes.close()
    save(doc, t)


if __name__ == "__main__":
    main()
