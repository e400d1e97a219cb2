"""Labelled statements are read as they stand; a fault is named by file, row and column."""

from pathlib import Path

import pytest

from pipeline.errors import ManifestError
from pipeline.labels import Dimension, DocumentKind
from pipeline.settings import ROOT
from pipeline.train.statements import read_statements

HEADER = "id,document,document_kind,context,text,kind,level,measurability,result,budget,time_bound\n"
GOAL = "a-1,a,begroting,Doelen,Minder schulden,goal,strategic,qualitative,outcome,no,no\n"
OTHER = "a-2,a,begroting,Inleiding,Dit is de begroting.,other,,,,,\n"


def write(folder: Path, content: str, name: str = "zinnen.csv") -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def test_rows_become_labelled_statements(tmp_path: Path) -> None:
    goal, other = read_statements([write(tmp_path, HEADER + GOAL + OTHER)])
    assert goal.is_goal and goal.labels[Dimension.RESULT] == "outcome" and goal.document_kind is DocumentKind.BUDGET
    assert other.labels == {Dimension.KIND: "other"} and other.context == "Inleiding"


def test_a_dutch_excel_file_reads_the_same(tmp_path: Path) -> None:
    content = "\ufeff" + (HEADER + GOAL).replace(",", ";")
    assert read_statements([write(tmp_path, content)]) == read_statements([write(tmp_path, HEADER + GOAL, "b.csv")])


FAULTS = [
    (HEADER.replace(",result", ""), "kolom 'result' ontbreekt", "a missing column"),
    (HEADER, "geen rijen", "only a header"),
    (HEADER + OTHER.replace("other", "overig"), "regel 2, kolom 'kind': 'overig'", "an unknown label"),
    (
        HEADER + GOAL + OTHER.replace("other,", "other,tactical"),
        "regel 3, kolom 'level': is gevuld",
        "a level without goal",
    ),
    (HEADER + GOAL.replace("outcome", ""), "kolom 'result': ''", "a goal without result"),
    (HEADER + OTHER.replace("Dit is de begroting.", " "), "kolom 'text': is leeg", "an empty text"),
    (HEADER + OTHER.replace("begroting,I", "folder,I"), "'folder' is onbekend", "an unknown document kind"),
    (HEADER + OTHER + OTHER, "id 'a-2' staat ook", "an id twice"),
]


@pytest.mark.parametrize(("content", "message", "reason"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_faults_are_named(tmp_path: Path, content: str, message: str, reason: str) -> None:
    with pytest.raises(ManifestError, match=message) as raised:
        read_statements([write(tmp_path, content)])
    assert "zinnen.csv" in str(raised.value)


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="bestaat niet"):
        read_statements([tmp_path / "weg.csv"])
    with pytest.raises(ManifestError, match="geen trainingszinnen"):
        read_statements([tmp_path])


def test_the_training_statements_of_the_project_are_valid() -> None:
    statements = read_statements([ROOT / "corpus" / "statements"])
    assert len(statements) >= 4000 and len({statement.document for statement in statements}) >= 60
    assert sum(not statement.is_goal for statement in statements) / len(statements) >= 0.4
