"""What becomes a statement, with which lead-in, marker, section and place."""

from __future__ import annotations

from pipeline.labels import BlockKind, DocumentStatus, StatementSource, TableKind, TextLayer
from pipeline.model import Block, Box, Page, Reading
from pipeline.segment import Segmentation, segment_document

HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM


def block(kind: BlockKind, text: str, marker: str | None = None, depth: int = 0, size: float = 10.0) -> Block:
    return Block(1, kind, text, Box(0, 0, 100, 10), size, marker=marker, depth=depth)


def table(*rows: tuple[str, ...]) -> Block:
    boxes = tuple(Box(0, 10 * k, 100, 10 * k + 10) for k in range(len(rows)))
    return Block(1, BlockKind.TABLE, "", Box(0, 0, 100, 100), rows=rows, row_boxes=boxes)


def cut(*pages: list[Block]) -> Segmentation:
    from dataclasses import replace

    made = []
    for number, blocks in enumerate(pages, start=1):
        placed = tuple(
            replace(b, page=number, box=Box(0, 20 * k, 100, 20 * k + 10), row_boxes=b.row_boxes)
            for k, b in enumerate(blocks)
        )
        made.append(Page(number, 600, 800, TextLayer.READABLE, placed))
    return segment_document(Reading(tuple(made), len(made), "test", DocumentStatus.DONE), "doc")


def test_sentences_stand_in_their_section() -> None:
    found = cut([block(HEADING, "Jeugd", depth=1), block(HEADING, "Visie", depth=2), block(PARAGRAPH, "Een. Twee.")])
    assert [s.text for s in found.statements] == ["Een.", "Twee."]
    assert found.statements[0].section_path == ("Jeugd", "Visie")
    assert found.sections[1].parent_id == found.sections[0].id
    assert [s.level for s in found.sections] == [1, 2]


def test_a_heading_of_the_same_depth_closes_the_one_before() -> None:
    found = cut([block(HEADING, "A", depth=1), block(HEADING, "B", depth=3), block(HEADING, "C", depth=3)])
    assert [section.path for section in found.sections] == [("A",), ("A", "B"), ("A", "C")]


def test_list_items_share_the_sentence_above_as_lead_in() -> None:
    found = cut(
        [
            block(PARAGRAPH, "Dit is zo. Wij willen:"),
            block(ITEM, "minder hulp;", "•", 1),
            block(ITEM, "meer tijd.", "•", 1),
        ]
    )
    items = found.statements[2:]
    assert [s.lead_in for s in items] == ["Wij willen:", "Wij willen:"]
    assert [s.source for s in items] == [StatementSource.LIST_ITEM] * 2
    assert [s.marker for s in items] == ["•", "•"]


def test_the_lead_in_may_stand_on_the_page_before() -> None:
    furniture = block(BlockKind.FURNITURE, "Pagina 1")
    found = cut([block(PARAGRAPH, "Wij willen:"), furniture], [block(ITEM, "minder hulp.", "1.", 1)])
    assert found.statements[1].lead_in == "Wij willen:"
    assert found.statements[1].page == 2


def test_a_heading_directly_above_the_list_is_its_context() -> None:
    found = cut(
        [block(PARAGRAPH, "Iets anders."), block(HEADING, "Doelen", depth=1), block(ITEM, "Minder hulp", "1.", 1)]
    )
    assert found.statements[1].lead_in is None
    assert found.statements[1].context == "Doelen"


def test_a_nested_item_has_the_item_above_as_lead_in() -> None:
    found = cut(
        [
            block(PARAGRAPH, "Wij willen:"),
            block(ITEM, "kortere wachttijden:", "•", 1),
            block(ITEM, "bij de start", "-", 2),
            block(ITEM, "meer rust", "•", 1),
        ]
    )
    assert [s.lead_in for s in found.statements[1:]] == ["Wij willen:", "kortere wachttijden:", "Wij willen:"]


def test_a_short_item_of_two_sentences_is_one_statement() -> None:
    found = cut([block(ITEM, "Minder hulp. Dit doen wij samen.", "1.1", 1)])
    assert [(s.text, s.marker) for s in found.statements] == [("Minder hulp. Dit doen wij samen.", "1.1")]


def test_a_long_item_is_cut_in_sentences_with_the_marker_on_the_first() -> None:
    long = "Wij werken " + "met veel zorg en aandacht " * 10 + "aan dit doel."
    found = cut([block(ITEM, f"{long} Daarna volgt meer.", "2.", 1)])
    assert [s.marker for s in found.statements] == ["2.", None]


def test_a_paragraph_goes_on_over_the_page() -> None:
    found = cut([block(PARAGRAPH, "Wij gaan samen-")], [block(PARAGRAPH, "werken met de regio. Dat is goed.")])
    assert [s.text for s in found.statements] == ["Wij gaan samenwerken met de regio.", "Dat is goed."]
    assert {region.page for region in found.statements[0].regions} == {1, 2}


