"""Goals and their links -> who leads to what, as a tree, and as Mermaid text. Orphans are shown as such."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.report.labels import dutch
from pipeline.report.nouns import GoalRow, IndicatorRow, LinkRow
from pipeline.report.words import clean, number, shorten

_NODE_LENGTH = 90


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
    measured: dict[str, dict[str, None]] = defaultdict(dict)
    for link in links:
        if link.from_id not in by_id:
            continue
        if link.kind == "goal_parent" and link.to_id in by_id:
            if link.from_id not in above and not _leads_to(link.to_id, link.from_id, above):
                above[link.from_id] = link
        elif link.kind == "goal_indicator" and link.to_id in values:
            measured[link.from_id][_indicator_in_words(values[link.to_id])] = None
    below: dict[str, list[GoalRow]] = defaultdict(list)
    for goal in goals:
        if goal.goal_id in above:
            below[above[goal.goal_id].to_id].append(goal)

    def node(goal: GoalRow) -> Node:
        children = tuple(node(child) for child in below.get(goal.goal_id, ()))
        return Node(goal, above.get(goal.goal_id), children, tuple(measured.get(goal.goal_id, ())))

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


def _indicator_in_words(value: IndicatorRow) -> str:
    year = f" in {value.year}" if value.year else ""
    return f"{value.indicator}: {dutch(value.type)} {value.printed}{year}"


def tree_to_mermaid(tree: GoalTree, title: str) -> str:
    """A Mermaid flow chart: what leads to what, from right to left; orphans have a dashed border."""
    lines = ["---", f'title: "{_mermaid_text(title)}"', "---", "flowchart RL"]
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

    for top in (*tree.roots, *tree.orphans):
        add(top, None)
    return "\n".join(lines) + "\n"


def _mermaid_text(text: str) -> str:
    """Text that Mermaid shows as it is: its own signs and those of HTML as codes."""
    short = shorten(clean(text), _NODE_LENGTH)
    codes = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "\\": "#92;"}
    return "".join(codes.get(sign, sign) for sign in short)
