"""More pages made by typst, closer to real reports: what stands together in one document is mixed here."""

from __future__ import annotations

from collections.abc import Callable

from tests.documents.typeset import ITEMS, Truth, base, bulleted, escaped, paragraphs, sentences

_LEAD = "Wij noemen de volgende punten:"
_FOOT = "context [#h(1fr) #counter(page).display()]"


def rich_columns() -> tuple[str, Truth]:
    """Two columns with headings, lists, notes and a running head, as reports of audit offices have them."""
    page = f"columns: 2, header: [#text(8pt)[Rapport jeugdhulp #h(1fr) Rekenkamer]], footer: {_FOOT}"
    names = ("Inleiding", "Bevindingen", "Conclusies")
    parts: list[str] = []
    wanted: list[str] = []
    for k, name in enumerate(names):
        text = paragraphs(12 * k, 12 * k + 8, 2).replace(". ", ".#footnote[Interview met de wethouder.] ", 1)
        parts.append(f"= {name}\n{text}\n\n{bulleted(_LEAD)}{paragraphs(12 * k + 8, 12 * k + 12)}")
        wanted += [*sentences()[12 * k : 12 * k + 8], _LEAD, *ITEMS, *sentences()[12 * k + 8 : 12 * k + 12]]
    furniture = ("Rapport jeugdhulp", "Interview met de wethouder")
    return base(11, page=page) + "\n".join(parts), Truth(tuple(wanted), furniture, headings=names)


def slides() -> tuple[str, Truth]:
    """A presentation: landscape, large letters, a few points a page."""
    footer = "[Raadsbijeenkomst #h(1fr) #context counter(page).display()]"
    source = f'#set page(paper: "presentation-16-9", footer: {footer})\n#set text(lang: "nl", size: 22pt)\n'
    for k, letter in enumerate("ABCD"):
        items = "\n".join(f"- {escaped(sentence)}" for sentence in sentences()[4 * k : 4 * k + 4])
        source += f"= Onderwerp {letter}\n{items}\n#pagebreak(weak: true)\n"
    headings = tuple(f"Onderwerp {letter}" for letter in "ABCD")
    return source, Truth(sentences()[:16], furniture=("Raadsbijeenkomst",), headings=headings)


def pull_quote_over_columns() -> tuple[str, Truth]:
    """A quote in large letters across both columns."""
    text = '#text(15pt, style: "italic")[Samen maken we het verschil voor ieder kind!]'
    quote = f'#place(auto, float: true, scope: "parent")[#block(inset: 14pt)[{text}]]\n'
    return base(9, page="columns: 2") + quote + paragraphs(), Truth(sentences())


def run_in_heads() -> tuple[str, Truth]:
    """Bold words that open a paragraph."""
    body, wanted = [], []
    for k, letter in enumerate("abcdefgh"):
        first, second = sentences()[2 * k : 2 * k + 2]
        body.append(f"*Punt {letter}:* {escaped(first)} {escaped(second)}")
        wanted += [f"Punt {letter}: {first}", second]
    return base() + "\n\n".join(body), Truth(tuple(wanted))


def numbered_headings() -> tuple[str, Truth]:
    """'1 Inleiding' and '1.1 Aanleiding': the number stands close to the title."""
    names = (("=", "Inleiding"), ("==", "Aanleiding"), ("=", "Jeugd"), ("==", "Doelen"))
    body = "".join(f"{level} {name}\n{paragraphs(8 * k, 8 * k + 8)}\n" for k, (level, name) in enumerate(names))
    source = base() + '#set heading(numbering: "1.1")\n' + body
    return source, Truth(sentences()[:32], headings=tuple(name for _, name in names))


REPORTS: dict[str, Callable[[], tuple[str, Truth]]] = {
    function.__name__: function
    for function in (rich_columns, slides, pull_quote_over_columns, run_in_heads, numbered_headings)
}
