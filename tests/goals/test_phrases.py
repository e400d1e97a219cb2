"""Goals without a list: those that are headings, and those in cells of their own."""

from __future__ import annotations

import pytest

from pipeline.goals import bind_goals, structural_goals, structural_repeats, structural_reports, with_goal_headings
from pipeline.goals.phrases import phrases_of, with_goal_cells
from pipeline.goals.placing import goal_headings
from pipeline.labels import BlockKind, DocumentKind, DocumentStatus, StatementSource, TableKind, TextLayer
from pipeline.model import Block, Box, Page, Reading, Table
from pipeline.segment import Segmentation
from tests.goals.factory import document, table, tag_all

HEADED = """
# Programma 1 Zorg
## Wat willen we bereiken en wat gaan we daarvoor doen?
### Inwoners redden zich langer op eigen kracht
Ouderen wonen langer thuis.
Dit doen we in 2026:
- In elk dorp komt een inloopplek.
- We werven tien vrijwilligers.
### Minder huishoudens hebben schulden
Dit doen we in 2026:
- Een budgetcursus
## Wat mag het kosten?
### Kosten en baten van het programma zijn hoger
"""


def read(segmentation: Segmentation) -> Segmentation:
    """With the goals of its headings, which stand where a page has them."""
    blocks = tuple(
        Block(1, BlockKind.HEADING, section.title, Box(50, 100 * section.position, 300, 100 * section.position + 12))
        for section in segmentation.sections
    )
    reading = Reading((Page(1, 595, 842, TextLayer.READABLE, blocks),), 1, "read-test", DocumentStatus.DONE)
    return with_goal_headings(segmentation, reading, "d")


def test_headings_below_a_heading_of_goals_are_goals_and_their_bullets_results() -> None:
    segmentation = read(document(HEADED))
    texts = {one.id: one.text for one in segmentation.statements}

    declared = {texts[id_] for id_ in structural_goals(segmentation)}
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    parents = {texts[link.from_id]: texts[link.to_id] for link in bound.links if link.reason == "by section"}

    assert declared == {
        "Inwoners redden zich langer op eigen kracht",
        "In elk dorp komt een inloopplek.",
        "We werven tien vrijwilligers.",
        "Minder huishoudens hebben schulden",
        "Een budgetcursus",
    }
    assert parents["In elk dorp komt een inloopplek."] == "Inwoners redden zich langer op eigen kracht"
    assert parents["Ouderen wonen langer thuis."] == "Inwoners redden zich langer op eigen kracht"
    assert parents["Een budgetcursus"] == "Minder huishoudens hebben schulden"
    assert {texts[id_] for id_ in structural_repeats(segmentation)} == {"Dit doen we in 2026:"}, "announces, is no goal"


# (heading below "Wat willen we bereiken?", whether it is a goal, reason)
TITLES = [
    ("Inwoners redden zich langer op eigen kracht", True, "a sentence"),
    ("Minder jongeren in de jeugdhulp", True, "a comparative"),
    ("Zorg en ondersteuning van ouderen", False, "a subject"),
    ("Jeugd", False, "a word"),
    ("Waar staan we nu met jeugd", False, "a question in all but its mark"),
    ("Welke kinderen krijgen nu hulp?", False, "a question"),
    ("Ontwikkelingen die op ons af komen", False, "another part of the programme"),
]


@pytest.mark.parametrize(("title", "is_goal", "reason"), TITLES, ids=[row[-1] for row in TITLES])
def test_which_headings_are_goals(title: str, is_goal: bool, reason: str) -> None:
    sections = document(f"# Programma 1 Zorg\n## Wat willen we bereiken?\n### {title}").sections
    assert bool(goal_headings(sections)) is is_goal, reason


def test_a_heading_beside_those_that_say_something_is_a_goal_too() -> None:
    text = """
    # Programma 1
    ## Doelen
    ### Inwoners doen mee in het dorp
    ### Minder mensen zijn eenzaam
    ### Een dorp om in te blijven
    """
    assert [text for _, text, _ in goal_headings(document(text).sections).values()][-1] == "Een dorp om in te blijven"


