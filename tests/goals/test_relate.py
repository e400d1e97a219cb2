"""Which goals are bound to which indicators, and why."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from pipeline.goals import bind_goals
from pipeline.goals.words import is_about_money, link_words, stem_of, stems_of
from pipeline.labels import StatementSource, TableKind
from pipeline.model import Link
from pipeline.settings import Settings
from tests.goals.factory import document, table, tag_all

TEXT = """
# Programma 1 Jeugd
## Wat willen we bereiken?
1. Het aandeel jeugdigen met jeugdhulp daalt
2. Jongeren voelen zich mentaal gezond en weerbaar
3. De uitgaven voor jeugdhulp blijven binnen het kader
4. Kinderen die niet thuis wonen, groeien op in een gezin
## Wat gaan we daarvoor doen?
1.1 Verordening over jeugdhulp
4.1 Plan om restafval te verminderen
## Effectindicatoren
[table]
# Programma 2 Wonen
## Wat willen we bereiken?
1. Minder jongeren met jeugdhulp in de wijk
"""


AGAIN = """
# Programma 1 Jeugd
## Wat willen we bereiken?
1. Jongeren voelen zich mentaal gezond en weerbaar
## Wat gaan we daarvoor doen?
1.1 Training in mentale weerbaarheid
## Toelichting
In 2026 voelt 75% van de jongeren zich mentaal gezond.
Mentale gezondheid vraagt ook van jongeren en scholen dat zij er samen over leren praten.
## Effectindicatoren
[table]
"""


def test_a_sentence_that_says_the_target_again_is_measured_too() -> None:
    made = table(
        "Indicator | Peilwaarde 2023 | Streefwaarde 2026", "% jongeren dat zich mentaal gezond voelt | 70 | 75"
    )
    segmentation = document(AGAIN, made)
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    texts = {statement.id: statement.text for statement in segmentation.statements}

    assert {texts[link.from_id] for link in bound.links if link.kind == "goal_indicator"} == {
        "Jongeren voelen zich mentaal gezond en weerbaar",
        "In 2026 voelt 75% van de jongeren zich mentaal gezond.",
    }


@pytest.mark.parametrize(
    ("sentence", "bound", "reason"),
    [
        ("In 2026 sport driekwart van de inwoners elke week.", True, "the target and its year, in other words"),
        ("In 2025 sport driekwart van de inwoners elke week.", False, "another year"),
        ("In 2026 sport 80% van de inwoners elke week.", False, "another number"),
        ("In 2026 is driekwart van de daken geïsoleerd.", False, "about something else"),
    ],
)
def test_a_goal_with_the_target_and_its_year_needs_fewer_words_of_the_indicator(
    sentence: str, bound: bool, reason: str
) -> None:
    text = f"# Programma 1 Sport\n## Wat willen we bereiken?\n{sentence}\n## Effectindicatoren\n[table]"

    found = links("% volwassenen dat wekelijks sport of fietst | 70 | 75", text)

    assert bool(found) is bound, reason


def links(rows: str, text: str = TEXT) -> list[Link]:
    made = table("Indicator | Peilwaarde 2023 | Streefwaarde 2026", rows)
    segmentation = document(text, made)
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    return [link for link in bound.links if link.kind == "goal_indicator"]


CASES = [
    ("% jongeren tot 18 jaar met jeugdhulp", "Het aandeel jeugdigen met jeugdhulp daalt", "all words, one as synonym"),
    (
        "% jongeren (12-18 jaar) dat zich mentaal gezond voelt",
        "Jongeren voelen zich mentaal gezond en weerbaar",
        "other forms of the words",
    ),
    (
        "% uithuisgeplaatste kinderen dat in een gezin woont",
        "Kinderen die niet thuis wonen, groeien op in een gezin",
        "most of the words",
    ),
    ("Kg huishoudelijk restafval per inwoner", "Plan om restafval te verminderen", "a result, where no goal fits"),
    ("Rapportcijfer van ouders voor de hulp", None, "a target group and general words bind nothing"),
    ("% jongeren met een delict", None, "a target group alone"),
    ("Voortijdig schoolverlaters", None, "no goal has the word: an orphan"),
]


@pytest.mark.parametrize(("indicator", "goal", "reason"), CASES, ids=[case[2] for case in CASES])
def test_by_meaning(indicator: str, goal: str | None, reason: str) -> None:
    found = links(f"{indicator} | 11,2 | 10,4")
    assert {(link.from_id, link.reason) for link in found} == ({(goal, "by meaning")} if goal else set())


def test_a_goal_is_bound_to_each_value_of_its_indicator() -> None:
    assert len(links("% jongeren met jeugdhulp | 11,2 | 10,4")) == 2


def test_confidence_grows_with_the_share_of_words() -> None:
    whole = links("% jongeren met jeugdhulp | 11,2 | 10,4")[0]
    part = links("% uithuisgeplaatste kinderen dat in een gezin woont | 11,2 | 10,4")[0]
    assert 0.5 < part.confidence < whole.confidence <= 0.95


def test_words_that_do_not_tell_goals_apart_bind_none() -> None:
    text = TEXT.replace("2. Jongeren", "5. Jeugdhulp dichtbij\n6. Jeugdhulp op tijd\n7. Jeugdhulp op maat\n2. Jongeren")
    assert {link.from_id for link in links("Jeugdhulp | 1 | 2", text)} == set()


def test_by_section_where_the_table_stands_with_one_goal() -> None:
    text = """
    # Programma 1 Wijken
    ## Leefbaarheid
    1. Bewoners zijn trots op hun buurt
    ### Meten
    [table]
    ## Veiligheid
    1. Minder inbraken
    2. Minder geweld
    """
    found = links("Score in de monitor | 6 | 7", text)
    assert {(link.from_id, link.reason) for link in found} == {("Bewoners zijn trots op hun buurt", "by section")}


def test_not_by_section_where_it_stands_with_more_goals() -> None:
    assert links("Verzuim | 6 | 7") == []


STEMS = [
    ("wonen", "woont"),
    ("eenzame", "eenzaamheid"),
    ("sporten", "sporters"),
    ("gezin", "gezinnen"),
    ("huisarts", "huisartsen"),
    ("jeugdige", "jeugdigen"),
    ("cliënt", "clienten"),
]


@pytest.mark.parametrize(("first", "second"), STEMS)
def test_forms_of_one_word_share_a_stem(first: str, second: str) -> None:
    assert stem_of(first) == stem_of(second)


def test_words_that_tell() -> None:
    assert stems_of("Aantal inwoners met een uitkering (per 1.000)") == (stem_of("inwoners"), stem_of("uitkering"))
    assert is_about_money("Besparing van € 3 mln.") and not is_about_money("Minder inbraken")


@pytest.mark.parametrize("name", ["stop", "general", "who", "money", "synonyms"])
def test_lists_catch_their_example_and_leave_their_counter_example(name: str) -> None:
    path = Settings().lexicon_folder / "link_words.toml"
    entry = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    stems = getattr(link_words(), name)
    assert stem_of(entry["example"]) in stems
    assert stem_of(entry["counter_example"]) not in stems


def test_a_row_that_is_a_goal_itself_is_bound_to_its_values() -> None:
    made = table("Indicator | Streefwaarde 2026", "Aantal inbraken | 40", kind=TableKind.INDICATOR)
    segmentation = document("# Programma 1 Veilig\n[table]\n1. Aantal inbraken; Streefwaarde 2026: 40", made)
    row = segmentation.statements[0]
    row = replace(row, source=StatementSource.TABLE_ROW, regions=(made.row_regions[0],))
    segmentation = replace(segmentation, statements=(row,))
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    assert [(link.reason, link.to_id) for link in bound.links] == [("by row", bound.indicator_values[0].id)]


def test_the_row_of_an_indicator_with_a_target_hangs_on_the_goal_that_it_measures() -> None:
    made = table(
        "Indicator | Peilwaarde 2023 | Streefwaarde 2026", "% jongeren tot 18 jaar met jeugdhulp | 11,2 | 10,4"
    )
    segmentation = document(TEXT, made)
    row = replace(
        segmentation.statements[0], id="row", source=StatementSource.TABLE_ROW, text="% jongeren; 10,4", marker=None,
        regions=made.row_regions,
    )  # fmt: skip
    others = tuple(replace(one, regions=(replace(one.regions[0], page=9),)) for one in segmentation.statements)
    segmentation = replace(segmentation, statements=(*others, row))

    bound = bind_goals("d", segmentation, tag_all(segmentation))

    (link,) = [link for link in bound.links if link.kind == "goal_parent" and link.from_id == "row"]
    assert (link.to_id, link.reason) == ("Het aandeel jeugdigen met jeugdhulp daalt", "by meaning")
