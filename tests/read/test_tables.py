"""Tables without lines: where one ends, where its columns part, which text beside each other is a table."""

from pathlib import Path

import pytest

from pipeline.labels import BlockKind
from pipeline.read import read_document
from tests.documents.typeset import compile_typst
from tests.read.papers import SENTENCES

Rows = list[tuple[str, ...]]

TEXT = " ".join(SENTENCES[1:3])
HEAD = ("Indicator", "2023", "2024", "2025")
FIGURES: Rows = [
    ("Inwoners met hulp", "12,4", "11,0", "10,5"),
    ("Wachttijd in weken", "14", "10", "8"),
    ("Cliënten tevreden", "7,1", "7,3", "7,5"),
]
MONEY: Rows = [
    ("Indicator", "Rekening 2023", "Begroting 2024", "Begroting 2025"),
    ("Lasten", "12.345", "13.456", "14.567"),
    ("Baten", "1.234", "2.345", "3.456"),
    ("Saldo", "11.111", "11.111", "11.111"),
]
PAIRS: Rows = [
    ("Doel", "Actie"),
    (
        "Meer jongeren groeien op zonder hulp van een specialist of instelling in de gemeente",
        "Wij openen een jeugdpunt in elke wijk en bemannen dat met eigen mensen van het wijkteam",
    ),
    ("Kortere wachttijden", "Wij sluiten contracten met vijf aanbieders die binnen een week kunnen beginnen met hulp"),
    ("Minder schooluitval", "Wij stellen een leerplichtambtenaar aan"),
]
BAND: Rows = [
    ("", "*Rekening 2023*", "*Raming 2024*"),
    ("Totaal van de baten", "86.557", "85.960"),
    ("Totaal van de lasten", "91.082", "88.495"),
    ("Saldo", "4.525", "2.535"),
]
COLOURED: Rows = [
    ("Naam", "Reserve volkshuisvesting"),
    ("Doelstelling", "Dekking van stimulering op het gebied van wonen en van de kosten van de uitvoering daarvan"),
    ("Functie", "Bestedingsfunctie"),
    ("Toevoeging", "Uit het resultaat over het vorige jaar, zoals de raad dat bij de jaarstukken besluit"),
]
WIDE = "(2fr, 1fr, 1fr, 1fr)"
ZEBRA = "stroke: none, fill: (_, y) => if calc.even(y) { luma(235) }"


def table(rows: Rows, options: str, columns: str) -> str:
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    return f"#table(columns: {columns}, {options}, {cells})\n\n"


SOURCES = [
    (
        table([HEAD, *FIGURES], ZEBRA, WIDE) + "== Programma 2\n" + table([HEAD, *FIGURES], ZEBRA, WIDE),
        [[HEAD, *FIGURES], [HEAD, *FIGURES]],
        "a heading parts two tables with the same columns",
    ),
    (
        table([HEAD, *FIGURES], "stroke: none", WIDE) + "Bron: monitor\n\n" + table([HEAD, *FIGURES], ZEBRA, WIDE),
        [[HEAD, *FIGURES], [HEAD, *FIGURES]],
        "a header that comes again opens a table",
    ),
    (
        table([HEAD, *FIGURES], "stroke: none, inset: (x: 2.2pt, y: 4pt)", "4"),
        [[HEAD, *FIGURES]],
        "columns that start together, hardly wider apart than words",
    ),
    (
        table(MONEY, "stroke: none, align: (left, right, right, right), inset: (x: 2.2pt, y: 4pt)", "4"),
        [MONEY],
        "a header whose names stand close above right-aligned numbers",
    ),
    (
        table(BAND, "stroke: none, align: (left, right, right), row-gutter: (16pt, 0pt)", "(2fr, 1fr, 1fr)"),
        [[("", "Rekening 2023", "Raming 2024"), *BAND[1:]]],
        "bold names above the numbers, parted from them by white",
    ),
    (table(PAIRS, "stroke: none, inset: (y: 5pt)", "(1fr, 1fr)"), [PAIRS], "two columns of text that start together"),
    (
        table(COLOURED, "stroke: none, gutter: 0.8pt, inset: 2pt, fill: luma(220)", "(1fr, 2fr)"),
        [COLOURED],
        "cells that are told apart by colour alone",
    ),
    (
        f"#columns(2)[{TEXT} {TEXT}\n\n{TEXT}\n\n{TEXT}#colbreak(){TEXT} {TEXT}\n\n{TEXT}\n\n{TEXT}]",
        [],
        "two columns of running text with white at the same height",
    ),
    (
        "#columns(2)[" + "".join(f"- Punt {k} van de lijst\n\n" for k in range(6)) + "]",
        [],
        "two columns of list items",
    ),
]


@pytest.mark.parametrize(("source", "expected", "reason"), SOURCES)
def test_tables(source: str, expected: list[Rows], reason: str, tmp_path: Path) -> None:
    page = f'#set page(margin: 60pt)\n#set text(10pt, lang: "nl")\n{TEXT}\n\n{source}{TEXT}\n'
    compile_typst(page, tmp_path / "x.pdf")
    blocks = read_document(tmp_path / "x.pdf").pages[0].blocks
    found = [list(block.rows) for block in blocks if block.kind is BlockKind.TABLE]
    assert found == expected, reason
