"""Statements -> the number that they are known by in their list."""

from __future__ import annotations

import re
from string import ascii_uppercase

from pipeline.ids import normalise
from pipeline.labels import StatementSource
from pipeline.model import Statement

_NUMBER = re.compile(r"^[(]?(?P<number>[A-Z]{0,2}\d{1,2}(\.\d{1,3}){0,4}(\.?[a-z])?)[.):]*$")
_NAMED = re.compile(
    r"^(?:(?:hoofd|sub|beleids|programma)?doel(?:stelling)?|ambitie|opgave|resultaat|activiteit|actie|prestatie|maatregel"
    r"|speerpunt|effect)\s+(?P<number>[A-Z]?\d{1,2}(?:\.\d{1,3}){0,3}[a-z]?)(?:\s?[.:)–-]|$|\s+(?=(?-i:[A-Z])))",
    re.IGNORECASE,
)
_GOAL = re.compile(r"(?:hoofd|sub|beleids|programma)?doel|ambitie|opgave", re.IGNORECASE)
_IN_ROW = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,3}){1,4})\.?;?\s")


def clean_number(marker: str | None) -> str | None:
    """Number of a list item without stray dots: "1.2." -> "1.2", "D1." -> "D1"; None for bullets and letters."""
    match = _NUMBER.match(marker.strip()) if marker else None
    return match["number"] if match else None


def digits_of(number: str) -> str:
    """A number without its letters in front: "R1.1" -> "1.1"."""
    return number.lstrip(ascii_uppercase)


def is_named(statement: Statement) -> bool:
    """Whether a statement calls itself a goal with a number: "Doelstelling 2: Gezond opgroeien"."""
    return number_named(statement.text) is not None


def is_named_goal(statement: Statement) -> bool:
    """As is_named, for goals only: "Doel 2.1: Kinderen leren zwemmen"."""
    return _GOAL.match(statement.text) is not None and is_named(statement)


def number_named(text: str) -> str | None:
    """Number of a text that calls itself a goal or result, or of the label alone: "Doel 1", "Doel 1: Gezond"."""
    match = _NAMED.match(text.strip())
    return match["number"] if match else None


def number_of(statement: Statement) -> str | None:
    """Number of a list item, or the one that it is called by: "Doelstelling 2: Gezond opgroeien" -> "2".

    A table row has the dotted number that its first cell starts with.
    """
    named = number_named(statement.text)
    if named is None and statement.source is StatementSource.TABLE_ROW and (match := _IN_ROW.match(statement.text)):
        named = match["number"]
    return clean_number(statement.marker) or named


def same_text(first: str, second: str) -> bool:
    """Equal but for case, blanks and final punctuation."""
    return normalise(first).rstrip(".;,: ") == normalise(second).rstrip(".;,: ")
