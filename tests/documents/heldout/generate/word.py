"""Documents as Word users make them, put into PDF by LibreOffice."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Pt, RGBColor

from tests.documents.heldout.generate import docx_parts as parts
from tests.documents.heldout.generate.programs import office
from tests.documents.heldout.generate.texts import Truth


def save(doc: Any, truth: Truth, options: str = "") -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{truth.name}.docx"
        doc.save(str(path))
        truth.write(office(path, truth.name, filter_options=options))


def running(doc: Any, truth: Truth, head: str, foot: str) -> None:
    section = doc.sections[0]
    section.header.paragraphs[0].text = truth.f(head)
    foot_paragraph = section.footer.paragraphs[0]
    foot_paragraph.text = f"{truth.f(foot)}\tPagina "
    parts.field(foot_paragraph, "PAGE")
    foot_paragraph.add_run(" van ")
    parts.field(foot_paragraph, "NUMPAGES")


def paragraph(doc: Any, truth: Truth, count: int, style: str | None = None) -> Any:
    return doc.add_paragraph(truth.par(count), style=style)


def _front(doc: Any, t: Truth) -> None:
    """Title page and contents with dot leaders."""
    doc.add_paragraph("\n\n\n\n")
    doc.add_paragraph(t.h("Koers voor een zorgzame gemeente"), style="Title")
    doc.add_paragraph("2026 – 2029", style="Subtitle")
    doc.add_page_break()
    doc.add_paragraph(t.h("Inhoudsopgave")).runs[0].bold = True
    titles = [("1", "Waar staan we nu", 3), ("1.1", "Terugblik op vier jaar", 3), ("1.2", "Wat we hebben geleerd", 3),
              ("2", "Waar willen we heen", 4), ("2.1", "Toegang tot hulp", 4), ("2.2", "Wonen en leven", 5),
              ("3", "Hoe we dat betalen", 5)]  # fmt: skip
    for number, title, page in titles:
        t.contents.append(title)
        line = doc.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Cm(1.2))
        line.paragraph_format.tab_stops.add_tab_stop(Cm(15.8), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        line.paragraph_format.space_after = Pt(3)
        line.add_run(f"{number}\t{title}\t{page}")
    doc.add_page_break()


def _use(doc: Any, t: Truth) -> None:
    """A table with all its lines, and its caption below."""
    table = doc.add_table(rows=0, cols=3, style="Table Grid")
    for row in (("Vorm van hulp", "Aantal cliënten 2024", "Gemiddelde duur"),
                ("Begeleiding thuis", "1.204", "14 maanden"), ("Dagbesteding", "388", "26 maanden"),
                ("Kortdurend verblijf", "41", "6 weken"),
                ("Vervoer op maat", "2.617", "n.v.t.")):  # fmt: skip
        for cell, value in zip(table.add_row().cells, t.row(*row), strict=True):
            cell.text = value
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    doc.add_paragraph(t.f("Tabel 1 – Gebruik van maatwerkvoorzieningen naar soort"), style="Caption")


def beleidsplan() -> None:
    """Word's own styles: title page, contents, numbered headings, footnotes, nested bullets, a table with a caption."""
    t = Truth("word_beleidsplan", 0, "Word-stijlen, LibreOffice")
    doc = parts.new("Carlito", 11)
    parts.number_headings(doc)
    parts.bullets(doc, 80, [("\uf0b7", "Symbol"), ("o", "Courier New")])
    notes = parts.Footnotes(doc)
    running(doc, t, "Gemeente Oosterwade | Koersnota Samen Sterk", "Vastgesteld door de raad, zaak 2025/0781")
    doc.sections[0].different_first_page_header_footer = True
    _front(doc, t)
    doc.add_heading(t.h("Waar staan we nu"), 1)
    paragraph(doc, t, 4)
    doc.add_heading(t.h("Terugblik op vier jaar"), 2)
    first, second, third = t.take(3)
    text = doc.add_paragraph(first)
    notes.mark(text, t.f("Raadsbesluit van 3 februari 2022, bijlage 4."))
    text.add_run(f" {second}")
    notes.mark(text, t.f("Deze cijfers zijn ontleend aan de landelijke benchmark sociaal domein 2024."))
    text.add_run(f" {third}")
    paragraph(doc, t, 4)
    doc.add_heading(t.h("Wat we hebben geleerd"), 2)
    doc.add_paragraph(t.s("De belangrijkste lessen uit de vorige periode zijn:"))
    items = t.items(4)
    for k, text in enumerate(items):
        parts.item(doc, text, 80)
        if k == 1:
            for sub in t.items(2):
                parts.item(doc, sub, 80, 1)
            t.sentences[-4:] = [*t.sentences[-2:], *t.sentences[-4:-2]]
    paragraph(doc, t, 5)
    doc.add_page_break()
    doc.add_heading(t.h("Waar willen we heen"), 1)
    paragraph(doc, t, 6)
    doc.add_heading(t.h("Toegang tot hulp"), 2)
    paragraph(doc, t, 5)
    _use(doc, t)
    paragraph(doc, t, 4)
    doc.add_heading(t.h("Wonen en leven"), 2)
    paragraph(doc, t, 6)
    doc.add_paragraph(t.s("Wij doen dat langs drie lijnen."))
    doc.add_heading(t.h("Hoe we dat betalen"), 1)
    paragraph(doc, t, 5)
    notes.close()
    save(doc, t)


