"""Blocks of one source -> a drawn PDF (two passes: contents list and page total need the first)."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.utils import ImageReader

from corpus.layout.composer import GUTTER, LEFT, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH, TOP, Composer, Running
from corpus.layout.lines import Word, text_to_words, words_to_lines
from corpus.layout.scan import lines_to_scan
from corpus.layout.source import STATEMENT, Block, Source
from corpus.layout.tables import Grid, block_to_grid, draw_grid
from corpus.layout.theme import Theme, load_theme

HEADING_SIZE = {1: 13.0, 2: 10.8, 3: 9.4}
SPACE_ABOVE = {1: 20.0, 2: 14.0, 3: 9.0}
SIDEBAR_SHARE = 0.34


@dataclass
class Layout:
    """What was drawn where: the composer with its pages, and each table with its page."""

    composer: Composer
    grids: list[tuple[Block, Grid, int]] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)


def draw_document(source: Source, path: Path) -> Layout:
    """Writes the PDF at `path`; both passes write it, the second is the one that stays."""
    first = _draw(source, path, total=0, headings=[])
    return _draw(source, path, first.composer.page, first.composer.headings)


def _draw(source: Source, path: Path, total: int, headings: list[tuple[int, str, int]]) -> Layout:
    theme = load_theme(source.front["theme"])
    running = Running(source.front["title"], source.front["municipality"], total)
    by_rows = source.front.get("column_stream") == "rows"
    composer = Composer(path, theme, running, source.footnotes, by_rows)
    layout = Layout(composer)
    for position, block in enumerate(source.blocks):
        if block.kind == "directive":
            _directive(layout, source, block, headings)
        elif block.kind == "table":
            _table(layout, source, block)
        elif block.kind == "heading":
            composer.skip(4 if _follows_heading(source, position) else SPACE_ABOVE[block.level])
            _heading(composer, block, keep=_keep(source, position))
        elif block.kind == "paragraph":
            _paragraph(composer, source, block)
        else:
            _item(composer, source, block, last=_closes_list(source, position))
    composer.close()
    return layout


def _follows_heading(source: Source, position: int) -> bool:
    return position > 0 and source.blocks[position - 1].kind == "heading"


def _closes_list(source: Source, position: int) -> bool:
    return position + 1 == len(source.blocks) or source.blocks[position + 1].kind != "item"


def _directive(layout: Layout, source: Source, block: Block, headings: list[tuple[int, str, int]]) -> None:
    composer = layout.composer
    name, _, rest = block.text.partition(" ")
    if name == "break":
        composer.set_frames([(LEFT, TEXT_WIDTH)])
        composer.new_page()
    elif name == "columns":
        width = (TEXT_WIDTH - GUTTER) / 2
        two = [(LEFT, width), (LEFT + width + GUTTER, width)]
        composer.set_frames(two if rest == "2" else [(LEFT, TEXT_WIDTH)])
    elif name == "sidebar":
        side = TEXT_WIDTH * SIDEBAR_SHARE
        composer.set_frames([(LEFT + TEXT_WIDTH - side, side)])
        composer.sidebar_top = composer.y
    elif name == "main":
        _begin_main(composer)
    elif name == "column":
        composer.next_frame()
    elif name == "photo":
        _photo(composer, float(rest))
    elif name == "gap":
        composer.y = min(composer.y, composer.bottom + float(rest))
    elif name == "cover":
        _cover(composer, source, rest)
    elif name == "toc":
        _contents(composer, source, headings)
    else:
        raise ValueError(f"unknown directive !{name}")


def _begin_main(composer: Composer) -> None:
    """Text beside the sidebar that has just been drawn; `!columns 1` or `!break` ends it."""
    side = TEXT_WIDTH * SIDEBAR_SHARE
    composer.rule(LEFT + TEXT_WIDTH - side - 9, composer.sidebar_top, LEFT + TEXT_WIDTH - side - 9, composer.y)
    composer.column_pages[composer.page] = LEFT + TEXT_WIDTH - side - GUTTER / 2
    composer.y = composer.frame_top = composer.sidebar_top
    composer.frames = [(LEFT, TEXT_WIDTH - side - GUTTER)]


def _photo(composer: Composer, remaining: float) -> None:
    """A grey picture that leaves `remaining` points of the page for what follows."""
    height = composer.y - composer.bottom - remaining
    if height < 30:
        return
    composer.y -= height
    composer.rectangle(LEFT, composer.y + 8, TEXT_WIDTH, height - 16, "#c9d3dc")
    composer.rectangle(LEFT, composer.y + 8, TEXT_WIDTH, (height - 16) * 0.4, "#a9b9a0")


def _cover(composer: Composer, source: Source, subtitle: str) -> None:
    theme = composer.theme
    composer.rectangle(0, PAGE_HEIGHT - 330, PAGE_WIDTH, 200, theme.band or "#5b6670")
    y = PAGE_HEIGHT - 225
    for line in words_to_lines(text_to_words(source.front["title"], theme.bold, 22), TEXT_WIDTH, hyphenate=False):
        composer.text_at(" ".join(word.text for word in line.words), LEFT, y, theme.bold, 22, "#ffffff")
        y -= 28
    composer.text_at(subtitle, LEFT, PAGE_HEIGHT - 360, theme.regular, 11)
    composer.new_page()


def _contents(composer: Composer, source: Source, headings: list[tuple[int, str, int]]) -> None:
    """The first pass does not know the pages yet and prints 0: the number of lines is the same."""
    theme = composer.theme
    composer.lines(words_to_lines([Word("Inhoudsopgave", theme.bold, 13)], TEXT_WIDTH), 22)
    known = {(level, text): page for level, text, page in headings}
    for block in source.blocks:
        if block.kind != "heading" or block.level > 2:
            continue
        page = str(known.get((block.level, block.text), 0))
        indent = 14.0 * (block.level - 1)
        composer.need(15)
        composer.y -= 15
        dots = _dots(theme, block.text, page, indent)
        composer.text_at(f"{block.text} {dots} {page}", LEFT + indent, composer.y, theme.regular, theme.size)
    composer.new_page()


def _dots(theme: Theme, text: str, page: str, indent: float) -> str:
    used = Word(f"{text}  {page}", theme.regular, theme.size).width + indent
    return "." * int((TEXT_WIDTH - used) / Word(".", theme.regular, theme.size).width)


def _keep(source: Source, position: int) -> float:
    """Points that must follow a heading on its page: more when a table comes next."""
    following = source.blocks[position + 1].kind if position + 1 < len(source.blocks) else ""
    return 150.0 if following == "table" else 21.0


def _heading(composer: Composer, block: Block, keep: float) -> None:
    theme = composer.theme
    size = HEADING_SIZE[block.level]
    band = bool(theme.band) and block.level == 1
    lines = words_to_lines(text_to_words(block.text, theme.bold, size), composer.width - 12, hyphenate=False)
    composer.need(len(lines) * (size + 4) + keep)
    if band:
        height = len(lines) * (size + 4) + 6
        composer.rectangle(composer.x - 4, composer.y - height + 2, composer.width + 4, height, theme.band)
    composer.lines(lines, size + 4, 0.0, "#ffffff" if band else (theme.band or "#000000"))
    composer.skip(10 if band else 3)
    composer.headings.append((block.level, block.text, composer.page))


def _words(source: Source, theme: Theme, index: int) -> list[Word]:
    return text_to_words(source.statements[index].printed, theme.regular, theme.size, index)


def _paragraph(composer: Composer, source: Source, block: Block) -> None:
    theme = composer.theme
    words = [word for index in block.statements for word in _words(source, theme, index)]
    composer.lines(words_to_lines(words, composer.width), theme.leading)
    composer.skip(theme.leading * 0.55)


def _item(composer: Composer, source: Source, block: Block, last: bool) -> None:
    theme = composer.theme
    mark = block.text or theme.bullets[block.level - 1]
    left = 14.0 * (block.level - 1)
    indent = left + max(14.0, Word(mark + " ", theme.regular, theme.size).width + 4)
    lines = words_to_lines(_words(source, theme, block.statements[0]), composer.width - indent)
    composer.need(theme.leading)
    before = len(composer.placed)
    page = composer.page
    composer.lines(lines[:1], theme.leading, indent)
    position = before if composer.page == page else 0
    composer.label(mark, composer.x + left, theme.regular, theme.size)
    composer.placed.insert(position, composer.placed.pop())
    composer.lines(lines[1:], theme.leading, indent)
    composer.skip(theme.leading * (0.55 if last else 0.12))


def _table(layout: Layout, source: Source, block: Block) -> None:
    composer = layout.composer
    kind = block.text.split(" ")[0]
    if kind == "scan":
        _scan(layout, source, block)
        return
    grid = block_to_grid(block, composer.theme.table)
    page = draw_grid(composer, grid, amounts=kind == "budget")
    layout.grids.append((block, grid, page))


def _scan(layout: Layout, source: Source, block: Block) -> None:
    """A page of its own that is only an image, without running lines."""
    composer = layout.composer
    if composer.y < PAGE_HEIGHT - TOP:
        composer.new_page()
    lines = [match["text"] if (match := STATEMENT.match(row)) else row for row in block.rows]
    image = ImageReader(io.BytesIO(lines_to_scan(lines, seed=source.front["seed"])))
    composer.canvas.drawImage(image, 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
    for index in block.statements:
        composer.spans[index] = [composer.page, composer.page]
    composer.bare = True
    layout.scanned.append(composer.page)
