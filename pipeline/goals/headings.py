"""Headings that call themselves a goal -> statements, so that they can be tagged and found."""

from __future__ import annotations

from dataclasses import replace

from pipeline.goals.numbers import number_named
from pipeline.goals.outline import GOAL_PARTS, full_title, part_of
from pipeline.goals.phrases import with_goal_cells
from pipeline.goals.placing import goal_headings
from pipeline.ids import Numberer, normalise
from pipeline.labels import BlockKind, StatementSource
from pipeline.model import Reading, Region, Section, Statement
from pipeline.segment import Segmentation


def with_goal_headings(segmentation: Segmentation, reading: Reading, document_id: str) -> Segmentation:
    """The same document, with a statement for each goal that is printed as a heading or in a cell of its own.

    Headings are no statements (codebook); the exceptions are those that call themselves a goal ("Doelstelling 1.1
    Minder inbraken in woningen": the text is what follows the number) and those right below a heading of goals that say
    something ("Inwoners redden zich langer op eigen kracht"), for the document prints the goal nowhere else. The
    statement stands before those of its section. Plain numbered headings stay headings: most budgets print them above
    the explanation of a goal that stands in a list already.
    """
    segmentation = _with_labelled_goals(with_goal_cells(segmentation, document_id), reading)
    numberer = Numberer(f"{document_id}/goal-heading")
    by_id = {section.id: section for section in segmentation.sections}
    known = {_folded(statement.text) for statement in segmentation.statements}
    goals = goal_headings(segmentation.sections, segmentation.statements)
    made: dict[int, Statement] = {}  # by the position of the section
    for section in segmentation.sections:
        named = goals.get(section.id)
        region = _region(section, reading) if named else None
        if named is not None and region is not None and _folded(named[1]) not in known:
            parent = by_id.get(section.parent_id or "")
            made[section.position] = Statement(
                numberer.id_of(full_title(section)), 0, StatementSource.LIST_ITEM, named[1], section.parent_id,
                parent.path if parent else (), None, named[0], (region,),
            )  # fmt: skip
    if not made:
        return segmentation
    order = {section.id: section.position for section in segmentation.sections}
    return replace(segmentation, statements=_merged(segmentation.statements, made, order))


def _with_labelled_goals(segmentation: Segmentation, reading: Reading) -> Segmentation:
    """The sentence right below a heading "Doel 1" as a list item with that number; its place is that of both."""
    labels = {
        section.id: (number, _region(section, reading))
        for section in segmentation.sections
        if part_of(section.title) in GOAL_PARTS and (number := number_named(section.title))
    }
    statements = []
    for statement in segmentation.statements:
        number, region = labels.pop(statement.section_id or "", (None, None))
        first = statement.regions[0]
        if number is not None and statement.source is StatementSource.SENTENCE:
            if region is not None and region.page == first.page:
                first = Region(first.page, first.box.union(region.box))
            regions = (first, *statement.regions[1:])
            statement = replace(statement, source=StatementSource.LIST_ITEM, marker=number, regions=regions)
        statements.append(statement)
    return replace(segmentation, statements=tuple(statements))


def _folded(text: str) -> str:
    return normalise(text).rstrip(".;,: ")


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
