"""How faithfully the held-out PDFs are read, and how much of the budgets is bound: shares from 0 to 1."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.goals import structural_goals, with_goal_headings
from pipeline.job.analyse import analyse_document
from pipeline.labels import BlockKind, DocumentKind, Kind, StatementSource
from pipeline.model import Analysis, Goal, Reading, SourceFile, Statement
from pipeline.read import read_document
from pipeline.segment import Segmentation, segment_document
from pipeline.settings import load_settings
from tests.documents.measure import kendall
from tests.documents.measure import plain as plain_text

HERE = Path(__file__).parent
NAMES = tuple(sorted(path.stem for path in (HERE / "truth").glob("*.json")))
OPEN = frozenset(json.loads((HERE / "open.json").read_text(encoding="utf-8")))
"""Documents whose faults may be shown; of all others only the figures, or they are no measure any more."""
_LABEL = re.compile(
    r"^(?:(?:doel(?:stelling)?|speerpunt|[dri])?\s*\d+(?:\.\d+)*(?:\.[a-z])?\s*[.:)]?|[a-z]\d+[.:)]?|[a-z][.:)])\s+"
)


def plain(text: str) -> str:
    """As in tests.documents.measure; LaTeX and LibreOffice turn straight quotes into round ones."""
    return plain_text(re.sub("[‘’´`]", "'", text).replace("“", '"').replace("”", '"'))


@dataclass(frozen=True)
class Layout:
    """As in tests.documents.measure; `missing` holds the sentences that did not come out as one statement."""

    intact: float
    tau: float
    leaked: tuple[str, ...]
    cells: float | None
    headings: float | None
    missing: tuple[str, ...]
    missing_cells: tuple[str, ...]
    missing_headings: tuple[str, ...]


@dataclass(frozen=True)
class Share:
    """`recall` of `wanted` and `precision` of `found`, with what is missing and what is too much."""

    recall: float
    precision: float
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()


@dataclass(frozen=True)
class Binding:
    """`declared` is the precision of what the layout itself declares as goal or result (1 where it declares nothing).

    `numbers` is the share of right numbers among the numbered goals and results that were found, `parents` the share
    of all results that hang on their own goal.
    """

    goals: Share
    results: Share
    declared: Share
    numbers: Share
    parents: Share
    indicators: Share
    finance: Share


@cache
def truth_of(name: str) -> dict[str, Any]:
    return json.loads((HERE / "truth" / f"{name}.json").read_text(encoding="utf-8"))


@cache
def read(name: str) -> tuple[Reading, Segmentation]:
    reading = read_document(HERE / "pdf" / f"{name}.pdf")
    return reading, with_goal_headings(segment_document(reading, name), reading, name)


def layout_of(name: str) -> Layout:
    truth = truth_of(name)
    reading, cut = read(name)
    texts = [plain(statement.text) for statement in cut.statements]
    used: set[int] = set()
    missing: list[str] = []

    def find(sentence: str) -> int | None:
        place = next((k for k, text in enumerate(texts) if k not in used and is_text(text, sentence)), None)
        if place is None:
            missing.append(sentence)
        else:
            used.add(place)
        return place

    places = [place for place in map(find, truth["sentences"]) if place is not None]
    for sentence in truth["boxes"]:
        find(sentence)
    titles = [plain(b.text) for page in reading.pages for b in page.blocks if b.kind is BlockKind.HEADING]
    headless = tuple(wanted for wanted in truth["headings"] if not any(is_text(title, wanted) for title in titles))
    wanted = len(truth["sentences"]) + len(truth["boxes"])
    cells, lost = _cells(cut, truth["rows"])
    return Layout(
        1 - len(missing) / wanted,
        kendall(places),
        tuple(_leaks(texts, truth)),
        cells if truth["rows"] else None,
        1 - len(headless) / len(truth["headings"]),
        tuple(missing),
        tuple(lost),
        headless,
    )


def is_text(given: str, wanted: str) -> bool:
    """The same words; a label before them ("Doel 1.", "D1", "1.1") may stand there or be a marker."""
    return plain(wanted) in (given, _LABEL.sub("", given))


def _leaks(texts: list[str], truth: dict[str, Any]) -> list[str]:
    """Statements that hold a running line, caption or footnote, or are a line of the contents."""
    lines = [re.compile(rf"(\S+ )?{re.escape(plain(title))}[ .]*\d+") for title in truth["contents"]]
    return [
        text
        for text in texts
        if any(plain(piece) in text for piece in truth["furniture"]) or any(line.fullmatch(text) for line in lines)
    ]


def _cells(cut: Segmentation, rows: list[list[str]]) -> tuple[float, list[str]]:
    """Share of the filled cells in the right place of one row, and the rows that are not all there."""
    given = [tuple(map(plain, row)) for table in cut.tables for row in (*table.header, *table.rows)]
    right, total, lost = 0, 0, []
    for wanted in rows:
        count = sum(map(bool, wanted))
        hit = max((sum(plain(a) == b != "" for a, b in zip(wanted, row, strict=False)) for row in given), default=0)
        right, total = right + hit, total + count
        if hit < count:
            lost.append(f"{hit} of {count}: {' | '.join(wanted)}")
    return (right / total if total else 1.0), lost


# --- budgets and accounts ---------------------------------------------------------------------------------------


@cache
def analysed(name: str) -> tuple[Analysis, frozenset[str]]:
    """The whole analysis as a user gets it, and the ids of what the layout itself declares as goal."""
    truth = truth_of(name)
    path = HERE / "pdf" / f"{name}.pdf"
    kind = DocumentKind(truth["kind"])
    source = SourceFile(path, "heldout", path.name, "00", truth["municipality"], kind, truth["year"], name)
    analysis = analyse_document(source, load_settings())
    cut = with_goal_headings(
        segment_document(analysis.reading, analysis.document_id), analysis.reading, analysis.document_id
    )
    return analysis, frozenset(structural_goals(cut, kind))


def same(statement: Statement, wanted: str) -> bool:
    """The same text, a number or the word Doel before it left out; or a cell of the table row."""
    text = plain(statement.text)
    if is_text(text, wanted):
        return True
    return statement.source is StatementSource.TABLE_ROW and plain(wanted) in text


def binding_of(name: str) -> Binding:
    truth = truth_of(name)
    analysis, declared = analysed(name)
    tagged = {item.statement.id: item for item in analysis.statements}
    goals = {goal.id: goal for goal in analysis.goals}

    def hits(one: dict[str, Any]) -> list[str]:
        """Ids of the statements with this text that have the kind they should have."""
        kind = Kind(one.get("kind", "goal"))
        return [key for key, item in tagged.items() if same(item.statement, one["text"]) and item.kind is kind]

    every = [*truth["goals"], *truth["results"]]
    found = {one["text"]: hits(one) for one in every}
    texts = [tagged[key].statement for key in declared]
    wrong = [item.text for item in texts if not any(same(item, one["text"]) for one in every)]
    return Binding(
        _share([one["text"] for one in truth["goals"]], found),
        _share([one["text"] for one in truth["results"]], found),
        Share(1.0, 1 - len(wrong) / len(texts) if texts else 1.0, (), tuple(wrong)),
        _numbers(every, found, goals),
        _parents(truth, found, goals, analysis),
        _indicators(truth, analysis),
        _finance(truth, analysis),
    )


def _share(wanted: list[str], found: dict[str, list[str]]) -> Share:
    missing = tuple(text for text in wanted if not found[text])
    return Share(1 - len(missing) / len(wanted) if wanted else 1.0, 1.0, missing)


def _numbers(every: list[dict[str, Any]], found: dict[str, list[str]], goals: dict[str, Goal]) -> Share:
    wanted = [one for one in every if one["number"] and one.get("kind", "goal") == "goal" and found[one["text"]]]
    missing = tuple(
        f"{one['number']} {one['text']}: {[goals[k].number for k in found[one['text']] if k in goals]}"
        for one in wanted
        if not any(k in goals and (goals[k].number or "").strip(".") == one["number"] for k in found[one["text"]])
    )
    return Share(1 - len(missing) / len(wanted) if wanted else 1.0, 1.0, missing)


def _parents(truth: dict[str, Any], found: dict[str, list[str]], goals: dict[str, Goal], analysis: Analysis) -> Share:
    """A result hangs on its goal by the goal's number, or by a link between the two."""
    links = {(link.from_id, link.to_id) for link in analysis.links}
    numbers = {one["text"]: one["number"] for one in (*truth["goals"], *truth["results"])}
    wanted = [one for one in truth["results"] if one["kind"] == "goal"]
    missing = []
    for one in wanted:
        above, number = found[one["parent"]], numbers[one["parent"]]
        if not any(
            (number and key in goals and goals[key].parent_number == number)
            or any((key, up) in links or (up, key) in links for up in above)
            for key in found[one["text"]]
        ):
            missing.append(f"{one['text']} -> {one['parent']}")
    return Share(1 - len(missing) / len(wanted) if wanted else 1.0, 1.0, tuple(missing))