def _planning(doc: Any, t: Truth) -> None:
    """The second half of the note."""
    centred = doc.add_paragraph()
    centred.alignment = WD_ALIGN_PARAGRAPH.CENTER
    centred.add_run(t.h("VERVOLG EN PLANNING")).bold = True
    for count in (3, 2, 4, 3):
        paragraph(doc, t, count)
        doc.add_paragraph()
    lead = doc.add_paragraph()
    lead.add_run(t.s("Tot slot vragen wij uw aandacht voor het volgende.")).italic = True
    for one in t.items(4):
        doc.add_paragraph(f"► {one}").paragraph_format.left_indent = Cm(1)
    doc.add_paragraph()
    coloured = doc.add_paragraph().add_run(t.h("Wat vragen we van de raad?"))
    coloured.bold, coloured.font.color.rgb, coloured.font.size = True, RGBColor(0xC0, 0x20, 0x60), Pt(10)
    paragraph(doc, t, 4)


def _figures(doc: Any, t: Truth) -> None:
    """A table made of tabs."""
    for row in (("", "2023", "2024", "2025"), ("Jeugdhulp", "812", "799", "540"), ("Wmo", "1.966", "2.015", "1.480"),
                ("Schuldhulp", "214", "262", "203")):  # fmt: skip
        line = doc.add_paragraph("\t".join(t.row(*row)))
        for stop in (6, 9, 12):
            line.paragraph_format.tab_stops.add_tab_stop(Cm(stop), WD_TAB_ALIGNMENT.RIGHT)
        line.paragraph_format.space_after = Pt(0)


