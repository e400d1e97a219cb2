"""Indicator tables in the lay-outs of Dutch budgets, plans and accounts (all invented)."""

from __future__ import annotations

import pytest

from pipeline.goals import bind_goals
from pipeline.labels import TableKind
from pipeline.model import IndicatorValue, Table
from tests.goals.factory import document, table

PLACE = "# Programma 2 Samenleving\n## Indicatoren\n[table]"


def values(*tables: Table, text: str = PLACE, year: int | None = 2025) -> tuple[IndicatorValue, ...]:
    return bind_goals("d", document(text, *tables), (), year=year).indicator_values


def told(found: tuple[IndicatorValue, ...]) -> list[tuple[str, str, int | None, float]]:
    return [(value.indicator, value.type.value, value.year, value.value) for value in found]


LAYOUTS = [
    (
        "baseline with its year in the cell, a target column a year, unit in the header",
        table(
            "Effectindicator | Peilwaarde | Streefwaarde 2025 (%) | Streefwaarde 2026 (%)",
            "% eenzame inwoners** | 44,5 (2023) | 43 | 42",
        ),
        [
            ("% eenzame inwoners", "baseline", 2023, 44.5),
            ("% eenzame inwoners", "target", 2025, 43.0),
            ("% eenzame inwoners", "target", 2026, 42.0),
        ],
    ),
    (
        "baseline whose year stands in the header, header of two lines",
        table(
            "Indicator | Nulmeting | Streefwaarde | Streefwaarde\n | (2021) | 2026 | 2030",
            "Aantal vrijwilligers | 120 | 140 | 180\nAantal wijkteams | - | n.v.t. | 4",
        ),
        [
            ("Aantal vrijwilligers", "baseline", 2021, 120.0),
            ("Aantal vrijwilligers", "target", 2026, 140.0),
            ("Aantal vrijwilligers", "target", 2030, 180.0),
            ("Aantal wijkteams", "target", 2030, 4.0),
        ],
    ),
    (
        "legally required indicators: municipality by name, class of municipalities and country",
        table(
            "Taakveld | Naam indicator | Eenheid | Bron | Peiljaar | Zandrecht | 25.000 - 50.000 inw. | Nederland",
            "6 | Jongeren met jeugdhulp | % tot 18 jaar | CBS | 2023 | 11,2 | 12,4 | 13,1",
        ),
        [
            ("Jongeren met jeugdhulp", "realised", 2023, 11.2),
            ("Jongeren met jeugdhulp", "reference", 2023, 12.4),
            ("Jongeren met jeugdhulp", "reference", 2023, 13.1),
        ],
    ),
    (
        "bare years: accounts before the year of the budget, targets from then on",
        table(
            "Prestatie-indicator | Bron | 2023 | 2024 | 2025 | 2026",
            "Rapportcijfer dienstverlening | eigen meting | 7,1 | 7,2 | 7,4 | 7,5",
        ),
        [
            ("Rapportcijfer dienstverlening", "realised", 2023, 7.1),
            ("Rapportcijfer dienstverlening", "realised", 2024, 7.2),
            ("Rapportcijfer dienstverlening", "target", 2025, 7.4),
            ("Rapportcijfer dienstverlening", "target", 2026, 7.5),
        ],
    ),
    (
        "years below a merged heading",
        table(
            "Indicator | Realisatie | | Streefwaarden | \n | 2022 | 2023 | 2025 | 2028",
            "Banen per 1.000 inwoners | 512 | 518,5 | 525 | 540",
        ),
        [
            ("Banen per 1.000 inwoners", "realised", 2022, 512.0),
            ("Banen per 1.000 inwoners", "realised", 2023, 518.5),
            ("Banen per 1.000 inwoners", "target", 2025, 525.0),
            ("Banen per 1.000 inwoners", "target", 2028, 540.0),
        ],
    ),
    (
        "accounts: target against result, and the country",
        table(
            "Indicator | Realisatie 2022 | Doelwaarde 2023 | Realisatie 2023 | Nederland 2023",
            "Aantal inbraken | 61 | 55 | 58 | n.b.",
        ),
        [
            ("Aantal inbraken", "realised", 2022, 61.0),
            ("Aantal inbraken", "target", 2023, 55.0),
            ("Aantal inbraken", "realised", 2023, 58.0),
        ],
    ),
    (
        "a sub-heading that its rows cannot be read without",
        table(
            "Indicator | Nulmeting 2023 | Ambitie 2027",
            "Waardering van de wijk door: | | \n- jongeren | 6,8 | 7,2\n- ouderen | 7,4 | 7,4",
        ),
        [
            ("Waardering van de wijk door: jongeren", "baseline", 2023, 6.8),
            ("Waardering van de wijk door: jongeren", "target", 2027, 7.2),
            ("Waardering van de wijk door: ouderen", "baseline", 2023, 7.4),
            ("Waardering van de wijk door: ouderen", "target", 2027, 7.4),
        ],
    ),
    (
        "title and source in the first rows of the table",
        table(
            "Tabel 3 Effectindicatoren Jeugd | | \nBron: GGD | | \nIndicator | Peilwaarde (2022) | Streefwaarde 2026",
            "% rokers | 18,2 | 15",
        ),
        [("% rokers", "baseline", 2022, 18.2), ("% rokers", "target", 2026, 15.0)],
    ),
    (
        "header rows that the segmenter left among the rows",
        table("", "Indicator | Peilwaarde 2023 | Streefwaarde 2026\n% rokers | 18,2 | 15"),
        [("% rokers", "baseline", 2023, 18.2), ("% rokers", "target", 2026, 15.0)],
    ),
]


