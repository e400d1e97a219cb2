"""Large figures beside each other with small words below each: '8.412' over 'inwoners met een voorziening'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.geometry import Word
from pipeline.read.rows import Row

LARGER = 1.13  # of the size of the words below it
_BELOW = 1.6  # font sizes of the figure: distance of the first line below it
_LINES = 4  # below a figure
_START = 0.6  # of the size of the figure: its words start, or have their middle, below it
FIGURE = re.compile(
    r"^[€±~≈<>+–-]*\s*\d[\d.,]*\s*"
    r"(?:%|‰|mln\.?|mld\.?|miljoen|miljard|kg|ton|km|m2|m²|ha|fte|uur|x|keer|op (?:de )?\d+)?$",
    re.IGNORECASE,
)


def tiles_at(rows: Sequence[Row], k: int) -> list[list[Row]] | None:
    """The rows of each figure where row k holds two or more of them beside each other, else None."""
    parts = _parts(rows[k])
    if len(parts) < 2 or not all(FIGURE.match(" ".join(word.text for word in part)) for part in parts):
        return None
    tiles = [[Row(part)] for part in parts]
    last = rows[k]
    for row in rows[k + 1 : k + 1 + _LINES]:
        if row.size * LARGER > rows[k].size or row.base - last.base > _BELOW * last.size:
            break
        below = [(part, _tile_above(part, parts, rows[k].size)) for part in _parts(row)]
        if any(number is None for _, number in below):
            break
        for part, number in below:
            tiles[number or 0].append(Row(part))
        last = row
    return tiles if all(len(tile) > 1 for tile in tiles) else None


def _parts(row: Row) -> list[list[Word]]:
    return [[word for word in row.words if x0 <= word.x0 < x1] for x0, x1 in row.segments()]


def _tile_above(part: list[Word], parts: list[list[Word]], size: float) -> int | None:
    x0, middle = part[0].x0, (part[0].x0 + part[-1].x1) / 2
    for number, figure in enumerate(parts):
        if min(abs(x0 - figure[0].x0), abs(middle - (figure[0].x0 + figure[-1].x1) / 2)) <= _START * size:
            return number
    return None