def notitie() -> None:
    """Untidy: bold lines as headings, empty lines, manual breaks, tabs as columns, typed bullets, mixed fonts."""
    t = Truth("word_notitie", 30, "Word zonder stijlen, LibreOffice")
    doc = parts.new("Liberation Sans", 10)
    for label, value in (("Aan:", "de gemeenteraad"), ("Van:", "het college van burgemeester en wethouders"),
                         ("Datum:", "12 september 2025"),
                         ("Onderwerp:", "stand van zaken hervormingsagenda")):  # fmt: skip
        line = doc.add_paragraph(f"{label}\t{value}")
        line.paragraph_format.tab_stops.add_tab_stop(Cm(3))
        line.paragraph_format.space_after = Pt(0)
    doc.add_paragraph()
    doc.add_paragraph()

    def bold(text: str) -> None:
        doc.add_paragraph().add_run(t.h(text)).bold = True

    bold("Aanleiding")
    a, b, c = t.take(3)
    text = doc.add_paragraph(a)
    text.add_run().add_break(WD_BREAK.LINE)
    text.add_run(b)
    text.add_run().add_break(WD_BREAK.LINE)
    text.add_run().add_break(WD_BREAK.LINE)
    text.add_run(c)
    doc.add_paragraph()
    bold("Voortgang per onderdeel")
    doc.add_paragraph(t.s("In het eerste halfjaar is het volgende bereikt:"))
    for one in t.items(3):
        line = doc.add_paragraph(f"-\t{one}")
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(0.6), Cm(-0.6)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(0.6))
        line.paragraph_format.space_after = Pt(0)
    doc.add_paragraph()
    paragraph(doc, t, 5)
    for k, one in enumerate(t.items(3), 1):
        doc.add_paragraph(f"{k}) {one}")
    doc.add_paragraph()
    other = doc.add_paragraph()
    run = other.add_run(t.par(3))
    run.font.name, run.font.size = "Liberation Serif", Pt(12)
    doc.add_paragraph()
    underlined = doc.add_paragraph().add_run(t.h("Cijfers tot en met augustus"))
    underlined.underline = True
    _figures(doc, t)
    doc.add_paragraph()
    _planning(doc, t)
    foot = doc.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    parts.field(foot, "PAGE")
    save(doc, t)


def _rows(doc: Any, t: Truth, rows: Sequence[tuple[str, ...]], widths: list[float], size: float = 9) -> Any:
    table = doc.add_table(rows=0, cols=len(widths))
    for row in rows:
        cells = table.add_row().cells
        for cell, value in zip(cells, t.row(*row), strict=True):
            cell.text = value
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(size)
    parts.widths(table, widths)
    return table


def _measures(doc: Any, t: Truth) -> None:
    """Twenty rows whose header comes back overleaf."""
    names = ("Dorpsveen", "Hoogkade", "Lage Akkers", "Buitengebied")
    rows = [("Nr.", "Maatregel", "Trekker", "Partners", "Gereed", "Kosten (€)")]
    actions = ("Inrichten van een beweegtuin bij het dorpshuis, met toestellen voor jong en oud",
               "Verlagen van de maximumsnelheid naar 30 km/u op de doorgaande weg",
               "Opknappen van de speelplek en aanleg van een kruidentuin door bewoners",
               "Proef met een buurtbus op afroep op werkdagen tussen 9.00 en 17.00 uur",
               "Plaatsen van vier zitbanken langs het ommetje")  # fmt: skip
    for k in range(20):
        rows.append((f"{k + 1}", f"{actions[k % 5]} ({names[k % 4]})", ("Gemeente", "Dorpsraad", "Corporatie")[k % 3],
                     ("Bewoners, basisschool", "Provincie", "Ondernemers, waterschap")[k % 3],
                     f"{2026 + k % 4}-Q{k % 4 + 1}", f"{(k * 7 + 5) % 60 + 4}.{(k * 3) % 10}50"))  # fmt: skip
    long = _rows(doc, t, rows, [1.2, 9, 3, 4.5, 2.4, 2.6])
    parts.borders(long, top="1F4E79", bottom="1F4E79", insideH="9DC3E6")
    parts.repeat_header(long.rows[0])
    for cell in long.rows[0].cells:
        parts.shade(cell, "1F4E79")
        cell.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)


