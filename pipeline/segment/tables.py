"""Table blocks -> tables with header, kind, caption and multiplier; and the rows that can be read on their own."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.errors import ModelError
from pipeline.labels import TableKind
from pipeline.model import Block, Region, Section, Table
from pipeline.read.dutch.restore import join_lines
from pipeline.segment.numbers import is_dash, is_year, parse_multiplier, parse_number
from pipeline.settings import Settings

_MAX_HEADER = 3  # rows
_READABLE_WORDS = 3  # in one cell: a row without such a cell says nothing on its own

Rows = tuple[tuple[str, ...], ...]


@cache
def _lexicon() -> dict[str, tuple[str, ...]]:
    path = Settings().lexicon_folder / "tables.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: tuple(word.lower() for word in entry["words"]) for name, entry in table.items()}
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ModelError(f"De woordenlijst {path} ontbreekt of is beschadigd ({error}): herstel het bestand.") from None


def block_to_table(block: Block, caption: str | None, section: Section | None) -> Table:
    """A table as it stands on one page."""
    kept = [
        (row, box) for row, box in zip(block.rows, block.row_boxes, strict=True) if any(cell.strip() for cell in row)
    ]
    rows = tuple(row for row, _ in kept)
    regions = tuple(Region(block.page, box) for _, box in kept)
    count = header_rows(rows)
    kind = table_kind(rows[:count], rows[count:], caption, section.title if section else "")
    words = " ".join([caption or "", *(cell for row in rows[:count] for cell in row)])
    multiplier = parse_multiplier(words) if kind is TableKind.FINANCE else None
    return Table(
        kind, section.id if section else None, caption, rows[:count], rows[count:], regions[count:], multiplier or 1.0
    )


def header_rows(rows: Rows) -> int:
    """How many of the first rows are header: those before the first row with values, or that name the columns."""
    if len(rows) < 2:
        return 0
    values = [k for k, row in enumerate(rows) if _has_values(row)]
    ends = bool(values) and len(values) == len(rows) - values[0] > 0 and values[0] <= _MAX_HEADER
    if values and (len(values) >= 0.3 * len(rows) or ends):
        return min(values[0], _MAX_HEADER) if values[0] else 0
    first = rows[0]
    names = _lexicon()["header"]
    named = any(re.sub(r"[^\w. ]", "", cell.lower()).split(" ")[0] in names for cell in first if cell)
    short = all(len(cell.split()) <= 8 and (not cell.endswith((".", ";")) or " " not in cell) for cell in first)
    return 1 if short and (named or all(first)) else 0


def _has_values(row: Sequence[str]) -> bool:
    """A row with numbers that are no years: not a header."""
    cells = [cell for cell in row[1:] if cell]
    return any(_is_value(cell) for cell in cells)


def _is_value(cell: str) -> bool:
    return not is_year(cell.strip("() ")) and (parse_number(cell) is not None or is_dash(cell))


def table_kind(header: Rows, rows: Rows, caption: str | None, title: str) -> TableKind:
    """By words in caption, header and first column, and by what the cells hold."""
    cells = [cell for row in rows for cell in row[1:] if cell]
    share = sum(_is_value(cell) or is_year(cell) for cell in cells) / len(cells) if cells else 0.0
    if _is_contents(rows, header, f"{caption or ''} {title}".lower()):
        return TableKind.CONTENTS
    if share < 0.25:
        return TableKind.OTHER
    head = " ".join([caption or "", *(cell for row in header for cell in row)]).lower()
    labels = " ".join(row[0] for row in rows).lower()
    if _hits("indicator", head):
        return TableKind.INDICATOR
    finance = _hits("finance", head) * 2 + _hits("finance", labels)
    if finance >= 2:
        return TableKind.FINANCE
    if _hits("indicator_weak", head) >= 2 or "indicator" in title.lower():
        return TableKind.INDICATOR
    return TableKind.FINANCE if finance else TableKind.OTHER


def _hits(entry: str, text: str) -> int:
    return sum(word in text for word in _lexicon()[entry])


def _is_contents(rows: Rows, header: Rows, words: str) -> bool:
    pages = [int(row[-1]) for row in (*header, *rows) if row[-1].strip().isdigit() and len(row[-1].strip()) <= 3]
    total = len(header) + len(rows)
    rising = all(a <= b for a, b in itertools.pairwise(pages))
    titled = any(word in words for word in _lexicon()["contents"])
    two = all(len([cell for cell in row if cell]) <= 3 for row in rows)
    return two and rising and len(pages) >= 0.3 * total and (titled or (len(pages) >= 5 and len(set(pages)) >= 4))


def continues(before: Table, after: Table) -> bool:
    """Does a table at the top of a page go on with the one at the foot of the page before?"""
    old = before.rows[-1] if before.rows else before.header[-1] if before.header else ()
    new = after.header[0] if after.header else after.rows[0] if after.rows else ()
    if len(old) != len(new):
        return False
    if repeated_rows(before.header, after.header):  # of a broken row more may look like it
        return after.caption in (None, before.caption)
    return not after.header and not after.caption


def repeated_rows(header: Sequence[tuple[str, ...]], rows: Sequence[tuple[str, ...]]) -> int:
    """How many rows at the start say a header again, or the lowest rows of it (what stood above is a running head)."""
    tails = (header[k:] for k in range(len(header)))
    return next((len(tail) for tail in tails if tuple(rows[: len(tail)]) == tuple(tail)), 0)


def is_rest(above: Sequence[str], row: Sequence[str]) -> bool:
    """Does a row at the top of a page go on with one that broke over the pages: with its text, and none of its values?

    At least one of its cells starts in lower case behind text that does not end as a sentence does.
    """
    filled = [j for j, cell in enumerate(row) if cell.strip()]
    if len(row) != len(above) or not filled or any(_is_value(row[j]) or not above[j].strip() for j in filled):
        return False
    if not any(_is_value(cell) and not row[j].strip() for j, cell in enumerate(above)):
        return False
    return any(row[j][:1].islower() and not above[j].endswith((".", ":", ";")) for j in filled)


def joined_row(above: Sequence[str], row: Sequence[str]) -> tuple[str, ...]:
    """The cells of a row that broke over two pages."""
    return tuple(join_lines([a.split(), b.split()]) for a, b in zip(above, row, strict=True))


def appended(before: Table, after: Table) -> Table:
    """One table of the two, its header once."""
    return replace(
        before, rows=before.rows + after.rows, row_regions=before.row_regions + after.row_regions,
        multiplier=max(before.multiplier, after.multiplier),
    )  # fmt: skip


def column_names(header: Rows, width: int) -> tuple[str, ...]:
    """One name a column: header cells from top to bottom, a merged cell also over the empty cells to its right."""
    names = [""] * width
    for depth, row in enumerate(header):
        carried = ""
        for j in range(width):
            cell = row[j] if j < len(row) else ""
            carried = cell or (carried if depth < len(header) - 1 and j else "")
            if carried and carried not in names[j]:
                names[j] = f"{names[j]} {carried}".strip()
    return tuple(names)


def row_text(table: Table, row: tuple[str, ...]) -> str | None:
    """A row as one readable text, or None where it says nothing on its own."""
    cells = [cell.strip() for cell in row]
    if table.kind in (TableKind.FINANCE, TableKind.CONTENTS):
        return None
    names = column_names(table.header, len(cells))
    if table.kind is TableKind.INDICATOR:
        if (not cells[0] and not any(len(cell.split()) >= 2 for cell in cells)) or not any(map(_is_value, cells[1:])):
            return None
        return "; ".join(_named(name, cell) for name, cell in zip(names, cells, strict=True) if cell)
    if not any(len(cell.split()) >= _READABLE_WORDS and re.search(r"[^\W\d_]{3}", cell) for cell in cells):
        return None
    if sum(_is_value(cell) for cell in cells) > 0.5 * sum(map(bool, cells)):
        return None
    return "; ".join(cell.rstrip(";") for cell in cells if cell)


def _named(name: str, cell: str) -> str:
    return f"{name}: {cell}" if name and _is_value(cell) else cell
