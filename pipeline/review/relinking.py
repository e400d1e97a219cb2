"""Decisions whose statement is gone since a new reading -> the same decisions on the statement as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.ids import stable_id
from pipeline.review.candidates import load_candidates
from pipeline.review.matching import Matcher
from pipeline.review.privacy import mask
from pipeline.review.queries import sql
from pipeline.store import Database


@dataclass(frozen=True, slots=True)
class Relinked:
    """How many decisions were found a statement for, and the quotes of those that have none any more."""

    moved: int
    lost: tuple[str, ...]


def relink(database: Database) -> Relinked:
    """Copies decisions to the statement that is found by text, marked as matched; the old rows stay. Safe to repeat."""
    orphans = database.rows(sql("orphans"))
    if not orphans:
        return Relinked(0, ())
    known = {row["review_id"] for row in database.rows("SELECT review_id FROM review")}
    matcher = Matcher(load_candidates(database))
    moved: dict[str, dict[str, Any]] = {}
    lost: list[str] = []
    for row in orphans:
        match = matcher.find("", mask(row["text"]), row["document"])
        if match.candidate is None:
            lost.append(row["text"])
            continue
        new = _moved(row, match.candidate.statement_id, match.candidate.text)
        if new["review_id"] not in known:
            moved[new["review_id"]] = new
    if moved:
        database.add({"review": list(moved.values())})
    return Relinked(len(moved), tuple(dict.fromkeys(lost)))


def _moved(row: dict[str, Any], statement_id: str, text: str) -> dict[str, Any]:
    kept = {name: value for name, value in row.items() if name != "document"}
    # A move of the same decision to the same statement has the same id, so that a second run adds nothing.
    review_id = stable_id("moved", row["review_id"], statement_id)
    return {**kept, "review_id": review_id, "statement_id": statement_id, "text": text, "matched": True}


def told(relinked: Relinked) -> Sequence[str]:
    """What happened, in Dutch; nothing when all decisions had their statement."""
    lines = []
    if relinked.moved:
        lines.append(f"{relinked.moved} oordelen zijn op tekst teruggevonden bij een opnieuw gelezen document.")
    if relinked.lost:
        count = len(relinked.lost)
        lines.append(f"{count} nagekeken uitspraken staan niet meer in de database; hun oordelen zijn bewaard:")
        lines += [f"  {mask(quote)[:100]}" for quote in relinked.lost[:20]]
    return lines
