"""Programme, number and parent of goals."""

from dataclasses import replace

import pytest

from pipeline.goals import apply_structure, bind_goals, structural_reports
from pipeline.labels import DocumentKind
from pipeline.model import Box, Region
from tests.goals.factory import document, tag_all

BUDGET = """
# Begroting 2027
## Programma 1 Jeugd
### Wat willen we bereiken?
1. Gezond opgroeien
2. Veilig opgroeien
### Wat gaan we daarvoor doen?
1.1 Wijkteams versterken
1.2. Verordening herzien
2.1 Pleegouders werven
2.1.1 Campagne in het voorjaar
2.1.2. Avonden voor ouders
3.1 Los resultaat
## Programma 2 Wonen
### Wat willen we bereiken?
1. Genoeg woningen
### Wat gaan we daarvoor doen?
1.1 Prestatieafspraken
"""

THEMES = """
# Programma Samenleving
## Jeugd
### Doelstellingen
1. Gezond opgroeien
### Activiteiten
1.1 Wijkteams
## Sport
### Doelstellingen
1. Meer sporters
### Activiteiten
1.1 Sportnota
"""

HEADINGS = """
# Pijler 1 Zorg
## Wat willen we bereiken?
1. Langer thuis
2. Minder eenzaam
## Wat gaan we doen?
### 1. Langer thuis
- uitbreiden dagbesteding
### 2. Minder eenzaam
- huisbezoeken aan ouderen
"""


CASES = [
    ("Wijkteams versterken", "Programma 1 Jeugd", "1.1", "1", "Gezond opgroeien"),
    ("Verordening herzien", "Programma 1 Jeugd", "1.2", "1", "Gezond opgroeien"),
    ("Pleegouders werven", "Programma 1 Jeugd", "2.1", "2", "Veilig opgroeien"),
    ("Campagne in het voorjaar", "Programma 1 Jeugd", "2.1.1", "2", "Pleegouders werven"),
    ("Avonden voor ouders", "Programma 1 Jeugd", "2.1.2", "2", "Pleegouders werven"),
    ("Los resultaat", "Programma 1 Jeugd", "3.1", None, None),
    ("Genoeg woningen", "Programma 2 Wonen", "1", None, None),
    ("Prestatieafspraken", "Programma 2 Wonen", "1.1", "1", "Genoeg woningen"),
]


@pytest.mark.parametrize(("id_", "programme", "number", "parent_number", "parent"), CASES)
def test_results_hang_on_goals_by_number_within_their_programme(
    id_: str, programme: str, number: str, parent_number: str | None, parent: str | None
) -> None:
    segmentation = document(BUDGET)
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    goal = next(goal for goal in bound.goals if goal.id == id_)
    assert (goal.programme, goal.number, goal.parent_number) == (programme, number, parent_number)
    assert next((link.to_id for link in bound.links if link.from_id == id_), None) == parent


def test_a_new_list_of_goals_starts_a_new_scope() -> None:
    segmentation = document(THEMES)
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    assert [(link.from_id, link.to_id, link.reason) for link in bound.links] == [
        ("Wijkteams", "Gezond opgroeien", "by number"),
        ("Sportnota", "Meer sporters", "by number"),
    ]


def test_results_without_number_hang_on_the_goal_of_their_heading() -> None:
    segmentation = document(HEADINGS)
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    assert [(link.from_id, link.to_id, link.reason) for link in bound.links] == [
        ("uitbreiden dagbesteding", "Langer thuis", "by section"),
        ("huisbezoeken aan ouderen", "Minder eenzaam", "by section"),
    ]


def test_results_that_accounts_report_hang_on_the_goals_by_number() -> None:
    text = """
    # Programma 2 Jeugd
    ## Wat wilden we bereiken?
    1. Minder kinderen met jeugdhulp
    ## Wat wilden we daarvoor doen?
    2.1.01 Verordening vastgesteld
    2.3.01 Meldpunt geopend
    """
    segmentation = document(text)
    reports = structural_reports(segmentation, DocumentKind.ACCOUNTS)
    tagged = apply_structure(tag_all(segmentation), frozenset(), lambda doubted: (), reports)
    bound = bind_goals("d", segmentation, tagged)

    assert [goal.id for goal in bound.goals] == ["Minder kinderen met jeugdhulp"]
    assert [(link.kind, link.from_id, link.to_id, link.reason) for link in bound.links] == [
        ("report_parent", "Verordening vastgesteld", "Minder kinderen met jeugdhulp", "by number")
    ]


