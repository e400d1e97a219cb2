"""Documents as LaTeX users make them."""

from __future__ import annotations

import re

from tests.documents.heldout.generate.programs import latex
from tests.documents.heldout.generate.texts import Truth

_SIGNS = {"\\": r"\textbackslash{}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "€": r"\texteuro{}", "–": "--",
          "•": r"\textbullet{}", "’": "'"}  # fmt: skip


def e(text: str) -> str:
    """LaTeX's own signs made plain; straight quotes as LaTeX users type them."""
    text = "".join(_SIGNS.get(sign, sign) for sign in text)
    return re.sub(r"(^|\s|\()'", r"\1`", text)


def items(texts: list[str], kind: str = "itemize") -> str:
    return f"\\begin{{{kind}}}\n" + "".join(f"\\item {text}\n" for text in texts) + f"\\end{{{kind}}}\n"


def rapport() -> None:
    """Two columns, footnotes, booktabs tables, nested lists, Dutch hyphenation."""
    t = Truth("latex_rapport", 20, "LaTeX article, twocolumn, Latin Modern")
    t.f("Rekenkamer Drieborg")
    parts = [f"\\section{{{t.h('Onderzoeksvraag')}}}\n{e(t.par(4))}\n\n{e(t.par(4))}\n"]
    a, b, c = t.take(3)
    parts.append(
        f"\\subsection{{{t.h('Werkwijze')}}}\n{e(a)}"
        f"\\footnote{{{e(t.f('Interviewverslag wethouder, 11 juni 2025.'))}}} {e(b)} {e(c)}\n"
    )
    parts.append(e(t.s("Het oordeel rust op drie bronnen:")))
    first, second, third = t.items(3)
    subs = t.items(2)
    t.sentences[-5:] = [first, *subs, second, third]
    parts.append(items([e(first) + "\n" + items([e(x) for x in subs]), e(second), e(third)]) + e(t.par(4)))
    rows = [("Jaar", "Meldingen", "Onderzoeken", "Aandeel"), ("2022", "1.318", "402", "30,5%"),
            ("2023", "1.290", "377", "29,2%"), ("2024", "1.401", "455", "32,5%")]  # fmt: skip
    body = "".join(
        " & ".join(e(x) for x in t.row(*row)) + r" \\" + ("\\midrule\n" if k == 0 else "\n")
        for k, row in enumerate(rows)
    )
    parts.append(
        f"\\begin{{table}}[b]\\centering\\small\\begin{{tabular}}{{lrrr}}\\toprule\n{body}\\bottomrule\\end{{tabular}}"
        f"\\caption{{{e(t.f('Meldingen bij Veilig Thuis, regio Drieborg'))}}}\\end{{table}}\n"
    )
    parts.append(f"\\section{{{t.h('Bevindingen')}}}\n{e(t.par(5))}\n\n{e(t.par(6))}\n\n{e(t.par(3))}\n")
    d, f = t.take(2)
    parts.append(
        f"\\subsection{{{t.h('Sturing door de raad')}}}\n{e(d)}"
        f"\\footnote{{{e(t.f('Vergelijk Rekenkamerbrief 2022, par. 3.1.'))}}} {e(f)} {e(t.par(4))}\n\n{e(t.par(5))}\n"
    )
    parts.append(f"\\subsection{{{t.h('Inzicht in kosten')}}}\n{e(t.par(6))}\n\n{e(t.par(6))}\n")
    parts.append(items([e(x) for x in t.items(4)], "enumerate"))
    parts.append(f"\\section{{{t.h('Conclusie')}}}\n{e(t.par(7))}\n\n{e(t.par(5))}\n")
    source = rf"""\documentclass[10pt,a4paper,twocolumn]{{article}}
\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage[dutch]{{babel}}\usepackage{{lmodern,textcomp,booktabs,fancyhdr}}
\pagestyle{{fancy}}\fancyhead[L]{{\small Rekenkamer Drieborg}}\fancyhead[R]{{\small\nouppercase{{\rightmark}}}}
\fancyfoot[C]{{\thepage}}
\title{{Zicht op veiligheid}}\author{{Rekenkamer Drieborg}}\date{{september 2025}}
\begin{{document}}\maketitle
{chr(10).join(parts)}
\end{{document}}"""
    t.headings.insert(0, "Zicht op veiligheid")
    t.write(latex(source, t.name))


