"""Budget of Waterkerke (Word, LibreOffice): goals as headings, results as bullets without numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

from tests.documents.heldout.generate import docx_parts as parts
from tests.documents.heldout.generate.budget import Budget
from tests.documents.heldout.generate.word import save

_DATA = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
PROGRAMMES: list[dict[str, Any]] = _DATA["programmes"]
YEARS = (
    ("Rekening", 2024),
    ("Begroting", 2025),
    ("Begroting", 2026),
    ("Raming", 2027),
    ("Raming", 2028),
    ("Raming", 2029),
)


def _table(doc: Any, t: Budget, rows: list[tuple[str, ...]], widths: list[float], right: int) -> None:
    table = doc.add_table(rows=0, cols=len(widths), style="Table Grid")
    for k, row in enumerate(rows):
        cells = table.add_row().cells
        for j, (cell, value) in enumerate(zip(cells, t.row(*row), strict=True)):
            run = cell.paragraphs[0].add_run(value)
            run.font.size, run.bold = Pt(8.5), k == 0
            if j >= right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if k == 0:
                parts.shade(cell, "DDEBF7")
    parts.repeat_header(table.rows[0])
    parts.widths(table, widths)
    doc.add_paragraph()


def _programme(doc: Any, t: Budget, one: dict[str, Any]) -> None:
    t.programme = one["title"]
    doc.add_page_break()
    doc.add_heading(t.h(one["title"]), 1)
    doc.add_paragraph(t.par(4))
    doc.add_heading(t.h("Ontwikkelingen"), 2)
    doc.add_paragraph(t.par(4))
    doc.add_paragraph(t.par(4))
    doc.add_heading(t.h("Wat willen we bereiken en wat gaan we daarvoor doen?"), 2)
    for goal, results in one["goals"]:
        heading = doc.add_heading(t.h(t.goal(None, goal)), 3)
        heading.runs[0].font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)
        doc.add_paragraph(t.par(2))
        doc.add_paragraph(t.s("Dit doen we in 2026:"))
        for result in results:
            doc.add_paragraph(t.s(t.result(None, result, goal)), style="List Bullet")
    doc.add_heading(t.h("Verplichte beleidsindicatoren"), 2)
    header = ("Indicator", "Eenheid", "Bron", "Periode", "Waterkerke", "Gemeenten 25.000-50.000", "Nederland")
    for name, unit, _, year, own, group, country in one["bbv"]:
        at = int(year)
        t.indicator(name, unit, [("realised", at, own), ("reference", at, group), ("reference", at, country)])
    _table(doc, t, [header, *one["bbv"]], [4.6, 3.4, 1.6, 1.5, 1.9, 2.3, 1.9], 3)
    doc.add_heading(t.h("Wat mag het kosten?"), 2)
    head = ("Bedragen x € 1.000", *(f"{basis} {year}" for basis, year in YEARS))
    for row, *cells in one["money"]:
        t.money(row, [(basis, year, "", cell) for (basis, year), cell in zip(YEARS, cells, strict=True)])
    _table(doc, t, [head, *one["money"]], [4.4, 2.1, 2.1, 2.1, 2.1, 2.1, 2.1], 1)
    doc.add_paragraph(t.par(3))


def main() -> None:
    t = Budget("begroting_waterkerke", "Waterkerke", "begroting", 2026, 12, "Word, LibreOffice")
    doc = parts.new("Carlito", 10.5)
    section = doc.sections[0]
    section.header.paragraphs[0].text = t.f("Gemeente Waterkerke") + "\t\t" + t.f("Programmabegroting 2026-2029")
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    parts.field(foot, "PAGE")
    doc.add_paragraph(t.h("Programmabegroting 2026-2029"), style="Title")
    doc.add_paragraph("Gemeente Waterkerke", style="Subtitle")
    doc.add_heading(t.h("Leeswijzer"), 1)
    doc.add_paragraph(t.par(5))
    doc.add_paragraph(t.s("Elk programma is op dezelfde manier opgebouwd, met drie vragen als vertrekpunt."))
    doc.add_paragraph(t.par(5))
    for one in PROGRAMMES:
        _programme(doc, t, one)
    doc.add_page_break()
    doc.add_heading(t.h("Paragraaf Weerstandsvermogen"), 1)
    doc.add_paragraph(t.par(6))
    save(doc, t)


if __name__ == "__main__":
    main()
