"""Headings that call themselves a goal -> statements, so that they can be tagged and found."""

from __future__ import annotations

from dataclasses import replace

from pipeline.goals.outline import full_title
from pipeline.goals.placing import named_heading
from pipeline.ids import Numberer
from pipeline.model import BlockKind, Reading, Region, Section, Statement, StatementSource
from pipeline.segment import Segmentation


def with_goal_headings(segmentation: Segmentation, reading: Reading, document_id: str) -> Segmentation:
    """The same document, with a statement for each heading like "Doelstelling 1.1 Minder inbraken in woningen".

    Headings are no statements (codebook); these are the exception, for the document prints the goal nowhere else. The
    text is what follows the number; the statement stands before those of its section. Plain numbered headings stay
    headings: most budgets print them above the explanation of a goal that stands in a list already.
    """
    numberer = Numberer(f"{document_id}/goal-heading")
    by_id = {section.id: section for section in segmentation.sections}
    known = {statement.text for statement in segmentation.statements}
    made: dict[int, Statement] = {}  # by the position of the section
    for section in segmentation.sections:
        named = named_heading(section)
        region = _region(section, reading) if named else None
        if named is not None and region is not None and named[1] not in known:
            parent = by_id.get(section.parent_id or "")
            made[section.position] = Statement(
                numberer.id_of(full_title(section)), 0, StatementSource.LIST_ITEM, named[1], section.parent_id,
                parent.path if parent else (), None, named[0], (region,),
            )  # fmt: skip
    if not made:
        return segmentation
    order = {section.id: section.position for section in segmentation.sections}
    return replace(segmentation, statements=_merged(segmentation.statements, made, order))


def _merged(
    statements: tuple[Statement, ...], made: dict[int, Statement], order: dict[str, int]
) -> tuple[Statement, ...]:
    """All statements in the order of the document, numbered anew."""
    merged: list[Statement] = []
    waiting = sorted(made)
    for statement in statements:
        here = order.get(statement.section_id or "", -1)
        while waiting and waiting[0] <= here:
            merged.append(made[waiting.pop(0)])
        merged.append(statement)
    merged += [made[position] for position in waiting]
    return tuple(replace(statement, position=position) for position, statement in enumerate(merged))


def _region(section: Section, reading: Reading) -> Region | None:
    """Where the heading stands on its page."""
    page = next((page for page in reading.pages if page.number == section.page), None)
    if page is None:
        return None
    blocks = (block for block in page.blocks if block.kind is BlockKind.HEADING)
    box = next((block.box for block in blocks if block.text.startswith(section.title)), None)
    return Region(page.number, box) if box else None
