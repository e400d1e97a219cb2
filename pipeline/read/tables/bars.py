"""Lines and areas that are drawn cell by cell -> the heights at which rows of cells end, and where cells meet there."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.read.geometry import Area, Edge

SAME = 3.0  # points: heights and sides that differ less are one
_EXTENT = 4.0  # points: rows of one table start and end alike
_GAP = 4.0  # points: white between two cells of a row
_NARROW = 8.0  # points: a piece that is narrower belongs to a dashed line
_LOW, _HIGH = 7.0, 320.0  # points: a lower area is a stripe, a higher one a background
_MAX_PIECES = 3_000
_MAX_AREAS = 1_500
_MAX_CELLS = 60  # in one row
_MAX_BAND = 320.0  # points between two bars of one table

_Piece = tuple[float, float, float, bool]  # height, start, end, and whether it is a line or the side of an area


class Bar(NamedTuple):
    """A height at which cells of a row end, from x0 to x1, and the places where one of them meets the next."""

    y: float
    x0: float
    x1: float
    sides: tuple[float, ...]
    is_line: bool


def stacks_of(lines: Sequence[Edge], fills: Sequence[Area]) -> list[list[Bar]]:
    """Bars of equal extent below each other, two or more of them drawn in pieces; the widest stack first."""
    pieces = {(e.top, e.x0, e.x1, True) for e in lines if e.is_horizontal and e.x1 - e.x0 >= _NARROW}
    pieces |= {(y, a.x0, a.x1, False) for a in fills for y in (a.top, a.bottom)}
    if not 4 <= len(pieces) <= _MAX_PIECES:
        return []
    return sorted(_stacks(_bars(sorted(pieces))), key=lambda stack: stack[0].x0 - stack[0].x1)


def filled_cells(areas: Sequence[Area]) -> list[Area]:
    """Areas with another beside them, equally high; not those of the lines of text within a cell."""
    levels: dict[tuple[int, int], set[Area]] = {}
    for area in areas if len(areas) <= _MAX_AREAS else ():
        if _LOW <= area.bottom - area.top <= _HIGH and area.x1 - area.x0 >= _NARROW:
            levels.setdefault((round(area.top), round(area.bottom)), set()).add(area)
    rows = [[a for a in level if any(_is_beside(a, b) for b in level)] for level in levels.values()]
    cells: list[Area] = []
    for row in rows:
        around = [cell for other in rows if other and row and _is_within(row[0], other[0]) for cell in other]
        cells += [area for area in row if not any(_holds(cell, area) for cell in around)]
    return cells


def _is_beside(one: Area, other: Area) -> bool:
    return abs(other.x0 - one.x1) <= _GAP or abs(one.x0 - other.x1) <= _GAP


def _is_within(one: Area, other: Area) -> bool:
    return other.top - SAME <= one.top and one.bottom <= other.bottom + SAME


def _holds(one: Area, other: Area) -> bool:
    wider = one.x1 - one.x0 > other.x1 - other.x0 or one.bottom - one.top > other.bottom - other.top + SAME
    return wider and one.x0 - SAME <= other.x0 and other.x1 <= one.x1 + SAME and _is_within(other, one)


def _bars(pieces: Sequence[_Piece]) -> list[Bar]:
    """Pieces at one height that touch, together; sorted by height."""
    bars: list[Bar] = []
    group: list[_Piece] = []
    for piece in [*pieces, (1e9, 0.0, 0.0, True)]:
        if group and piece[0] - group[0][0] > SAME:
            bars += _chains(sorted(group, key=lambda piece: piece[1:3]))
            group = []
        group.append(piece)
    return bars


def _chains(pieces: Sequence[_Piece]) -> list[Bar]:
    bars: list[Bar] = []
    chain: list[_Piece] = []
    end = 0.0
    for piece in [*pieces, (0.0, 1e9, 1e9, True)]:
        if chain and piece[1] > end + _GAP:
            y = statistics.median(piece[0] for piece in chain)
            bars.append(Bar(y, chain[0][1], end, _sides(chain, end), any(piece[3] for piece in chain)))
            chain = []
        end = max(end, piece[2]) if chain else piece[2]
        chain.append(piece)
    return bars


def _sides(chain: Sequence[_Piece], end: float) -> tuple[float, ...]:
    """Where one piece ends and another starts."""
    starts, ends = {piece[1] for piece in chain}, {piece[2] for piece in chain}
    first = chain[0][1]
    if len(starts) > _MAX_CELLS:
        return ()
    met = [(a + b) / 2 for a in starts for b in ends if abs(a - b) <= _GAP]
    return distinct(x for x in met if first + _NARROW < x < end - _NARROW)


def distinct(places: Iterable[float]) -> tuple[float, ...]:
    """The places in order, without those that are the same as the one before."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > SAME:
            found.append(place)
    return tuple(found)


def _stacks(bars: Sequence[Bar]) -> list[list[Bar]]:
    stacks: list[list[Bar]] = []
    for bar in bars:
        for stack in stacks:
            last = stack[-1]
            alike = abs(last.x0 - bar.x0) <= _EXTENT and abs(last.x1 - bar.x1) <= _EXTENT
            if alike and bar.y - last.y <= _MAX_BAND:
                stack.append(bar)
                break
        else:
            stacks.append([bar])
    return [stack for stack in stacks if sum(bool(bar.sides) for bar in stack) >= 2]
