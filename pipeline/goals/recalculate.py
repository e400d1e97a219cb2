"""Printed numbers that follow from others -> computed again: differences, balances, totals, changes in percent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.goals.ledger_nouns import Amount, LedgerEntry, Uttering, Volume
from pipeline.goals.ledger_tables import rows_of, tables_of

_BALANCE = re.compile(r"^saldo\b(?!.*reserve)", re.IGNORECASE)
_TOTAL = re.compile(r"^(totaal|totalen|som)\W*$", re.IGNORECASE)
_RESULT = re.compile(r"\bresultaat\b(?!.*:)", re.IGNORECASE)
_PARTS = re.compile(r"^(totale? )?(lasten|baten|uitgaven|inkomsten)\b", re.IGNORECASE)
_RESERVES = re.compile(r"reserve", re.IGNORECASE)
_MUTATIONS = re.compile(r"^(mutatie|saldo|totaal|per saldo)", re.IGNORECASE)
_NUMBER = r"(?:€ ?)?(?<![\d,.])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\d,.]*\d)"
_UNIT = r"(?:\s*(?:%|procent|miljoen|jeugdigen|kinderen|jongeren|inwoners|huishoudens|cliënten|euro|weken|dagen))?"
_PERCENT = re.compile(
    rf"(?P<word>gestegen|stijging|steeg|toename|toegenomen|groei|gegroeid|groeide|gedaald|daling|daalde|afname|afgenomen)"
    rf"[^.;]*?\bvan {_NUMBER}{_UNIT} (?:in \d{{4}} )?naar {_NUMBER}{_UNIT}"
    rf"[^.;]*?\(?(?:met |van |is |ofwel |= )?{_NUMBER}\s?(?P<percent>%|procent)",
    re.IGNORECASE,
)
# A printed percentage is rounded; half a point of difference is rounding of the numbers that it is made from.
_PERCENT_TOLERANCE = 0.6
# A slip of the pen leaves a number within this factor of what it should be.
_NEAR = 1.5


def recalculate(volume: Volume) -> list[LedgerEntry]:
    """An entry for each printed number that could be computed again, equal or different."""
    entries: list[LedgerEntry] = []
    for table in tables_of(volume.amounts):
        columns: dict[tuple[int | None, str | None], list[Amount]] = defaultdict(list)
        for amount in table:
            columns[amount.year, amount.basis].append(amount)
        for amounts in columns.values():
            entries += _column(volume, amounts)
        entries += _differences(volume, rows_of(table))
    entries = [entry for entry in entries if entry.state == "equal" or _is_near(entry)]
    for statement in volume.statements:
        entries += _percentages(volume, statement)
    return entries


def _is_near(entry: LedgerEntry) -> bool:
    """Whether a difference looks like a slip; a sum that is nowhere near was not the sum of those rows."""
    printed, computed = abs(entry.from_value or 0.0), abs(entry.to_value or 0.0)
    return max(printed, computed) <= _NEAR * min(printed, computed)


def _column(volume: Volume, amounts: Sequence[Amount]) -> Iterable[LedgerEntry]:
    """Balance and total of one column of one table: amounts with the same programme, year and basis."""
    parts = [a for a in amounts if _PARTS.search(a.row) and not _RESERVES.search(a.row)]
    balance = next((a for a in amounts if _BALANCE.search(a.row)), None)
    incomes = [a for a in parts if re.match(r"(totale? )?(baten|inkomsten)", a.row, re.IGNORECASE)]
    if balance and incomes and len(parts) > len(incomes) and len({a.row for a in parts}) == len(parts):
        yield _entry(volume, balance, _balance_of(parts, incomes, balance.amount), len(parts))
    reserves = [a for a in amounts if _RESERVES.search(a.row)]
    reserves = [a for a in reserves if _MUTATIONS.search(a.row)] or reserves  # their sum, where it is printed
    result = next((a for a in amounts if _RESULT.search(a.row) and a is not balance), None)
    if balance and result and reserves:
        yield _entry(volume, result, balance.amount + sum(a.amount for a in reserves), len(reserves) + 1)
    total = next((a for a in amounts if _TOTAL.search(a.row)), None)
    if total and not parts:
        before = [a for a in amounts if a.position < total.position]
        if len(before) > 1:
            count = _terms(total, before)
            yield _entry(volume, total, sum(a.amount for a in before[-count:]), count)


def _terms(total: Amount, before: Sequence[Amount]) -> int:
    """How many of the rows before a total it is of: as many of the last ones as add up to it, else all."""
    running = 0.0
    for count, amount in enumerate(reversed(before), start=1):
        running += amount.amount
        if count > 1 and abs(running - total.amount) <= _tolerance(total, count):
            return count
    return len(before)


def _balance_of(parts: Sequence[Amount], incomes: Sequence[Amount], printed: float) -> float:
    """Income less expenditure, whether expenditure is printed with a minus or without: whichever comes nearest."""
    expenses = sum(a.amount for a in parts if a not in incomes)
    income = sum(a.amount for a in incomes)
    return min((income + expenses, income - expenses, expenses - income), key=lambda found: abs(found - printed))


def _differences(volume: Volume, rows: Mapping[str, Sequence[Amount]]) -> Iterable[LedgerEntry]:
    for amounts in rows.values():
        by_basis = {amount.basis: amount for amount in amounts if amount.year in (volume.year, None)}
        printed, realised = by_basis.get("Verschil"), by_basis.get("Realisatie") or by_basis.get("Rekening")
        budgets = [by_basis[basis] for basis in ("Begroting na wijziging", "Begroting") if basis in by_basis]
        if not (printed and realised and budgets):
            continue
        computed = [realised.amount - budget.amount for budget in budgets]
        # a difference may be printed the other way round and against either budget: only what fits none is different
        fitting = [c for c in (*computed, *(-c for c in computed)) if abs(c - printed.amount) <= _tolerance(printed, 2)]
        yield _entry(volume, printed, fitting[0] if fitting else computed[0], 2)


def _percentages(volume: Volume, statement: Uttering) -> Iterable[LedgerEntry]:
    for match in _PERCENT.finditer(statement.text):
        start, end, printed = (_value(match[group]) for group in (2, 3, 4))
        unit = statement.text[match.start(2) : match.end(3)]
        if not start or "%" in unit or "procent" in unit:  # a change between percentages may be in points
            continue
        computed = abs(end - start) / start * 100
        state = "equal" if abs(computed - abs(printed)) <= _PERCENT_TOLERANCE else "different"
        yield LedgerEntry(
            volume.municipality, "recalculation", state, programme=statement.programme,
            from_document_id=statement.document_id, from_year=volume.year, from_id=statement.id,
            from_text=statement.text, from_value=abs(printed), to_value=round(computed, 1), unit="%",
        )  # fmt: skip


def _entry(volume: Volume, printed: Amount, computed: float, terms: int) -> LedgerEntry:
    equal = abs(printed.amount - computed) <= _tolerance(printed, terms)
    return LedgerEntry(
        volume.municipality, "recalculation", "equal" if equal else "different", programme=printed.programme,
        from_document_id=printed.document_id, from_year=volume.year, from_id=printed.id,
        from_text=" ".join(filter(None, (printed.row, printed.basis))), from_value=printed.amount,
        to_value=computed, unit="€", target_year=printed.year,
    )  # fmt: skip


def _tolerance(printed: Amount, terms: int) -> float:
    """Half a unit for each rounded number: amounts are printed in thousands or in euros."""
    unit = 1000.0 if printed.amount % 1000 == 0 else 1.0
    return unit * (terms + 1) / 2


def _value(digits: str) -> float:
    return float(digits.replace(".", "").replace(",", "."))