def test_headings_of_one_title_are_judged_together_over_the_programmes() -> None:
    text = """
    # Programma 1
    ## Doelen
    ### Inwoners doen mee in het dorp
    ### Minder mensen zijn eenzaam
    # Programma 2
    ## Doelen
    ### Een dorp om in te blijven
    """
    assert "Een dorp om in te blijven" in {text for _, text, _ in goal_headings(document(text).sections).values()}


def test_headings_below_a_line_that_announces_results_are_results() -> None:
    text = """
    # Programma 1
    ## Wat willen we bereiken?
    ### Ouderen zijn minder vaak alleen
    Wat gaan we ervoor doen?
    #### Een netwerk van eettafels
    Vrijwilligers koken.
    ### Meer kinderen gaan sporten
    Sport is leuk.
    #### Waarom dat zo is
    """
    segmentation = read(document(text))
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    texts = {one.id: one.text for one in segmentation.statements}

    declared = {texts[id_] for id_ in structural_goals(segmentation)}
    assert declared == {"Ouderen zijn minder vaak alleen", "Een netwerk van eettafels", "Meer kinderen gaan sporten"}
    assert ("Een netwerk van eettafels", "Ouderen zijn minder vaak alleen") in {
        (texts[link.from_id], texts[link.to_id]) for link in bound.links
    }


NUMBERED = """
# Programma 1
## Wat willen we bereiken?
{list}
### 1.1 Inwoners voelen zich veilig in hun buurt
Dat is nu nog niet zo.
- Een wijkagent in elk dorp
### 1.2 Ondernemers kunnen hun werk doen
Ook zij hebben last van inbraken.
"""


def test_numbered_headings_are_goals_where_no_list_has_them() -> None:
    segmentation = read(document(NUMBERED.format(list="")))
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    texts = {one.id: one.text for one in segmentation.statements}

    assert [(goal.number, texts[goal.id]) for goal in bound.goals if goal.number] == [
        ("1.1", "Inwoners voelen zich veilig in hun buurt"),
        ("1.2", "Ondernemers kunnen hun werk doen"),
    ]
    assert ("Een wijkagent in elk dorp", "Inwoners voelen zich veilig in hun buurt") in {
        (texts[link.from_id], texts[link.to_id]) for link in bound.links
    }


def test_numbered_headings_below_a_list_of_goals_explain_them() -> None:
    listed = "1.1 Inwoners en bezoekers voelen zich veilig\n1.2 Ondernemers kunnen rekenen op de politie"
    segmentation = read(document(NUMBERED.format(list=listed)))
    texts = {one.id: one.text for one in segmentation.statements}

    assert {texts[id_] for id_ in structural_goals(segmentation)} == {
        "Inwoners en bezoekers voelen zich veilig",
        "Ondernemers kunnen rekenen op de politie",
    }


def test_a_heading_of_nothing_but_a_label_numbers_the_sentence_below_it() -> None:
    text = """
    # Programma 1
    ## Wat willen we bereiken?
    ### Doel 1
    Iedereen kan meedoen in het dorp
    Dat lukt nog niet overal.
    ### Doelstelling 2
    Niemand woont te duur
    """
    segmentation = read(document(text))
    bound = bind_goals("d", segmentation, tag_all(segmentation))
    texts = {one.id: one.text for one in segmentation.statements}

    assert [(goal.number, texts[goal.id]) for goal in bound.goals if goal.number] == [
        ("1", "Iedereen kan meedoen in het dorp"),
        ("2", "Niemand woont te duur"),
    ]
    assert len(structural_goals(segmentation)) == 2, "the second sentence explains"


def test_codes_of_a_tree_of_goals() -> None:
    sections = document(
        "# Programma 1\n## D1.2 Meer jongeren aan het werk\n### R1.2.1 Een coach op elke school"
    ).sections
    assert list(goal_headings(sections).values()) == [
        ("D1.2", "Meer jongeren aan het werk", "goal"),
        ("R1.2.1", "Een coach op elke school", "result"),
    ]


