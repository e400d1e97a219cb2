"""Tables as segmented -> tables with one header of known cells each: titles, repeated and lost headers put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.goals.cells import parse_cell, years_in
from pipeline.goals.lexicon import COLUMNS, role_of
from pipeline.labels import TableKind
from pipeline.model import Table
from pipeline.segment.numbers import is_dash, is_year
from pipeline.segment.tables import column_names

_MOST_ROWS = 0.6  # of the rows have a value for each name in the header
_NAMES = re.compile(
    r"(?:begroot|begroting|realisatie|gerealiseerd|rekening|raming|werkelijk)\w*(?:\s+\d{4})?", re.IGNORECASE
)
_VALUES = re.compile(r"-?[\d.,]*\d\s?%?|(?<!\S)-(?!\S)")
_GLUED = re.compile(r"^(?:(?:-?[\d.,]*\d\s?%?|-)(?:\s+|$))+$")
_ROLES = frozenset({"baseline", "target", "realised"})
_FEW = 8  # rows: a table of more rows is not the header of another
_WIDE = 3  # columns: a narrower table has no title row of its own


def tidy_tables(tables: Sequence[Table]) -> list[Table]:
    """The tables in order, with what they can be read by.

    Title rows over the full width go to the caption; header rows in the middle start a new table; a table that holds
    nothing but a header is put on top of the next one; a table without header that goes on from the page before takes
    over its header. Where the cells of a header do not fit, its words are put behind the caption after " | ".
    """
    result: list[Table] = []
    waiting: Table | None = None
    for table in tables:
        if waiting is not None and _belongs(waiting, table):
            table = _with_header(waiting, table)
        waiting = table if _is_header_only(table) else None
        if waiting is not None:
            continue
        table = _parted(_aligned(_without_titles(table)))
        if not table.header and result and _goes_on(result[-1], table):
            table = replace(table, header=result[-1].header, caption=result[-1].caption, kind=result[-1].kind)
        result += _split(table)
    return result


def header_text(table: Table) -> str | None:
    """The words of a header whose cells are not known."""
    return table.caption.split(" | ", 1)[1] if table.caption and " | " in table.caption else None


def width_of(table: Table) -> int:
    return max((len(row) for row in (*table.header, *table.rows)), default=0)


def labels_of(table: Table) -> tuple[str, ...]:
    """The header cells above each column, read together from top to bottom."""
    width = width_of(table)
    return column_names(table.header, width) if table.header else ("",) * width


def _is_header_only(table: Table) -> bool:
    cells = [cell for row in (*table.header, *table.rows) for cell in row if cell]
    plain = [cell for cell in cells if (parse_cell(cell) or _GLUED.match(cell.strip())) and not is_year(cell)]
    roles = {role_of(COLUMNS, "column", cell) for cell in cells}
    return not plain and len(cells) > 1 and bool(roles & _ROLES) and len(table.rows) <= _FEW


def _belongs(header: Table, body: Table) -> bool:
    pages = [region.page for region in (*header.row_regions[-1:], *body.row_regions[:1])]
    return not body.header and header.section_id == body.section_id and len(set(pages)) <= 1


def _with_header(header: Table, body: Table) -> Table:
    rows = (*header.header, *header.rows)
    fits = body.rows and width_of(header) == len(body.rows[0])
    caption = body.caption or header.caption
    if not fits:
        caption = f"{caption or ''} | {' '.join(cell for row in rows for cell in row if cell)}"
    return replace(body, caption=caption, header=_folded(rows) if fits else ())


def _folded(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Header lines -> one header row, so that empty cells are not taken for merged ones."""
    return (tuple(" ".join(filter(None, cells)) for cells in zip(*rows, strict=True)),) if rows else ()


def _without_titles(table: Table) -> Table:
    """Moves header rows with nothing but a first cell to the caption."""
    if width_of(table) < _WIDE or sum(_filled(row) > 1 for row in table.header) == 0:
        return table
    sides = _last_sides(table)
    if sides:  # "Lasten" above the first rows heads those rows, not the table
        regions = (table.row_regions[0], *table.row_regions)
        table = replace(table, header=table.header[:-1], rows=(table.header[-1], *table.rows), row_regions=regions)
    titles = [row[0] for row in table.header if row[0] and _filled(row) == 1]
    kept = tuple(row for row in table.header if not (row[0] and _filled(row) == 1))
    caption = " ".join(filter(None, [table.caption, *titles])) if titles else table.caption
    return replace(table, caption=caption, header=kept)


