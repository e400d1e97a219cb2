"""Statements of accounts -> the one that explains why a target or amount was not met."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.errors import ModelError
from pipeline.goals.ledger_nouns import Uttering
from pipeline.goals.ledger_words import ledger_words
from pipeline.goals.quantities import quantities_of
from pipeline.ids import normalise

FILE = "explanations.toml"
TABLES = (
    "cause", "refers_back", "general_difference", "difference", "better_when_lower", "better_when_higher", "not_done",
    "income", "expense", "advantage", "disadvantage", "proposal", "explaining_heading",
)  # fmt: skip

# Words of a name that a statement must share to be about it.
_SHARE = 0.5
_SHARE_WITH_VALUE = 0.3
_FIELD = re.compile(r"^\s*(\d{1,2}\.\d{1,3})[a-z]?\b")
_FIELDS = re.compile(r"(?<![\d.,])(\d{1,2}\.\d{1,3})[a-z]?(?![\d.,]*\d)")
_AMOUNT = 1000  # euros: a smaller number comes back too often to tell anything by itself
_CELLS = 2  # semicolons from which a statement is the row of a table


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns of `explanations.toml`, by table."""

    cause: re.Pattern[str]
    refers_back: re.Pattern[str]
    general_difference: re.Pattern[str]
    difference: re.Pattern[str]
    better_when_lower: re.Pattern[str]
    better_when_higher: re.Pattern[str]
    not_done: re.Pattern[str]
    income: re.Pattern[str]
    expense: re.Pattern[str]
    advantage: re.Pattern[str]
    disadvantage: re.Pattern[str]
    proposal: re.Pattern[str]
    explaining_heading: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Difference:
    """What of an amount must be explained: `side` "baten" or "lasten" where it is of one, and whether it turned out
    better or worse than budgeted."""

    side: str | None = None
    better: bool | None = None


def load_cues_of_explanation(folder: Path) -> Cues:
    """Raises ModelError when the lexicon is missing or damaged."""
    tables = read_tables(folder)
    return Cues(**{table: re.compile(tables[table][0]["pattern"], re.IGNORECASE) for table in TABLES})


