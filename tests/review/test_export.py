"""Which statements are handed out, and what stands in the sheets."""

import csv
from pathlib import Path

import openpyxl
import pytest

from pipeline.errors import DoelwijzerError, UsageError
from pipeline.labels import Dimension
from pipeline.norms import NormSet, load_norm_sets
from pipeline.norms.norm_set import Criterion
from pipeline.review.candidates import Filter, flips_needed, load_candidates, parse_label
from pipeline.review.exporting import Export, ExportOptions, export_sheets
from pipeline.review.queue import Mix, Part, allocate, choose
from pipeline.review.sheet import COLUMNS, ID_PREFIX, page_link
from pipeline.settings import Settings
from pipeline.store import Database, open_database
from tests.review.filling import fill
from tests.review.stock import stocked


def export(database: Database, folder: Path, **options) -> Export:  # type: ignore[no-untyped-def]
    return export_sheets(database, (), folder, ExportOptions(**options), "1.2")


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_the_sheet_tells_what_a_reviewer_needs(tmp_path: Path) -> None:
    with open_database(stocked(tmp_path)) as database:
        made = export(database, tmp_path / "uit", mix=Mix(rows=50))
    rows = cells(made.files[0])
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 50
    row = next(row for row in rows if row["machine soort"] == "doel")
    assert row["gemeente"] and row["document"] and row["pagina"] == "1" and row["tekst"]
    assert row["machine niveau"] in ("strategisch", "tactisch", "operationeel")
    assert float(row["zekerheid niveau"].replace(",", ".")) <= 1
    assert row["link"].startswith("file:///") and row["link"].endswith("#page=1")
    assert not any(row[column] for column in ("soort", "niveau", "akkoord", "reden", "opmerking", "beoordelaar"))
    assert row["uitspraak_id"].startswith(ID_PREFIX), "or a spreadsheet reads 12345678901234e5 as a number"


def test_the_workbook_has_lists_to_choose_from_and_no_formulas(tmp_path: Path) -> None:
    with open_database(stocked(tmp_path, texts=["=1+1", "@SUM(A1)", "Gewoon een doel"])) as database:
        made = export(database, tmp_path / "uit", suffixes=(".xlsx",))
    sheet = openpyxl.load_workbook(made.files[0])["nakijken"]
    texts = [sheet.cell(row, COLUMNS.index("tekst") + 1) for row in range(2, sheet.max_row + 1)]
    assert {cell.value for cell in texts} == {"=1+1", "@SUM(A1)", "Gewoon een doel"}
    assert {cell.data_type for cell in texts} == {"s"}
    lists = {str(v.formula1) for v in sheet.data_validations.dataValidation}
    assert '"strategisch,tactisch,operationeel"' in lists and '"ja,nee"' in lists


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(tmp_path: Path) -> None:
    with open_database(stocked(tmp_path)) as database:
        contents = [
            export(database, tmp_path / str(number), seed=seed, mix=Mix(rows=30)).files[0].read_bytes()
            for number, seed in enumerate((1, 1, 2))
        ]
    assert contents[0] == contents[1] != contents[2]


def test_the_mix_is_kept_and_uncertain_rows_are_the_least_certain(tmp_path: Path) -> None:
    with open_database(stocked(tmp_path)) as database:
        candidates = load_candidates(database)
    chosen = choose(candidates, {}, Mix(rows=100, uncertain=60, decisive=0, control=40), seed=3)
    control = {c.candidate.statement_id for c in chosen if c.part is Part.CONTROL}
    uncertain = [c.candidate.confidence for c in chosen if c.part is Part.UNCERTAIN]
    left = [c.confidence for c in candidates if c.statement_id not in {x.candidate.statement_id for x in chosen}]
    assert (len(control), len(uncertain)) == (40, 60)
    assert max(uncertain) <= min(left)
    assert [c.candidate for c in chosen] == [c for c in candidates if c in {x.candidate for x in chosen}], "page order"


