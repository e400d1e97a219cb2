"""Measures the binding of a real budget against its hand-made truth: python -m bench.budget_gold SHARED_FOLDER

Goals are those that the layout declares (the classifier is measured elsewhere). Texts count as equal after folding
blanks, case, quotes and final punctuation; a goal must also stand on the right page and have the right number.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

from pipeline.goals import Bound, apply_structure, bind_goals, structural_goals
from pipeline.labels import Dimension, DocumentKind, Kind
from pipeline.model import BudgetLine, IndicatorValue, Statement, Tag, TaggedStatement
from pipeline.read import read_document
from pipeline.segment import Segmentation, segment_document

BUDGET = "policy-texts/begroting-2025-wassenaar.pdf"
GOLD = "gold/budget-2025"
TYPES = {"national": "reference"}


def main(folder: Path) -> None:
    segmentation = segment_document(read_document(folder / BUDGET), "bench")
    bound, statements = bind_by_layout(segmentation)
    gold = folder / GOLD
    numbered = [row for row in rows_of(gold / "goals.csv") if not row["goal_number"].startswith("visie")]
    results = rows_of(gold / "results.csv")
    wanted = goal_keys(numbered, "goal_number") | goal_keys(results, "result_number")
    found: set[Key] = {
        (code_of(goal.programme), goal.number or "", fold(statements[goal.id].text), statements[goal.id].page)
        for goal in bound.goals
    }
    show("goals", *split(found, wanted, dotted=False))
    show("results", *split(found, wanted, dotted=True))
    parents: set[Key] = {(code_of(goal.programme), goal.number, goal.parent_number) for goal in bound.goals}
    hung: set[Key] = {(row["programme_code"], row["result_number"], row["goal_number"]) for row in results}
    show("parents", parents, hung, recall=True)
    show("indicators", {indicator_key(v) for v in bound.indicator_values}, gold_indicators(gold / "indicators.csv"))
    told: set[Key] = {(fold(v.indicator), v.unit or "", v.source or "") for v in bound.indicator_values}
    rows = rows_of(gold / "indicators.csv")
    show("units and sources", told, {(fold(row["indicator"]), row["unit"], row["source"]) for row in rows})
    lines = {line_key(line) for line in bound.budget_lines}
    show("finance", lines, gold_lines(gold / "finance.csv"), recall=True)


def bind_by_layout(segmentation: Segmentation) -> tuple[Bound, dict[str, Statement]]:
    """Binds with only the goals that the layout declares."""
    ids = structural_goals(segmentation, DocumentKind.BUDGET)
    other = Tag(Dimension.KIND, Kind.OTHER.value, 0.0, "bench")
    tagged = tuple(TaggedStatement(statement, (other,)) for statement in segmentation.statements)
    tagged = apply_structure(tagged, ids, lambda doubted: [TaggedStatement(one, (other,)) for one in doubted])
    return bind_goals("bench", segmentation, tagged), {item.statement.id: item.statement for item in tagged}


Key = tuple[object, ...]


def show(name: str, found: set[Key], wanted: set[Key], *, recall: bool = False) -> None:
    """Recall and precision, with what is missing and what is too much (`recall`: only what is missing)."""
    hit = found & wanted
    precision = "" if recall else f", precision {len(hit) / max(1, len(found)):.3f} ({len(found)} found)"
    print(f"{name}: recall {len(hit) / max(1, len(wanted)):.3f} of {len(wanted)}{precision}")
    for key in sorted(wanted - found, key=str)[:12]:
        print("  missing", key)
    for key in [] if recall else sorted(found - wanted, key=str)[:12]:
        print("  extra  ", key)


def split(found: set[Key], wanted: set[Key], *, dotted: bool) -> tuple[set[Key], set[Key]]:
    def keep(keys: set[Key]) -> set[Key]:
        return {key for key in keys if ("." in str(key[1])) == dotted}

    return keep(found), keep(wanted)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fold(text: str) -> str:
    plain = re.sub(r"[‘’´`]", "'", text).replace("“", '"').replace("”", '"')
    return " ".join(plain.split()).rstrip(".;,: ").lower()


def code_of(programme: str | None) -> str:
    return (programme or "").split(" ")[0]


def goal_keys(rows: list[dict[str, str]], number: str) -> set[Key]:
    return {(row["programme_code"], row[number], fold(row["text"]), int(row["page"])) for row in rows}


def indicator_key(value: IndicatorValue) -> Key:
    name = fold(value.indicator)
    return (code_of(value.programme), name, value.type.value, value.year, value.value, value.region.page)


def gold_indicators(path: Path) -> set[Key]:
    return {
        (
            row["programme_code"], fold(row["indicator"]), TYPES.get(row["value_type"], row["value_type"]),
            int(row["year"]), float(row["value"]), int(row["page"]),
        )
        for row in rows_of(path)
    }  # fmt: skip


def line_key(line: BudgetLine) -> Key:
    return (code_of(line.programme), line.row, line.year, line.basis, line.amount, line.region.page)


def gold_lines(path: Path) -> set[Key]:
    return {
        (
            row["programme_code"], row["row"], int(row["year"]), row["kind"],
            float(row["value_x1000"]) * 1000, int(row["page"]),
        )
        for row in rows_of(path)
    }  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
