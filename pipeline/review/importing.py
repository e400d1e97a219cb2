"""Filled-in sheets -> decisions in the database: first a plan that can be shown, then one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from pipeline.errors import ManifestError
from pipeline.ids import stable_id
from pipeline.labels import Dimension
from pipeline.review.candidates import Candidate, load_candidates
from pipeline.review.labels import DIMENSIONS, dutch
from pipeline.review.matching import Matcher
from pipeline.review.queries import sql
from pipeline.review.reading import WHOLE_FILE, FilledRow, FilledSheet, Problem, place_of, read_sheet
from pipeline.review.refi_reading import read_project
from pipeline.review.sheet import DATE, ID, REVIEWER, machine_column
from pipeline.store import Database

Key = tuple[str, str, str]  # statement, dimension, reviewer


@dataclass(frozen=True, slots=True)
class Said:
    """The last decision of a reviewer on a label of a statement."""

    value: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision to store. `before` is what the same reviewer said earlier; `others` who says something else."""

    candidate: Candidate
    dimension: Dimension
    old_value: str | None
    value: str
    reviewer: str
    at: datetime
    codebook: str
    reason: str
    matched: bool
    export_id: str
    file: str
    sha256: str
    row: int
    before: str | None
    others: tuple[str, ...]

    def __str__(self) -> str:
        was = f"{dutch(self.before)} (uw eerdere oordeel)" if self.before else dutch(self.old_value) or "leeg"
        said = "blijft" if was == dutch(self.value) else f"{was} ->"
        found = ", teruggevonden op tekst" if self.matched else ""
        label = f"{DIMENSIONS[self.dimension]} {said} {dutch(self.value)}"
        return f"{place_of(self.file, self.row)}: {label} ({self.reviewer}{found})"


