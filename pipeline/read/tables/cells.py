"""Words of table cells -> text, and cells of several number columns that no line parts -> cells of one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.read.dutch.restore import plain_word
from pipeline.read.geometry import Word
from pipeline.read.rows import Row, Segment, words_to_rows

_NUMBERLIKE = re.compile(
    r"^[€%±+<>~≈=−-]*\(?[€−-]?\s?\d[\d.,]*\)?%?[)*]*$|^[-–—]+$|^n\.?v\.?t\.?$|^€$|^[xX]$|^0?-/-$|^\(\d{4}\)$"
)
_CLOSED_END = re.compile(r"(?<!-)\n")

Cells = list[list[Word]]  # one row: the words of each of its cells


def cell_text(words: Sequence[Word]) -> str:
    """Text of one cell. Behind a hyphen its line end stays, as only the whole document tells what they join to."""
    if not words:
        return ""
    lines = ((plain_word(word.text) for word in row.words if not word.raised) for row in words_to_rows(words))
    return _CLOSED_END.sub(" ", "\n".join(text for line in lines if (text := " ".join(filter(None, line)))))


def is_numberlike(text: str) -> bool:
    """Whether a cell holds a number, an amount, a dash or "n.v.t.", and nothing to read."""
    words = text.split()
    return bool(words) and all(_NUMBERLIKE.match(word) for word in words)


def row_text(row: Row) -> str:
    return " ".join(word.text for word in row.words)


def column_edges(rows: Sequence[Row]) -> list[float]:
    """Left sides of the columns: where white that all rows share ends."""
    taken: list[Segment] = sorted(segment for row in rows for segment in row.segments(0.6))
    starts: list[float] = []
    end = -1e9
    for start, stop in taken:
        if start - end >= 3.0:
            starts.append(start)
        end = max(end, stop)
    return starts


def parted_columns(table: list[Cells]) -> list[Cells]:
    """Parts each column whose cells hold several numbers below each other in columns of their own."""
    for j in range(len(table[0]) - 1, -1, -1):
        rows = [Row(cell) for cells in table if (cell := sorted(cells[j], key=lambda w: w.x0)) and _holds_numbers(cell)]
        if len(rows) < 3 or any(len(row.segments(0.6)) < 2 for row in rows):
            continue
        edges = column_edges(rows)
        if len(edges) >= 2 and len(rows) >= 0.6 * sum(bool(cells[j]) for cells in table):
            table = [cells[:j] + _parted(cells[j], edges) + cells[j + 1 :] for cells in table]
    return table


def _holds_numbers(cell: Sequence[Word]) -> bool:
    return len(cell) >= 2 and all(is_numberlike(word.text) and word.text != "€" for word in cell)


def _parted(cell: Sequence[Word], edges: list[float]) -> Cells:
    """Words go to the column that the middle of their stretch stands in."""
    parts: Cells = [[] for _ in edges]
    for row in words_to_rows(cell):
        for start, end in row.segments(0.6):
            k = max(bisect_right(edges, (start + end) / 2) - 1, 0)
            parts[k].extend(word for word in row.words if start <= word.x0 <= end)
    return parts
