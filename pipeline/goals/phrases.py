"""Tables with goals and results in cells of their own -> a statement a cell, so that each can be tagged and bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.goals.lexicon import COLUMNS, role_of
from pipeline.goals.numbers import number_named
from pipeline.goals.outline import Part
from pipeline.goals.tables import labels_of
from pipeline.ids import Numberer
from pipeline.labels import StatementSource, TableKind
from pipeline.model import Region, Statement, Table
from pipeline.read.dutch.restore import join_lines
from pipeline.segment import Segmentation
from pipeline.segment.tables import row_text

PARTS = {"goal": Part.GOALS, "result": Part.RESULTS}
_WORDS = 3  # a shorter cell is a value or a label, no phrase
_MOST = 0.6  # of the filled cells of a column of goals are phrases
_CODED = re.compile(
    r"^(?P<number>[A-Z]{0,2}\d{1,2}(?:\.\d{1,3}){1,4}|[A-Z]{1,2}\d{1,2})[.:)]?\s+(?P<text>\S.*)$", re.DOTALL
)
_BULLET = re.compile(r"(?:^|\s)[•●○◦▪■□‣➢✓]\s+")
_NEXT = re.compile(r"\s+(?=\d{1,2}(?:\.\d{1,3}){1,3}\.?\s+[A-ZÀ-Ý])")
_LABEL = re.compile(r"^\S+\s+\S+?[.:)–-]*\s+(?=\S)")  # "Doel 4: "
_COUNTED = re.compile(r"^(?P<number>\d{1,2})[.:)]\s+(?P<text>\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A goal or result in a cell: its number where it has one, and the goal that its row stands under."""

    part: Part
    number: str | None
    text: str
    under: str | None
    region: Region


def phrase_columns(table: Table) -> dict[int, Part]:
    """Columns that hold goals or results as phrases, by index; none in a table that has no goals beside anything else.

    A table with nothing but one such column stays a list of rows.
    """
    if table.kind not in (TableKind.INDICATOR, TableKind.OTHER) or not table.header:
        return {}
    found = _columns(table)
    beside = len(set(found.values())) > 1 or table.kind is TableKind.INDICATOR
    return found if beside else {}


def part_of_rows(table: Table) -> Part | None:
    """What the rows of a table are that has one column of goals or results: a list of actions with who does what."""
    if table.kind is not TableKind.OTHER or not table.header:
        return None
    parts = set(_columns(table).values())
    return parts.pop() if len(parts) == 1 else None


def _columns(table: Table) -> dict[int, Part]:
    return {
        index: PARTS[role]
        for index, label in enumerate(labels_of(table))
        if (role := role_of(COLUMNS, "phrase", label.strip())) and _has_phrases(table, index)
    }


def phrases_of(table: Table) -> Iterator[tuple[int, Phrase]]:
    """Phrases of a table with the index of their row; a cell that repeats the one above it goes on from it."""
    columns = phrase_columns(table)
    wholes = {index: _whole_cells(table, index) for index in columns}
    last: dict[int, str] = {}
    goal_number, goal = None, None
    for row, region in enumerate(table.row_regions):
        for index, part in columns.items():
            cell = wholes[index].get(row, "")
            if not cell or last.get(index) == cell:
                continue
            last[index] = cell
            for item in _items(cell):
                number, text = _numbered(item)
                if part is Part.GOALS:
                    goal_number, goal = number, text
                other = number and goal_number and not number.startswith(f"{goal_number}.")
                under = goal if part is Part.RESULTS and not other else None
                yield row, Phrase(part, number, text, under, region)


def _whole_cells(table: Table, index: int) -> dict[int, str]:
    """Cells of a column by row; what starts in lower case is the rest of a cell that the reader cut."""
    found: dict[int, str] = {}
    for row, cells in enumerate(table.rows):
        cell = " ".join(cells[index].split()) if index < len(cells) else ""
        if found and cell[:1].islower():
            start = max(found)
            found[start] = join_lines([found[start].split(), cell.split()])
        elif cell:
            found[row] = cell
    return found


def _items(cell: str) -> list[str]:
    """The parts of a cell with bullets, or with several numbers: "1.1 Een loket 1.2 Een coach"."""
    items = [item for item in _BULLET.split(cell) if item]
    return [part for item in items for part in (_NEXT.split(item) if _CODED.match(item) else [item])]


def _numbered(item: str) -> tuple[str | None, str]:
    """ "1.2 Minder schulden", "2. Minder schulden", "Doel 2: Minder schulden" -> number and text."""
    match = _CODED.match(item) or _COUNTED.match(item)
    if match:
        return match["number"], match["text"]
    number = number_named(item)
    return (number, _LABEL.sub("", item, count=1)) if number and _LABEL.match(item) else (None, item)


def with_goal_cells(segmentation: Segmentation, document_id: str) -> Segmentation:
    """The same document with a statement for each goal or result in a cell, before that of its row.

    The statement of the row keeps what is left of it (the indicator); one with nothing left goes.
    """
    numberer = Numberer(f"{document_id}/goal-cell")
    made: dict[Region, list[Phrase]] = {}
    rest: dict[Region, str | None] = {}
    for table in segmentation.tables:
        columns = phrase_columns(table)
        for row, phrase in phrases_of(table):
            made.setdefault(phrase.region, []).append(phrase)
            kept = tuple("" if index in columns else cell for index, cell in enumerate(table.rows[row]))
            rest[phrase.region] = row_text(table, kept)
        for cells, region in zip(table.rows, table.row_regions, strict=True):
            if columns and region not in made:
                kept = tuple("" if index in columns else cell for index, cell in enumerate(cells))
                rest[region] = row_text(table, kept)
    if not made:
        return segmentation
    statements: list[Statement] = []
    for statement in segmentation.statements:
        region = statement.regions[0]
        if statement.source is not StatementSource.TABLE_ROW or region not in rest:
            statements.append(statement)
            continue
        for phrase in made.get(region, ()):
            statements.append(_statement(phrase, statement, numberer))
        left = rest[region]
        if left:
            statements.append(replace(statement, text=left))
    return replace(segmentation, statements=tuple(replace(s, position=i) for i, s in enumerate(statements)))


def _statement(phrase: Phrase, row: Statement, numberer: Numberer) -> Statement:
    return Statement(
        numberer.id_of(f"{phrase.number or ''} {phrase.text}"), 0, StatementSource.LIST_ITEM, phrase.text,
        row.section_id, row.section_path, phrase.under, phrase.number or "•", (phrase.region,),
    )  # fmt: skip


def _has_phrases(table: Table, index: int) -> bool:
    cells = _whole_cells(table, index).values()
    phrases = [cell for cell in cells if len(cell.split()) >= _WORDS]
    return bool(cells) and len(phrases) >= _MOST * len(cells)
