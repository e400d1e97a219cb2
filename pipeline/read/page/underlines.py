"""Drawn strokes -> lines of text that are underlined from their first to their last letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from pipeline.read.geometry import Edge, Grid, Line

_LOW = 0.32  # of the font size: how far below the base line
_OVER = 4.0  # points: a stroke that reaches farther is a rule, or the side of a cell
_COVERED = 0.85  # of the line; a stroke may be drawn word by word


def with_underlines(items: Sequence[Line | Grid], edges: Sequence[Edge]) -> list[Line | Grid]:
    """The items, their lines marked where strokes as wide as the line stand right below it."""
    strokes: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.is_horizontal:
            strokes[int(edge.top)].append(edge)
    if not strokes:
        return list(items)
    return [
        msgspec.structs.replace(item, underlined=True)
        if isinstance(item, Line) and _is_underlined(item, strokes)
        else item
        for item in items
    ]


def _is_underlined(line: Line, strokes: dict[int, list[Edge]]) -> bool:
    low = line.base + _LOW * line.size
    near = [
        edge
        for y in range(int(line.base), int(low) + 1)
        for edge in strokes.get(y, ())
        if line.base <= edge.top <= low and edge.x1 > line.x0 and edge.x0 < line.x1
    ]
    if not near or min(edge.x0 for edge in near) < line.x0 - _OVER or max(edge.x1 for edge in near) > line.x1 + _OVER:
        return False
    start = line.words[1].x0 if len(line.words) > 1 and not line.words[0].text.isalpha() else line.x0  # behind '4.'
    return sum(edge.x1 - edge.x0 for edge in near) >= _COVERED * (line.x1 - start)
