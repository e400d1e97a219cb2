"""Small real nouns for tests: documents that nobody read, with the findings that a test needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.labels import Dimension, DocumentKind, DocumentStatus, StatementSource, TextLayer, ValueType
from pipeline.model import (
    Analysis,
    Box,
    Goal,
    IndicatorValue,
    Link,
    Page,
    Reading,
    Region,
    SourceFile,
    Statement,
    Tag,
    TaggedStatement,
)
from pipeline.store.rows import document_id_of

HERE = Region(1, Box(10, 20, 110, 30))
LABELS = {
    Dimension.LEVEL: "strategic",
    Dimension.MEASURABILITY: "qualitative",
    Dimension.RESULT: "outcome",
    Dimension.BUDGET: "no",
    Dimension.TIME_BOUND: "no",
}


def tagged(text: str, kind: str = "goal", **labels: str) -> TaggedStatement:
    """A statement with the id `text`, and for goals the labels above where none are given."""
    statement = Statement(text, 0, StatementSource.SENTENCE, text, None, ("Kop",), None, None, (HERE,))
    values = {Dimension.KIND: kind}
    if kind == "goal":
        values |= LABELS | {Dimension(name): value for name, value in labels.items()}
    return TaggedStatement(statement, tuple(Tag(d, value, 0.9, "model:test") for d, value in values.items()))


def indicator(name: str, type_: ValueType, year: int | None, value: float) -> IndicatorValue:
    id_ = f"{name}-{type_}-{year}"
    return IndicatorValue(id_, 0, None, name, "%", None, type_, year, value, str(value), HERE)


def analysis(
    name: str,
    statements: Sequence[TaggedStatement] = (),
    *,
    kind: DocumentKind = DocumentKind.BUDGET,
    municipality: str = "Zandrecht",
    year: int = 2024,
    pages: Sequence[TextLayer] = (TextLayer.READABLE,),
    status: DocumentStatus = DocumentStatus.DONE,
    message: str | None = None,
    structure: str | None = None,
    indicators: Sequence[IndicatorValue] = (),
    links: Sequence[Link] = (),
    fingerprint: str = "v1",
) -> Analysis:
    source = SourceFile(Path("/corpus") / name, "corpus", name, "00", municipality, kind, year, name)
    reading = Reading(
        tuple(Page(number, 595, 842, layer) for number, layer in enumerate(pages, 1)),
        len(pages),
        "read-0",
        status,
        message,
        structure,
    )
    return Analysis(
        source,
        document_id_of("corpus", name),
        fingerprint,
        reading,
        statements=tuple(statements),
        goals=tuple(Goal(t.statement.id, None, None, None) for t in statements if t.kind == "goal"),
        indicator_values=tuple(indicators),
        links=tuple(links),
    )
