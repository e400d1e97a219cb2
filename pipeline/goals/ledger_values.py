"""Volumes -> what became of targets (kept, raised, postponed …), whether they were reached, and what money did."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.goals.explain import Cues, Difference, content_words, find_explanation, is_mentioned
from pipeline.goals.ledger_nouns import Amount, LedgerEntry, Measured, Uttering, Volume
from pipeline.goals.ledger_tables import rows_of, tables_of
from pipeline.ids import normalise
from pipeline.labels import DocumentKind, Kind, ValueType

# Likeness (0 to 1) of two names from which they are one indicator; numbers in them must be the same.
SAME_NAME = 0.88

_REALISED = ("Realisatie", "Rekening")
_BUDGETED = ("Begroting na wijziging", "Begroting", "Raming")
_SUMS = re.compile(
    r"^((geraamde?|gerealiseerde?)\s+)?(totaal|totale|saldo|resultaat|subtotaal|som)\b|resultaat\W*(\(\d\))?$|"
    r"^(geraamde?|gerealiseerde?) |^kostendekkend",
    re.IGNORECASE,
)

_BALANCES = re.compile(r"\b(saldo|resultaat)\b", re.IGNORECASE)


def indicator_key(name: str) -> str:
    """An indicator's name as it is compared: without stars, notes, leading % and punctuation."""
    text = re.sub(r"^\s*(%|percentage|aandeel|het aandeel|aantal)\s+(van )?", "", normalise(name))
    return " ".join(re.findall(r"[^\W_]+", text))


def same_indicator(left: str, right: str) -> bool:
    """Whether two names are of one indicator: like words, and the same numbers ("12-18 jaar")."""
    from rapidfuzz import fuzz

    one, other = indicator_key(left), indicator_key(right)
    if one == other:
        return True
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return fuzz.token_sort_ratio(one, other) / 100 >= SAME_NAME


def follow_targets(old: Volume, new: Volume) -> list[LedgerEntry]:
    """What became of each indicator's targets between two successive volumes of one kind."""
    before, after = _by_indicator(old.values), _by_indicator(new.values)
    entries = []
    found: set[str] = set()
    for name, values in before.items():
        targets = _targets(values)
        if not targets:
            continue
        other = _find(name, values, after)
        found.add(other or "")
        later = _targets(after[other]) if other else {}
        state, year = _target_state(targets, later, _rises(values))
        if state == "removed" and not (new.readable and new.values):
            continue
        entries.append(_target_entry(old, new, state, targets, later, year))
    for name, values in after.items():
        if name not in found and _targets(values) and old.readable and old.values:
            entries.append(_target_entry(old, new, "new", {}, _targets(values), None))
    return entries


def follow_realisation(frames: Sequence[Volume], accounts: Volume, cues: Cues) -> list[LedgerEntry]:
    """Each target for the year of the accounts, in the last frame that has it, against what the accounts report."""
    reported = _by_indicator(accounts.values)
    wanted: dict[str, tuple[Volume, list[Measured]]] = {}
    for frame in sorted(frames, key=lambda f: (f.year, f.kind is DocumentKind.BUDGET)):
        for name, values in _by_indicator(frame.values).items():
            if accounts.year in _targets(values):
                known = next((n for n in wanted if same_indicator(n, name)), None)
                wanted.pop(known or "", None)
                wanted[name] = (frame, values)
    own = Volume(accounts.municipality, accounts.kind, accounts.year, document_ids=accounts.document_ids)
    for name, values in reported.items():
        if accounts.year in _targets(values) and not any(same_indicator(name, n) for n in wanted):
            wanted[name] = (own, values)
    entries = [_realisation(frame, values, reported, accounts, cues) for frame, values in wanted.values()]
    return [entry for entry in entries if entry is not None]


def follow_budget(accounts: Volume, cues: Cues) -> list[LedgerEntry]:
    """Each row of the accounts with a budgeted and a realised amount of its year."""
    entries = []
    for table in tables_of(accounts.amounts):
        for row, amounts in rows_of(table).items():
            realised = _of_basis(amounts, _REALISED, accounts.year)
            budgeted = _of_basis(amounts, _BUDGETED, accounts.year)
            if realised and budgeted:
                entries.append(_budget_entry(accounts, realised.programme, row, budgeted, realised, cues))
    return entries


# --- targets over successive volumes