def test_what_is_no_goal_gets_no_place() -> None:
    segmentation = document(BUDGET)
    assert bind_goals("d", segmentation, tag_all(segmentation, "other")).goals == ()


def test_results_below_a_numbered_heading_that_is_no_statement_keep_its_number() -> None:
    text = "# Programma 1 Zorg\n## Wat gaan we doen?\n### 2. Minder eenzaam\n- huisbezoeken aan ouderen"
    segmentation = document(text)
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    assert [(goal.number, goal.parent_number) for goal in bound.goals] == [(None, "2")]
    assert bound.links == ()


NUMBERING = [
    (
        "results that start with the number of their programme",
        """
        # Programma 4 Wonen
        ## Wat willen we bereiken?
        1. Genoeg woningen
        4. Mooie wijken
        ## Wat gaan we daarvoor doen?
        4.1.01 Woonvisie
        4.4.01 Groenplan
        """,
        {"Woonvisie": "1", "Groenplan": "4"},
    ),
    (
        "goals that start with the number of their programme",
        """
        # Programma 4 Wonen
        ## Wat willen we bereiken?
        4.1 Genoeg woningen
        4.2 Mooie wijken
        ## Wat gaan we daarvoor doen?
        4.1.1 Woonvisie
        4.2.1 Groenplan
        """,
        {"Woonvisie": "4.1", "Groenplan": "4.2"},
    ),
    (
        "letters for goals and activities",
        """
        # Programma 4 Wonen
        ## Doelen
        D1 Genoeg woningen
        D2 Mooie wijken
        ## Activiteiten
        A1.1 Woonvisie
        A2.1 Groenplan
        """,
        {"Woonvisie": "D1", "Groenplan": "D2"},
    ),
    (
        "numbers in words of their own",
        """
        # Programma 4 Wonen
        ## Wat willen we bereiken?
        Doelstelling 1: Genoeg woningen
        Doelstelling 2: Mooie wijken
        ## Wat gaan we daarvoor doen?
        1a Woonvisie
        2a Groenplan
        """,
        {"Woonvisie": "1", "Groenplan": "2"},
    ),
]


@pytest.mark.parametrize(("reason", "text", "expected"), NUMBERING, ids=[case[0] for case in NUMBERING])
def test_numbering(reason: str, text: str, expected: dict[str, str]) -> None:
    segmentation = document(text)
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    assert {goal.id: goal.parent_number for goal in bound.goals if goal.parent_number} == expected


PROGRAMMES = [
    ("P2 Jeugd", "P2 Jeugd", "code"),
    ("Programma 3: Sociaal domein", "Programma 3: Sociaal domein", "word and number"),
    ("Programma Wonen", "Programma Wonen", "word alone"),
    ("Pijler 2 Gezond", "Pijler 2 Gezond", "another word"),
]


@pytest.mark.parametrize(("heading", "programme", "reason"), PROGRAMMES, ids=[case[2] for case in PROGRAMMES])
def test_headings_that_open_a_programme(heading: str, programme: str, reason: str) -> None:
    text = f"# Begroting 2027\n## Inleiding\nWij sparen.\n## {heading}\n### Wat willen we bereiken?\n1. Meer rust"
    segmentation = document(text)
    goals = bind_goals("d", segmentation, tag_all(segmentation)).goals
    assert [goal.programme for goal in goals] == [None, programme]


def test_chapters_are_programmes_where_goal_headings_stand_in_them() -> None:
    text = """
    # Begroting 2027
    ## 3 Veiligheid
    ### Wat willen we bereiken?
    1. Minder inbraken
    ## 4 Wonen
    ### Wat willen we bereiken?
    1. Genoeg woningen
    ## Bijlagen
    Wij sparen.
    """
    segmentation = document(text)
    goals = bind_goals("d", segmentation, tag_all(segmentation)).goals
    assert [goal.programme for goal in goals] == ["3 Veiligheid", "4 Wonen", None]


def test_in_a_flat_document_a_programme_lasts_until_the_next_heading_of_its_own_height() -> None:
    text = """
    # P1 Veiligheid
    # Wat willen we bereiken?
    1. Minder inbraken
    # P2 Wonen
    # Wat gaan we daarvoor doen?
    1.1 Woonvisie
    # Over deze begroting
    Wij sparen.
    """
    segmentation = document(text)
    goals = bind_goals("d", segmentation, tag_all(segmentation)).goals
    assert [goal.programme for goal in goals] == ["P1 Veiligheid", "P2 Wonen", None]


