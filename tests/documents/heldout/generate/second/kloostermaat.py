"""Budget of Kloostermaat (typst): large figures, boxed goals without numbers, drawn bullets, amounts in millions."""

from __future__ import annotations

from typing import Any

from tests.documents.heldout.generate.second.base import Head, Sums, data, typst_pdf, y

YEARS: list[Head] = [("baseline", 2022), ("target", 2026), ("target", 2027), ("target", 2030)]
BASES = [("Begroting", 2025), ("Begroting", 2026), ("Raming", 2027)]


def _cells(row: list[str]) -> str:
    return "".join(f"[{y(cell)}], " for cell in row)


def _indicators(t: Sums, rows: list[list[str]]) -> str:
    head = t.row("Indicator", "Eenheid", "Nulmeting 2022", "Streven 2026", "Streven 2027", "Streven 2030")
    body = []
    for name, unit, *cells in rows:
        t.measured(name, unit, YEARS, cells)
        body.append(_cells(t.row(name, unit, *cells)))
    note = t.f("* Voorlopig cijfer.") if any("*" in cell for row in rows for cell in row) else ""
    return f"#indicators(table.header({_cells(head)}), {' '.join(body)})\n#text(7pt)[{y(note)}]\n\n"


def _money(t: Sums, rows: list[list[str]]) -> str:
    """Two header rows; the unit stands under the name of the table."""
    t.row("", *(cell for basis, year in BASES for cell in (f"{basis} {year}", "")))
    below = t.row("(x € 1 miljoen)", *("Lasten", "Baten") * 3)
    top = "".join(f"table.cell(colspan: 2, align: center)[{basis} {year}], " for basis, year in BASES)
    body = []
    for name, *cells in rows:
        for k, side in enumerate(("Lasten", "Baten")):
            t.amounts(name, BASES, cells[k::2], side)
        line = "table.hline(stroke: 0.6pt), " if name.startswith("Totaal") else ""
        body.append(line + _cells(t.row(name, *cells)))
    line = "table.hline(stroke: 0.6pt)"
    return f"#amounts(table.header([], {top}{_cells(below)}{line}), {' '.join(body)})\n\n"


def _programme(t: Sums, one: dict[str, Any]) -> str:
    t.programme = one["title"]
    out = f"= {y(t.h(one['title']))}\n\n"
    figures = ", ".join(f"big([{y(number)}], [{y(words)}])" for number, words in one["big"])
    for number, words in one["big"]:
        t.box(f"{number} {words}")
    out += f"#grid(columns: (1fr, 1fr, 1fr), gutter: 10pt, {figures})\n\n"
    out += f"== {t.h('Onze missie')}\n\n{y(t.s(t.goal(None, one['mission'])))} {y(t.par(4))}\n\n{y(t.par(3))}\n\n"
    out += f"== {t.h('Wat willen we bereiken en wat doen we daarvoor?')}\n\n"
    for goal, results in one["goals"]:
        t.s(t.goal(None, goal))
        items = ", ".join(f"[{y(t.s(t.result(None, text, goal)))}]" for text in results)
        out += f"#goal([{y(goal)}], {items})\n\n"
    out += f"{y(t.par(4))}\n\n== {t.h('Waaraan zien we dat?')}\n\n{_indicators(t, one['indicators'])}"
    out += f"== {t.h('Wat mag het kosten?')}\n\n{_money(t, one['money'])}{y(t.par(4))}\n\n{y(t.par(3))}\n\n"
    return out


def main() -> None:
    t = Sums("begroting_kloostermaat", "Kloostermaat", "begroting", 2026, 45, "typst")
    t.factor = 1_000_000.0
    t.f("Begroting Kloostermaat 2026")
    out = f"= {t.h('Vooraf')}\n\n" + "\n\n".join(y(t.par(count)) for count in (5, 6, 4)) + "\n\n"
    out += "".join(_programme(t, one) for one in data("kloostermaat")["programmes"])
    t.write(typst_pdf(out, t.name))


if __name__ == "__main__":
    main()
