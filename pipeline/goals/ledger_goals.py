"""Two volumes -> what became of each goal: identical, reworded, new or dropped, with what happened to its number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.goals.ledger_nouns import LedgerEntry, Measured, Uttering, Volume
from pipeline.goals.ledger_values import same_indicator
from pipeline.goals.quantities import Quantities, quantities_of
from pipeline.goals.words import stems_of
from pipeline.ids import normalise
from pipeline.labels import DocumentKind, ValueType

# Likeness (0 to 1) from which two goals are one, measured on invented budgets: rewordings lie above, other goals below.
REWORDED = 0.68
SAME_NUMBER_BONUS = 0.14
OTHER_PROGRAMME_MALUS = 0.12
CHAIN = 0.6
# Two plans that share less than this are not each other's successor, but plans on different subjects.
SUCCESSOR_SHARE = 0.1

_CODE = re.compile(r"^(?:programma)?\s*[p#]?\s*#?\d*[.:]?\s*")


_Item = tuple[Uttering, Quantities]


@dataclass(frozen=True, slots=True)
class _Match:
    old: Uttering
    new: Uttering
    similarity: float
    identical: bool


def follow_goals(old: Volume, new: Volume) -> list[LedgerEntry]:
    """Entries for two successive volumes of one kind; none when the later one is not a successor at all.

    Rows of indicators are left out: their targets are followed by themselves. A goal that a programme says twice in
    the same words is one.
    """
    old, new = _without_rows(old), _without_rows(new)
    matches = _match(old, new)
    share = len(matches) / max(1, min(len(old.goals), len(new.goals)))
    if not old.goals or not new.goals:
        return []
    if share < SUCCESSOR_SHARE and old.kind not in (DocumentKind.BUDGET, DocumentKind.ACCOUNTS):
        return []
    entries = [_entry(old, new, match) for match in matches]
    gone = {match.old.id for match in matches}
    come = {match.new.id for match in matches}
    if new.readable:
        entries += [_dropped(old, new, goal) for goal in old.goals if goal.id not in gone]
    if old.readable:
        entries += [_new(old, new, goal) for goal in new.goals if goal.id not in come]
    return entries


def follow_chain(plan: Volume, later: Volume) -> list[LedgerEntry]:
    """Whether the plan's goals with a number arrive in a budget or covenant, and with a number.

    A goal starts once, however often the plan says it. The row of an indicator is the same goal as the sentence that it
    measures; without such a sentence it arrives where the indicator has a target.
    """
    entries = []
    later = _without_rows(later)
    starts = _starts(plan)
    told = replace(plan, statements=tuple(goal for goal in starts if not goal.is_row))
    pairs = {match.old.id: match for match in _match(told, later, threshold=CHAIN, one_to_one=False)}
    for goal in starts:
        match = pairs.get(goal.id)
        target = None if match is not None and match.new.quantitative else _target_of(goal, later)
        if target is not None:
            entry = _from(plan, goal, later, "chain", "arrived")
            entries.append(replace(entry, to_document_id=target.document_id, to_id=target.id, to_text=target.indicator))
            continue
        if match is None and not later.readable:
            continue
        state = "not_arrived" if match is None else "arrived" if match.new.quantitative else "number_lost"
        entry = _from(plan, goal, later, "chain", state)
        if match is not None:
            entry = replace(_to(entry, match.new), similarity=match.similarity)
        entries.append(replace(entry, to_document_id=entry.to_document_id or later.document_ids[0]))
    return entries


def _starts(plan: Volume) -> list[Uttering]:
    """Goals with a number, each once."""
    goals = {normalise(goal.text): goal for goal in reversed(plan.goals) if goal.quantitative}
    measured = {name for goal in goals.values() if not goal.is_row for name in goal.measured_by}
    return [goal for goal in reversed(goals.values()) if not (goal.is_row and measured.intersection(goal.measured_by))]


def _without_rows(volume: Volume) -> Volume:
    """Without rows of indicators and without what was said before."""
    said = {(s.kind, _programme(s), normalise(s.text)): s for s in reversed(volume.statements) if not s.is_row}
    return replace(volume, statements=tuple(reversed(said.values())))


def _target_of(goal: Uttering, later: Volume) -> Measured | None:
    """A target of the indicator that measures the goal, in the later volume."""
    return next(
        (
            value
            for value in later.values
            if value.type is ValueType.TARGET
            and any(same_indicator(name, value.indicator) for name in goal.measured_by)
        ),
        None,
    )


def change_of(old: Quantities, new: Quantities, old_year: int, new_year: int) -> str | None:
    """What happened to number or year between two wordings. A year that moves along with the document is kept."""
    if old.values != new.values:
        if not new.values:
            return "removed"
        if not old.values:
            return "added"
        before, after = _first_difference(old.values, new.values)
        return "raised" if after > before else "lowered"
    if old.years != new.years and old.years and new.years:
        shift = max(new.years) - max(old.years)
        if max(old.years) == old_year and shift == new_year - old_year:
            return "kept"
        return "postponed" if shift > 0 else "advanced" if shift < 0 else "kept"
    if old.years and not new.years:
        return "removed"
    return "kept" if old.values or old.years or new.years else None


def _first_difference(old: Sequence[float], new: Sequence[float]) -> tuple[float, float]:
    for before, after in zip(old, new, strict=False):
        if before != after:
            return before, after
    return float(len(old)), float(len(new))


def similarity(old: str, new: str) -> float:
    """Likeness of two texts without their numbers, 0 to 1: by shared stems and by their letters."""
    from rapidfuzz import fuzz

    left, right = _stems(old), _stems(new)
    if not left or not right:
        return 0.0
    shared = len(left & right)
    if not shared:
        return 0.0
    dice = 2 * shared / (len(left) + len(right))
    # one or two words inside a long text say little: then its length counts
    covered = shared / min(len(left), len(right)) if min(len(left), len(right)) > 2 else dice
    letters = fuzz.token_sort_ratio(" ".join(sorted(left)), " ".join(sorted(right))) / 100
    return (dice + covered + letters) / 3


@lru_cache(maxsize=100_000)
def _stems(words: str) -> frozenset[str]:
    return frozenset(stem for stem in stems_of(words) if stem.isalpha())


def _match(old: Volume, new: Volume, *, threshold: float = REWORDED, one_to_one: bool = True) -> list[_Match]:
    """Exact texts first, then texts that differ in numbers only, then the likest pairs; each goal once."""
    lefts = {goal.id: (goal, quantities_of(goal.text)) for goal in old.goals}
    rights = {goal.id: (goal, quantities_of(goal.text)) for goal in new.goals}
    # what the machine took for a goal in one year, it may have taken for something else in the other
    others = {s.id: (s, quantities_of(s.text)) for s in new.statements if s.id not in rights}
    matches: list[_Match] = []
    for key, identical in ((_whole, True), (_without_numbers, False)):
        for candidates in (rights, others) if one_to_one else (rights,):
            _take_equal(matches, lefts, candidates, key, identical)
    scored = sorted(_scores(lefts.values(), rights.values(), threshold), key=lambda match: -match.similarity)
    for match in scored:
        if match.old.id in lefts and (match.new.id in rights or not one_to_one):
            matches.append(match)
            del lefts[match.old.id]
            rights.pop(match.new.id, None)
    return matches


def _whole(item: _Item) -> str:
    return normalise(item[0].text).rstrip(" .;")


def _without_numbers(item: _Item) -> str:
    return item[1].words


def _take_equal(
    matches: list[_Match],
    lefts: dict[str, _Item],
    rights: dict[str, _Item],
    key: Callable[[_Item], str],
    identical: bool,
) -> None:
    """Moves pairs with an equal key from both sides to the matches; those of the same programme and number first."""
    places: dict[str, list[Uttering]] = defaultdict(list)
    for item in rights.values():
        places[key(item)].append(item[0])
    for item in list(lefts.values()):
        goal = item[0]
        found = [other for other in places.get(key(item), []) if other.id in rights]
        if len(key(item)) < 8 or not found:
            continue
        best = min(found, key=lambda o: (_programme(o) != _programme(goal), o.number != goal.number, o.position))
        matches.append(_Match(goal, best, 1.0, identical))
        del lefts[goal.id], rights[best.id]


def _scores(lefts: Iterable[_Item], rights: Iterable[_Item], threshold: float) -> Iterable[_Match]:
    rights = list(rights)
    for goal, old in lefts:
        for other, new in rights:
            score = similarity(old.words, new.words)
            same = _programme(goal) == _programme(other)
            if same and goal.number and goal.number == other.number:
                score += SAME_NUMBER_BONUS
            if not same and goal.programme and other.programme:
                score -= OTHER_PROGRAMME_MALUS
            if score >= threshold:
                yield _Match(goal, other, round(min(score, 0.99), 2), False)


def _programme(goal: Uttering) -> str:
    return _CODE.sub("", normalise(goal.programme or ""))


def _entry(old: Volume, new: Volume, match: _Match) -> LedgerEntry:
    before, after = quantities_of(match.old.text), quantities_of(match.new.text)
    change = change_of(before, after, old.year, new.year)
    moved = before.words == after.words
    state = "identical" if match.identical or (moved and change == "kept") else "reworded"
    values = _values(before, after) if change in ("raised", "lowered", "kept") else (None, None)
    entry = _to(_from(old, match.old, new, "goal", state), match.new)
    return replace(entry, change=change, from_value=values[0], to_value=values[1], similarity=match.similarity)


def _values(before: Quantities, after: Quantities) -> tuple[float | None, float | None]:
    if not before.values or not after.values:
        return None, None
    if before.values == after.values:
        return before.values[0], after.values[0]
    return _first_difference(before.values, after.values)


def _from(old: Volume, goal: Uttering, new: Volume, subject: str, state: str) -> LedgerEntry:
    return LedgerEntry(
        municipality=new.municipality,
        subject=subject,
        state=state,
        programme=goal.programme,
        from_document_id=goal.document_id,
        from_year=old.year,
        from_id=goal.id,
        from_text=goal.text,
        to_year=new.year,
    )


def _to(entry: LedgerEntry, goal: Uttering) -> LedgerEntry:
    programme = goal.programme or entry.programme
    return replace(entry, programme=programme, to_document_id=goal.document_id, to_id=goal.id, to_text=goal.text)


def _dropped(old: Volume, new: Volume, goal: Uttering) -> LedgerEntry:
    return replace(_from(old, goal, new, "goal", "dropped"), change="removed" if goal.quantitative else None)


def _new(old: Volume, new: Volume, goal: Uttering) -> LedgerEntry:
    entry = LedgerEntry(new.municipality, "goal", "new", from_year=old.year, to_year=new.year)
    return replace(_to(entry, goal), change="added" if goal.quantitative else None)
