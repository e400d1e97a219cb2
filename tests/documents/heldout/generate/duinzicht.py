"""Budget of Duinzicht (Chromium): a tree of goals, results and efforts with codes D1, R1.2 and I1.2.1."""

from __future__ import annotations

import json
from html import escape as e
from pathlib import Path
from typing import Any

from tests.documents.heldout.generate.budget import Budget
from tests.documents.heldout.generate.programs import chromium
from tests.documents.heldout.generate.web import page, table

# per programme: title, ambition, goals (text, results (text, efforts)), indicators, amounts
_DATA = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
PROGRAMMES: list[dict[str, Any]] = _DATA["programmes"]
MONEY = (("Begroting", 2027), ("Begroting", 2026), ("Rekening", 2025))
YEARS = (2027, 2028, 2029, 2030)


def _par(t: Budget, count: int) -> str:
    return f"<p>{e(t.par(count))}</p>"


def _tree(one: dict[str, Any], first: int) -> str:
    """The picture of the tree: the same texts once more, which no truth counts."""
    out = []
    for d, (goal, results) in enumerate(one["goals"], first):
        cells = "".join(f"<div class=r><b>R{d}.{r}</b> {e(text)}</div>" for r, (text, _) in enumerate(results, 1))
        out.append(f"<div class=tree><div class=d>D{d}<br>{e(goal)}</div><div class=col>{cells}</div></div>")
    return "".join(out)


def _programme(t: Budget, one: dict[str, Any], first: int) -> str:
    t.programme = one["title"]
    title = one["title"]
    out = [f"<h1>{t.h(title)}</h1><p><b>{e(t.s(one['ambition']))}</b></p>{_par(t, 4)}"]
    out.append(f"<h2>{t.h('Doelenboom')}</h2>{_tree(one, first)}")
    out.append(f"<h2>{t.h('Toelichting op de doelenboom')}</h2>")
    for d, (goal, results) in enumerate(one["goals"], first):
        out.append(f"<h3>D{d} {e(t.h(t.goal(f'D{d}', goal)))}</h3>{_par(t, 3)}")
        for r, (result, efforts) in enumerate(results, 1):
            out.append(f"<h4>R{d}.{r} {e(t.h(t.result(f'R{d}.{r}', result, goal)))}</h4><ul class=i>")
            for i, effort in enumerate(efforts, 1):
                number = f"I{d}.{r}.{i}"
                out.append(f"<li><span class=code>{number}</span>{e(t.s(t.result(number, effort, result)))}</li>")
            out.append("</ul>")
    rows = [("Effectindicator", "Eenheid", "Nulmeting", *map(str, YEARS), "Bron")]
    for name, unit, cells, source in one["indicators"]:
        rows.append((name, unit, *cells, source))
        value, year = cells[0].rstrip(")").split(" (")
        targets: list[tuple[str, int | None, str]] = [("target", at, c) for at, c in zip(YEARS, cells[1:], strict=True)]
        t.indicator(name, unit, [("baseline", int(year), value), *targets])
    out.append(f"<h2>{t.h('Hoe meten we dat?')}</h2>{table(t, rows)}")
    money = [(f"{title}", *(f"{basis} {year}" for basis, year in MONEY))]
    for row, *cells in one["money"]:
        money.append((row, *cells))
        t.money(row, [(basis, year, "", cell) for (basis, year), cell in zip(MONEY, cells, strict=True)])
    note = t.f("Bedragen in duizenden euro's; bedragen tussen haakjes zijn nadelig")
    out.append(f"<h2>{t.h('Wat kost dat?')}</h2><p class=note>{e(note)}</p>{table(t, money, 'num')}{_par(t, 4)}")
    return "".join(out)


def main() -> None:
    t = Budget("begroting_duinzicht", "Duinzicht", "begroting", 2027, 40, "Chromium")
    t.f("Begroting 2027 | Duinzicht")
    out = [
        f"<p style='font-size:34pt;margin-top:60mm;color:#e8a33d'>{t.h('Begroting 2027')}</p><p>Gemeente Duinzicht</p>"
    ]
    out.append(f"<h1>{t.h('Aanbieding')}</h1>{_par(t, 5)}{_par(t, 5)}{_par(t, 4)}")
    first = 1
    for one in PROGRAMMES:
        out.append(_programme(t, one, first))
        first += len(one["goals"])
    t.write(chromium(page(t.name, "".join(out)), t.name))


if __name__ == "__main__":
    main()
