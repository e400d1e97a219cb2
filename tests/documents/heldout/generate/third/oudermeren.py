"""Budget of Oudermeren (LaTeX): goals by task field with letters, efforts A1, lasten and baten over four years."""

from __future__ import annotations

from typing import Any

from tests.documents.heldout.generate.budget import number_of
from tests.documents.heldout.generate.programs import latex
from tests.documents.heldout.generate.second.base import Head
from tests.documents.heldout.generate.tex import e
from tests.documents.heldout.generate.third.base import Third, data

YEARS: list[Head] = [("realised", 2024), ("target", 2026), ("target", 2027), ("target", 2028), ("target", 2029)]
MONEY = [("Begroting", 2026), ("Raming", 2027), ("Raming", 2028), ("Raming", 2029)]
_COLUMN = r">{\raggedright\arraybackslash}p"


def _dotted(value: float) -> str:
    return f"{value:,.0f}".replace(",", ".")


def _goals(t: Third, one: dict[str, Any]) -> str:
    out = ""
    for field, goals in one["fields"]:
        out += rf"\subsection*{{{t.h(field)}}}" + e(t.par(2)) + "\n\n"
        for letter, goal, efforts in goals:
            out += rf"\doel{{{letter}}}{{{e(t.s(t.goal(letter, goal)))}}}" + "\n"
            items = "".join(rf"\item[{key}] {e(t.s(t.result(key, text, goal)))}" + "\n" for key, text in efforts)
            out += rf"\begin{{inspanningen}}{items}\end{{inspanningen}}" + "\n"
    return out


def _indicators(t: Third, rows: list[list[str]]) -> str:
    head = t.row("Doel", "Indicator", "Eenheid", "Stand 2024", "Streef 2026", "Streef 2027", "Streef 2028",
                 "Streef 2029")  # fmt: skip
    body = ""
    for letter, name, unit, *cells in rows:
        t.measured(name, unit, YEARS, cells)
        body += " & ".join(map(e, t.row(letter, name, unit, *cells))) + r"\\" + "\n"
    names = " & ".join(rf"\shortstack[l]{{{cell.replace(' ', chr(92) * 2)}}}" for cell in head)
    return (
        rf"{{\small\noindent\begin{{tabular}}{{@{{}}l{_COLUMN}{{4.9cm}}l*{{5}}{{r}}@{{}}}}\toprule "
        rf"{names}\\\midrule {body}\bottomrule\end{{tabular}}}}"
    )


def _money(t: Third, rows: list[list[str]]) -> str:
    """A block for each task field: its name across, below it lasten, baten and saldo."""
    head = t.row("Bedragen x € 1.000", *(f"{basis} {year}" for basis, year in MONEY))
    body = ""
    for name, *cells in rows:
        t.row(name)
        body += rf"\textbf{{{e(name)}}} &&&&\\" + "\n"
        balance = [(number_of(b) or 0) - (number_of(a) or 0) for a, b in zip(cells[:4], cells[4:], strict=True)]
        below = [f"-{_dotted(-value)}" for value in balance]
        for side, values in (("Lasten", cells[:4]), ("Baten", cells[4:]), ("Saldo", below)):
            t.amounts(side, MONEY, values)
            body += r"\quad " + " & ".join(map(e, t.row(side, *values))) + r"\\" + "\n"
        body += r"\midrule " if name != rows[-1][0] else ""
    return (
        rf"{{\small\noindent\begin{{tabular}}{{@{{}}p{{6.4cm}}rrrr@{{}}}}\toprule "
        rf"{' & '.join(map(e, head))}\\\midrule {body}\bottomrule\end{{tabular}}}}"
    )


def _programme(t: Third, one: dict[str, Any]) -> str:
    t.programme = one["title"]
    out = rf"\section*{{{t.h(one['title'])}}}" + e(t.par(4)) + "\n\n" + _goals(t, one)
    out += rf"\subsection*{{{t.h('Indicatoren bij de doelen')}}}" + _indicators(t, one["indicators"])
    out += rf"\subsection*{{{t.h('Wat mag het kosten?')}}}" + _money(t, one["money"])
    return out + "\n\n\\bigskip " + e(t.par(4)) + "\n\n" + e(t.par(3))


def main() -> None:
    t = Third("begroting_oudermeren", "Oudermeren", "begroting", 2026, 30, "LaTeX")
    t.f("Meerjarenbegroting Oudermeren 2026-2029")
    out = rf"\section*{{{t.h('Bestuurlijke inleiding')}}}" + "\n\n".join(e(t.par(n)) for n in (5, 4, 5))
    out += "\\newpage ".join(_programme(t, one) for one in data("oudermeren")["programmes"])
    source = rf"""\documentclass[11pt,a4paper]{{article}}
\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage[dutch]{{babel}}
\usepackage{{lmodern,textcomp,booktabs,array,fancyhdr}}\usepackage[margin=2.4cm]{{geometry}}
\renewcommand{{\familydefault}}{{\sfdefault}}
\newcommand{{\doel}}[2]{{\par\medskip\noindent\makebox[0.8cm][l]{{\textbf{{#1.}}}}\textbf{{#2}}\par\nopagebreak}}
\newenvironment{{inspanningen}}{{\begin{{list}}{{}}{{\leftmargin1.8cm\labelwidth0.8cm\labelsep0.2cm\itemsep1pt
\parsep0pt\topsep2pt\renewcommand{{\makelabel}}[1]{{##1\hfill}}}}}}{{\end{{list}}}}
\setlength{{\parindent}}{{0pt}}\setlength{{\parskip}}{{5pt}}\pagestyle{{fancy}}\renewcommand{{\headrulewidth}}{{0pt}}
\fancyhead{{}}\fancyfoot[L]{{\footnotesize Meerjarenbegroting Oudermeren 2026-2029}}\fancyfoot[C]{{}}
\fancyfoot[R]{{\footnotesize\thepage}}
\begin{{document}}
{out}
\end{{document}}"""
    t.write(latex(source, t.name))


if __name__ == "__main__":
    main()