def read_tables(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table, checked."""
    path = folder / FILE
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        rows = {table: list(data[table]) for table in TABLES}
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ModelError(f"Het lexicon {path} mist een tabel of is beschadigd ({error}): herstel dat.") from None
    for table, entries in rows.items():
        if len(entries) != 1 or not {"pattern", "example", "counter_example"} <= set(entries[0]):
            raise ModelError(f"{FILE}: [[{table}]] moet één keer voorkomen, met pattern, example en counter_example.")
    return rows


def find_explanation(
    name: str,
    value: float | None,
    programme: str | None,
    statements: Sequence[Uttering],
    cues: Cues,
    difference: Difference | None = None,
) -> Uttering | None:
    """The statement with a cause that is about `name` (or names `value`, or stands under a heading with the name), or
    that follows one and refers back to it; or one that tells a difference below a heading which says that differences
    are explained there.

    `statements` are those of the accounts in order; only those of the same programme are searched where it is known,
    and those under a heading with the name where the amount stands outside the programmes.
    Where name and heading both have the number of a task field, that decides. A sentence that speaks of income only
    does not explain expenditure, nor one of an advantage a disadvantage; one that names the right side goes before one
    that names none, then a cause before a mere difference.
    """
    known = any(statement.programme for statement in statements)
    own = [
        s
        for s in statements
        if s.text.count(";") < _CELLS
        and (not known or s.programme == programme or (programme is None and _is_placed(name, s)))
    ]
    wanted = difference or Difference()
    found: list[tuple[Uttering, bool]] = []
    for index, statement in enumerate(own):
        if cues.proposal.search(statement.text) or not _fits(wanted, statement.text, cues):
            continue
        cause = _cause(name, value, statement, own[index + 1] if index + 1 < len(own) else None, cues)
        if cause is not None:
            found.append((cause, True))
        elif _is_announced(name, statement, cues):
            found.append((statement, False))
    return max(found, key=lambda one: (_speaks_of(wanted, one[0].text, cues), one[1]))[0] if found else None


def _cause(name: str, value: float | None, statement: Uttering, after: Uttering | None, cues: Cues) -> Uttering | None:
    """The statement where it gives a cause, or the one after it that does."""
    here = cues.cause.search(statement.text)
    if not here and not (after and cues.refers_back.search(after.text) and cues.cause.search(after.text)):
        return None
    placed = _is_placed(name, statement)
    if placed and here:
        return statement
    if placed is False or not _is_about(name, value, statement, cues):
        return None
    return statement if here else after


def _speaks_of(difference: Difference, text: str, cues: Cues) -> bool:
    """Whether a text names the side of the difference, or whether it is good or bad."""
    sides = {"baten": cues.income, "lasten": cues.expense}
    turns = {True: cues.advantage, False: cues.disadvantage}
    named = (sides.get(difference.side or ""), turns.get(difference.better) if difference.better is not None else None)
    return any(cue is not None and cue.search(text) for cue in named)


def _is_announced(name: str, statement: Uttering, cues: Cues) -> bool:
    """Whether a statement tells a difference under a heading of explanations and under the name; for a programme's own
    income and expenditure any of its differences will do."""
    if not any(map(cues.explaining_heading.search, statement.path)) or cues.proposal.search(statement.text):
        return False
    has_amount = any(amount >= _AMOUNT for amount in quantities_of(statement.text).values)
    if not has_amount or not cues.difference.search(statement.text):
        return False
    return bool(_is_placed(name, statement)) or not telling_words(name)


def _is_placed(name: str, statement: Uttering) -> bool | None:
    """Whether the heading is that of the name: by the number of a task field ("6.72 en 6.82" holds "6.72a"), else by
    words; None where the heading does not tell."""
    own, others = _FIELD.match(name), _FIELDS.findall(statement.heading)
    if own and others:
        return own[1] in others
    if not telling_words(name):
        return False if others else None
    return _mentions(name, statement.heading) or None


def _fits(difference: Difference, text: str, cues: Cues) -> bool:
    income, expense = cues.income.search(text), cues.expense.search(text)
    if (difference.side == "baten" and expense and not income) or (
        difference.side == "lasten" and income and not expense
    ):
        return False
    good, bad = cues.advantage.search(text), cues.disadvantage.search(text)
    return not ((difference.better and bad and not good) or (difference.better is False and good and not bad))


def is_mentioned(name: str, statement: Uttering, *, share: float = _SHARE) -> bool:
    """Whether the statement holds more than that share of the content words of the name."""
    return _mentions(name, statement.text, share)


def _mentions(name: str, text: str, share: float = _SHARE) -> bool:
    words = set(telling_words(name) or content_words(name))
    said = content_words(text)
    shared = sum(any(_same_word(word, other) for other in said) for word in words)
    return bool(words) and shared / len(words) > share


@lru_cache(maxsize=10_000)
def telling_words(name: str) -> tuple[str, ...]:
    """Content words of a row's name without those that any programme has, such as "lasten"."""
    return tuple(word for word in content_words(name) if word not in ledger_words().generic)


@lru_cache(maxsize=50_000)
def content_words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[^\W\d_]{3,}", normalise(text)) if word not in ledger_words().empty)


def _is_about(name: str, value: float | None, statement: Uttering, cues: Cues) -> bool:
    if is_mentioned(name, statement):
        # one word alone ("reserves") is in many sentences: it must be about a difference
        return len(telling_words(name)) > 1 or bool(cues.difference.search(statement.text))
    if value is None:
        return False
    names_value = abs(value) in quantities_of(statement.text).values
    if abs(value) < _AMOUNT:
        return names_value and is_mentioned(name, statement, share=_SHARE_WITH_VALUE)
    # "het verschil" is that of the programme: it explains its income and expenditure, not a line of its own
    return names_value or (not telling_words(name) and bool(cues.general_difference.search(statement.text)))


def _same_word(word: str, other: str) -> bool:
    """'jongeren' and 'jongere', 'jeugdhulp' and 'jeugdhulpgebruik': one begins with most of the other."""
    short, long = sorted((word, other), key=len)
    stem = short[: max(5, len(short) - 2)]
    return long == short or (len(stem) >= 5 and long.startswith(stem))