def tabellen() -> None:
    """A landscape section, merged headers, cells of many lines, a header repeated overleaf, tables without lines."""
    t = Truth("word_tabellen", 60, "Word-tabellen, liggende sectie, LibreOffice")
    doc = parts.new("Caladea", 10.5)
    running(doc, t, "Uitvoeringsprogramma leefbaarheid Veenrijk", "Concept 0.9")
    doc.add_heading(t.h("Uitvoeringsprogramma"), 1)
    paragraph(doc, t, 5)
    table = _rows(doc, t, [("Kern", "Inwoners", "", "Woningen", ""), ("", "2020", "2025", "2020", "2025"),
        ("Dorpsveen", "4.310", "4.455", "1.902", "2.010"), ("Hoogkade", "2.188", "2.120", "1.004", "1.031"),
        ("Lage Akkers", "967", "1.013", "388", "402"), ("Buitengebied", "1.540", "1.498", "701", "705")],
        [4, 3, 3, 3, 3])  # fmt: skip
    parts.borders(
        table, top="444444", bottom="444444", insideH="BBBBBB", insideV="BBBBBB", left="444444", right="444444"
    )
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 3).merge(table.cell(0, 4))
    table.cell(0, 0).merge(table.cell(1, 0))
    paragraph(doc, t, 4)
    doc.add_heading(t.h("Maatregelen per kern"), 2)
    wide = doc.add_section(WD_SECTION.NEW_PAGE)
    wide.orientation = WD_ORIENT.LANDSCAPE
    wide.page_width, wide.page_height = wide.page_height, wide.page_width
    doc.add_paragraph(t.f("Overzicht 2: maatregelen, trekker en planning"), style="Caption")
    _measures(doc, t)
    tall = doc.add_section(WD_SECTION.NEW_PAGE)
    tall.orientation = WD_ORIENT.PORTRAIT
    tall.page_width, tall.page_height = tall.page_height, tall.page_width
    doc.add_heading(t.h("Dekking"), 2)
    paragraph(doc, t, 3)
    bare = _rows(doc, t, [("Bron", "2026", "2027", "2028"), ("Reserve leefbaarheid", "120", "95", "60"),
        ("Bijdrage provincie", "45", "45", "–"), ("Bijdrage bewoners en ondernemers", "8", "10", "12"),
        ("Totaal", "173", "150", "72")], [7, 3, 3, 3], 10)  # fmt: skip
    parts.borders(bare)
    for row in bare.rows:
        for cell in row.cells[1:]:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph(doc, t, 5)
    save(doc, t)


def kolommen() -> None:
    """A newsletter: two hyphenated columns under a title across, text boxes, then one column again."""
    t = Truth("word_kolommen", 15, "Word, twee kolommen, tekstvakken, afbreken aan; LibreOffice")
    doc = parts.new("Liberation Serif", 10.5, hyphens=True)
    section = doc.sections[0]
    section.left_margin = section.right_margin = Cm(2)
    running(doc, t, "Raadsbulletin nr. 7 • najaar 2025", "Redactie: afdeling Communicatie")
    title = doc.add_paragraph(style="Title")
    title.add_run(t.h("Jeugd en gezin in beeld"))
    intro = doc.add_paragraph()
    intro.add_run(t.par(2)).bold = True
    two = doc.add_section(WD_SECTION.CONTINUOUS)
    parts.columns(two, 2)
    for name, count in (("Sneller hulp dichtbij", 8), ("De school als werkplaats", 9), ("Grip op kosten", 7)):
        head = doc.add_paragraph()
        run = head.add_run(t.h(name))
        run.bold, run.font.size, run.font.color.rgb = True, Pt(13), RGBColor(0, 0x66, 0x55)
        head.paragraph_format.keep_with_next = True
        while count > 0:
            text = paragraph(doc, t, min(3, count))
            text.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            count -= 3
    doc.add_paragraph(t.s("Wat gaat u daarvan merken?"))
    for one in t.items(4):
        doc.add_paragraph(one, style="List Bullet")
    one = doc.add_section(WD_SECTION.NEW_PAGE)
    parts.columns(one, 1)
    doc.add_heading(t.h("Verdieping: de cijfers achter het beleid"), 2)
    holder = paragraph(doc, t, 6)
    parts.text_box(holder, ["Wist u dat?", *t.take_box(3)], 5.5, 13.4, "E2F0D9")
    for count in (5, 5, 4):
        paragraph(doc, t, count)
    save(doc, t)


def main() -> None:
    for make in (beleidsplan, notitie, tabellen, kolommen):
        make()


if __name__ == "__main__":
    main()
