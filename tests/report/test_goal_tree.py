"""Who leads to what: each row is a small plan with the tree that a reader would draw."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.report.goal_tree import GoalTree, Node, make_tree, tree_to_mermaid, tree_to_mermaids
from pipeline.report.nouns import GoalRow, IndicatorRow, LinkRow


def goal(name: str, level: str) -> GoalRow:
    return GoalRow(
        name, "d", None, None, name, None, level, "qualitative", "outcome", "no", "no", 0.9, False, False, 1, 0
    )


def leads(start: str, end: str, confidence: float = 0.9) -> LinkRow:
    return LinkRow("goal_parent", start, end, "by number", confidence, "d", start)


GOALS = [goal("S", "strategic"), goal("T", "tactical"), goal("O", "operational")]


def drawn(node: Node) -> str:
    return node.goal.goal_id + (f"({' '.join(map(drawn, node.children))})" if node.children else "")


@pytest.mark.parametrize(
    ("links", "roots", "orphans", "reason"),
    [
        ([leads("T", "S"), leads("O", "T")], ["S(T(O))"], [], "a whole chain"),
        ([], ["S"], ["T", "O"], "no links: all lower goals are orphans"),
        ([leads("O", "T")], ["S", "T(O)"], [], "a tactical goal with actions is no loose end, but leads nowhere"),
        ([leads("O", "S"), leads("O", "T", 0.5)], ["S(O)"], ["T"], "the surest link counts"),
        ([leads("O", "T"), leads("T", "O")], ["S", "T(O)"], [], "a circle is cut"),
        ([leads("O", "O")], ["S"], ["T", "O"], "nothing leads to itself"),
        ([leads("O", "elders")], ["S"], ["T", "O"], "a goal of another document"),
    ],
)
def test_tree(links: Sequence[LinkRow], roots: list[str], orphans: list[str], reason: str) -> None:
    tree = make_tree(GOALS, links, ())

    assert [drawn(node) for node in tree.roots] == roots, reason
    assert [drawn(node) for node in tree.orphans] == orphans, reason


def test_counts() -> None:
    tree = make_tree(GOALS, [leads("O", "T")], ())

    assert (tree.lower, tree.bound, tree.strategic, tree.childless) == (2, 1, 1, 1)
    assert tree.roots[0].childless, "nothing leads to the strategic goal"


def test_the_values_of_an_indicator_stand_on_one_line_in_time() -> None:
    def value(name: str, type_: str, year: int | None, printed: str) -> IndicatorRow:
        return IndicatorRow(f"{name}{type_}{year}", "d", None, name, "%", None, type_, year, 1.0, printed, 1, 0)

    values = [
        value("jeugdhulp", "target", 2026, "10,4"),
        value("jeugdhulp", "realised", 2022, "11,6"),
        value("jeugdhulp", "baseline", 2021, "11,8 (2021)"),
        value("jeugdhulp", "target", 2023, "11,5"),
        value("verzuim", "target", None, "lager"),
    ]
    tree = make_tree(
        GOALS,
        [LinkRow("goal_indicator", "S", v.indicator_value_id, "by meaning", 0.9, "d", "S") for v in values],
        values,
    )

    assert tree.roots[0].indicators == (
        "jeugdhulp: nulmeting 11,8 (2021); streefwaarde 11,5 (2023), 10,4 (2026); gerealiseerd 11,6 (2022)",
        "verzuim: streefwaarde lager",
    )


def test_mermaid_shows_text_as_text() -> None:
    hostile = [goal('S"] --> X["#1 <b>`', "strategic"), goal("T\nclick A", "tactical")]
    tree = make_tree(hostile, [leads("T\nclick A", 'S"] --> X["#1 <b>`')], ())

    assert tree_to_mermaid(tree.roots, "Zandrecht: plan").splitlines() == [
        "---",
        'title: "Zandrecht: plan"',
        "---",
        "flowchart RL",
        "    classDef wees stroke-dasharray: 5 5",
        "    classDef strategisch stroke-width: 3px",
        '    d1["S#quot;] --#gt; X[#quot;#35;1 #lt;b#gt;#96; (blz. 1)"]',
        "    class d1 strategisch",
        '    d2["T click A (blz. 1)"]',
        '    d2 -->|"op nummer (0,90)"| d1',
    ]


def test_a_tree_that_mermaid_would_not_draw_is_cut_by_programme_and_then_in_parts() -> None:
    long = [replace(goal(f"Doel {n} {'x' * 80}", "strategic"), programme="Jeugd" if n else "Wonen") for n in range(700)]

    charts = tree_to_mermaids(make_tree(long, [], ()), "Zandrecht: begroting")

    assert [chart.splitlines()[1] for chart in charts[:2]] == [
        'title: "Zandrecht: begroting, Wonen"',
        'title: "Zandrecht: begroting, Jeugd (1 van 3)"',
    ]
    assert all(len(chart) < 50_000 for chart in charts)
    assert sum(chart.count("(blz.") for chart in charts) == 700


def test_an_empty_document_has_an_empty_tree() -> None:
    assert make_tree([], [], ()) == GoalTree((), (), 0, 0, 0, 0)
