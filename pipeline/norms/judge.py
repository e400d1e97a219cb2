"""Norms and findings -> assessments, for each document, each municipality and year, and each municipality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.ids import stable_id
from pipeline.labels import DocumentStatus, Verdict
from pipeline.model import Assessment, Component, Evidence
from pipeline.norms.norm_set import Criterion, Norm, NormSet
from pipeline.norms.questions import Questions
from pipeline.norms.scope import Ask, Document, Scope, holdings_of, scopes_of

# Above this share of unread pages a judgement would rest on too little: auditors then ask for the document itself.
MAX_UNREAD_SHARE = 0.2

_SURVEY = """
SELECT DISTINCT partner_group, sent, returned FROM survey_answer
WHERE municipality = $municipality AND norm = $norm AND ($year IS NULL OR year = $year)
AND NOT (returned >= $minimum_response * sent AND returned >= least($minimum_returned, sent) AND returned > 0)
ORDER BY ALL
"""


_UNCERTAIN = "SELECT statement_id FROM statement_label WHERE uncertain"
_DEPENDS = " Dit oordeel hangt af van onzekere labels: zonder de bevindingen met zo'n label is het '{}'."

Rows = list[dict[str, Any]]


def judge(norm_sets: Sequence[NormSet], ask: Ask) -> tuple[Assessment, ...]:
    """All assessments. `ask` runs a query with named parameters, on a read-only database without external access."""
    holdings = holdings_of(ask)
    uncertain = frozenset(row["statement_id"] for row in ask(_UNCERTAIN, {}))
    ask = _remembering(ask)
    return tuple(
        _Judge(norm_set, norm, scope, ask, uncertain).assess()
        for norm_set in norm_sets
        for norm in norm_set.norms
        for scope in scopes_of(holdings, norm)
    )


def try_queries(norm_sets: Sequence[NormSet], ask: Ask) -> None:
    """Runs each query once, on a database without documents. Raises NormError on the first that does not work."""
    nothing = Document("", "", "", 0, "", DocumentStatus.DONE, 0, 0, 0, 0)
    for norm_set in norm_sets:
        for norm in norm_set.norms:
            questions = Questions(norm_set, norm, Scope("", 0, "", (nothing,)), ask)
            for criterion in norm.criteria:
                questions.findings(criterion)


def _remembering(ask: Ask) -> Ask:
    """The same question about the same documents is asked once: a year with one document is that document."""
    known: dict[tuple[object, ...], Rows] = {}

    def remembered(query: str, given: Mapping[str, object]) -> Rows:
        key = (query, *((name, str(value)) for name, value in sorted(given.items())))
        if key not in known:
            known[key] = ask(query, given)
        return known[key]

    return remembered


class _Judge:
    """One norm over one scope. `uncertain`: statements of which a label is uncertain."""

    def __init__(self, norm_set: NormSet, norm: Norm, scope: Scope, ask: Ask, uncertain: frozenset[str]) -> None:
        self._set = norm_set
        self._norm = norm
        self._scope = scope
        self._ask = ask
        self._uncertain = uncertain
        self._questions = Questions(norm_set, norm, scope, ask)

    def assess(self) -> Assessment:
        rows: list[tuple[Criterion, Rows]] = []
        weighed: list[tuple[Criterion, Component]] = []
        verdict, certain = Verdict.UNKNOWN, None
        reason = self._why_not_documents() if "D" in self._norm.needed else None
        if reason is None:
            rows = [(criterion, self._findings(criterion)) for criterion in self._norm.criteria]
            weighed = [(criterion, self._weigh(criterion, found)) for criterion, found in rows]
            verdict, reason = self._verdict(weighed)
            certain = self._verdict_without_uncertain(rows, verdict)
            reason += _DEPENDS.format(certain.value) if certain else ""
            reason += self._notes()
        scope, norm = self._scope, self._norm
        return Assessment(
            id=stable_id("assessment", self._set.name, norm.id, scope.municipality, scope.year, scope.document_id),
            norm_set=self._set.name,
            norm=norm.id,
            municipality=scope.municipality,
            year=scope.year,
            document_id=scope.document_id,
            verdict=verdict,
            reason=reason,
            components=tuple(component for _, component in weighed),
            evidence=tuple(
                Evidence(criterion.name, row["finding_id"], bool(row["meets"]))
                for criterion, found in rows
                for row in found
            ),
            maker=f"norm:{self._set.name}@{self._set.version}",
            certain_verdict=certain,
        )

    # --- whether there is enough to judge on

    def _why_not_documents(self) -> str | None:
        scope, kinds = self._scope, self._norm.document_kinds
        if not scope.documents:
            return f"Er is geen document van de soort {' of '.join(kinds)}."
        if scope.document_id and scope.documents[0].document_kind not in (*kinds, *self._norm.single_kinds):
            kind = scope.documents[0].document_kind
            return f"Deze norm wordt niet op een document van de soort {kind} beoordeeld, wel op {' of '.join(kinds)}."
        broken = [d.document for d in scope.documents if d.status in ("failed", "unreadable")]
        if broken:
            return f"Niet te lezen: {', '.join(broken)}."
        pages = sum(d.pages_total or 0 for d in scope.documents)
        unread = sum(d.pages_unreadable for d in scope.documents)
        if unread > MAX_UNREAD_SHARE * pages:
            return f"{unread} van {pages} pagina's zijn niet te lezen."
        return self._why_not_text()

    def _why_not_text(self) -> str | None:
        """Too little text or too few goals: of what was not read nothing can be said to be missing."""
        documents, norm = self._scope.documents, self._norm
        statements = sum(d.statements for d in documents)
        least = max(norm.minimum_statements, 1)
        if statements < least:
            return f"Aantal gelezen uitspraken: {statements}; onder de {least} is geen oordeel mogelijk."
        goals = sum(d.goals for d in documents)
        if goals < norm.minimum_goals:
            return f"Aantal gevonden doelen: {goals}; onder de {norm.minimum_goals} is geen oordeel mogelijk."
        counted = self._questions.counted
        if norm.minimum_goals and counted.total["doelen"] and not counted.kept["doelen"]:
            return f"Geen van de {goals} gevonden doelen gaat {self._questions.about()}."
        return None

    def _why_not_found(self, weighed: Sequence[tuple[Criterion, Component]]) -> str | None:
        """Findings that documents of these kinds always hold: when there are none, reading missed them."""
        kinds = {document.document_kind for document in self._scope.documents}
        for criterion, component in weighed:
            if not component.total and kinds.intersection(criterion.expected_in):
                return (
                    f"Niets gevonden voor '{criterion.name}', terwijl elk document van de soort "
                    f"{' of '.join(criterion.expected_in)} dat heeft: kijk of de tabellen zijn gelezen."
                )
        return None

    def _why_not_people(self, weighed: Sequence[tuple[Criterion, Component]]) -> str | None:
        """Survey or interviews that the norm cannot do without; what documents say is told all the same."""
        told = self._told(weighed)
        if "S" in self._norm.needed and not any(c.total for criterion, c in weighed if criterion.evidence == "S"):
            if self._survey_groups():
                return f"De respons op de enquête is te laag om op te oordelen.{told}"
            when = f" over {self._scope.year}" if self._scope.year else ""
            return f"Er is geen enquête onder partners{when} ingelezen; documenten alleen zijn niet genoeg.{told}"
        if "I" in self._norm.needed:
            return f"Hiervoor zijn interviews nodig; die kunnen niet worden ingelezen.{told}"
        return None

    def _notes(self) -> str:
        notes = [about] if (about := self._questions.told()) else []
        if unread := sum(d.pages_unreadable for d in self._scope.documents):
            notes.append(f"Let op: {unread} pagina('s) zijn niet gelezen.")
        if "I" in self._norm.evidence and "I" not in self._norm.needed:
            notes.append("Interviews horen ook tot het bewijs; die zijn niet ingelezen.")
        if "S" in self._norm.evidence and "D" in self._norm.evidence and not self._scope.documents:
            notes.append(f"Er is geen document van de soort {' of '.join(self._norm.document_kinds)}.")
        if "S" in self._norm.evidence and (groups := self._survey_groups()):
            notes.append(f"Niet representatief en niet meegewogen: {'; '.join(groups)}.")
        return "".join(f" {note}" for note in notes)

    def _survey_groups(self) -> list[str]:
        """Groups whose response is too low to judge on, with what was returned."""
        if self._scope.municipality is None:
            return []
        given = {
            "municipality": self._scope.municipality,
            "norm": self._norm.id,
            "year": self._scope.year,
            "minimum_response": self._set.parameters.get("minimum_response", 0.0),
            "minimum_returned": self._set.parameters.get("minimum_returned", 0),
        }
        return [f"{row['partner_group']} {row['returned']} van {row['sent']}" for row in self._ask(_SURVEY, given)]

    # --- what the findings say

    def _lacks_documents(self, criterion: Criterion) -> bool:
        return criterion.evidence == "D" and not self._scope.documents

    def _findings(self, criterion: Criterion) -> Rows:
        return [] if self._lacks_documents(criterion) else self._questions.findings(criterion)

    def _weigh(self, criterion: Criterion, rows: Rows) -> Component:
        if rows and "count" in rows[0]:
            count, total = int(sum(row["count"] for row in rows)), int(sum(row["total"] for row in rows))
        else:
            count, total = sum(bool(row["meets"]) for row in rows), len(rows)
        left_out = self._lacks_documents(criterion) or (criterion.evidence == "S" and not total)
        return Component(
            name=criterion.name,
            question=criterion.question,
            count=count,
            total=total,
            score=count / total if total else None,
            points=None if left_out else _points(criterion, count, total),
        )

    def _verdict_without_uncertain(self, rows: Sequence[tuple[Criterion, Rows]], verdict: Verdict) -> Verdict | None:
        """What the verdict would be on the findings of which all labels are certain; None where that is the same."""
        certain = [(c, [row for row in found if row["finding_id"] not in self._uncertain]) for c, found in rows]
        if verdict is Verdict.UNKNOWN or certain == rows:
            return None
        other, _ = self._verdict([(criterion, self._weigh(criterion, found)) for criterion, found in certain])
        return other if other is not verdict else None

    def _verdict(self, weighed: Sequence[tuple[Criterion, Component]]) -> tuple[Verdict, str]:
        lacking_evidence = self._why_not_people(weighed) or self._why_not_found(weighed)
        if lacking_evidence is not None:
            return Verdict.UNKNOWN, lacking_evidence
        counted = [(criterion, c) for criterion, c in weighed if c.points is not None]
        told = self._told(weighed).strip()
        if counted and not any(component.total for _, component in weighed):
            told = (
                f"In {sum(d.statements for d in self._scope.documents)} gelezen uitspraken is hierover niets gevonden."
            )
        if not counted:
            return Verdict.UNKNOWN, "Er zijn geen bevindingen om op te oordelen."
        lacking = [c.name for criterion, c in counted if criterion.required and c.points == 0]
        if lacking:
            return Verdict.HARDLY, f"Niet voldaan aan: {', '.join(lacking)}. {told}"
        limited = [c.name for criterion, c in counted if criterion.limiting and c.points == 0]
        mean = sum(c.points or 0.0 for _, c in counted) / len(counted)
        if mean >= self._norm.largely and limited:
            return Verdict.PARTLY, f"Ten hoogste gedeeltelijk, want niet voldaan aan: {', '.join(limited)}. {told}"
        if mean >= self._norm.largely:
            return Verdict.LARGELY, told
        return (Verdict.PARTLY if mean >= self._norm.partly else Verdict.HARDLY), told

    def _told(self, weighed: Sequence[tuple[Criterion, Component]]) -> str:
        parts = [f"{c.name}: {c.count} van {c.total}" for _, c in weighed if c.total or c.points is not None]
        return f" {'; '.join(parts)}." if parts else ""


def _points(criterion: Criterion, count: int, total: int) -> float | None:
    if not total:
        return 0.0 if criterion.without_findings == "not_met" else None
    value = count / total if criterion.measure == "share" else count
    if value >= criterion.met:
        return 1.0
    return 0.5 if value >= criterion.partly else 0.0
