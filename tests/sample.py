"""The sample corpus as a perfect reader would store it: sources with their labels instead of PDFs and a classifier.

So that tests of norms and ledger measure rules, not reading. Binding is the real one.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from corpus.layout.document import Layout  # noqa: F401  (the corpus package needs its own libraries: fail early)
from corpus.layout.source import Block, Source, read_source
from corpus.layout.tables import block_to_grid, print_amount
from pipeline.goals import bind_goals
from pipeline.ids import Numberer
from pipeline.labels import Dimension, DocumentKind, DocumentStatus, StatementSource, TableKind, TextLayer
from pipeline.model import Analysis, Page, Reading, Section, SourceFile, Statement, Table, Tag, TaggedStatement
from pipeline.segment import Segmentation
from pipeline.settings import ROOT
from pipeline.store.rows import document_id_of
from tests.factory import HERE

CORPUS = "voorbeeld"


@cache
def sample_corpus() -> tuple[Analysis, ...]:
    """All documents of `corpus/voorbeeld`, in the order of the manifest."""
    with (ROOT / "corpus" / "voorbeeld" / "documents.csv").open(encoding="utf-8") as file:
        return tuple(_analysis(row) for row in csv.DictReader(file))


def _analysis(row: dict[str, str]) -> Analysis:
    source = read_source(ROOT / "corpus" / "source" / f"{Path(row['file']).stem}.txt")
    document_id = document_id_of(CORPUS, row["file"])
    segmentation, tagged = _segment(source, document_id)
    year, kind = int(row["year"]), DocumentKind(row["document_kind"])
    bound = bind_goals(document_id, segmentation, tagged, year=year)
    return Analysis(
        SourceFile(Path(row["file"]), CORPUS, row["file"], "00", row["municipality"], kind, year, row["title"]),
        document_id,
        "v1",
        Reading((Page(1, 595, 842, TextLayer.READABLE),), 1, "perfect", DocumentStatus.DONE, None),
        sections=segmentation.sections,
        statements=tagged,
        goals=bound.goals,
        indicator_values=bound.indicator_values,
        budget_lines=bound.budget_lines,
        links=bound.links,
    )


def _segment(source: Source, document_id: str) -> tuple[Segmentation, tuple[TaggedStatement, ...]]:
    numberer = Numberer(document_id)
    sections: list[Section] = []
    open_sections: list[Section] = []
    tables: list[Table] = []
    tagged: list[TaggedStatement] = []
    lead_in: str | None = None
    for block in source.blocks:
        if block.kind == "heading":
            while open_sections and open_sections[-1].level >= block.level:
                open_sections.pop()
            open_sections.append(_section(block, numberer, open_sections, len(sections)))
            sections.append(open_sections[-1])
            lead_in = None
        if block.kind == "table" and block.text.split()[0] in ("indicators", "budget"):
            tables.append(_table(block, open_sections))
        for index in block.statements:
            written = source.statements[index]
            item = _statement(written.text, block, numberer, open_sections, len(tagged), lead_in)
            tagged.append(TaggedStatement(item, _tags(written.label)))
            if block.kind != "item":
                lead_in = written.text if written.text.endswith(":") else None
    segmentation = Segmentation(tuple(sections), tuple(tables), tuple(t.statement for t in tagged))
    return segmentation, tuple(tagged)


def _section(block: Block, numberer: Numberer, above: list[Section], position: int) -> Section:
    number, _, title = block.text.partition(" ")
    numbered = number.rstrip(".").replace(".", "").isdigit()
    path = (*(above[-1].path if above else ()), block.text)
    return Section(
        numberer.id_of(f"section {block.text}"),
        above[-1].id if above else None,
        position,
        block.level,
        number.rstrip(".") if numbered else None,
        title if numbered else block.text,
        path,
        1,
    )


def _table(block: Block, above: list[Section]) -> Table:
    grid = block_to_grid(block, "ruled")
    is_budget = block.text.startswith("budget")
    rows = [tuple(print_amount(cell, "minus") if is_budget else cell for cell in row) for row in grid.rows]
    printed = f"{grid.caption} {' '.join(grid.head)}"
    return Table(
        TableKind.FINANCE if is_budget else TableKind.INDICATOR,
        above[-1].id if above else None,
        f"{grid.caption} Bron: {grid.source}" if grid.source else grid.caption,
        (grid.head,),
        tuple(rows),
        tuple(HERE for _ in rows),
        1000.0 if "1.000" in printed else 1.0,
    )


def _statement(
    text: str, block: Block, numberer: Numberer, above: list[Section], position: int, lead_in: str | None
) -> Statement:
    is_item = block.kind == "item"
    return Statement(
        numberer.id_of(text),
        position,
        StatementSource.LIST_ITEM if is_item else StatementSource.SENTENCE,
        text,
        above[-1].id if above else None,
        above[-1].path if above else (),
        lead_in if is_item else None,
        (block.text or "-") if is_item else None,
        (HERE,),
    )


def _tags(label) -> tuple[Tag, ...]:  # type: ignore[no-untyped-def]
    values = {Dimension.KIND: label.kind}
    if label.kind == "goal":
        values |= {
            Dimension.LEVEL: label.level,
            Dimension.MEASURABILITY: label.measurability,
            Dimension.RESULT: label.result,
            Dimension.BUDGET: "yes" if label.budget else "no",
            Dimension.TIME_BOUND: "yes" if label.time_bound else "no",
        }
    return tuple(Tag(dimension, value, 1.0, "person") for dimension, value in values.items())
