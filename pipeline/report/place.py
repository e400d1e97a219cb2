"""Findings -> all that the page of one municipality shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.norms.norm_set import NormSet
from pipeline.report.comparison import GoalFigures, goal_figures
from pipeline.report.coverage import Coverage, make_coverage
from pipeline.report.development import Development, make_development
from pipeline.report.finance import FinanceTable, make_finance
from pipeline.report.goal_tree import GoalTree, make_tree, tree_to_mermaids
from pipeline.report.indicators import Indicator, imports_to_rows, make_indicators
from pipeline.report.judgements import NormGroup, NormPage, make_norm_groups
from pipeline.report.ledger import LedgerPart, make_ledger
from pipeline.report.nouns import AgreementRow, Document, Findings, GoalRow, SurveyRow
from pipeline.report.quotes import Quote

_NOT_AGREED = ("care_line",)  # found with the agreements because norm 1.3 asks for it, and shown there


@dataclass(frozen=True, slots=True)
class DocumentTree:
    """The goal tree of one document, with its Mermaid charts by their file below the dossier."""

    document: Document
    tree: GoalTree
    charts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DocumentAgreements:
    """What one document agrees on."""

    document: Document
    rows: tuple[AgreementRow, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality or region. `slug` names its folder; `unheard` has the groups of the survey whose response is too
    low to be judged on; `quote_links` lead from a finding to its quote."""

    name: str
    slug: str
    coverage: Coverage
    groups: tuple[NormGroup, ...]
    development: Development
    trees: tuple[DocumentTree, ...]
    ledger: tuple[LedgerPart, ...]
    indicators: tuple[Indicator, ...]
    finance: tuple[FinanceTable, ...]
    agreements: tuple[DocumentAgreements, ...]
    survey: tuple[SurveyRow, ...]
    unheard: frozenset[SurveyRow]
    figures: GoalFigures
    quote_links: Mapping[str, str]

    @property
    def norm_pages(self) -> tuple[NormPage, ...]:
        return tuple(page for group in self.groups for page in group.pages)

    @property
    def folder(self) -> str:
        return f"gemeenten/{self.slug}"


def make_place(
    name: str, slug: str, findings: Findings, quotes: Mapping[str, Quote], norm_sets: Sequence[NormSet]
) -> Place:
    """Everything about one municipality, from its own documents; judgements may rest on those of a region too."""
    documents = findings.documents_of(name)
    ids = {document.document_id for document in documents}
    by_id = findings.document_by_id
    goals = tuple(goal for goal in findings.goals if goal.document_id in ids)
    values = [value for value in findings.indicators if value.document_id in ids]
    indicators = make_indicators([*values, *imports_to_rows(findings.imports, name)], by_id)
    trees = _trees(documents, goals, findings, name, slug)
    groups = make_norm_groups(name, findings, quotes, norm_sets)
    survey = tuple(row for row in findings.survey if row.municipality == name)
    return Place(
        name=name,
        slug=slug,
        coverage=make_coverage(documents, findings, [j for j in findings.judgements if j.place == name]),
        groups=groups,
        development=make_development(documents, goals),
        trees=trees,
        ledger=make_ledger([row for row in findings.ledger if row.municipality == name], by_id),
        indicators=indicators,
        finance=make_finance([line for line in findings.budget if line.document_id in ids], by_id),
        agreements=_agreements(documents, findings),
        survey=survey,
        unheard=frozenset(row for row in survey if is_unheard(row, norm_sets)),
        figures=goal_figures(name, documents, goals, [item.tree for item in trees], indicators),
        quote_links=_quote_links(groups),
    )


def is_unheard(row: SurveyRow, norm_sets: Sequence[NormSet]) -> bool:
    """Whether too few of a group answered for the norm set that its statement belongs to."""
    parameters = next((s.parameters for s in norm_sets if row.norm in (norm.id for norm in s.norms)), {})
    least, share = parameters.get("minimum_returned", 0), parameters.get("minimum_response", 0.0)
    assert isinstance(least, int | float) and isinstance(share, int | float)  # or the norms' queries had been refused
    return row.returned < share * row.sent or row.returned < min(least, row.sent) or row.returned == 0


def _trees(
    documents: Sequence[Document], goals: Sequence[GoalRow], findings: Findings, name: str, slug: str
) -> tuple[DocumentTree, ...]:
    trees = []
    for document in documents:
        own = [goal for goal in goals if goal.document_id == document.document_id]
        if own:
            tree = make_tree(own, findings.links, findings.indicators)
            drawn = tree_to_mermaids(tree, f"{name}: {document.title}")
            stem = f"tabellen/doelenboom-{slug}-{document.document_id[:8]}"
            names = [f"{stem}.mmd"] if len(drawn) == 1 else [f"{stem}-{n}.mmd" for n in range(1, len(drawn) + 1)]
            trees.append(DocumentTree(document, tree, dict(zip(names, drawn, strict=True))))
    return tuple(trees)


def _agreements(documents: Sequence[Document], findings: Findings) -> tuple[DocumentAgreements, ...]:
    found = []
    for document in documents:
        rows = tuple(
            row
            for row in findings.agreements
            if row.document_id == document.document_id and row.element not in _NOT_AGREED
        )
        if rows:
            found.append(DocumentAgreements(document, rows))
    return tuple(found)


def _quote_links(groups: Sequence[NormGroup]) -> dict[str, str]:
    links: dict[str, str] = {}
    for group in groups:
        for page in group.pages:
            for numbered in page.quotes:
                links.setdefault(numbered.quote.finding.finding_id, f"{page.file}#v{numbered.number}")
    return links
