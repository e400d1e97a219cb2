"""Agreement against published examples, and corrected counts against populations whose truth is known."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.labels import Dimension
from pipeline.model import Tag
from pipeline.review.agreement import Unit, agreement_of, cohen_kappa, krippendorff_alpha, load_agreement
from pipeline.review.candidates import Candidate
from pipeline.review.counts import MINIMUM, Cell, estimate, load_corrected
from pipeline.review.queue import Mix, choose, stratum_of
from pipeline.review.tables import COUNTS, agreement_rows, count_rows, sentence
from pipeline.store import open_database
from tests.review.filling import fill, handed_out, rows_of, take_in
from tests.review.stock import stocked


def units(*coders: str) -> list[tuple[str | None, ...]]:
    """One string a coder, one character a unit; a point is a gap."""
    return [tuple(None if label == "." else label for label in unit) for unit in zip(*coders, strict=True)]


# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): sections A to C.
PUBLISHED = [
    (units("0100000010", "1110010000"), 0.095, "A: binary data, two observers"),
    (units("aabbdcccedda", "babbbccceddd"), 0.692, "B: nominal data, two observers"),
    (units("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743, "C: four, with gaps"),
]


@pytest.mark.parametrize(("coded", "alpha", "reason"), PUBLISHED, ids=[case[2] for case in PUBLISHED])
def test_alpha_of_published_examples(coded: list[tuple[str | None, ...]], alpha: float, reason: str) -> None:
    assert krippendorff_alpha(coded) == pytest.approx(alpha, abs=0.0005)


def test_kappa_of_a_published_example() -> None:
    """Cohen's kappa on the table 20, 5, 10, 15 (two readers of 50 grant proposals) is 0.40."""
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert cohen_kappa(pairs) == pytest.approx(0.40)


@pytest.mark.parametrize("seed", range(5))
def test_kappa_equals_that_of_scikit_learn_and_nltk(seed: int) -> None:
    from sklearn.metrics import cohen_kappa_score

    dice = random.Random(seed)
    pairs = [(one := dice.choice("abcd"), one if dice.random() < 0.6 else dice.choice("abcde")) for _ in range(200)]
    assert cohen_kappa(pairs) == pytest.approx(cohen_kappa_score(*zip(*pairs, strict=True)))
    assert cohen_kappa(pairs) == pytest.approx(by_nltk(pairs).kappa())


@pytest.mark.parametrize("coded", [case[0] for case in PUBLISHED], ids=[case[2] for case in PUBLISHED])
def test_alpha_of_published_examples_equals_that_of_nltk(coded: list[Unit]) -> None:
    assert krippendorff_alpha(coded) == pytest.approx(by_nltk(coded).alpha())


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=3, max_size=3).map(tuple), max_size=40))
def test_alpha_with_gaps_equals_that_of_nltk(coded: list[Unit]) -> None:
    labels = [label for unit in paired(coded) for label in unit if label]
    if len(set(labels)) > 1:
        assert krippendorff_alpha(coded) == pytest.approx(by_nltk(coded).alpha(), abs=1e-9)


def by_nltk(coded: Sequence[Unit]) -> Any:
    from nltk.metrics.agreement import AnnotationTask

    rows = enumerate(paired(coded))
    return AnnotationTask([(str(c), str(n), label) for n, unit in rows for c, label in enumerate(unit) if label])


def paired(coded: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in coded if sum(label is not None for label in unit) > 1]


UNDEFINED = [([], "nothing"), ([("a", "a")] * 5, "one label only: chance cannot be told from agreement")]


@pytest.mark.parametrize(("pairs", "reason"), UNDEFINED, ids=[case[1] for case in UNDEFINED])
def test_what_cannot_be_told_is_none(pairs: list[tuple[str, str]], reason: str) -> None:
    assert cohen_kappa(pairs) is None
    assert krippendorff_alpha(pairs) is None


