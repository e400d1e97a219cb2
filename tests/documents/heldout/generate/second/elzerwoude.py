"""Budget of Elzerwoude (Chromium): a budget site printed, crumbs, dates, addresses; results explained."""

from __future__ import annotations

from html import escape as e
from typing import Any

from tests.documents.heldout.generate.programs import chromium
from tests.documents.heldout.generate.second.base import Head, Sums, data
from tests.documents.heldout.generate.web import page, table

YEARS: list[Head] = [("target", 2026), ("target", 2027), ("target", 2029)]
MONEY = [("Realisatie", 2024), ("Begroting", 2025), ("Begroting", 2026), ("Begroting", 2027), ("Begroting", 2028)]


def _par(t: Sums, count: int) -> str:
    return f"<p>{e(t.par(count))}</p>"


def _goals(t: Sums, one: dict[str, Any]) -> str:
    out = ""
    for goal, results in one["goals"]:
        out += f"<h3>{e(t.h(t.goal(None, goal)))}</h3><p class=q>{t.h('Wat gaan we ervoor doen?')}</p>"
        for text, told in results:
            out += f"<p class=a>{e(t.s(t.result(None, text, goal)))}</p><p class=u>{e(t.s(told))}</p>"
    return out


def _indicators(t: Sums, rows: list[list[str]]) -> str:
    shown: list[tuple[str, ...]] = [
        ("Indicator", "Eenheid", "Jaar", "Nulmeting", "Doel 2026", "Doel 2027", "Doel 2029")
    ]
    for name, unit, year, base, *cells in rows:
        t.measured(name, unit, [("baseline", int(year)), *YEARS], [base, *cells])
        shown.append((name, unit, year, base, *cells))
    return table(t, shown, "ind")


def _bbv(t: Sums, rows: list[list[str]]) -> str:
    shown: list[tuple[str, ...]] = [("Verplichte indicator", "Eenheid", "Periode", "Elzerwoude", "Nederland")]
    for name, unit, year, own, country in rows:
        t.measured(name, unit, [("realised", int(year)), ("reference", int(year))], [own, country])
        shown.append((name, unit, year, own, country))
    return table(t, shown, "ind")


def _money(t: Sums, rows: list[list[str]]) -> str:
    shown: list[tuple[str, ...]] = [("Exploitatie (bedragen x € 1.000)", *(f"{basis} {year}" for basis, year in MONEY))]
    for name, *cells in rows:
        t.amounts(name, MONEY, cells)
        shown.append((name, *cells))
    return table(t, shown, "num")


def _programme(t: Sums, one: dict[str, Any]) -> str:
    t.programme = one["title"]
    out = f"<p class=crumb>Home › Programma's › {one['title']}</p><h1>{t.h(one['title'])}</h1>"
    out += f"<p class=amb>{e(t.s(one['ambition']))}</p>{_par(t, 5)}{_par(t, 3)}"
    out += f"<h2>{t.h('Wat willen we bereiken?')}</h2>{_goals(t, one)}"
    out += f"<h2>{t.h('Hoe meten we de voortgang?')}</h2>{_indicators(t, one['indicators'])}{_bbv(t, one['bbv'])}"
    return out + f"<h2>{t.h('Wat mag het kosten?')}</h2>{_money(t, one['money'])}{_par(t, 4)}{_par(t, 3)}"


def main() -> None:
    t = Sums("begroting_elzerwoude", "Elzerwoude", "begroting", 2026, 30, "Chromium")
    t.f("https://elzerwoude.begroting.example/2026/programmas")
    t.f("22-10-2025 14:07")
    t.f("Programmabegroting Elzerwoude")
    body = f"<h1>{t.h('Programmabegroting 2026-2029')}</h1>{_par(t, 5)}{_par(t, 5)}"
    body += f"<h2>{t.h('Leeswijzer')}</h2>{_par(t, 4)}"
    body += "".join(_programme(t, one) for one in data("elzerwoude")["programmes"])
    t.write(chromium(page(t.name, body), t.name))


if __name__ == "__main__":
    main()
