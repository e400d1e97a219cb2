"""Documents -> what was read of them and what was not, to stand above all that is said about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.report.nouns import Document, Findings, Judgement, UnreadPage

_LAYERS = {
    "garbled": "de letters in het bestand vormen geen leesbare tekst",
    "absent": "een beeld zonder tekst",
}
_UNKNOWN = "niet te beoordelen"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A document of which something is unknown: `pages` with the reason of each."""

    document: Document
    pages: tuple[tuple[int, str], ...]

    @property
    def said(self) -> str:
        """What went wrong with the document as a whole; its name, which stands before it, is not repeated."""
        message = "" if self.pages else self.document.message or ""
        return message.removeprefix(self.document.name).removeprefix(":").strip()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read, in numbers. `judged` of the `judgements` could be given, on `ruled` a person decided."""

    documents: tuple[Document, ...]
    pages_total: int
    pages_read: int
    pages_ocr: int
    pages_unread: int
    failed: tuple[Document, ...]
    troubles: tuple[Trouble, ...]
    judgements: int
    judged: int
    ruled: int
    guessed: bool

    @property
    def homeless(self) -> int:
        """Documents of which nobody knows whose they are: no municipality is judged on them."""
        return sum(document.municipality is None for document in self.documents)

    @property
    def presumed(self) -> int:
        """Documents of which the machine guessed whose they are: a wrong guess makes a municipality that is none."""
        return sum(
            document.municipality is not None and "municipality" in document.inferred for document in self.documents
        )

    @property
    def complete(self) -> bool:
        return not self.failed and not self.troubles and not self.pages_unread


def make_coverage(documents: Sequence[Document], findings: Findings, judgements: Sequence[Judgement]) -> Coverage:
    """Coverage of these documents. Of a document that could not be opened the number of pages is unknown."""
    unread: dict[str, list[UnreadPage]] = {}
    for page in findings.unread_pages:
        unread.setdefault(page.document_id, []).append(page)
    whole = [judgement for judgement in judgements if judgement.document_id is None]
    return Coverage(
        documents=tuple(documents),
        pages_total=sum(document.pages_total or 0 for document in documents),
        pages_read=sum(document.pages_read for document in documents),
        pages_ocr=sum(document.pages_ocr for document in documents),
        pages_unread=sum(document.pages_unreadable for document in documents),
        failed=tuple(document for document in documents if document.failed),
        troubles=tuple(
            Trouble(document, tuple((page.page, _why(page)) for page in unread.get(document.document_id, ())))
            for document in documents
            if document.document_id in unread or document.status != "done"
        ),
        judgements=len(whole),
        judged=sum(judgement.verdict != _UNKNOWN for judgement in whole),
        ruled=sum(judgement.status != "proposed" for judgement in judgements),
        guessed=any(document.inferred for document in documents),
    )


def _why(page: UnreadPage) -> str:
    message = (page.message or "").removeprefix(f"pagina {page.page}").removeprefix(":").strip()
    return message or _LAYERS.get(page.text_layer, "niet gelezen")
