"""SMART per component, and the contrast between what a document calls SMART and what it is."""

from dataclasses import replace
from pathlib import Path

from pipeline.labels import DocumentKind, Verdict
from pipeline.model import TaggedStatement
from pipeline.norms import judge, load_norm_sets
from pipeline.settings import Settings
from pipeline.store import open_database
from tests.factory import analysis, tagged

NAMED = ("Beleidsplan", "SMART resultaat")


def under(heading: tuple[str, ...], goal: TaggedStatement) -> TaggedStatement:
    return replace(goal, statement=replace(goal.statement, section_path=heading))


def test_a_section_that_calls_itself_smart_and_is_not(tmp_path: Path) -> None:
    goals = [
        under(NAMED, tagged("Kinderen groeien veilig op")),
        under(NAMED, tagged("Ouders weten de weg")),
        under(NAMED, tagged("In 2027 is het verzuim 5%", measurability="quantitative", time_bound="yes")),
        tagged("Minder wachttijd"),
    ]
    with open_database(tmp_path / "f.duckdb") as database:
        database.write_document(analysis("plan.pdf", goals, kind=DocumentKind.POLICY_PLAN), "run")
    with open_database(tmp_path / "f.duckdb", read_only=True) as database:
        found = {a.norm: a for a in judge(load_norm_sets(Settings().norm_folder), database.rows) if a.document_id}

    named = found["SMART genoemd"]
    assert named.verdict is Verdict.HARDLY
    assert [(c.count, c.total) for c in named.components] == [(1, 3), (1, 3)]
    assert {e.finding_id for e in named.evidence if not e.meets} == {
        "Kinderen groeien veilig op",
        "Ouders weten de weg",
    }
    assert found["M"].components[0].count == 1, "each component has its own counts"
    assert found["A"].verdict is Verdict.UNKNOWN, "whether people accept a goal is in no text"
