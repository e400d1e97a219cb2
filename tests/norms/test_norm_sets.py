"""Norm sets are data that people write: what is wrong is told with file and line, and a query can only read."""

from pathlib import Path

import pytest

from pipeline.errors import NormError
from pipeline.job.judge import judge_database
from pipeline.labels import DocumentKind
from pipeline.norms import judge, load_norm_sets
from pipeline.settings import Settings
from pipeline.store import open_database
from tests.factory import analysis, tagged

NORM = '''name = "eigen"
title = "Eigen normen"
source = "Eigen bron"

[parameters]
least = 1

[[norm]]
id = "E1"
text = "Er zijn doelen"
question = "Zijn er doelen?"
document_kinds = ["beleidsplan"]
minimum_goals = 0
largely = 0.7
partly = 0.3

[[norm.criterion]]
name = "doelen"
question = "Zijn er doelen?"
measure = "count"
met = 2
partly = 1
without_findings = "not_met"
sql = """
SELECT goal_id AS finding_id, true AS meets FROM goal_inventory WHERE list_contains($documents, document_id)
"""
'''

# (change, what is said, reason)
FAULTS = [
    (('id = "E1"', 'id = ""'), "eigen.toml, regel 9: het veld id mist", "an empty field"),
    (("met = 2", 'met = "veel"'), "eigen.toml, regel 21: het veld met mist of is geen getal", "words for a number"),
    (("met = 2", "met = 0.5"), "eigen.toml, regel 17: partly is hoger dan met", "thresholds the wrong way round"),
    (("largely = 0.7", "largely = 70"), "regel 14: het veld largely is een aandeel", "percent for a share"),
    (("beleidsplan", "plan"), "eigen.toml, regel 12: document_kinds moet een lijst zijn uit", "an unknown kind"),
    (('measure = "count"', 'measure = "aantal"'), "regel 20: het veld measure is 'aantal'", "an unknown measure"),
    (("minimum_goals = 0", "minimum_goals = 0\nkleur = 1"), "regel 14: het veld kleur is onbekend", "an unknown field"),
    (
        ("[[norm.criterion]]", "[[norm.criteria]]"),
        "regel 8: het veld criteria is onbekend",
        "a typing error in a header",
    ),
    (
        ("minimum_goals = 0", 'minimum_goals = 0\ncounts = ["doelen"]'),
        "regel 8: counts telt wat bij het veld hoort",
        "no field",
    ),
    (("[[norm]]", '[field]\ntext = "over x"\n\n[[norm]]'), "regel 8: het veld whole mist of is leeg", "half a field"),
    (("least = 1", "documents = 1"), "regel 6: de parameter documents heeft een naam die niet kan", "a reserved name"),
    (("largely = 0.7", "largely = "), "eigen.toml: dit is geen geldige TOML", "broken TOML, with its line"),
]


