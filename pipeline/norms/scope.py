"""Stored documents and surveys -> what is judged: one document, a municipality and year, a municipality as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.norms.norm_set import Norm

Ask = Callable[[str, Mapping[str, object]], list[dict[str, Any]]]

_DOCUMENTS = """
SELECT document_id, document, municipality, year, document_kind, status, pages_total, pages_unreadable, statements,
    goals
FROM document_coverage ORDER BY document_id
"""
_SCOPES = "SELECT document_id, municipality, year FROM document_scope ORDER BY ALL"
_SURVEYS = "SELECT DISTINCT municipality, year FROM survey_answer ORDER BY ALL"


@dataclass(frozen=True, slots=True)
class Document:
    """What must be known of a document to judge whether a judgement can rest on it."""

    document_id: str
    document: str
    municipality: str | None
    year: int | None
    document_kind: str
    status: str
    pages_total: int | None
    pages_unreadable: int
    statements: int
    goals: int


@dataclass(frozen=True, slots=True)
class Scope:
    """What a judgement is about. `year` None and `document_id` None: the municipality over all its years."""

    municipality: str | None
    year: int | None
    document_id: str | None
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """All documents, and which of them count for which municipality and year."""

    documents: tuple[Document, ...]
    by_year: Mapping[tuple[str, int], tuple[Document, ...]]
    by_municipality: Mapping[str, tuple[Document, ...]]


def holdings_of(ask: Ask) -> Holdings:
    """Reads what is stored. A covenant counts for each municipality that is a party, in each year it is in force."""
    documents = {row["document_id"]: Document(**row) for row in ask(_DOCUMENTS, {})}
    by_year: dict[tuple[str, int], list[Document]] = defaultdict(list)
    by_municipality: dict[str, dict[str, Document]] = defaultdict(dict)
    for row in ask(_SCOPES, {}):
        document = documents[row["document_id"]]
        by_municipality[row["municipality"]][document.document_id] = document
        if row["year"] is not None:
            by_year[row["municipality"], row["year"]].append(document)
    for row in ask(_SURVEYS, {}):
        by_year[row["municipality"], row["year"]] += []
        by_municipality[row["municipality"]] |= {}
    return Holdings(
        tuple(documents.values()),
        {key: tuple(found) for key, found in sorted(by_year.items())},
        {key: tuple(found.values()) for key, found in sorted(by_municipality.items())},
    )


def scopes_of(holdings: Holdings, norm: Norm) -> list[Scope]:
    """Each document (where no survey is needed), each municipality and year, each municipality."""
    singles: list[Scope] = []
    if "S" not in norm.needed:  # a survey is about a municipality, not about a document
        singles = [Scope(d.municipality, d.year, d.document_id, (d,)) for d in holdings.documents]
    years = [
        Scope(name, year, None, _of_kind(found, norm.document_kinds))
        for (name, year), found in holdings.by_year.items()
    ]
    wholes = [
        Scope(name, None, None, _of_kind(found, norm.document_kinds))
        for name, found in holdings.by_municipality.items()
    ]
    return singles + years + wholes


def _of_kind(documents: Iterable[Document], kinds: Sequence[str]) -> tuple[Document, ...]:
    return tuple(document for document in documents if document.document_kind in kinds)