def _aligned(table: Table) -> Table:
    """Header cells above empty columns -> above the columns of the body, in order, where there are as many of both.

    A header over groups of columns is spread evenly: its cells stand at the start of their groups.
    """
    width = width_of(table)
    filled = [j for j in range(1, width) if any(j < len(row) and row[j].strip() for row in table.rows)]
    empty = width - 1 - len(filled)
    if not table.header or not table.rows or not empty or _filled(table.header[-1][1:]) != len(filled):
        return table
    header = []
    for row in table.header:
        cells = [cell for cell in row[1:] if cell.strip()]
        if not cells or len(filled) % len(cells):
            return table
        group = len(filled) // len(cells)
        spread = [cells[k // group] if k % group == 0 else "" for k in range(len(filled))]
        header.append((row[0], *spread))
    rows = tuple(tuple(row[j] if j < len(row) else "" for j in (0, *filled)) for row in table.rows)
    return replace(table, header=tuple(header), rows=rows)


def _parted(table: Table) -> Table:
    """A last column with as many values in each cell as its header has names -> a column for each."""
    if width_of(table) != 2 or not table.header or not table.rows:
        return table
    names = _NAMES.findall(" ".join(row[1] for row in table.header if len(row) > 1))
    values = [_VALUES.findall(row[1]) if _GLUED.match(row[1].strip()) else [] for row in table.rows if len(row) > 1]
    fitting = sum(len(found) == len(names) for found in values)
    if len(names) < 2 or len(values) != len(table.rows) or fitting < _MOST_ROWS * len(values):
        return table
    first = " ".join(filter(None, (row[0] for row in table.header)))
    rows = tuple(
        (row[0], *(map(str.strip, found) if len(found) == len(names) else [""] * len(names)))
        for row, found in zip(table.rows, values, strict=True)
    )
    return replace(table, header=((first, *(name.strip() for name in names)),), rows=rows)


def _last_sides(table: Table) -> bool:
    last = table.header[-1]
    one = bool(last[0]) and _filled(last) == 1 and len(table.header) > 1 and bool(table.rows)
    return one and role_of(COLUMNS, "finance_row", last[0]) == "side"


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _goes_on(before: Table, after: Table) -> bool:
    """A table without header or caption right behind one of the same width: the rest of it on the next page."""
    if after.caption or width_of(before) != width_of(after) or before.section_id != after.section_id:
        return False
    if not before.row_regions or not after.row_regions or before.kind is TableKind.CONTENTS:
        return False
    return 0 <= after.row_regions[0].page - before.row_regions[-1].page <= 1


def _split(table: Table) -> list[Table]:
    """Cuts a table before each run of header rows in its middle."""
    if not table.header:
        first = next((k for k, row in enumerate(table.rows) if not _is_header_row(row)), 0)
        if first:
            table = replace(
                table, header=table.rows[:first], rows=table.rows[first:], row_regions=table.row_regions[first:]
            )
    starts = [
        k
        for k, row in enumerate(table.rows)
        if _is_header_row(row) and (k == 0 or not _is_header_row(table.rows[k - 1]))
    ]
    if not starts:
        return [table]
    parts: list[Table] = []
    if starts[0]:
        parts.append(replace(table, rows=table.rows[: starts[0]], row_regions=table.row_regions[: starts[0]]))
    for start, end in zip(starts, [*starts[1:], len(table.rows)], strict=True):
        body = next((k for k in range(start, end) if not _is_header_row(table.rows[k])), end)
        header = table.rows[start:body] if start else table.header + table.rows[start:body]
        parts.append(replace(table, header=header, rows=table.rows[body:end], row_regions=table.row_regions[body:end]))
    return [part for part in parts if part.rows]


def _is_header_row(row: Sequence[str]) -> bool:
    """A row whose cells behind the first are all years, bases or roles of columns, and at least two of them."""
    cells = [cell.strip() for cell in row[1:] if cell.strip()]
    return len(cells) >= 2 and all(_heads(cell) for cell in cells)


def _heads(cell: str) -> bool:
    if is_year(cell):
        return True
    if parse_cell(cell) or is_dash(cell):
        return False
    if len(cell.split()) > 6:
        return False
    if cell.lower() in ("baten", "lasten", "saldo"):
        return True
    named = role_of(COLUMNS, "basis", cell) or role_of(COLUMNS, "column", cell) in _ROLES
    return bool(named) and (bool(years_in(cell)) or len(cell.split()) <= 3)