def _by_indicator(values: Iterable[Measured]) -> dict[str, list[Measured]]:
    """Values by indicator; the programme belongs to the name only when the same name stands in two programmes."""
    found: dict[str, list[Measured]] = defaultdict(list)
    for value in values:
        found[value.indicator].append(value)
    return found


def _targets(values: Iterable[Measured]) -> dict[int, Measured]:
    return {v.year: v for v in values if v.type is ValueType.TARGET and v.year is not None}


def _find(name: str, values: Sequence[Measured], others: Mapping[str, Sequence[Measured]]) -> str | None:
    fitting = [other for other in others if same_indicator(name, other)]
    programmes = {normalise(value.programme or "") for value in values}
    return min(
        fitting,
        key=lambda o: (
            indicator_key(o) != indicator_key(name), normalise(others[o][0].programme or "") not in programmes
        ),
        default=None,
    )  # fmt: skip


def _rises(values: Sequence[Measured], cues: Cues | None = None) -> bool | None:
    """Whether more is better: by the indicator's name (a target above the baseline is then a ceiling, or one below it a
    floor), else by the last target against the baseline, else by the targets' own course; None where nothing tells."""
    targets = [target.value for _, target in sorted(_targets(values).items())]
    if not targets:
        return None
    for named, rises in ((cues.better_when_lower, False), (cues.better_when_higher, True)) if cues else ():
        if any(named.search(value.indicator) for value in values):
            return rises
    for start in (_first(values, ValueType.BASELINE), targets[0]):
        if start is not None and targets[-1] != start:
            return targets[-1] > start
    return None


def _first(values: Sequence[Measured], type_: ValueType) -> float | None:
    found = sorted((v for v in values if v.type is type_), key=lambda v: v.year or 0)
    return found[0].value if found else None


def _target_state(
    old: Mapping[int, Measured], new: Mapping[int, Measured], rises: bool | None
) -> tuple[str, int | None]:
    """State, and the year that it is seen in. Postponed: what was wanted then is wanted still, but later."""
    if not new:
        return "removed", max(old)
    common = sorted(set(old) & set(new))
    if not common:
        return ("kept" if old[max(old)].value == new[max(new)].value else _raised(old[max(old)], new[max(new)])), None
    differing = [year for year in common if old[year].value != new[year].value]
    if not differing:
        return "kept", common[-1]
    year = differing[-1]
    before, after = old[year], new[year]
    easier = rises is not None and (after.value < before.value) == rises
    final = old[max(old)].value
    reached = [y for y, value in new.items() if value.value == final]
    first = min(y for y, value in old.items() if value.value == final)
    if easier and reached and min(reached) > first:
        return "postponed", year
    return _raised(before, after), year


def _raised(before: Measured, after: Measured) -> str:
    return "raised" if after.value > before.value else "lowered"


def _target_entry(
    old: Volume,
    new: Volume,
    state: str,
    before: Mapping[int, Measured],
    after: Mapping[int, Measured],
    year: int | None,
) -> LedgerEntry:
    was = before.get(year or 0) or (before[max(before)] if before else None)
    now = after.get(year or 0) or (after[max(after)] if after else None)
    named = now or was
    assert named is not None  # an entry is made for an indicator that has a target on one side
    return LedgerEntry(
        new.municipality, "target", state, programme=named.programme,
        from_document_id=was.document_id if was else None, from_year=old.year, from_id=was.id if was else None,
        from_text=was.indicator if was else None, from_value=was.value if was else None,
        to_document_id=now.document_id if now else None, to_year=new.year, to_id=now.id if now else None,
        to_text=now.indicator if now else None, to_value=now.value if now else None,
        unit=named.unit, target_year=year, similarity=1.0 if was and now else None,
    )  # fmt: skip


# --- from target to realisation


