"""Norms and findings -> assessments, for each document and for each municipality and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.errors import NormError, StoreError
from pipeline.ids import stable_id
from pipeline.model import Assessment, Component, Evidence, Verdict
from pipeline.norms.norm_set import Criterion, Norm, NormSet

Ask = Callable[[str, Mapping[str, object]], list[dict[str, Any]]]

# Above this share of unread pages a judgement would rest on too little: auditors then ask for the document itself.
MAX_UNREAD_SHARE = 0.2

_DOCUMENTS = """
SELECT document_id, document, municipality, year, document_kind, status, pages_total, pages_unreadable, goals
FROM document_coverage ORDER BY document_id
"""


@dataclass(frozen=True, slots=True)
class _Document:
    document_id: str
    document: str
    municipality: str | None
    year: int | None
    document_kind: str
    status: str
    pages_total: int | None
    pages_unreadable: int
    goals: int


@dataclass(frozen=True, slots=True)
class _Scope:
    municipality: str | None
    year: int | None
    document_id: str | None
    documents: tuple[_Document, ...]


def judge(norm_sets: Sequence[NormSet], ask: Ask) -> tuple[Assessment, ...]:
    """All assessments. `ask` runs a query with named parameters, on a read-only database without external access."""
    documents = [_Document(**row) for row in ask(_DOCUMENTS, {})]
    return tuple(
        _assess(norm_set, norm, scope, ask)
        for norm_set in norm_sets
        for norm in norm_set.norms
        for scope in _scopes(documents, norm)
    )


def _scopes(documents: Iterable[_Document], norm: Norm) -> list[_Scope]:
    """Each document of the right kind, then each municipality and year that has any document at all."""
    kinds = tuple(norm.document_kinds)
    fitting = [document for document in documents if document.document_kind in kinds]
    singles = [_Scope(d.municipality, d.year, d.document_id, (d,)) for d in fitting]
    groups: dict[tuple[str, int], list[_Document]] = defaultdict(list)
    for document in documents:
        if document.municipality and document.year:
            group = groups[document.municipality, document.year]
            if document.document_kind in kinds:
                group.append(document)
    return singles + [_Scope(name, year, None, tuple(group)) for (name, year), group in sorted(groups.items())]


def _assess(norm_set: NormSet, norm: Norm, scope: _Scope, ask: Ask) -> Assessment:
    components: list[Component] = []
    evidence: list[Evidence] = []
    reason = _why_unknown(norm, scope)
    verdict = Verdict.UNKNOWN
    if reason is None:
        for criterion in norm.criteria:
            component, found = _weigh(norm_set, norm, criterion, scope, ask)
            components.append(component)
            evidence += found
        verdict, reason = _verdict(norm, components)
        reason += _unread_note(scope)
    return Assessment(
        id=stable_id("assessment", norm_set.name, norm.id, scope.municipality, scope.year, scope.document_id),
        norm_set=norm_set.name,
        norm=norm.id,
        municipality=scope.municipality,
        year=scope.year,
        document_id=scope.document_id,
        verdict=verdict,
        reason=reason,
        components=tuple(components),
        evidence=tuple(evidence),
        maker=f"norm:{norm_set.name}@{norm_set.version}",
    )


def _why_unknown(norm: Norm, scope: _Scope) -> str | None:
    if not scope.documents:
        return f"Er is geen document van de soort {' of '.join(norm.document_kinds)}."
    broken = [d.document for d in scope.documents if d.status in ("failed", "unreadable")]
    if broken:
        return f"Niet te lezen: {', '.join(broken)}."
    pages = sum(d.pages_total or 0 for d in scope.documents)
    unread = sum(d.pages_unreadable for d in scope.documents)
    if unread > MAX_UNREAD_SHARE * pages:
        return f"{unread} van {pages} pagina's zijn niet te lezen."
    goals = sum(d.goals for d in scope.documents)
    if goals < norm.minimum_goals:
        return f"Er zijn {goals} doelen gevonden; onder de {norm.minimum_goals} is geen oordeel mogelijk."
    return None


def _unread_note(scope: _Scope) -> str:
    unread = sum(d.pages_unreadable for d in scope.documents)
    return f" Let op: {unread} pagina('s) zijn niet gelezen." if unread else ""


def _weigh(
    norm_set: NormSet, norm: Norm, criterion: Criterion, scope: _Scope, ask: Ask
) -> tuple[Component, list[Evidence]]:
    rows = _findings(norm_set, norm, criterion, scope, ask)
    evidence = [Evidence(criterion.name, finding_id, meets) for finding_id, meets in sorted(rows.items())]
    count, total = sum(rows.values()), len(rows)
    component = Component(
        name=criterion.name,
        question=criterion.question,
        count=count,
        total=total,
        score=count / total if total else None,
        points=_points(criterion, count, total),
    )
    return component, evidence


def _findings(norm_set: NormSet, norm: Norm, criterion: Criterion, scope: _Scope, ask: Ask) -> dict[str, bool]:
    where = f"{norm_set.path.name}, norm {norm.id}, criterium '{criterion.name}'"
    try:
        rows = ask(criterion.sql, {"documents": [document.document_id for document in scope.documents]})
    except StoreError as error:
        raise NormError(f"{where}: de query werkt niet ({error}).") from error
    if rows and set(rows[0]) != {"finding_id", "meets"}:
        raise NormError(f"{where}: de query moet de kolommen finding_id en meets geven, niet {', '.join(rows[0])}.")
    return {row["finding_id"]: bool(row["meets"]) for row in rows}


def _points(criterion: Criterion, count: int, total: int) -> float | None:
    if not total:
        return 0.0 if criterion.without_findings == "not_met" else None
    value = count / total if criterion.measure == "share" else count
    if value >= criterion.met:
        return 1.0
    return 0.5 if value >= criterion.partly else 0.0


def _verdict(norm: Norm, components: Sequence[Component]) -> tuple[Verdict, str]:
    weighed = [component for component in components if component.points is not None]
    if not weighed:
        return Verdict.UNKNOWN, "Er zijn geen bevindingen om op te oordelen."
    required = {criterion.name for criterion in norm.criteria if criterion.required}
    lacking = [component.name for component in weighed if component.name in required and component.points == 0]
    told = "; ".join(f"{component.name}: {component.count} van {component.total}" for component in components)
    if lacking:
        return Verdict.HARDLY, f"Niet voldaan aan: {', '.join(lacking)}. {told}."
    mean = sum(component.points or 0.0 for component in weighed) / len(weighed)
    if mean >= norm.largely:
        return Verdict.LARGELY, f"{told}."
    return (Verdict.PARTLY if mean >= norm.partly else Verdict.HARDLY), f"{told}."
