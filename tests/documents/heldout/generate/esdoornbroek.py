"""Budget of Esdoornbroek (LaTeX): goals and results in a table Doel | Prestatie | Indicator | Streefwaarde."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.documents.heldout.generate.budget import Budget
from tests.documents.heldout.generate.programs import latex
from tests.documents.heldout.generate.tex import e

# per programme: title, effect, goals (number, text, rows (number, performance, indicator, target)), task fields
_DATA = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
PROGRAMMES: list[dict[str, Any]] = _DATA["programmes"]
MONEY = (("Rekening", 2024), ("Begroting", 2025), ("Begroting", 2026))
SIDES = ("Lasten", "Baten", "Saldo")
BBV: list[list[str]] = _DATA["bbv"]


def _goals(t: Budget, one: dict[str, Any]) -> str:
    rows = []
    for number, goal, performances in one["goals"]:
        t.goal(number, goal)
        for k, (code, text, indicator, target) in enumerate(performances):
            t.result(code, text, goal)
            t.indicator(indicator, None, [("target", 2026, target)])
            cells = t.row(f"{number} {goal}" if k == 0 else "", f"{code} {text}", indicator, target)
            line = r"\hline" if k == len(performances) - 1 else r"\cline{2-4}"
            rows.append(" & ".join(e(cell) for cell in cells) + rf"\\{line}")
    head = " & ".join(rf"\textbf{{{x}}}" for x in t.row("Doel", "Prestatie 2026", "Indicator", "Streefwaarde 2026"))
    column = r">{\raggedright\arraybackslash}p"
    return (
        rf"\begin{{longtable}}{{|{column}{{4.4cm}}|{column}{{5cm}}|{column}{{3.6cm}}|r|}}\hline\rowcolor[gray]{{0.9}}{head}\\\hline"
        rf"\endhead {chr(10).join(rows)}\end{{longtable}}"
    )


def _money(t: Budget, one: dict[str, Any]) -> str:
    top = "Taakveld & " + " & ".join(rf"\multicolumn{{3}}{{c}}{{{basis} {year}}}" for basis, year in MONEY)
    t.row("Taakveld", *(cell for basis, year in MONEY for cell in (f"{basis} {year}", "", "")))
    below = " & ".join(t.row("", *SIDES, *SIDES, *SIDES))
    rows = []
    for row, cells in one["money"]:
        rows.append(" & ".join(e(c) for c in t.row(row, *cells)))
        heads = [(basis, year, side) for basis, year in MONEY for side in SIDES]
        t.money(row, [(*head, cell) for head, cell in zip(heads, cells, strict=True)])
    rows[-1] = r"\midrule " + rows[-1]
    caption = t.f(f"Baten en lasten {one['title'].lower()} (x € 1.000)")
    return (
        rf"\begin{{table}}[h]\footnotesize\caption{{{e(caption)}}}"
        rf"\begin{{tabular}}{{@{{}}p{{4.1cm}}rrrrrrrrr@{{}}}}\toprule {top}\\"
        rf"\cmidrule(lr){{2-4}}\cmidrule(lr){{5-7}}\cmidrule(l){{8-10}} {below}\\\midrule "
        + "\\\\\n".join(rows)
        + r"\\\bottomrule\end{tabular}\end{table}"
    )


def _bbv(t: Budget) -> str:
    head = t.row("Indicator", "Eenheid", "Bron", "Esdoornbroek 2024", "Vergelijkbare gemeenten 2024", "Nederland 2024")
    rows = []
    for name, unit, source, own, group, country in BBV:
        rows.append(" & ".join(e(c) for c in t.row(name, unit, source, own, group, country)))
        t.indicator(name, unit, [("realised", 2024, own), ("reference", 2024, group), ("reference", 2024, country)])
    column = r">{\raggedright\arraybackslash}p"
    names = " & ".join(head)
    return (
        rf"\noindent{{\footnotesize\begin{{tabular}}{{{column}{{3.8cm}}{column}{{3.6cm}}l{column}{{2.1cm}}"
        rf"{column}{{2.4cm}}{column}{{1.8cm}}}}\toprule {names}\\\midrule "
        + "\\\\\n".join(rows)
        + r"\\\bottomrule\end{tabular}}"
    )


def main() -> None:
    t = Budget("begroting_esdoornbroek", "Esdoornbroek", "begroting", 2026, 70, "LaTeX")
    parts = [rf"\section*{{{t.h('Woord vooraf')}}}" + e(t.par(6)) + "\n\n" + e(t.par(5)) + r"\newpage"]
    t.f("Begroting 2026 Esdoornbroek")
    for number, one in enumerate(PROGRAMMES, 1):
        title = t.programme = one["title"]
        t.contents.append(t.h(f"Programma {number} {title}"))
        parts.append(rf"\newpage\section{{{title}}}" + e(t.par(5)))
        parts.append(rf"\subsection*{{{t.h('Beoogd maatschappelijk effect')}}}" + e(t.s(t.goal(None, one["effect"]))))
        parts.append(rf"\subsection*{{{t.h('Trends en risico’s')}}}" + e(t.par(4)) + "\n\n" + e(t.par(3)))
        parts.append(rf"\subsection*{{{t.h('Doelen en prestaties')}}}" + _goals(t, one))
        parts.append(rf"\subsection*{{{t.h('Financiën')}}}" + _money(t, one) + "\n\n" + e(t.par(3)))
    t.programme = None
    parts.append(rf"\newpage\section*{{{t.h('Paragraaf verbonden partijen')}}}" + e(t.par(7)) + "\n\n" + e(t.par(6)))
    parts.append(rf"\newpage\section*{{{t.h('Bijlage: beleidsindicatoren')}}}" + e(t.par(2)) + "\n\n" + _bbv(t))
    source = rf"""\documentclass[10pt,a4paper]{{article}}
\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage[dutch]{{babel}}
\usepackage{{helvet,textcomp,longtable,booktabs,array,colortbl,fancyhdr}}\renewcommand{{\familydefault}}{{\sfdefault}}
\usepackage[margin=2.2cm]{{geometry}}\setlength{{\parindent}}{{0pt}}\setlength{{\parskip}}{{5pt}}
\pagestyle{{fancy}}\fancyhead[L]{{Begroting 2026 Esdoornbroek}}\fancyhead[R]{{\nouppercase{{\leftmark}}}}
\fancyfoot[C]{{\thepage}}
\renewcommand{{\thesection}}{{Programma \arabic{{section}}}}
\makeatletter\renewcommand*{{\l@section}}{{\@dottedtocline{{1}}{{0em}}{{7em}}}}\makeatother
\begin{{document}}\tableofcontents\newpage
{chr(10).join(parts)}
\end{{document}}"""
    t.write(latex(source.replace("’", "'").replace(r"\texteuro{}", r"{\fontfamily{lmss}\selectfont\texteuro}"), t.name))


if __name__ == "__main__":
    main()
