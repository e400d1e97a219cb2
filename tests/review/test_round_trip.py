"""Sheets that went through other programs, or through mangling hands, give exactly the edits and lose nothing."""

import csv
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import ManifestError
from pipeline.review.importing import State, load_state, plan_import, read_sheets
from pipeline.review.reading import read_sheet
from pipeline.store import open_database
from tests.needs import needs
from tests.review.filling import NOW, Edit, fill, handed_out, rows_of, save, take_in
from tests.review.stock import stocked

REASONS = (
    "=1+1",
    "+31",
    "- zie p. 3; en p. 4",
    "@naam",
    "'s-Gravenzand",
    'hij zei "ja"',
    "twee\nregels",
    "één – €",
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, set[tuple[str, str]]]:
    """A database with 600 statements, its sheet with 300 rows filled in, and what was said of which statement."""
    folder = tmp_path_factory.mktemp("heen")
    database = stocked(folder, 300)
    sheet = handed_out(database, folder / "uit", reviewers=("AB",))
    rows = rows_of(sheet)
    assert len(rows) == 600
    edits: dict[int, Edit] = {}
    said: set[tuple[str, str]] = set()
    for index in range(0, 600, 2):
        goal = rows[index]["machine soort"] == "doel"
        edits[index] = {"niveau" if goal else "soort": "tactisch" if goal else "overleg"}
        edits[index] |= {"reden": REASONS[index // 2 % len(REASONS)]}
        said.add((rows[index]["uitspraak_id"], edits[index]["reden"]))
    return database, fill(sheet, edits), said


def with_libreoffice(source: Path, target: Path, *, via: str) -> Path:
    """Opens the sheet in LibreOffice with Dutch CSV settings, saves it as a workbook, and that as CSV if asked."""
    office = str(shutil.which("soffice"))

    def convert(file: Path, kind: str, read: str = "") -> Path:
        command = [office, f"-env:UserInstallation=file://{target}/profile", "--headless", *([read] if read else [])]
        command += ["--convert-to", kind, "--outdir", str(target), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return target / f"{file.stem}.{kind.split(':')[0]}"

    workbook = convert(source, "xlsx", "--infilter=CSV:59,34,76,1")  # ; " UTF-8, from the first line
    return workbook if via == "xlsx" else convert(workbook, "csv:Text - txt - csv (StarCalc):44,34,76,1")


def with_pandas(source: Path, target: Path, *, separator: str) -> Path:
    import pandas

    frame = pandas.read_csv(source, sep=";", decimal=",")
    frame["extra kolom"] = 1
    frame = frame[list(reversed(frame.columns))]
    frame.columns = [name.upper() for name in frame.columns]
    path = target / "pandas.csv"
    frame.sample(frac=1, random_state=1).to_csv(path, sep=separator)
    return path


def by_hand(source: Path, target: Path, *, encoding: str) -> Path:
    """Windows letters, other line ends, empty rows at the end, Dutch names in capitals."""
    rows = rows_of(source)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow([name.upper() for name in rows[0]])
    writer.writerows([value.upper() if name == "niveau" else value for name, value in row.items()] for row in rows)
    (target / "hand.csv").write_bytes((text.getvalue() + ";;;;\r\n" * 5).encode(encoding, errors="replace"))
    return target / "hand.csv"


PROGRAMS: list[tuple[str, Callable[..., Path], dict[str, Any]]] = [
    ("LibreOffice, kept as a workbook", with_libreoffice, {"via": "xlsx"}),
    ("LibreOffice, kept as CSV with commas", with_libreoffice, {"via": "csv"}),
    ("pandas with ;", with_pandas, {"separator": ";"}),
    ("pandas with ,", with_pandas, {"separator": ","}),
    ("an old Excel, in Windows letters", by_hand, {"encoding": "cp1252"}),
    ("Excel's Unicode text", by_hand, {"encoding": "utf-16"}),
]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "program", "options"),
    [
        pytest.param(*case, id=case[0], marks=[needs("soffice")] if case[1] is with_libreoffice else [])
        for case in PROGRAMS
    ],
)
def test_exactly_the_edits_come_back(
    filled: tuple[Path, Path, set[tuple[str, str]]],
    tmp_path: Path,
    name: str,
    program: Callable[..., Path],
    options: dict[str, Any],
) -> None:
    database, sheet, said = filled
    plan = take_in(database, program(sheet, tmp_path, **options), dry_run=True)
    assert [str(problem) for problem in plan.problems] == []
    assert {("u" + d.candidate.statement_id, d.reason) for d in plan.decisions} == said
    assert {(d.dimension, d.value) for d in plan.decisions} == {("level", "tactical"), ("kind", "contact")}
    assert (len(plan.decisions), plan.empty) == (300, 300)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[State, Path]:
    """What is stored, and a sheet of twelve rows that agrees with all of it."""
    folder = tmp_path_factory.mktemp("klein")
    database = stocked(folder, 6)
    sheet = handed_out(database, folder / "uit", reviewers=("AB",))
    with open_database(database, read_only=True) as stored:
        return load_state(stored), fill(sheet, {index: {"akkoord": "ja"} for index in range(12)})


CELLS = st.one_of(
    st.sampled_from(["ja", "nee", "doel", "Overig", "tactisch", "x", "", "=1", "'", '"', ";", "#N/B", "12-13-2026"]),
    st.text(max_size=12),
)


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_cells_that_are_mangled_lose_no_row_and_change_nothing_silently(
    small: tuple[State, Path], tmp_path: Path, data: st.DataObject
) -> None:
    state, sheet = small
    rows = rows_of(sheet)
    touched = data.draw(st.lists(st.tuples(st.integers(0, 11), st.sampled_from(list(rows[0])), CELLS), max_size=6))
    for index, column, cell in touched:
        rows[index][column] = cell
    path = save(tmp_path / "door.csv", rows, delimiter=data.draw(st.sampled_from([";", ",", "\t"])), encoding="utf-8")
    sheets, broken = read_sheets([path])
    plan = plan_import(sheets, state, NOW)
    assert broken == []

    told = {problem.row for problem in plan.problems}
    decided = {decision.row for decision in plan.decisions} | {
        number for number, row in enumerate(rows, 2) if row["akkoord"] != "ja"
    }
    assert told | decided >= set(range(2, 14)), "each row is taken over, told of, or says nothing"
    clean = set(range(2, 14)) - {index + 2 for index, *_ in touched}
    texts = [row["tekst"] for row in rows]
    alone = {number for number in clean if texts.count(texts[number - 2]) == 1}
    assert alone <= {decision.row for decision in plan.decisions} | told
    assert not [d for d in plan.decisions if d.row in alone and d.value != d.old_value], "what was not touched stays"


@given(mangled=st.binary(max_size=80), place=st.floats(0, 1), cut=st.integers(0, 60))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_that_are_mangled_give_a_sentence_or_rows(
    small: tuple[State, Path], tmp_path: Path, mangled: bytes, place: float, cut: int
) -> None:
    content = small[1].read_bytes()
    at = int(place * len(content))
    path = tmp_path / "bytes.csv"
    path.write_bytes(content[:at] + mangled + content[at + cut :])
    try:
        sheet = read_sheet(path)
    except ManifestError as error:
        assert path.name in str(error)
        return
    assert all(problem.row >= 2 and problem.message for problem in sheet.problems)