def test_intervals_hold_the_value_and_shrink_with_more_units() -> None:
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    few, many = (agreement_of(Dimension.BUDGET, ("AB", "CD"), pairs * times) for times in (1, 10))
    assert few and many
    assert few.kappa.low < few.kappa.value < few.kappa.high  # type: ignore[operator]
    assert many.kappa.high - many.kappa.low < few.kappa.high - few.kappa.low  # type: ignore[operator]
    assert (few.units, few.same) == (50, 0.7)


def test_a_flawless_series_is_no_certainty() -> None:
    """A bootstrap of units that all agree gives 1 to 1; fourteen units do not rule out a difference in one of five."""
    few, many = (agreement_of(Dimension.BUDGET, ("AB", "CD"), [("y", "y"), ("n", "n")] * n) for n in (7, 200))
    assert few and many
    assert (few.kappa.value, few.kappa.high) == (1, 1) and few.kappa.low == pytest.approx(0.54, abs=0.01)
    assert many.kappa.low > 0.98  # type: ignore[operator]


def test_agreement_of_reviewers_with_each_other_and_the_machine(tmp_path: Path) -> None:
    database = stocked(tmp_path, 30)
    sheet = handed_out(database, tmp_path / "uit")
    everyone = range(len(rows_of(sheet)))
    take_in(database, fill(sheet, {n: {"akkoord": "ja", "beoordelaar": "AB"} for n in everyone}))
    other = {n: {"akkoord": "ja", "beoordelaar": "CD"} | ({} if n % 5 else {"soort": "overig"}) for n in everyone}
    take_in(database, fill(sheet, other, sheet.with_name("cd.csv")))
    with open_database(database, read_only=True) as stored:
        found = {(a.dimension, a.coders): a for a in load_agreement(stored)}
    kind = found[Dimension.KIND, ("AB", "CD")]
    assert kind.units == 60
    assert kind.kappa.value is not None and 0.6 < kind.kappa.value < 1
    assert found[Dimension.KIND, ("AB", "machine")].kappa.value == 1
    assert found[Dimension.KIND, ("CD", "machine")].kappa.value == kind.kappa.value


def population(dice: random.Random) -> list[tuple[str, bool, bool]]:
    """(stratum, what the machine says, the truth) of each statement: one in nine goals wrong, some missed."""
    size = dice.randint(300, 1500)
    wrong, missed, rarely = dice.uniform(0.05, 0.4), dice.uniform(0.05, 0.4), dice.uniform(0.0, 0.03)
    made = []
    for _ in range(size):
        stratum = dice.choices(["goal", "perhaps", "no_goal"], [0.3, 0.15, 0.55])[0]
        says = stratum == "goal" and dice.random() < 0.6
        chance = {"goal": 1 - wrong if says else wrong, "perhaps": missed, "no_goal": rarely}[stratum]
        made.append((stratum, says, dice.random() < chance))
    return made


def test_the_true_count_lies_in_the_interval_in_at_least_90_of_100_runs() -> None:
    covered = {"count": 0, "precision": 0, "recall": 0}
    for seed in range(100):
        dice = random.Random(seed)
        people = population(dice)
        cells = []
        for stratum, size in (("goal", 60), ("perhaps", 30), ("no_goal", 30)):
            members = [person for person in people if person[0] == stratum]
            sample = dice.sample(members, min(size, len(members)))
            for says in (True, False):
                seen = [person[2] for person in sample if person[1] is says]
                cells.append(Cell(says, sum(p[1] is says for p in members), len(seen), sum(seen)))
        hits = sum(says and truth for _, says, truth in people)
        truth = {
            "count": sum(person[2] for person in people),
            "precision": hits / sum(person[1] for person in people),
            "recall": hits / sum(person[2] for person in people),
        }
        for name, found in zip(covered, estimate([cell for cell in cells if cell.size], seed), strict=True):
            covered[name] += found.low <= truth[name] <= found.high  # type: ignore[operator]
    assert min(covered.values()) >= 90, covered


