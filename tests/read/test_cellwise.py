"""Tables without lines between their columns, whose lines or colours are drawn cell by cell."""

import itertools
from collections.abc import Sequence

import pytest

from pipeline.read.geometry import Area, Edge, Word
from pipeline.read.tables.cellwise import cell_edges
from pipeline.read.tables.tables import ruled_grids

SIDES = (60.0, 200.0, 260.0, 310.0, 360.0)
STARTS = (64, 204, 264, 314)
Printed = dict[int, Sequence[str]]  # base line -> the cells that start there, "" for none

HEADER = ("Indicator", "Eenheid", "2026", "2027")
WAIT = ("Wachttijd bij de toegang", "weken", "8,5 (2024)", "6,0")
CLIENTS = ("Tevreden cliënten", "%", "81", "83")
LABELS = ("Woningen met label B", "%", "48", "52")
COSTS = ("Programma Wonen", "Lasten", "Baten", "Saldo")
MONEY = [("Bouwen", "210", "110", "(100)"), ("Beheer", "50", "25", "(25)")]


def words_of(text: str, start: float, base: float, size: float = 8.0) -> list[Word]:
    words: list[Word] = []
    for part in text.split():
        x0 = words[-1].x1 + 2 if words else start
        words.append(Word(part, x0, base - size, x0 + size / 2 * len(part), base + 2, size, base))
    return words


def page(printed: Printed) -> list[Word]:
    return [
        w
        for base, cells in printed.items()
        for x, text in zip(STARTS, cells, strict=False)
        for w in words_of(text, x, base)
    ]


def lines_at(*heights: float, sides: Sequence[float] = SIDES) -> list[Edge]:
    """At each height a line for each cell."""
    return [Edge(x0, y, x1, y) for y in heights for x0, x1 in itertools.pairwise(sides)]


def fills_at(*rows: tuple[float, float]) -> list[Area]:
    return [Area(x0, top, x1, bottom, 0.9) for top, bottom in rows for x0, x1 in itertools.pairwise(SIDES)]


def grids_of(words: list[Word], lines: list[Edge], fills: list[Area]) -> tuple[list[list[tuple[str, ...]]], list[Word]]:
    grids, rest = ruled_grids(words, [*lines, *cell_edges(fills, words, lines)], fills)
    return [list(grid.rows) for grid in grids], rest


TWO_LINES = ("Wachttijd bij de toegang van de jeugdhulp", *WAIT[1:])
FOUND = [
    (
        page({100: HEADER, 120: WAIT, 140: CLIENTS}),
        lines_at(106, 126, 146),
        [],
        [[HEADER, WAIT, CLIENTS]],
        "a header above the first line, and columns that stand close",
    ),
    (
        page({100: HEADER, 120: ("Wachttijd bij de toegang",), 125: ("", *WAIT[1:]), 130: ("van de jeugdhulp",)}),
        lines_at(106, 136, sides=SIDES),
        [],
        [[HEADER, TWO_LINES]],
        "the cells beside a label of two lines stand between them",
    ),
    (
        page({100: HEADER, 120: WAIT, 140: CLIENTS, 160: LABELS}),
        lines_at(106, 126, 146),
        [],
        [[HEADER, WAIT, CLIENTS, LABELS]],
        "no line below the last row",
    ),
    (
        page({100: HEADER, 120: WAIT, 140: CLIENTS, 210: COSTS, 230: MONEY[0], 250: MONEY[1]})
        + words_of("Wat mag het kosten", 60, 180, 12.0),
        lines_at(106, 126, 146, 216, 236, 256),
        [],
        [[HEADER, WAIT, CLIENTS], [COSTS, *MONEY]],
        "a heading and white part tables of equal width",
    ),
    (
        page({100: HEADER, 120: WAIT, 140: CLIENTS, 160: LABELS}),
        [],
        fills_at((90, 106), (126, 146)),
        [[HEADER, WAIT, CLIENTS, LABELS]],
        "every second row has a colour: the white ones stand between and below them",
    ),
    (
        page({100: HEADER, 120: WAIT, 129: ("van de jeugdhulp (in weken)",), 147: CLIENTS, 165: LABELS}),
        [],
        fills_at((90, 106)),
        [[HEADER, ("Wachttijd bij de toegang van de jeugdhulp (in weken)", *WAIT[1:]), CLIENTS, LABELS]],
        "only the header has a colour; lines of one record stand closer than records",
    ),
    (
        page({100: HEADER, 120: WAIT, 140: CLIENTS, 160: LABELS}),
        lines_at(106, 146, 166),
        [],
        [[HEADER, WAIT, CLIENTS, LABELS]],
        "lines below some of the rows only",
    ),
    (
        page({88: ("", "Begroting", "", "Raming"), 100: HEADER, 120: MONEY[0], 140: MONEY[1]}),
        [*lines_at(78, 92, sides=(60.0, 200.0, 310.0, 360.0)), *lines_at(106, 126, 146)],
        [],
        [[("", "Begroting", "", "Raming"), HEADER, *MONEY]],
        "a name above two columns is drawn as one cell",
    ),
]


@pytest.mark.parametrize(("words", "lines", "fills", "expected", "reason"), FOUND)
def test_tables(
    words: list[Word], lines: list[Edge], fills: list[Area], expected: list[list[tuple[str, ...]]], reason: str
) -> None:
    assert grids_of(words, lines, fills)[0] == expected, reason


NOT_FOUND = [
    (
        words_of("Wij bouwen woningen voor jong en oud in alle wijken van de gemeente en in de dorpen", 62, 120)
        + words_of("Daar horen voorzieningen bij die iedereen bereiken kan ook zonder auto of fiets", 62, 160),
        lines_at(106, 126, 146, 166),
        [],
        "running text between the lines",
    ),
    (page({100: HEADER, 120: WAIT}), lines_at(106, sides=(60.0, 360.0)), [], "a line below a row of words"),
]


@pytest.mark.parametrize(("words", "lines", "fills", "reason"), NOT_FOUND)
def test_others(words: list[Word], lines: list[Edge], fills: list[Area], reason: str) -> None:
    assert cell_edges(fills, words, lines) == [], reason


def test_text_around_stays_outside() -> None:
    below = words_of("De wachttijd daalde vorig jaar en blijft ook in de komende jaren dalen", 60, 164)
    words = page({100: HEADER, 120: WAIT, 140: CLIENTS}) + words_of("Hoe meten we dat", 60, 78, 12.0) + below
    grids, rest = grids_of(words, lines_at(106, 126, 146), [])
    assert grids == [[HEADER, WAIT, CLIENTS]]
    assert {word.base for word in rest} == {78, 164}


def test_a_closed_box_above_a_table_is_no_part_of_it() -> None:
    """A box of one cell, text below it, and a table of the same width with lines at its sides too."""
    box = [Edge(60, 60, 360, 60), Edge(60, 90, 360, 90)]
    sides = [Edge(x, top, x, bottom) for x in (60, 360) for top, bottom in ((60, 90), (114, 172))]
    words = words_of("Praktijkvoorbeeld", 64, 80) + words_of("Kinderen groeien kansrijk op", 64, 105)
    words += page({126: HEADER, 146: WAIT, 166: CLIENTS})
    found, rest = grids_of(words, [*box, *sides, *lines_at(114, 132, 152, 172)], [])
    assert found == [[HEADER, WAIT, CLIENTS]]
    assert rest[0].text == "Praktijkvoorbeeld"
