"""Budget of Rietmeer (Chromium): goals and efforts side by side without lines, drawn bullets, years in the cells."""

from __future__ import annotations

from html import escape
from typing import Any

from tests.documents.heldout.generate.programs import chromium
from tests.documents.heldout.generate.second.base import Head, Sums, data, raised
from tests.documents.heldout.generate.web import page

MONEY = [("Begroting", 2025), ("Begroting", 2026), ("Meerjarenraming", 2027), ("Meerjarenraming", 2028)]
YEARS: list[Head] = [("baseline", None), ("target", 2026), ("target", 2027), ("target", 2029)]


def e(text: str) -> str:
    return raised(escape(text, quote=False), "<sup>%s</sup>")


def _par(t: Sums, count: int) -> str:
    return f"<p>{e(t.par(count))}</p>"


def _goals(t: Sums, one: dict[str, Any]) -> str:
    """Two columns as one grid: the goal at the left, what is done for it at the right."""
    heads = (t.h("Wat willen we bereiken?"), t.h("Wat gaan we ervoor doen?"))
    out = "<div class='w head'>" + "".join(f"<div>{head}</div>" for head in heads) + "</div>"
    for label, goal, results in one["goals"]:
        left = f"<div class=goal><b>{label}</b><br>{e(t.s(t.goal(label.split()[1], goal)))}</div>"
        items = "".join(f"<li>{e(t.s(t.result(None, text, goal)))}</li>" for text in results)
        out += f"<div class=w>{left}<ul>{items}</ul></div>"
    return out


def _indicators(t: Sums, rows: list[list[str]]) -> str:
    t.row("Indicator", "Nulmeting", "Streefwaarde", "", "", "Bron")
    t.row("", "(jaar)", "2026", "2027", "2029", "")
    body = ""
    for row in rows:
        t.measured(row[0], None, YEARS, row[1:5])
        body += "<tr>" + "".join(f"<td>{e(x)}</td>" for x in t.row(*row)) + "</tr>"
    return (
        "<table class=ind><thead>"
        "<tr><th>Indicator</th><th>Nulmeting</th><th colspan=3>Streefwaarde</th><th>Bron</th></tr>"
        "<tr class=sub><th></th><th>(jaar)</th><th>2026</th><th>2027</th><th>2029</th><th></th></tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _money(t: Sums, rows: list[list[str]]) -> str:
    head = t.row("Bedragen x € 1.000", *(f"{basis} {year}" for basis, year in MONEY))
    out = "".join(f"<th>{e(x)}</th>" for x in head)
    body = ""
    for name, *cells in rows:
        t.amounts(name, MONEY, cells)
        kind = " class=sum" if name.startswith("Saldo") else ""
        body += f"<tr{kind}>" + "".join(f"<td>{e(x)}</td>" for x in t.row(name, *cells)) + "</tr>"
    return f"<table class=num><thead><tr>{out}</tr></thead><tbody>{body}</tbody></table>"


def _programme(t: Sums, one: dict[str, Any]) -> str:
    t.programme = one["title"]
    out = f"<section><h1>{e(t.h(one['title']))}</h1><p class=holder>Portefeuillehouder: {one['holder']}</p>"
    out += f"<p class=intro>{e(t.par(2))}</p>{_par(t, 4)}{_goals(t, one)}"
    out += f"<h2>{t.h('Hoe meten we dat?')}</h2>{_indicators(t, one['indicators'])}"
    out += f"<h2>{t.h('Wat mag het kosten?')}</h2>{_money(t, one['money'])}"
    out += f"<h3>{t.h('Toelichting')}</h3>{_par(t, 3)}{_par(t, 3)}"
    aside = "".join(f"<p>{e(x)}</p>" for x in t.take_box(2))
    return f"{out}<aside><b>{t.h('Verbonden partijen')}</b>{aside}</aside></section>"


def main() -> None:
    t = Sums("begroting_rietmeer", "Rietmeer", "begroting", 2026, 20, "Chromium")
    t.f("Gemeente Rietmeer – begroting 2026 en meerjarenraming 2027-2029")
    body = f"<div class=cover><p class=t>{t.h('Samen aan het water')}</p><p>Begroting 2026</p></div>"
    body += f"<h1>{t.h('Van het college')}</h1><div class=cols>{_par(t, 5)}{_par(t, 4)}{_par(t, 4)}</div>"
    body += "".join(_programme(t, one) for one in data("rietmeer")["programmes"])
    t.write(chromium(page(t.name, body), t.name))


if __name__ == "__main__":
    main()
