"""Positions of a PDF page -> positions as a reader sees the page."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


class Frame:
    """Turns PDF space (y upwards, unrotated) into page space as seen (y downwards, page rotation applied)."""

    def __init__(self, left: float, bottom: float, right: float, top: float, quarter: int) -> None:
        self.left, self.bottom, self.right, self.top, self.quarter = left, bottom, right, top, quarter % 4

    @classmethod
    def of(cls, page: Any) -> Frame:
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() // 90)

    def turn(self, quarters: int) -> Frame:
        """The frame of the page after turning it so many quarters clockwise."""
        return Frame(self.left, self.bottom, self.right, self.top, self.quarter + quarters)

    def point(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Of numbers, or of arrays of numbers."""
        if self.quarter == 0:
            return x - self.left, self.top - y
        if self.quarter == 1:
            return y - self.bottom, x - self.left
        if self.quarter == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def boxes(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """n x 4 (left, top, right, bottom; y upwards) -> n x 4 (x0, top, x1, bottom; y downwards)."""
        first = np.stack(self.point(boxes[:, 0], boxes[:, 1]), axis=1)
        second = np.stack(self.point(boxes[:, 2], boxes[:, 3]), axis=1)
        return np.concatenate((np.minimum(first, second), np.maximum(first, second)), axis=1)
