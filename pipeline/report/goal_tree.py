"""Goals and their links -> who leads to what, as a tree, and as Mermaid text. Orphans are shown as such."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.report.labels import dutch
from pipeline.report.nouns import GoalRow, IndicatorRow, LinkRow
from pipeline.report.words import clean, number, shorten

_NODE_LENGTH = 90
_TITLE_LENGTH = 160
_TYPES = ("baseline", "target", "realised", "reference")
# Mermaid refuses to draw more than 50,000 characters or 500 arrows, and a chart cannot ask for more.
_MOST_TEXT = 45_000
_MOST_ARROWS = 450


@dataclass(frozen=True, slots=True)
class Node:
    """A goal with what leads to it. `link` binds it to the goal above; `indicators` measure it."""

    goal: GoalRow
    link: LinkRow | None
    children: tuple[Node, ...]
    indicators: tuple[str, ...]

    @property
    def childless(self) -> bool:
        """A strategic goal without anything under it: nothing shows how it is reached."""
        return self.goal.level == "strategic" and not self.children


@dataclass(frozen=True, slots=True)
class GoalTree:
    """The goals of one document. `roots` are strategic goals and goals with something under them; `orphans` are
    tactical and operational goals that lead to no other goal and that nothing leads to."""

    roots: tuple[Node, ...]
    orphans: tuple[Node, ...]
    lower: int  # tactical and operational goals
    bound: int  # of which lead to another goal
    strategic: int
    childless: int  # strategic goals with nothing under them

    @property
    def goals(self) -> int:
        return self.lower + self.strategic


def make_tree(goals: Sequence[GoalRow], links: Iterable[LinkRow], indicators: Iterable[IndicatorRow]) -> GoalTree:
    """The tree of one document. Where a goal has several goals above it, the surest link counts; a circle is cut."""
    by_id = {goal.goal_id: goal for goal in goals}
    values = {value.indicator_value_id: value for value in indicators}
    above: dict[str, LinkRow] = {}
    measured: dict[str, list[IndicatorRow]] = defaultdict(list)
    for link in links:
        if link.from_id not in by_id:
            continue
        if link.kind == "goal_parent" and link.to_id in by_id:
            if link.from_id not in above and not _leads_to(link.to_id, link.from_id, above):
                above[link.from_id] = link
        elif link.kind == "goal_indicator" and link.to_id in values:
            measured[link.from_id].append(values[link.to_id])
    below: dict[str, list[GoalRow]] = defaultdict(list)
    for goal in goals:
        if goal.goal_id in above:
            below[above[goal.goal_id].to_id].append(goal)

    def node(goal: GoalRow) -> Node:
        children = tuple(node(child) for child in below.get(goal.goal_id, ()))
        return Node(goal, above.get(goal.goal_id), children, _indicators_in_words(measured.get(goal.goal_id, ())))

    tops = [node(goal) for goal in goals if goal.goal_id not in above]
    lower = [goal for goal in goals if goal.level != "strategic"]
    strategic = [goal for goal in goals if goal.level == "strategic"]
    return GoalTree(
        roots=tuple(top for top in tops if top.children or top.goal.level == "strategic"),
        orphans=tuple(top for top in tops if not top.children and top.goal.level != "strategic"),
        lower=len(lower),
        bound=sum(goal.goal_id in above for goal in lower),
        strategic=len(strategic),
        childless=sum(goal.goal_id not in below for goal in strategic),
    )


def _leads_to(start: str, end: str, above: dict[str, LinkRow]) -> bool:
    here: str | None = start
    while here is not None:
        if here == end:
            return True
        here = above[here].to_id if here in above else None
    return False


def _indicators_in_words(values: Iterable[IndicatorRow]) -> tuple[str, ...]:
    """`% jongeren met jeugdhulp: nulmeting 11,8 (2021); streefwaarde 11,5 (2023), 11,2 (2024)`, one an indicator."""
    found: dict[str, dict[str, dict[tuple[int, str], None]]] = defaultdict(lambda: defaultdict(dict))
    for value in values:
        year = f" ({value.year})" if value.year and str(value.year) not in value.printed else ""
        found[value.indicator][value.type][value.year or 0, f"{value.printed}{year}"] = None
    return tuple(
        f"{name}: "
        + "; ".join(
            f"{dutch(type_)} {', '.join(text for _, text in sorted(types[type_]))}"
            for type_ in _TYPES
            if type_ in types
        )
        for name, types in found.items()
    )


def tree_to_mermaids(tree: GoalTree, title: str) -> tuple[str, ...]:
    """Mermaid flow charts of a tree: one, or one a programme where one would be more than Mermaid draws.

    Programmes that are still too large are cut between the goals at the top.
    """
    whole = tree_to_mermaid((*tree.roots, *tree.orphans), title)
    if _is_drawn(whole):
        return (whole,)
    groups: dict[str, list[Node]] = defaultdict(list)
    for top in (*tree.roots, *tree.orphans):
        groups[top.goal.programme or "zonder programma"].append(top)
    charts: list[str] = []
    for programme, tops in groups.items():
        parts: list[list[Node]] = [[]]
        for top in tops:
            if parts[-1] and not _is_drawn(tree_to_mermaid((*parts[-1], top), title)):
                parts.append([])
            parts[-1].append(top)
        for count, part in enumerate(parts, 1):
            told = f"{title}, {programme}" + (f" ({count} van {len(parts)})" if len(parts) > 1 else "")
            charts.append(tree_to_mermaid(part, told))
    return tuple(charts)


def _is_drawn(chart: str) -> bool:
    return len(chart) <= _MOST_TEXT and chart.count("-->") <= _MOST_ARROWS


def tree_to_mermaid(tops: Iterable[Node], title: str) -> str:
    """A Mermaid flow chart: what leads to what, from right to left; orphans have a dashed border."""
    lines = [
        "---",
        f"title: {json.dumps(shorten(clean(title), _TITLE_LENGTH), ensure_ascii=False)}",
        "---",
        "flowchart RL",
    ]
    lines += ["    classDef wees stroke-dasharray: 5 5", "    classDef strategisch stroke-width: 3px"]
    names: dict[str, str] = {}

    def add(node: Node, parent: Node | None) -> None:
        name = names[node.goal.goal_id] = f"d{len(names) + 1}"
        label = f"{node.goal.number} {node.goal.text}" if node.goal.number else node.goal.text
        lines.append(f'    {name}["{_mermaid_text(label)} (blz. {node.goal.page})"]')
        if node.goal.level == "strategic":
            lines.append(f"    class {name} strategisch")
        if parent is not None and node.link is not None:
            sure = number(node.link.confidence, 2)
            above = names[parent.goal.goal_id]
            lines.append(f'    {name} -->|"{dutch(node.link.reason.split(" (")[0])} ({sure})"| {above}')
        elif not node.children:
            lines.append(f"    class {name} wees")
        for child in node.children:
            add(child, node)

    for top in tops:
        add(top, None)
    return "\n".join(lines) + "\n"


def _mermaid_text(text: str) -> str:
    """Text that Mermaid shows as it is: its own signs and those of HTML as codes."""
    short = shorten(clean(text), _NODE_LENGTH)
    codes = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "\\": "#92;"}
    return "".join(codes.get(sign, sign) for sign in short)
