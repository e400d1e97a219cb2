"""An analysis -> rows of the tables, as column-name -> value; the only place that knows both shapes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.ids import stable_id
from pipeline.labels import BlockKind, DocumentStatus
from pipeline.model import (
    Analysis,
    Assessment,
    BudgetLine,
    IndicatorValue,
    Link,
    Page,
    Region,
    Section,
    Tag,
    TaggedStatement,
)

Rows = list[dict[str, Any]]


def analysis_to_rows(analysis: Analysis, run_id: str, *, retry: bool = False) -> dict[str, Rows]:
    """Rows of one document by table; a table without rows is left out."""
    rows: dict[str, Rows] = {
        "document": [_document(analysis, run_id, retry)],
        "page": [_page(page) for page in analysis.reading.pages],
        "section": [_section(section) for section in analysis.sections],
        "statement": [_statement(tagged) for tagged in analysis.statements],
        "tag": [_tag(tagged.statement.id, tag) for tagged in analysis.statements for tag in tagged.tags],
        "goal": _goals(analysis),
        "indicator_value": [_indicator_value(value) for value in analysis.indicator_values],
        "budget_line": [_budget_line(line) for line in analysis.budget_lines],
        "link": [_link(link) for link in analysis.links],
    }
    document_id = analysis.document_id
    return {
        table: [{"document_id": document_id, **row} for row in table_rows]
        for table, table_rows in rows.items()
        if table_rows
    }


def assessments_to_rows(assessments: tuple[Assessment, ...], rulings: Mapping[str, str]) -> dict[str, Rows]:
    """Rows of judgements by table. `rulings` holds the verdict that a person gave, by assessment."""
    rows: dict[str, Rows] = {"assessment": [], "component": [], "evidence": []}
    for judged in assessments:
        rows["assessment"].append(
            {
                "assessment_id": judged.id,
                "norm_set": judged.norm_set,
                "norm": judged.norm,
                "municipality": judged.municipality,
                "year": judged.year,
                "document_id": judged.document_id,
                "verdict": judged.verdict.value,
                "reason": judged.reason,
                "status": _status(judged, rulings.get(judged.id)),
                "maker": judged.maker,
                "certain_verdict": judged.certain_verdict and judged.certain_verdict.value,
            }
        )
        rows["component"] += [
            {
                "assessment_id": judged.id,
                "position": position,
                "name": component.name,
                "question": component.question,
                "count": component.count,
                "total": component.total,
                "score": component.score,
                "points": component.points,
            }
            for position, component in enumerate(judged.components)
        ]
        rows["evidence"] += [
            {"assessment_id": judged.id, "component": e.component, "finding_id": e.finding_id, "meets": e.meets}
            for e in judged.evidence
        ]
    return rows


def _status(judged: Assessment, ruled: str | None) -> str:
    if ruled is None:
        return "proposed"
    return "confirmed" if ruled == judged.verdict else "overruled"


def _document(analysis: Analysis, run_id: str, retry: bool) -> dict[str, Any]:
    source, reading = analysis.source, analysis.reading
    return {
        "run_id": run_id,
        "corpus": source.corpus,
        "name": source.name,
        "sha256": source.sha256 or None,
        "municipality": source.municipality,
        "document_kind": source.document_kind.value,
        "year": source.year,
        "title": source.title,
        "inferred": list(source.inferred),
        "fingerprint": analysis.fingerprint,
        "reader": reading.reader or None,
        "status": reading.status.value,
        "retry": retry,
        "message": reading.message,
        "pages_total": reading.pages_total if reading.status is not DocumentStatus.FAILED else None,
        "structure": reading.structure,
    }


def _page(page: Page) -> dict[str, Any]:
    return {
        "page": page.number,
        "width": page.width,
        "height": page.height,
        "text_layer": page.text_layer.value,
        "ocr": page.ocr,
        "is_read": page.is_read,
        "words": page.words,
        "columns": page.columns,
        "tables": sum(block.kind is BlockKind.TABLE for block in page.blocks),
        "message": page.message,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "section_id": section.id,
        "parent_id": section.parent_id,
        "position": section.position,
        "level": section.level,
        "number": section.number,
        "title": section.title,
        "path": list(section.path),
        "page": section.page,
    }


def _tag(statement_id: str, tag: Tag) -> dict[str, Any]:
    return {
        "statement_id": statement_id,
        "dimension": tag.dimension.value,
        "value": tag.value,
        "confidence": tag.confidence,
        "maker": tag.maker,
        "uncertain": tag.uncertain,
    }


def _indicator_value(value: IndicatorValue) -> dict[str, Any]:
    return {
        "indicator_value_id": value.id,
        "position": value.position,
        "programme": value.programme,
        "indicator": value.indicator,
        "unit": value.unit,
        "source": value.source,
        "type": value.type.value,
        "year": value.year,
        "value": value.value,
        "printed": value.printed,
        "region": _region(value.region),
    }


def _budget_line(line: BudgetLine) -> dict[str, Any]:
    return {
        "budget_line_id": line.id,
        "position": line.position,
        "programme": line.programme,
        "row": line.row,
        "year": line.year,
        "basis": line.basis,
        "amount": line.amount,
        "printed": line.printed,
        "region": _region(line.region),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "kind": link.kind,
        "from_id": link.from_id,
        "to_id": link.to_id,
        "reason": link.reason,
        "confidence": link.confidence,
    }


def _statement(tagged: TaggedStatement) -> dict[str, Any]:
    statement = tagged.statement
    return {
        "statement_id": statement.id,
        "position": statement.position,
        "source": statement.source.value,
        "text": statement.text,
        "section_id": statement.section_id,
        "section_path": list(statement.section_path),
        "lead_in": statement.lead_in,
        "marker": statement.marker,
        "page": statement.page,
        "regions": [_region(region) for region in statement.regions],
    }


def _goals(analysis: Analysis) -> Rows:
    slots = {tagged.statement.id: tagged.slots for tagged in analysis.statements}
    return [
        {
            "goal_id": goal.id,
            "programme": goal.programme,
            "number": goal.number,
            "parent_number": goal.parent_number,
            "indicator": slots[goal.id].indicator,
            "direction": slots[goal.id].direction,
            "baseline_value": slots[goal.id].baseline_value,
            "baseline_year": slots[goal.id].baseline_year,
            "target_value": slots[goal.id].target_value,
            "unit": slots[goal.id].unit,
            "comparison": slots[goal.id].comparison,
            "deadline": slots[goal.id].deadline,
            "actor": slots[goal.id].actor,
            "care_lines": list(slots[goal.id].care_lines),
            "theme": slots[goal.id].theme,
        }
        for goal in analysis.goals
    ]


def _region(region: Region) -> dict[str, Any]:
    box = region.box
    return {"page": region.page, "x0": box.x0, "top": box.top, "x1": box.x1, "bottom": box.bottom}


def document_id_of(corpus: str, name: str) -> str:
    """Stable id of a document: its corpus and its name in it."""
    return stable_id("document", corpus, name)
