"""Blocks of all pages -> pieces: what a person reads as one, also when a page or column ends in the middle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.labels import BlockKind
from pipeline.model import Block, Page, Region, Span
from pipeline.read.dutch.lexicon import words_of
from pipeline.read.dutch.restore import hyphen_join

_FINAL = (".", "!", "?", ":", ";", "…", ".)", ".”", ".’", '."')
_SKIPPED = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)
_BETWEEN = (BlockKind.TABLE, BlockKind.CAPTION)  # may stand between the two halves of a sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """One block, or the parts of one block on successive pages or columns, as one text."""

    block: Block
    text: str
    spans: Sequence[Span]
    parts: tuple[Block, ...]

    @property
    def kind(self) -> BlockKind:
        return self.block.kind

    def regions(self, start: int, end: int) -> tuple[Region, ...]:
        """One region for each page or column on which the characters start..end stand, in reading order."""
        found: list[Region] = []
        for span in self.spans:
            if span.end <= start or span.start >= end:
                continue
            box, page = span.region.box, span.region.page
            jump = bool(found) and box.bottom < found[-1].box.top - 1
            if found and found[-1].page == page and not jump:
                found[-1] = Region(page, found[-1].box.union(box))
            else:
                found.append(span.region)
        return tuple(found) or tuple(Region(part.page, part.box) for part in self.parts)


def pages_to_pieces(pages: Sequence[Page]) -> tuple[Piece, ...]:
    """Pieces in reading order, without furniture and footnotes."""
    pieces: list[Piece] = []
    for block in _body_blocks(pages):
        k = _unfinished(pieces) if block.kind is BlockKind.PARAGRAPH else None
        if k is not None and _goes_on(pieces[k], block, apart=k < len(pieces) - 1):
            pieces[k] = _joined(pieces[k], block)
        else:
            pieces.append(Piece(block, block.text, block.spans, (block,)))
    return tuple(pieces)


def _body_blocks(pages: Sequence[Page]) -> Iterator[Block]:
    for page in pages:
        for block in page.blocks:
            if block.kind not in _SKIPPED:
                yield block


def _unfinished(pieces: Sequence[Piece]) -> int | None:
    """Index of the last text when only tables and captions came after it."""
    for k in range(len(pieces) - 1, -1, -1):
        if pieces[k].kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            return k
        if pieces[k].kind not in _BETWEEN:
            return None
    return None


def _goes_on(piece: Piece, block: Block, *, apart: bool) -> bool:
    last = piece.parts[-1]
    moved = block.page != last.page or block.box.bottom < last.box.top + 1 or block.box.x0 > last.box.x1
    if not (moved or apart) or abs(last.size - block.size) > 0.6 or piece.text.endswith(_FINAL):
        return False
    first = block.text[:1]
    if first.islower():
        return True
    if piece.text.endswith("-") and last.spans:
        return True
    if not moved or block.page - last.page > 1 or last.bold:
        return False
    if piece.kind is BlockKind.LIST_ITEM:  # most items end without a point
        return piece.text.endswith(",") or piece.text.rpartition(" ")[2].lower() in words_of("mid_sentence")
    return _fills_line(last) and len(piece.text) > 60


def _fills_line(block: Block) -> bool:
    """Does the last line run to the right side of its block? Then the text was cut, not ended."""
    if not block.spans:
        return True
    return block.spans[-1].region.box.x1 > block.box.x1 - 0.12 * (block.box.x1 - block.box.x0)


def _joined(piece: Piece, block: Block) -> Piece:
    last, first = piece.text.rpartition(" ")[2], block.text.partition(" ")[0]
    whole = hyphen_join(last, first)
    if whole is None:
        base, rest = piece.text + " ", block.text
    else:
        kept = last if whole.startswith(last) else last[:-1]
        base, rest = (
            piece.text[: len(piece.text) - len(last) + len(kept)],
            whole[len(kept) :] + block.text[len(first) :],
        )
    shift = len(base)
    before = tuple(replace(span, end=min(span.end, shift)) for span in piece.spans)
    after = tuple(replace(span, start=span.start + shift, end=span.end + shift) for span in block.spans)
    return Piece(piece.block, base + rest, before + after, (*piece.parts, block))
