"""Pages made by typst from the sentences: for each class of layout its PDF and what a reader should find in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Truth:
    """What stands in a generated document, in reading order; `rows` are the cells of its tables."""

    sentences: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    headings: tuple[str, ...] = ()
    ruled: bool = True


@cache
def sentences() -> tuple[str, ...]:
    """Forty Dutch sentences."""
    return tuple((_HERE / "sentences.txt").read_text(encoding="utf-8").split("\n")[:40])


def compile_typst(source: str, path: Path) -> None:
    """Writes the PDF of a typst source."""
    import typst

    path.with_suffix(".typ").write_text(source, encoding="utf-8")
    typst.compile(str(path.with_suffix(".typ")), output=str(path))


def escaped(text: str) -> str:
    """Typst's own signs made plain."""
    for sign in "\\#$*_@<>`~[]":
        text = text.replace(sign, "\\" + sign)
    return text


def paragraphs(start: int = 0, end: int = 40, size: int = 4) -> str:
    """Sentences start..end in paragraphs of `size`."""
    chosen = [escaped(sentence) for sentence in sentences()[start:end]]
    return "\n\n".join(" ".join(chosen[k : k + size]) for k in range(0, len(chosen), size))


_BASE = (
    '#set text(lang: "nl", size: {size}pt, font: "{font}")\n'
    "#set par(justify: {justify}, leading: 0.65em, spacing: 1.1em)\n"
)


def base(size: float = 10, font: str = "Libertinus Serif", justify: str = "true", page: str = "") -> str:
    """Settings that all documents share; `page` holds further page settings."""
    head = '#set page(paper: "a4", margin: (x: 2.3cm, y: 2.6cm){})\n'.format(", " + page if page else "")
    return head + _BASE.format(size=size, font=font, justify=justify)


FIGURES = (
    ("Baten", "2.483", "102", "105"),
    ("Lasten", "-6.628", "-4.489", "-4.602"),
    ("Saldo van baten en lasten", "-4.145", "-4.387", "-4.497"),
    ("Onttrekking reserves", "0", "125", "0"),
    ("Toevoeging reserves", "(310)", "0", "0"),
    ("Geraamd resultaat", "-4.455", "-4.262", "-4.497"),
)
FIGURE_HEAD = ("Omschrijving", "Rekening 2023", "Begroting 2024", "Begroting 2025")
PLANS = (
    ("Doel", "Actie", "Gereed"),
    ("Kinderen groeien veilig op", "Elke school krijgt een vaste jeugdwerker die wekelijks aanwezig is", "2026"),
    ("Minder wachttijd voor gezinnen", "Het team breidt uit met drie medewerkers voor de eerste gesprekken", "2027"),
    ("Ouderen wonen langer zelfstandig", "Samen met corporaties bouwen wij zestig nultredenwoningen", "2028"),
    ("Inwoners vinden snel de weg", "Er komt een telefonisch loket dat ook in het weekend bereikbaar is", "2026"),
)


def table(rows: Sequence[Sequence[str]], columns: str, options: str, header: bool = True) -> str:
    """Typst source of a table."""
    first, rest = rows[0], rows[1:] if header else rows
    cells = [f"[{escaped(cell)}]" for row in rest for cell in row]
    head = "table.header({}), ".format(", ".join(f"[*{escaped(cell)}*]" for cell in first)) if header else ""
    return f"#table(columns: {columns}, {options}, {head}{', '.join(cells)})\n"


def _figures(options: str) -> tuple[str, Truth]:
    rows = (FIGURE_HEAD, *FIGURES)
    source = (
        base() + paragraphs(0, 8) + "\n\n" + table(rows, "(2.2fr, 1fr, 1fr, 1fr)", options) + "\n" + paragraphs(8, 16)
    )
    return source, Truth(sentences()[:16], rows=rows, ruled="none" not in options)


def _plans(options: str) -> tuple[str, Truth]:
    source = (
        base() + paragraphs(0, 8) + "\n\n" + table(PLANS, "(1fr, 1.6fr, 0.5fr)", options) + "\n" + paragraphs(8, 16)
    )
    return source, Truth(sentences()[:16], rows=PLANS)


def one_column() -> tuple[str, Truth]:
    return base() + paragraphs(), Truth(sentences())


def ragged() -> tuple[str, Truth]:
    return base(11, justify="false") + paragraphs(), Truth(sentences())


def indented() -> tuple[str, Truth]:
    source = base() + "#set par(first-line-indent: 1.5em, spacing: 0.65em)\n" + paragraphs()
    return source, Truth(sentences())


