"""Header of a table -> what each column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.goals.cells import parse_cell, years_in
from pipeline.goals.lexicon import COLUMNS, role_of
from pipeline.goals.tables import labels_of, width_of
from pipeline.model import Table

VALUE_ROLES = ("baseline", "target", "realised", "reference")
_UNIT = re.compile(r"\((?:in )?(%|‰|€|euro'?s?|aantal(?:len)?|kg|fte|m2|km)\)|\bin (%|procent(?:en)?)", re.IGNORECASE)
_BASED_ON = re.compile(r"\b(?:o\.?b\.?v\.?|op basis van|bron:?)\s+([^()]+?)\s*\)?\s*$", re.IGNORECASE)
_SOURCES = re.compile(
    r"^(cbs|duo|lisa|rivm|ggd\b.*|coelo|rws|rijkswaterstaat|politie|bureau halt|halt|waarstaatjegemeente.*|ibis|"
    r"eigen (gegevens|administratie|registratie|meting)|klimaatmonitor|gemeente|kadaster|vng|leefbaarometer|o&s)\b",
    re.IGNORECASE,
)
_UNITS = re.compile(r"^(aantal|%|procent|per |fte|kg|(in )?euro|€|kosten|duizend|cijfer|score|ratio|x )", re.I)


@dataclass(frozen=True, slots=True)
class Column:
    """`role` as in models/lexicons/table_columns.toml, or None; `label` is all header cells above the column."""

    index: int
    role: str | None
    label: str
    year: int | None
    unit: str | None
    source: str | None


def indicator_columns(table: Table, header_text: str | None, budget_year: int | None) -> tuple[Column, ...]:
    """Columns of an indicator table: by their header cells, else by what they hold.

    `header_text` is the header as one line, for tables whose header was read as a heading; `budget_year` the first
    year whose values are still targets, for columns that are headed by a year alone.
    """
    width = width_of(table)
    columns = [_column(index, name, table, budget_year) for index, name in enumerate(labels_of(table))]
    if not any(column.role in VALUE_ROLES for column in columns) and header_text:
        columns = _from_text(table, width, header_text)
    return tuple(_with_contents(table, columns))


def _column(index: int, label: str, table: Table, budget_year: int | None) -> Column:
    role = role_of(COLUMNS, "column", label) if label else None
    if role == "unit" and re.search(r"\bindicator\b", label, re.IGNORECASE):
        role = "name"  # two columns that were read as one
    years = years_in(label)
    if role is None and years and re.fullmatch(r"\W*(eind |ultimo )?(19|20)\d\d\W*", label, re.IGNORECASE):
        role = _role_of_year(years[0], table, budget_year)
    year = _year_of(label, role)
    if role == "realised" and year and budget_year and year > budget_year:
        role = "target"  # "Eindmeting 2028": nothing was measured yet
    unit = _UNIT.search(label)
    source = _BASED_ON.search(label)
    return Column(index, role, label, year, (unit[1] or "%") if unit else None, source[1] if source else None)


def _year_of(label: str, role: str | None) -> int | None:
    """The year that belongs to the role: the first one behind its word, else the first one."""
    years = years_in(label)
    word = re.search(r"streef|doel|peil|meting|realisatie|rekening", label, re.IGNORECASE)
    behind = years_in(label[word.start() :]) if word else []
    return next(iter(behind or years), None) if role not in (None, "name", "programme", "unit", "source") else None


def _role_of_year(year: int, table: Table, budget_year: int | None) -> str | None:
    words = " ".join([table.caption or "", *(cell for row in table.header for cell in row)]).lower()
    if "streef" in words and "realisatie" not in words:
        return "target"
    if budget_year is None:
        return "realised" if "realisatie" in words else None
    return "target" if year >= budget_year else "realised"


def _from_text(table: Table, width: int, text: str) -> list[Column]:
    """Columns of which only the words of the header are known, in whatever order: as many as there are values."""
    values = _value_indexes(table, width)
    words = re.findall(r"peilwaarde|nulmeting|streefwaarde|doelwaarde|realisatie", text, re.IGNORECASE)
    roles = [role_of(COLUMNS, "column", word) or "" for word in words]
    roles = sorted(roles, key=lambda role: role == "target")
    if len(roles) != len(values):
        return [Column(index, None, "", None, None, None) for index in range(width)]
    if len(roles) == 2 and roles[0] == roles[1] == "realised" and role_of(COLUMNS, "column", text) == "reference":
        roles[1] = "reference"
    years = years_in(text)
    targets = roles.count("target")
    run = next((years[k : k + targets] for k in range(len(years)) if _is_run(years[k : k + targets], targets)), [])
    rest = [year for year in years if year not in run] or years
    columns = {index: (role, None) for index, role in zip(values, roles, strict=True)}
    found: list[Column] = []
    position = 0
    for index in range(width):
        role = columns[index][0] if index in columns else None
        year = None
        if role == "target" and run:
            year, position = run[position], position + 1
        elif role == "baseline":
            year = min(rest, default=None)
        found.append(Column(index, role, "", year, None, None))
    return found


def _is_run(years: Sequence[int], count: int) -> bool:
    return len(years) == count and all(after == before + 1 for before, after in pairwise(years))


def _value_indexes(table: Table, width: int) -> list[int]:
    """Columns in which values stand: at least half of the filled cells, and not a rising list of row numbers."""
    found = []
    for index in range(1, width):
        cells = _cells(table, index)
        values = [cell for cell in cells if parse_cell(cell)]
        numbers = [cell for cell in cells if re.fullmatch(r"\d{1,3}\.", cell)]
        if cells and len(values) >= 0.5 * len(cells) and len(numbers) < 0.5 * len(cells):
            found.append(index)
    return found


def _cells(table: Table, index: int) -> list[str]:
    """The filled cells of a column."""
    return [row[index].strip() for row in table.rows if index < len(row) and row[index].strip()]


def _with_contents(table: Table, columns: list[Column]) -> list[Column]:
    """Fills in the roles that the header does not tell, by what the columns hold."""
    width = len(columns)
    taken = {column.role for column in columns}
    values = set(_value_indexes(table, width))
    result = []
    for column in columns:
        cells = _cells(table, column.index)
        role, year = column.role, column.year
        if role is None and cells and column.index not in values:
            role = _role_by_cells(cells, taken)
            taken.add(role)
        elif role is None and column.label and column.index in values and "reference" in taken:
            role = "realised"  # the column with the name of the municipality itself, beside the others
            year = _year_of(column.label, role)
        result.append(Column(column.index, role, column.label, year, column.unit, column.source))
    return result


def _role_by_cells(cells: Sequence[str], taken: set[str | None]) -> str | None:
    def share(test: re.Pattern[str]) -> float:
        return sum(bool(test.search(cell)) for cell in cells) / len(cells)

    if all(re.fullmatch(r"\d{1,3}\.", cell) for cell in cells):
        return "number"
    if all(re.fullmatch(r"P?\d{1,2}", cell) for cell in cells):
        return "programme" if len(set(cells)) < len(cells) else "number"
    if "source" not in taken and share(_SOURCES) >= 0.6:
        return "source"
    if "unit" not in taken and share(_UNITS) >= 0.6 and "name" in taken:
        return "unit"
    if "name" not in taken:
        return "name"
    return None
