"""Budget of Wiekslo, a small municipality (Word, LibreOffice): bold lines as goals, typed dashes, full grids, euros."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from tests.documents.heldout.generate import docx_parts as parts
from tests.documents.heldout.generate.second.wordy import cell_text
from tests.documents.heldout.generate.third.base import Third, data
from tests.documents.heldout.generate.word import save

MONEY = [("Rekening", 2024), ("Begroting", 2025), ("Begroting", 2026),
         ("Raming", 2027), ("Raming", 2028), ("Raming", 2029)]  # fmt: skip


def _table(doc: Any, t: Third, rows: list[list[str]], widths: list[float], right: range) -> None:
    table = doc.add_table(rows=0, cols=len(widths), style="Table Grid")
    for k, row in enumerate(rows):
        for j, (cell, value) in enumerate(zip(table.add_row().cells, t.row(*row), strict=True)):
            cell_text(cell, value, 9, bold=k == 0 or row[0] == "Saldo")
            cell.paragraphs[0].paragraph_format.keep_with_next = k < len(rows) - 1
            if j in right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    parts.widths(table, widths)


def _lead(doc: Any, t: Third, text: str) -> None:
    """An underlined line instead of a heading style."""
    line = doc.add_paragraph()
    line.add_run(t.h(text)).underline = True
    line.paragraph_format.space_before = Pt(8)
    line.paragraph_format.keep_with_next = True


def _theme(doc: Any, t: Third, number: int, one: dict[str, Any]) -> None:
    t.programme = one["title"]
    heading = doc.add_paragraph()
    heading.paragraph_format.page_break_before = True
    run = heading.add_run(f"{number}.  {t.h(one['title'])}")
    run.bold, run.font.size = True, Pt(15)
    for count in (4, 3):
        doc.add_paragraph(t.par(count))
    _lead(doc, t, "Wat willen we en wat doen we daarvoor in 2026?")
    for goal, results in one["goals"]:
        line = doc.add_paragraph()
        line.add_run(t.s(t.goal(None, goal))).bold = True
        line.paragraph_format.space_after = Pt(2)
        line.paragraph_format.keep_with_next = True
        for text in results:
            dash = doc.add_paragraph(f"-\t{t.s(t.result(None, text, goal))}")
            dash.paragraph_format.left_indent, dash.paragraph_format.first_line_indent = Cm(1.2), Cm(-0.5)
            dash.paragraph_format.space_after = Pt(1)
        dash.paragraph_format.space_after = Pt(8)
    _lead(doc, t, "Beleidsindicatoren (BBV)")
    for name, unit, year, own, country, _ in one["bbv"]:
        t.measured(name, unit, [("realised", int(year)), ("reference", int(year))], [own, country])
    head = ["Indicator", "Eenheid", "Jaar", "Wiekslo", "Nederland", "Bron"]
    _table(doc, t, [head, *one["bbv"]], [5.6, 3.6, 1.4, 1.9, 2.1, 1.6], range(2, 5))
    _lead(doc, t, "Wat mag het kosten?")
    for name, *cells in one["money"]:
        t.amounts(name, MONEY, cells)
    names = ["Bedragen in €", *(f"{basis} {year}" for basis, year in MONEY)]
    _table(doc, t, [names, *one["money"]], [2.4, *[2.35] * 6], range(1, 7))
    doc.add_paragraph()
    doc.add_paragraph(t.par(4))


def main() -> None:
    t = Third("begroting_wiekslo", "Wiekslo", "begroting", 2026, 14, "Word, LibreOffice")
    t.factor = 1.0
    doc = parts.new("Liberation Serif", 11)
    foot = doc.sections[0].footer.paragraphs[0]
    foot.text = t.f("Begroting gemeente Wiekslo 2026") + "\t\tblz. "
    parts.field(foot, "PAGE")
    title = doc.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(t.h("Begroting 2026"))
    run.bold, run.font.size = True, Pt(22)
    _lead(doc, t, "Voorwoord")
    for count in (5, 4, 6):
        doc.add_paragraph(t.par(count))
    _lead(doc, t, "Financieel beeld")
    for count in (4, 3):
        doc.add_paragraph(t.par(count))
    for number, one in enumerate(data("wiekslo")["themes"], 1):
        _theme(doc, t, number, one)
    save(doc, t)


if __name__ == "__main__":
    main()