HEADER = "Doel | Prestatie 2026 | Indicator | Streefwaarde 2026"
ROWS = (
    "1.1 Meer inwoners vinden werk | 1.1.1 Wij begeleiden mensen naar werk | Uitstroom uit de bijstand | 85\n"
    " | 1.1.2 Wij openen een loket | Bezoekers van het loket | 300\n"
    "1.2 Kinderen krijgen op tijd hulp | 1.2.1 Wij versterken de lokale teams | Wachttijd in weken | 4"
)


def rows_as_statements(made: Table) -> Segmentation:
    """The table below a heading of goals, with the statement that the segmenter makes of each row."""
    text = "# Programma 1 Meedoen\n## Doelen en prestaties\n[table]\n" + "\n".join(
        f"rij {k}" for k in range(len(made.rows))
    )
    segmentation = document(text, made)
    return Segmentation(
        segmentation.sections,
        segmentation.tables,
        tuple(
            type(one)(one.id, one.position, StatementSource.TABLE_ROW, "; ".join(filter(None, cells)), one.section_id,
                      one.section_path, None, None, (place,))
            for one, cells, place in zip(segmentation.statements, made.rows, made.row_regions, strict=True)
        ),
    )  # fmt: skip


def test_a_table_of_goals_performances_and_indicators() -> None:
    segmentation = with_goal_cells(rows_as_statements(table(HEADER, ROWS)), "d")
    texts = {one.id: one.text for one in segmentation.statements}
    bound = bind_goals("d", segmentation, tag_all(segmentation))

    assert [(goal.number, goal.parent_number, texts[goal.id]) for goal in bound.goals if goal.number] == [
        ("1.1", None, "Meer inwoners vinden werk"),
        ("1.1.1", "1.1", "Wij begeleiden mensen naar werk"),
        ("1.1.2", "1.1", "Wij openen een loket"),
        ("1.2", None, "Kinderen krijgen op tijd hulp"),
        ("1.2.1", "1.2", "Wij versterken de lokale teams"),
    ]
    assert len(structural_goals(segmentation)) == 5
    assert "Bezoekers van het loket; Streefwaarde 2026: 300" in texts.values(), "the row keeps its indicator"
    measured = {value.id: value.indicator for value in bound.indicator_values}
    links = {(texts[link.from_id], measured[link.to_id]) for link in bound.links if link.to_id in measured}
    assert ("Wij openen een loket", "Bezoekers van het loket") in links


def test_without_numbers_a_performance_hangs_on_the_goal_of_its_row() -> None:
    rows = "Meer inwoners vinden werk | Wij begeleiden mensen naar werk\n | Wij openen een loket"
    segmentation = with_goal_cells(rows_as_statements(table("Doelen | Activiteiten", rows, kind=TableKind.OTHER)), "d")
    texts = {one.id: one.text for one in segmentation.statements}
    bound = bind_goals("d", segmentation, tag_all(segmentation))

    assert {(texts[link.from_id], texts[link.to_id]) for link in bound.links} == {
        ("Wij begeleiden mensen naar werk", "Meer inwoners vinden werk"),
        ("Wij openen een loket", "Meer inwoners vinden werk"),
    }


def test_cells_that_the_reader_cut_or_glued_are_put_right() -> None:
    rows = (
        "1.1 Meer inwoners vinden werk | 1.1.1 Een loket openen 1.1.2 Mensen begeleiden\n"
        "dat bij hen past | naar werk\n"
        " | 1.2.1 Taalles op de werkvloer"
    )
    segmentation = with_goal_cells(rows_as_statements(table("Doel | Actie", rows, kind=TableKind.OTHER)), "d")
    texts = {one.id: one.text for one in segmentation.statements}
    bound = bind_goals("d", segmentation, tag_all(segmentation))

    assert [(goal.number, goal.parent_number, texts[goal.id]) for goal in bound.goals] == [
        ("1.1", None, "Meer inwoners vinden werk dat bij hen past"),
        ("1.1.1", "1.1", "Een loket openen"),
        ("1.1.2", "1.1", "Mensen begeleiden naar werk"),
        ("1.2.1", None, "Taalles op de werkvloer"),
    ]


