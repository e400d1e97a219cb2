"""A scorecard is taken whole or not at all, and every faulty row is named."""

from pathlib import Path

import pytest

from pipeline.errors import ManifestError
from pipeline.intake.survey import read_survey

HEADER = "gemeente;jaar;norm;groep;stelling;verstuurd;retour;helemaal oneens;oneens;neutraal;eens;helemaal eens;nvt"
ROW = "Zandrecht;2024;6.1;Huisartsen;Wij vertrouwen elkaar;24;20;1;2;3;10;2;2"


def write(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "enquete.csv"
    path.write_text("\n".join((header, *rows)), "utf-8")
    return path


def test_a_row_is_a_group_and_a_statement(tmp_path: Path) -> None:
    (answer,) = read_survey(write(tmp_path, ROW), "corpus")

    assert (answer.municipality, answer.year, answer.norm, answer.partner_group) == (
        "Zandrecht",
        2024,
        "6.1",
        "Huisartsen",
    )
    assert (answer.sent, answer.returned, answer.answers, answer.not_applicable) == (24, 20, 18, 2)


def test_english_names_commas_and_a_missing_last_column_are_fine(tmp_path: Path) -> None:
    answers = "strongly_disagree,disagree,neutral,agree,strongly_agree"
    header = f"municipality,year,norm,partner_group,statement,sent,returned,{answers}"

    (answer,) = read_survey(
        write(tmp_path, "Zandrecht,2024,6.1,Scholen,Vertrouwen,9,7,,,2,5,", header=header), "corpus"
    )

    assert (answer.answers, answer.not_applicable) == (7, 0)


# (row, what is said)
FAULTS = [
    (ROW.replace("6.1", ""), "rij 2, kolom norm: vul een tekst in"),
    (ROW.replace(";24;", ";veel;"), "rij 2, kolom verstuurd: 'veel' is geen heel getal"),
    (ROW.replace(";24;20;", ";24;;"), "rij 2, kolom retour: '' is geen heel getal"),
    (ROW.replace(";24;20;", ";24;30;"), "rij 2: 30 retour is meer dan 24 verstuurd"),
    (ROW.replace(";10;2;2", ";19;2;2"), "rij 2: 29 antwoorden is meer dan 20 retour"),
    (ROW.replace("2024", "24"), "rij 2, kolom jaar: 24 is geen jaar"),
    (f"{ROW}\n{ROW}", "rij 3: deze stelling staat voor deze groep al in rij 2"),
    (
        f"{ROW}\n{ROW.replace('elkaar', 'de gemeente').replace(';24;', ';30;')}",
        "rij 3: verstuurd en retour zijn anders",
    ),
    (ROW.replace("6.1", "9.9"), "rij 2, kolom norm: '9.9' is geen norm"),
]


@pytest.mark.parametrize(("rows", "said"), FAULTS, ids=[row[-1] for row in FAULTS])
def test_a_fault_is_told_with_row_and_column(tmp_path: Path, rows: str, said: str) -> None:
    with pytest.raises(ManifestError) as caught:
        read_survey(write(tmp_path, rows), "corpus", ["6.1"])

    assert said in str(caught.value)
    assert str(caught.value).startswith("enquete.csv")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    rows = [ROW.replace("elkaar", f"elkaar {n}").replace(";24;", ";veel;") for n in range(14)]

    with pytest.raises(ManifestError, match=r"rij 2, .* rij 11, .*en nog 4"):
        read_survey(write(tmp_path, *rows), "corpus")


def test_a_missing_column_is_named_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="mist de kolom groep"):
        read_survey(write(tmp_path, ROW, header=HEADER.replace("groep", "x")), "corpus")


def test_an_empty_scorecard_is_told(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="heeft geen rijen"):
        read_survey(write(tmp_path), "corpus")
