"""Annual accounts of Hesselmade (typst): what was reached for each goal, states as coloured words, activities."""

from __future__ import annotations

from typing import Any

from tests.documents.heldout.generate.second.base import Head, typst_pdf, y
from tests.documents.heldout.generate.third.base import Third, data

YEARS: list[Head] = [("realised", 2022), ("realised", 2023), ("target", 2024), ("realised", 2024)]
MONEY: list[tuple[str, int | None]] = [
    ("Rekening", 2023), ("Primitieve begroting", 2024), ("Begroting na wijziging", 2024), ("Rekening", 2024),
    ("Verschil", None),
]  # fmt: skip


def _cells(row: list[str]) -> str:
    return "".join(f"[{y(cell)}], " for cell in row)


def _goal(t: Third, number: str, goal: str, state: str, told: str, done: list[list[str]]) -> str:
    out = f"=== Doelstelling {number}: {y(t.h(t.goal(number, goal)))}\n\n"
    out += f'#kop[{t.h("Wat hebben we bereikt?")}] #h(1fr) #stand("{state}")\n\n'
    out += f"{y(t.s(t.result(None, told, goal, 'realisation')))} {y(t.par(2))}\n\n"
    head = t.row("Wat hebben we daarvoor gedaan?", "Stand", "Toelichting")
    body = ""
    for text, colour, why in done:
        t.result(None, text, goal, "realisation")
        t.row(text, colour, why)
        body += f'[{y(text)}], stand("{colour}"), [{y(why)}], '
    return out + f"#gedaan(table.header({_cells(head)}), {body})\n\n"


def _indicators(t: Third, rows: list[list[str]]) -> str:
    head = t.row("Indicator", "Eenheid", "Realisatie 2022", "Realisatie 2023", "Streefwaarde 2024", "Realisatie 2024")
    body = ""
    for name, unit, *cells in rows:
        t.measured(name, unit, YEARS, cells)
        body += _cells(t.row(name, unit, *cells))
    return f"#indicatoren(table.header({_cells(head)}), {body})\n\n"


def _money(t: Third, rows: list[list[str]]) -> str:
    head = t.row("(x € 1.000)", *(f"{basis} {year}" if year else basis for basis, year in MONEY))
    body = ""
    for name, *cells in rows:
        t.amounts(name, MONEY, cells)
        body += _cells(t.row(name, *cells))
    return f"#bedragen(table.header({_cells(head)}), {body})\n\n"


def _programme(t: Third, one: dict[str, Any]) -> str:
    t.programme = one["title"]
    out = f"= {y(t.h(one['title']))}\n\n{y(t.par(4))}\n\n== {t.h('Doelstellingen')}\n\n"
    out += "".join(_goal(t, *goal) for goal in one["goals"])
    out += f"== {t.h('Indicatoren')}\n\n{_indicators(t, one['indicators'])}"
    out += f"== {t.h('Wat heeft het gekost?')}\n\n{_money(t, one['money'])}{y(t.par(3))}\n\n{y(t.par(4))}\n\n"
    return out


def main() -> None:
    t = Third("jaarstukken_hesselmade", "Hesselmade", "jaarstukken", 2024, 6, "typst")
    t.f("Jaarstukken 2024 gemeente Hesselmade")
    out = f"= {t.h('Het jaar in vogelvlucht')}\n\n" + "\n\n".join(y(t.par(count)) for count in (5, 4, 4)) + "\n\n"
    out += "".join(_programme(t, one) for one in data("hesselmade")["programmes"])
    t.write(typst_pdf(out, t.name))


if __name__ == "__main__":
    main()