def two_columns() -> tuple[str, Truth]:
    return base(9, page="columns: 2") + paragraphs(), Truth(sentences())


def three_columns() -> tuple[str, Truth]:
    return base(8, page="columns: 3, flipped: true") + paragraphs(), Truth(sentences())


def narrow_gutter() -> tuple[str, Truth]:
    return base(9, page="columns: 2") + "#set columns(gutter: 3.4%)\n" + paragraphs(), Truth(sentences())


def mixed_columns() -> tuple[str, Truth]:
    middle = f"#columns(2)[{paragraphs(8, 24)}]\n"
    source = (
        base() + "= Inleiding\n" + paragraphs(0, 8) + "\n\n== Aanpak\n" + middle + "\n== Vervolg\n" + paragraphs(24, 40)
    )
    return source, Truth(sentences(), headings=("Inleiding", "Aanpak", "Vervolg"))


def sidebar_right() -> tuple[str, Truth]:
    box = (
        f"#rect(fill: luma(235), inset: 8pt)[#set par(justify: false)\n#set text(size: 8.5pt)\n{paragraphs(20, 24, 2)}]"
    )
    source = (
        base() + f"#grid(columns: (2.2fr, 1fr), gutter: 18pt, [{paragraphs(0, 20)}], [{box}])\n" + paragraphs(24, 32)
    )
    return source, Truth(sentences()[:32])


def sidebar_left() -> tuple[str, Truth]:
    box = f"#rect(stroke: 0.7pt, inset: 8pt)[#set par(justify: false)\n#set text(size: 8.5pt)\n{paragraphs(0, 4, 2)}]"
    source = base() + f"#grid(columns: (1fr, 2.2fr), gutter: 18pt, [{box}], [{paragraphs(4, 24)}])\n"
    return source, Truth(sentences()[:24])


def footnotes() -> tuple[str, Truth]:
    body = []
    for k, sentence in enumerate(sentences()[:24]):
        note = f"#footnote[Zie bijlage {k} van het raadsvoorstel, te vinden op de website.]" if k % 4 == 1 else ""
        body.append(escaped(sentence) + note + ("\n\n" if k % 4 == 3 else " "))
    return base() + "".join(body), Truth(sentences()[:24], furniture=("van het raadsvoorstel, te vinden",))


def running_head() -> tuple[str, Truth]:
    page = (
        "header: align(right)[Programmabegroting 2026 gemeente Voorbeeldrecht], "
        "footer: context [Pagina #counter(page).display() van #counter(page).final().first()]"
    )
    body = paragraphs(0, 40, 2) + "\n\n#pagebreak()\n" + paragraphs(0, 20) + "\n\n#pagebreak()\n" + paragraphs(20, 40)
    return base(12, page=page) + body, Truth(
        sentences() + sentences(), furniture=("Programmabegroting 2026 gemeente", "Pagina ")
    )


def odd_even_heads() -> tuple[str, Truth]:
    page = (
        "header: context if calc.odd(counter(page).get().first()) [Beleidsplan jeugd] else [#h(1fr) Samen verder], "
        "footer: context [#h(1fr) #counter(page).display()]"
    )
    body = "\n\n#pagebreak()\n".join(paragraphs(k, k + 6, 3) for k in range(0, 36, 6))
    return base(page=page) + body, Truth(sentences()[:36], furniture=("Beleidsplan jeugd", "Samen verder"))


def chapter_heads() -> tuple[str, Truth]:
    parts = []
    for k, name in enumerate(("Jeugd en gezin", "Wonen en zorg", "Veilige wijken")):
        text = "\n\n#pagebreak()\n".join(paragraphs(j, j + 4, 2) for j in range(12 * k, 12 * k + 12, 4))
        parts.append(f"#set page(header: [_{name}_])\n{text}\n")
    return base() + "\n".join(parts), Truth(
        sentences()[:36], furniture=("Jeugd en gezin", "Wonen en zorg", "Veilige wijken")
    )


ITEMS = (
    "het versterken van de samenwerking tussen wijkteams en scholen;",
    "het terugdringen van het aantal uithuisplaatsingen in de regio, "
    "ook wanneer een gezin verhuist naar een andere gemeente;",
    "het vergroten van de kennis bij vrijwilligers;",
    "kortere wachttijden voor specialistische hulp.",
)


def _list(opener: str, marker: Callable[[int], str], items: Sequence[str] = ITEMS) -> str:
    return opener + "\n" + "\n".join(f"{marker(k)} {escaped(item)}" for k, item in enumerate(items)) + "\n\n"


