"""An OpenDocument text (flat XML) with tags and bookmarks, and a web page put into PDF by LibreOffice."""

from __future__ import annotations

import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from tests.documents.heldout.generate.programs import office
from tests.documents.heldout.generate.texts import Truth

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
                         ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"))
)  # fmt: skip
_STYLES = """
<office:font-face-decls><style:font-face style:name="OS" svg:font-family="'Open Sans'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="OS" fo:font-size="9.5pt"
 fo:language="nl" fo:country="NL" fo:hyphenate="true" fo:hyphenation-remain-char-count="2"
 fo:hyphenation-push-char-count="2"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"
 fo:line-height="130%" fo:text-align="justify"/><style:text-properties fo:hyphenate="true"/></style:style>
<style:style style:name="Tight" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties
 fo:margin-bottom="0cm"/></style:style>
<style:style style:name="H1" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.6cm"
 fo:margin-bottom="0.2cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="15pt"
 fo:color="#8a1538" fo:hyphenate="false"/></style:style>
<style:style style:name="H2" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.4cm"
 fo:margin-bottom="0.1cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="11pt"
 fo:font-weight="bold" fo:hyphenate="false"/></style:style>
<style:style style:name="Small" style:family="paragraph"><style:text-properties fo:font-size="7.5pt"
 fo:color="#666666"/></style:style>
<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"
 style:num-suffix="."><style:list-level-properties text:min-label-width="0.9cm"/></text:outline-level-style>
<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"><style:list-level-properties
 text:min-label-width="0.9cm"/></text:outline-level-style></text:outline-style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a"
 style:num-suffix=")"><style:list-level-properties text:space-before="0.2cm" text:min-label-width="0.6cm"/>
</text:list-level-style-number><text:list-level-style-bullet text:level="2" text:bullet-char="–">
<style:list-level-properties text:space-before="0.9cm" text:min-label-width="0.4cm"/></text:list-level-style-bullet>
</text:list-style>
<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0"/>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2.2cm"/><style:header-style><style:header-footer-properties fo:min-height="0.8cm"
 fo:margin-bottom="0.4cm"/></style:header-style><style:footer-style><style:header-footer-properties
 fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>
<style:style style:name="S2" style:family="section"><style:section-properties><style:columns fo:column-count="2"
 fo:column-gap="0.7cm"/></style:section-properties></style:style>
<style:style style:name="S2b" style:family="section" style:parent-style-name="S2"><style:section-properties>
<style:columns fo:column-count="2" fo:column-gap="0.7cm"/></style:section-properties></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm"
 fo:border-bottom="0.5pt solid #aaaaaa"/></style:style>
<style:style style:name="head" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm"
 fo:background-color="#f3dce2" fo:border-bottom="1pt solid #8a1538"/></style:style>
<style:style style:name="Break" style:family="paragraph" style:parent-style-name="H1"><style:paragraph-properties
 fo:break-before="page"/></style:style>
</office:automatic-styles>
"""


def _p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _h(t: Truth, title: str, level: int = 1, style: str = "") -> str:
    t.contents.append(t.h(title))
    return f'<text:h text:style-name="{style or f"H{level}"}" text:outline-level="{level}">{escape(title)}</text:h>'


def _note(t: Truth, number: int, text: str) -> str:
    return (
        f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body>{_p(escape(t.f(text)), 'Small')}</text:note-body></text:note>"
    )


def _item(text: str, nested: str = "") -> str:
    return f"<text:list-item>{_p(escape(text), 'Tight')}{nested}</text:list-item>"


def _par(t: Truth, count: int, style: str = "Standard") -> str:
    return _p(escape(t.par(count)), style)


def _staff(t: Truth) -> str:
    """A table with lines below its rows only."""
    rows = [("Team", "Fte 2025", "Fte 2026", "Opmerking"), ("Wijkverbinders", "6,2", "8,0", "waarvan 1,0 tijdelijk"),
            ("Toegang Wmo", "22,5", "22,5", ""), ("Beleid en regie", "4,0", "3,6", "vacature vervalt"),
            ("Totaal", "32,7", "34,1", "")]  # fmt: skip
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="{"head" if k == 0 else "cell"}">{_p(x, "Tight")}</table:table-cell>'
            for x in t.row(*row)
        )
        + "</table:table-row>"
        for k, row in enumerate(rows)
    )
    return f'<table:table><table:table-column table:number-columns-repeated="4"/>{cells}</table:table>'


