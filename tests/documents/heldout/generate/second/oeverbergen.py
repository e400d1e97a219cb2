"""Budget of Oeverbergen (typst, landscape): goal, effort, indicator and its values in one table over pages."""

from __future__ import annotations

from typing import Any

from tests.documents.heldout.generate.second.base import Head, Sums, data, typst_pdf, y

YEARS: list[Head] = [("baseline", None), ("target", 2026), ("target", 2027), ("target", 2029)]
BASES: list[tuple[str, int | None]] = [("Rekening", 2024), ("Begroting", 2025), ("Begroting", 2026)]
SIDES = ("Lasten", "Baten", "Saldo")


def _cells(row: list[str]) -> str:
    return "".join(f"[{y(cell)}], " for cell in row)


def _goals(t: Sums, one: dict[str, Any]) -> str:
    t.row(
        "Wat willen we bereiken?", "Wat gaan we doen?", "Hoe meten we dat?", "Nulmeting", "Streefwaarde", "", "", "Team"
    )
    t.row("", "", "", "(jaar)", "2026", "2027", "2029", "")
    body = ""
    for number, goal, efforts in one["goals"]:
        t.goal(number, goal)
        for k, (code, text, name, *values, team) in enumerate(efforts):
            t.result(code, text, goal)
            t.measured(name, None, YEARS, values)
            first = f"{number} {goal}" if k == 0 else ""
            row = t.row(first, f"{code} {text}", name, *values, team)
            body += f"table.cell(rowspan: {len(efforts)})[{y(row[0])}], " if k == 0 else ""
            body += _cells(row[1:]) + "\n"
        body += "table.hline(stroke: 0.4pt + gray), "
    return f"#goals({body})\n\n"


def _money(t: Sums, rows: list[list[str]]) -> str:
    t.row("", *(cell for basis, year in BASES for cell in (f"{basis} {year}", "", "")))
    below = t.row("Bedragen x € 1.000", *SIDES * 3)
    top = "".join(f"table.cell(colspan: 3, align: center)[{basis} {year}], " for basis, year in BASES)
    body = ""
    for name, *cells in rows:
        for k, side in enumerate(SIDES):
            t.amounts(name, BASES, cells[k::3], side)
        strong = "*" if name.startswith(("Subtotaal", "Totaal")) else ""
        body += "".join(f"[{strong}{y(cell)}{strong}], " for cell in t.row(name, *cells)) + "\n"
    return f"#amounts(table.header([], {top}{_cells(below)}), {body})\n\n"


def _programme(t: Sums, one: dict[str, Any]) -> str:
    t.programme = one["title"]
    out = f"= {y(t.h(one['title']))}\n\n{y(t.par(6))}\n\n{y(t.par(6))}\n\n{y(t.par(5))}\n\n"
    out += f"== {t.h('Doelen en inspanningen')}\n\n{_goals(t, one)}"
    out += f"== {t.h('Middelen')}\n\n{_money(t, one['money'])}{y(t.par(4))}\n\n{y(t.par(3))}\n\n"
    return out


def main() -> None:
    t = Sums("begroting_oeverbergen", "Oeverbergen", "begroting", 2026, 50, "typst, liggend")
    t.f("Gemeente Oeverbergen")
    t.f("Begroting 2026")
    out = f"#text(26pt)[{t.h('Begroting 2026')}]\n\n= {t.h('Bij deze begroting')}\n\n"
    out += "\n\n".join(y(t.par(count)) for count in (5, 5)) + "\n\n"
    out += "".join(_programme(t, one) for one in data("oeverbergen")["programmes"])
    t.write(typst_pdf(out, t.name))


if __name__ == "__main__":
    main()