def bulleted(lead: str) -> str:
    """Typst source of a lead-in with the items under it."""
    return _list(lead, lambda k: "-")


def bullets() -> tuple[str, Truth]:
    lead = "Met deze agenda bereiken wij in 2027:"
    source = base() + paragraphs(0, 4) + "\n\n" + _list(lead, lambda k: "-") + paragraphs(4, 8)
    return source, Truth((*sentences()[:4], lead, *ITEMS, *sentences()[4:8]))


def nested_bullets() -> tuple[str, Truth]:
    lead = "De aanpak rust op twee pijlers:"
    source = (
        base()
        + paragraphs(0, 4)
        + f"\n\n{lead}\n- {ITEMS[0]}\n  - {ITEMS[1]}\n  - {ITEMS[2]}\n- {ITEMS[3]}\n\n"
        + paragraphs(4, 8)
    )
    return source, Truth((*sentences()[:4], lead, *ITEMS, *sentences()[4:8]))


def numbered_goals() -> tuple[str, Truth]:
    goals = (
        "Alle kinderen groeien veilig op",
        "Minder gezinnen hebben zware hulp nodig",
        "Inwoners voelen zich gezond",
    )
    numbers = "".join(
        f"#grid(columns: (28pt, 1fr), [{k + 1}.{j}], [{item}])\n"
        for k in range(2)
        for j, item in enumerate(ITEMS[2 * k : 2 * k + 2], 1)
    )
    source = (
        base()
        + "= Wat willen we bereiken?\n"
        + _list("", lambda k: "+", goals)
        + "= Wat gaan we doen?\n"
        + numbers
        + "\n"
        + paragraphs(0, 4)
    )
    return source, Truth((*goals, *ITEMS, *sentences()[:4]), headings=("Wat willen we bereiken?", "Wat gaan we doen?"))


def list_over_pages() -> tuple[str, Truth]:
    lead = "Daarom kiezen wij in deze periode voor:"
    source = base() + paragraphs(0, 8) + f"\n\n{lead}\n#pagebreak()\n" + _list("", lambda k: "-") + paragraphs(8, 12)
    return source, Truth((*sentences()[:8], lead, *ITEMS, *sentences()[8:12]))


def contents_page() -> tuple[str, Truth]:
    body = "".join(
        f"= {name}\n" + paragraphs(8 * k, 8 * k + 8) + "\n#pagebreak(weak: true)\n"
        for k, name in enumerate(("Inleiding", "Jeugd", "Wonen", "Middelen"))
    )
    source = base() + "#outline(title: [Inhoudsopgave])\n#pagebreak()\n" + body
    return source, Truth(sentences()[:32], headings=("Inleiding", "Jeugd", "Wonen", "Middelen"))


def heading_bands() -> tuple[str, Truth]:
    band = '#block(fill: rgb("#1f4e79"), inset: 6pt, width: 100%)[#text(fill: white, weight: "bold")[{}]]\n'
    names = ("Wat willen we bereiken?", "Wat gaan we doen?", "Wat mag het kosten?")
    body = "".join(band.format(name) + paragraphs(8 * k, 8 * k + 8) + "\n\n" for k, name in enumerate(names))
    return base(font="DejaVu Sans Mono", size=8) + body, Truth(sentences()[:24], headings=names)


def spaced_headings() -> tuple[str, Truth]:
    names = ("INLEIDING", "AANPAK")
    body = "".join(
        f'#text(tracking: 6pt, weight: "bold", size: 12pt)[{name}]\n\n' + paragraphs(8 * k, 8 * k + 8) + "\n\n"
        for k, name in enumerate(names)
    )
    return base() + body, Truth(sentences()[:16], headings=names)


def captions() -> tuple[str, Truth]:
    caption = "[Ontwikkeling van het gebruik, 2019 tot en met 2024]"
    figure = f"#figure(rect(width: 60%, height: 3cm, fill: luma(220)), caption: {caption})\n\n"
    return base() + paragraphs(0, 8) + "\n\n" + figure + paragraphs(8, 16), Truth(
        sentences()[:16], furniture=("Ontwikkeling van het gebruik",)
    )


def table_over_pages() -> tuple[str, Truth]:
    rows = [FIGURE_HEAD, *[(f"Product {k} {name}", *values) for k in range(1, 9) for name, *values in FIGURES]]
    source = (
        base()
        + paragraphs(0, 16)
        + "\n\n"
        + table(rows, "(2.2fr, 1fr, 1fr, 1fr)", "stroke: 0.5pt")
        + "\n"
        + paragraphs(16, 20)
    )
    return source, Truth(sentences()[:20], rows=tuple(rows))


