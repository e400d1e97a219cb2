"""Words restored from what stands on the page."""

import pytest

from pipeline.read.restore import hyphen_join, join_lines, plain_word

JOINS = [
    ("samen-", "werking", "samenwerking", "a plain hyphen goes"),
    ("effici-", "entie", "efficiëntie", "the trema comes back"),
    ("co-", "ordinatie", "coördinatie", "also on o"),
    ("Noord-", "Holland", "Noord-Holland", "stays before a capital"),
    ("2025-", "2028", "2025-2028", "stays between numbers"),
    ("basis-", "en", None, "two words"),
    ("onder-", "of", None, "two words"),
    ("HBO-", "opleiding", "HBO-opleiding", "stays behind an abbreviation"),
    ("re-", "integratie", "re-integratie", "spelled with a hyphen"),
    ("Wmo-", "voorziening", "Wmo-voorziening", "stays behind the name of a law"),
    ("samen", "werking", None, "no hyphen"),
    ("-", "werking", None, "a dash alone"),
    ("jeugd-ggz-", "instelling", "jeugd-ggz-instelling", "an abbreviation in small letters keeps it"),
]


@pytest.mark.parametrize(("end", "start", "expected", "reason"), JOINS)
def test_hyphen_join(end: str, start: str, expected: str | None, reason: str) -> None:
    assert hyphen_join(end, start) == expected, reason


WORDS = [
    ("ﬁnancieel", "financieel", "ligature"),
    ("be\u00adleid", "beleid", "soft hyphen inside"),
    ("\uf0b7", "", "private bullet"),
    ("cafe\u0301", "café", "accent composed"),
    ("doel", "doel", "plain"),
]


@pytest.mark.parametrize(("printed", "expected", "reason"), WORDS)
def test_plain_word(printed: str, expected: str, reason: str) -> None:
    assert plain_word(printed) == expected, reason


def test_join_lines_over_line_ends() -> None:
    assert (
        join_lines([["de", "samen-"], ["werking", "in", "Noord-"], ["Holland"]]) == "de samenwerking in Noord-Holland"
    )
