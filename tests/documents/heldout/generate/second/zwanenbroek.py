"""Annual report of Zwanenbroek (LaTeX): drawn lights for money, time and quality; a table over pages; reserves."""

from __future__ import annotations

from typing import Any

from tests.documents.heldout.generate.programs import latex
from tests.documents.heldout.generate.second.base import Head, Sums, data, raised
from tests.documents.heldout.generate.tex import e as plain_e

MONEY = [("Rekening", 2023), ("Begroting na wijziging", 2024), ("Rekening", 2024), ("Afwijking (verschil)", None)]
RESERVES: list[tuple[str, int | None]] = [("Begroting na wijziging", 2024), ("Rekening", 2024)]
YEARS: list[Head] = [("realised", 2022), ("realised", 2023), ("realised", 2024), ("target", 2024)]
_COLUMN = r">{\raggedright\arraybackslash}p"


def e(text: str) -> str:
    return raised(plain_e(text), r"\textsuperscript{%s}")


def _light(sign: str) -> str:
    colour = {"G": "groen", "O": "oranje", "R": "rood"}[sign]
    return rf"\licht{{{colour}}}"


def _activities(t: Sums, one: dict[str, Any]) -> str:
    t.row("Nr.", "Activiteit uit de begroting", "G", "T", "K", "Toelichting")
    head = r"\kop{Nr.} & \kop{Activiteit uit de begroting} & \kop{G} & \kop{T} & \kop{K} & \kop{Toelichting}\\"
    columns = rf"@{{}}p{{1cm}}{_COLUMN}{{5.4cm}}ccc{_COLUMN}{{6.2cm}}@{{}}"
    out = rf"{{\small\begin{{longtable}}{{{columns}}}\toprule {head}\midrule\endhead "
    for number, goal, results in one["goals"]:
        cell = f"Doel {number}: {t.goal(number, goal)}"
        out += rf"\multicolumn{{6}}{{@{{}}p{{15.8cm}}@{{}}}}{{\textcolor{{blauw}}{{{e(cell)}}}}}\\[1mm]" + "\n"
        for code, text, lights, told in results:
            t.result(code, text, goal, "realisation")
            t.row(code, text, "", "", "", told)
            out += " & ".join([code, e(text), *map(_light, lights), e(told)]) + r"\\[1mm]" + "\n"
    return out + r"\bottomrule\end{longtable}}"


def _indicators(t: Sums, rows: list[list[str]]) -> str:
    t.row("Indicator", "Eenheid", "Realisatie", "", "", "Doel", "")
    t.row("", "", "2022", "2023", "2024", "2024", "")
    body = ""
    for name, unit, *cells, light in rows:
        t.measured(name, unit, YEARS, cells)
        t.row(name, unit, *cells)
        body += " & ".join([*map(e, (name, unit, *cells)), _light(light)]) + r"\\" + "\n"
    return (
        rf"{{\small\noindent\begin{{tabular}}{{@{{}}{_COLUMN}{{6cm}}lrrrrc@{{}}}}\toprule "
        r"\kop{Indicator} & \kop{Eenheid} & \multicolumn{3}{c}{\kop{Realisatie}} & \kop{Doel} &\\"
        r" & & 2022 & 2023 & 2024 & 2024 &\\\midrule "
        rf"{body}\bottomrule\end{{tabular}}}}"
    )


def _amounts(t: Sums, title: str, heads: list[str], bases: list[Any], rows: list[list[str]]) -> str:
    """The unit stands in the first header cell, under the title; years under the basis."""
    t.row(title, *heads)
    t.row("(bedragen x € 1.000)")
    body = ""
    for name, *cells in rows:
        t.amounts(name, bases, cells[: len(bases)])
        rule = r"\midrule " if name.startswith(("Saldo", "Gerealiseerd")) else ""
        body += rule + " & ".join(map(e, t.row(name, *cells))) + r"\\" + "\n"
    names = " & ".join(rf"\shortstack[r]{{{head}}}".replace(" 20", r"\\ 20") for head in heads)
    return (
        rf"{{\small\noindent\begin{{tabular}}{{@{{}}p{{6.2cm}}{'r' * len(heads)}@{{}}}}\toprule "
        rf"\kop{{{title}}} & {names}\\ \textit{{{e('(bedragen x € 1.000)')}}} {'&' * len(heads)}\\\midrule "
        rf"{body}\bottomrule\end{{tabular}}}}"
    )


def _programme(t: Sums, one: dict[str, Any]) -> str:
    t.programme = one["title"]
    out = rf"\newpage\renewcommand{{\hoofdstuk}}{{{one['short']}}}\section*{{{t.h(one['title'])}}}" + e(t.par(5))
    out += "\n\n" + "\n\n".join(e(t.par(n)) for n in (4, 6, 5, 6))
    out += rf"\subsection*{{{t.h('Effectindicatoren')}}}" + _indicators(t, one["indicators"])
    out += rf"\subsection*{{{t.h('Stand van zaken')}}}"
    out += e(t.s("De lichten staan voor geld, tijd en kwaliteit.")) + "\n\n" + _activities(t, one)
    heads = ["Rekening 2023", "Begroting na wijziging 2024", "Rekening 2024", "Afwijking", "V/N"]
    out += rf"\subsection*{{{t.h('Wat heeft het gekost?')}}}"
    out += _amounts(t, "Lasten en baten", heads, list(MONEY), one["money"]) + "\n\n\\bigskip " + e(t.par(4))
    out += "\n\n\\bigskip " + _amounts(t, "Mutaties reserves", heads[1:3], list(RESERVES), one["reserves"])
    return out + "\n\n\\bigskip " + e(t.par(5)) + "\n\n" + e(t.par(4))


def main() -> None:
    t = Sums("jaarverslag_zwanenbroek", "Zwanenbroek", "jaarstukken", 2024, 60, "LaTeX")
    t.f("Jaarverslag 2024 | gemeente Zwanenbroek")
    out = rf"\section*{{{t.h('Terugblik van het college')}}}" + "\n\n".join(e(t.par(n)) for n in (6, 5, 4))
    out += "".join(_programme(t, one) for one in data("zwanenbroek")["programmes"])
    source = rf"""\documentclass[10pt,a4paper]{{article}}
\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage[dutch]{{babel}}
\usepackage{{charter,textcomp,longtable,booktabs,array,xcolor,fancyhdr}}\usepackage[margin=2.4cm]{{geometry}}
\definecolor{{blauw}}{{HTML}}{{1A4F8B}}\definecolor{{groen}}{{HTML}}{{3FA34D}}\definecolor{{oranje}}{{HTML}}{{F2A03D}}
\definecolor{{rood}}{{HTML}}{{C8322B}}
\newcommand{{\licht}}[1]{{\begin{{picture}}(6,6)\color{{#1}}\put(3,3){{\circle*{{6}}}}\end{{picture}}}}
\newcommand{{\kop}}[1]{{\textcolor{{blauw}}{{\textbf{{#1}}}}}}\newcommand{{\hoofdstuk}}{{}}
\setlength{{\parindent}}{{0pt}}\setlength{{\parskip}}{{5pt}}\pagestyle{{fancy}}
\fancyhead[L]{{\hoofdstuk}}\fancyhead[R]{{Jaarverslag 2024 $|$ gemeente Zwanenbroek}}\fancyfoot[C]{{\thepage}}
\begin{{document}}
{out}
\end{{document}}"""
    t.write(latex(source.replace(r"\texteuro{}", r"{\fontfamily{lmr}\selectfont\texteuro}"), t.name))


if __name__ == "__main__":
    main()