def test_two_reviewers_share_a_part_and_divide_the_rest(tmp_path: Path) -> None:
    with open_database(stocked(tmp_path)) as database:
        made = export(
            database, tmp_path / "uit", reviewers=("AB", "CD"), mix=Mix(rows=40, overlap=10), suffixes=(".csv",)
        )
    one, two = ({row["uitspraak_id"] for row in cells(file)} for file in made.files)
    assert (len(one), len(two), len(one & two), made.shared) == (40, 40, 10, 10)
    assert {row["beoordelaar"] for row in cells(made.files[1])} == {"CD"}


FILTERS = [
    (Filter(municipalities=("zandrecht",)), 150, "case does not matter"),
    (Filter(documents=("b.pdf",)), 150, "part of the name"),
    (Filter(labels=((Dimension.KIND, "goal"),)), 100, "label of the machine"),
    (Filter(municipalities=("Zandrecht",), labels=((Dimension.KIND, "goal"),)), 50, "both"),
    (Filter(labels=((Dimension.KIND, "goal"), (Dimension.KIND, "other"))), 200, "two labels of one kind: either"),
    (Filter(labels=((Dimension.KIND, "goal"), (Dimension.LEVEL, "tactical"))), 50, "labels of two kinds: both"),
]


@pytest.mark.parametrize(("wanted", "population", "reason"), FILTERS, ids=[case[2] for case in FILTERS])
def test_filters(tmp_path: Path, wanted: Filter, population: int, reason: str) -> None:
    with open_database(stocked(tmp_path)) as database:
        assert export(database, tmp_path / "uit", wanted=wanted).population == population


def test_a_filter_that_lets_nothing_through(tmp_path: Path) -> None:
    with open_database(stocked(tmp_path)) as database, pytest.raises(UsageError, match="gemeente Nergens"):
        export(database, tmp_path, wanted=Filter(municipalities=("Nergens",)))


def test_a_norm_that_does_not_exist_is_told_with_those_that_do(tmp_path: Path) -> None:
    with open_database(stocked(tmp_path)) as database, pytest.raises(UsageError, match=r"'9\.9'.*jeugdhulp \(1\.1, "):
        export_sheets(database, norm_sets(), tmp_path, ExportOptions(wanted=Filter(norms=("1.1", "9.9"))), "1.2")


def test_the_name_of_a_norm_set_stands_for_all_its_norms(tmp_path: Path) -> None:
    """Nothing was judged here, so no statement counts for a norm; the name is understood."""
    with (
        open_database(stocked(tmp_path)) as database,
        pytest.raises(UsageError, match="voor norm smart"),
    ):
        export_sheets(database, norm_sets(), tmp_path, ExportOptions(wanted=Filter(norms=("smart",))), "1.2")


def norm_sets() -> tuple[NormSet, ...]:
    return tuple(load_norm_sets(Settings().norm_folder, None))


def test_a_sheet_that_people_filled_in_is_never_overwritten(tmp_path: Path) -> None:
    path = stocked(tmp_path, 20)
    with open_database(path) as database:
        (sheet,) = export(database, tmp_path / "uit", suffixes=(".csv",)).files
        export(database, tmp_path / "uit", suffixes=(".csv",), seed=2)  # nobody wrote in it yet
        filled = fill(sheet, {0: {"opmerking": "twijfel"}}, sheet).read_bytes()
        with pytest.raises(UsageError, match=r"nakijken\.csv is al ingevuld"):
            export(database, tmp_path / "uit", suffixes=(".csv", ".xlsx"), seed=3)
        assert len(database.rows("FROM review_export")) == 2, "nothing was recorded of what was not handed out"
    assert sheet.read_bytes() == filled


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with open_database(stocked(tmp_path, 20)) as database:
        with pytest.raises(DoelwijzerError, match="kan niet worden geschreven"):
            export(database, tmp_path / "bestand" / "uit")
        assert database.rows("FROM review_export") == []


