"""Norm 1.1 as auditors judge it: each row is a municipality's documents in small, with the verdict they would give."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.labels import Dimension, DocumentKind, DocumentStatus, TextLayer, ValueType, Verdict
from pipeline.model import Analysis, Assessment, Link, TaggedStatement
from pipeline.norms import judge, load_norm_sets
from pipeline.settings import Settings
from pipeline.store import open_database
from tests.factory import analysis, indicator, tagged


def judged(path: Path, *documents: Analysis) -> dict[str | None, Assessment]:
    """Assessments of norm 1.1 by document id; None is the municipality and year."""
    with open_database(path) as database:
        for document in documents:
            database.write_document(document, "run")
    with open_database(path, read_only=True) as database:
        assessments = judge(load_norm_sets(Settings().norm_folder), database.rows)
    return {a.document_id: a for a in assessments if (a.norm_set, a.norm) == ("jeugdhulp", "1.1")}


def with_uncertain(goal: TaggedStatement, dimension: Dimension) -> TaggedStatement:
    tags = (replace(tag, uncertain=tag.dimension is dimension) for tag in goal.tags)
    return replace(goal, tags=tuple(tags))


MEASURABLE = [
    tagged(f"In 2027 is {thing} met een tiende gedaald", measurability="quantitative", time_bound="yes")
    for thing in ("schooluitval", "wachttijd", "verzuim")
]
VAGUE = [tagged(f"Kinderen groeien {how} op") for how in ("veilig", "gezond", "kansrijk")]
PROCESS = [
    tagged(f"We versterken {thing}", level="tactical", result="process")
    for thing in ("de samenwerking", "de wijkteams", "de toegang")
]


@pytest.mark.parametrize(
    ("statements", "verdict", "reason"),
    [
        (MEASURABLE, Verdict.LARGELY, "outcome goals with a target and a moment"),
        (MEASURABLE[:1] + VAGUE[:2] + PROCESS, Verdict.PARTLY, "one in three outcome goals has a target"),
        (VAGUE, Verdict.HARDLY, "outcome goals that are only qualitative"),
        (PROCESS, Verdict.HARDLY, "a plan with process goals only"),
        (PROCESS[:1], Verdict.UNKNOWN, "too few goals found to judge on"),
        ([], Verdict.UNKNOWN, "nothing found is no judgement"),
    ],
)
def test_verdict(tmp_path: Path, statements: Sequence, verdict: Verdict, reason: str) -> None:  # type: ignore[type-arg]
    document = analysis("plan.pdf", statements, kind=DocumentKind.POLICY_PLAN)

    found = judged(tmp_path / "f.duckdb", document)

    assert found[document.document_id].verdict is verdict, reason
    assert found[None].verdict is verdict, "the municipality has one document: the same verdict"


def test_a_verdict_that_uncertain_labels_decide_says_so(tmp_path: Path) -> None:
    doubtful = [with_uncertain(goal, Dimension.RESULT) for goal in MEASURABLE]
    document = analysis("plan.pdf", VAGUE + doubtful, kind=DocumentKind.POLICY_PLAN)

    found = judged(tmp_path / "f.duckdb", document)[document.document_id]

    assert (found.verdict, found.certain_verdict) == (Verdict.LARGELY, Verdict.HARDLY)
    assert "hangt af van onzekere labels" in found.reason and "'voldoet niet of nauwelijks'" in found.reason


@pytest.mark.parametrize(
    ("statements", "reason"),
    [
        (MEASURABLE, "all labels are certain"),
        ([*MEASURABLE, with_uncertain(VAGUE[0], Dimension.KIND)], "the others decide"),
        ([with_uncertain(goal, Dimension.KIND) for goal in PROCESS[:1]], "there is no verdict"),
    ],
)
def test_a_verdict_that_certain_labels_decide_stands(tmp_path: Path, statements: Sequence, reason: str) -> None:  # type: ignore[type-arg]
    document = analysis("plan.pdf", statements, kind=DocumentKind.POLICY_PLAN)

    found = judged(tmp_path / "f.duckdb", document)[document.document_id]

    assert found.certain_verdict is None and "onzekere labels" not in found.reason, reason


def test_a_goal_without_number_counts_as_measurable_through_its_indicator(tmp_path: Path) -> None:
    values = [
        indicator("jeugdhulpgebruik", ValueType.BASELINE, 2023, 9.0),
        indicator("jeugdhulpgebruik", ValueType.TARGET, 2026, 8.0),
    ]
    links = [Link("goal_indicator", goal.statement.id, values[1].id, "by section", 0.9) for goal in VAGUE]
    document = analysis("begroting.pdf", VAGUE, indicators=values, links=links)

    assert judged(tmp_path / "f.duckdb", document)[document.document_id].verdict is Verdict.LARGELY


def test_the_verdict_carries_the_goals_that_it_rests_on(tmp_path: Path) -> None:
    document = analysis("plan.pdf", MEASURABLE + PROCESS, kind=DocumentKind.POLICY_PLAN)

    assessment = judged(tmp_path / "f.duckdb", document)[document.document_id]

    component = next(c for c in assessment.components if c.name == "outcomedoelen meetbaar")
    assert (component.count, component.total, component.score, component.points) == (3, 3, 1.0, 1.0)
    rests_on = {e.finding_id for e in assessment.evidence if e.component == component.name}
    assert rests_on == {goal.statement.id for goal in MEASURABLE}


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (analysis("rekening.pdf", VAGUE, kind=DocumentKind.ACCOUNTS), "Er is geen document van de soort"),
        (analysis("stuk.pdf", status=DocumentStatus.FAILED, pages=(), message="x"), "Niet te lezen: stuk.pdf"),
        (
            analysis(
                "scan.pdf",
                MEASURABLE,
                status=DocumentStatus.PARTLY_READ,
                pages=[TextLayer.READABLE] * 2 + [TextLayer.ABSENT],
            ),
            "1 van 3 pagina's zijn niet te lezen",
        ),
    ],
)
def test_a_norm_without_its_evidence_is_not_judged(tmp_path: Path, document: Analysis, said: str) -> None:
    found = judged(tmp_path / "f.duckdb", document)

    assert found[None].verdict is Verdict.UNKNOWN
    assert said in found[None].reason


def test_a_few_unread_pages_are_told_with_the_verdict(tmp_path: Path) -> None:
    pages = [TextLayer.READABLE] * 19 + [TextLayer.ABSENT]
    document = analysis("plan.pdf", MEASURABLE, status=DocumentStatus.PARTLY_READ, pages=pages)

    assessment = judged(tmp_path / "f.duckdb", document)[document.document_id]

    assert assessment.verdict is Verdict.LARGELY
    assert "1 pagina('s) zijn niet gelezen" in assessment.reason


def test_judging_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "f.duckdb"
    assessments = tuple(judged(path, analysis("plan.pdf", MEASURABLE)).values())
    with open_database(path) as database:
        assert database.write_judgements([], assessments) is True
        assert database.write_judgements([], assessments) is False
