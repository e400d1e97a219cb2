"""Numbers, names and texts as researchers read them."""

import pytest

from pipeline.report.words import clean, number, percent, shorten, slug


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (12345.6, None, "12.345,6"),
        (-2390.0, None, "−2.390"),
        (0.92, 2, "0,92"),
        (10.0, None, "10"),
        (10.0, 1, "10,0"),
        (-0.0, None, "0"),
        (0.00001, None, "0"),
        (None, None, ""),
    ],
)
def test_number(value: float | None, decimals: int | None, shown: str) -> None:
    assert number(value, decimals) == shown


@pytest.mark.parametrize(("part", "whole", "shown"), [(1, 3, "33%"), (3, 24, "13%"), (0, 5, "0%"), (0, 0, "–")])
def test_percent(part: int, whole: int, shown: str) -> None:
    assert percent(part, whole) == shown


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("kort", 10, "kort"),
        ("twee  witte\nregels", 30, "twee witte regels"),
        ("een zin die te lang is", 12, "een zin die …"),
        ("zonderéénspatie" * 3, 12, "zonderéénspa …"),
    ],
)
def test_shorten(text: str, length: int, shown: str) -> None:
    assert shorten(text, length) == shown


@pytest.mark.parametrize(
    ("text", "taken", "name"),
    [
        ("’s-Hertogenbosch", (), "s-hertogenbosch"),
        ("Súdwest-Fryslân", (), "sudwest-fryslan"),
        ("../../etc/passwd", (), "etc-passwd"),
        ("1.1", (), "1-1"),
        ("", (), "naamloos"),
    ],
)
def test_slug(text: str, taken: tuple[str, ...], name: str) -> None:
    assert slug(text, taken) == name


def test_two_names_that_look_alike_get_two_files() -> None:
    assert slug("A-B", ["a-b"]) != slug("A B", ["a-b"]) != "a-b"


def test_clean_takes_out_what_turns_or_breaks_text() -> None:
    assert clean("a\x00b\u202ec\td\ne") == "a\ufffdb\ufffdc\td\ne"
