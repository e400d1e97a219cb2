"""Action agenda of Marslanden (Word, LibreOffice): landscape, tables of actions over pages."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt, RGBColor

from tests.documents.heldout.generate import docx_parts as parts
from tests.documents.heldout.generate.second.base import Plain
from tests.documents.heldout.generate.second.script import Piece, blocks
from tests.documents.heldout.generate.second.wordy import cell_text, spaced
from tests.documents.heldout.generate.word import save

WIDTHS = [1.3, 8.0, 4.4, 4.8, 3.6, 3.4]


def _table(doc: Any, t: Plain, group: list[Piece]) -> None:
    table = doc.add_table(rows=0, cols=len(WIDTHS))
    for k, piece in enumerate(group):
        for cell, value in zip(table.add_row().cells, t.row(*piece.texts), strict=True):
            cell_text(cell, value, 10.5, bold=k == 0, colour=RGBColor(255, 255, 255) if k == 0 else None)
            cell.paragraphs[0].paragraph_format.space_after = Pt(5)
            if k == 0:
                parts.shade(cell, "8C2F39")
    parts.borders(table)
    parts.repeat_header(table.rows[0])
    parts.widths(table, WIDTHS)
    doc.add_paragraph()


def main() -> None:
    t = Plain("agenda_marslanden", 0, "Word, liggend, actietabellen, LibreOffice")
    doc = parts.new("Carlito", 11.5)
    section = doc.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(2)
    foot = section.footer.paragraphs[0]
    foot.text = t.f("Uitvoeringsagenda Sociaal 2026-2028") + "\t\t\t"
    parts.field(foot, "PAGE")
    spaced(doc.add_paragraph(style="Title").add_run(t.h("Aan de slag!")), 2)
    doc.add_paragraph("Wat wij de komende drie jaar in Marslanden doen")
    for group in blocks("agenda_marslanden"):
        kind = group[0].kind
        if kind == "h1":
            line = doc.add_paragraph()
            run = line.add_run(t.h(group[0].texts[0]))
            run.font.size, run.font.color.rgb = Pt(17), RGBColor(0x8C, 0x2F, 0x39)
            line.paragraph_format.keep_with_next = True
        elif kind == "row":
            _table(doc, t, group)
        else:
            doc.add_paragraph(" ".join(t.s(text) for text in group[0].texts))
    save(doc, t)


if __name__ == "__main__":
    main()
