"""Parts of the pages in small: the ledger, series of an indicator, amounts, thresholds in words."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from pipeline.norms import load_norm_sets
from pipeline.norms.norm_set import Criterion
from pipeline.report.charts import chart_of
from pipeline.report.development import make_development
from pipeline.report.finance import make_finance
from pipeline.report.indicators import imports_to_rows, make_indicators
from pipeline.report.judgements import thresholds_in_words
from pipeline.report.ledger import make_ledger
from pipeline.report.nouns import BudgetRow, Document, GoalRow, ImportRow, IndicatorRow, LedgerRow, SurveyRow
from pipeline.report.place import is_unheard
from pipeline.settings import Settings


def row_of(noun: type, **values: Any) -> Any:
    """A row with None in each field that is not given."""
    return noun(**({field.name: None for field in fields(noun)} | values))


def document(name: str, year: int) -> Document:
    return row_of(Document, document_id=name, name=name, title=name, year=year, document_kind="begroting", inferred=())


DOCUMENTS = {name: document(name, year) for name, year in (("b23", 2023), ("b24", 2024), ("j23", 2023))}


def entry(subject: str, state: str, **values: Any) -> LedgerRow:
    return row_of(LedgerRow, municipality="Zandrecht", subject=subject, state=state, **values)


def test_what_was_missed_or_changed_comes_before_what_stayed_the_same() -> None:
    parts = make_ledger(
        [
            entry("goal", "identical"),
            entry("goal", "new"),
            entry("goal", "reworded", change="lowered"),
            entry("goal", "dropped"),
            entry("realisation", "reached"),
            entry("realisation", "not_reached", explained=False),
        ],
        DOCUMENTS,
    )

    assert [part.title for part in parts] == ["Van streefwaarde naar realisatie", "Doelen van document tot document"]
    assert [e.state for e in parts[0].first] == ["niet gehaald", "gehaald"]
    assert [e.state for e in parts[1].first] == ["anders verwoord", "vervallen", "nieuw", "gelijk gebleven"]
    assert parts[1].first[0].change == "verlaagd"
    assert (parts[0].has_explanations, parts[1].has_explanations) == (True, False)


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"from_value": 72.0, "to_value": 70.5, "unit": "%", "target_year": 2023}, "72 → 70,5 % (2023)"),
        ({"from_value": 45.0, "to_value": None, "unit": "%"}, "45 → geen getal %"),
        ({}, ""),
    ],
)
def test_both_values_stand_beside_each_other(values: dict[str, Any], shown: str) -> None:
    (part,) = make_ledger([entry("target", "lowered", **values)], DOCUMENTS)

    assert part.first[0].numbers == shown


def test_of_amounts_the_setbacks_come_first_and_of_those_the_largest() -> None:
    def amount(state: str, start: float, end: float) -> LedgerRow:
        return entry("budget", state, from_text=f"{state} {end - start:.0f}", from_value=start, to_value=end)

    (part,) = make_ledger(
        [
            amount("equal", 5.0, 5.0),
            amount("better", -9e6, -1e6),
            amount("worse", -2.0, -3.0),
            amount("over", 1.0, 9.0),
            amount("worse", -2.0, -70.0),
        ],
        DOCUMENTS,
    )

    assert [e.row.from_text for e in part.first] == ["worse -68", "worse -1", "over 8", "better 8000000", "equal 0"]


def test_a_long_ledger_is_folded() -> None:
    (part,) = make_ledger([entry("goal", "new", to_text=str(n)) for n in range(40)], DOCUMENTS)

    assert (len(part.first), len(part.rest)) == (15, 25)


def value(name: str, type_: str, year: int | None, number: float, at: str, printed: str = "") -> IndicatorRow:
    return row_of(
        IndicatorRow, indicator_value_id=f"{at}{year}", document_id=at, indicator=name, unit="%", type=type_, year=year,
        value=number, printed=printed or str(number).replace(".", ","), page=4, position=1,
    )  # fmt: skip


VALUES = [
    value("% Jongeren met jeugdhulp", "target", 2024, 10.0, "b23"),
    value("% jongeren met  jeugdhulp", "target", 2024, 10.5, "b24"),
    value("% jongeren met jeugdhulp", "realised", 2023, 11.2, "j23", "11,2% (2023)"),
    value("Verzuim", "target", 2024, 2.0, "b24"),
]


def test_the_same_words_are_one_indicator_over_documents() -> None:
    first, second = make_indicators(VALUES, DOCUMENTS)

    assert [(s.type, s.document.name) for s in first.series] == [
        ("target", "b23"),
        ("target", "b24"),
        ("realised", "j23"),
    ]
    assert (first.years, first.drawable, second.drawable) == ((2023, 2024), True, False)
    assert first.series[2].printed(2023) == "11,2% (2023)"
    assert first.series[2].finding_id == "j232023", "by which its quote is found"


def test_a_chart_is_the_same_each_time_and_writes_numbers_as_printed() -> None:
    indicator = make_indicators(VALUES, DOCUMENTS)[0]

    svg = chart_of(indicator).decode()

    assert chart_of(indicator).decode() == svg
    for text in ("11,2<", "10,5<", "streefwaarde volgens b24", "eerdere streefwaarden", "gerealiseerd"):
        assert text in svg
    assert len(svg) < 40_000


@pytest.mark.parametrize("name", ["$\\frac{1}{0}$", "a_b^c $", "<b>&\"'", "\x00\x1b", "x" * 5000, "נוער"])
def test_a_chart_survives_any_unit(name: str) -> None:
    values = [replace(v, unit=name, printed=name) for v in VALUES[:3]]

    chart_of(make_indicators(values, {k: replace(d, title=name) for k, d in DOCUMENTS.items()})[0])


def test_an_export_brings_reference_values_only_beside_own_ones() -> None:
    def imported(region: str, reference: bool, indicator: str) -> ImportRow:
        return row_of(
            ImportRow, import_id=region + indicator, document_id="file:x", region=region, is_reference=reference,
            indicator=indicator, year=2023, value=11.4, row=5, period="2023",
        )  # fmt: skip

    rows = imports_to_rows(
        [imported("Zandrecht", False, "A"), imported("Nederland", True, "A"), imported("Nederland", True, "B")],
        "Zandrecht",
    )

    assert [(r.indicator, r.type, r.printed, r.group) for r in rows] == [
        ("A", "realised", "11,4", ""),
        ("A", "reference", "11,4", "Nederland"),
    ]


def test_each_reference_group_has_its_own_row_and_line_unless_it_is_of_another_size() -> None:
    def reference(group: str, value: float) -> IndicatorRow:
        return replace(VALUES[0], type="reference", group=group, value=value, printed=str(value))

    values = [
        *VALUES[:3],
        reference("Nederland", 9.0),
        reference("25.000 - 50.000 inwoners", 8.0),
        reference("EU", 9e6),
    ]

    indicator = make_indicators(values, DOCUMENTS)[0]
    svg = chart_of(indicator).decode()

    names = [series.name for series in indicator.series if series.type == "reference"]
    assert names == ["referentie 25.000 - 50.000 inwoners", "referentie EU", "referentie Nederland"]
    assert "referentie Nederland" in svg and "referentie 25.000 - 50.000 inwoners" in svg
    assert "referentie EU" not in svg, "it would press all else flat; the table has it"


@pytest.mark.parametrize(
    ("returned", "sent", "unheard", "reason"),
    [
        (24, 45, False, "more than four in ten"),
        (3, 24, True, "one in eight"),
        (4, 10, True, "enough by share, but four people"),
        (3, 3, False, "all of a small group"),
    ],
)
def test_a_group_that_hardly_answered_is_marked(returned: int, sent: int, unheard: bool, reason: str) -> None:
    row = row_of(SurveyRow, norm="4.1", returned=returned, sent=sent)

    assert is_unheard(row, load_norm_sets(Settings().norm_folder)) is unheard, reason


def test_amounts_stand_as_in_the_table_of_the_document() -> None:
    def line(name: str, year: int | None, basis: str, amount: float) -> BudgetRow:
        return row_of(
            BudgetRow, budget_line_id=f"{name} {year}", document_id="b23", programme="P1", row=name, year=year,
            basis=basis, amount=amount, page=7,
        )  # fmt: skip

    lines = [
        line("Lasten", 2022, "Rekening", -12_015_000.0),
        line("Lasten", 2023, "Begroting", -12_690_000.0),
        line("Lasten", None, "Verschil", 89_000.0),
        line("Baten", 2023, "Begroting", 8_240_000.0),
    ]
    (table,) = make_finance(lines, DOCUMENTS)

    assert (table.unit, table.finding_id) == ("euro's × 1.000", "Lasten 2022")
    assert table.columns == ("Rekening 2022", "Begroting 2023", "Verschil")
    assert table.rows == (("Lasten", ("−12.015", "−12.690", "89")), ("Baten", ("", "8.240", "")))


def test_tables_on_different_pages_are_not_thrown_together() -> None:
    def total(page: int, amount: float) -> BudgetRow:
        return row_of(
            BudgetRow, document_id="b23", row="Totaal", year=2023, basis="Begroting", amount=amount, page=page
        )

    tables = make_finance([total(18, 19_772_000.0), total(167, 19_772_123.0)], DOCUMENTS)

    assert [(t.page, t.unit, t.rows) for t in tables] == [
        (18, "euro's × 1.000", (("Totaal", ("19.772",)),)),
        (167, "euro's", (("Totaal", ("19.772.123",)),)),
    ]


def test_goals_with_a_number_come_first_in_the_goal_development_table() -> None:
    goals = [
        row_of(GoalRow, goal_id=text, document_id="b23", text=text, number=number, level="tactical")
        for text, number in (("Samen zullen we de lasten dragen.", None), ("Minder wachten", "2"), ("Meer sport", "1"))
    ]

    table = make_development([replace(DOCUMENTS["b23"], goals=3)], goals)

    assert [goal.number for goal in table.levels[1].cells[0].goals] == ["2", "1", None]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"measure": "share", "met": 0.5, "partly": 0.2}, "voldaan vanaf 50%, deels vanaf 20%"),
        ({"measure": "count", "met": 3.0, "partly": 1.0, "required": True}, "voldaan vanaf 3, deels vanaf 1; vereist"),
        ({"measure": "count", "met": 1.0, "partly": 1.0}, "voldaan vanaf 1"),
        (
            {"measure": "count", "met": 1.0, "partly": 1.0, "limiting": True},
            "voldaan vanaf 1; anders ten hoogste gedeeltelijk",
        ),
    ],
)
def test_thresholds_in_words(changes: dict[str, Any], words: str) -> None:
    known: Criterion = load_norm_sets(Settings().norm_folder)[0].norms[0].criteria[0]

    assert thresholds_in_words(replace(known, **({"required": False, "limiting": False} | changes))) == words
