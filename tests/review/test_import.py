"""What becomes of sheets that people filled in: nothing lost, nothing silently changed, everything told."""

import re
import zipfile
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from pipeline.review.importing import Plan, read_sheets
from pipeline.review.sheet import COLUMNS
from pipeline.store import open_database
from tests.factory import analysis, tagged
from tests.review.filling import NOW, Edit, fill, handed_out, rows_of, save, stored_labels, take_in
from tests.review.stock import stocked

GOAL, OTHER = "We openen een wijkteam.", "Sinds 2015 is er een wet."


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """One goal and one other statement; the ids are their texts."""
    path = tmp_path / "findings.duckdb"
    with open_database(path) as stored:
        run = stored.begin_run("corpus", Path("/corpus"), 1)
        stored.write_document(analysis("a.pdf", [tagged(GOAL), tagged(OTHER, "other")]), run)
    return path


@pytest.fixture
def sheet(database: Path, tmp_path: Path) -> Path:
    """The CSV handed out: row 2 is the goal, row 3 the other statement."""
    path = handed_out(database, tmp_path / "uit", reviewers=("AB",))
    return save(path, sorted(rows_of(path), key=lambda row: row["tekst"], reverse=True))


ALL = {"kind": "goal", "level": "strategic", "measurability": "qualitative", "result": "outcome", "budget": "no"}
FILLED: list[tuple[Edit, dict[str, str], str]] = [
    ({"niveau": "tactisch"}, {"level": "tactical"}, "one label"),
    ({"niveau": "TACTICAL "}, {"level": "tactical"}, "English, capitals, a blank too many"),
    ({"akkoord": "ja"}, ALL | {"time_bound": "no"}, "all that the machine said is right"),
    (
        {"akkoord": "J", "niveau": "tactisch"},
        ALL | {"level": "tactical", "time_bound": "no"},
        "right but for one label",
    ),
    ({"soort": "overig"}, {"kind": "other"}, "no goal"),
    ({"soort": "geen doel", "akkoord": "ja"}, {"kind": "other"}, "no goal: the other labels fall away"),
    ({"over geld": "WAAR", "tijdgebonden": "nee"}, {"budget": "yes", "time_bound": "no"}, "what Excel makes of yes"),
    ({}, {}, "left empty: nothing was said"),
]


@pytest.mark.parametrize(("edit", "labels", "reason"), FILLED, ids=[case[2] for case in FILLED])
def test_what_a_filled_in_row_says(
    database: Path, sheet: Path, edit: Edit, labels: dict[str, str], reason: str
) -> None:
    plan = take_in(database, fill(sheet, {0: edit}))
    assert plan.problems == ()
    assert {d: v for s, d, v, r in stored_labels(database) if (s, r) == (GOAL, "AB")} == labels


FAULTS = [
    (0, {"niveau": "stratgisch"}, "niveau", "bedoelt u 'strategisch'?", "a typing error"),
    (0, {"niveau": "hoog"}, "niveau", "kies uit strategisch, tactisch, operationeel", "no label at all"),
    (0, {"akkoord": "misschien"}, "akkoord", "vul 'ja' of 'nee' in", "no answer"),
    (0, {"niveau": "tactisch", "beoordelaar": ""}, "beoordelaar", "--reviewer", "nobody said it"),
    (0, {"niveau": "#N/B"}, "niveau", "kies uit strategisch", "a failed formula is no label"),
    (0, {"soort": "overig", "niveau": "tactisch"}, "niveau", "geldt alleen voor een doel", "no goal, yet a level"),
    (1, {"niveau": "tactisch"}, "niveau", "de soort is 'overig'", "the machine says no goal, the person does not"),
    (0, {"machine niveau": "tactisch", "akkoord": "ja"}, "machine niveau", "is veranderd", "typed over the machine"),
    (0, {"machine soort": "", "akkoord": "ja"}, "akkoord", "is leeg", "agreed with nothing"),
    (0, {"tekst": OTHER, "niveau": "tactisch"}, "uitspraak_id", "los van de andere gesorteerd", "sorted one column"),
    (0, {"uitspraak_id": "", "tekst": "", "akkoord": "ja"}, "uitspraak_id", "ontbreken", "which statement?"),
    (0, {"uitspraak_id": "weg", "tekst": "Iets anders", "akkoord": "ja"}, "uitspraak_id", "niet meer", "unknown"),
]


