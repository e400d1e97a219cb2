"""Printed numbers as Dutch documents write them."""

import pytest

from pipeline.segment.numbers import Number, is_dash, is_year, parse_multiplier, parse_number

NUMBERS = [
    ("1.234", Number(1234.0), "a point parts thousands"),
    ("1.234.567", Number(1234567.0), "twice"),
    ("1.234,5", Number(1234.5), "a comma parts decimals"),
    ("7,4", Number(7.4), "without thousands"),
    ("7.4", Number(7.4), "a single point before one digit is a decimal point"),
    ("1 234", Number(1234.0), "a blank parts thousands too"),
    ("(123)", Number(-123.0), "brackets mean minus"),
    ("-123", Number(-123.0), "minus in front"),
    ("−4.145", Number(-4145.0), "minus sign U+2212"),
    ("- 4.145", Number(-4145.0), "minus with a blank"),
    ("123-", Number(-123.0), "minus behind, as accountants print it"),
    ("7,4 (2024)", Number(7.4, None, 2024), "baseline with its year"),
    ("51,1% (2022)", Number(51.1, "%", 2022), "with a unit as well"),
    ("€ 1,4 mln", Number(1400000.0, "€"), "scale in words"),
    ("€ 1,4 mln.", Number(1400000.0, "€"), "with a point"),
    ("€ -250", Number(-250.0, "€"), "minus behind the euro sign"),
    ("2 miljard", Number(2e9), "milliards"),
    ("85%", Number(85.0, "%"), "per cent"),
    ("85 %", Number(85.0, "%"), "per cent with a blank"),
    ("85 procent", Number(85.0, "%"), "per cent in words"),
    ("≥ 7", Number(7.0), "the sign is for others to read"),
    ("13,9*", Number(13.9), "a star refers to a note"),
    ("0", Number(0.0), "zero is a value"),
    ("", None, "nothing"),
    ("-", None, "a dash is no number"),
    ("n.v.t.", None, "words are none"),
    ("10-12", None, "a range is two numbers"),
    ("A12", None, "a code"),
    ("205 kg (2023)", Number(205.0, "kg", 2023), "a unit and a year"),
    ("250 euro", Number(250.0, "€"), "euro in words"),
    ("12 maal", None, "an unknown word behind"),
    ("1.2.3", None, "a section number"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), NUMBERS)
def test_parse_number(text: str, expected: Number | None, reason: str) -> None:
    assert parse_number(text) == expected, reason


MULTIPLIERS = [
    ("Baten en lasten (x € 1.000)", 1000.0, "the usual caption"),
    ("bedragen x €1.000", 1000.0, "without blank"),
    ("x 1.000 euro", 1000.0, "euro in words"),
    ("Bedragen in duizenden euro", 1000.0, "in words"),
    ("(x € 1 miljoen)", 1e6, "millions"),
    ("bedragen in miljoenen euro", 1e6, "millions in words"),
    ("Exploitatie 2026", None, "no multiplier"),
    ("Aantal per 1.000 inwoners", None, "a rate is no multiplier"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), MULTIPLIERS)
def test_parse_multiplier(text: str, expected: float | None, reason: str) -> None:
    assert parse_multiplier(text) == expected, reason


def test_years_and_dashes() -> None:
    assert is_year("2025") and not is_year("2.025") and not is_year("1850")
    assert is_dash("–") and not is_dash("0")
