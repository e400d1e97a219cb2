"""Budget of Grasdijk (Word, LibreOffice): goals in colour only, activities 1.1.a, two header rows, tables per side."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from tests.documents.heldout.generate import docx_parts as parts
from tests.documents.heldout.generate.second.base import Head, Sums, data
from tests.documents.heldout.generate.second.wordy import cell_text, merged, spaced
from tests.documents.heldout.generate.word import save

GREEN = RGBColor(0x2E, 0x7D, 0x32)
YEARS: list[Head] = [
    ("realised", 2023), ("realised", 2024), ("target", 2026), ("target", 2027), ("target", 2029),
]  # fmt: skip
MONEY = [("Rekening", 2024), ("Begroting", 2025), ("Begroting", 2026), ("Raming", 2027), ("Raming", 2028)]


def _table(doc: Any, t: Sums, rows: list[list[str]], widths: list[float], right: int, bold: tuple[str, ...]) -> Any:
    """No lines but one under the header and above the totals; headers repeat overleaf."""
    table = doc.add_table(rows=0, cols=len(widths))
    for k, row in enumerate(rows):
        filled = [*t.row(*row), *[""] * (len(widths) - len(row))]
        for j, (cell, value) in enumerate(zip(table.add_row().cells, filled, strict=True)):
            cell_text(cell, value, 8.5, bold=k < 2 or row[0].startswith(bold))
            if j >= right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if k < 2:
                parts.shade(cell, "E8F5E9")
    parts.borders(table)
    parts.repeat_header(table.rows[0])
    parts.repeat_header(table.rows[1])
    parts.widths(table, widths)
    return table


def _indicators(doc: Any, t: Sums, rows: list[list[str]]) -> None:
    heads = [["Indicator", "Eenheid", "Realisatie", "", "Streefwaarde", "", ""],
             ["", "", "2023", "2024", "2026", "2027", "2029"]]  # fmt: skip
    table = _table(doc, t, [*heads, *rows], [5.0, 2.6, 1.6, 1.6, 2.0, 2.0, 2.0], 2, ("#",))
    for first, last in ((2, 3), (4, 6)):
        merged(table.cell(0, first), table.cell(0, last)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, unit, *cells in rows:
        t.measured(name, unit, YEARS, cells)


def _money(doc: Any, t: Sums, rows: list[list[str]]) -> None:
    heads = [["Wat mag het kosten?", *(f"{basis} {year}" for basis, year in MONEY)], ["(bedragen x € 1.000)"]]
    side = ""
    for name, *cells in rows:
        if cells:
            t.amounts(name, MONEY, cells, side if name[0].isdigit() else "")
        side = side if cells else name
    _table(doc, t, [*heads, *rows], [6.4, 2.1, 2.1, 2.1, 2.1, 2.1], 1,
           ("Lasten", "Baten", "Totaal", "Saldo", "Geraamd"))  # fmt: skip


def _coloured(doc: Any, text: str) -> None:
    line = doc.add_paragraph()
    line.add_run(text).font.color.rgb = GREEN
    line.paragraph_format.keep_with_next = True


def _programme(doc: Any, t: Sums, number: int, one: dict[str, Any]) -> None:
    t.programme = one["title"]
    section = doc.add_section(WD_SECTION.NEW_PAGE)
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = t.f(f"Beleidsbegroting > Programma {number}")
    doc.add_heading(t.h(f"Programma {number}: {one['title']}"), 1)
    for count in (5, 4, 5):
        doc.add_paragraph(t.par(count))
    doc.add_heading(t.h("Wat willen we bereiken?"), 2)
    for code, goal, results in one["goals"]:
        _coloured(doc, f"Doelstelling {code}: {t.h(t.goal(code, goal))}")
        doc.add_paragraph(t.par(2))
        lead = doc.add_paragraph()
        lead.add_run(t.h("Wat gaan we daarvoor doen?")).italic = True
        lead.paragraph_format.keep_with_next = True
        for key, text in results:
            line = doc.add_paragraph(f"{key}\t{t.s(t.result(key, text, goal))}")
            line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(1.5), Cm(-1.5)
    doc.add_heading(t.h("Hoe meten we dat?"), 2)
    _indicators(doc, t, one["indicators"])
    note = doc.add_paragraph()
    notes = ("¹ Peildatum 31 december.", "² Gerekend over het gemiddelde van drie jaar.")
    note.add_run(t.f(notes[number - 1])).font.size = Pt(7.5)
    doc.add_heading(t.h("Financiën"), 2)
    _money(doc, t, one["money"])
    doc.add_paragraph()
    doc.add_paragraph(t.par(3))


def main() -> None:
    t = Sums("begroting_grasdijk", "Grasdijk", "begroting", 2026, 0, "Word, LibreOffice")
    doc = parts.new("Carlito", 10.5)
    section = doc.sections[0]
    section.left_margin = section.right_margin = Cm(2.2)
    foot = section.footer.paragraphs[0]
    foot.text = t.f("Programmabegroting 2026 Grasdijk") + "\t\t"
    parts.field(foot, "PAGE")
    doc.styles["Heading 1"].font.color.rgb = doc.styles["Heading 2"].font.color.rgb = GREEN
    title = doc.add_paragraph(style="Title")
    spaced(title.add_run(t.h("Programmabegroting 2026")), 4)
    doc.add_heading(t.h("Inleiding"), 1)
    for count in (5, 4, 5):
        doc.add_paragraph(t.par(count))
    for number, one in enumerate(data("grasdijk")["programmes"], 1):
        _programme(doc, t, number, one)
    save(doc, t)


if __name__ == "__main__":
    main()