@pytest.mark.parametrize(("reason", "made", "expected"), LAYOUTS, ids=[layout[0] for layout in LAYOUTS])
def test_layouts(reason: str, made: Table, expected: list[tuple[str, str, int | None, float]]) -> None:
    assert told(values(made)) == expected


def test_a_header_that_was_read_as_a_table_of_its_own_counts_for_the_next_table() -> None:
    rows = " | Streefwaarde | Streefwaarde\n Peilwaarde (2023) | Begroting | Begroting\n | 2025 | 2026"
    header = table("", rows, kind=TableKind.OTHER)
    body = table("", "Restafval per inwoner | 205 kg | 195 kg | 190 kg", caption="Effectindicatoren")
    expected = [("baseline", 2023, 205.0), ("target", 2025, 195.0), ("target", 2026, 190.0)]
    found = values(header, body, text=PLACE + "\n[table]")
    assert [(value.type.value, value.year, value.value) for value in found] == expected


def test_a_table_that_goes_on_after_the_page_takes_over_its_header() -> None:
    first = table("Indicator | Peilwaarde 2023 | Streefwaarde 2026", "% rokers | 18 | 15")
    second = table("", "% sporters | 51 | 55")
    assert told(values(first, second, text=PLACE + "\n[table]"))[2:] == [
        ("% sporters", "baseline", 2023, 51.0),
        ("% sporters", "target", 2026, 55.0),
    ]


UNITS = [
    ("% rokers", "Peilwaarde 2023", "18", "%", "the name starts with it"),
    ("Aantal bijstandsuitkeringen (per 1.000 inw)", "Peilwaarde 2023 (%)", "18", "per 1.000 inw", "name before header"),
    ("Rapportcijfer voor het loket", "Peilwaarde 2023", "7,1", "cijfer", "a mark"),
    ("Restafval", "Peilwaarde 2023", "205 kg", "kg", "in the cell"),
    ("Deelname sport", "Peilwaarde 2023 (%)", "51", "%", "in the header"),
    ("Aantal cliënten", "Peilwaarde 2023", "51", "aantal", "a number of things"),
    ("Overlast", "Peilwaarde 2023", "51", None, "not told"),
]


@pytest.mark.parametrize(("name", "header", "cell", "unit", "reason"), UNITS, ids=[unit[4] for unit in UNITS])
def test_units(name: str, header: str, cell: str, unit: str | None, reason: str) -> None:
    found = values(table(f"Indicator | {header}", f"{name} | {cell}"))
    assert [value.unit for value in found] == [unit]


def test_name_and_unit_that_were_read_as_one_column() -> None:
    head = "Naam indicator Eenheid | Gemeente | Nederland"
    made = table(head, "Inbraken Aantal per 1.000 inwoners | 5 (2023) | 6 (2023)")
    assert [(value.indicator, value.unit) for value in values(made)] == [("Inbraken", "Aantal per 1.000 inwoners")] * 2


def test_source_of_a_column_a_caption_a_name_and_a_line_below() -> None:
    head = "Indicator | Bron | Peilwaarde 2023"
    assert values(table(head, "% rokers | GGD | 18"))[0].source == "GGD"
    head = "Indicator | Peilwaarde 2023"
    assert values(table(head, "% rokers | 18", caption="Tabel 1 Rokers. Bron: GGD-monitor"))[0].source == "GGD-monitor"
    named = values(table(head, "Restafval (bron: CBS) | 18"))[0]
    assert (named.indicator, named.source) == ("Restafval", "CBS")
    below = values(table(head, "% rokers | 18"), text=PLACE + "\nBron: Waarstaatjegemeente.")
    assert below[0].source == "Waarstaatjegemeente"


def test_programme_of_a_row_a_caption_and_a_section() -> None:
    text = "# P1 Veiligheid\n# P2 Jeugd\n# Beleidsindicatoren\n[table]"
    head = "Progr. | Naam indicator | Gemeente | Nederland"
    found = values(table(head, "1 | Inbraken | 5 (2023) | 6 (2023)\n2 | Jeugdhulp | 11 (2023) | 12 (2023)"), text=text)
    assert [value.programme for value in found[::2]] == ["P1 Veiligheid", "P2 Jeugd"]
    made = table("Indicator | Peilwaarde 2023", "Inbraken | 5", caption="Tabel 3.1 - Effectindicatoren P1 Veiligheid")
    assert values(made, text=text)[0].programme == "P1 Veiligheid"
    assert values(table("Indicator | Peilwaarde 2023", "Rokers | 5"))[0].programme == "Programma 2 Samenleving"


def test_tables_without_indicators_bring_none() -> None:
    ratios = table("Kengetal | Realisatie 2023 | Begroting 2025", "Netto schuldquote | 20 | 30\nSolvabiliteit | 5 | 6")
    assert values(ratios) == ()
    made = table("Reserve | Stand 2023 | Stand 2024", "Algemene reserve | 5 | 6", kind=TableKind.OTHER)
    assert values(made, text="# Programma 2 Samenleving\n## Reserves\n[table]") == ()


def test_ids_are_stable_and_unique() -> None:
    made = table("Indicator | Peilwaarde 2023", "% rokers | 18\n% rokers | 19")
    first, second = values(made), values(made)
    assert [value.id for value in first] == [value.id for value in second]
    assert len({value.id for value in first}) == 2
