"""Table rows of a source file -> a drawn table, and its values for the truth."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.layout.composer import TEXT_WIDTH, Composer
from corpus.layout.lines import Line, text_to_words, words_to_lines
from corpus.layout.source import Block

SIZE = 7.6
LEADING = 9.6
PAD = 3.4
FIRST_SHARE = 0.36  # of the table width goes to the first column
NARROW_SHARE = 0.29  # the same in tables of six columns or more


@dataclass(frozen=True)
class Grid:
    """A table as written: cells as printed, header first; `notes` stand below it."""

    caption: str
    style: str
    source: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def block_to_grid(block: Block, default_style: str) -> Grid:
    """Raises ValueError for a row with more or fewer cells than the header."""
    _, _, rest = block.text.partition(" ")
    style, _, caption = rest.partition("|")
    fields = {"source": "", "head": ""}
    rows, notes = [], []
    for line in block.rows:
        key, _, value = line.partition(": ")
        if key in fields:
            fields[key] = value
        elif key == "note":
            notes.append(value)
        elif line.strip():
            rows.append(tuple(cell.strip() for cell in line.split(";")))
    head = tuple(cell.strip() for cell in fields["head"].split("|"))
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"{len(row)} cells under {len(head)} headers: {row}")
    return Grid(caption.strip(), style.strip() or default_style, fields["source"], head, tuple(rows), tuple(notes))


def print_amount(text: str, negative: str) -> str:
    """An amount written as -4145 in Dutch print: -4.145 or (4.145)."""
    if not re.fullmatch(r"-?\d+", text):
        return text
    digits = f"{abs(int(text)):,}".replace(",", ".")
    if not text.startswith("-"):
        return digits
    return f"({digits})" if negative == "brackets" else f"-{digits}"


def draw_grid(composer: Composer, grid: Grid, amounts: bool) -> int:
    """Keeps the table on one page and returns that page; totals (rows with Saldo, Totaal, result) are bold."""
    widths = _widths(len(grid.head))
    body = [[print_amount(cell, composer.theme.negative) if amounts else cell for cell in row] for row in grid.rows]
    header = _cell_lines(composer, grid.head, widths, bold=True)
    rows = [_cell_lines(composer, row, widths, _is_total(row[0])) for row in body]
    height = sum(_height(row) for row in [header, *rows]) + 40 + 10 * len(grid.notes)
    composer.need(height)
    theme = composer.theme
    for text in filter(None, (grid.caption, f"Bron: {grid.source}" if grid.source else "")):
        composer.lines(_one_line(text, theme.italic), 12)
    composer.skip(4)
    top = composer.y
    edges = [top]
    _draw_row(composer, header, widths, grid.style, header=True)
    edges.append(composer.y)
    for row in rows:
        _draw_row(composer, row, widths, grid.style, header=False)
        edges.append(composer.y)
    _draw_rules(composer, grid.style, widths, edges)
    page = composer.page
    for note in grid.notes:
        composer.lines(_one_line(note, theme.regular, 6.8), 9.4)
    composer.skip(12)
    return page


def _one_line(text: str, font: str, size: float = 8.0) -> list[Line]:
    return words_to_lines(text_to_words(text, font, size), TEXT_WIDTH, hyphenate=False)


def _widths(columns: int) -> list[float]:
    first = TEXT_WIDTH * (NARROW_SHARE if columns > 5 else max(FIRST_SHARE, 0.9 - 0.15 * columns))
    return [first] + [(TEXT_WIDTH - first) / (columns - 1)] * (columns - 1)


def _is_total(name: str) -> bool:
    return name.startswith(("Saldo", "Totaal", "Geraamd", "Gerealiseerd"))


def _cell_lines(
    composer: Composer, cells: list[str] | tuple[str, ...], widths: list[float], bold: bool
) -> list[list[Line]]:
    font = composer.theme.bold if bold else composer.theme.regular
    pairs = zip(cells, widths, strict=True)
    return [words_to_lines(text_to_words(cell, font, SIZE), width - 2 * PAD) for cell, width in pairs]


def _height(row: list[list[Line]]) -> float:
    return max(1, *(len(cell) for cell in row)) * LEADING + PAD


def _draw_row(composer: Composer, row: list[list[Line]], widths: list[float], style: str, header: bool) -> None:
    height = _height(row)
    top = composer.y
    if header and style != "open":
        fill = composer.theme.band or "#d9d9d9"
        composer.rectangle(composer.x, top - height, TEXT_WIDTH, height, fill)
    colour = "#ffffff" if header and style != "open" and composer.theme.band else "#000000"
    x = composer.x
    for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
        for number, line in enumerate(cell, start=1):
            text = " ".join(word.text for word in line.words)
            word = line.words[0]
            free = width - PAD - stringWidth(text, word.font, word.size)
            numeric = column > 0 and (header or bool(re.search(r"\d", text)) or len(text) < 5)
            left = x + (free if numeric else PAD)
            composer.text_at(text, left, top - number * LEADING, word.font, word.size, colour)
        x += width
    composer.y = top - height


def _draw_rules(composer: Composer, style: str, widths: list[float], edges: list[float]) -> None:
    right = composer.x + TEXT_WIDTH
    if style in ("ruled", "horizontal"):
        for y in edges:
            composer.rule(composer.x, y, right, y, 0.4)
    if style == "ruled":
        x = composer.x
        for width in [*widths, 0.0]:
            composer.rule(x, edges[0], x, edges[-1], 0.4)
            x += width