def test_a_list_item_goes_on_over_the_page_and_past_a_footnote() -> None:
    note = block(BlockKind.FOOTNOTE, "1 Zie bijlage.")
    found = cut([block(ITEM, "het versterken van de", "a.", 1), note], [block(PARAGRAPH, "wijkteams in alle kernen.")])
    assert [s.text for s in found.statements] == ["het versterken van de wijkteams in alle kernen."]


def test_headings_captions_furniture_and_notes_are_no_statements() -> None:
    kinds = (HEADING, BlockKind.CAPTION, BlockKind.FURNITURE, BlockKind.FOOTNOTE)
    assert not cut([block(kind, "Een gewone zin staat hier.", depth=1) for kind in kinds]).statements


def test_indicator_rows_are_read_with_their_headers() -> None:
    rows = (("Indicator", "Peilwaarde", "Streefwaarde 2026"), ("% jeugdigen met hulp", "9,3 (2023)", "8,4"))
    found = cut([table(*rows)])
    assert found.tables[0].kind is TableKind.INDICATOR
    assert [s.text for s in found.statements] == [
        "% jeugdigen met hulp; Peilwaarde: 9,3 (2023); Streefwaarde 2026: 8,4"
    ]
    assert found.statements[0].source is StatementSource.TABLE_ROW


def test_finance_rows_are_no_statements() -> None:
    rows = (
        ("Omschrijving", "Rekening 2023", "Begroting 2024"),
        ("Baten", "2.483", "102"),
        ("Lasten", "-6.628", "-4.489"),
    )
    found = cut([block(BlockKind.CAPTION, "Tabel 1 Baten en lasten (x € 1.000)"), table(*rows)])
    assert found.tables[0].kind is TableKind.FINANCE
    assert found.tables[0].multiplier == 1000.0
    assert found.tables[0].header == rows[:1]
    assert not found.statements


def test_contents_are_no_statements() -> None:
    rows = tuple((f"Hoofdstuk {k} over de jeugd", str(3 * k)) for k in range(1, 7))
    found = cut([block(HEADING, "Inhoudsopgave", depth=1), table(*rows)])
    assert found.tables[0].kind is TableKind.CONTENTS
    assert not found.statements


def test_rows_of_goals_and_actions_are_statements() -> None:
    rows = (("Doel", "Actie", "Gereed"), ("1.1", "Elke school krijgt een vaste jeugdwerker", "2026"))
    found = cut([table(*rows)])
    assert [(s.text, s.marker) for s in found.statements] == [
        ("1.1; Elke school krijgt een vaste jeugdwerker; 2026", "1.1")
    ]


def test_a_table_goes_on_over_the_page_with_its_header_repeated() -> None:
    head = ("Omschrijving", "2023", "2024")
    found = cut(
        [table(head, ("Baten", "1.483", "102"), ("Lasten", "2.200", "5"))], [table(head, ("Saldo", "1.300", "97"))]
    )
    assert len(found.tables) == 1
    assert [row[0] for row in found.tables[0].rows] == ["Baten", "Lasten", "Saldo"]
    assert [region.page for region in found.tables[0].row_regions] == [1, 1, 2]


def test_a_table_goes_on_with_the_lowest_row_of_its_header() -> None:
    names, years = ("Omschrijving", "Rekening", ""), ("", "2023", "2024")
    found = cut(
        [table(names, years, ("Baten", "1.483", "102"), ("Lasten", "2.200", "5"))],
        [table(years, ("Saldo", "1.300", "97"))],
    )
    assert [row[0] for row in found.tables[0].rows] == ["Baten", "Lasten", "Saldo"]


def test_a_row_that_breaks_over_the_page_is_one_row() -> None:
    header = ("Indicator", "Eenheid", "2023", "2024")
    found = cut(
        [
            table(
                header,
                ("Absoluut verzuim", "aantal", "1,4", "2,0"),
                ("Vroegtijdige schoolverlaters", "%", "1,6", "1,9"),
            )
        ],
        [table(header, ("zonder startkwalificatie", "", "", ""), ("Niet-sporters", "%", "46,2", "47,5"))],
    )
    assert [row[0] for row in found.tables[0].rows] == [
        "Absoluut verzuim", "Vroegtijdige schoolverlaters zonder startkwalificatie", "Niet-sporters",
    ]  # fmt: skip
    assert len(found.tables) == 1
    assert [len(s.regions) for s in found.statements] == [1, 2, 1]
    assert "schoolverlaters zonder startkwalificatie" in found.statements[1].text


def test_ids_survive_a_new_reading_that_moves_text() -> None:
    first = cut([block(PARAGRAPH, "Een doel. Een doel. Iets anders.")])
    second = cut([], [block(HEADING, "Nieuw", depth=1), block(PARAGRAPH, "Een doel. Een doel. Iets anders.")])
    assert [s.id for s in first.statements] == [s.id for s in second.statements]
    assert len({s.id for s in first.statements}) == 3
