"""What is taken for a citizen service number, an e-mail address or a telephone number, and what is not."""

import tomllib

import pytest

from pipeline.review import privacy

CASES = [
    (
        "Cliënt met BSN 111222333 ontvangt hulp.",
        "Cliënt met BSN [BSN] ontvangt hulp.",
        "word before it, eleven-test right",
    ),
    ("bsn: 111.222.333", "bsn: [BSN]", "printed with points"),
    ("Burgerservicenummer 111 222 333", "Burgerservicenummer [BSN]", "printed with blanks"),
    ("BSN 111222334", "BSN 111222334", "eleven-test wrong"),
    ("BSN 000000000", "BSN 000000000", "no number"),
    ("Het budget van 111222333 euro", "Het budget van 111222333 euro", "no word before it"),
    ("BSN 1112223330001", "BSN 1112223330001", "part of a longer number"),
    ("Mail j.de-vries+jeugd@zandrecht.nl.", "Mail [e-mailadres].", "the full stop is not part of it"),
    ("Zie www.zandrecht.nl @home", "Zie www.zandrecht.nl @home", "no address"),
    ("Bel 06-12345678 of 030 - 234 56 78", "Bel [telefoonnummer] of [telefoonnummer]", "mobile and fixed"),
    ("+31 (0)20 123 4567", "[telefoonnummer]", "international"),
    ("Het budget is 850.000.000 euro", "Het budget is 850.000.000 euro", "an amount"),
    ("2021 2022 2023 2024 2025", "2021 2022 2023 2024 2025", "a row of years"),
    ("kenmerk 20240612345", "kenmerk 20240612345", "a case number"),
    ("In 2027 is 12,5% gedaald", "In 2027 is 12,5% gedaald", "a target"),
]


@pytest.mark.parametrize(("text", "masked", "reason"), CASES, ids=[case[2] for case in CASES])
def test_masking(text: str, masked: str, reason: str) -> None:
    assert privacy.mask(text) == masked
    assert privacy.mask(masked) == masked, "masking twice changes nothing"


def test_the_word_may_stand_in_the_lead_in() -> None:
    assert privacy.mask("111222333", before="Burgerservicenummer van de cliënt:") == "[BSN]"


def test_the_examples_of_the_word_list() -> None:
    entry = tomllib.loads(privacy._WORDS.read_text("utf-8"))["bsn"]
    assert [part.kind for part in privacy.find_sensitive(entry["example"])] == [privacy.BSN]
    assert privacy.find_sensitive(entry["counter_example"]) == ()
