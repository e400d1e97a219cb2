"""What lies in the folder and what is stored -> what must be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.intake import Intake
from pipeline.intake.folder import Problem
from pipeline.job.analyse import failed_document, fingerprint_of
from pipeline.labels import DocumentKind, DocumentStatus
from pipeline.model import Analysis, SourceFile
from pipeline.settings import Settings
from pipeline.store.database import Database, StoredDocument, sql
from pipeline.store.rows import document_id_of


@dataclass(frozen=True, slots=True)
class Plan:
    """The work of a run. `failures` are stored as they are; `unchanged` need nothing, some failed before."""

    to_read: tuple[SourceFile, ...]
    failures: tuple[Analysis, ...]
    unchanged: tuple[StoredDocument, ...]
    to_remove: tuple[StoredDocument, ...]

    @property
    def total(self) -> int:
        return len(self.to_read) + len(self.failures) + len(self.unchanged)


def plan_work(intake: Intake, stored: Mapping[str, StoredDocument], settings: Settings) -> Plan:
    """Documents whose fingerprint is stored need nothing, unless they failed in a way that another try may mend."""
    to_read: list[SourceFile] = []
    unchanged: list[StoredDocument] = []
    for source in intake.sources:
        before = stored.get(document_id_of(intake.corpus, source.name))
        if before and before.fingerprint == fingerprint_of(source, settings) and not before.retry:
            unchanged.append(before)
        else:
            to_read.append(source)
    failures = []
    for problem in intake.problems:
        failure = _problem_document(intake, problem)
        before = stored.get(failure.document_id)
        if before and before.fingerprint == failure.fingerprint:
            unchanged.append(before)
        else:
            failures.append(failure)
    present = {document_id_of(intake.corpus, name) for name in _names(intake)}
    to_remove = tuple(document for key, document in stored.items() if key not in present)
    return Plan(tuple(to_read), tuple(failures), tuple(unchanged), to_remove)


def refuse_other_folder(database: Database, intake: Intake) -> None:
    """Raises StoreError when the database holds another folder of the same name (its documents would be removed) or
    the same documents under another name (they would count twice)."""
    elsewhere = database.rows(sql("documents_elsewhere"), {"corpus": intake.corpus})
    twice = {row["sha256"]: row["corpus"] for row in elsewhere}
    for source in intake.sources:
        if source.sha256 in twice:
            raise StoreError(
                f"De database {database.path} bevat {source.name} al onder de map {twice[source.sha256]}, en zou het "
                "dubbel tellen: geef de map weer die naam, of kies met --database een ander bestand."
            )
    before = database.folder_of(intake.corpus)
    if before is None or Path(before) == intake.folder:
        return
    stored = {document.sha256 for document in database.documents(intake.corpus).values()}
    if stored and not stored & {source.sha256 for source in intake.sources}:
        raise StoreError(
            f"De database {database.path} hoort bij een andere map met de naam {intake.corpus} ({before}): "
            "kies met --database een ander bestand."
        )


def _problem_document(intake: Intake, problem: Problem) -> Analysis:
    source = SourceFile(
        path=intake.folder / problem.name,
        corpus=intake.corpus,
        name=problem.name,
        sha256="",
        municipality=None,
        document_kind=DocumentKind.OTHER,
        year=None,
        title=problem.name,
    )
    return failed_document(source, problem.message, problem.message)


def _names(intake: Intake) -> set[str]:
    return {source.name for source in intake.sources} | {problem.name for problem in intake.problems}


def has_failed(status: str) -> bool:
    """Whether a stored document counts as failed for the exit code: nothing of it could be read."""
    return status in (DocumentStatus.FAILED, DocumentStatus.UNREADABLE)
