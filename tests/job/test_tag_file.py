"""`doelwijzer tag`: a CSV of statements comes back with labels, and faults are told with row and column."""

import csv
import io
from pathlib import Path

import pytest

from pipeline.errors import ManifestError
from pipeline.job.tag_file import tag_file
from pipeline.settings import Settings
from pipeline.tag import Tagger, load_tagger


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger(Settings())


def test_every_row_comes_back_in_order_with_labels_and_confidences(tmp_path: Path, tagger: Tagger) -> None:
    file = tmp_path / "in.csv"
    file.write_text(
        "id;text;context;document_kind\n"
        "b;Eind 2027 is het aantal uithuisplaatsingen met een derde gedaald.;Wat willen we bereiken;begroting\n"
        "a;De Jeugdwet is op 1 januari 2015 in werking getreden.;Inleiding;beleidsplan\n"
        "c;Partijen overleggen elk kwartaal.;;\n",
        "utf-8",
    )

    rows = list(csv.DictReader(io.StringIO(tag_file(file, tagger))))

    assert [row["id"] for row in rows] == ["b", "a", "c"]
    assert list(rows[0]) == [
        name
        for dimension in ("kind", "level", "measurability", "result", "budget", "time_bound")
        for name in (
            [dimension, f"{dimension}_confidence"] if dimension != "kind" else ["id", "kind", "kind_confidence"]
        )
    ]
    assert (rows[0]["kind"], rows[0]["measurability"], rows[0]["time_bound"]) == ("goal", "quantitative", "yes")
    assert (rows[1]["kind"], rows[1]["level"], rows[1]["level_confidence"]) == ("other", "", "")
    assert rows[2]["kind"] == "contact"
    assert all(0 <= float(row["kind_confidence"]) <= 1 for row in rows)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id,tekst\n1,x\n", "mist de kolom text"),
        ("id,text\n1,\n", "rij 2, kolom text: de tekst is leeg"),
        ("id,text,document_kind\n1,x,plan\n", "rij 2, kolom document_kind: 'plan' is onbekend"),
        ("", "is leeg"),
    ],
)
def test_faults_are_told_with_row_and_column(tmp_path: Path, tagger: Tagger, content: str, said: str) -> None:
    (tmp_path / "in.csv").write_text(content, "utf-8")

    with pytest.raises(ManifestError, match=said):
        tag_file(tmp_path / "in.csv", tagger)
