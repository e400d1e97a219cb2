"""Segmentations made by hand: what the segmenter would bring, in a few lines of text."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.labels import Dimension, StatementSource, TableKind
from pipeline.model import Box, Region, Section, Statement, Table, Tag, TaggedStatement
from pipeline.segment import Segmentation

_HEADING = re.compile(r"^(#+) (?:(?P<number>\d+(?:\.\d+)*\.?) )?(?P<title>.+)$")
_ITEM = re.compile(r"^(?P<marker>[A-Z]?\d+(?:\.\d+)*(?:\.[a-z]|[.)a-z])?|[-•])\s+(?P<text>.+)$")


def region(row: int = 0, page: int = 1) -> Region:
    return Region(page, Box(50, 100 + 20 * row, 500, 115 + 20 * row))


def table(header: str, rows: str, *, kind: TableKind = TableKind.INDICATOR, caption: str | None = None) -> Table:
    """Cells are parted by '|', rows by line ends."""
    heads, lines = (tuple(cells(line) for line in text.strip().splitlines()) for text in (header, rows))
    return Table(kind, None, caption, heads, lines, tuple(region(k) for k in range(len(lines))))


def cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().split("|"))


def document(text: str, *tables: Table) -> Segmentation:
    """'# Heading', '## 1.1 Sub-heading', '1. item', '- item', other lines sentences; a line ending in ':' leads in.

    A line '[table]' puts the next of `tables` there.
    """
    sections: list[Section] = []
    stack: list[Section] = []
    statements: list[Statement] = []
    placed: list[Table] = []
    waiting = list(tables)
    lead_in: str | None = None
    for line in filter(None, (line.strip() for line in text.splitlines())):
        heading, item = _HEADING.match(line), _ITEM.match(line)
        current = stack[-1] if stack else None
        if heading:
            level = len(heading[1])
            stack = [section for section in stack if section.level < level]
            path = (*(stack[-1].path if stack else ()), heading["title"])
            number = heading["number"].strip(".") if heading["number"] else None
            parent = stack[-1].id if stack else None
            section = Section(f"s{len(sections)}", parent, len(sections), level, number, heading["title"], path, 1)
            stack.append(section)
            sections.append(section)
            lead_in = None
        elif line == "[table]":
            made = waiting.pop(0)
            placed.append(replace(made, section_id=current.id if current else None))
        else:
            source = StatementSource.LIST_ITEM if item else StatementSource.SENTENCE
            words = item["text"] if item else line
            statements.append(
                Statement(
                    words if all(words != other.id for other in statements) else f"{words} (2)",
                    len(statements), source, words, current.id if current else None, current.path if current else (),
                    lead_in if item else None, item["marker"] if item else None, (region(len(statements)),),
                )
            )  # fmt: skip
            lead_in = lead_in if item else line
    return Segmentation(tuple(sections), tuple(placed + waiting), tuple(statements))


def tag_all(segmentation: Segmentation, kind: str = "goal") -> tuple[TaggedStatement, ...]:
    """Every statement with one label."""
    tag = Tag(Dimension.KIND, kind, 0.7, "model:test")
    return tuple(TaggedStatement(statement, (tag,)) for statement in segmentation.statements)
