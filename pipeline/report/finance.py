"""Budget lines -> tables as printed: rows down, years across."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.report.nouns import BudgetRow, Document
from pipeline.report.words import number


@dataclass(frozen=True, slots=True)
class FinanceTable:
    """The amounts of one programme on one page. `finding_id` is that of the first.

    `rows`: name and one cell a column, "" where none was printed.
    """

    document: Document
    programme: str
    page: int
    finding_id: str
    unit: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def make_finance(lines: Sequence[BudgetRow], documents: Mapping[str, Document]) -> tuple[FinanceTable, ...]:
    """One table a document, page and programme, by year of the document and in the order of its pages.

    A programme that returns on another page stands there in another table: by task field, or in other units.
    """
    groups: dict[tuple[str, int, str], list[BudgetRow]] = defaultdict(list)
    for line in lines:
        groups[line.document_id, line.page, line.programme or ""].append(line)

    def order(key: tuple[str, int, str]) -> tuple[int, str, int]:
        document = documents[key[0]]
        return document.year or 0, document.name, key[1]

    return tuple(_table(documents[key[0]], key[2], groups[key]) for key in sorted(groups, key=order))


def _table(document: Document, programme: str, lines: Sequence[BudgetRow]) -> FinanceTable:
    thousands = all(line.amount % 1000 == 0 for line in lines)
    columns = list(dict.fromkeys((line.basis or "", line.year) for line in lines))
    names = list(dict.fromkeys(line.row for line in lines))
    cells: dict[tuple[str, tuple[str, int | None]], list[str]] = defaultdict(list)
    for line in lines:
        amount = line.amount / 1000 if thousands else line.amount
        cells[line.row, (line.basis or "", line.year)].append(number(amount))
    return FinanceTable(
        document=document,
        programme=programme,
        page=lines[0].page,
        finding_id=lines[0].budget_line_id,
        unit="euro's × 1.000" if thousands else "euro's",
        columns=tuple(" ".join(str(part) for part in column if part) for column in columns),
        rows=tuple((name, tuple(" / ".join(cells[name, column]) for column in columns)) for name in names),
    )
