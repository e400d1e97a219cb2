"""Covenant of Boskamp (LaTeX): parties, considerations, articles with numbered members, signatures, an annex."""

from __future__ import annotations

from tests.documents.heldout.generate.programs import latex
from tests.documents.heldout.generate.second.base import Plain
from tests.documents.heldout.generate.second.script import Piece, blocks
from tests.documents.heldout.generate.tex import e

_COLUMN = r">{\raggedright\arraybackslash}p"


def _members(t: Plain, group: list[Piece]) -> str:
    """A member is one list item, also when it has more sentences."""
    items = "".join(rf"\item {e(t.s(' '.join(piece.texts)))}" + "\n" for piece in group)
    return rf"\begin{{enumerate}}\setlength{{\itemsep}}{{2pt}}{items}\end{{enumerate}}" + "\n"


def _render(t: Plain, group: list[Piece]) -> str:
    kind, text = group[0].kind, group[0].texts[0]
    if kind == "h1":
        new = r"\newpage" if text.startswith("Bijlage") else ""
        return rf"{new}\begin{{center}}\textsc{{\large {e(t.h(text))}}}\end{{center}}" + "\n"
    if kind == "h2":
        return rf"\subsection*{{{e(t.h(text))}}}" + "\n"
    if kind == "item":
        items = "".join(rf"\item[--] {e(t.s(piece.texts[0]))}" + "\n" for piece in group)
        return rf"\begin{{itemize}}\setlength{{\itemsep}}{{2pt}}{items}\end{{itemize}}" + "\n"
    if kind == "number":
        return _members(t, group)
    if kind == "row":
        rows = [" & ".join(map(e, t.row(*piece.texts))) + r"\\" for piece in group]
        body = rows[0] + r"\hline " + "\n".join(rows[1:])
        return rf"\begin{{tabular}}{{{_COLUMN}{{6.5cm}}{_COLUMN}{{4cm}}rr}}\hline {body}\hline\end{{tabular}}" + "\n\n"
    return " ".join(e(t.s(one)) for one in group[0].texts) + "\n\n"


def main() -> None:
    t = Plain("convenant_boskamp", 0, "LaTeX, artikelen met leden, overwegingen, ondertekening")
    t.f("Convenant wonen met zorg in Boskamp 2026-2030")
    title = rf"\begin{{center}}\LARGE {t.h('Convenant wonen met zorg')}\end{{center}}" + "\n"
    groups = list(blocks("convenant_boskamp"))
    body = ""
    for group in groups:
        if group[0].texts[0].startswith("Bijlage"):
            body += (
                r"\bigskip\noindent\begin{tabular}{@{}p{7.5cm}p{7.5cm}}"
                r"Gemeente Boskamp & Stichting Woonveste Boskamp\\[1.4cm]"
                r"P. van Loenen & A. Terhorst\\[8mm] Zorggroep De Linde & Huurdersvereniging Boskamp-Oost\\[1.4cm]"
                r"K. Bruins & J. Pieters\end{tabular}"
            )
        body += _render(t, group)
    source = rf"""\documentclass[11pt,a4paper]{{article}}
\usepackage[T1]{{fontenc}}\usepackage[utf8]{{inputenc}}\usepackage[dutch]{{babel}}
\usepackage{{lmodern,textcomp,array,fancyhdr}}\usepackage[margin=2.9cm]{{geometry}}
\setlength{{\parindent}}{{0pt}}\setlength{{\parskip}}{{5pt}}\pagestyle{{fancy}}\fancyhead{{}}
\fancyfoot[L]{{\footnotesize Convenant wonen met zorg in Boskamp 2026-2030}}
\fancyfoot[C]{{}}\fancyfoot[R]{{\footnotesize \thepage}}
\begin{{document}}
{title}{body}
\end{{document}}"""
    t.write(latex(source, t.name))


if __name__ == "__main__":
    main()
