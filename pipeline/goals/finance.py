"""Tables of income and expenditure -> one amount a row and column, in euros."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from pipeline.goals.cells import years_in
from pipeline.goals.lexicon import COLUMNS, role_of
from pipeline.goals.outline import Place
from pipeline.goals.programmes import Programmes
from pipeline.goals.tables import labels_of, tidy_tables
from pipeline.ids import Numberer, normalise
from pipeline.labels import TableKind
from pipeline.model import Box, BudgetLine, Region, Table
from pipeline.segment import Segmentation
from pipeline.segment.numbers import is_dash, parse_multiplier, parse_number

DIFFERENCE = "Verschil"
_MOST = 0.6  # of the rows of a table on its side are headed by a year or basis
_SIDES = re.compile(r"^\W*(?:totaal |totale )?(baten|lasten|saldo)\W*$", re.IGNORECASE)
_SIDE = re.compile(r"\b(baten|lasten|saldo)\b", re.IGNORECASE)
_LETTER = re.compile(r"^(?P<amount>.*\d)\s*(?P<letter>[VNS])$")  # voordelig, nadelig behind the amount
_SUB_HEADS = re.compile(r"^(totale? )?(lasten|baten)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    basis: str | None
    year: int | None
    side: str | None


def budget_lines(document_id: str, segmentation: Segmentation, places: Mapping[str, Place]) -> tuple[BudgetLine, ...]:
    """Amounts of all income-and-expenditure tables in the order of the document; investments and balances left out."""
    programmes = Programmes(segmentation.sections, places)
    numberer = Numberer(f"{document_id}/budget")
    found: list[BudgetLine] = []
    for table in tidy_tables(segmentation.tables):
        if is_budget_table(table):
            found += _lines(table, programmes, numberer, len(found))
    return tuple(found)


def is_budget_table(table: Table) -> bool:
    """A finance table with rows or columns of income, expenditure or balance; or with years by basis."""
    if table.kind is not TableKind.FINANCE or not table.rows:
        return False
    words = " ".join([table.caption or "", *(cell for row in table.header for cell in row)])
    if role_of(COLUMNS, "finance_caption", words):
        return False
    columns = _columns(table)
    if not any(column.year or column.basis for column in columns):
        return _has_years_in_rows(table, columns)
    rows = {role_of(COLUMNS, "finance_row", _label(row)) for row in table.rows} - {None}
    sides = {column.side for column in columns} - {None}
    bases = {column.basis for column in columns} - {None, DIFFERENCE}
    return "side" in rows or len(sides) > 1 or ("total" in rows and bool(bases))


def _has_years_in_rows(table: Table, columns: Sequence[_Column]) -> bool:
    """A table on its side: income, expenditure and balance above, "Rekening 2024" and "Begroting 2025" in front."""
    told = [role_of(COLUMNS, "basis", _label(row)) or years_in(_label(row)) for row in table.rows]
    return len({column.side for column in columns} - {None}) > 1 and sum(map(bool, told)) >= _MOST * len(told)


def _columns(table: Table) -> list[_Column]:
    """Columns with amounts; a bare year behind a column with a basis is a plan year."""
    columns: list[_Column] = []
    for index, name in enumerate(labels_of(table)[1:], start=1):
        basis = role_of(COLUMNS, "basis", name)
        years = years_in(name)
        if basis is None and years and columns and not columns[-1].side and columns[-1].basis != DIFFERENCE:
            basis = "Raming" if columns[-1].basis == "Raming" else "Begroting" if columns[-1].basis else None
        side = _SIDE.search(name)
        basis = DIFFERENCE if basis == "difference" else basis
        columns.append(_Column(index, basis, years[-1] if years else None, side[1].capitalize() if side else None))
    return _grouped(columns)


def _grouped(columns: list[_Column]) -> list[_Column]:
    """Columns whose sides repeat ("Lasten, Baten, Saldo, Lasten, ..."): a basis or year above one of a group holds for
    all of it."""
    sides = [column.side for column in columns]
    size = next((k for k in range(2, len(sides)) if sides[k] == sides[0]), len(sides))
    if None in sides or size < 2 or len(sides) % size or sides != sides[:size] * (len(sides) // size):
        return columns
    grouped: list[_Column] = []
    for start in range(0, len(columns), size):
        group = columns[start : start + size]
        basis = next((column.basis for column in group if column.basis), None)
        year = next((column.year for column in group if column.year), None)
        grouped += [replace(c, basis=c.basis or basis, year=c.year or year) for c in group]
    return grouped


def _lines(table: Table, programmes: Programmes, numberer: Numberer, start: int) -> list[BudgetLine]:
    if not any(column.year or column.basis for column in _columns(table)):
        table = _turned(table)
    multiplier = _multiplier(table)
    columns = [column for column in _columns(table) if column.year or column.basis]
    programme = programmes.of_table(table)
    found: list[BudgetLine] = []
    heading = ""
    for cells, region in zip(table.rows, table.row_regions, strict=True):
        label = _label(cells)
        amounts = [(column, amount_of(cells[column.index])) for column in columns if column.index < len(cells)]
        if not any(amount is not None for _, amount in amounts):
            heading = label if _SUB_HEADS.match(label) else ""
            continue
        heading = "" if role_of(COLUMNS, "finance_row", label) else heading
        about = programmes.match(label) if any(column.side for column in columns) else None
        for column, amount in amounts:
            if amount is None or not label:
                continue
            row = _row_name(label, column, about, heading)
            key = "\x1f".join(map(str, (about or programme, normalise(row), column.year, column.basis)))
            found.append(
                BudgetLine(
                    numberer.id_of(key), start + len(found), about or programme, row, column.year, column.basis,
                    amount * multiplier, cells[column.index].strip(), region,
                )
            )  # fmt: skip
    return found


def _turned(table: Table) -> Table:
    """A table on its side -> the usual one; each row then stands where the whole table did."""
    names = labels_of(table)
    width = len(names)
    labels = tuple(_label(row) for row in table.rows)
    columns = [j for j in range(1, width) if names[j]]
    rows = tuple((names[j], *(row[j] if j < len(row) else "" for row in table.rows)) for j in columns)
    header = ((names[0], *labels),)
    return replace(table, header=header, rows=rows, row_regions=tuple(_whole(table) for _ in columns))


def _whole(table: Table) -> Region:
    """From the first row to the last one on the same page."""
    first = table.row_regions[0]
    boxes = [region.box for region in table.row_regions if region.page == first.page]
    return Region(first.page, reduce(Box.union, boxes))


def _row_name(label: str, column: _Column, about: str | None, heading: str) -> str:
    """What the amount is of: the row, and the side where the columns tell income from expenditure."""
    if column.side and about:
        return column.side
    if column.side and not _SIDES.match(label):
        return f"{label}: {column.side.lower()}"
    return f"{heading.strip(': ')}: {label}" if heading else label


def _label(cells: Sequence[str]) -> str:
    return cells[0].strip() if cells else ""


def _multiplier(table: Table) -> float:
    """What the amounts count in: as the segmenter found it, else as caption, header or first column say."""
    if table.multiplier != 1.0:
        return table.multiplier
    words = " ".join([table.caption or "", *(cell for row in table.header for cell in row)])
    return parse_multiplier(words) or 1.0


def amount_of(cell: str) -> float | None:
    """Amount as printed: brackets and a trailing "N" are negative; a dash is none, for it may be zero or unknown."""
    printed = cell.strip()
    if not printed or is_dash(printed):
        return None
    letter = _LETTER.match(printed)
    number = parse_number(letter["amount"] if letter else printed)
    if number is None or number.unit == "%":
        return None
    return -abs(number.value) if letter and letter["letter"] == "N" else number.value