@pytest.mark.parametrize(("index", "edit", "column", "message", "reason"), FAULTS, ids=[case[4] for case in FAULTS])
def test_a_fault_is_told_with_row_and_column_and_costs_its_row_only(
    database: Path, sheet: Path, index: int, edit: Edit, column: str, message: str, reason: str
) -> None:
    plan = take_in(database, fill(sheet, {1 - index: {"akkoord": "ja"}, index: edit}))
    assert [(p.file, p.row, p.column) for p in plan.problems if p.lost] == [
        ("ingevuld-nakijken-AB.csv", index + 2, column)
    ]
    assert message in str(plan.problems)
    assert {s for s, *_ in stored_labels(database)} == {(GOAL, OTHER)[1 - index]}, "the good row was not lost"


WARNINGS = [
    (0, {"reden": "twijfel"}, "akkoord", "a reason without a label"),
    (0, {"niveau": "tactisch", "datum": "gisteren"}, "datum", "no date"),
    (1, {"soort": "doel", "niveau": "tactisch"}, "meetbaarheid", "a new goal that lacks labels"),
    (0, {"niveau": "tactisch", "reden": "#NAAM?"}, "reden", "a reason that Excel took for a formula"),
    (0, {"niveau": "tactisch", "opmerking": "#VALUE!"}, "opmerking", "a note that LibreOffice took for a formula"),
]


@pytest.mark.parametrize(("index", "edit", "column", "reason"), WARNINGS, ids=[case[3] for case in WARNINGS])
def test_a_doubt_is_told_and_costs_nothing(
    database: Path, sheet: Path, index: int, edit: Edit, column: str, reason: str
) -> None:
    plan = take_in(database, fill(sheet, {index: edit}))
    assert [(p.row, p.column, p.lost) for p in plan.problems] == [(index + 2, column, False)]


def test_rows_that_left_the_file_are_counted(database: Path, sheet: Path) -> None:
    plan = take_in(database, save(sheet.with_name("kort.csv"), rows_of(sheet)[:1]))
    assert [p.message for p in plan.problems] == ["1 van de 2 uitgegeven uitspraken staan niet in dit bestand."]


def test_a_dry_run_tells_the_same_and_changes_nothing(database: Path, sheet: Path) -> None:
    filled = fill(sheet, {0: {"niveau": "tactisch"}})
    told = take_in(database, filled, dry_run=True)
    assert stored_labels(database) == set()
    assert told == take_in(database, filled)
    assert str(told.decisions[0]) == "ingevuld-nakijken-AB.csv, rij 2: niveau strategisch -> tactisch (AB)"


def test_importing_twice_changes_nothing(database: Path, sheet: Path) -> None:
    filled = fill(sheet, {0: {"akkoord": "ja", "opmerking": "mooi"}, 1: {"akkoord": "ja"}})
    first, second = take_in(database, filled), take_in(database, filled)
    assert (len(first.decisions), len(first.notes)) == (7, 1)
    assert (second.decisions, second.notes, second.unchanged) == ((), (), 7)


def test_a_change_of_mind_is_kept_beside_the_first_decision(database: Path, sheet: Path) -> None:
    first = fill(sheet, {0: {"niveau": "tactisch"}})
    second = fill(sheet, {0: {"niveau": "operationeel", "reden": "besproken"}}, sheet.with_name("later.csv"))
    take_in(database, first)
    plan = take_in(database, second, now=NOW + timedelta(days=1))
    assert plan.decisions[0].before == "tactical"
    take_in(database, first, now=NOW + timedelta(days=2))

    with open_database(database, read_only=True) as stored:
        assert len(stored.rows("FROM review")) == 2, "the old file, taken in again by accident, changes nothing"
        assert stored.rows("SELECT level, reviewed FROM statement_label WHERE kind = 'goal'") == [
            {"level": "operational", "reviewed": True}
        ]


def test_an_older_date_does_not_go_before_a_later_decision(database: Path, sheet: Path) -> None:
    take_in(database, fill(sheet, {0: {"niveau": "tactisch"}}))
    old = fill(sheet, {0: {"niveau": "operationeel", "datum": "28-2-2026"}}, sheet.with_name("oud.csv"))
    plan = take_in(database, old, now=NOW + timedelta(days=1))
    assert plan.decisions == ()
    assert "is ouder dan het oordeel van 02-03-2026 ('tactisch')" in str(plan.problems)


def test_reviewers_who_differ_are_both_kept_and_listed(database: Path, sheet: Path) -> None:
    take_in(database, fill(sheet, {0: {"niveau": "tactisch"}}))
    other = fill(sheet, {0: {"niveau": "operationeel", "beoordelaar": "CD"}}, sheet.with_name("cd.csv"))
    plan = take_in(database, other)
    assert plan.conflicts[0].others == ("AB: tactisch",)
    assert len(stored_labels(database)) == 2
    with open_database(database, read_only=True) as stored:
        assert [row["decisions"] for row in stored.rows("FROM review_conflict")] == ["AB: tactical; CD: operational"]
        assert stored.rows("SELECT level FROM statement_label WHERE kind = 'goal'") == [{"level": "strategic"}]


