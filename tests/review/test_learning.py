"""Reviewed statements come out as training statements that the trainer reads, and only whole ones."""

from pathlib import Path

from pipeline.labels import Dimension
from pipeline.review.learning import write_training
from pipeline.store import open_database
from pipeline.train.statements import read_statements
from tests.review.filling import fill, handed_out, rows_of, take_in
from tests.review.stock import stocked

TEXTS = [
    "=Eerste doel; mail a@b.nl",
    'Tweede "doel"\nop twee regels',
    "Derde doel",
    "Vierde doel",
    "Vijfde, niet nagekeken",
]


def test_reviewed_statements_become_training_statements(tmp_path: Path) -> None:
    database = stocked(tmp_path, texts=TEXTS)
    sheet = handed_out(database, tmp_path / "uit")
    place = {row["tekst"].strip("'")[:6]: number for number, row in enumerate(rows_of(sheet))}
    ab, cd = {"beoordelaar": "AB"}, {"beoordelaar": "CD"}
    edits = {
        place["=Eerst"]: {"akkoord": "ja", "niveau": "tactisch", **ab},
        place["Tweede"]: {"soort": "overig", **ab},
        place["Derde "]: {"niveau": "tactisch", **ab},
        place["Vierde"]: {"akkoord": "ja", **ab},
    }
    take_in(database, fill(sheet, edits))
    take_in(database, fill(sheet, {place["Vierde"]: {"soort": "overleg", **cd}}, sheet.with_name("cd.csv")))

    with open_database(database, read_only=True) as stored:
        lesson = write_training(stored, tmp_path / "leren")

    assert (lesson.statements, lesson.incomplete) == (2, 2), "half a goal and a disputed one teach nothing"
    found = {s.text: s for s in read_statements(lesson.files)}
    assert set(found) == {"=Eerste doel; mail [e-mailadres]", TEXTS[1]}
    assert found["=Eerste doel; mail [e-mailadres]"].labels[Dimension.LEVEL] == "tactical"
    assert found[TEXTS[1]].labels == {Dimension.KIND: "other"}
    header, first = lesson.files[0].read_text().splitlines()[:2]
    assert header.endswith("corpus,reviewers,reviewed_at,codebook")
    assert first.endswith("corpus,AB,2026-03-02,1.2")
