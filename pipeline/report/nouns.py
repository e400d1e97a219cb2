"""What the dossier is made from: one noun a row of the queries in `sql/`, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipeline.review.counts import Corrected

NOWHERE = "Gemeente onbekend"


@dataclass(frozen=True, slots=True)
class Document:
    """A document with how far it was read; `folder` is where its corpus was last read from, `structure` says in Dutch
    which headings it declares itself and which were followed."""

    document_id: str
    corpus: str
    folder: str | None
    name: str
    title: str
    sha256: str | None
    municipality: str | None
    document_kind: str
    year: int | None
    inferred: tuple[str, ...]
    status: str
    message: str | None
    structure: str | None
    pages_total: int | None
    pages_read: int
    pages_ocr: int
    pages_unreadable: int
    statements: int
    goals: int

    @property
    def place(self) -> str:
        return self.municipality or NOWHERE

    @property
    def when(self) -> str:
        return str(self.year) if self.year else "jaar onbekend"

    @property
    def unit(self) -> str:
        """What its places are counted in: pages of a document, rows of a CSV file."""
        return "rij" if self.document_kind in ("enquête", "indicatorbestand") else "blz."

    @property
    def failed(self) -> bool:
        return self.status in ("failed", "unreadable")


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A page whose text is unknown."""

    document_id: str
    page: int
    text_layer: str
    message: str | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement with its norm. Without `document_id` it is about a municipality and year, without `year` about all.

    `evidence` is what auditors use: letters D (documents), S (survey) and I (interviews). `verdict` is what a person
    decided, else what the machine `proposed`; `certain_verdict` what it would propose without the findings that have an
    uncertain label, where that is another verdict.
    """

    assessment_id: str
    norm_set: str
    norm: str
    version: str
    text: str
    question: str
    source: str
    evidence: str | None
    remark: str | None
    municipality: str | None
    year: int | None
    document_id: str | None
    verdict: str
    proposed: str
    reason: str
    status: str
    certain_verdict: str | None = None

    @property
    def hangs_on_uncertain(self) -> bool:
        """Whether labels that a person should look at first decide the verdict of the machine."""
        return self.certain_verdict is not None and self.status == "proposed"

    @property
    def place(self) -> str:
        return self.municipality or NOWHERE


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided on a judgement."""

    assessment_id: str
    verdict: str
    reason: str
    person: str
    ruled_at: datetime


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """A criterion with its counts; `points` 1, 0.5, 0 or None (left out)."""

    assessment_id: str
    name: str
    question: str
    count: int
    total: int
    score: float | None
    points: float | None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A finding that a criterion weighed."""

    assessment_id: str
    component: str
    finding_id: str
    meets: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A quote with its place. `regions`: dicts of page, x0, top, x1, bottom in points from the top left."""

    finding_id: str
    document_id: str
    source: str
    page: int
    position: int
    text: str
    section_path: tuple[str, ...]
    lead_in: str | None
    regions: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class TagRow:
    """A label; `confidence` is the machine's, also where a person decided otherwise."""

    statement_id: str
    dimension: str
    value: str
    confidence: float | None
    uncertain: bool
    reviewed: bool


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with its labels; `confidence` is the lowest of them."""

    goal_id: str
    document_id: str
    programme: str | None
    number: str | None
    text: str
    lead_in: str | None
    level: str | None
    measurability: str | None
    result: str | None
    budget: str | None
    time_bound: str | None
    confidence: float | None
    uncertain: bool
    reviewed: bool | None
    page: int
    position: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A bond: `goal_parent` from a goal to the one above it, `report_parent` from a result that accounts report to its
    goal, `goal_indicator` from a goal to an indicator value. `text` is that of the statement that is bound."""

    kind: str
    from_id: str
    to_id: str
    reason: str
    confidence: float
    document_id: str
    text: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One value of an indicator; `printed` as it stands on the page, `group` what a reference value is of ("Nederland")
    where that is known."""

    indicator_value_id: str
    document_id: str
    programme: str | None
    indicator: str
    unit: str | None
    source: str | None
    type: str
    year: int | None
    value: float
    printed: str
    page: int
    position: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One amount, in euros, with the sign as printed."""

    budget_line_id: str
    document_id: str
    programme: str | None
    row: str
    year: int | None
    basis: str | None
    amount: float
    printed: str
    page: int


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What became of a goal, target or amount from one document to the next; `uncertain`: whether it is one at all."""

    municipality: str
    subject: str
    state: str
    change: str | None
    programme: str | None
    from_document_id: str | None
    from_year: int | None
    from_text: str | None
    from_value: float | None
    from_id: str | None
    from_page: int | None
    to_document_id: str | None
    to_year: int | None
    to_text: str | None
    to_value: float | None
    to_id: str | None
    to_page: int | None
    unit: str | None
    target_year: int | None
    similarity: float | None
    explained: bool | None
    explanation: str | None
    explanation_page: int | None
    explanation_id: str | None
    uncertain: bool


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreed element: consultation with its frequency, control, parties, period …"""

    document_id: str
    element: str
    words: str
    bodies: tuple[str, ...]
    parties: tuple[str, ...]
    times_per_year: float | None
    start_year: int | None
    end_year: int | None
    text: str
    page: int


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """What a group of partners answered to one statement; shares 0 to 1, None without answers."""

    municipality: str
    year: int
    norm: str
    partner_group: str
    statement: str
    sent: int
    returned: int
    response: float | None
    answers: int
    agreeing: int
    agree_share: float | None
    neutral_share: float | None
    disagree_share: float | None
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A value of an indicator export; `is_reference`: of a group of municipalities or the country."""

    import_id: str
    document_id: str
    region: str
    is_reference: bool
    indicator: str
    unit: str | None
    period: str
    year: int
    value: float
    source: str | None
    row: int


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything, in the order of the queries. `run_at` and `version` are those of the last run; `models` are the
    versions of the classifier that labels are from."""

    run_at: datetime | None
    version: str | None
    documents: tuple[Document, ...]
    unread_pages: tuple[UnreadPage, ...]
    judgements: tuple[Judgement, ...]
    rulings: Mapping[str, Ruling]
    components: tuple[ComponentRow, ...]
    evidence: tuple[EvidenceRow, ...]
    findings: Mapping[str, Finding]
    tags: tuple[TagRow, ...]
    goals: tuple[GoalRow, ...]
    links: tuple[LinkRow, ...]
    indicators: tuple[IndicatorRow, ...]
    budget: tuple[BudgetRow, ...]
    ledger: tuple[LedgerRow, ...] = ()
    agreements: tuple[AgreementRow, ...] = ()
    survey: tuple[SurveyRow, ...] = ()
    imports: tuple[ImportRow, ...] = ()
    corrected: tuple[Corrected, ...] = ()
    ocr_pages: frozenset[tuple[str, int]] = frozenset()
    models: tuple[str, ...] = ()
    document_by_id: Mapping[str, Document] = field(default_factory=dict)

    def places(self) -> tuple[str, ...]:
        """Municipalities and regions by name, the unknown one last."""
        named = {d.place for d in self.documents} | {j.place for j in self.judgements}
        return tuple(sorted(named, key=lambda place: (place == NOWHERE, place.lower(), place)))

    def documents_of(self, place: str) -> tuple[Document, ...]:
        return tuple(document for document in self.documents if document.place == place)