def test_one_person_who_says_two_things_is_asked_which(database: Path, sheet: Path) -> None:
    one = fill(sheet, {0: {"niveau": "tactisch", "akkoord": "ja"}}, sheet.with_name("een.csv"))
    two = fill(sheet, {0: {"niveau": "operationeel"}}, sheet.with_name("twee.csv"))
    plan = take_in(database, one, two)
    assert [(p.file, p.row, p.column) for p in plan.problems] == [("twee.csv", 2, "niveau"), ("een.csv", 2, "niveau")]
    assert "level" not in {d for _, d, *_ in stored_labels(database)}


def test_names_are_one_person_whatever_their_case(database: Path, sheet: Path) -> None:
    take_in(database, fill(sheet, {0: {"niveau": "tactisch"}}))
    again = fill(sheet, {0: {"niveau": "tactisch", "beoordelaar": " ab "}}, sheet.with_name("klein.csv"))
    assert take_in(database, again).unchanged == 1


def test_every_decision_keeps_who_when_what_and_why(database: Path, sheet: Path) -> None:
    take_in(database, fill(sheet, {0: {"niveau": "tactisch", "reden": "= kader", "datum": "2026-03-01"}}))
    with open_database(database, read_only=True) as stored:
        (row,) = stored.rows("FROM review")
    kept = ("old_value", "value", "reviewer", "codebook", "reason", "text", "file", "matched")
    assert [row[name] for name in kept] == [
        "strategic",
        "tactical",
        "AB",
        "1.2",
        "= kader",
        GOAL,
        "ingevuld-nakijken-AB.csv",
        False,
    ]
    assert row["reviewed_at"].date().isoformat() == "2026-03-01"
    assert row["export_id"] and row["document_id"]


READ_ANEW = [
    ("We openen een wijk-team.", True, "a hyphen more"),
    ("Wij openen een wijkteam.", True, "a letter more"),
    ("We openen een kantoor voor ouderen.", False, "another sentence"),
]


@pytest.mark.parametrize(("text", "found", "reason"), READ_ANEW, ids=[case[2] for case in READ_ANEW])
def test_a_document_that_was_read_anew(database: Path, sheet: Path, text: str, found: bool, reason: str) -> None:
    filled = fill(sheet, {0: {"niveau": "tactisch"}})
    with open_database(database) as stored:
        stored.write_document(analysis("a.pdf", [tagged(text), tagged(OTHER, "other")]), "run")
    plan = take_in(database, filled)
    assert [(d.candidate.text, d.matched) for d in plan.decisions] == ([(text, True)] if found else [])
    assert [p.column for p in plan.problems] == ([] if found else ["uitspraak_id"])


def test_numbers_are_never_matched_away(tmp_path: Path) -> None:
    path = tmp_path / "findings.duckdb"
    with open_database(path) as stored:
        stored.write_document(analysis("a.pdf", [tagged("Het verzuim daalt in 2027 met 8 procent.")]), "run")
    filled = fill(handed_out(path, tmp_path / "uit", reviewers=("AB",)), {0: {"akkoord": "ja"}})
    with open_database(path) as stored:
        stored.write_document(analysis("a.pdf", [tagged("Het verzuim daalt in 2027 met 18 procent.")]), "run")
    assert take_in(path, filled).decisions == ()


def test_a_masked_quote_is_found_back_by_its_masked_text(tmp_path: Path) -> None:
    path = tmp_path / "findings.duckdb"
    before, after = "Mail a@b.nl voor een plek op school.", "Mail a@b.nl  voor een plek op school"
    with open_database(path) as stored:
        stored.write_document(analysis("a.pdf", [tagged(before)]), "run")
    filled = fill(handed_out(path, tmp_path / "uit", reviewers=("AB",)), {0: {"akkoord": "ja"}})
    with open_database(path) as stored:
        stored.write_document(analysis("a.pdf", [tagged(after)]), "run")
    assert {d.candidate.text for d in take_in(path, filled).decisions} == {after}


def test_notes_are_kept_without_a_label(database: Path, sheet: Path) -> None:
    take_in(database, fill(sheet, {0: {"opmerking": "- zie raadsvoorstel; p. 3\nen p. 4"}}))
    with open_database(database, read_only=True) as stored:
        assert [row["note"] for row in stored.rows("FROM review_note")] == ["- zie raadsvoorstel; p. 3\nen p. 4"]


