"""Printed cells and what they are worth."""

import pytest

from pipeline.goals.cells import parse_cell, years_in

CASES = [
    ("7,4 (2024)", (7.4, None, 2024), "year behind the value"),
    ("29,07 % (2023)", (29.07, "%", 2023), "percentage with year"),
    ("4,75 % ( 2024)", (4.75, "%", 2024), "blank inside the brackets"),
    ("€ 18 mln.", (18.0, "€ mln.", None), "value as printed, with its scale in the unit"),
    ("205 kg (2023)", (205.0, "kg", 2023), "unit and year"),
    ("12.460 (plus 65)", (12460.0, None, None), "a remark between brackets is no value"),
    ("1.401", (1401.0, None, None), "a point before three digits parts thousands"),
    ("0.4", (0.4, None, None), "any other point is a decimal point"),
    ("1000 (2024)", (1000.0, None, 2024), "four digits without point are a value"),
    ("2023: 8,1", (8.1, None, 2023), "year before the value"),
    ("≥ 7,5", (7.5, None, None), "a bound is a value"),
    ("min. 80%", (80.0, "%", None), "a bound in words"),
    ("-0,7", (-0.7, None, None), "negative"),
    ("(123)", (-123.0, None, None), "between brackets is negative"),
    ("8,6%*", (8.6, "%", None), "footnote mark"),
    ("0", (0.0, None, None), "zero is a value"),
    ("n.v.t.", None, "not applicable"),
    ("-", None, "a dash is no value"),
    ("onbekend", None, "unknown"),
    ("XX%", None, "placeholder"),
    ("n.b.", None, "not known"),
    ("", None, "empty"),
    ("10-15", None, "a range is not one value"),
    ("7 tot 8", None, "a range in words"),
    ("afname", None, "a direction is no value"),
    ("7,1 (2021) 7,3 (2023)", None, "two values"),
    ("30 van de 40", None, "a share in words"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[case[2] for case in CASES])
def test_cell(text: str, expected: tuple[float, str | None, int | None] | None, reason: str) -> None:
    assert parse_cell(text) == expected


def test_years() -> None:
    assert years_in("Peilwaarde 2024 o.b.v. JR 2023)") == [2024, 2023]
    assert years_in("Begroting eind 2025 (%)") == [2025]
    assert years_in("bedragen x € 2.025 en 2025,5 en nr. 20251") == []
