"""CSV as people's programs make and open it."""

from pathlib import Path

import pytest

from pipeline.csvfile import check_writable, defuse, read_rows, restore, write_rows
from pipeline.errors import DoelwijzerError, ManifestError


def test_written_files_open_right_in_a_dutch_excel(tmp_path: Path) -> None:
    write_rows(tmp_path / "uit.csv", ["tekst", "waarde", "ja of nee", "leeg"], [["één; twee", 7.5, True, None]])

    content = (tmp_path / "uit.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "without BOM Excel garbles é"
    assert content.decode("utf-8-sig") == 'tekst;waarde;ja of nee;leeg\r\n"één; twee";7,5;ja;\r\n'


@pytest.mark.parametrize(
    "text", ["=1+1", "+31 6", "- minder wachttijd", "@naam", "'s-Gravenzand", "''dubbel", "gewoon", "", "'=x"]
)
def test_what_is_defused_comes_back_as_it_was(text: str) -> None:
    assert restore(defuse(text)) == text
    assert not defuse(text).startswith(("=", "+", "-", "@"))


def test_a_quote_that_starts_like_a_formula_survives_the_round_trip(tmp_path: Path) -> None:
    write_rows(tmp_path / "uit.csv", ["id", "tekst"], [["1", "=cmd|'/c calc'!A1"]])

    assert next(read_rows(tmp_path / "uit.csv", ["id"]))["tekst"] == "=cmd|'/c calc'!A1"


def test_line_breaks_in_a_cell_and_row_numbers(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text('id,text\n1,"twee\nregels"\n2,een\n')

    rows = list(read_rows(tmp_path / "in.csv", ["id", "text"]))

    assert [row["text"] for row in rows] == ["twee\nregels", "een"]
    assert [row.number for row in rows] == [2, 3], "rows are counted as a spreadsheet shows them, not as lines"


def test_an_empty_file_and_a_missing_one(tmp_path: Path) -> None:
    (tmp_path / "leeg.csv").touch()
    with pytest.raises(ManifestError, match=r"leeg\.csv is leeg"):
        list(read_rows(tmp_path / "leeg.csv", ["id"]))
    with pytest.raises(ManifestError, match="kan niet worden gelezen"):
        list(read_rows(tmp_path / "weg.csv", ["id"]))


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "map"
    target.mkdir()

    with pytest.raises(DoelwijzerError, match="kan niet worden geschreven"):
        write_rows(target, ["a"], [["1"]])
    assert list(tmp_path.iterdir()) == [target], "no half file stays behind"


def test_what_cannot_be_written_is_told_before_work_is_done(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    check_writable(tmp_path / "nieuw" / "map" / "uit.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["bestand"], "looking makes nothing"
    for target, why in (
        (tmp_path / "bestand" / "uit.csv", "de map is een bestand"),
        (tmp_path, "dat is een map"),
    ):
        with pytest.raises(DoelwijzerError, match=f"kan niet worden geschreven .*{why}.*kies een andere map"):
            check_writable(target)


READ = [
    (b"id;text\n1;een;twee\n", [("1", "een", ("twee",))], "a loose ; makes a cell too many, which is told"),
    (b"sep=,\nid,text\n1,een\n", [("1", "een", ())], "the line that makes Excel split right"),
    ("id\ttext\n1\t\u00e9\u00e9n\n".encode("utf-16"), [("1", "\u00e9\u00e9n", ())], "Unicode text from Excel"),
    (b"id;text\r1;een\r", [("1", "een", ())], "line ends of an old Mac"),
    (b"id;text\n1;e\x00en\n", [("1", "een", ())], "a NUL character"),
]


@pytest.mark.parametrize(("content", "rows", "reason"), READ, ids=[case[2] for case in READ])
def test_what_other_programs_make(tmp_path: Path, content: bytes, rows: list[object], reason: str) -> None:
    (tmp_path / "in.csv").write_bytes(content)
    assert [(row["id"], row["text"], row.extra) for row in read_rows(tmp_path / "in.csv", ["id"])] == rows


REFUSED = [
    ('id;text\n1;"een\n2;twee\n', r"rij 2: dit is geen geldige CSV", "an open quotation mark would swallow rows"),
    ('"id;text\n1;een\n', r"rij 1: dit is geen geldige CSV", "the same in the header"),
    ("id;text;id\n1;een;2\n", "kolom id twee keer", "which of the two is meant?"),
]


@pytest.mark.parametrize(("content", "message", "reason"), REFUSED, ids=[case[2] for case in REFUSED])
def test_what_cannot_be_read_without_loss_is_refused(tmp_path: Path, content: str, message: str, reason: str) -> None:
    (tmp_path / "in.csv").write_text(content)
    with pytest.raises(ManifestError, match=message):
        list(read_rows(tmp_path / "in.csv", ["id"]))