def drawn(dice: random.Random, size: int) -> tuple[list[tuple[Candidate, bool]], set[str]]:
    """Statements with the label of the machine and the truth, and the ids of a control part drawn from them."""
    blank = Candidate("", "d", "c", "Zandrecht", 2024, "plan", "a.pdf", 1, 0, (), "", "", (), ())
    people = []
    wrong, missed, rarely = dice.uniform(0.05, 0.4), dice.uniform(0.05, 0.4), dice.uniform(0.0, 0.03)
    for number in range(dice.randint(300, 1500)):
        kind, sure = dice.choices([("goal", 0.9), ("other", 0.6), ("other", 0.95)], [0.4, 0.15, 0.45])[0]
        chance = 1 - wrong if kind == "goal" else missed if sure < 0.8 else rarely
        tag = Tag(Dimension.KIND, kind, sure, "model")
        people.append((replace(blank, statement_id=f"s{number}", tags=(tag,)), dice.random() < chance))
    chosen = choose([person for person, _ in people], {}, Mix(size, 0, 0, 1), dice.randint(0, 9999))
    return people, {choice.candidate.statement_id for choice in chosen}


@pytest.mark.parametrize("size", [30, 60, 150])
def test_the_drawing_of_the_export_keeps_the_interval_right(size: int) -> None:
    """From the drawing that a sheet is made with to the interval, with the strata of the queue."""
    covered = {"count": 0, "precision": 0, "recall": 0}
    for seed in range(100):
        people, ids = drawn(random.Random(seed), size)
        cells = []
        for stratum in ("goal", "perhaps", "no_goal"):
            members = [(c, truth) for c, truth in people if stratum_of(c) == stratum]
            seen = [truth for c, truth in members if c.statement_id in ids]
            cells.append(Cell(stratum == "goal", len(members), len(seen), sum(map(bool, seen))))
        found = estimate(cells, seed)
        hits = sum(bool(truth) for c, truth in people if c.label(Dimension.KIND) == "goal")
        true = sum(bool(truth) for _, truth in people)
        given_ = sum(c.label(Dimension.KIND) == "goal" for c, _ in people)
        truths = (true, hits / given_, hits / true)
        for name, interval, value in zip(covered, found, truths, strict=True):
            covered[name] += interval.low <= value <= interval.high  # type: ignore[operator]
    assert min(covered.values()) >= 90, covered


FEW = [
    ([Cell(True, 40, 1, 1), Cell(False, 60, 20, 1)], (True, True, True), "one row of the label: 1.00 says nothing"),
    ([Cell(True, 40, 9, 9), Cell(False, 60, 20, 1)], (True, True, True), "one short of the minimum"),
    ([Cell(True, 40, 10, 10), Cell(False, 60, 20, 1)], (False, False, False), "the minimum"),
    ([Cell(True, 40, 10, 10), Cell(False, 60, 2, 0)], (True, False, True), "hardly looked for what was missed"),
    ([Cell(True, 40, 12, 3), Cell(False, 60, 20, 1)], (False, False, True), "recall of four true ones"),
    ([Cell(True, 3, 3, 3), Cell(False, 60, 60, 0)], (False, False, False), "few, but all there is"),
    ([Cell(True, 3, 2, 2), Cell(False, 60, 30, 0)], (True, True, True), "few, and one was not seen"),
    (
        [Cell(True, 40, 20, 19), Cell(False, 20, 15, 1), Cell(False, 300, 0, 0)],
        (True, False, True),
        "of most of what may have been missed nothing was seen",
    ),
]


@pytest.mark.parametrize(("cells", "few", "reason"), FEW, ids=[case[2] for case in FEW])
def test_a_value_that_rests_on_too_few_is_unknown(cells: list[Cell], few: tuple[bool, bool, bool], reason: str) -> None:
    """For the count, precision and recall; the interval is there in any case."""
    found = estimate(cells)
    assert tuple(figure.few for figure in found) == few
    assert all(figure.low is not None and figure.high is not None for figure in found)


