"""Web page -> one page of blocks: the main content only, without menus and footers. The door to trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.errors import ReadError
from pipeline.labels import BlockKind, TextLayer
from pipeline.model import Block, Box, Page
from pipeline.read.dutch.quality import text_layer_of
from pipeline.read.dutch.restore import join_lines
from pipeline.read.markers import marker_of
from pipeline.read.txt import ITEM, pages_of, unread_page

__all__ = ["ITEM", "page_count", "pages_of", "read_pages", "unread_page"]

_LINE = 12.0  # points: a web page has no positions; each block is given a height of its own
_WIDTH = 500.0


def page_count(path: Path) -> int:
    """A web page is one page."""
    head = path.read_bytes()[:4096].lower()
    if b"\x00" in head or b"<" not in head:
        raise ReadError(
            f"{path.name} is geen webpagina (HTML), al heet het zo: geef het de juiste extensie of vervang het."
        )
    return 1


def read_pages(path: Path, _first: int = 1) -> Iterator[Page]:
    """The one page."""
    import trafilatura
    from lxml import etree

    found = trafilatura.extract(
        path.read_bytes(), output_format="xml", include_tables=True, include_comments=False, favor_recall=True
    )
    if not found:
        raise ReadError(f"{path.name} bevat geen leesbare tekst: sla de pagina op als HTML met inhoud of als PDF.")
    root = etree.fromstring(found.encode("utf-8"))
    blocks: list[Block] = []
    for element in root.iter("main"):
        for child in element:
            _add(child, blocks)
    words = [word for block in blocks for word in block.text.split()]
    layer = text_layer_of(words, has_image=False)
    message = None if layer is TextLayer.READABLE else f"{path.name} heeft geen leesbare tekst"
    yield Page(1, _WIDTH, _LINE * (len(blocks) + 1), layer, tuple(blocks), words=len(words), message=message)


def _box(position: int) -> Box:
    return Box(0.0, _LINE * position, _WIDTH, _LINE * (position + 1))


def _text(element: Any) -> str:
    return join_lines([" ".join(element.itertext()).split()])


def _add(element: Any, blocks: list[Block], depth: int = 1) -> None:
    place = _box(len(blocks))
    if element.tag == "head":
        level = (element.get("rend") or "h2")[-1]
        blocks.append(_heading(_text(element), int(level) if level.isdigit() else 2, place))
    elif element.tag == "list":
        ordered = element.get("rend") == "ol"
        for number, item in enumerate(element.findall("item"), start=1):
            _add_item(item, f"{number}." if ordered else "•", depth, blocks)
    elif element.tag == "table":
        _add_table(element, blocks)
    elif text := _text(element):
        first, _, rest = text.partition(" ")
        marker = marker_of(first, gap=0.3, other_font=False) if rest else None
        if marker:
            blocks.append(Block(1, BlockKind.LIST_ITEM, rest, place, marker=marker.text, depth=1))
        else:
            blocks.append(Block(1, BlockKind.PARAGRAPH, text, place))


def _heading(text: str, level: int, place: Box) -> Block:
    first, _, rest = text.partition(" ")
    marker = marker_of(first, gap=1.0, other_font=False) if rest else None
    if marker and marker.numbered:
        return Block(1, BlockKind.HEADING, rest, place, marker=marker.text, depth=level)
    return Block(1, BlockKind.HEADING, text, place, depth=level)


def _add_item(item: Any, marker: str, depth: int, blocks: list[Block]) -> None:
    inner = item.findall(".//list")
    own = [item.text or ""]
    for child in item:
        if child.tag != "list":
            own.append(" ".join(child.itertext()))
        own.append(child.tail or "")
    text = join_lines([" ".join(own).split()])
    if text:
        blocks.append(Block(1, BlockKind.LIST_ITEM, text, _box(len(blocks)), marker=marker, depth=depth))
    for child in inner:
        _add(child, blocks, depth + 1)


def _add_table(table: Any, blocks: list[Block]) -> None:
    rows = [tuple(_text(cell) for cell in row.iter("cell")) for row in table.iter("row")]
    width = max((len(row) for row in rows), default=0)
    full = tuple(row + ("",) * (width - len(row)) for row in rows if any(row))
    if full:
        place = _box(len(blocks))
        text = "\n".join("\t".join(row) for row in full)
        blocks.append(Block(1, BlockKind.TABLE, text, place, rows=full, row_boxes=tuple(place for _ in full)))
