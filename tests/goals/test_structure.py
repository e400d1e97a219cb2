"""Which list items the layout itself declares to be goals."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.goals import (
    apply_structure,
    bind_goals,
    structural_goals,
    structural_repeats,
    structural_reports,
    with_goal_headings,
)
from pipeline.labels import (
    BlockKind,
    Dimension,
    DocumentKind,
    DocumentStatus,
    Kind,
    StatementSource,
    TableKind,
    TextLayer,
)
from pipeline.model import Block, Box, Page, Reading, Statement, Tag, TaggedStatement
from tests.goals.factory import document, table, tag_all

CASES = [
    (
        "numbered phrases under goal and result headings",
        """
        # Programma 1 Sociaal domein
        ## Wat willen we bereiken?
        1. Wethouder in positie.
        2. Minder eenzaamheid
        ## Wat gaan we daarvoor doen?
        1.1 Vernieuwd beleidskader
        """,
        {"Wethouder in positie.", "Minder eenzaamheid", "Vernieuwd beleidskader"},
    ),
    (
        "a list below a sub-heading of its own",
        """
        # Programma 1 Sociaal domein
        ## Wat willen we bereiken?
        ### Visie
        Iedereen doet mee.
        ### Doelstellingen
        1. Minder eenzaamheid
        ## Wat gaan we daarvoor doen?
        ### Belangrijkste resultaten voor 2027
        1.1. Vernieuwd beleidskader
        """,
        {"Minder eenzaamheid", "Vernieuwd beleidskader"},
    ),
    (
        "bullets where there are no numbers; sentences are for the classifier to judge",
        """
        # Programma 1 Sociaal domein
        ## Wat willen we bereiken?
        Iedereen doet mee.
        - meer sport
        """,
        {"meer sport"},
    ),
    (
        "bullets beside a numbered list, below a sub-heading or outside a programme are for the classifier to judge",
        """
        # Programma 1 Sociaal domein
        ## Wat willen we bereiken?
        1. Iedereen doet mee
        - meer sport
        ## Wat gaan we daarvoor doen?
        ### Jeugd
        - meer zalen
        # Paragraaf Grondbeleid
        ## Doelstellingen
        - meer grond
        """,
        {"Iedereen doet mee"},
    ),
    (
        "the explanation below the list repeats its numbers, as headings or as items",
        """
        # Programma 1 Wonen
        ## Wat gaan we daarvoor doen?
        1.1 Woonvisie vastgesteld
        1.2 Huisvestingsverordening gewijzigd
        ### 1.1 Woonvisie vastgesteld in de raad
        1. eerst een startnotitie
        2. dan inspraak
        Toegelicht onder projecten:
        1.2 Huisvestingsverordening gewijzigd in het najaar
        """,
        {"Woonvisie vastgesteld", "Huisvestingsverordening gewijzigd"},
    ),
    (
        "a numbered list below another sub-heading is a story once the heading had its own list",
        """
        # Programma 5 Natuur
        ## Wat gaan we daarvoor doen?
        1.1 Groenplan
        ### Samenwerking in het duingebied
        1. De landschapstafel overlegt met zes gemeenten.
        2. Het nationaal park werkt aan een programma.
        """,
        {"Groenplan"},
    ),
    (
        "themes under one heading each have their own list",
        """
        # Programma 2 Samenleving
        ## Wat gaan we daarvoor doen?
        ### Jeugd
        1. Pleegouders werven
        ### Sport
        1. Sportnota opstellen
        """,
        {"Pleegouders werven", "Sportnota opstellen"},
    ),
    (
        "a lead-in that is a heading in all but its looks, below a numbered heading",
        """
        # Programma 1 Veilig
        ## Doelstelling 1.1 Minder inbraken in woningen
        Wat gaan we daarvoor doen in 2027?
        1. Voorlichting in tien buurten
        2. Een lokfiets
        De politie zei:
        1. Houd de deur dicht
        """,
        {"Voorlichting in tien buurten", "Een lokfiets"},
    ),
    (
        "numbers in words of their own",
        """
        # Programma 1 Veilig
        ## Wat willen we bereiken?
        Doelstelling 1: Minder inbraken
        In 2025 waren er 40 inbraken.
        """,
        {"Doelstelling 1: Minder inbraken"},
    ),
    (
        "numbered lists elsewhere are no programme goals",
        """
        # Programma 2 Samenleving
        ## Verbonden partijen
        1. Veiligheidsregio
        # Paragraaf Bedrijfsvoering
        1. Wij werken integer
        """,
        set(),
    ),
]


@pytest.mark.parametrize(("reason", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_structural_goals(reason: str, text: str, expected: set[str]) -> None:
    assert structural_goals(document(text)) == expected


ACCOUNTS = """
# Programma 1 Jeugd
## Wat wilden we bereiken?
1. Minder kinderen met jeugdhulp
## Wat hebben we daarvoor gedaan?
1.1 Verordening vastgesteld
"""


def test_accounts_repeat_goals_and_report_results() -> None:
    assert structural_goals(document(ACCOUNTS)) == {"Minder kinderen met jeugdhulp"}
    assert structural_reports(document(ACCOUNTS)) == {"Verordening vastgesteld"}


def test_results_in_accounts_are_reports_also_under_a_heading_that_does_not_look_back() -> None:
    text = "# Programma 1 Jeugd\n## Belangrijkste resultaten 2023\n1.1 Verordening vastgesteld"
    assert structural_goals(document(text), DocumentKind.ACCOUNTS) == frozenset()
    assert structural_reports(document(text), DocumentKind.ACCOUNTS) == {"Verordening vastgesteld"}
    assert structural_reports(document(text), DocumentKind.BUDGET) == frozenset()
    assert structural_goals(document(text), DocumentKind.BUDGET) == {"Verordening vastgesteld"}


def test_measures_outside_the_programmes_of_accounts_are_for_the_classifier_to_judge() -> None:
    text = "# Programma 1 Jeugd\n## Resultaten\n1.1 Verordening vastgesteld\n# Paragraaf Rechtmatigheid\n"
    text += "## Maatregelen\n1. Er komt een controller."
    assert structural_reports(document(text), DocumentKind.ACCOUNTS) == {"Verordening vastgesteld"}
    assert structural_goals(document(text), DocumentKind.ACCOUNTS) == frozenset()


def test_layout_is_evidence_for_the_kind_and_the_tagger_fills_in_the_rest() -> None:
    text = "# Programma 1 Bestuur\n## Doelstellingen\n1. Wethouder in positie.\nDit is een zin."
    tagged = tag_all(document(text), "other")
    asked: list[str] = []

    def relabel(doubted: Sequence[Statement]) -> list[TaggedStatement]:
        asked.extend(statement.id for statement in doubted)
        level = Tag(Dimension.LEVEL, "tactical", 0.6, "model:test")
        kind = Tag(Dimension.KIND, "goal", 0.2, "model:test")
        return [TaggedStatement(statement, (kind, level)) for statement in doubted]

    first, second = apply_structure(tagged, frozenset({"Wethouder in positie."}), relabel)
    assert asked == ["Wethouder in positie."]
    assert (first.kind, second.kind) == (Kind.GOAL, Kind.OTHER)
    assert first.tag(Dimension.KIND) == Tag(Dimension.KIND, "goal", 0.95, "rule:goal-heading")
    assert first.tag(Dimension.LEVEL) is not None


ROWS = [
    ("Peilwaarde 2023 | Streefwaarde 2026", "18 | 15", False, False, "a target value: for the classifier"),
    ("Gemeente | Nederland", "18 (2023) | 15 (2023)", True, True, "measured values only"),
    ("Peilwaarde 2023 | Streefwaarde 2026", "18 | -", True, True, "no target yet"),
    ("Streefwaarde 2023 | Realisatie 2023", "18 | 15", False, True, "target and result: a report in accounts"),
]


@pytest.mark.parametrize(("header", "cells", "budget", "accounts", "reason"), ROWS, ids=[row[4] for row in ROWS])
def test_rows_of_indicator_tables(header: str, cells: str, budget: bool, accounts: bool, reason: str) -> None:
    made = table(f"Indicator | {header}", f"% rokers | {cells}")
    segmentation = document("# Programma 2 Zorg\n[table]\nRokers", made)
    row = replace(segmentation.statements[0], source=StatementSource.TABLE_ROW, regions=made.row_regions)
    segmentation = replace(segmentation, statements=(row,))
    assert structural_goals(segmentation, DocumentKind.BUDGET) == frozenset()
    assert structural_reports(segmentation, DocumentKind.BUDGET) == ({"Rokers"} if budget else set())
    assert structural_reports(segmentation, DocumentKind.ACCOUNTS) == ({"Rokers"} if accounts else set())


def test_reports_are_realisation_by_the_layout() -> None:
    reports = frozenset({"Verordening vastgesteld"})
    tagged = apply_structure(tag_all(document(ACCOUNTS)), frozenset(), lambda _: (), reports)
    assert [item.kind for item in tagged] == [Kind.GOAL, Kind.REALISATION]
    assert tagged[1].tags == (Tag(Dimension.KIND, "realisation", 0.95, "rule:reported"),)


def test_what_is_said_twice_counts_once() -> None:
    text = """
    # Programma 1 Wonen
    ## Wat gaan we daarvoor doen?
    1.1 Nieuw plan voor de haven
    1.2 Woonvisie
    ### 1.2 Woonvisie
    1. Eerst een startnotitie
    Toegelicht onder projecten:
    1.1 Nieuwe plan voor de haven
    1.2 Iets heel anders
    """
    segmentation = document(text)
    assert structural_repeats(segmentation) == {"Nieuwe plan voor de haven"}
    tagged = apply_structure(tag_all(segmentation), structural_goals(segmentation), lambda _: (), frozenset(),
                             structural_repeats(segmentation))  # fmt: skip
    numbers = {goal.id: goal.number for goal in bind_goals("d", segmentation, tagged).goals}
    assert numbers["Nieuw plan voor de haven"] == "1.1"
    assert "Nieuwe plan voor de haven" not in numbers
    assert numbers["Eerst een startnotitie"] is None


def test_rows_of_a_table_of_goals_and_actions() -> None:
    header = "Wat willen we bereiken? | Wat gaan we daarvoor doen? | Planning"
    cells = "2.1 Meer vrijwilligers | 2.1.1 Steunpunt | 2026\n | 2.1.2 Feestavond | 2027"
    made = table(header, cells, kind=TableKind.OTHER)
    text = "# Programma 2 Samen\n## Doelenboom\n[table]\n2.1 Meer vrijwilligers; 2.1.1 Steunpunt\n2.1.2 Feestavond"
    segmentation = document(text, made)
    rows = tuple(
        replace(one, source=StatementSource.TABLE_ROW, marker=None, regions=(place,), text=f"{one.marker} {one.text}")
        for one, place in zip(segmentation.statements, made.row_regions, strict=True)
    )
    segmentation = replace(segmentation, statements=rows)
    assert len(structural_goals(segmentation)) == 2
    goals = bind_goals("d", segmentation, tag_all(segmentation)).goals
    assert [(goal.number, goal.parent_number) for goal in goals] == [("2.1", None), ("2.1.2", "2.1")]


def test_a_sentence_that_only_announces_a_list_is_no_goal_and_nothing_hangs_on_it() -> None:
    text = """
    # Programma 1 Veilig
    Om de buurt te versterken, doen wij het volgende:
    - Een lokfiets
    Met de politie sluiten wij een overeenkomst over toezicht:
    - Elke avond een ronde
    """
    segmentation = document(text)

    assert structural_repeats(segmentation) == {"Om de buurt te versterken, doen wij het volgende:"}
    links = bind_goals("d", segmentation, tag_all(segmentation)).links
    assert {link.from_id for link in links} == {"Elke avond een ronde"}


def test_headings_that_call_themselves_a_goal_become_statements() -> None:
    text = """
    # Programma 1 Veilig
    ## Wat willen we bereiken?
    Wij zijn een veilige gemeente.
    ### Doelstelling 1.1 Minder inbraken in woningen
    Wat gaan we daarvoor doen?
    - Een lokfiets
    ### Doelstelling 1.2 Een loket dat altijd open is
    """
    segmentation = document(text)
    blocks = tuple(
        Block(1, BlockKind.HEADING, section.title, Box(50, 100 * section.position, 300, 100 * section.position + 12))
        for section in segmentation.sections
    )
    reading = Reading((Page(1, 595, 842, TextLayer.READABLE, blocks),), 1, "read-test", DocumentStatus.DONE)
    told = with_goal_headings(segmentation, reading, "d")
    assert [(one.position, one.marker, one.text) for one in told.statements] == [
        (0, None, "Wij zijn een veilige gemeente."),
        (1, "1.1", "Minder inbraken in woningen"),
        (2, None, "Wat gaan we daarvoor doen?"),
        (3, "-", "Een lokfiets"),
        (4, "1.2", "Een loket dat altijd open is"),
    ]
    declared = structural_goals(told)
    assert {one.text for one in told.statements if one.id in declared} == {
        "Minder inbraken in woningen",
        "Een lokfiets",
        "Een loket dat altijd open is",
    }
    bound = bind_goals("d", told, tag_all(told))
    assert [(goal.number, goal.parent_number) for goal in bound.goals if goal.id == "Een lokfiets"] == [(None, "1.1")]
    assert ("Een lokfiets", "by section") in {(link.from_id, link.reason) for link in bound.links}
    assert with_goal_headings(document("# Programma 1 Veilig\n## 1.1 Meer toezicht"), reading, "d").statements == ()
