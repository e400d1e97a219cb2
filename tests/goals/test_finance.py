"""Tables of income and expenditure in the lay-outs of Dutch budgets and accounts (all invented)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.goals import bind_goals
from pipeline.goals.finance import amount_of
from pipeline.labels import TableKind
from pipeline.model import BudgetLine, Table
from tests.goals.factory import document, table

PLACE = "# Programma 2 Samenleving\n## Wat mag het kosten?\n[table]"


def money(header: str, rows: str, *, caption: str | None = None) -> Table:
    return table(header, rows, kind=TableKind.FINANCE, caption=caption)


def lines(*tables: Table, text: str = PLACE) -> tuple[BudgetLine, ...]:
    return bind_goals("d", document(text, *tables), ()).budget_lines


def told(found: tuple[BudgetLine, ...]) -> list[tuple[str, int | None, str | None, float]]:
    return [(line.row, line.year, line.basis, line.amount) for line in found]


LAYOUTS = [
    (
        "account and budget years, thousands of euros, minus signs",
        money(
            "bedragen x € 1.000 | Rekening 2023 | Begroting 2024 | Begroting 2025",
            "Baten | 2.483 | 102 | 0\nLasten | -6.628 | -4.489 | -\nSaldo van baten en lasten | -4.145 | -4.387 | ?",
        ),
        [
            ("Baten", 2023, "Rekening", 2_483_000.0),
            ("Baten", 2024, "Begroting", 102_000.0),
            ("Baten", 2025, "Begroting", 0.0),
            ("Lasten", 2023, "Rekening", -6_628_000.0),
            ("Lasten", 2024, "Begroting", -4_489_000.0),
            ("Saldo van baten en lasten", 2023, "Rekening", -4_145_000.0),
            ("Saldo van baten en lasten", 2024, "Begroting", -4_387_000.0),
        ],
    ),
    (
        "header of two lines, brackets for expenditure",
        money(
            "Omschrijving | Rekening | Begroting\n(x € 1.000) | 2021 | 2022",
            "Baten | 5.230 | 6.115\nLasten | (7.985) | (8.610)",
        ),
        [
            ("Baten", 2021, "Rekening", 5_230_000.0),
            ("Baten", 2022, "Begroting", 6_115_000.0),
            ("Lasten", 2021, "Rekening", -7_985_000.0),
            ("Lasten", 2022, "Begroting", -8_610_000.0),
        ],
    ),
    (
        "a table on its side",
        money(
            "x € 1.000 | Lasten | Baten | Saldo",
            "Rekening 2024 | 10 | 4 | -6\nBegroting 2025 | 12 | 5 | -7",
        ),
        [
            ("Lasten", 2024, "Rekening", 10_000.0),
            ("Lasten", 2025, "Begroting", 12_000.0),
            ("Baten", 2024, "Rekening", 4_000.0),
            ("Baten", 2025, "Begroting", 5_000.0),
            ("Saldo", 2024, "Rekening", -6_000.0),
            ("Saldo", 2025, "Begroting", -7_000.0),
        ],
    ),
    (
        "two header rows, the sides first",
        money(
            " | Lasten | | Baten | \nx € 1.000 | Rekening 2024 | Begroting 2025 | Rekening 2024 | Begroting 2025",
            "Jeugd | 10 | 12 | 4 | 5",
        ),
        [
            ("Jeugd: lasten", 2024, "Rekening", 10_000.0),
            ("Jeugd: lasten", 2025, "Begroting", 12_000.0),
            ("Jeugd: baten", 2024, "Rekening", 4_000.0),
            ("Jeugd: baten", 2025, "Begroting", 5_000.0),
        ],
    ),
    (
        "header cells above empty columns",
        money(
            "Programma | | Begroting 2023 | | | Realisatie 2023 |\n | baten | | lasten | baten | | lasten",
            "Overhead | 3 | -13 | | 4 | -14 |",
        ),
        [
            ("Overhead: baten", 2023, "Begroting", 3.0),
            ("Overhead: lasten", 2023, "Begroting", -13.0),
            ("Overhead: baten", 2023, "Realisatie", 4.0),
            ("Overhead: lasten", 2023, "Realisatie", -14.0),
        ],
    ),
    (
        "two columns that were read as one",
        money(
            "bedragen x € 1.000 | Begroot 2023 Realisatie 2023",
            "Lasten | 548 727\nBaten | 410 647\nDekking | 74,8% 89,0%",
        ),
        [
            ("Lasten", 2023, "Begroting", 548_000.0),
            ("Lasten", 2023, "Realisatie", 727_000.0),
            ("Baten", 2023, "Begroting", 410_000.0),
            ("Baten", 2023, "Realisatie", 647_000.0),
        ],
    ),
    (
        "a group of sides for each year, the year above one of them",
        money(
            "Taakveld | Lasten | Rekening 2024 Baten | Saldo | Lasten | Begroting 2025 Baten | Saldo",
            "6.1 Samenkracht | 10 | 4 | -6 | 12 | 5 | -7",
        ),
        [
            ("6.1 Samenkracht: lasten", 2024, "Rekening", 10.0),
            ("6.1 Samenkracht: baten", 2024, "Rekening", 4.0),
            ("6.1 Samenkracht: saldo", 2024, "Rekening", -6.0),
            ("6.1 Samenkracht: lasten", 2025, "Begroting", 12.0),
            ("6.1 Samenkracht: baten", 2025, "Begroting", 5.0),
            ("6.1 Samenkracht: saldo", 2025, "Begroting", -7.0),
        ],
    ),
    (
        "plan years without a word of their own",
        money(
            "Bedragen x € 1.000 | Realisatie 2023 | Begroting 2024 na wijziging | 2025 | 2026",
            "Totaal lasten | 10 | 11 | 12 | 13",
        ),
        [
            ("Totaal lasten", 2023, "Realisatie", 10_000.0),
            ("Totaal lasten", 2024, "Begroting na wijziging", 11_000.0),
            ("Totaal lasten", 2025, "Begroting", 12_000.0),
            ("Totaal lasten", 2026, "Begroting", 13_000.0),
        ],
    ),
    (
        "task fields below expenditure and income",
        money(
            "x € 1.000 | Rekening 2023 | Begroting 2025 | Raming 2026",
            "Lasten | | | \n6.1 Samenkracht | 120 | 130 | 140\nTotaal lasten | 120 | 130 | 140\n"
            "Baten | | | \n6.1 Samenkracht | 5 | 6 | 7",
        ),
        [
            ("Lasten: 6.1 Samenkracht", 2023, "Rekening", 120_000.0),
            ("Lasten: 6.1 Samenkracht", 2025, "Begroting", 130_000.0),
            ("Lasten: 6.1 Samenkracht", 2026, "Raming", 140_000.0),
            ("Totaal lasten", 2023, "Rekening", 120_000.0),
            ("Totaal lasten", 2025, "Begroting", 130_000.0),
            ("Totaal lasten", 2026, "Raming", 140_000.0),
            ("Baten: 6.1 Samenkracht", 2023, "Rekening", 5_000.0),
            ("Baten: 6.1 Samenkracht", 2025, "Begroting", 6_000.0),
            ("Baten: 6.1 Samenkracht", 2026, "Raming", 7_000.0),
        ],
    ),
    (
        "a side that the segmenter took for header",
        money(
            "(in euro) | Realisatie 2024 | Begroting 2026\nLasten | | ",
            "6.1 Samenkracht | 2.345.678 | 2.500.000\nTotaal lasten | 2.345.678 | 2.500.000",
        ),
        [
            ("Lasten: 6.1 Samenkracht", 2024, "Realisatie", 2_345_678.0),
            ("Lasten: 6.1 Samenkracht", 2026, "Begroting", 2_500_000.0),
            ("Totaal lasten", 2024, "Realisatie", 2_345_678.0),
            ("Totaal lasten", 2026, "Begroting", 2_500_000.0),
        ],
    ),
    (
        "accounts with a difference, favourable and unfavourable by a letter",
        money(
            "(x € 1.000) | Begroting 2023 | Begroting 2023 na wijziging | Realisatie 2023 | Verschil",
            "Lasten | 100 | 110 | 105 | 5 V\nSaldo | 40 N | 45 N | 50 N | 5 N",
        ),
        [
            ("Lasten", 2023, "Begroting", 100_000.0),
            ("Lasten", 2023, "Begroting na wijziging", 110_000.0),
            ("Lasten", 2023, "Realisatie", 105_000.0),
            ("Lasten", None, "Verschil", 5_000.0),
            ("Saldo", 2023, "Begroting", -40_000.0),
            ("Saldo", 2023, "Begroting na wijziging", -45_000.0),
            ("Saldo", 2023, "Realisatie", -50_000.0),
            ("Saldo", None, "Verschil", -5_000.0),
        ],
    ),
]


@pytest.mark.parametrize(("reason", "made", "expected"), LAYOUTS, ids=[layout[0] for layout in LAYOUTS])
def test_layouts(reason: str, made: Table, expected: list[tuple[str, int | None, str | None, float]]) -> None:
    assert told(lines(made)) == expected


def test_programmes_in_rows_and_sides_in_columns() -> None:
    text = "# P1 Veiligheid\n# P2 Jeugd\n# Recapitulatie\n[table]"
    made = money(
        "bedragen x € 1.000 | Begroting 2025 | | | Begroting 2026 | | \n"
        " | baten | lasten | saldo | baten | lasten | saldo",
        "P1 Veiligheid | 1 | -5 | -4 | 1 | -6 | -5\nP2 Jeugd | 2 | -9 | -7 | 2 | -9 | -7",
    )
    found = lines(made, text=text)
    assert [(line.programme, line.row, line.year, line.amount) for line in found[:4]] == [
        ("P1 Veiligheid", "Baten", 2025, 1000.0),
        ("P1 Veiligheid", "Lasten", 2025, -5000.0),
        ("P1 Veiligheid", "Saldo", 2025, -4000.0),
        ("P1 Veiligheid", "Baten", 2026, 1000.0),
    ]
    assert {line.programme for line in found[6:]} == {"P2 Jeugd"}


def test_a_second_programme_in_the_same_table_starts_with_its_own_header() -> None:
    text = "# P1 Veiligheid\n# P2 Jeugd\n# Bijlage\n[table]"
    made = money(
        "Programma: P1 Veiligheid | Begroting 2025 | Begroting 2026",
        "Saldo | 1 | 2\nProgramma: P2 Jeugd | Begroting 2027 | Begroting 2028\nSaldo | 3 | 4",
    )
    assert [(line.programme, line.year) for line in lines(made, text=text)] == [
        ("P1 Veiligheid", 2025), ("P1 Veiligheid", 2026), ("P2 Jeugd", 2027), ("P2 Jeugd", 2028),
    ]  # fmt: skip


NOT = [
    ("investments", money("Krediet | 2025 | 2026", "School | 100 | 200\nTotaal | 100 | 200", caption="Investeringen")),
    ("balance sheet", money("Activa | 31-12-2023 | 31-12-2022", "Vaste activa | 5 | 6\nTotaal | 5 | 6")),
    ("provisions", money("Naam | Saldo 2022 | Saldo 2023", "Wegen | 5 | 6", caption="Verloop voorzieningen")),
    ("rates", money("Belasting | 2024 | 2025", "Hond | 80 | 85", caption="Tarieven")),
]


@pytest.mark.parametrize(("reason", "made"), NOT, ids=[case[0] for case in NOT])
def test_what_is_no_income_and_expenditure(reason: str, made: Table) -> None:
    assert lines(made) == ()


def test_the_multiplier_of_the_segmenter_goes_first() -> None:
    made = replace(money("Omschrijving | Begroting 2025", "Baten | 1,5"), multiplier=1e6)
    assert lines(made)[0].amount == 1_500_000.0


AMOUNTS = [
    ("1.234", 1234.0, "thousands"),
    ("-1.234", -1234.0, "minus"),
    ("1.234-", -1234.0, "minus behind"),
    ("(1.234)", -1234.0, "brackets"),
    ("€ 1.234", 1234.0, "euro sign"),
    ("12 N", -12.0, "unfavourable"),
    ("12 V", 12.0, "favourable"),
    ("0", 0.0, "zero"),
    ("-", None, "a dash is no amount"),
    ("", None, "empty"),
    ("4,5%", None, "a percentage is no amount"),
    ("p.m.", None, "pro memoria"),
]


@pytest.mark.parametrize(("cell", "amount", "reason"), AMOUNTS, ids=[case[2] for case in AMOUNTS])
def test_amounts(cell: str, amount: float | None, reason: str) -> None:
    assert amount_of(cell) == amount
