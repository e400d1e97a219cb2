"""The commands as a researcher gives them, from export to figures, on one database."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.errors import DoelwijzerError
from pipeline.review.commands import review
from pipeline.settings import ROOT
from tests.review.filling import fill, rows_of
from tests.review.stock import stocked


def say(*words: object) -> Result:
    result = CliRunner().invoke(review, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit | DoelwijzerError):
        raise result.exception
    return result


def test_a_round_of_review(tmp_path: Path) -> None:
    database = stocked(tmp_path, 60)
    made = say("export", "--database", database, "--output", tmp_path, "--reviewer", "Anna B.", "--rows", 60)
    assert "60 van 120 uitspraken" in made.output
    sheet = tmp_path / "nakijken-Anna-B.csv"
    assert sheet.exists() and sheet.with_suffix(".xlsx").exists()

    filled = fill(sheet, {n: {"akkoord": "ja"} for n in range(len(rows_of(sheet)))} | {0: {"soort": "onzin"}})
    tried = say("import", filled, "--database", database, "--dry-run")
    assert tried.exit_code == 1
    assert "rij 2, kolom 'soort': 'onzin' is geen label" in tried.output
    assert "Proef, niets opgeslagen" in tried.output
    assert "Opgeslagen" in say("import", filled, "--database", database).output
    assert "Opgeslagen: 0 oordelen" in say("import", filled, "--database", database).output

    assert "machine telt 40; geschat" in say("figures", "--database", database, "--output", tmp_path / "cijfers").output
    assert (tmp_path / "cijfers" / "aantallen.csv").exists()
    assert "0 labels waarover" in say("conflicts", "--database", database).output
    assert "trainingszinnen" in say("learn", "--database", database, "--output", tmp_path / "leren").output
    assert say("exchange", tmp_path / "p.qdpx", "--database", database).exit_code == 0
    assert "0 oordelen" in say("import", tmp_path / "p.qdpx", "--database", database).output


WRONG = [
    (("export", "--label", "hoog=laag"), "Het label 'hoog=laag' bestaat niet"),
    (("export", "--overlap", "300"), "minder overlap dan rijen"),
    (("export", "--municipality", "Nergens"), "geen uitspraken voor gemeente Nergens"),
    (("exchange", "p.docx"), "eindigt op .qdpx"),
    (("highlight", "a.pdf"), "a.pdf bestaat niet"),
    (("highlight", "onbekend"), "past op 0 documenten"),
    (("learn", "--output", str(ROOT / "corpus" / "statements")), "een map van het programma zelf"),
    (("learn", "--output", "/dev/null/leren"), "de map is een bestand"),
    (("figures", "--output", "/dev/null/cijfers"), "de map is een bestand"),
    (("exchange", "/dev/null/p.qdpx"), "de map is een bestand"),
]


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_wrong_use_gives_one_sentence(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    result = say(*words, "--database", stocked(tmp_path, 3))
    assert isinstance(result.exception, DoelwijzerError)
    assert message in str(result.exception)


def test_a_file_that_cannot_be_read_ends_with_two(tmp_path: Path) -> None:
    result = say("import", tmp_path / "weg.csv", "--database", stocked(tmp_path, 3))
    assert result.exit_code == 2
    assert result.output.endswith("weg.csv kan niet worden gelezen (dat bestaat niet): controleer de plaats.\n")
