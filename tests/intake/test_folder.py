"""What lies in a folder: with and without a manifest, and each fault told with its row."""

import os
import tempfile
from pathlib import Path

import pytest

from pipeline.errors import ManifestError, UsageError
from pipeline.intake import take_in
from pipeline.labels import DocumentKind

HEADER = "file,municipality,document_kind,year,title\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "stukken"
    corpus.mkdir()
    (corpus / "begroting-2025.pdf").write_bytes(b"%PDF-1.4")
    (corpus / "plan.txt").write_text("Beleidsplan")
    (corpus / "foto.jpg").write_bytes(b"x")
    return corpus


def test_without_manifest_every_readable_file_is_taken_and_marked_as_inferred(folder: Path) -> None:
    intake = take_in(folder)

    assert [source.name for source in intake.sources] == ["begroting-2025.pdf", "plan.txt"]
    budget = intake.sources[0]
    assert (budget.document_kind, budget.year) == (DocumentKind.BUDGET, 2025)
    assert budget.inferred == ("municipality", "document_kind", "year", "title")


def test_manifest_values_are_not_marked_as_inferred(folder: Path) -> None:
    (folder / "documents.csv").write_text(HEADER + "plan.txt,Zandrecht,beleidsplan,2022,Jeugdplan\n")

    intake = take_in(folder)

    plan = intake.sources[0]
    assert (plan.municipality, plan.document_kind, plan.year, plan.title, plan.inferred) == (
        "Zandrecht",
        DocumentKind.POLICY_PLAN,
        2022,
        "Jeugdplan",
        (),
    )
    assert intake.left_out == ("begroting-2025.pdf",), "a file that the manifest forgets is told, not skipped"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("weg.pdf,A,begroting,2024,T", "documents.csv, rij 2: het bestand weg.pdf staat niet in de map"),
        ("plan.txt,A,begrotting,2024,T", "rij 2, kolom document_kind: 'begrotting' is onbekend: kies uit beleidsplan"),
        ("plan.txt,A,begroting,24,T", "rij 2, kolom year: '24' is geen jaar"),
        ("foto.jpg,A,begroting,2024,T", "rij 2: foto.jpg is geen PDF, DOCX, HTML of TXT"),
        (",A,begroting,2024,T", "rij 2: de kolom file is leeg"),
    ],
)
def test_a_faulty_row_is_told_and_the_other_documents_are_taken(folder: Path, row: str, said: str) -> None:
    (folder / "documents.csv").write_text(HEADER + row + "\nbegroting-2025.pdf,A,begroting,2025,T\n")

    intake = take_in(folder)

    assert [source.name for source in intake.sources] == ["begroting-2025.pdf"]
    assert len(intake.problems) == 1 and said in intake.problems[0].message


def test_a_manifest_as_a_dutch_excel_saves_it(folder: Path) -> None:
    text = "Bestand;Gemeente;Soort;Jaar;Titel\r\nplan.txt;Súdwâld;Beleidsplan;2022;Plan\r\n;;;;\r\n"
    (folder / "documents.csv").write_bytes(text.encode("cp1252"))

    intake = take_in(folder)

    assert intake.sources[0].municipality == "Súdwâld"
    assert intake.problems == ()


def test_a_row_that_stands_twice_is_told(folder: Path) -> None:
    (folder / "documents.csv").write_text(HEADER + "plan.txt,A,beleidsplan,2022,P\n" * 2)

    assert "rij 3: plan.txt staat er al" in take_in(folder).problems[0].message


def test_a_manifest_without_the_column_file(folder: Path) -> None:
    (folder / "documents.csv").write_text("naam,jaar\nplan.txt,2022\n")

    with pytest.raises(ManifestError, match="mist de kolom file"):
        take_in(folder)


def test_an_empty_folder_and_a_missing_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="staan geen documenten"):
        take_in(tmp_path)
    with pytest.raises(UsageError, match="bestaat niet"):
        take_in(tmp_path / "nergens")


def test_names_are_the_same_on_every_machine(tmp_path: Path) -> None:
    deep = tmp_path / "Ca\u0308sar"  # as macOS stores it: letter and accent apart
    deep.mkdir()
    (deep / "plan.txt").write_text("x")

    assert take_in(tmp_path).sources[0].name == "C\u00e4sar/plan.txt"


def test_a_folder_that_may_not_be_opened_is_told() -> None:
    """Root may open everything, so the test looks with the eyes of another user."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name)
        corpus.chmod(0o755)
        (corpus / "plan.txt").write_text("x")
        closed = corpus / "dicht"
        closed.mkdir(mode=0o000)
        if root:
            os.seteuid(65534)
        try:
            intake = take_in(corpus)
        finally:
            if root:
                os.seteuid(0)
            closed.chmod(0o755)

    assert [source.name for source in intake.sources] == ["plan.txt"]
    assert [problem.message for problem in intake.problems] == [
        "De map dicht kan niet worden geopend: controleer de rechten op de map."
    ]