def test_items_hang_on_the_goal_that_leads_in() -> None:
    text = """
    # Programma 1 Jeugd
    Met de scholen sluiten wij een overeenkomst:
    - zestien uur per week aanwezig
    Wij groeien.
    - zonder wachttijd
    """
    segmentation = document(text)
    links = bind_goals("d", segmentation, tag_all(segmentation)).links
    assert [(link.from_id, link.to_id, link.reason) for link in links] == [
        ("zestien uur per week aanwezig", "Met de scholen sluiten wij een overeenkomst:", "by nesting")
    ]


COMBINED = """
# Programma 1 Jeugd
## Wat willen we bereiken?
1. Gezond opgroeien
2. Sterke gezinnen
## Wat gaan we daarvoor doen?
1.1 Inlooplocatie voor jongeren
2.1 Verordening over jeugdhulp
### 1.1 en 2.1 Toegang
Het college legt de verordening in mei voor.
De inlooplocatie gaat ook zaterdag open.
### 2.2.01 Pleegzorg
Pleegouders krijgen een aanspreekpunt.
"""


def test_of_a_heading_with_two_results_a_statement_hangs_on_the_one_it_is_about() -> None:
    segmentation = document(COMBINED)
    links = bind_goals("d", segmentation, tag_all(segmentation)).links
    assert {(link.from_id, link.to_id) for link in links if link.reason == "by section"} == {
        ("Het college legt de verordening in mei voor.", "Verordening over jeugdhulp"),
        ("De inlooplocatie gaat ook zaterdag open.", "Inlooplocatie voor jongeren"),
        ("Pleegouders krijgen een aanspreekpunt.", "Sterke gezinnen"),  # its result is no goal: the one above
    }


def test_the_number_of_a_chapter_is_not_that_of_a_goal() -> None:
    text = """
    # Beleidsplan
    ## 3 Doelen
    1. Gezond opgroeien
    2. Sterke gezinnen
    3. Minder armoede
    4. Meer rust
    ## 4 Sturing en geld
    Wij sparen.
    """
    segmentation = document(text)
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    assert "Wij sparen." not in {link.from_id for link in bound.links}


def test_headings_of_a_document_without_levels_or_with_one_title_are_no_programmes() -> None:
    for text in ("# Inleiding\nWij groeien.\n# Doel\nWij sparen.", "# Plan\n## A\nWij groeien.\n## B\nWij sparen."):
        segmentation = document(text)
        assert {goal.programme for goal in bind_goals("d", segmentation, tag_all(segmentation)).goals} == {None}


def parents_of(text: str, places: dict[str, Region] | None = None) -> dict[str, str]:
    """Text of each result -> text of its goal, with statements put at these places of the page."""
    segmentation = document(text)
    put = [replace(one, regions=((places or {}).get(one.text, one.regions[0]),)) for one in segmentation.statements]
    segmentation = replace(segmentation, statements=tuple(put))
    texts = {one.id: one.text for one in segmentation.statements}
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    return {texts[link.from_id]: texts[link.to_id] for link in bound.links}


def test_results_hang_on_the_only_goal_that_they_follow() -> None:
    text = """
    # Programma 1
    ## Wat willen we bereiken?
    1. Gezond opgroeien
    ## Wat gaan we doen?
    - wijkteams versterken
    ## Wat willen we bereiken?
    2. Veilig opgroeien
    ## Wat gaan we doen?
    - pleegouders werven
    """
    assert parents_of(text) == {
        "wijkteams versterken": "Gezond opgroeien",
        "pleegouders werven": "Veilig opgroeien",
    }


TWO_COLUMNS = """
# Programma 1
## Wat willen we bereiken?
1. Gezond opgroeien
2. Veilig opgroeien
## Wat gaan we doen?
- wijkteams versterken
- pleegouders werven
"""


def test_of_several_goals_a_list_of_results_without_numbers_names_none() -> None:
    assert parents_of(TWO_COLUMNS) == {}


def test_results_hang_on_the_goal_that_they_stand_beside() -> None:
    places = {
        "Gezond opgroeien": Region(1, Box(50, 100, 200, 112)),
        "Veilig opgroeien": Region(1, Box(50, 200, 200, 212)),
        "wijkteams versterken": Region(1, Box(250, 150, 500, 162)),
        "pleegouders werven": Region(1, Box(250, 195, 500, 207)),
    }
    assert parents_of(TWO_COLUMNS, places) == {
        "wijkteams versterken": "Gezond opgroeien",
        "pleegouders werven": "Veilig opgroeien",
    }
