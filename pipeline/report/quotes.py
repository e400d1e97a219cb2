"""Findings -> quotes as the dossier prints them: text, place, labels with their confidence, pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.report.labels import dutch
from pipeline.report.nouns import Document, Finding, Findings, TagRow

_SOURCES = {
    "statement": "uitspraak",
    "baseline": "nulmeting van een indicator",
    "target": "streefwaarde van een indicator",
    "realised": "gerealiseerde waarde van een indicator",
    "reference": "referentiewaarde van een indicator",
    "budget_line": "bedrag uit een tabel",
    "section": "kop",
    "survey": "antwoorden op een enquête",
    "import": "waarde uit een indicatorbestand",
}
_ORDER = ("kind", "level", "result", "measurability", "time_bound", "budget")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in Dutch; `confidence` 0 to 1 of the machine, None where a person decided."""

    dimension: str
    value: str
    confidence: float | None
    uncertain: bool
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A file below the dossier, the page that it shows, and its size in pixels."""

    file: str
    page: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a quote, one a page, or why there is none."""

    files: tuple[Picture, ...] = ()
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A finding as it is shown. `anchor` is its place within each page that shows it."""

    finding: Finding
    document: Document
    source: str
    labels: tuple[Label, ...]
    pictures: Pictures
    anchor: str

    @property
    def section(self) -> str:
        return " › ".join(self.finding.section_path)

    @property
    def uncertain(self) -> bool:
        return any(label.uncertain for label in self.labels)


def make_quotes(findings: Findings, pictures: Mapping[str, Pictures]) -> dict[str, Quote]:
    """A quote for each finding that a judgement rests on, by its id."""
    tags: dict[str, list[TagRow]] = defaultdict(list)
    for tag in findings.tags:
        tags[tag.statement_id].append(tag)
    return {
        key: Quote(
            finding=finding,
            document=findings.document_by_id[finding.document_id],
            source=_SOURCES.get(finding.source, finding.source),
            labels=_labels(tags.get(key, [])),
            pictures=pictures.get(key, Pictures()),
            anchor=f"v{number}",
        )
        for number, (key, finding) in enumerate(findings.findings.items(), 1)
        if finding.document_id in findings.document_by_id
    }


def _labels(tags: list[TagRow]) -> tuple[Label, ...]:
    known = sorted((tag for tag in tags if tag.dimension in _ORDER), key=lambda tag: _ORDER.index(tag.dimension))
    is_goal = any(tag.dimension == "kind" and tag.value == "goal" for tag in known)
    return tuple(
        Label(
            dimension=dutch(tag.dimension),
            value=dutch(tag.value),
            confidence=None if tag.reviewed else tag.confidence,
            uncertain=tag.uncertain and not tag.reviewed,
            reviewed=tag.reviewed,
        )
        for tag in known
        if is_goal or tag.dimension == "kind"
    )