def uitvoeringsplan() -> None:
    """Justified, hyphenated, outline numbers, lettered list with dashes below, footnotes, columns, tags, bookmarks."""
    t = Truth("odt_uitvoeringsplan", 45, "OpenDocument met tags en bladwijzers, LibreOffice")
    body = [_p(escape(t.h("Uitvoeringsplan Gezond Ouder Worden")), "H1")]
    body.append(_h(t, "Vertrekpunt") + _par(t, 4))
    a, b = t.take(2)
    body.append(
        _p(escape(a) + _note(t, 1, "Zie de rapportage van bureau Meerzicht, maart 2025, p. 12-14.") + " " + escape(b))
    )
    body.append(_h(t, "De opgave in het kort", 2) + _par(t, 5) + _par(t, 3))
    body.append(_p(escape(t.s("Met dit plan richten we ons op vier dingen:")), "Tight"))
    first, second, third, fourth = t.items(4)
    subs = t.items(2)
    order = [first, second, *subs, third, fourth]
    t.sentences[-6:] = order
    nested = f"<text:list>{''.join(_item(x) for x in subs)}</text:list>"
    body.append(
        '<text:list text:style-name="L1">'
        + "".join(_item(x, nested if x == second else "") for x in (first, second, third, fourth))
        + "</text:list>"
    )
    body.append(_h(t, "Aanpak", 1, "Break") + _par(t, 3))
    body.append(_h(t, "Samen met de dorpen", 2))
    columns = _par(t, 4) + _par(t, 4) + _par(t, 5) + _par(t, 3)
    body.append(f'<text:section text:style-name="S2" text:name="kolommen">{columns}</text:section>')
    body.append(_h(t, "Wat het vraagt van de organisatie", 2) + _par(t, 4))
    c, d = t.take(2)
    body.append(_p(escape(c) + " " + escape(d) + _note(t, 2, "Formatie per 1 juli 2025, exclusief inhuur.")))
    body.append(_staff(t))
    body.append(_h(t, "Planning en geld") + _par(t, 6) + _par(t, 3))
    body.append(_h(t, "Hoe we volgen of het werkt", 2) + _par(t, 5) + _par(t, 4))
    head, foot = t.f("Gemeente Rietmonde – Uitvoeringsplan 2026"), t.f("versie voor de commissie Samenleving")
    number = "<text:page-number/>"
    source = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES}<office:master-styles><style:master-page '
        f'style:name="Standard" style:page-layout-name="pm"><style:header>{_p(head, "Small")}</style:header>'
        f"<style:footer>{_p(f'{number} | {foot}', 'Small')}</style:footer></style:master-page></office:master-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{t.name}.fodt"
        path.write_text(source, encoding="utf-8")
        options = (
            ':{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
        )
        t.write(office(path, t.name, filter_options=options))


def webpagina() -> None:
    """A page of a policy site saved as HTML and opened in LibreOffice: layout tables, blockquote, definition list."""
    t = Truth("html_webpagina", 75, "HTML, LibreOffice Writer/Web")
    crumbs = t.f("Home > Beleid > Armoede en schulden > Agenda")

    def par(count: int) -> str:
        return f"<p>{escape(t.par(count))}</p>"

    def items(count: int, tag: str = "ul") -> str:
        return f"<{tag}>{''.join(f'<li>{escape(x)}</li>' for x in t.items(count))}</{tag}>"

    parts = [f"<p><font size=1>{escape(crumbs)}</font></p><h1>{t.h('Agenda bestaanszekerheid')}</h1>", par(4)]
    parts.append(f"<h2>{t.h('Onze uitgangspunten')}</h2>{par(3)}<p>{t.s('Daarbij hanteren wij deze vuistregels:')}</p>")
    parts.append(items(3, "ol") + par(4))
    parts.append(
        f"<h2>{t.h('Wat inwoners ons vertelden')}</h2><blockquote><i>{escape(t.par(2))}</i></blockquote>{par(5)}"
    )
    parts.append(f"<h3>{t.h('Vervolggesprekken')}</h3>" + par(4))
    rows = [("Regeling", "Doelgroep", "Bereik", "Budget 2026"), ("Meedoenregeling", "Alle minima", "61%", "€ 480.000"),
            ("Collectieve zorgverzekering", "Inkomen tot 130%", "44%", "€ 1.125.000"),
            ("Individuele inkomenstoeslag", "Langdurig laag inkomen", "72%", "€ 390.500")]  # fmt: skip
    table = "".join(
        "<tr>" + "".join(f"<{tag} align=left>{escape(x)}</{tag}>" for x in t.row(*row)) + "</tr>"
        for tag, row in zip(["th", *["td"] * len(rows)], rows, strict=False)
    )
    parts.append(
        f"<h2>{t.h('Regelingen op een rij')}</h2><table border=1 cellpadding=4 cellspacing=0 width=100%>{table}</table>"
    )
    parts.append(par(6) + items(4) + par(5))
    parts.append(f"<h2>{t.h('Planning')}</h2>" + par(6) + par(4) + par(5))
    body = f"<body><font face='Liberation Sans'>{''.join(parts)}</font></body>"
    html = f"<html lang=nl><head><meta charset=utf-8><title>x</title></head>{body}</html>"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{t.name}.html"
        path.write_text(html, encoding="utf-8")
        t.write(office(path, t.name))


def main() -> None:
    uitvoeringsplan()
    webpagina()


if __name__ == "__main__":
    main()
