"""Words restored from what stands on the page."""

import pytest

from pipeline.read.dutch.restore import hyphen_join, join_lines, plain_word

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
    ("directeur-", "bestuurder", "directeur-bestuurder", "a pair of functions"),
    ("rekening-", "courantkrediet", "rekening-courantkrediet", "a pair at the start of a longer word"),
    ("niet-", "bestede", "niet-bestede", "behind a denial"),
    ("technisch-", "inhoudelijke", "technisch-inhoudelijke", "two adjectives"),
    ("eigenlijk-", "heid", "eigenlijkheid", "but a suffix is joined"),
    ("jeugd-", "hulp", "jeugdhulp", "a compound"),
    ("accountants-", "kosten", "accountantskosten", "a compound that no list knows"),
    ("0-", "meting", "0-meting", "behind a digit"),
    ("H8-", "gemeenten", "H8-gemeenten", "behind a code"),
    ("18-", "In", None, "an age or year at the end of a line"),
    ("0,2%-", "zeggenschap", "0,2%-zeggenschap", "behind a percentage"),
    ("Noord-", "Holland.", "Noord-Holland.", "a point behind it does not matter"),
    ("één-", "malig", "éénmalig", "an accented vowel makes no abbreviation"),
    ("financi-", "eel", "financieel", "no trema where nothing can be misread"),
    ("gesubsidi-", "eerde", "gesubsidieerde", "as above"),
    ("voortvloei-", "end,", "voortvloeiend,", "as above"),
    ("ge-", "integreerd", "geïntegreerd", "the list knows the word with trema"),
    ("be-", "invloeden.", "beïnvloeden.", "as above"),
    ("risico-", "inventarisatie", "risico-inventarisatie", "two words whose vowels would clash"),
    ("decentralisatie-", "uitkeringen.", "decentralisatie-uitkeringen.", "as above"),
    ("Sumona-", "aanpak", "Sumona-aanpak", "three times the same vowel"),
    ("Energieco-", "operatie", "Energiecoöperatie", "not two words, though the second is one"),
    ("www.", "meepraten.example", "www.meepraten.example", "a web address goes on"),
    ("(https://wonen.example/", "plannen/2026).", "(https://wonen.example/plannen/2026).", "behind a slash"),
    ("www.wonen.example.", "daarna volgt", None, "a web address at the end of a sentence"),
    ("samen", "werking", None, "no hyphen"),
    ("-", "werking", None, "a dash alone"),
    ("led-", "verlichting", "ledverlichting", "led is a word by now"),
    ("LED-", "verlichting", "LED-verlichting", "but in capitals an abbreviation"),
    ("ex-", "tra", "extra", "a word that the list knows wins over the prefix"),
    ("ex-", "ploitatiesaldo.", "exploitatiesaldo.", "so does one at the start of a compound"),
    ("ex-", "wethouder", "ex-wethouder", "behind a prefix before another word"),
    ("jeugd-ggz-", "instelling", "jeugd-ggz-instelling", "an abbreviation in small letters keeps it"),
]


@pytest.mark.parametrize(("end", "start", "expected", "reason"), JOINS)
def test_hyphen_join(end: str, start: str, expected: str | None, reason: str) -> None:
    assert hyphen_join(end, start) == expected, reason


def test_hyphen_stays_where_the_document_spells_it_elsewhere() -> None:
    assert hyphen_join("wijk-", "aanpak") == "wijkaanpak"
    assert hyphen_join("wijk-", "aanpakken", {"wijk-aanpak"}) == "wijk-aanpakken"
    assert hyphen_join("wijk-", "agent", {"wijk-aanpak"}) == "wijkagent"


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
