"""Agreement against published examples, and corrected counts against populations whose truth is known."""

import random
from pathlib import Path

import pytest

from pipeline.model import Dimension
from pipeline.review.agreement import agreement_of, cohen_kappa, krippendorff_alpha, load_agreement
from pipeline.review.counts import Cell, estimate, load_corrected
from pipeline.review.queue import Mix
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
def test_kappa_equals_that_of_scikit_learn(seed: int) -> None:
    from sklearn.metrics import cohen_kappa_score

    dice = random.Random(seed)
    pairs = [(one := dice.choice("abcd"), one if dice.random() < 0.6 else dice.choice("abcde")) for _ in range(200)]
    assert cohen_kappa(pairs) == pytest.approx(cohen_kappa_score(*zip(*pairs, strict=True)))


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