def merged_header() -> tuple[str, Truth]:
    head = "table.cell(rowspan: 2)[*Omschrijving*], table.cell(colspan: 3)[*Bedragen in duizenden euro*], "
    head += "[*2023*], [*2024*], [*2025*], "
    cells = ", ".join(f"[{escaped(cell)}]" for row in FIGURES for cell in row)
    source = (
        base()
        + paragraphs(0, 8)
        + f"\n\n#table(columns: (2.2fr, 1fr, 1fr, 1fr), stroke: 0.5pt, {head}{cells})\n\n"
        + paragraphs(8, 12)
    )
    rows = (("Omschrijving", "Bedragen in duizenden euro", "", ""), ("", "2023", "2024", "2025"), *FIGURES)
    return source, Truth(sentences()[:12], rows=rows)


def landscape_table() -> tuple[str, Truth]:
    source = (
        base()
        + paragraphs(0, 12)
        + "\n#set page(flipped: true)\n"
        + table(PLANS, "(1fr, 1.6fr, 0.5fr)", "stroke: 0.5pt")
        + "\n#set page(flipped: false)\n"
        + paragraphs(12, 20)
    )
    return source, Truth(sentences()[:20], rows=PLANS)


def sideways_table() -> tuple[str, Truth]:
    source = (
        base()
        + paragraphs(0, 8)
        + "\n#pagebreak()\n#rotate(-90deg, reflow: true)[#block(width: 20cm)["
        + table((FIGURE_HEAD, *FIGURES), "(2.2fr, 1fr, 1fr, 1fr)", "stroke: 0.5pt")
        + "]]\n#pagebreak()\n"
        + paragraphs(8, 12)
    )
    return source, Truth(sentences()[:12], rows=(FIGURE_HEAD, *FIGURES))


def table_in_column() -> tuple[str, Truth]:
    small = table(
        (("Jaar", "Aantal"), ("2023", "412"), ("2024", "398"), ("2025", "377")), "(1fr, 1fr)", "stroke: 0.5pt"
    )
    source = base(9, page="columns: 2") + paragraphs(0, 16) + "\n\n" + small + "\n" + paragraphs(16, 40)
    return source, Truth(sentences(), rows=(("Jaar", "Aantal"), ("2023", "412"), ("2024", "398"), ("2025", "377")))


TYPST: dict[str, Callable[[], tuple[str, Truth]]] = {
    function.__name__: function
    for function in (
        one_column, ragged, indented, two_columns, three_columns, narrow_gutter, mixed_columns, sidebar_right,
        sidebar_left, footnotes, running_head, odd_even_heads, chapter_heads, bullets, nested_bullets, numbered_goals,
        list_over_pages,
        contents_page, heading_bands, spaced_headings, captions, table_over_pages, merged_header, landscape_table,
        sideways_table, table_in_column,
    )
}  # fmt: skip
TYPST["figures_ruled"] = lambda: _figures("stroke: 0.5pt, align: (left, right, right, right)")
TYPST["figures_rules_between_rows"] = lambda: _figures(
    "stroke: (x, y) => (bottom: 0.5pt, top: 0.5pt), align: (left, right, right, right)"
)
TYPST["figures_top_and_bottom"] = lambda: _figures(
    "stroke: (x, y) => if y == 0 { (top: 1pt, bottom: 0.5pt) } else if y == 6 { (bottom: 1pt) }, "
    "align: (left, right, right, right)"
)
TYPST["figures_unruled"] = lambda: _figures("stroke: none, align: (left, right, right, right)")
TYPST["figures_zebra"] = lambda: _figures(
    "stroke: none, fill: (x, y) => if calc.odd(y) { luma(225) }, align: (left, right, right, right)"
)
TYPST["plans_ruled"] = lambda: _plans("stroke: 0.5pt")
TYPST["plans_rules_between_rows"] = lambda: _plans("stroke: (x, y) => (bottom: 0.5pt, top: 0.5pt)")
TYPST["plans_unruled"] = lambda: _plans("stroke: none, inset: (x: 6pt, y: 7pt)")
TYPST["plans_zebra"] = lambda: _plans("stroke: none, inset: 7pt, fill: (x, y) => if calc.odd(y) { luma(225) }")
TYPST["figures_header_band"] = lambda: _figures(
    "stroke: none, fill: (x, y) => if y == 0 { luma(200) }, align: (left, right, right, right)"
)
