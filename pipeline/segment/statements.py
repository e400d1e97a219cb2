"""Pieces -> statements: sentences, list items with their lead-in, table rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.ids import Numberer
from pipeline.labels import BlockKind, StatementSource, TableKind
from pipeline.model import Page, Region, Statement, Table
from pipeline.segment.dutch import split_sentences
from pipeline.segment.pieces import Piece, pages_to_pieces
from pipeline.segment.sections import Outline
from pipeline.segment.tables import (
    appended,
    block_to_table,
    column_names,
    continues,
    is_rest,
    joined_row,
    repeated_rows,
    row_text,
)

_SHORT_ITEM = 45  # words: a list item of several sentences that is no longer than this is one statement
_LONG_ROW = 60  # words: a longer row is read cell by cell
_LETTERS = re.compile(r"[^\W\d_]{2}")


class Cutter:
    """Walks through a document once; keeps what the next piece needs to know of those before it."""

    def __init__(self, document_id: str) -> None:
        self.outline = Outline(document_id)
        self.tables: list[Table] = []
        self.statements: list[Statement] = []
        self._numberer = Numberer(document_id)
        self._lead_in: str | None = None
        self._parents: dict[int, str] = {}  # text of the last list item of each depth
        self._open_table: int | None = None  # index of the table that may go on

    def cut(self, pages: Sequence[Page]) -> None:
        """Adds the sections, tables and statements of all pages."""
        pieces = pages_to_pieces(pages)
        for k, piece in enumerate(pieces):
            if piece.kind is BlockKind.HEADING:
                self.outline.open(piece.block)
                self._forget()
            elif piece.kind is BlockKind.TABLE:
                self._cut_table(piece, _caption_of(pieces, k))
                continue
            elif piece.kind is BlockKind.LIST_ITEM:
                self._cut_item(piece)
            elif piece.kind is BlockKind.PARAGRAPH:
                self._cut_paragraph(piece)
            if piece.kind is not BlockKind.CAPTION:
                self._open_table = None

    def _forget(self) -> None:
        self._lead_in = None
        self._parents = {}

    def _cut_paragraph(self, piece: Piece) -> None:
        self._forget()
        for start, end in split_sentences(piece.text):
            text = piece.text[start:end]
            self._add(StatementSource.SENTENCE, text, None, None, piece.regions(start, end))
            self._lead_in = text

    def _cut_item(self, piece: Piece) -> None:
        depth = piece.block.depth or 1
        self._parents = {level: text for level, text in self._parents.items() if level < depth}
        lead_in = self._parents[max(self._parents)] if self._parents else self._lead_in
        spans = split_sentences(piece.text)
        if len(spans) > 1 and len(piece.text.split()) <= _SHORT_ITEM:
            spans = [(spans[0][0], spans[-1][1])]
        for k, (start, end) in enumerate(spans):
            marker = piece.block.marker if k == 0 else None
            self._add(StatementSource.LIST_ITEM, piece.text[start:end], lead_in, marker, piece.regions(start, end))
        self._parents[depth] = piece.text

    def _cut_table(self, piece: Piece, caption: str | None) -> None:
        table = block_to_table(piece.block, caption, self.outline.current)
        if self._open_table is not None and continues(self.tables[self._open_table], table):
            first = self.tables[self._open_table]
            rest = block_to_table(piece.block, None, self.outline.current)
            rows = rest.header + rest.rows
            rows = rows[repeated_rows(first.header, rows) :]
            regions = (
                tuple(Region(piece.block.page, box) for box in piece.block.row_boxes)[-len(rows) :] if rows else ()
            )
            if rows and first.rows and is_rest(first.rows[-1], rows[0]):
                first, rows, regions = self._with_rest(first, rows[0], regions[0]), rows[1:], regions[1:]
            table = Table(first.kind, first.section_id, first.caption, first.header, rows, regions, first.multiplier)
            self.tables[self._open_table] = appended(first, table)
        else:
            self.tables.append(table)
            self._open_table = len(self.tables) - 1
        self._add_rows(table)

    def _with_rest(self, table: Table, rest: tuple[str, ...], region: Region) -> Table:
        """The table with its last row, which broke over the page, whole; so are the statements of that row."""
        row, place = joined_row(table.rows[-1], rest), table.row_regions[-1]
        while self.statements and self.statements[-1].regions == (place,):
            self.statements.pop()
        self._add_row(table, row, (place, region))
        return replace(table, rows=(*table.rows[:-1], row))

    def _add_rows(self, table: Table) -> None:
        for row, region in zip(table.rows, table.row_regions, strict=True):
            self._add_row(table, row, (region,))

    def _add_row(self, table: Table, row: tuple[str, ...], regions: tuple[Region, ...]) -> None:
        text = row_text(table, row)
        if text is None:
            return
        if table.kind is TableKind.OTHER and len(text.split()) > _LONG_ROW:
            self._add_cells(table, row, regions)
        else:
            self._add(StatementSource.TABLE_ROW, text, table.caption, _number_of(row), regions)

    def _add_cells(self, table: Table, row: tuple[str, ...], regions: tuple[Region, ...]) -> None:
        for name, cell in zip(column_names(table.header, len(row)), row, strict=True):
            if len(cell.split()) >= 4:
                for start, end in split_sentences(cell):
                    self._add(StatementSource.TABLE_ROW, cell[start:end], name or table.caption, None, regions)

    def _add(
        self, source: StatementSource, text: str, lead_in: str | None, marker: str | None, regions: tuple[Region, ...]
    ) -> None:
        if not _LETTERS.search(text):
            return
        section = self.outline.current
        self.statements.append(
            Statement(
                self._numberer.id_of(text), len(self.statements), source, text, section.id if section else None,
                self.outline.path, lead_in, marker, regions,
            )
        )  # fmt: skip


def _number_of(row: tuple[str, ...]) -> str | None:
    """The number that a row of goals or actions starts with."""
    return row[0].strip() if re.fullmatch(r"\d{1,2}(\.\d{1,2})*\.?", row[0].strip()) else None


def _caption_of(pieces: Sequence[Piece], k: int) -> str | None:
    """The caption above a table, or else right below it."""
    above = [piece.text for piece in pieces[max(0, k - 2) : k] if piece.kind is BlockKind.CAPTION]
    if above:
        return " ".join(above)
    below = pieces[k + 1] if k + 1 < len(pieces) else None
    return below.text if below is not None and below.kind is BlockKind.CAPTION else None
