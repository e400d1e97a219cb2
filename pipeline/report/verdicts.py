"""Verdicts and points -> a sign and words: each sign differs in shape and fill, so that it reads without colour."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.labels import Verdict


@dataclass(frozen=True, slots=True)
class Sign:
    """`name` picks the drawing in the templates, `glyph` stands in plain text, `short` fits a table cell."""

    name: str
    glyph: str
    words: str
    short: str


VERDICTS = {
    Verdict.LARGELY.value: Sign("full", "●", "voldoet grotendeels", "grotendeels"),
    Verdict.PARTLY.value: Sign("half", "◐", "voldoet gedeeltelijk", "gedeeltelijk"),
    Verdict.HARDLY.value: Sign("none", "○", "voldoet niet of nauwelijks", "niet of nauwelijks"),
    Verdict.UNKNOWN.value: Sign("unknown", "?", "niet te beoordelen", "niet te beoordelen"),
}
_POINTS = {
    1.0: Sign("full", "●", "voldaan", "voldaan"),
    0.5: Sign("half", "◐", "deels voldaan", "deels"),
    0.0: Sign("none", "○", "niet voldaan", "niet voldaan"),
}
_LEFT_OUT = Sign("unknown", "?", "niet meegewogen", "niet meegewogen")


def sign_of_verdict(verdict: str) -> Sign:
    """The sign of a verdict; one in other words counts as not to be assessed, with its own words."""
    return VERDICTS.get(verdict) or Sign("unknown", "?", verdict, verdict)


def sign_of_points(points: float | None) -> Sign:
    """The sign of a criterion's points: 1, 0.5, 0 or None."""
    return _LEFT_OUT if points is None else _POINTS[points if points in _POINTS else 0.0]
