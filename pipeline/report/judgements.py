"""Judgements -> the norm table of a municipality, and a page for each norm with its criteria and quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.norms.norm_set import Criterion, Norm, NormSet
from pipeline.report.nouns import ComponentRow, Document, EvidenceRow, Findings, Judgement, Ruling
from pipeline.report.quotes import Quote
from pipeline.report.verdicts import Sign, sign_of_points, sign_of_verdict
from pipeline.report.words import number, percent, slug

_EVIDENCE = {"D": "documenten", "S": "enquête onder partners", "I": "interviews"}
_CHANGED = "De norm is veranderd sinds dit oordeel: draai doelwijzer norms."
_STATUS = {
    "proposed": "voorstel van de machine",
    "confirmed": "bevestigd door een mens",
    "overruled": "herzien door een mens",
}


@dataclass(frozen=True, slots=True)
class NumberedQuote:
    """A quote with its number on the page and the criteria that weighed it."""

    number: int
    quote: Quote
    weighed: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion with its counts, its thresholds in words and the numbers of its quotes."""

    row: ComponentRow
    sign: Sign
    counted: str
    thresholds: str
    meeting: tuple[NumberedQuote, ...]
    lacking: tuple[NumberedQuote, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement as it is shown. `scope` says what it is about: a year, all years or a document.

    `rule` tells how the verdict follows from the criteria.
    """

    judgement: Judgement
    scope: str
    sign: Sign
    status: str
    ruling: Ruling | None
    criteria: tuple[CriterionView, ...]
    rule: str
    anchor: str


@dataclass(frozen=True, slots=True)
class NormPage:
    """One norm for one municipality. `file` is the name of the page; `whole` come before `single` documents."""

    norm: Judgement
    set_title: str
    evidence: str
    file: str
    whole: tuple[Verdict, ...]
    single: tuple[Verdict, ...]
    quotes: tuple[NumberedQuote, ...]

    @property
    def needs_more(self) -> str:
        """What auditors use besides documents."""
        more = _evidence_in_words((self.norm.evidence or "").replace("D", ""))
        also = " ook" if "D" in (self.norm.evidence or "") else ""
        return f"vraagt{also}: {more}" if more else ""

    @property
    def uncertain(self) -> int:
        """Quotes with a label that is uncertain."""
        return sum(numbered.quote.uncertain for numbered in self.quotes)

    def verdict_of(self, scope: str) -> Verdict | None:
        return next((verdict for verdict in self.shown if verdict.scope == scope), None)

    @property
    def shown(self) -> tuple[Verdict, ...]:
        """What the norm table shows: the municipality as a whole, else its documents."""
        return self.whole or self.single


@dataclass(frozen=True, slots=True)
class NormGroup:
    """The norms of one set for one municipality; `scopes` are the columns of its table."""

    title: str
    remark: str | None
    scopes: tuple[str, ...]
    pages: tuple[NormPage, ...]


def make_norm_groups(
    place: str, findings: Findings, quotes: Mapping[str, Quote], norm_sets: Sequence[NormSet]
) -> tuple[NormGroup, ...]:
    """The norms of a municipality by norm set, in the order of their files."""
    book = _Book(findings, quotes, norm_sets)
    by_norm: dict[str, dict[str, list[Judgement]]] = defaultdict(lambda: defaultdict(list))
    for judgement in findings.judgements:
        if judgement.place == place:
            by_norm[judgement.norm_set][judgement.norm].append(judgement)
    groups = []
    for name in sorted(by_norm, key=book.set_order):
        norms = by_norm[name]
        pages = tuple(book.page(norms[norm]) for norm in sorted(norms, key=lambda n: book.norm_order(name, n)))
        scopes = dict.fromkeys(verdict.scope for page in pages for verdict in page.shown)
        norm_set = book.norm_set(name)
        groups.append(
            NormGroup(
                title=norm_set.title if norm_set else name,
                remark=norm_set.remark if norm_set else None,
                scopes=tuple(sorted(scopes, key=lambda scope: (not scope.startswith("alle"), scope))),
                pages=pages,
            )
        )
    return tuple(groups)


class _Book:
    """Looks up what belongs to a judgement."""

    def __init__(self, findings: Findings, quotes: Mapping[str, Quote], norm_sets: Sequence[NormSet]) -> None:
        self._findings, self._quotes = findings, quotes
        self._sets = {norm_set.name: norm_set for norm_set in norm_sets}
        self._components: dict[str, list[ComponentRow]] = defaultdict(list)
        self._evidence: dict[str, list[EvidenceRow]] = defaultdict(list)
        for component in findings.components:
            self._components[component.assessment_id].append(component)
        for row in findings.evidence:
            if row.finding_id in quotes:
                self._evidence[row.assessment_id].append(row)

    def norm_set(self, name: str) -> NormSet | None:
        return self._sets.get(name)

    def set_order(self, name: str) -> tuple[int, str]:
        names = list(self._sets)
        return (names.index(name) if name in names else len(names), name)

    def norm_order(self, set_name: str, norm: str) -> tuple[int, str]:
        ids = [known.id for known in self._sets[set_name].norms] if set_name in self._sets else []
        return (ids.index(norm) if norm in ids else len(ids), norm)

    def page(self, judgements: Sequence[Judgement]) -> NormPage:
        first = judgements[0]
        numbered = self._numbered(judgements)
        norm_set = self._sets.get(first.norm_set)
        verdicts = [self._verdict(judgement, numbered) for judgement in judgements]
        return NormPage(
            norm=first,
            set_title=norm_set.title if norm_set else first.norm_set,
            evidence=_evidence_in_words(first.evidence),
            file=f"norm-{slug(first.norm_set)}-{slug(first.norm)}.html",
            whole=tuple(
                sorted((v for v in verdicts if v.judgement.document_id is None), key=lambda v: v.judgement.year or 0)
            ),
            single=tuple(v for v in verdicts if v.judgement.document_id is not None),
            quotes=tuple(numbered.values()),
        )

    def _numbered(self, judgements: Iterable[Judgement]) -> dict[str, NumberedQuote]:
        """The quotes of all judgements on a page, numbered by year, document and place."""
        weighed: dict[str, dict[str, bool]] = defaultdict(dict)
        for judgement in judgements:
            for row in self._evidence[judgement.assessment_id]:
                weighed[row.finding_id].setdefault(row.component, row.meets)

        def place(key: str) -> tuple[object, ...]:
            quote = self._quotes[key]
            document, finding = quote.document, quote.finding
            return document.year or 0, document.document_kind, document.name, finding.page, finding.position, key

        return {
            key: NumberedQuote(index, self._quotes[key], tuple(weighed[key].items()))
            for index, key in enumerate(sorted(weighed, key=place), 1)
        }

    def _verdict(self, judgement: Judgement, numbered: Mapping[str, NumberedQuote]) -> Verdict:
        document = self._findings.document_by_id.get(judgement.document_id or "")
        return Verdict(
            judgement=judgement,
            scope=_scope(judgement, document),
            sign=sign_of_verdict(judgement.verdict),
            status=_STATUS[judgement.status],
            ruling=self._findings.rulings.get(judgement.assessment_id),
            criteria=tuple(
                self._criterion(judgement, component, numbered)
                for component in self._components[judgement.assessment_id]
            ),
            rule=self._rule(judgement),
            anchor=f"o-{slug(_scope(judgement, document))}",
        )

    def _criterion(
        self, judgement: Judgement, component: ComponentRow, numbered: Mapping[str, NumberedQuote]
    ) -> CriterionView:
        rows = [row for row in self._evidence[judgement.assessment_id] if row.component == component.name]
        by_number = sorted(rows, key=lambda row: numbered[row.finding_id].number)
        return CriterionView(
            row=component,
            sign=sign_of_points(component.points),
            counted=_counted(component, self._criterion_of(judgement, component.name)),
            thresholds=self._thresholds(judgement, component.name),
            meeting=tuple(numbered[row.finding_id] for row in by_number if row.meets),
            lacking=tuple(numbered[row.finding_id] for row in by_number if not row.meets),
        )

    def _norm_of(self, judgement: Judgement) -> Norm | None:
        """The norm by which it was judged; None where its file has changed since."""
        norm_set = self._sets.get(judgement.norm_set)
        if norm_set is None or norm_set.version != judgement.version:
            return None
        return next((norm for norm in norm_set.norms if norm.id == judgement.norm), None)

    def _criterion_of(self, judgement: Judgement, component: str) -> Criterion | None:
        norm = self._norm_of(judgement)
        return next((c for c in norm.criteria if c.name == component), None) if norm else None

    def _thresholds(self, judgement: Judgement, component: str) -> str:
        criterion = self._criterion_of(judgement, component)
        return thresholds_in_words(criterion) if criterion else _CHANGED

    def _rule(self, judgement: Judgement) -> str:
        norm = self._norm_of(judgement)
        points = [c.points for c in self._components[judgement.assessment_id] if c.points is not None]
        if norm is None or not points:
            return "" if norm else _CHANGED
        mean = sum(points) / len(points)
        return (
            f"Gemiddeld {number(mean, 2)} punt per onderdeel (voldaan 1, deels 0,5, niet 0). Grotendeels vanaf "
            f"{number(norm.largely)}, gedeeltelijk vanaf {number(norm.partly)}; een vereist onderdeel waaraan niets "
            "voldoet, geeft niet of nauwelijks."
        )


def thresholds_in_words(criterion: Criterion) -> str:
    """`voldaan vanaf 50%, deels vanaf 20%`; a required criterion says so."""

    def said(value: float) -> str:
        return f"{number(100 * value)}%" if criterion.measure == "share" else number(value)

    words = f"voldaan vanaf {said(criterion.met)}"
    if criterion.partly < criterion.met:
        words += f", deels vanaf {said(criterion.partly)}"
    if criterion.required:
        return f"{words}; vereist"
    return f"{words}; anders ten hoogste gedeeltelijk" if criterion.limiting else words


def _counted(row: ComponentRow, criterion: Criterion | None) -> str:
    """`12 gevonden`, or `3 van 8 (38%)` where a share is asked."""
    if criterion is not None and criterion.measure == "count":
        return f"{number(row.count)} gevonden"
    if not row.total:
        return "niets gevonden"
    return f"{number(row.count)} van {number(row.total)} ({percent(row.count, row.total)})"


def _scope(judgement: Judgement, document: Document | None) -> str:
    if document is not None:
        return document.name if document.title == document.name else f"{document.title} ({document.name})"
    return str(judgement.year) if judgement.year else "alle jaren"


def _evidence_in_words(letters: str | None) -> str:
    found = [_EVIDENCE[letter] for letter in letters or "" if letter in _EVIDENCE]
    return " en ".join(found) if len(found) < 3 else f"{', '.join(found[:-1])} en {found[-1]}"
