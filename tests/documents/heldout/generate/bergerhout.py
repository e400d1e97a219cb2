"""Annual accounts of Bergerhout (Word, LibreOffice): goals repeated, what was done in a table of lights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor

from tests.documents.heldout.generate import docx_parts as parts
from tests.documents.heldout.generate.budget import Budget
from tests.documents.heldout.generate.word import save

_DATA = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
PROGRAMMES: list[dict[str, Any]] = _DATA["programmes"]
MONEY = (("Begroting primitief", 2024), ("Begroting na wijziging", 2024), ("Rekening", 2024), ("Verschil", None))


def _table(doc: Any, t: Budget, rows: list[tuple[str, ...]], widths: list[float], right: int) -> None:
    """White letters on violet, every other row grey, no lines."""
    table = doc.add_table(rows=0, cols=len(widths))
    for k, row in enumerate(rows):
        for j, (cell, value) in enumerate(zip(table.add_row().cells, t.row(*row), strict=True)):
            run = cell.paragraphs[0].add_run(value)
            run.font.size, run.bold = Pt(8.5), k == 0
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            if j >= right:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if k == 0:
                parts.shade(cell, "5B2A86")
                run.font.color.rgb = RGBColor(255, 255, 255)
            elif k % 2 == 0:
                parts.shade(cell, "EFEAF4")
    parts.borders(table)
    parts.repeat_header(table.rows[0])
    parts.widths(table, widths)
    doc.add_paragraph()


def _money(doc: Any, t: Budget, one: dict[str, Any]) -> None:
    doc.add_heading(t.h("Wat heeft het gekost?"), 2)
    title = (
        "(bedragen x € 1.000)",
        "Begroting primitief 2024",
        "Begroting na wijziging 2024",
        "Rekening 2024",
        "Verschil",
        "V/N",
    )
    for row, cells in one["money"]:
        t.money(row, [(basis, year, "", cell) for (basis, year), cell in zip(MONEY, cells, strict=False)])
    _table(doc, t, [title, *((row, *cells) for row, cells in one["money"])], [4.6, 2.6, 2.9, 2.3, 2, 1.2], 1)


def _programme(doc: Any, t: Budget, number: int, one: dict[str, Any]) -> None:
    t.programme = one["title"]
    doc.add_page_break()
    doc.add_heading(t.h(one["title"]), 1)
    doc.add_paragraph(t.par(4))
    doc.add_heading(t.h("Wat wilden we bereiken en wat hebben we bereikt?"), 2)
    for code, goal, told in one["goals"]:
        line = doc.add_paragraph()
        line.paragraph_format.keep_with_next = True
        line.add_run(f"Doel {code}. ").bold = True
        line.add_run(t.s(t.goal(code, goal))).bold = True
        for text in told:
            t.result(None, text, goal, "realisation")
        doc.add_paragraph(" ".join(t.s(x) for x in told) + " " + t.par(2))
    doc.add_heading(t.h("Wat hebben we daarvoor gedaan?"), 2)
    rows = [("Nr.", "Prestatie", "Status", "Toelichting"), *one["done"]]
    for code, text, _, _ in one["done"]:
        parent = next(goal for known, goal, _ in one["goals"] if known == code.split(".")[0])
        t.result(code, text, parent, "realisation")
    _table(doc, t, rows, [1.3, 7.2, 1.6, 6.4], 9)
    doc.add_paragraph(t.par(3))
    doc.add_heading(t.h("Indicatoren"), 2)
    head = (
        "Effectindicator",
        "Eenheid",
        "Nulmeting 2021",
        "Streefwaarde 2024",
        "Realisatie 2023",
        "Realisatie 2024",
        "Bron",
    )
    for name, unit, base, target, before, now, _ in one["indicators"]:
        t.indicator(
            name,
            unit,
            [("baseline", 2021, base), ("target", 2024, target), ("realised", 2023, before), ("realised", 2024, now)],
        )
    _table(doc, t, [head, *one["indicators"]], [3.9, 2.3, 2, 2.4, 2.1, 2.1, 2.4], 9)
    _money(doc, t, one)
    doc.add_heading(t.h("Toelichting op de verschillen"), 3)
    doc.add_paragraph(t.s(f"Het resultaat van programma {number} wijkt op enkele onderdelen af van de begroting."))
    doc.add_paragraph(t.par(4))


def main() -> None:
    t = Budget("jaarstukken_bergerhout", "Bergerhout", "jaarstukken", 2024, 27, "Word, LibreOffice")
    doc = parts.new("Roboto", 10)
    section = doc.sections[0]
    section.left_margin = section.right_margin = Cm(2)
    foot = section.footer.paragraphs[0]
    foot.text = t.f("Jaarstukken 2024 gemeente Bergerhout") + "\t\t"
    parts.field(foot, "PAGE")
    doc.add_paragraph(t.h("Jaarstukken 2024"), style="Title")
    doc.add_paragraph("Gemeente Bergerhout\nJaarverslag en jaarrekening")
    doc.add_page_break()
    doc.add_heading(t.h("Het jaar in vogelvlucht"), 1)
    for count in (5, 4, 4):
        doc.add_paragraph(t.par(count))
    for number, one in enumerate(PROGRAMMES, 1):
        _programme(doc, t, number, one)
    doc.add_page_break()
    doc.add_heading(t.h("Grondslagen"), 1)
    doc.add_paragraph(t.par(5))
    save(doc, t)


if __name__ == "__main__":
    main()
