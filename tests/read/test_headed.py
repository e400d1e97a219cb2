"""Names and lines that stand over several columns: they part no columns, and each name goes to the first of its own."""

import pytest

from pipeline.read.geometry import Edge, Word
from pipeline.read.rows import words_to_rows
from pipeline.read.tables.halfruled import half_ruled_grids
from pipeline.read.tables.tables import rows_to_grid
from tests.read.test_cellwise import words_of

Printed = list[tuple[int, dict[int, str]]]  # base line, x -> text

VALUES: Printed = [
    (120, {60: "Onveilig gevoel", 180: "%", 220: "17,1", 250: "16,0", 280: "15,2", 310: "15,0"}),
    (134, {60: "Wachttijd telefoon", 180: "min", 220: "9,5", 250: "8,8", 280: "-", 310: "6,0"}),
    (148, {60: "Tevreden", 180: "%", 220: "80", 250: "81", 280: "82", 310: "90"}),
]
FOUND = [
    ("Onveilig gevoel", "%", "17,1", "16,0", "15,2", "15,0"),
    ("Wachttijd telefoon", "min", "9,5", "8,8", "-", "6,0"),
    ("Tevreden", "%", "80", "81", "82", "90"),
]
UNRULED: list[tuple[Printed, list[tuple[str, ...]], str]] = [
    (
        [(92, {60: "Indicator", 180: "Eenheid", 238: "Realisatie", 310: "Doel"}),
         (104, {220: "2022", 250: "2023", 280: "2024", 310: "2024"}), *VALUES],
        [("Indicator", "Eenheid", "Realisatie", "", "", "Doel"), ("", "", "2022", "2023", "2024", "2024"), *FOUND],
        "a name above the middle of three columns with years of their own",
    ),
    (
        [(92, {60: "Indicator", 180: "Eenheid", 222: "Gemeten", 282: "Beoogd"}),
         (104, {220: "2022", 250: "2023", 280: "2024", 310: "2025"}), *VALUES],
        [("Indicator", "Eenheid", "Gemeten", "", "Beoogd", ""), ("", "", "2022", "2023", "2024", "2025"), *FOUND],
        "names that start above the first of two columns",
    ),
    (
        [(92, {60: "Hoe meten we dat, en wanneer", 222: "Gemeten", 282: "Beoogd"}),
         (104, {60: "Indicator", 180: "Eenheid", 220: "2022", 250: "2023", 280: "2024", 310: "2025"}), *VALUES,
         (160, {60: "met de dienstverlening"})],
        [("Hoe meten we dat, en wanneer", "", "Gemeten", "", "Beoogd", ""),
         ("Indicator", "Eenheid", "2022", "2023", "2024", "2025"), *FOUND[:2],
         ("Tevreden met de dienstverlening", *FOUND[2][1:])],
        "the last label goes on below its numbers",
    ),
]  # fmt: skip


def words(printed: Printed) -> list[Word]:
    return [word for base, cells in printed for x, text in cells.items() for word in words_of(text, x, base)]


@pytest.mark.parametrize(("printed", "expected", "reason"), UNRULED)
def test_names_above_several_columns(printed: Printed, expected: list[tuple[str, ...]], reason: str) -> None:
    found = rows_to_grid(words_to_rows(words(printed)))
    assert found is not None, reason
    assert list(found.grid.rows) == expected, reason


def test_a_running_head_is_no_row_of_the_table_below_it() -> None:
    head: Printed = [(30, {60: "Programma 2", 280: "Begroting 2026"})]
    high = [
        (base - 40, cells)
        for base, cells in [(104, {60: "Indicator", 180: "Eenheid", 220: "2022", 250: "2023"}), *VALUES]
    ]
    found = rows_to_grid(words_to_rows(words(head + high)))
    assert found is not None
    assert (found.first, found.grid.rows[0][0]) == (1, "Indicator")


ACTIVITIES: Printed = [
    (110, {60: "Nr.", 90: "Activiteit", 200: "G", 215: "T", 230: "Toelichting"}),
    (126, {60: "Doel 1.1: Kinderen beginnen zonder achterstand aan school"}),
    (140, {60: "1.1.1", 90: "Uitbreiden van de", 200: "x", 215: "o", 230: "Alle locaties bieden"}),
    (150, {90: "voorschool", 230: "nu uren aan"}),
    (160, {60: "1.1.2", 90: "Taalcoaches", 200: "x", 215: "x", 230: "Gereed"}),
]


def test_a_number_in_the_first_column_opens_a_record() -> None:
    lines = [Edge(60.0, y, 400.0, y) for y in (100.0, 116.0, 170.0)]
    grids, rest = half_ruled_grids(words(ACTIVITIES), lines)
    assert rest == []
    assert [list(grid.rows) for grid in grids] == [
        [
            ("Nr.", "Activiteit", "G", "T", "Toelichting"),
            ("Doel 1.1: Kinderen beginnen zonder achterstand aan school", "", "", "", ""),
            ("1.1.1", "Uitbreiden van de voorschool", "x", "o", "Alle locaties bieden nu uren aan"),
            ("1.1.2", "Taalcoaches", "x", "x", "Gereed"),
        ]
    ]


def test_a_table_that_goes_on_overleaf_has_no_line_at_its_foot() -> None:
    lines = [Edge(60.0, y, 400.0, y) for y in (100.0, 116.0)]
    below = [
        word for base in (182, 192) for word in words_of("Wij zien dat een grote groep niet rondkomt " * 2, 60, base)
    ]
    grids, rest = half_ruled_grids([*words(ACTIVITIES), *below], lines)
    assert [len(grid.rows) for grid in grids] == [4]
    assert {word.base for word in rest} == {182, 192}
    assert half_ruled_grids([*words(ACTIVITIES[:1]), *below], lines)[0] == []


COSTS: Printed = [
    (96, {60: "Omschrijving", 200: "Begroting", 260: "Realisatie"}),
    (114, {60: "Sport", 200: "10", 260: "12"}),
    (128, {60: "Cultuur", 200: "4", 260: "5"}),
    (148, {60: "Totaal", 200: "14", 260: "17"}),
]


def test_a_header_above_the_first_line_belongs_to_the_table() -> None:
    text = words_of("Wij zien dat een grote groep niet rondkomt " * 2, 60, 60)
    lines = [Edge(60.0, y, 400.0, y) for y in (102.0, 134.0, 154.0)]
    grids, rest = half_ruled_grids([*text, *words(COSTS)], lines)
    assert [list(grid.rows) for grid in grids] == [[tuple(cells.values()) for _, cells in COSTS]]
    assert {word.base for word in rest} == {60}


def test_a_heading_between_lines_of_equal_width_parts_tables() -> None:
    heading = words_of("Wat heeft het gekost", 60, 190, 12.0)
    money = [(218, {60: "Lasten", 200: "10", 260: "12"}), (232, {60: "Baten", 200: "4", 260: "5"})]
    lines = [Edge(60.0, y, 400.0, y) for y in (100.0, 116.0, 170.0, 206.0, 222.0, 240.0)]
    grids, rest = half_ruled_grids([*words(ACTIVITIES), *heading, *words(money)], lines)
    assert [grid.rows[-1] for grid in grids] == [
        ("1.1.2", "Taalcoaches", "x", "x", "Gereed"),
        ("Baten", "4", "5"),
    ]
    assert {word.base for word in rest} == {190}
