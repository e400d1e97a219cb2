"""Blocks of a document -> one JSON object a line, the contract of `doelwijzer read`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pipeline.labels import BlockKind
from pipeline.model import Block, Reading


def blocks_to_lines(reading: Reading) -> Iterator[str]:
    """One line a block in reading order: page (1-based), kind, text, bbox (points, top-left origin), size, rows."""
    for page in reading.pages:
        for block in page.blocks:
            yield json.dumps(_block(block), ensure_ascii=False)


def _block(block: Block) -> dict[str, object]:
    box = block.box
    fields: dict[str, object] = {
        "page": block.page,
        "kind": block.kind.value,
        "text": block.text,
        "bbox": [round(edge, 1) for edge in (box.x0, box.top, box.x1, box.bottom)],
        "size": block.size,
    }
    if block.marker:
        fields["marker"] = block.marker
    if block.kind is BlockKind.TABLE:
        fields["rows"] = [list(row) for row in block.rows]
    return fields
