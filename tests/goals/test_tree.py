"""Programme, number and parent of goals."""

import pytest

from pipeline.goals import bind_goals
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


def test_what_is_no_goal_gets_no_place() -> None:
    segmentation = document(BUDGET)
    assert bind_goals("d", segmentation, tag_all(segmentation, "other")).goals == ()