def test_a_file_that_cannot_be_read_costs_only_itself(database: Path, sheet: Path, tmp_path: Path) -> None:
    (tmp_path / "stuk.csv").write_text('uitspraak_id;niveau\n"u1;tactisch\n')
    (tmp_path / "stuk.xlsx").write_text("geen Excel")
    plan = take_in(database, tmp_path / "stuk.csv", tmp_path / "stuk.xlsx", fill(sheet, {0: {"akkoord": "ja"}}))
    assert [p.file for p in plan.problems] == ["stuk.csv", "stuk.xlsx"]
    assert str(plan.problems[1]).startswith("stuk.xlsx is geen geldig Excel-bestand"), "the name is told once"
    assert len(plan.decisions) == 6


OTHER_KINDS = [
    ("lijst.ods", b"PK\x03\x04mimetype", "lijst.ods is geen CSV, .xlsx of .qdpx: bewaar", "a LibreOffice document"),
    ("lijst.xls", b"\xd0\xcf\x11\xe0" + bytes(20), "lijst.xls is geen CSV", "an old Excel"),
    ("lijst.csv", b"%PDF-1.7", "lijst.csv is geen CSV", "a PDF with another name"),
    ("lijst.xlsx", b"\xd0\xcf\x11\xe0" + bytes(20), "lijst.xlsx is beveiligd met een wachtwoord", "locked"),
]


@pytest.mark.parametrize(("name", "content", "message", "reason"), OTHER_KINDS, ids=[case[3] for case in OTHER_KINDS])
def test_another_kind_of_file_is_named(tmp_path: Path, name: str, content: bytes, message: str, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    sheets, problems = read_sheets([tmp_path / name])
    assert sheets == [] and str(problems[0]).startswith(message)


def test_a_workbook_comes_back_as_it_was_filled_in(tmp_path: Path) -> None:
    path = stocked(tmp_path, texts=["=1+1", "Gewoon een doel"])
    sheet = handed_out(path, tmp_path / "uit", suffixes=(".xlsx",), reviewers=("AB",))
    book = openpyxl.load_workbook(sheet)
    page = book["nakijken"]
    for row in (2, 3):
        page.cell(row, COLUMNS.index("niveau") + 1, "tactisch")
        page.cell(row, COLUMNS.index("datum") + 1, NOW.replace(tzinfo=None))
    book.save(sheet)
    plan = take_in(path, sheet)
    assert plan.problems == ()
    assert stored_labels(path) == {(text, "level", "tactical", "AB") for text in ("=1+1", "Gewoon een doel")}


FORMULAS = [
    ("=SOM(1)", None, "=SOM(1)", "never calculated: pandas wrote it"),
    ("=-zie p. 3", "#NAME?", "=-zie p. 3", "words that Excel took for a formula"),
    ('="a"&"b"', "ab", "ab", "a formula of their own that works"),
]


@pytest.mark.parametrize(("formula", "outcome", "said", "reason"), FORMULAS, ids=[case[3] for case in FORMULAS])
def test_words_that_became_a_formula_are_not_lost(
    tmp_path: Path, formula: str, outcome: str | None, said: str, reason: str
) -> None:
    path = stocked(tmp_path, texts=["Gewoon een doel"])
    sheet = handed_out(path, tmp_path / "uit", suffixes=(".xlsx",), reviewers=("AB",))
    book = openpyxl.load_workbook(sheet)
    book["nakijken"].cell(2, COLUMNS.index("opmerking") + 1, formula)
    book.save(sheet)
    if outcome is not None:
        calculated(sheet, outcome)
    assert [note.text for note in take_in(path, sheet).notes] == [said]


def calculated(workbook: Path, outcome: str) -> None:
    """Puts the outcome beside the only formula, as a spreadsheet does on saving."""
    with zipfile.ZipFile(workbook) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    kind = "e" if outcome.startswith("#") else "str"
    page = parts["xl/worksheets/sheet1.xml"].decode()
    cell = r'<c (r="\w+"[^>]*?)( t="\w+")?><f>(.*?)</f><v ?/?>(</v>)?'
    page = re.sub(cell, rf'<c \1 t="{kind}"><f>\3</f><v>{outcome}</v>', page)
    parts["xl/worksheets/sheet1.xml"] = page.encode()
    with zipfile.ZipFile(workbook, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)


def test_an_import_that_breaks_leaves_what_was_there(database: Path, sheet: Path) -> None:
    """Two decisions with one id cannot be stored: the good one must not stay behind alone."""
    from pipeline.errors import StoreError
    from pipeline.review.importing import apply_plan

    plan = take_in(database, fill(sheet, {0: {"akkoord": "ja"}}), dry_run=True)
    doubled = Plan(decisions=(*plan.decisions, plan.decisions[0]))
    with open_database(database) as stored, pytest.raises(StoreError):
        apply_plan(stored, doubled)
    assert stored_labels(database) == set()
