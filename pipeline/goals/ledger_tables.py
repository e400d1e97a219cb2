"""Amounts of a document -> the tables that they stand in: a row that comes back belongs to another table."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.goals.ledger_nouns import Amount


def tables_of(amounts: Iterable[Amount]) -> list[list[Amount]]:
    """Runs of amounts in the order of the page, of one document and programme, in which no cell comes back."""
    tables: list[list[Amount]] = []
    seen: set[tuple[str, str | None, int | None]] = set()
    place: tuple[str, str | None] | None = None
    for amount in sorted(amounts, key=lambda a: (a.document_id, a.position)):
        cell = (amount.row, amount.basis, amount.year)
        if (amount.document_id, amount.programme) != place or cell in seen:
            tables.append([])
            seen = set()
            place = (amount.document_id, amount.programme)
        seen.add(cell)
        tables[-1].append(amount)
    return tables


def rows_of(table: Iterable[Amount]) -> dict[str, list[Amount]]:
    """Amounts of a table by the name of their row."""
    rows: dict[str, list[Amount]] = {}
    for amount in table:
        rows.setdefault(amount.row, []).append(amount)
    return rows