def _indicators(truth: dict[str, Any], analysis: Analysis) -> Share:
    wanted = {(plain(one["name"]), one["type"], one["year"], one["value"]) for one in truth["indicators"]}
    found = {(plain(v.indicator), v.type.value, v.year, v.value) for v in analysis.indicator_values}
    return _sets(wanted, found)


def _finance(truth: dict[str, Any], analysis: Analysis) -> Share:
    """Row, year, basis and amount; a row may carry its side (lasten, baten) in its name."""
    wanted = [(plain(o["row"]), o["year"], plain(o["basis"]), float(o["amount"])) for o in truth["finance"]]
    found = [(plain(b.row), b.year, plain(b.basis or ""), b.amount) for b in analysis.budget_lines]

    def fits(a: tuple[str, Any, str, float], b: tuple[str, Any, str, float]) -> bool:
        """`b` as found: the printed row may have more words, the basis fewer."""
        return a[0] in b[0] and a[1] == b[1] and bool(b[2]) and b[2] in a[2] and abs(a[3] - b[3]) < 1

    missing = tuple(str(a) for a in wanted if not any(fits(a, b) for b in found))
    extra = tuple(str(b) for b in found if not any(fits(a, b) for a in wanted))
    return Share(
        1 - len(missing) / len(wanted) if wanted else 1.0, 1 - len(extra) / len(found) if found else 1.0, missing, extra
    )


def _sets(wanted: set[Any], found: set[Any]) -> Share:
    hit = wanted & found
    return Share(
        len(hit) / len(wanted) if wanted else 1.0,
        len(hit) / len(found) if found else 1.0,
        tuple(map(str, sorted(wanted - found, key=str))),
        tuple(map(str, sorted(found - wanted, key=str))),
    )