def test_ten_flawless_rows_leave_less_than_a_quarter_open() -> None:
    """Why the minimum is what it is."""
    _, precision, _ = estimate([Cell(True, 10_000, MINIMUM, MINIMUM), Cell(False, 10, 10, 0)])
    assert precision.low == pytest.approx(0.78, abs=0.01)


def test_what_is_unknown_is_told_with_its_interval(tmp_path: Path) -> None:
    """One reviewed row gives no precision of 1.00, in the terminal, the dossier and the table."""
    database = stocked(tmp_path, 60)
    sheet = handed_out(database, tmp_path / "uit", mix=Mix(rows=120, uncertain=0, decisive=0, control=100))
    goal = next(number for number, row in enumerate(rows_of(sheet)) if row["machine soort"] == "doel")
    take_in(database, fill(sheet, {goal: {"akkoord": "ja", "beoordelaar": "AB"}}))
    with open_database(database, read_only=True) as stored:
        counts = load_corrected(stored)
        agreements = load_agreement(stored)
    told = sentence(counts[0])
    assert told.startswith("soort doel: machine telt 40; geschat onbekend, n te klein (")
    assert "precisie onbekend, n te klein (0," in told and "1,00 (" not in told
    cells = dict(zip(COUNTS, count_rows(counts)[0], strict=True))
    assert cells["geschat"] == cells["juist (precisie)"] == "onbekend, n te klein"
    assert isinstance(cells["precisie van"], float)
    assert "niet te bepalen" in agreement_rows(agreements)[0], "kappa of one label does not exist"


CELLS = [
    ([Cell(True, 10, 10, 8), Cell(False, 90, 90, 2)], (10, 10, 10), "all were seen: nothing is left to guess"),
    ([Cell(True, 41, 41, 37), Cell(False, 0, 0, 0)], (37, 37, 37), "an empty cell adds nothing"),
]


@pytest.mark.parametrize(("cells", "expected", "reason"), CELLS, ids=[case[2] for case in CELLS])
def test_what_was_all_reviewed_is_certain(cells: list[Cell], expected: tuple[float, float, float], reason: str) -> None:
    number, _, _ = estimate(cells)
    assert (number.value, number.low, number.high) == expected


def test_a_cell_that_nobody_saw_leaves_it_open() -> None:
    number, precision, recall = estimate([Cell(True, 40, 0, 0), Cell(False, 60, 0, 0)])
    assert (number.value, precision.value, recall.value) == (40, 1, 1)
    assert number.low is not None and number.low < 20 and number.high is not None and number.high > 70


def test_corrected_counts_from_a_reviewed_control_part(tmp_path: Path) -> None:
    """A reviewer who finds that every second strategic goal is tactical halves the strategic goals."""
    database = stocked(tmp_path, 60)
    sheet = handed_out(database, tmp_path / "uit", mix=Mix(rows=120, uncertain=0, decisive=0, control=100))
    edits = {}
    for number, row in enumerate(rows_of(sheet)):
        edits[number] = {"akkoord": "ja", "beoordelaar": "AB"}
        if row["machine niveau"] == "strategisch" and int(row["tekst"].split("Uitspraak ")[1].split()[0]) % 12 == 0:
            edits[number]["niveau"] = "tactisch"
    take_in(database, fill(sheet, edits))
    with open_database(database, read_only=True) as stored:
        found = {(c.dimension, c.label): c for c in load_corrected(stored)}
    strategic = found[Dimension.LEVEL, "strategic"]
    assert (strategic.machine, strategic.true.value, strategic.precision.value) == (20, 10, 0.5)
    assert found[Dimension.KIND, "goal"].true.value == found[Dimension.KIND, "goal"].machine == 40


def test_without_reviewed_control_rows_there_is_nothing_to_correct(tmp_path: Path) -> None:
    database = stocked(tmp_path, 10)
    handed_out(database, tmp_path / "uit")
    with open_database(database, read_only=True) as stored:
        assert load_corrected(stored) == ()
