"""The sample corpus, read perfectly, with survey and exports, judged: made once for all tests of this folder."""

import pytest

from pipeline.job.imports import import_tables
from pipeline.job.judge import judge_database
from pipeline.settings import ROOT, Settings
from pipeline.store import open_database
from tests.sample import sample_corpus


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = Settings(database=tmp_path_factory.mktemp("sample") / "f.duckdb")
    with open_database(settings.database) as database:
        for document in sample_corpus():
            database.write_document(document, "run")
    assert import_tables(ROOT / "corpus" / "voorbeeld", settings) == (), "the sample tables have no fault"
    judge_database(settings)
    return settings