def _upkeep(t: Truth) -> str:
    """A table of 44 rows over two pages."""
    kinds = ("Asfalt", "Klinkers", "Beplanting", "Bomen", "Speelplek", "Riolering", "Brug")
    rows = [("Code", "Onderdeel", "Wijk", "Onderhoud", "Bedrag")]
    for k in range(44):
        rows.append(
            (
                f"B{k + 101}",
                kinds[k % 7],
                ("Noord", "Oost", "Centrum")[k % 3],
                f"{2026 + k % 5}",
                f"{(37 * k) % 90 + 10}.{(k * 13) % 9}00",
            )
        )
    body = "".join(" & ".join(t.row(*row)) + " \\\\\n" for row in rows[1:])
    names = " & ".join(f"\\textbf{{{x}}}" for x in t.row(*rows[0]))
    return (
        f"\\begin{{longtable}}{{llllr}}\\caption{{{t.f('Groot onderhoud naar wijk')}}}\\\\\\hline {names} \\\\\\hline"
        "\\endfirsthead\n"
        f"\\hline {names} \\\\\\hline\\endhead\\hline\\endfoot\n{body}\\end{{longtable}}\n"
    )


def nota() -> None:
    """Chapters with contents, a long table over pages, notes in the margin, nested numbered lists, descriptions."""
    t = Truth("latex_nota", 5, "LaTeX report, longtable, marginpar, Palatino")
    t.f("Nota Openbare Ruimte en Groen")

    def margin(text: str) -> str:
        return f"\\marginpar{{\\raggedright\\scriptsize\\itshape {e(text)}}}"

    def head(kind: str, title: str) -> str:
        t.contents.append(t.h(title))
        return f"\\{kind}{{{title}}}\n"

    parts = [head("section", "Inleiding"), e(t.par(3)), margin("Aanleiding: motie vreemd"), e(t.par(3)) + "\n"]
    parts += [head("subsection", "Afbakening"), e(t.par(4)) + "\n"]
    parts += [e(t.s("De nota kent drie doelen, die in volgorde van belang zijn:"))]
    a, b, c = t.items(3)
    subs = t.items(2)
    t.sentences[-5:] = [a, b, *subs, c]
    parts.append(items([e(a), e(b) + "\n" + items([e(x) for x in subs], "enumerate"), e(c)], "enumerate"))
    parts += [e(t.par(2)), margin("zie ook hoofdstuk 3"), e(t.par(4)) + "\n"]
    parts += [head("section", "Beheer van groen en wegen"), e(t.par(5)) + "\n\n" + e(t.par(4))]
    parts.append(_upkeep(t))
    parts += [head("subsection", "Keuzes in kwaliteit"), e(t.par(5)) + "\n"]
    levels = (
        ("A", "wij vegen hier wekelijks en herstellen schade binnen een dag."),
        ("B", "wij vegen hier maandelijks en herstellen schade binnen een week."),
        ("C", "wij houden dit gebied sober en veilig."),
    )
    terms = [(t.s(f"Niveau {x} {text}"), x) for x, text in levels]
    parts.append(
        "\\begin{description}\n"
        + "".join(f"\\item[Niveau {x}] {e(text[9:])}\n" for text, x in terms)
        + "\\end{description}\n"
    )
    parts += [head("section", "Uitvoering"), e(t.par(6)), margin("besluit nodig"), "\n\n" + e(t.par(5)) + "\n"]
    parts += [f"\\paragraph{{Kosten.}} {e(t.par(4))}\n\\paragraph{{Risico's.}} {e(t.par(3))}\n"]
    source = rf"""\documentclass[11pt,a4paper]{{article}}
\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage[dutch]{{babel}}\usepackage{{mathpazo,textcomp,longtable,fancyhdr}}
\setlength{{\marginparwidth}}{{2.6cm}}\setlength{{\parindent}}{{1.2em}}
\pagestyle{{fancy}}\fancyhead{{}}\fancyhead[C]{{\textsc{{Nota Openbare Ruimte en Groen}}}}
\fancyfoot[C]{{-- \thepage\ --}}
\begin{{document}}\tableofcontents\newpage
{chr(10).join(parts)}
\end{{document}}"""
    t.write(latex(source, t.name))