def test_what_was_handed_out_is_recorded_once(tmp_path: Path) -> None:
    with open_database(stocked(tmp_path)) as database:
        made = [export(database, tmp_path / "uit", mix=Mix(rows=20)) for _ in range(2)][1]
        assert [row["export_id"] for row in database.rows("FROM review_export")] == [made.export_id]
        assert len(database.rows("FROM review_item")) == 20
        counted = database.rows("SELECT sum(count) AS n FROM review_stratum WHERE dimension = 'kind'")
    assert counted[0]["n"] == made.population


def test_sensitive_parts_are_masked_unless_asked(tmp_path: Path) -> None:
    texts = ["Mail naar j.jansen@zandrecht.nl voor de planning.", "Geen bijzonderheden."]
    with open_database(stocked(tmp_path, texts=texts)) as database:
        rows = cells(export(database, tmp_path / "a").files[0])
        shown = cells(export(database, tmp_path / "b", masked=False).files[0])
    assert (rows[0]["tekst"], rows[0]["gevoelig"]) == ("Mail naar [e-mailadres] voor de planning.", "e-mailadres")
    assert shown[0]["tekst"] == texts[0]


def test_a_blind_sheet_shows_nothing_of_the_machine(tmp_path: Path) -> None:
    with open_database(stocked(tmp_path)) as database:
        rows = cells(export(database, tmp_path / "uit", blind=True).files[0])
    assert not any(row[c] for row in rows for c in COLUMNS if c.startswith(("machine", "zekerheid", "waarom")))


def criterion(measure: str, met: float, partly: float) -> Criterion:
    fields = {"name": "x", "question": "x", "required": False, "without_findings": "not_met", "sql": "x"}
    known = {name: fields.get(name, "D") for name in Criterion.__dataclass_fields__}
    return Criterion(**known | {"measure": measure, "met": met, "partly": partly})  # type: ignore[arg-type]


FLIPS = [
    ("share", 5, 10, True, 1, "exactly on the threshold: one less and it falls"),
    ("share", 7, 10, True, 3, "three must fall"),
    ("share", 4, 10, False, 1, "one more and it is met"),
    ("share", 1, 10, False, 1, "one more and it is partly met"),
    ("share", 10, 10, False, None, "nothing left to rise to"),
    ("share", 0, 10, True, None, "nothing to fall from"),
    ("count", 3, 9, True, 1, "counts work alike"),
    ("count", 1, 2, False, None, "two more are needed, one is there"),
]


@pytest.mark.parametrize(("measure", "count", "total", "meets", "flips", "reason"), FLIPS, ids=[f[5] for f in FLIPS])
def test_how_near_a_criterion_is_to_tipping(
    measure: str, count: int, total: int, meets: bool, flips: int | None, reason: str
) -> None:
    thresholds = (0.5, 0.2) if measure == "share" else (3, 1)
    assert flips_needed(criterion(measure, *thresholds), count, total, meets) == flips


def test_allocation_gives_what_a_stratum_lacks_to_the_others() -> None:
    assert allocate(20, {"a": 3, "b": 100, "c": 0}, {"a": 0.5, "b": 0.25, "c": 0.25}) == {"a": 3, "b": 17, "c": 0}


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("niveau=strategisch", (Dimension.LEVEL, "strategic")),
        ("level=Strategic", (Dimension.LEVEL, "strategic")),
        ("over geld=ja", (Dimension.BUDGET, "yes")),
        ("doel", (Dimension.KIND, "goal")),
        ("niveau=ja", None),
        ("zomaar", None),
    ],
)
def test_labels_as_people_write_them(written: str, label: object) -> None:
    assert parse_label(written) == label


def test_a_link_to_a_page_survives_blanks_in_names() -> None:
    assert page_link("/data/mijn map", "a b.pdf", 3) == "file:///data/mijn%20map/a%20b.pdf#page=3"
    assert page_link("C:/map", "a.pdf", 3) == "file:///C:/map/a.pdf#page=3"
