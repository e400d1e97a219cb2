"""What a format's page extraction yields: words, drawn edges and filled areas, in points from the top left."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from pipeline.labels import TextLayer

ARTIFACT = -1  # the role of running heads, page numbers and ornaments in a tagged PDF


class Bookmark(NamedTuple):
    """A line of a PDF's own outline that points to a page; `level` counts from 1."""

    level: int
    title: str


class Word(NamedTuple):
    """A printed word. `base` is the y of its base line; `spaced` is False when it is glued to the word before it.

    `raised` marks a small raised number: a reference to a footnote (or the number that opens one). `role` is what the
    tags of a tagged PDF say of it: 1 to 6 the level of a heading, ARTIFACT no part of the text, 0 nothing of this.
    `light` is white or nearly so, `tinted` in a colour and not black, grey or white.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    base: float
    bold: bool = False
    italic: bool = False
    light: bool = False
    font: int = 0
    spaced: bool = True
    raised: bool = False
    role: int = 0
    tinted: bool = False


class Edge(NamedTuple):
    """A horizontal or vertical stroke, or one side of a drawn rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


class Area(NamedTuple):
    """A filled rectangle; `luminance` 0 is black and 1 white."""

    x0: float
    top: float
    x1: float
    bottom: float
    luminance: float


class Shape(NamedTuple):
    """What is drawn with curves or as a small square: a bullet, a sign or a frame with round corners."""

    x0: float
    top: float
    x1: float
    bottom: float


class Line(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """Words that stand on one base line within one column. `left` and `right` are the sides of that column."""

    words: tuple[Word, ...]
    column: int
    left: float
    right: float
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    italic: bool
    light: bool
    tinted: bool = False
    underlined: bool = False

    @property
    def text(self) -> str:
        return " ".join([word.text for word in self.words])

    @property
    def role(self) -> int:
        """The role that all words with letters or digits share, else 0."""
        if not any(word.role for word in self.words):
            return 0
        roles = {word.role for word in self.words if any(map(str.isalnum, word.text))}
        return roles.pop() if len(roles) == 1 else 0


class Grid(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A table on the page: cells by row and column, "" for empty and merged ones.

    One box (x0, top, x1, bottom) a row.
    """

    rows: tuple[tuple[str, ...], ...]
    row_boxes: tuple[tuple[float, float, float, float], ...]
    ruled: bool
    size: float = 0.0
    bold: bool = False

    @property
    def x0(self) -> float:
        return min(box[0] for box in self.row_boxes)

    @property
    def top(self) -> float:
        return self.row_boxes[0][1]

    @property
    def x1(self) -> float:
        return max(box[2] for box in self.row_boxes)

    @property
    def bottom(self) -> float:
        return max(box[3] for box in self.row_boxes)


class PageLayout(msgspec.Struct, frozen=True, array_like=True):
    """One page as laid out, before anything is known about the rest of the document.

    `items` are in reading order; `bookmarks` point to this page. `turned` is the quarter turns clockwise by which text
    ran on the page; positions in `items` are those after turning it upright.
    """

    number: int
    width: float
    height: float
    text_layer: TextLayer
    items: tuple[Line | Grid, ...] = ()
    columns: int = 1
    words: int = 0
    ocr: bool = False
    message: str | None = None
    turned: int = 0
    bookmarks: tuple[Bookmark, ...] = ()
