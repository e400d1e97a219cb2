"""Annual accounts of Wolderhuizen (Word, LibreOffice): portfolios, goals in ruled boxes, states in words."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from tests.documents.heldout.generate import docx_parts as parts
from tests.documents.heldout.generate.second.base import Head, Sums, data
from tests.documents.heldout.generate.second.wordy import cell_text, merged
from tests.documents.heldout.generate.word import save

BLUE = RGBColor(0x1D, 0x35, 0x57)
YEARS: list[Head] = [("realised", 2022), ("realised", 2023), ("realised", 2024), ("target", 2024), None]
MONEY: list[tuple[str, int | None]] = [
    ("Begroting primitief", 2024), ("Begroting na wijziging", 2024), ("Realisatie", 2024), ("Verschil", None),
]  # fmt: skip


def _table(doc: Any, t: Sums, rows: list[list[str]], widths: list[float], right: range, heads: int) -> Any:
    """Only horizontal lines, hair thin; numbers at the right."""
    table = doc.add_table(rows=0, cols=len(widths))
    for k, row in enumerate(rows):
        bold = k < heads or row[0].startswith(("Totaal", "Saldo", "Resultaat"))
        for j, (cell, value) in enumerate(zip(table.add_row().cells, t.row(*row), strict=True)):
            cell_text(cell, value, 8.5, bold=bold, colour=BLUE if k < heads else None)
            if j in right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    parts.borders(table, insideH="C9D3DF", bottom="1D3557")
    for row in table.rows[:heads]:
        parts.repeat_header(row)
    parts.widths(table, widths)
    return table


def _goal(doc: Any, t: Sums, label: str, goal: str, told: list[str]) -> None:
    """The goal in a box of one cell, what was reached below it with typed arrows."""
    box = doc.add_table(rows=1, cols=1)
    cell = box.rows[0].cells[0]
    cell_text(cell, f"{label} {t.s(t.goal(label.split()[1].rstrip(':'), goal))}", 10.5, bold=True, colour=BLUE)
    parts.shade(cell, "E9EEF4")
    parts.borders(box, left="1D3557", top="1D3557", bottom="1D3557", right="1D3557")
    parts.widths(box, [16.6])
    lead = doc.add_paragraph("Wat hebben we bereikt?")
    lead.paragraph_format.space_before = Pt(4)
    for text in told:
        line = doc.add_paragraph(f"➢\t{t.s(t.result(None, text, goal, 'realisation'))}")
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
    doc.add_paragraph(t.par(2))


def _portfolio(doc: Any, t: Sums, number: int, one: dict[str, Any]) -> None:
    t.programme = one["title"]
    doc.add_page_break()
    doc.add_heading(t.h(one["title"]), 1)
    line = doc.add_paragraph()
    line.add_run(one["holder"]).italic = True
    for count in (5, 4):
        doc.add_paragraph(t.par(count))
    doc.add_heading(t.h("Onze doelen"), 2)
    for label, goal, told in one["goals"]:
        _goal(doc, t, label, goal, told)
    doc.add_heading(t.h("Voortgang van de activiteiten"), 2)
    for text, _, _ in one["done"]:
        t.result(None, text, "", "realisation")
    heads = ["Activiteit", "Stand per 31-12", "Toelichting"]
    _table(doc, t, [heads, *one["done"]], [6.8, 2.8, 7.0], range(9, 9), 1)
    doc.add_heading(t.h("Prestaties in cijfers"), 2)
    top = ["Prestatie-indicator", "Realisatie", "", "", "Begroot", "Bron"]
    table = _table(doc, t, [top, ["", "2022", "2023", "2024", "2024", ""], *one["indicators"]],
                   [6.2, 1.7, 1.7, 1.7, 1.9, 3.4], range(1, 5), 2)  # fmt: skip
    merged(table.cell(0, 1), table.cell(0, 3)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name, *cells in one["indicators"]:
        t.measured(name, None, YEARS, cells)
    note = doc.add_paragraph()
    notes = ("1) Tweejaarlijks onderzoek onder 1.200 inwoners.", "2) Exclusief bosplantsoen.")
    note.add_run(t.f(notes[number])).font.size = Pt(7.5)
    doc.add_heading(t.h("Wat heeft het gekost?"), 2)
    names = [
        "Bedragen in euro's",
        "Begroting 2024 primitief",
        "Begroting 2024 na wijziging",
        "Realisatie 2024",
        "Verschil",
    ]
    for name, *cells in one["money"]:
        t.amounts(name, MONEY, cells)
    _table(doc, t, [names, *one["money"]], [5.4, 2.8, 3.0, 2.8, 2.6], range(1, 5), 1)
    doc.add_paragraph()
    for count in (4, 3):
        doc.add_paragraph(t.par(count))


def main() -> None:
    t = Sums("jaarstukken_wolderhuizen", "Wolderhuizen", "jaarstukken", 2024, 8, "Word, LibreOffice")
    t.factor = 1.0
    doc = parts.new("Open Sans", 9.5)
    section = doc.sections[0]
    section.left_margin = section.right_margin = Cm(2.2)
    section.header.paragraphs[0].text = t.f("Jaarstukken Wolderhuizen") + "\t\t" + t.f("Jaarverslag en jaarrekening")
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("- ")
    parts.field(foot, "PAGE")
    foot.add_run(" -")
    for level in (1, 2):
        doc.styles[f"Heading {level}"].font.color.rgb = BLUE
    doc.add_paragraph(t.h("Jaarstukken 2024"), style="Title")
    doc.add_heading(t.h("Leeswijzer"), 1)
    for count in (5, 6, 4):
        doc.add_paragraph(t.par(count))
    for number, one in enumerate(data("wolderhuizen")["programmes"]):
        _portfolio(doc, t, number, one)
    save(doc, t)


if __name__ == "__main__":
    main()