def test_bullets_in_a_cell_are_phrases_of_their_own_below_the_numbered_goal_beside_them() -> None:
    rows = "Doel 4 Meer inwoners vinden werk | • Wij begeleiden mensen naar werk • Wij openen een loket"
    made = table("Wat willen we bereiken? | Wat gaan we doen?", rows, kind=TableKind.OTHER)
    segmentation = with_goal_cells(rows_as_statements(made), "d")
    texts = {one.id: one.text for one in segmentation.statements}
    bound = bind_goals("d", segmentation, tag_all(segmentation))

    assert [(goal.number, goal.parent_number, texts[goal.id]) for goal in bound.goals] == [
        ("4", None, "Meer inwoners vinden werk"),
        (None, "4", "Wij begeleiden mensen naar werk"),
        (None, "4", "Wij openen een loket"),
    ]


ACTIONS = (
    "Doel 2.1: Kinderen leren zwemmen | | \n"
    "2.1.1 | Zwemles op alle basisscholen | wethouder Jeugd\n"
    "2.1.2 | Vervoer naar het zwembad regelen | de scholen"
)


@pytest.mark.parametrize("kind", [DocumentKind.BUDGET, DocumentKind.ACCOUNTS])
def test_rows_of_a_table_of_actions_are_results_and_report_in_accounts(kind: DocumentKind) -> None:
    made = table("Nr. | Activiteit uit de begroting | Wie", ACTIONS, kind=TableKind.OTHER)
    segmentation = with_goal_cells(rows_as_statements(made), "d")
    texts = {one.id: one.text for one in segmentation.statements}
    goals = [texts[id_] for id_ in structural_goals(segmentation, kind)]
    reports = [texts[id_] for id_ in structural_reports(segmentation, kind)]
    actions = {
        "2.1.1; Zwemles op alle basisscholen; wethouder Jeugd",
        "2.1.2; Vervoer naar het zwembad regelen; de scholen",
    }

    assert "Doel 2.1: Kinderen leren zwemmen" in goals
    assert set(reports if kind is DocumentKind.ACCOUNTS else goals) >= actions


@pytest.mark.parametrize(
    ("header", "rows", "reason"),
    [
        ("Doelgroep | Activiteit | Kosten", "Jongeren tot 18 | Wij openen een loket | 5", "a target group is no goal"),
        ("Indicator | Doel 2026", "Aandeel jongeren met werk | 85", "the goal is a number"),
        ("Doelen | Toelichting", "Meer inwoners vinden werk | Zie bladzijde 3 van dit stuk", "a list of rows"),
    ],
)
def test_tables_without_goals_beside_something_else(header: str, rows: str, reason: str) -> None:
    assert list(phrases_of(table(header, rows, kind=TableKind.OTHER))) == [], reason


COUNTED_ON = """
# Sociaal Duinzicht
## Toelichting op de doelenboom
### D1 Jongeren voelen zich gezond en veilig
#### R1.1 Minder jongeren gebruiken zware hulp
I1.1.1 Uitbreiden van het jongerenwerk
I1.1.2 Trainen van docenten
4.1.1 Een artikel van een verordening
## Doelstelling 1.2: Een loket dat altijd open is
Wij gaan open in het weekend.
1.2.a Een avondploeg aanstellen
"""


def test_items_whose_number_goes_on_from_that_of_the_heading_above_are_its_results() -> None:
    told = read(document(COUNTED_ON))
    declared = structural_goals(told)
    results = {"Uitbreiden van het jongerenwerk", "Trainen van docenten", "Een avondploeg aanstellen"}
    assert {one.text for one in told.statements if one.id in declared} >= results
    goals = {goal.id: goal.number for goal in bind_goals("d", told, tag_all(told)).goals}
    texts = {one.id: one.text for one in told.statements}
    assert {texts[key]: number for key, number in goals.items() if texts[key] in results} == {
        "Uitbreiden van het jongerenwerk": "I1.1.1",
        "Trainen van docenten": "I1.1.2",
        "Een avondploeg aanstellen": "1.2.a",
    }
    parents = {texts[link.from_id]: texts[link.to_id] for link in bind_goals("d", told, tag_all(told)).links}
    assert parents["Trainen van docenten"] == "Minder jongeren gebruiken zware hulp"
    assert parents["Een avondploeg aanstellen"] == "Een loket dat altijd open is"
    assert "Een artikel van een verordening" not in {one.text for one in told.statements if one.id in declared}
