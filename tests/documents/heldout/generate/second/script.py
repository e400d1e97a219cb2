"""A text with one piece to a line: its signs say what a piece is, the program of a document how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.documents.heldout.generate.second.base import HERE

_SIGNS = {
    "##": "h2",
    "#": "h1",
    "!": "run-in",
    "+": "bold",
    "*": "item",
    "-": "sub",
    "%": "number",
    ">": "quote",
    "|": "row",
}


@dataclass(frozen=True)
class Piece:
    """`kind` is one of h1, h2, run-in, bold, item, sub, number, quote, row, par; `texts` are its sentences or cells."""

    kind: str
    texts: tuple[str, ...]


def script(name: str) -> Iterator[Piece]:
    for line in (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        sign = next((sign for sign in _SIGNS if line.startswith(sign)), "")
        rest = line.removeprefix(sign)
        mark = "|" if sign == "|" else " || "
        yield Piece(_SIGNS.get(sign, "par"), tuple(rest.split(mark)))


def blocks(name: str) -> Iterator[list[Piece]]:
    """Pieces of one kind that follow one another, as lists and tables need them; other pieces alone."""
    kept: list[Piece] = []
    for piece in script(name):
        if kept and (piece.kind != kept[0].kind or piece.kind not in ("item", "sub", "number", "row")):
            yield kept
            kept = []
        kept.append(piece)
    if kept:
        yield kept
