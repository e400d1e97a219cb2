"""Lines and tables of one page -> blocks: headings, paragraphs, list items, captions, footnotes, tables."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Sequence, Set

from pipeline.labels import BlockKind
from pipeline.model import Block, Box
from pipeline.read.blocks.contents import contents_to_grids
from pipeline.read.blocks.drafts import FINAL, LARGER, Body, Draft
from pipeline.read.blocks.kinds import kind_of
from pipeline.read.blocks.outline import LEADER, PageOutline
from pipeline.read.blocks.text import line_box, lines_to_text
from pipeline.read.dutch.lexicon import abbreviations, words_of
from pipeline.read.dutch.restore import join_lines
from pipeline.read.geometry import Grid, Line, Word
from pipeline.read.markers import Marker, bare_number, marker_of
from pipeline.read.page.tiles import FIGURE

_TIGHT = 1.3  # of the usual line distance: more white opens a new block
_RUNNING = 80  # characters: longer is running text, not a title
_GLUED_BULLET = re.compile(r"^[•●▪◦➢➤■\ue000-\uf8ff](?=\w)")


def page_drafts(items: Sequence[Line | Grid], height: float, body: Body, outline: PageOutline) -> list[Draft | Grid]:
    """Drafts and tables in reading order; lists of contents become tables."""
    merged = contents_to_grids(_with_figures(_lines_to_drafts(items, body, outline)))
    for k, draft in enumerate(merged):
        if isinstance(draft, Draft):
            draft.kind = kind_of(draft, merged, k, height, body)
            if draft.kind is BlockKind.HEADING:
                _take_number(draft)
    _lists_of_bold(merged, body)
    _bold_bullets_to_headings(merged)
    _set_depths(merged)
    return merged


def _lines_to_drafts(items: Sequence[Line | Grid], body: Body, outline: PageOutline) -> list[Draft | Grid]:
    drafts: list[Draft | Grid] = []
    last: Line | None = None
    for item in items:
        if isinstance(item, Grid):
            drafts.append(item)
            last = None
            continue
        previous = drafts[-1] if drafts and isinstance(drafts[-1], Draft) and last is not None else None
        marker, words = _split_marker(item)
        if marker and not _may_open(marker, item, last, previous):
            marker, words = None, list(item.words)
        declared = outline.declared(item)
        other = previous is not None and declared != previous.declared
        if previous is None or last is None or marker or other or _opens(item, last, previous, body):
            text_x = words[0].x0 if words else item.x0
            far = last is None or _is_far(item, last, body)
            drafts.append(Draft([item], marker, [words], text_x, gap_above=far, declared=declared))
        else:
            previous.lines.append(item)
            previous.words.append(words)
            if len(previous.lines) == 2 and not previous.words[0]:
                previous.text_x = item.x0
        last = item
    for draft in drafts:
        if isinstance(draft, Draft) and draft.declared is None and 2 <= len(draft.lines) <= 4:
            draft.declared = outline.declared_text(draft.text)
    return drafts


def _split_marker(line: Line) -> tuple[Marker | None, list[Word]]:
    words = list(line.words)
    first = words[0]
    if first.raised and re.match(r"^[\d*]{1,4}[.)]?$", first.text) and len(words) > 1:
        return Marker(first.text, True), words[1:]
    if glued := _GLUED_BULLET.match(first.text):
        return Marker("•", False), [first._replace(text=first.text[glued.end() :]), *words[1:]]
    gap = (words[1].x0 - first.x1) / max(line.size, 1.0) if len(words) > 1 else 9.0
    other = len(words) > 1 and words[1].font != first.font
    marker = marker_of(first.text, gap=gap, other_font=other)
    if marker is None or (len(words) == 1 and marker.numbered):
        return None, words
    return marker, words[1:]


def _may_open(marker: Marker, line: Line, last: Line | None, previous: Draft | None) -> bool:
    """A number or dash at the start of a line in mid-sentence is no marker."""
    if last is None or previous is None or last.column != line.column:
        return True
    if line.bold != last.bold or abs(line.size - last.size) > 0.6:
        return True
    close = 0 < line.base - last.base < 2 * line.size
    if (
        close
        and marker.numbered
        and (_is_unfinished(last) or (_is_initial(line) and not last.text.endswith((":", ";"))))
    ):
        return previous.marker is not None and _follows(previous.marker.text, marker.text)
    if last.text.endswith(FINAL) or _has_room(last, line):
        return True
    if previous.marker and abs(previous.lines[0].x0 - line.x0) < 0.6 * line.size:
        return not marker.numbered or _follows(previous.marker.text, marker.text)
    second = line.words[1] if len(line.words) > 1 else None
    wide = second is not None and second.x0 - line.words[0].x1 > 0.6 * line.size
    return wide or (not marker.numbered and marker.text not in ("-", "–", "—"))


def _is_unfinished(line: Line) -> bool:
    """The line ends with an abbreviation that belongs to what follows: 'Mevr.', 'ca.'."""
    end = line.words[-1].text.lower().lstrip("(\"'“‘„")
    return end.endswith(".") and end in abbreviations()


def _is_initial(line: Line) -> bool:
    """'A. de Groot', 'J. van der Berg': a name, where an item would start with a capital."""
    name = itertools.dropwhile(lambda word: word.text in words_of("name_particles"), line.words[1:4])
    capital = next((word.text[:1].isupper() for word in name), False)
    first = line.words[0].text
    return len(first) == 2 and first[0].isupper() and first[1] == "." and capital and line.words[1].text[:1].islower()


def _follows(before: str, after: str) -> bool:
    """'2.' follows '1.', '1.3' follows '1.2', '2.1' follows '1.9', 'c)' follows 'b)'."""
    old, new = bare_number(before).split("."), bare_number(after).split(".")
    if len(old[-1]) == 1 and len(new[-1]) == 1 and old[-1].isalpha() and new[-1].isalpha():
        return ord(new[-1].lower()) - ord(old[-1].lower()) == 1
    if not all(part.isdigit() for part in [*old, *new]):
        return True
    return [int(part) for part in old] < [int(part) for part in new] and int(new[0]) - int(old[0]) <= 1


def _has_room(last: Line, line: Line) -> bool:
    """Did the line above end although the first word of this line would have fitted on it?"""
    word = line.words[0]
    slack = 0.35 * line.size + 0.03 * (last.right - last.left)
    return last.x1 + (word.x1 - word.x0) + slack < last.right


def _is_far(line: Line, last: Line, body: Body) -> bool:
    step = line.base - last.base
    usual = body.pitch.get(round(line.size, 1), 1.25 * line.size)
    return step > _TIGHT * max(usual, 1.1 * min(line.size, last.size)) or step < -0.5 * line.size


def _opens(line: Line, last: Line, previous: Draft, body: Body) -> bool:
    """Does this line, which has no marker, open a new block?"""
    if line.column != last.column or abs(line.size - last.size) > 0.6 or line.light != last.light:
        return True
    if line.bold != last.bold and (len(line.text) > 3 or line.base - last.base > 0.5 * line.size):
        return True
    if _is_far(line, last, body):
        return True
    other = line.italic != last.italic or line.tinted != last.tinted
    if other and (last.text.endswith(FINAL) or _has_room(last, line)):
        return True
    if previous.marker:
        return _leaves_item(line, last, previous)
    if LEADER.match(line.text) or LEADER.match(last.text):
        return True
    if _is_unfinished(last):
        return False
    indented = line.x0 > last.x0 + 0.8 * line.size and line.x0 > previous.lines[0].x0 + 0.8 * line.size
    ended = last.text.endswith(FINAL)
    if indented and ended and line.base > last.bottom:  # a line beside a drop cap stands no lower than its foot
        return True
    if not _has_room(last, line):
        return False
    fresh = line.text[:1].isupper() or line.text[:1].isdigit() or not line.text[:1].isalnum()
    return fresh and (ended or last.x1 - last.left < 0.75 * (last.right - last.left))


def _leaves_item(line: Line, last: Line, item: Draft) -> bool:
    """A line under a list item goes on with it when it stands under its text, or when the item is unfinished."""
    size = line.size
    if abs(line.x0 - item.text_x) <= 0.6 * size or line.x0 > item.lines[0].x0 + 0.5 * size:
        return False
    if line.x0 < item.lines[0].x0 - 0.6 * size:
        return True
    ended = last.text.endswith((*FINAL, ","))
    return (ended and line.text[:1].isupper()) or (_has_room(last, line) and line.text[:1].isupper())


def _with_figures(drafts: list[Draft | Grid]) -> list[Draft | Grid]:
    """A large figure and the small words right below it are one: '31%' and 'van de volwassenen rookt'."""
    result: list[Draft | Grid] = []
    for draft in drafts:
        last = result[-1] if result else None
        if (
            isinstance(last, Draft)
            and isinstance(draft, Draft)
            and draft.marker is None
            and draft.text[:1].islower()
            and last.lines[-1].size > LARGER * draft.lines[0].size
            and FIGURE.match(last.text)
            and last.lines[-1].column == draft.lines[0].column
            and draft.lines[0].base - last.lines[-1].base < 1.5 * last.lines[-1].size
        ):
            last.lines += draft.lines
            last.words += draft.words
            last.is_figure = True
        else:
            result.append(draft)
    return result


def _take_number(heading: Draft) -> None:
    """'1 Inleiding': in a heading a number needs no wide white behind it; a bullet is an ornament."""
    if heading.marker is not None:
        heading.marker = heading.marker if heading.marker.numbered else None
        return
    words = heading.words[0]
    if len(words) > 1 and re.match(r"^\d{1,2}$", words[0].text) and words[1].text[:1].isupper():
        heading.marker = Marker(words[0].text, True)
        heading.words[0] = words[1:]


def _lists_of_bold(drafts: list[Draft | Grid], body: Body) -> None:
    """Three or more numbered bold lines on end, with nothing between them, are a list and not headings."""
    run: list[Draft] = []
    for draft in [*drafts, None]:
        if (
            isinstance(draft, Draft)
            and draft.kind is BlockKind.HEADING
            and draft.marker
            and draft.declared is None
            and draft.lines[0].size < LARGER * body.size
            and not draft.lines[0].light
        ):
            run.append(draft)
            continue
        if len(run) >= 3:
            for item in run:
                item.kind = BlockKind.LIST_ITEM
        run = []


def _bold_bullets_to_headings(drafts: list[Draft | Grid]) -> None:
    """A bold line with a bullet is the heading of the paragraph right below it; bold items on end are a list."""
    for k, draft in enumerate(drafts[:-1]):
        above, below = drafts[k - 1] if k else None, drafts[k + 1]
        if not _is_bold_bullet(draft) or _is_bold_bullet(above) or not isinstance(below, Draft):
            continue
        assert isinstance(draft, Draft)
        text = below.kind is BlockKind.PARAGRAPH and not any(line.bold for line in below.lines)
        if text and not below.gap_above and len(below.text) > _RUNNING and below.text[:1].isupper():
            draft.kind, draft.marker = BlockKind.HEADING, None


def _is_bold_bullet(draft: Draft | Grid | None) -> bool:
    if not isinstance(draft, Draft) or draft.marker is None or draft.marker.numbered or len(draft.lines) > 2:
        return False
    bold = all(word.bold for words in draft.words for word in words)
    return bold and len(draft.text) <= _RUNNING and not draft.text.endswith((*FINAL, ","))


def _set_depths(drafts: list[Draft | Grid]) -> None:
    """Nesting of list items by how far their markers are indented within one list."""
    levels: list[float] = []
    column = -1
    for draft in drafts:
        if not isinstance(draft, Draft) or draft.kind is BlockKind.HEADING:
            levels = []
            continue
        if draft.kind is not BlockKind.LIST_ITEM:
            if draft.kind is BlockKind.PARAGRAPH and levels and draft.lines[0].x0 < levels[0] + 1:
                levels = []
            continue
        line = draft.lines[0]
        if line.column != column:
            levels, column = [], line.column
        near = 0.6 * line.size
        levels = [x for x in levels if x < line.x0 - near] + [line.x0]
        draft.depth = len(levels)


def draft_to_block(draft: Draft | Grid, page: int, hyphenated: Set[str] = frozenset()) -> Block:
    """The block of a draft; heading levels come later, when all headings are known. `hyphenated` as in hyphen_join."""
    if isinstance(draft, Grid):
        return _table(draft, page, hyphenated)
    text, spans = lines_to_text(draft.words, page, hyphenated)
    size = statistics.median(line.size for line in draft.lines)
    bold = all(line.bold for line in draft.lines)
    marker = draft.marker.text if draft.marker else None
    return Block(page, draft.kind, text, line_box(draft.lines), size, bold, marker, draft.depth, spans=spans)


def _table(grid: Grid, page: int, hyphenated: Set[str]) -> Block:
    boxes = tuple(Box(x0, top, max(x0, x1), max(top, bottom)) for x0, top, x1, bottom in grid.row_boxes)
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)

    def joined(cell: str) -> str:
        return join_lines([line.split() for line in cell.split("\n")], hyphenated) if "\n" in cell else cell

    rows = tuple(tuple(map(joined, row)) for row in grid.rows)
    text = "\n".join("\t".join(row) for row in rows)
    return Block(page, BlockKind.TABLE, text, whole, grid.size, grid.bold, rows=rows, row_boxes=boxes)