def _amounts(t: Truth) -> str:
    """A small table with all its lines."""
    rows = [
        ("", "2026", "2027"),
        ("Personeel", "180.000", "120.000"),
        ("Huisvesting", "30.000", "20.000"),
        ("Totaal", "210.000", "140.000"),
    ]
    body = "".join(" & ".join(t.row(*row)) + r"\\\hline" + "\n" for row in rows)
    return f"\\begin{{center}}\\begin{{tabular}}{{|l|r|r|}}\\hline {body}\\end{{tabular}}\\end{{center}}\n"


def voorstel() -> None:
    """A council proposal in the old Computer Modern of OT1, in which accents are put over letters."""
    t = Truth("latex_voorstel", 52, "LaTeX, OT1 Computer Modern, blanco kop, formulier")
    parts = [
        r"\noindent\begin{tabular}{@{}ll}Zaaknummer & Z-25-40177\\Portefeuillehouder & R. Veenstra\\"
        r"Commissie & Bestuur en Middelen\\Raad & 18 december 2025\end{tabular}\bigskip"
    ]

    def bold(title: str) -> str:
        return f"\n\n\\bigskip\\noindent\\textbf{{{t.h(title)}}}\\\\\n"

    parts += [bold("Samenvatting"), e(t.par(4)), bold("Gevraagd besluit"), e(t.s("De raad wordt voorgesteld:")) + "\n"]
    parts.append("\\renewcommand{\\labelenumi}{\\arabic{enumi}.}" + items([e(t.s(x)) for x in (
        "het Beleidsplan Coördinatie Wet zorg vast te stellen;",
        "voor de jaren 2026 en 2027 een krediet van 350.000 euro beschikbaar te stellen;",
        "de efficiëntie van de uitvoering elke twee jaar te laten onderzoeken, "
        "met een officiële reactie van het college;",
        "de motie 'Geïntegreerde jeugdhulp' als afgedaan te beschouwen.")], "enumerate"))  # fmt: skip
    parts += [bold("Argumenten")]
    for k, title in enumerate(
        (
            "Dit sluit aan bij de ambities van de raad",
            "Zo voorkomen we hogere kosten",
            "De coöperatie is er klaar voor",
        ),
        1,
    ):
        parts.append(f"\\noindent\\textit{{1.{k} {t.h(title)}}}\\\\\n{e(t.par(4))}\n")
    parts += [bold("Kanttekeningen"), e(t.par(3)) + "\n\n" + e(t.par(4)), bold("Financiën")]
    parts.append(_amounts(t))
    parts += [
        e(t.par(4)) + "\n",
        bold("Communicatie en participatie"),
        e(t.par(4)) + "\n\n" + e(t.s("Wij betrekken daarbij in elk geval:")),
    ]
    parts.append("\\renewcommand{\\labelenumi}{(\\alph{enumi})}" + items([e(x) for x in t.items(3)], "enumerate"))
    parts += [
        bold("Vervolg"),
        e(t.par(6)),
        "\n\n"
        r"\bigskip\noindent Burgemeester en wethouders van Zuiderzijl,\\[1cm] de secretaris,\hfill de burgemeester,",
    ]
    source = rf"""\documentclass[11pt,a4paper]{{article}}
\usepackage[utf8]{{inputenc}}\usepackage[dutch]{{babel}}\usepackage{{textcomp}}\setlength{{\parindent}}{{0pt}}\setlength{{\parskip}}{{6pt}}
\begin{{document}}
{chr(10).join(parts)}
\end{{document}}"""
    t.write(latex(source, t.name))


def main() -> None:
    for make in (rapport, nota, voorstel):
        make()


if __name__ == "__main__":
    main()
