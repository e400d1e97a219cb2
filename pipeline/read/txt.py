"""Plain text, also as extractors leave it -> pages: form feeds part pages, blank lines paragraphs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import ReadError
from pipeline.labels import BlockKind, TextLayer
from pipeline.model import Block, Box, Page
from pipeline.read.dutch.quality import text_layer_of
from pipeline.read.dutch.restore import join_lines
from pipeline.read.formats import Assembled
from pipeline.read.markers import Marker, marker_of

ITEM = Page
_ENCODINGS = ("utf-8-sig", "cp1252")
_FINAL = (".", "!", "?", ":", ";")
_LINE = 12.0  # points: a text has no positions; lines and characters are given these, to tell them apart
_CHARACTER = 6.0


def page_count(path: Path) -> int:
    """Pages are parted by form feeds."""
    return len(_raw_pages(path))


def read_pages(path: Path, first: int = 1) -> Iterator[Page]:
    """Pages from `first` on."""
    pages = _raw_pages(path)
    wide = _line_width(pages)
    for number, text in enumerate(pages[first - 1 :], start=first):
        yield _page(number, text, wide)


def pages_of(pages: Collection[Page]) -> Assembled:
    """The pages are complete as they were read."""
    return Assembled(tuple(pages))


def unread_page(number: int, message: str) -> Page:
    """Stands for a page that took too much time or memory."""
    return Page(number, 0, 0, TextLayer.ABSENT, message=message)


def decode(data: bytes, name: str) -> str:
    """Text in UTF-8, UTF-16 with a mark, or Windows-1252; raises ReadError on binary data."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\x00" in data[:4096]:
        raise ReadError(f"{name} is geen tekstbestand, al heet het zo: geef het de juiste extensie of vervang het.")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _raw_pages(path: Path) -> list[str]:
    text = decode(path.read_bytes(), path.name).replace("\r\n", "\n").replace("\r", "\n")
    pages = text.split("\f")
    while len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    if not any(page.strip() for page in pages):
        raise ReadError(f"{path.name} bevat geen tekst: vraag het bestand opnieuw op.")
    return pages


def _line_width(pages: Sequence[str]) -> int:
    """Characters of a full line, where lines were broken to a width; 0 where each line is a paragraph."""
    lengths = sorted(len(line.strip()) for page in pages for line in page.split("\n") if line.strip())
    usual = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    return usual if usual <= 200 else 0


def _page(number: int, text: str, wide: int) -> Page:
    lines = [(k, line.strip(), len(line) - len(line.lstrip())) for k, line in enumerate(text.split("\n"))]
    blocks: list[Block] = []
    group: list[tuple[int, str, int]] = []
    for line in [*lines, (len(lines) + 3, "", 0)]:
        if group and _parts(group, line, wide):
            blocks.append(_block(number, group, wide))
            group = []
        if line[1]:
            group.append(line)
    blocks = _lone_numbers_to_headings(blocks)
    words = text.split()
    layer = text_layer_of(words, has_image=False)
    height = _LINE * (len(lines) + 1)
    message = f"pagina {number} heeft onleesbare tekst" if layer is TextLayer.GARBLED else None
    kept = () if message else tuple(blocks)
    return Page(
        number, max(1, wide) * _CHARACTER, height, layer, kept, words=0 if message else len(words), message=message
    )


def _lone_numbers_to_headings(blocks: list[Block]) -> list[Block]:
    """'2. Doelstellingen' between paragraphs is a heading: a list has more than one item."""
    result: list[Block] = []
    for k, block in enumerate(blocks):
        beside = [other.kind for other in blocks[max(0, k - 1) : k] + blocks[k + 1 : k + 2]]
        number = (block.marker or "").strip(".)").isdigit()
        if (
            block.kind is BlockKind.LIST_ITEM
            and number
            and BlockKind.LIST_ITEM not in beside
            and beside[-1:] == [BlockKind.PARAGRAPH]
            and len(block.text) <= 80
            and not block.text.endswith((*_FINAL, ","))
        ):
            block = replace(block, kind=BlockKind.HEADING, depth=1)
        result.append(block)
    return result


def _marker(line: str) -> Marker | None:
    words = line.split()
    if len(words) < 2:
        return None
    space = len(line) - len(line[len(words[0]) :].lstrip()) - len(words[0])
    return marker_of(words[0], gap=0.3 * space, other_font=words[0] in ("o", "", "z"))


def _parts(group: list[tuple[int, str, int]], line: tuple[int, str, int], wide: int) -> bool:
    """Does a new block start at this line?"""
    last, text = group[-1][1], line[1]
    if not wide or line[0] - group[-1][0] > 2 or (not text and line[0] - group[-1][0] > 1):
        return True
    if not text:
        return False
    marker = _marker(text)
    if line[0] - group[-1][0] == 2:  # some extractors put a blank line behind every line
        full = len(last) >= 0.8 * wide or (text[:1].islower() and not last.endswith(_FINAL))
        return not full or marker is not None
    room = len(last) + len(text.split()[0]) + 1 < 0.85 * wide
    if marker is not None:
        return not marker.numbered or room or last.endswith(_FINAL)
    if not room:
        return False
    return last.endswith(_FINAL) or (text[:1].isupper() and not last.endswith(","))


def _block(number: int, group: list[tuple[int, str, int]], wide: int) -> Block:
    first = group[0][1]
    marker = _marker(first)
    lines = [line.split() for _, line, _ in group]
    if marker is not None:
        lines[0] = lines[0][1:]
    text = join_lines(lines)
    indent = group[0][2] * _CHARACTER
    width = max(len(line) for _, line, _ in group) * _CHARACTER
    box = Box(indent, _LINE * group[0][0], indent + width, _LINE * (group[-1][0] + 1))
    if _is_heading(text, marker, len(group), wide):
        level = marker.text.strip(".").count(".") + 1 if marker else 1
        return Block(number, BlockKind.HEADING, text, box, marker=marker.text if marker else None, depth=level)
    if marker is not None:
        return Block(number, BlockKind.LIST_ITEM, text, box, marker=marker.text, depth=1)
    return Block(number, BlockKind.PARAGRAPH, text, box)


def _is_heading(text: str, marker: Marker | None, lines: int, wide: int) -> bool:
    """A short line alone, without final point; a numbered one only when it is short and starts with a capital."""
    if lines > 1 or text.endswith((*_FINAL, ",")) or len(text) > min(70, 0.7 * wide if wide else 70):
        return False
    if marker is not None and (
        not marker.numbered or "." not in marker.text.rstrip(".") or not marker.text[:1].isdigit()
    ):
        return False
    return text[:1].isupper() and len(re.findall(r"[^\W\d_]", text)) >= 3
