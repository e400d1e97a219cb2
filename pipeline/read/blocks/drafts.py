"""Blocks in the making: lines that belong together, and what is usual in the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.labels import BlockKind
from pipeline.read.blocks.outline import Declared
from pipeline.read.geometry import Line, Word
from pipeline.read.markers import Marker

FINAL = (".", "!", "?", ":", ";", "…")
LARGER = 1.13  # of the body size: from here on text is a heading by size


@dataclass(slots=True)
class Draft:
    """A block in the making. `text_x` is where the text of a list item starts, right of its marker.

    `declared` is there when the document itself declares that this is a heading; `is_figure` where it is a large number
    with the words that belong to it.
    """

    lines: list[Line]
    marker: Marker | None = None
    words: list[list[Word]] = field(default_factory=list)
    text_x: float = 0.0
    kind: BlockKind = BlockKind.PARAGRAPH
    depth: int = 0
    gap_above: bool = True
    declared: Declared | None = None
    is_figure: bool = False

    @property
    def text(self) -> str:
        return " ".join(word.text for line in self.words for word in line)


@dataclass(frozen=True, slots=True)
class Body:
    """What is usual in the document: size of running text, line distance for each size, whether text is coloured."""

    size: float
    pitch: dict[float, float]
    tinted: bool = False
