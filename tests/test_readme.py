"""The README's queries run on the database that the main job makes."""

import re

import pytest

from pipeline.labels import ValueType
from pipeline.settings import ROOT
from pipeline.store import open_database
from tests.factory import analysis, indicator, tagged

QUERIES = re.findall(r"```sql\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)


def test_there_are_five() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("query", QUERIES, ids=[f"query-{number}" for number in range(1, len(QUERIES) + 1)])
def test_a_query_of_the_readme_finds_something(tmp_path, query: str) -> None:  # type: ignore[no-untyped-def]
    from pipeline.labels import DocumentStatus, TextLayer
    from pipeline.norms import judge, load_norm_sets
    from pipeline.settings import Settings

    goals = [
        tagged(f"In 2027 is {thing} gehalveerd", measurability="quantitative")
        for thing in ("uitval", "schuld", "ruzie")
    ]
    values = [indicator("uitval", ValueType.BASELINE, 2023, 4.0), indicator("uitval", ValueType.TARGET, 2027, 2.0)]
    path = tmp_path / "findings.duckdb"
    with open_database(path) as database:
        pages = [TextLayer.READABLE] * 9 + [TextLayer.ABSENT]
        status = DocumentStatus.PARTLY_READ
        database.write_document(analysis("b.pdf", goals, indicators=values, pages=pages, status=status), "run")
    with open_database(path, read_only=True) as database:
        assessments = judge(load_norm_sets(Settings().norm_folder), database.rows)
    with open_database(path) as database:
        norm = {
            "norm_set": "jeugdhulp",
            "norm": "1.1",
            "version": "0",
            "text": "t",
            "question": "q",
            "source": "s",
            "evidence": "D",
        }
        database.write_judgements([norm], assessments)
        assert database.rows(query)
