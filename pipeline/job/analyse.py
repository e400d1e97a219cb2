"""A source file -> everything known about that document: what one worker does."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache

from pipeline.goals import (
    BINDER,
    GOAL_HEADING,
    apply_structure,
    bind_goals,
    structural_goals,
    structural_repeats,
    structural_reports,
    with_goal_headings,
)
from pipeline.ids import stable_id
from pipeline.intake import complete_from_text
from pipeline.labels import DocumentKind, DocumentStatus
from pipeline.model import Analysis, Reading, SourceFile, TaggedStatement
from pipeline.read import READER, Limits, read_document
from pipeline.segment import SEGMENTER, Segmentation, segment_document
from pipeline.settings import Settings
from pipeline.store.rows import document_id_of
from pipeline.tag import Tagger, load_tagger, tagger_version


def fingerprint_of(source: SourceFile, settings: Settings) -> str:
    """Hash of all that decides the outcome: content, manifest row, and the version of each room."""
    facts = {key: value for key, value in asdict(source).items() if key not in ("path", "corpus", "name")}
    return stable_id(*facts.values(), READER, SEGMENTER, BINDER, tagger_version(settings))


def analyse_document(source: SourceFile, settings: Settings) -> Analysis:
    """Reads, segments, tags and binds one document. Raises ReadError when it cannot be read at all."""
    reading = read_document(source.path, limits=Limits.of(settings))
    document_id = document_id_of(source.corpus, source.name)
    segmentation = with_goal_headings(segment_document(reading, document_id), reading, document_id)
    completed = complete_from_text(source, reading.pages)
    tagged = _tag(segmentation, completed.document_kind, _tagger(settings))
    bound = bind_goals(document_id, segmentation, tagged, year=completed.year)
    return Analysis(
        source=completed,
        document_id=document_id,
        fingerprint=fingerprint_of(source, settings),
        reading=reading,
        sections=segmentation.sections,
        statements=tagged,
        goals=bound.goals,
        indicator_values=bound.indicator_values,
        budget_lines=bound.budget_lines,
        links=bound.links,
    )


def _tag(segmentation: Segmentation, kind: DocumentKind, tagger: Tagger) -> tuple[TaggedStatement, ...]:
    """Tags by the classifier, then by what the layout itself declares: numbered goals, reported results, repeats."""
    return apply_structure(
        tagger.tag(segmentation.statements, kind),
        structural_goals(segmentation, kind),
        lambda doubted: tagger.tag_as_goals(list(doubted), kind, GOAL_HEADING),
        structural_reports(segmentation, kind),
        structural_repeats(segmentation),
    )


def failed_document(source: SourceFile, fingerprint: str, message: str) -> Analysis:
    """What is stored of a document that could not be read: its name and why."""
    reading = Reading(pages=(), pages_total=0, reader=READER, status=DocumentStatus.FAILED, message=message)
    return Analysis(source, document_id_of(source.corpus, source.name), fingerprint, reading)


@cache
def _tagger(settings: Settings) -> Tagger:
    return load_tagger(settings)
