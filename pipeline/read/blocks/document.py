"""Page layouts of one document -> pages with blocks: what only the whole document can tell is decided here."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.labels import BlockKind, DocumentStatus
from pipeline.model import Block, Box, Page, Reading, Region, Span
from pipeline.read.blocks.blocks import draft_to_block, page_drafts
from pipeline.read.blocks.drafts import Body, Draft
from pipeline.read.blocks.furniture import furniture_of
from pipeline.read.blocks.levels import HeadingLevels, Style
from pipeline.read.blocks.outline import Declared, Outline, OutlineFinder
from pipeline.read.blocks.spans import PackedSpans
from pipeline.read.blocks.text import hyphenated_words, line_box, lines_to_text
from pipeline.read.formats import Assembled
from pipeline.read.geometry import Grid, Line, PageLayout
from pipeline.read.markers import depth_of

_TINTED = 0.3  # of the letters: then colour sets nothing apart


def layouts_to_pages(layouts: Collection[PageLayout]) -> Assembled:
    """Pages in the order of the layouts, which are walked through four times and never held together."""
    finder = OutlineFinder()
    hyphenated: set[str] = set()
    for layout in layouts:
        finder.add(layout)
        hyphenated |= hyphenated_words(item for item in layout.items if isinstance(item, Line))
    furniture = furniture_of(layouts)
    known = _Known(furniture, _body_of(layouts, furniture), finder.result(), hyphenated)
    levels = HeadingLevels()
    pages = [_page_of(p, layout, known, levels) for p, layout in enumerate(layouts)]
    depths = levels.depths()
    return Assembled(tuple(_with_depths(page, depths) for page in pages), known.outline.message)


class _Known(NamedTuple):
    """What the whole document tells about each of its pages."""

    furniture: set[tuple[int, int]]
    body: Body
    outline: Outline
    hyphenated: set[str]


def _page_of(p: int, layout: PageLayout, known: _Known, levels: HeadingLevels) -> Page:
    """The page, with the number of its kind (see HeadingLevels) as depth of each heading."""
    items = [item for k, item in enumerate(layout.items) if (p, k) not in known.furniture]
    blocks = []
    for draft in page_drafts(items, layout.height, known.body, known.outline.page(layout.number)):
        block = draft_to_block(draft, layout.number, known.hyphenated)
        if isinstance(draft, Draft) and draft.kind is BlockKind.HEADING:
            block = replace(block, depth=levels.number_of(_style(draft), draft.declared or Declared()))
        if block.text:
            blocks.append(block)
    aside = [item for k, item in enumerate(layout.items) if (p, k) in known.furniture]
    blocks += [_furniture_block(item, layout.number) for item in aside]
    if layout.turned:
        blocks = [_turned_back(block, layout) for block in blocks]
    return _page(layout, tuple(blocks))


def _with_depths(page: Page, depths: Sequence[int]) -> Page:
    if not any(block.kind is BlockKind.HEADING for block in page.blocks):
        return page
    return replace(
        page,
        blocks=tuple(
            replace(block, depth=depths[block.depth]) if block.kind is BlockKind.HEADING else block
            for block in page.blocks
        ),
    )


def _page(layout: PageLayout, blocks: tuple[Block, ...]) -> Page:
    width, height = layout.width, layout.height
    if layout.turned % 2:
        width, height = height, width
    return Page(
        layout.number,
        width,
        height,
        layout.text_layer,
        blocks,
        layout.ocr,
        layout.words,
        layout.columns,
        layout.message,
    )


def _lines(layouts: Collection[PageLayout], furniture: set[tuple[int, int]]) -> Iterator[list[Line]]:
    for p, layout in enumerate(layouts):
        yield [item for k, item in enumerate(layout.items) if isinstance(item, Line) and (p, k) not in furniture]


def _body_of(layouts: Collection[PageLayout], furniture: set[tuple[int, int]]) -> Body:
    """The size that most letters have, for each size the most frequent line distance, and whether text is coloured."""
    sizes: Counter[float] = Counter()
    tinted = letters = 0
    steps: dict[float, Counter[float]] = {}
    for lines in _lines(layouts, furniture):
        for line in lines:
            count = len(line.text)
            sizes[round(line.size * 2) / 2] += count * (1 if line.bold else 2)
            letters += count
            tinted += count if line.tinted else 0
        for before, after in itertools.pairwise(lines):
            step = after.base - before.base
            if before.column == after.column and abs(before.size - after.size) < 0.3 and 0 < step < 3 * after.size:
                steps.setdefault(round(after.size, 1), Counter())[round(step * 2) / 2] += 1
    size = max(sizes, key=lambda value: (sizes[value], value)) if sizes else 10.0
    pitch = {value: _mode(counter, value) for value, counter in steps.items() if sum(counter.values()) >= 4}
    return Body(size or 10.0, pitch, tinted > _TINTED * letters)


def _mode(counter: Counter[float], size: float) -> float:
    """Most frequent line distance that can be one within a paragraph."""
    fitting = {step: count for step, count in counter.items() if 0.9 * size <= step <= 2.2 * size}
    return max(fitting, key=lambda step: (fitting[step], -step)) if fitting else 1.25 * size


def _style(draft: Draft) -> Style:
    line = draft.lines[0]
    number = draft.marker.text if draft.marker else ""
    return (-round(line.size), not line.light, not line.bold, line.italic, depth_of(number) if number else 0)


def _furniture_block(item: Line | Grid, page: int) -> Block:
    if isinstance(item, Grid):
        return replace(draft_to_block(item, page), kind=BlockKind.FURNITURE)
    text, spans = lines_to_text([item.words], page)
    return Block(page, BlockKind.FURNITURE, text, line_box([item]), item.size, item.bold, spans=spans)


def _turned_back(block: Block, layout: PageLayout) -> Block:
    """Positions as on the page itself, for text that ran sideways and was turned upright."""

    def back(box: Box) -> Box:
        x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
        if layout.turned == 1:
            return Box(top, layout.width - x1, bottom, layout.width - x0)
        if layout.turned == 2:
            return Box(layout.width - x1, layout.height - bottom, layout.width - x0, layout.height - top)
        return Box(layout.height - bottom, x0, layout.height - top, x1)

    spans = [Span(s.start, s.end, Region(s.region.page, back(s.region.box))) for s in block.spans]
    packed = PackedSpans.of(block.page, spans)
    return replace(block, box=back(block.box), row_boxes=tuple(map(back, block.row_boxes)), spans=packed)


def reading_of(assembled: Assembled, reader: str, pages_total: int) -> Reading:
    """Status and a Dutch message that names the pages that could not be read."""
    pages, structure = assembled
    unread = [page for page in pages if not page.is_read]
    if not unread:
        return Reading(pages, pages_total, reader, DocumentStatus.DONE, structure=structure)
    readable = any(page.is_read and page.words for page in pages)
    status = DocumentStatus.PARTLY_READ if readable else DocumentStatus.UNREADABLE
    reasons = "; ".join(page.message for page in unread[:3] if page.message)
    more = f"; en nog {len(unread) - 3} pagina's" if len(unread) > 3 else ""
    message = f"{len(unread)} van de {pages_total} pagina's niet gelezen: {reasons}{more}. {_advice(unread)}"
    return Reading(pages, pages_total, reader, status, message, structure)


def _advice(unread: Sequence[Page]) -> str:
    """What to do about pages that were not read."""
    for page in unread:
        text = page.message or ""
        if ("zonder tekst" in text or "onleesbare tekstlaag" in text) and "tekstherkenning" not in text:
            return "Installeer Tesseract met Nederlands (nld) of vraag een leesbare versie op."
    return "Vraag een leesbare versie van het bestand op."
