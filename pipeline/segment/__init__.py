"""Reading -> sections, tables and statements."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Reading, Section, Statement, Table

SEGMENTER = "segment-1"

__all__ = ["SEGMENTER", "Segmentation", "segment_document"]


@dataclass(frozen=True, slots=True)
class Segmentation:
    """What a document consists of, each in reading order."""

    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    statements: tuple[Statement, ...]


def segment_document(reading: Reading, document_id: str) -> Segmentation:
    """Cuts all pages of a reading; ids follow from `document_id` and the texts, so that they survive a new reading."""
    from pipeline.segment.statements import Cutter

    cutter = Cutter(document_id)
    cutter.cut(reading.pages)
    return Segmentation(tuple(cutter.outline.sections), tuple(cutter.tables), tuple(cutter.statements))
