"""The sample corpus: what is bound in each document is what its truth file says."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.goals import Bound, apply_structure, bind_goals, structural_goals
from pipeline.labels import Dimension, DocumentKind
from pipeline.model import Statement, Tag, TaggedStatement
from pipeline.read import read_document
from pipeline.segment import segment_document

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "voorbeeld"
TRUTHS = sorted((CORPUS / "truth").glob("*.json"))
BASIS = {
    "Rekening": "realised",
    "Realisatie": "realised",
    "Begroting": "budget",
    "Begroting na wijziging": "budget_amended",
    "Verschil": "difference",
}


@cache
def bound_of(path: Path) -> tuple[dict[str, Any], Bound, dict[str, Statement], frozenset[str]]:
    """Truth, and what is bound when the statements are tagged as the truth says or as the layout declares."""
    truth = json.loads(path.read_text(encoding="utf-8"))
    _, kind, *_, year = path.stem.split("-")
    document_kind = DocumentKind("beleidsplan" if kind == "regiovisie" else kind)
    segmentation = segment_document(read_document(CORPUS / truth["document"]), path.stem)
    goals = {fold(goal["text"]) for goal in truth["goals"]}
    tagged = tuple(tag(statement, fold(statement.text) in goals) for statement in segmentation.statements)
    declared = structural_goals(segmentation, document_kind)
    tagged = apply_structure(tagged, declared, lambda doubted: [tag(statement, False) for statement in doubted])
    bound = bind_goals(path.stem, segmentation, tagged, year=int(year))
    return truth, bound, {item.statement.id: item.statement for item in tagged}, declared


def tag(statement: Statement, goal: bool) -> TaggedStatement:
    return TaggedStatement(statement, (Tag(Dimension.KIND, "goal" if goal else "other", 0.5, "truth"),))


def fold(text: str) -> str:
    plain = re.sub(r"[‘’´`]", "'", text).replace("“", '"').replace("”", '"')
    return " ".join(plain.split()).rstrip(".;,: ").lower()


def code(programme: str | None) -> str | None:
    """'Programma 6 Wonen en leefomgeving' and '6 Wonen' -> '6'."""
    return fold(programme).removeprefix("programma ").split()[0] if programme else None


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_numbered_goals_and_their_parents(path: Path) -> None:
    truth, bound, statements, _ = bound_of(path)
    found = {(fold(statements[goal.id].text), goal.number, goal.parent_number) for goal in bound.goals if goal.number}
    assert found == {
        (fold(goal["text"]), goal["number"], goal["parent_number"]) for goal in truth["goals"] if goal["number"]
    }


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_what_the_layout_declares_is_a_goal(path: Path) -> None:
    truth, _, statements, declared = bound_of(path)
    assert {fold(statements[id_].text) for id_ in declared} <= {fold(goal["text"]) for goal in truth["goals"]}


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_indicator_values(path: Path) -> None:
    truth, bound, _, _ = bound_of(path)
    found = {
        (code(value.programme), fold(value.indicator), value.type.value, value.year, value.value, value.region.page)
        for value in bound.indicator_values
    }
    assert found == {
        (code(one["programme"]), fold(one["name"]), value["type"], value["year"], value["value"], one["page"])
        for one in truth["indicators"]
        for value in one["values"]
    }


@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_budget_lines(path: Path) -> None:
    truth, bound, _, _ = bound_of(path)
    lines = bound.budget_lines
    found = {(fold(line.row), BASIS[line.basis or ""], line.year, line.amount, line.region.page) for line in lines}
    assert found == {
        (fold(line["row"]), line["kind"], line["year"], line["value_x1000"] * 1000.0, line["page"])
        for line in truth["budget_lines"]
    }


MEASURED = [
    ("lindewolde-begroting-2024", "% jongeren (12-18 jaar) dat zich mentaal gezond voelt", "Meer jongeren voelen zich"),
    (
        "lindewolde-begroting-2024",
        "% uithuisgeplaatste kinderen dat in een gezin woont",
        "Kinderen die niet thuis|In 20",
    ),
    ("lindewolde-begroting-2024", "% huishoudens met problematische schulden", "Minder huishoudens met"),
    ("lindewolde-begroting-2024", "Rapportcijfer van ouders voor de hulp", None),
    ("grootveer-begroting-2023", "% volwassenen dat zich (zeer) eenzaam voelt", "Inwoners voelen zich gezond"),
    ("grootveer-begroting-2023", "% jongeren met jeugdbescherming", None),
    ("veldstreek-regiovisie-2022", "Aantal weken wachttijd specialistische hulp", "In 2025 is de gemiddelde wachttijd"),
    ("oudesloot-begroting-2024", "Cliënten met een maatwerkarrangement Wmo", None),
]


@pytest.mark.parametrize(("stem", "indicator", "goal"), MEASURED)
def test_goals_and_the_indicators_that_measure_them(stem: str, indicator: str, goal: str | None) -> None:
    _, bound, statements, _ = bound_of(CORPUS / "truth" / f"{stem}.json")
    values = {value.id for value in bound.indicator_values if value.indicator == indicator}
    texts = {statements[link.from_id].text for link in bound.links if link.to_id in values}
    starts = goal.split("|") if goal else []
    assert len(texts) == len(starts)
    assert all(any(text.startswith(start) for text in texts) for start in starts)
