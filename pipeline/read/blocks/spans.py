"""Spans of one block in a tenth of the memory: numbers in arrays, made into Span as they are asked for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import overload

from pipeline.model import Box, Region, Span


class PackedSpans(Sequence[Span]):
    """Spans on one page; positions are kept to a hundredth of a point."""

    __slots__ = ("_ends", "_page", "_sides")

    def __init__(self, page: int, ends: Iterable[int], sides: Iterable[float]) -> None:
        """Of each span its start and end, and the four sides of its box."""
        self._page = page
        self._ends = array("i", ends)
        self._sides = array("f", sides)

    @classmethod
    def of(cls, page: int, spans: Sequence[Span]) -> PackedSpans:
        boxes = (span.region.box for span in spans)
        return cls(
            page,
            (end for span in spans for end in (span.start, span.end)),
            (side for box in boxes for side in (box.x0, box.top, box.x1, box.bottom)),
        )

    def __len__(self) -> int:
        return len(self._ends) // 2

    @overload
    def __getitem__(self, k: int) -> Span: ...
    @overload
    def __getitem__(self, k: slice) -> tuple[Span, ...]: ...
    def __getitem__(self, k: int | slice) -> Span | tuple[Span, ...]:
        if isinstance(k, slice):
            return tuple(self[j] for j in range(*k.indices(len(self))))
        if not -len(self) <= k < len(self):
            raise IndexError(k)
        k %= len(self)
        x0, top, x1, bottom = (round(side, 2) for side in self._sides[4 * k : 4 * k + 4])
        return Span(self._ends[2 * k], self._ends[2 * k + 1], Region(self._page, Box(x0, top, x1, bottom)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
