"""What a person decides stays: re-judging changes what the machine proposes, never the decision."""

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.job.judge import judge_database
from pipeline.job.rule import rule
from pipeline.labels import DocumentKind
from pipeline.settings import Settings
from pipeline.store import open_database
from tests.factory import analysis, tagged

GOALS = [tagged(f"Kinderen groeien {how} op") for how in ("veilig", "gezond", "kansrijk")]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    found = Settings(database=tmp_path / "f.duckdb")
    with open_database(found.database) as database:
        database.write_document(analysis("plan.pdf", GOALS, kind=DocumentKind.POLICY_PLAN), "run")
    judge_database(found)
    return found


def overview(settings: Settings, norm: str = "1.1") -> dict:  # type: ignore[type-arg]
    with open_database(settings.database, read_only=True) as database:
        (row,) = database.rows(
            "SELECT o.*, a.status AS stored FROM norm_overview o JOIN assessment a USING (assessment_id) "
            "WHERE o.norm = $norm AND o.document = 'plan.pdf'",
            {"norm": norm},
        )
    return row


def test_a_judgement_is_a_proposal_until_a_person_decides(settings: Settings) -> None:
    row = overview(settings)

    assert (row["status"], row["stored"], row["person"]) == ("proposed", "proposed", None)


@pytest.mark.parametrize(
    ("verdict", "status"), [("voldoet niet of nauwelijks", "confirmed"), ("voldoet gedeeltelijk", "overruled")]
)
def test_a_decision_outlives_re_judging(settings: Settings, verdict: str, status: str) -> None:
    said = rule(
        settings, "1.1", verdict, "Zie bijlage 3.", "AB", municipality="Zandrecht", year=2024, document="plan.pdf"
    )

    judge_database(settings)
    with open_database(settings.database) as database:  # a changed document: the machine thinks again
        database.write_document(
            analysis("plan.pdf", [*GOALS, tagged("Meer sport")], kind=DocumentKind.POLICY_PLAN, fingerprint="v2"), "run"
        )
    judge_database(settings)

    row = overview(settings)
    assert (row["verdict"], row["status"], row["stored"], row["reason"], row["person"]) == (
        verdict,
        status,
        status,
        "Zie bijlage 3.",
        "AB",
    )
    assert row["proposed_verdict"] == "voldoet niet of nauwelijks"
    assert verdict in said


def test_the_last_decision_counts_and_the_earlier_one_is_kept(settings: Settings) -> None:
    where = {"municipality": "Zandrecht", "year": 2024, "document": "plan.pdf"}
    rule(settings, "1.1", "voldoet gedeeltelijk", "Eerste indruk.", "AB", **where)  # type: ignore[arg-type]
    rule(settings, "1.1", "voldoet niet of nauwelijks", "Na overleg.", "CD", **where)  # type: ignore[arg-type]

    row = overview(settings)

    assert (row["status"], row["person"], row["reason"]) == ("confirmed", "CD", "Na overleg.")
    with open_database(settings.database, read_only=True) as database:
        assert len(database.rows("FROM ruling")) == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"verdict": "goed"}, "Het oordeel 'goed' bestaat niet: kies uit voldoet grotendeels"),
        ({"reason": " "}, "heeft een reden en een naam nodig"),
        ({"norm": "9.9"}, "Er is geen oordeel op norm 9.9"),
        ({"municipality": "Elders", "document": None}, "Er is geen oordeel op norm 1.1"),
    ],
)
def test_a_decision_that_cannot_be_placed_is_refused(settings: Settings, given: dict, said: str) -> None:  # type: ignore[type-arg]
    values = {
        "norm": "1.1",
        "verdict": "voldoet gedeeltelijk",
        "reason": "x",
        "person": "AB",
        "municipality": "Zandrecht",
        "document": "plan.pdf",
    } | given

    with pytest.raises(UsageError, match=said):
        rule(settings, **values)  # type: ignore[arg-type]
