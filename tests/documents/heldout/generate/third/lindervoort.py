"""Budget of Lindervoort (Chromium): goals, actions and planning in one ruled table, striped indicators, BBV table."""

from __future__ import annotations

from html import escape as e
from typing import Any

from tests.documents.heldout.generate.programs import chromium
from tests.documents.heldout.generate.second.base import Head
from tests.documents.heldout.generate.third.base import Third, data
from tests.documents.heldout.generate.web import page

YEARS: list[Head] = [("realised", 2023), ("target", 2025), ("target", 2026), ("target", 2027), ("target", 2028)]
MONEY = [("Rekening", 2023), ("Begroting", 2024), ("Begroting", 2025),
         ("Raming", 2026), ("Raming", 2027), ("Raming", 2028)]  # fmt: skip


def _par(t: Third, count: int) -> str:
    return f"<p>{e(t.par(count), quote=False)}</p>"


def _row(cells: list[str], tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{e(x, quote=False)}</{tag}>" for x in cells) + "</tr>"


def _goals(t: Third, one: dict[str, Any]) -> str:
    """The goal is one cell beside all its actions."""
    head = _row(t.row("Wat willen we bereiken?", "Wat gaan we doen?", "Planning"), "th")
    body = ""
    for goal, actions in one["goals"]:
        first = f"<td rowspan={len(actions)} class=goal>{e(t.goal(None, goal))}</td>"
        for k, (text, when) in enumerate(actions):
            t.row("" if k else goal, t.result(None, text, goal), when)
            body += f"<tr>{'' if k else first}<td>{e(text)}</td><td>{when}</td></tr>"
    return f"<table class=goals><thead>{head}</thead>{body}</table>"


def _indicators(t: Third, rows: list[list[str]]) -> str:
    head = t.row("Indicator", "Eenheid", "Realisatie 2023", "Streefwaarde 2025", "2026", "2027", "2028")
    body = ""
    for name, unit, *cells in rows:
        t.measured(name, unit, YEARS, cells)
        body += _row(t.row(name, unit, *cells))
    return f"<table class=striped><thead>{_row(head, 'th')}</thead><tbody>{body}</tbody></table>"


def _bbv(t: Third, rows: list[list[str]]) -> str:
    head = t.row("Nr.", "Indicator", "Eenheid", "Periode", "Lindervoort", "Nederland")
    body = ""
    for number, name, unit, year, own, country in rows:
        t.measured(name, unit, [("realised", int(year)), ("reference", int(year))], [own, country])
        body += _row(t.row(number, name, unit, year, own, country))
    return f"<table class='striped bbv'><thead>{_row(head, 'th')}</thead><tbody>{body}</tbody></table>"


def _money(t: Third, rows: list[list[str]]) -> str:
    head = t.row("Bedragen x € 1.000", *(f"{basis} {year}" for basis, year in MONEY))
    body = ""
    for name, *cells in rows:
        t.amounts(name, MONEY, cells)
        line = _row(t.row(name, *cells))
        body += line.replace("<tr>", "<tr class=sum>") if name.startswith("Saldo") else line
    return f"<table class=num><thead>{_row(head, 'th')}</thead><tbody>{body}</tbody></table>"


def _programme(t: Third, one: dict[str, Any]) -> str:
    t.programme = one["title"]
    out = f"<section><h1>{t.h(one['title'])}</h1>{_par(t, 4)}{_par(t, 3)}"
    out += f"<h2>{t.h('Doelen en acties')}</h2>{_goals(t, one)}"
    out += f"<h2>{t.h('Onze eigen indicatoren')}</h2>{_indicators(t, one['indicators'])}"
    out += f"<h2>{t.h('Verplichte indicatoren')}</h2>{_bbv(t, one['bbv'])}"
    out += f"<p class=src>{t.f('Bron: waarstaatjegemeente.nl, geraadpleegd op 2 september 2024')}</p>"
    out += f"<h2>{t.h('Wat mag het kosten?')}</h2>{_money(t, one['money'])}{_par(t, 4)}"
    return out + "</section>"


def main() -> None:
    t = Third("begroting_lindervoort", "Lindervoort", "begroting", 2025, 0, "Chromium")
    t.f("Begroting 2025-2028 gemeente Lindervoort")
    body = f"<div class=t>{t.h('Begroting 2025')}</div><h1>{t.h('Aanbieding aan de raad')}</h1>"
    body += _par(t, 5) + _par(t, 4) + _par(t, 4)
    body += "".join(_programme(t, one) for one in data("lindervoort")["programmes"])
    t.write(chromium(page(t.name, body), t.name))


if __name__ == "__main__":
    main()