@dataclass(frozen=True, slots=True)
class Note:
    """A note to store."""

    statement_id: str
    reviewer: str
    at: datetime
    text: str
    file: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. `unchanged` counts decisions that are stored already, `empty` rows left unfilled."""

    decisions: tuple[Decision, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()
    unchanged: int = 0
    empty: int = 0

    @property
    def conflicts(self) -> tuple[Decision, ...]:
        return tuple(decision for decision in self.decisions if decision.others)


@dataclass(frozen=True, slots=True)
class State:
    """What is stored: statements, last decisions, what came from which file, notes, and labels when handed out."""

    matcher: Matcher
    latest: Mapping[Key, Said]
    imported: frozenset[tuple[str, str, str, str]]
    notes: frozenset[tuple[str, str, str]]
    items: Mapping[tuple[str, str], Mapping[Dimension, str]]
    handed_out: Mapping[tuple[str, str], int]


def load_state(database: Database) -> State:
    latest = {
        (row["statement_id"], row["dimension"], row["reviewer"]): Said(row["value"], row["reason"], row["reviewed_at"])
        for row in database.rows(sql("latest"))
    }
    items = {
        (row["export_id"], row["statement_id"]): {Dimension(t["dimension"]): t["value"] for t in row["labels"]}
        for row in database.rows(sql("items"))
    }
    notes = database.rows("SELECT statement_id, reviewer, note FROM review_note")
    return State(
        Matcher(load_candidates(database)),
        latest,
        frozenset(tuple(row.values()) for row in database.rows(sql("imported"))),
        frozenset((row["statement_id"], row["reviewer"], row["note"]) for row in notes),
        items,
        {(row["export_id"], row["reviewer"]): row["n"] for row in database.rows(sql("handed_out"))},
    )


def read_sheets(
    paths: Iterable[Path], candidates: tuple[Candidate, ...] = ()
) -> tuple[list[FilledSheet], list[Problem]]:
    """Sheets and projects (.qdpx, whose quotes are looked up in `candidates`); one that cannot be read costs itself."""
    sheets, problems = [], []
    for path in paths:
        try:
            is_project = path.suffix.lower() == ".qdpx"
            sheets.append(read_project(path, candidates) if is_project else read_sheet(path))
        except ManifestError as error:
            problems.append(Problem(path.name, 1, WHOLE_FILE, str(error)))
    return sheets, problems


def plan_import(
    sheets: Sequence[FilledSheet], state: State, now: datetime, reviewer: str = "", codebook: str = ""
) -> Plan:
    """What these sheets would change. `reviewer` and `codebook` stand in where a row names none."""
    planner = _Planner(state, now, reviewer, codebook)
    for sheet in sheets:
        planner.problems += sheet.problems
        planner.count(sheet)
        for row in sheet.rows:
            planner.add(sheet, row)
    return planner.plan()


def apply_plan(database: Database, plan: Plan) -> None:
    """Stores the plan in one transaction."""
    decisions, notes = [_review_row(d) for d in plan.decisions], [_note_row(n) for n in plan.notes]
    database.add({"review": decisions, "review_note": notes})


@dataclass(frozen=True, slots=True)
class _Judged:
    """A row with the statement that it is about and the name of its reviewer."""

    sheet: FilledSheet
    row: FilledRow
    candidate: Candidate
    by_text: bool
    name: str


class _Planner:
    """Gathers decisions row by row; what a person says twice in different ways is left out and told."""

    def __init__(self, state: State, now: datetime, reviewer: str, codebook: str) -> None:
        self._state, self._now, self._reviewer, self._codebook = state, now, reviewer, codebook
        self.problems: list[Problem] = []
        self._decisions: dict[Key, Decision] = {}
        self._notes: dict[tuple[str, str, str], Note] = {}
        self._clashes: set[Key] = set()
        self._seen: dict[Key, tuple[str, _Judged]] = {}
        self._spelling = {key[2].casefold(): key[2] for key in state.latest}
        self._unchanged = self._empty = 0

    def count(self, sheet: FilledSheet) -> None:
        """Tells how many rows that were handed out are not in the file any more."""
        files = {(row.export_id, row.reviewer) for row in sheet.rows}
        expected = sum(self._state.handed_out.get(file, 0) for file in files)
        lost = len({problem.row for problem in sheet.problems if problem.lost})
        if (missing := expected - len(sheet.rows) - lost) > 0:
            message = f"{missing} van de {expected} uitgegeven uitspraken staan niet in dit bestand."
            self.problems.append(Problem(sheet.file, 1, ID, message, lost=False))

    def add(self, sheet: FilledSheet, row: FilledRow) -> None:
        if not row.is_filled:
            self._empty += 1
            return
        name = row.reviewer or self._reviewer
        if not name:
            self._tell(sheet, row, REVIEWER, "is leeg; vul de naam in of geef die bij het inlezen met --reviewer.")
            return
        name = self._spelling.setdefault(name.casefold(), name)
        match = self._state.matcher.find(row.statement_id, row.text, row.document)
        if match.candidate is None:
            self._tell(sheet, row, ID, match.why_not)
            return
        judged = _Judged(sheet, row, match.candidate, match.by_text, name)
        if self._machine_was_edited(judged):
            return
        self._note(judged)
        for dimension, value in row.decisions().items():
            self._decide(judged, dimension, value)

    def plan(self) -> Plan:
        said: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
        for (statement, dimension, name), last in self._state.latest.items():
            said[statement, dimension][name] = last.value
        decisions = [decision for key, decision in self._decisions.items() if key not in self._clashes]
        for decision in decisions:
            said[decision.candidate.statement_id, decision.dimension.value][decision.reviewer] = decision.value
        return Plan(
            tuple(replace(d, others=_others(d, said[d.candidate.statement_id, d.dimension.value])) for d in decisions),
            tuple(self._notes.values()),
            tuple(self.problems),
            self._unchanged,
            self._empty,
        )

    def _machine_was_edited(self, judged: _Judged) -> bool:
        """A label typed over the machine's would be lost: it belongs in the column beside it."""
        row = judged.row
        given = self._state.items.get((row.export_id, judged.candidate.statement_id))
        if given is None or not row.machine:
            return False
        for dimension in Dimension:
            if row.machine.get(dimension) != given.get(dimension):
                was = dutch(given.get(dimension)) or "leeg"
                message = f"is veranderd (was {was}); zet uw label in '{DIMENSIONS[dimension]}'."
                self._tell(judged.sheet, row, machine_column(dimension), message)
                return True
        return False

    def _note(self, judged: _Judged) -> None:
        key = (judged.candidate.statement_id, judged.name, judged.row.note)
        if judged.row.note and key not in self._state.notes:
            self._notes[key] = Note(*key[:2], self._moment(judged.row, None), judged.row.note, judged.sheet.file)

    def _decide(self, judged: _Judged, dimension: Dimension, value: str) -> None:
        row, candidate = judged.row, judged.candidate
        key = (candidate.statement_id, dimension.value, judged.name)
        if self._contradicts(judged, key, value):
            return
        said = self._state.latest.get(key)
        same = said is not None and said.value == value and (not row.reason or row.reason == said.reason)
        if same or (judged.sheet.sha256, *key) in self._state.imported:
            self._unchanged += 1
            return
        if said and row.date and row.date < said.at.date():
            kept = f"het oordeel van {said.at:%d-%m-%Y} ('{dutch(said.value)}')"
            self._tell(judged.sheet, row, DATE, f"is ouder dan {kept}, dat blijft gelden.")
            return
        given = self._state.items.get((row.export_id, candidate.statement_id), {})
        self._decisions[key] = Decision(
            candidate=candidate,
            dimension=dimension,
            old_value=row.machine.get(dimension) or given.get(dimension) or candidate.label(dimension),
            value=value,
            reviewer=judged.name,
            at=self._moment(row, said),
            codebook=row.codebook or self._codebook,
            reason=row.reason,
            matched=judged.by_text,
            export_id=row.export_id,
            file=judged.sheet.file,
            sha256=judged.sheet.sha256,
            row=row.number,
            before=said.value if said else None,
            others=(),
        )

    def _contradicts(self, judged: _Judged, key: Key, value: str) -> bool:
        """Whether the same person says two things of one label in the files of this import."""
        earlier, other = self._seen.setdefault(key, (value, judged))
        if earlier == value:
            return False
        self._clashes.add(key)
        column = DIMENSIONS[Dimension(key[1])]
        here, there = (place_of(one.sheet.file, one.row.number) for one in (judged, other))
        said = f"'{dutch(value)}' hier en '{dutch(earlier)}' in {there}"
        self._tell(judged.sheet, judged.row, column, f"zegt twee dingen over een uitspraak: {said}; kies er een.")
        self._tell(other.sheet, other.row, column, f"wordt tegengesproken in {here}; kies er een.")
        return True

    def _moment(self, row: FilledRow, said: Said | None) -> datetime:
        """The date of the row at noon, else now; always after what the same person said before."""
        at = self._now
        if row.date and row.date < self._now.date():
            at = datetime.combine(row.date, time(12), UTC)
        return max(at, said.at + timedelta(seconds=1)) if said else at

    def _tell(self, sheet: FilledSheet, row: FilledRow, column: str, message: str) -> None:
        problem = Problem(sheet.file, row.number, column, message)
        if problem not in self.problems:
            self.problems.append(problem)


