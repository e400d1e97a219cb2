"""Database -> all that the dossier shows, as it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.report.nouns import (
    AgreementRow,
    BudgetRow,
    ComponentRow,
    Document,
    EvidenceRow,
    Finding,
    Findings,
    GoalRow,
    ImportRow,
    IndicatorRow,
    Judgement,
    LedgerRow,
    LinkRow,
    Ruling,
    SurveyRow,
    TagRow,
    UnreadPage,
)
from pipeline.review.counts import load_corrected
from pipeline.store import Database

_REVIEW = frozenset({"review", "latest_review", "review_export", "review_item", "review_stratum"})
_SQL = Path(__file__).parent / "sql"


def load_findings(database: Database) -> Findings:
    """All that the dossier shows. Tables that an older database lacks count as empty."""
    known = {row["table_name"] for row in _rows(database, "tables")}
    runs = _rows(database, "last_run")
    rulings = {r.assessment_id: r for r in _all(database, "rulings", Ruling)} if "ruling" in known else {}
    documents = _all(database, "documents", Document)
    imported = {"survey_result", "indicator_import"} <= known
    quoted = _all(database, "findings", Finding)
    if imported:
        quoted += _all(database, "imported_findings", Finding)
    files = tuple(_file(row) for row in _rows(database, "files")) if imported else ()
    return Findings(
        run_at=runs[0]["started_at"] if runs else None,
        version=runs[0]["version"] if runs else None,
        documents=documents,
        unread_pages=_all(database, "unread_pages", UnreadPage),
        judgements=tuple(_ruled(judgement, rulings) for judgement in _all(database, "judgements", Judgement)),
        rulings=rulings,
        components=_all(database, "components", ComponentRow),
        evidence=_all(database, "evidence", EvidenceRow),
        findings={finding.finding_id: finding for finding in quoted},
        tags=_all(database, "tags", TagRow),
        goals=_all(database, "goals", GoalRow),
        links=_all(database, "links", LinkRow),
        indicators=_all(database, "indicators", IndicatorRow),
        budget=_all(database, "budget", BudgetRow),
        ledger=_all(database, "ledger", LedgerRow) if "ledger" in known else (),
        agreements=_all(database, "agreements", AgreementRow) if "agreement" in known else (),
        survey=_all(database, "survey", SurveyRow) if imported else (),
        imports=_all(database, "imported_indicators", ImportRow) if imported else (),
        corrected=load_corrected(database) if known >= _REVIEW else (),
        ocr_pages=frozenset((row["document_id"], row["page"]) for row in _rows(database, "ocr_pages")),
        models=tuple(row["maker"].removeprefix("model:").split("+")[0] for row in _rows(database, "models")),
        document_by_id={document.document_id: document for document in (*documents, *files)},
    )


def _ruled(judgement: Judgement, rulings: Mapping[str, Ruling]) -> Judgement:
    ruling = rulings.get(judgement.assessment_id)
    return replace(judgement, verdict=ruling.verdict) if ruling else judgement


def _file(row: Mapping[str, Any]) -> Document:
    """A CSV file that people brought, in the shape of a document without pages."""
    return Document(
        document_id=row["document_id"], corpus=row["corpus"], folder=None, name=row["name"], title=row["name"],
        sha256=None, municipality=row["municipality"], document_kind=row["document_kind"], year=row["year"],
        inferred=(), status="done", message=None, structure=None, pages_total=None, pages_read=0, pages_ocr=0,
        pages_unreadable=0, statements=0, goals=0,
    )  # fmt: skip


def _all(database: Database, name: str, noun: type) -> tuple[Any, ...]:
    return tuple(
        noun(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
        for row in _rows(database, name)
    )


def _rows(database: Database, name: str) -> list[dict[str, Any]]:
    return database.rows((_SQL / f"{name}.sql").read_text("utf-8"))