def write(folder: Path, text: str, name: str = "eigen.toml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(("change", "said", "reason"), FAULTS, ids=[row[-1] for row in FAULTS])
def test_a_faulty_set_is_refused_with_file_and_line(
    tmp_path: Path, change: tuple[str, str], said: str, reason: str
) -> None:
    with pytest.raises(NormError) as caught:
        load_norm_sets(write(tmp_path, NORM.replace(*change, 1)))

    assert said in str(caught.value), reason


def test_two_norms_with_one_id_are_refused(tmp_path: Path) -> None:
    twice = NORM + NORM[NORM.index("[[norm]]") :]

    with pytest.raises(NormError, match=r"regel 27: norm E1 staat er al"):
        load_norm_sets(write(tmp_path, twice))


def test_a_user_adds_a_norm_set_without_touching_code(tmp_path: Path) -> None:
    settings = Settings(database=tmp_path / "f.duckdb", extra_norm_folder=write(tmp_path / "eigen", NORM))
    document = analysis("plan.pdf", [tagged("a"), tagged("b")], kind=DocumentKind.POLICY_PLAN)
    with open_database(settings.database) as database:
        database.write_document(document, "run")

    judge_database(settings)

    with open_database(settings.database, read_only=True) as database:
        rows = database.rows("FROM norm_overview WHERE norm_set = 'eigen' AND year IS NULL")
        others = database.rows("FROM norm_overview WHERE norm_set = 'jeugdhulp'")
    assert [(row["norm"], row["verdict"], row["evidence"]) for row in rows] == [("E1", "voldoet grotendeels", 2)]
    assert others, "the sets that come with the program are judged too"


def test_a_changed_threshold_judges_anew_without_reading(tmp_path: Path) -> None:
    folder = write(tmp_path / "eigen", NORM)
    settings = Settings(database=tmp_path / "f.duckdb", norm_folder=folder)
    with open_database(settings.database) as database:
        database.write_document(analysis("plan.pdf", [tagged("a"), tagged("b")], kind=DocumentKind.POLICY_PLAN), "run")
    judge_database(settings)

    write(folder, NORM.replace("met = 2", "met = 3"))
    changed = judge_database(settings)

    with open_database(settings.database, read_only=True) as database:
        verdicts = {row["verdict"] for row in database.rows("FROM norm_overview")}
    assert changed is True
    assert verdicts == {"voldoet gedeeltelijk"}
    assert judge_database(settings) is False, "nothing changed, nothing is written"


FORBIDDEN = [
    "SELECT content AS finding_id, true AS meets FROM read_text('/etc/hostname')",
    "SELECT column0 AS finding_id, true AS meets FROM read_csv('/etc/passwd', header = false)",
    "FROM 'https://example.org/x.parquet'",
    "COPY (SELECT 1) TO '/tmp/doelwijzer-out.csv'",
    "ATTACH '/tmp/doelwijzer-other.duckdb' AS other",
    "DELETE FROM document",
    "DROP VIEW goal_inventory",
    "SET enable_external_access = true",
    "INSTALL httpfs",
    "LOAD httpfs",
]


@pytest.mark.parametrize("query", FORBIDDEN)
def test_the_query_of_a_norm_only_reads_the_findings(tmp_path: Path, query: str) -> None:
    start = NORM.index("SELECT goal_id")
    text = NORM[:start] + query + "\n" + NORM[NORM.index('"""', start) :]
    path = tmp_path / "f.duckdb"
    with open_database(path) as database:
        database.write_document(analysis("plan.pdf", [tagged("a")], kind=DocumentKind.POLICY_PLAN), "run")

    with (
        open_database(path, read_only=True) as database,
        pytest.raises(NormError, match=r"eigen.toml, norm E1, criterium 'doelen': de query werkt niet"),
    ):
        judge(load_norm_sets(write(tmp_path / "eigen", text)), database.rows)

    assert not Path("/tmp/doelwijzer-out.csv").exists()
    with open_database(path, read_only=True) as database:
        assert len(database.rows("FROM document")) == 1


def test_a_query_that_does_not_work_is_told_with_its_line_and_not_blamed_on_the_database(tmp_path: Path) -> None:
    path = tmp_path / "f.duckdb"
    with open_database(path) as database:
        database.write_document(analysis("plan.pdf", [tagged("a")], kind=DocumentKind.POLICY_PLAN), "run")
    folder = write(tmp_path / "eigen", NORM.replace("SELECT goal_id", "SELECT doel_id"))

    with open_database(path, read_only=True) as database, pytest.raises(NormError) as caught:
        judge(load_norm_sets(folder), database.rows)

    said = str(caught.value)
    assert said.startswith("eigen.toml, norm E1, criterium 'doelen': de query werkt niet (vanaf regel 24; Binder Error")
    assert "doel_id" in said and "f.duckdb" not in said


LITTLE = [
    (
        "minimum_goals = 0\nminimum_statements = 3",
        "Aantal gelezen uitspraken: 2; onder de 3",
        "a text of two sentences",
    ),
    ("minimum_goals = 3", "Aantal gevonden doelen: 2; onder de 3", "too few goals"),
]


@pytest.mark.parametrize(("least", "said", "reason"), LITTLE, ids=[row[-1] for row in LITTLE])
def test_on_too_little_there_is_no_judgement(tmp_path: Path, least: str, said: str, reason: str) -> None:
    row = only_judgement(tmp_path, NORM.replace("minimum_goals = 0", least), "plan.pdf", DocumentKind.POLICY_PLAN)

    assert row["verdict"] == "niet te beoordelen"
    assert said in row["reason"]


def test_what_such_a_document_always_has_and_was_not_found_was_not_recognised(tmp_path: Path) -> None:
    nothing = NORM.replace("WHERE list_contains", "WHERE false AND list_contains")
    expected = nothing.replace("partly = 1\nwithout", 'partly = 1\nexpected_in = ["beleidsplan"]\nwithout')

    row = only_judgement(tmp_path / "a", expected, "plan.pdf", DocumentKind.POLICY_PLAN)
    other = only_judgement(tmp_path / "b", nothing, "plan.pdf", DocumentKind.POLICY_PLAN)

    assert row["verdict"] == "niet te beoordelen"
    assert row["reason"].startswith("Niets gevonden voor 'doelen', terwijl elk document van de soort beleidsplan dat")
    assert (other["verdict"], other["reason"]) == (
        "voldoet niet of nauwelijks", "In 2 gelezen uitspraken is hierover niets gevonden."
    ), "what is not said in a text that was read does not meet"  # fmt: skip


def only_judgement(folder: Path, text: str, name: str, kind: DocumentKind) -> dict[str, object]:
    """The judgement on the norm in `text` of a document with two goals."""
    folder.mkdir(exist_ok=True)
    settings = Settings(database=folder / "f.duckdb", norm_folder=write(folder / "eigen", text))
    with open_database(settings.database) as database:
        database.write_document(analysis(name, [tagged("a"), tagged("b")], kind=kind), "run")
    judge_database(settings)
    with open_database(settings.database, read_only=True) as database:
        (row,) = database.rows("FROM norm_overview WHERE document IS NOT NULL")
    return row


def test_an_unknown_parameter_is_told(tmp_path: Path) -> None:
    path = tmp_path / "f.duckdb"
    with open_database(path) as database:
        database.write_document(analysis("plan.pdf", [tagged("a")], kind=DocumentKind.POLICY_PLAN), "run")
    folder = write(tmp_path / "eigen", NORM.replace("$documents", "$dokumenten"))

    with open_database(path, read_only=True) as database, pytest.raises(NormError, match=r"\$dokumenten is onbekend"):
        judge(load_norm_sets(folder), database.rows)


def test_all_norms_of_the_framework_are_there() -> None:
    sets = {norm_set.name: norm_set for norm_set in load_norm_sets(Settings().norm_folder)}

    chapters = {1: 3, 2: 3, 3: 3, 4: 3, 5: 2, 6: 2, 7: 3, 8: 3}
    assert [norm.id for norm in sets["jeugdhulp"].norms] == [
        f"{chapter}.{number}" for chapter, count in chapters.items() for number in range(1, count + 1)
    ]
    assert [norm.id for norm in sets["ketensamenwerking"].norms] == [f"K{number}" for number in range(1, 7)]
    assert [norm.id for norm in sets["smart"].norms] == ["S", "M", "A", "R", "T", "SMART genoemd"]
    assert "doeltreffendheid" in (sets["smart"].remark or ""), "SMART is not effectiveness, and it says so"
    people = {norm.id for norm in sets["jeugdhulp"].norms if "S" in norm.needed}
    assert people == {norm.id for norm in sets["jeugdhulp"].norms if norm.id >= "4"}