def _others(decision: Decision, said: Mapping[str, str]) -> tuple[str, ...]:
    others = {name: value for name, value in sorted(said.items()) if value != decision.value}
    return tuple(f"{name}: {dutch(value)}" for name, value in others.items() if name != decision.reviewer)


def _review_row(decision: Decision) -> dict[str, Any]:
    candidate = decision.candidate
    parts = (candidate.statement_id, decision.dimension, decision.reviewer, decision.at.isoformat(), decision.value)
    return {
        "review_id": stable_id("review", *parts),
        "statement_id": candidate.statement_id,
        "document_id": candidate.document_id,
        "text": candidate.text,
        "dimension": decision.dimension.value,
        "old_value": decision.old_value,
        "value": decision.value,
        "reviewer": decision.reviewer,
        "reviewed_at": decision.at,
        "codebook": decision.codebook,
        "reason": decision.reason or None,
        "matched": decision.matched,
        "export_id": decision.export_id or None,
        "file": decision.file,
        "file_sha256": decision.sha256,
    }


def _note_row(note: Note) -> dict[str, Any]:
    return {
        "note_id": stable_id("note", note.statement_id, note.reviewer, note.text),
        "statement_id": note.statement_id,
        "reviewer": note.reviewer,
        "noted_at": note.at,
        "note": note.text,
        "file": note.file,
    }
