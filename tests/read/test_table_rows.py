"""Lines of a table without lines between its records: which go on with the cells of the line above."""

import pytest

from pipeline.read.geometry import Edge, Word
from pipeline.read.rows import Row
from pipeline.read.tables.cells import cell_text
from pipeline.read.tables.halfruled import half_ruled_grids
from pipeline.read.tables.records import wrapped

STARTS = (60.0, 200.0, 300.0)
Texts = list[tuple[str, str, str]]

CASES: list[tuple[Texts, Texts, str]] = [
    (
        [("6.3 Inkomensregelingen", "11", "9"), ("6.71 Maatwerkdienstverlening", "7", "4"), ("18+", "", "")],
        [("6.3 Inkomensregelingen", "11", "9"), ("6.71 Maatwerkdienstverlening 18+", "7", "4")],
        "the end of a label without letters, for which the line above had no room",
    ),
    (
        [("Lasten van het programma", "11", "9"), ("Baten", "7", "4"), ("18+", "", "")],
        [("Lasten van het programma", "11", "9"), ("Baten", "7", "4"), ("18+", "", "")],
        "it had room: a row of its own",
    ),
    (
        [("Lasten van het programma", "11", "9"), ("2026", "", ""), ("Baten", "7", "4")],
        [("Lasten van het programma", "11", "9"), ("2026", "", ""), ("Baten", "7", "4")],
        "a year heads the rows below it",
    ),
    (
        [("Banen", "aantal per 1.000 inwoners", "611"), ("", "van 15 tot 75 jaar", ""), ("Kinderen", "%", "3")],
        [("Banen", "aantal per 1.000 inwoners van 15 tot 75 jaar", "611"), ("Kinderen", "%", "3")],
        "a cell in the middle goes on",
    ),
    (
        [("Zorg", "per jaar", "10"), ("", "per maand", "2")],
        [("Zorg", "per jaar", "10"), ("", "per maand", "2")],
        "a row with a number of its own",
    ),
]


def words_of(text: str, start: float, base: float) -> list[Word]:
    words: list[Word] = []
    for part in text.split():
        x0 = words[-1].x1 + 2 if words else start
        words.append(Word(part, x0, base - 8, x0 + 4 * len(part), base + 2, 8.0, base))
    return words


@pytest.mark.parametrize(("printed", "expected", "reason"), CASES)
def test_wrapped(printed: Texts, expected: Texts, reason: str) -> None:
    lines = [zip(texts, STARTS, strict=True) for texts in printed]
    cells = [[words_of(text, x, 100 + 9.5 * k) for text, x in line] for k, line in enumerate(lines)]
    rows = [Row([word for cell in line for word in cell]) for line in cells]
    assert [tuple(cell_text(cell) for cell in row) for row in wrapped(cells, rows)] == expected, reason


SPACED: list[tuple[list[tuple[float, tuple[str, str, str]]], Texts, str]] = [
    (
        [
            (100, ("Inwoners die zich", "71", "73")), (109, ("(heel)", "", "")), (118, ("Gelukkig voelen", "", "")),
            (136, ("Waardering groen", "6,8", "7,0")), (154, ("Baten", "", "")), (172, ("Lasten", "1", "2")),
        ],
        [
            ("Inwoners die zich (heel) Gelukkig voelen", "71", "73"), ("Waardering groen", "6,8", "7,0"),
            ("Baten", "", ""), ("Lasten", "1", "2"),
        ],
        "lines of one record stand closer than records do",
    ),
    (
        [
            (100, ("Zorg", "1", "2")), (118, ("Overlast", "", "")), (122, ("", "3", "4")), (127, ("Jeugd", "", "")),
            (145, ("Werk", "5", "6")),
        ],
        [("Zorg", "1", "2"), ("Overlast Jeugd", "3", "4"), ("Werk", "5", "6")],
        "the numbers stand halfway up the lines of the label",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "expected", "reason"), SPACED)
def test_wrapped_by_white(printed: list[tuple[float, tuple[str, str, str]]], expected: Texts, reason: str) -> None:
    cells = [[words_of(text, x, base) for text, x in zip(texts, STARTS, strict=True)] for base, texts in printed]
    rows = [Row([word for cell in line for word in cell]) for line in cells]
    assert [tuple(cell_text(cell) for cell in row) for row in wrapped(cells, rows)] == expected, reason


RULES = [(60.0, 400.0, 100.0), (60.0, 400.0, 132.0), (60.0, 400.0, 175.0)]
GROUP_RULES = [(150.0, 260.0, 116.0), (270.0, 400.0, 116.0)]
GROUPED = {
    112: {190: "Rekening 2024", 320: "Begroting 2025"},
    128: {60: "Taakveld", 150: "Lasten", 220: "Baten", 290: "Lasten", 360: "Baten"},
    146: {60: "Riolering", 150: "2.204", 220: "310", 290: "2.350", 360: "295"},
    160: {60: "Afval", 150: "1.204", 220: "210", 290: "1.350", 360: "195"},
}
NAMES = ("Taakveld", "Lasten", "Baten", "Lasten", "Baten")
BODY = [("Riolering", "2.204", "310", "2.350", "295"), ("Afval", "1.204", "210", "1.350", "195")]
HEADERS = [
    (
        [*RULES, *GROUP_RULES],
        [("", "Rekening 2024", "", "Begroting 2025", ""), NAMES, *BODY],
        "a name with a line below it stands above the columns of that line",
    ),
    (
        [(60.0, 394.0, 40.0), *RULES, *GROUP_RULES],
        [("", "Rekening 2024", "", "Begroting 2025", ""), NAMES, *BODY],
        "the line below a running head is none of the table's",
    ),
]


@pytest.mark.parametrize(("rules", "expected", "reason"), HEADERS)
def test_groups_of_columns(
    rules: list[tuple[float, float, float]], expected: list[tuple[str, ...]], reason: str
) -> None:
    words = [word for base, line in GROUPED.items() for x, text in line.items() for word in words_of(text, x, base)]
    words += [word for base in (60, 75, 90) for word in words_of("Tekst van de pagina boven de tabel " * 2, 60, base)]
    grids, rest = half_ruled_grids(words, [Edge(x0, y, x1, y) for x0, x1, y in rules])
    assert [list(grid.rows) for grid in grids] == [expected], reason
    assert {word.base for word in rest} == {60, 75, 90}
