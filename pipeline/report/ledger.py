"""Ledger rows -> what became of goals, targets and amounts, in words, with what changed first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.report.nouns import Document, LedgerRow
from pipeline.report.words import number

_SUBJECTS = {
    "realisation": "Van streefwaarde naar realisatie",
    "target": "Streefwaarden van document tot document",
    "goal": "Doelen van document tot document",
    "chain": "Doelen in de keten van plan naar begroting en convenant",
    "budget": "Van begroting naar rekening",
    "recalculation": "Nagerekende getallen",
}
_STATES = {
    "identical": "gelijk gebleven",
    "reworded": "anders verwoord",
    "new": "nieuw",
    "dropped": "vervallen",
    "kept": "gelijk gebleven",
    "raised": "verhoogd",
    "lowered": "verlaagd",
    "postponed": "uitgesteld",
    "advanced": "vervroegd",
    "removed": "vervallen",
    "added": "toegevoegd",
    "reached": "gehaald",
    "not_reached": "niet gehaald",
    "reported": "gerapporteerd zonder vergelijkbaar getal",
    "not_reported": "niet gerapporteerd",
    "over": "meer dan begroot",
    "under": "minder dan begroot",
    "better": "gunstiger dan begroot",
    "worse": "ongunstiger dan begroot",
    "equal": "gelijk",
    "different": "verschilt",
    "arrived": "aangekomen",
    "number_lost": "aangekomen zonder getal",
    "not_arrived": "niet aangekomen",
}
# What an auditor asks about comes first: a number that changed or was missed. What stayed the same comes last.
_RANKS = (
    ("not_reached", "not_reported", "lowered", "removed", "postponed", "number_lost", "different", "worse"),
    ("raised", "advanced", "over", "under"),
    ("better",),
    ("dropped", "not_arrived"),
    ("reworded", "new", "added", "reported"),
)
_SHOWN = 15  # entries that are shown at once


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it is shown; `numbers` tells both values, `explained` is Dutch or empty."""

    row: LedgerRow
    state: str
    change: str
    start: Document | None
    end: Document | None
    numbers: str
    explained: str


@dataclass(frozen=True, slots=True)
class LedgerPart:
    """The entries on one subject, with how many there are in each state; `rest` is shown on demand."""

    title: str
    counts: tuple[tuple[str, int], ...]
    first: tuple[Entry, ...]
    rest: tuple[Entry, ...]
    has_numbers: bool
    has_explanations: bool


def make_ledger(rows: Sequence[LedgerRow], documents: Mapping[str, Document]) -> tuple[LedgerPart, ...]:
    """The ledger of one municipality by subject."""
    parts = []
    subjects = sorted({row.subject for row in rows}, key=_order)
    for subject in subjects:
        found = [row for row in rows if row.subject == subject]
        counts = Counter(state_in_words(row.state) for row in found)
        entries = tuple(_entry(row, documents) for row in sorted(found, key=_urgency))
        parts.append(
            LedgerPart(
                title=subject_in_words(subject),
                counts=tuple(counts.most_common()),
                first=entries[:_SHOWN],
                rest=entries[_SHOWN:],
                has_numbers=any(entry.numbers for entry in entries),
                has_explanations=any(entry.explained for entry in entries),
            )
        )
    return tuple(parts)


def _order(subject: str) -> tuple[int, str]:
    return list(_SUBJECTS).index(subject) if subject in _SUBJECTS else len(_SUBJECTS), subject


def _urgency(row: LedgerRow) -> tuple[object, ...]:
    states = {row.state, row.change}
    rank = next((rank for rank, loud in enumerate(_RANKS) if states & set(loud)), len(_RANKS))
    size = -abs((row.to_value or 0) - (row.from_value or 0)) if row.subject == "budget" else 0.0  # all in euros
    return rank, -(row.to_year or row.from_year or 0), row.state, size, row.programme or "", row.from_text or ""


def _entry(row: LedgerRow, documents: Mapping[str, Document]) -> Entry:
    explained = {True: "verklaard", False: "niet verklaard", None: ""}[row.explained]
    return Entry(
        row=row,
        state=state_in_words(row.state),
        change=change_in_words(row.change) if row.change != "kept" and row.state not in ("dropped", "new") else "",
        start=documents.get(row.from_document_id or ""),
        end=documents.get(row.to_document_id or ""),
        numbers=_numbers(row),
        explained=explained,
    )


def _numbers(row: LedgerRow) -> str:
    if row.from_value is None and row.to_value is None:
        return ""
    start = number(row.from_value) if row.from_value is not None else "geen getal"
    end = number(row.to_value) if row.to_value is not None else "geen getal"
    unit = f" {row.unit}" if row.unit else ""
    year = f" ({row.target_year})" if row.target_year else ""
    return f"{start} → {end}{unit}{year}"


def subject_in_words(subject: str) -> str:
    return _SUBJECTS.get(subject, subject)


def state_in_words(state: str) -> str:
    return _STATES.get(state, state)


def change_in_words(change: str | None) -> str:
    return _STATES.get(change, change) if change else ""
