"""Norm 1.1 is about the policy field of its set: what of a document is about youth, and what a reader is told of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.labels import DocumentKind, Verdict
from pipeline.model import Analysis, Assessment, Goal, Link, Section, TaggedStatement
from pipeline.norms import judge, load_norm_sets
from pipeline.settings import Settings
from pipeline.store import open_database
from tests.factory import analysis, tagged

TARGET = {"measurability": "quantitative", "time_bound": "yes"}
YOUTH = [tagged(f"Kinderen groeien {how} op") for how in ("veilig", "gezond", "kansrijk")]
ROADS = [tagged(f"In 2027 is het aantal {what} gehalveerd", **TARGET) for what in ("ongevallen", "files", "klachten")]


def in_chapters(name: str, **goals: list[TaggedStatement]) -> Analysis:
    """A plan with the goals of each chapter, without programmes."""
    placed = [
        replace(goal, statement=replace(goal.statement, section_path=("Plan", heading)))
        for heading, own in goals.items()
        for goal in own
    ]
    sections = tuple(Section(n, None, i, 1, None, n, ("Plan", n), 1) for i, n in enumerate(goals))
    return replace(analysis(name, placed), sections=sections)


def in_programmes(name: str, **goals: list[TaggedStatement]) -> Analysis:
    """A budget with the goals of each programme."""
    document = analysis(name, [goal for own in goals.values() for goal in own])
    placed = tuple(Goal(goal.statement.id, name, None, None) for name, own in goals.items() for goal in own)
    return replace(document, goals=placed)


def judged(path: Path, document: Analysis) -> Assessment:
    with open_database(path) as database:
        database.write_document(document, "run")
    with open_database(path, read_only=True) as database:
        found = judge(load_norm_sets(Settings().norm_folder), database.rows)
    (assessment,) = [a for a in found if (a.norm_set, a.norm) == ("jeugdhulp", "1.1") and a.document_id]
    return assessment


def titled(document: Analysis, title: str) -> Analysis:
    return replace(document, source=replace(document.source, title=title))


ALL = "Geteld zijn alle 6 doelen: het gaat over jeugd, of jeugd is er niet van de rest te scheiden."
HALF = "Geteld zijn 3 van 6 doelen: die over jeugd (naar programma, kop of tekst)."
CASES = [
    (in_programmes("b.pdf", Jeugd=YOUTH, Verkeer=ROADS), HALF, Verdict.HARDLY, "a budget with more programmes"),
    (in_programmes("b.pdf", Samenleving=YOUTH, Verkeer=ROADS), HALF, Verdict.HARDLY, "youth in a larger programme"),
    (in_programmes("b.pdf", Jeugd=ROADS, Verkeer=YOUTH), ALL, Verdict.LARGELY, "by programme and by words"),
    (in_chapters("p.pdf", Jeugd=YOUTH, Wegen=ROADS), ALL, Verdict.LARGELY, "half of a plan is youth"),
    (
        in_chapters("p.pdf", Jeugd=YOUTH, Wegen=[*ROADS, tagged("Meer groen")]),
        "Geteld zijn 3 van 7 doelen: die over jeugd (naar programma, kop of tekst).",
        Verdict.HARDLY,
        "a plan with a chapter on youth",
    ),
    (titled(in_programmes("b.pdf", A=YOUTH, B=ROADS), "Jeugdvisie"), ALL, Verdict.LARGELY, "a title that says so"),
]


@pytest.mark.parametrize(("document", "told", "verdict", "reason"), CASES, ids=[row[-1] for row in CASES])
def test_what_is_counted(tmp_path: Path, document: Analysis, told: str, verdict: Verdict, reason: str) -> None:
    found = judged(tmp_path / "f.duckdb", document)

    assert found.reason.endswith(told), found.reason
    assert found.verdict is verdict, found.reason


def test_a_result_goes_with_the_goal_that_it_hangs_on(tmp_path: Path) -> None:
    result = tagged("Een inloopspreekuur", level="operational", result="output")
    document = in_programmes("b.pdf", Samenleving=[*YOUTH, result], Verkeer=ROADS)
    link = Link("goal_parent", result.statement.id, YOUTH[0].statement.id, "by number", 1.0)

    found = judged(tmp_path / "f.duckdb", replace(document, links=(link,)))

    assert "Geteld zijn 4 van 7 doelen" in found.reason


def test_a_document_that_is_not_about_the_field_at_all_is_not_judged(tmp_path: Path) -> None:
    found = judged(tmp_path / "f.duckdb", in_programmes("b.pdf", Wonen=ROADS[:1], Verkeer=ROADS[1:]))

    assert found.verdict is Verdict.UNKNOWN
    assert found.reason == "Geen van de 3 gevonden doelen gaat over jeugd (naar programma, kop of tekst)."


def test_a_plan_in_which_nothing_tells_the_field_apart_counts_as_a_whole(tmp_path: Path) -> None:
    found = judged(tmp_path / "f.duckdb", analysis("plan.pdf", ROADS, kind=DocumentKind.POLICY_PLAN))

    assert found.verdict is Verdict.LARGELY
    assert "Geteld zijn alle 3 doelen" in found.reason