def _realisation(
    frame: Volume, values: Sequence[Measured], reported: Mapping[str, Sequence[Measured]], accounts: Volume, cues: Cues
) -> LedgerEntry | None:
    target = _targets(values)[accounts.year]
    name = _find(target.indicator, values, reported)
    realised = _realised_value(reported[name], accounts.year) if name else None
    entry = LedgerEntry(
        municipality=accounts.municipality,
        subject="realisation",
        state="not_reported",
        programme=target.programme,
        from_document_id=target.document_id,
        from_year=frame.year,
        from_id=target.id,
        from_text=target.indicator,
        from_value=target.value,
        to_document_id=accounts.document_ids[0],
        to_year=accounts.year,
        unit=target.unit,
        target_year=accounts.year,
    )
    if name is None or realised is None:
        older = _measured_before(reported[name], accounts.year) if name else None
        if older is not None:
            return _with_realised(replace(entry, state="reported"), older)
        said = _said(target, accounts)
        if said is not None:
            return replace(entry, state="reported", to_document_id=said.document_id, to_id=said.id, to_text=said.text)
        return entry if accounts.readable else None
    known = [*values, *(value for value in reported[name] if value is not realised)]
    entry = _with_realised(replace(entry, state=_reached(target, realised, _rises(known, cues))), realised)
    if realised.value == target.value:
        return entry
    why = find_explanation(target.indicator, realised.value, realised.programme, accounts.statements, cues)
    return replace(entry, explained=why is not None, explanation_id=why.id if why else None)


def _with_realised(entry: LedgerEntry, value: Measured) -> LedgerEntry:
    return replace(
        entry,
        to_document_id=value.document_id,
        to_id=value.id,
        to_text=value.indicator,
        to_value=value.value,
        similarity=1.0,
    )


def _measured_before(values: Sequence[Measured], year: int) -> Measured | None:
    """The last value that was measured before the year: it is reported, but not on the target of that year."""
    earlier = [v for v in values if v.type is ValueType.REALISED and v.year is not None and v.year < year]
    return max(earlier, key=lambda v: v.year or 0, default=None)


def _realised_value(values: Sequence[Measured], year: int) -> Measured | None:
    realised = [v for v in values if v.type is ValueType.REALISED and v.year in (year, None)]
    return max(realised, key=lambda v: v.year or 0, default=None)


def _reached(target: Measured, realised: Measured, rises: bool | None) -> str:
    if realised.value == target.value:
        return "reached"
    if rises is None:
        return "reported"
    return "reached" if (realised.value > target.value) == rises else "not_reached"


def _said(target: Measured, accounts: Volume) -> Uttering | None:
    """A statement of realisation that is about the indicator and holds a number."""
    if len(content_words(target.indicator)) < 2:
        return None
    return next(
        (
            s for s in accounts.statements
            if s.kind is Kind.REALISATION and re.search(r"\d", s.text) and is_mentioned(target.indicator, s)
        ),
        None,
    )  # fmt: skip


# --- money


def _of_basis(amounts: Sequence[Amount], bases: Sequence[str], year: int) -> Amount | None:
    for basis in bases:
        for amount in amounts:
            if amount.basis == basis and amount.year in (year, None):
                return amount
    return None


def _spent(row: str, budgeted: float, realised: float) -> str:
    """More or less than budgeted, whatever sign expenditure is printed with; a balance is better or worse."""
    if realised == budgeted:
        return "equal"
    if _BALANCES.search(row) or budgeted * realised < 0:
        return "better" if realised > budgeted else "worse"
    return "over" if abs(realised) > abs(budgeted) else "under"


def _difference(row: str, budgeted: float, realised: float) -> Difference:
    """More income and less expenditure are better, whether expenditure is printed with a minus or not."""
    side = next((word for word in ("baten", "lasten") if re.search(rf"\b{word}\b", row, re.IGNORECASE)), None)
    more = realised > budgeted
    better = not more if side == "lasten" and min(budgeted, realised) > 0 else more
    return Difference(side, better if side or realised < 0 or budgeted < 0 else None)


def _budget_entry(
    accounts: Volume, programme: str | None, row: str, budgeted: Amount, realised: Amount, cues: Cues
) -> LedgerEntry:
    difference = realised.amount - budgeted.amount
    # a total is explained by its parts; so is what goes to or comes from reserves
    asked = bool(difference) and not _SUMS.search(row)
    kind = _difference(row, budgeted.amount, realised.amount)
    why = find_explanation(row, difference, programme, accounts.statements, cues, kind) if asked else None
    return LedgerEntry(
        accounts.municipality, "budget", _spent(row, budgeted.amount, realised.amount),
        programme=programme, from_document_id=budgeted.document_id, from_year=accounts.year, from_id=budgeted.id,
        from_text=row, from_value=budgeted.amount, to_document_id=realised.document_id, to_year=accounts.year,
        to_id=realised.id, to_text=row, to_value=realised.amount, unit="€", target_year=accounts.year, similarity=1.0,
        explained=why is not None if asked else None, explanation_id=why.id if why else None,
    )  # fmt: skip
