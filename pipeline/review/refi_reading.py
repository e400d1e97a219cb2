"""A REFI-QDA project that people coded in another tool -> filled rows, as if they came from a sheet."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as xml

from pipeline.csvfile import why
from pipeline.errors import ManifestError
from pipeline.labels import LABELS, Dimension
from pipeline.review.candidates import Candidate
from pipeline.review.labels import DIMENSIONS, dimension_of, dutch, label_of
from pipeline.review.matching import letters_of
from pipeline.review.privacy import mask
from pipeline.review.reading import FilledRow, FilledSheet, Problem, date_of
from pipeline.review.refi import MACHINE, code_guid, selection_guid

_LARGEST = 200_000_000  # bytes of one file in the project, unpacked: a zip bomb is refused
Label = tuple[Dimension, str]


def read_project(path: Path, candidates: tuple[Candidate, ...]) -> FilledSheet:
    """Codings of people, one row a quote and coder; those of the machine are left out.

    A quote is a statement by its id, else by its text. Raises ManifestError when the file cannot be read.
    """
    content = _bytes(path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return _Reader(path.name, file, candidates).read(hashlib.sha256(content).hexdigest())
    except (zipfile.BadZipFile, xml.ParseError, KeyError, RuntimeError, ValueError) as error:
        raise ManifestError(f"{path.name} is geen geldig REFI-QDA-project ({error}): exporteer het opnieuw.") from error


class _Reader:
    def __init__(self, name: str, file: zipfile.ZipFile, candidates: tuple[Candidate, ...]) -> None:
        self._name = name
        self._file = file
        self._entries = {entry.filename.lower(): entry for entry in file.infolist()}
        project = next((entry for key, entry in self._entries.items() if key.endswith(".qde")), None)
        if project is None:
            raise ValueError("project.qde ontbreekt")
        self._root = _parse(self._content(project))
        self._texts: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for candidate in candidates:
            shown = mask(candidate.text, candidate.before)
            self._texts[candidate.document].append((letters_of(shown), candidate.statement_id))
        self._users = {_guid(u.get("guid")): u.get("name") or u.get("id") or "" for u in self._all("User")}
        coders = {*self._users.values(), MACHINE}
        ids = [candidate.statement_id for candidate in candidates]
        self._statements = {selection_guid(id_, coder): id_ for id_ in ids for coder in coders}
        self._labels = dict(self._codes())
        self._notes = {_guid(note.get("guid")): _note_text(note) for note in self._all("Note")}
        self._problems: list[Problem] = []

    def read(self, sha256: str) -> FilledSheet:
        rows: list[FilledRow] = []
        number = 0
        for source in self._all("TextSource", "Representation"):
            selections = [child for child in source if _tag(child) == "PlainTextSelection"]
            text = self._text(source) if selections else ""
            for selection in selections:
                number += 1
                name = source.get("name") or ""
                rows += self._rows(number, name, selection, self._quote(name, text, selection))
        return FilledSheet(self._name, sha256, tuple(rows), tuple(self._problems))

    def _rows(self, number: int, document: str, selection: xml.Element, quote: str) -> Iterator[FilledRow]:
        labels: dict[str, dict[Dimension, str]] = defaultdict(dict)
        refused: set[tuple[str, Dimension]] = set()
        reasons: dict[str, str] = {}
        dates: dict[str, date | None] = {}
        for coding in (child for child in selection if _tag(child) == "Coding"):
            coder = self._users.get(_guid(coding.get("creatingUser")), "")
            reference = next((child for child in coding if _tag(child) == "CodeRef"), None)
            label = self._labels.get(_guid(reference.get("targetGUID"))) if reference is not None else None
            if coder == MACHINE or label is None:  # a code of the researcher's own says nothing on our labels
                continue
            dimension, value = label
            if labels[coder].setdefault(dimension, value) != value:
                said = f"'{dutch(labels[coder][dimension])}' en '{dutch(value)}'"
                message = f'citaat "{quote[:60]}" is door {coder or "onbekend"} gecodeerd als {said}; kies er een.'
                self._problems.append(Problem(self._name, number, DIMENSIONS[dimension], message))
                refused.add((coder, dimension))
            notes = [self._notes.get(_guid(r.get("targetGUID")), "") for r in coding if _tag(r) == "NoteRef"]
            reasons[coder] = reasons.get(coder) or " ".join(filter(None, notes))
            dates[coder] = date_of(coding.get("creationDateTime", ""))
        known = self._statements.get(_guid(selection.get("guid")), "")
        for coder, found in labels.items():
            yield FilledRow(
                number=number,
                statement_id=known or self._around(document, quote),
                text="" if known else quote,
                document=document,
                machine={},
                labels={d: value for d, value in found.items() if (coder, d) not in refused},
                agreed=False,
                reason=reasons.get(coder, ""),
                note="",
                reviewer=re.sub(r"\s+", " ", coder).strip(),
                date=dates.get(coder),
                export_id="",
                codebook="",
            )

    def _quote(self, document: str, text: str, selection: xml.Element) -> str:
        """The words of a selection. Some tools write Windows line ends but count each as one character."""
        start, end = int(selection.get("startPosition", 0)), int(selection.get("endPosition", 0))
        quotes = [text[start:end], text.replace("\r\n", "\n")[start:end]]
        known = {letters for letters, _ in self._texts[document]}
        return next((quote for quote in quotes if letters_of(quote) in known), quotes[0])

    def _around(self, document: str, quote: str) -> str:
        """The only statement of the document that holds the quote, for a person who coded part of a sentence."""
        letters = letters_of(quote)
        holding = [id_ for text, id_ in self._texts[document] if letters and letters in text]
        return holding[0] if len(holding) == 1 else ""

    def _codes(self) -> Iterator[tuple[str, Label]]:
        """Our codes by GUID, and codes with our names under a code with the name of a dimension."""
        for dimension in Dimension:
            for value in LABELS[dimension]:
                yield code_guid(dimension, value), (dimension, value.value)
        for group in self._all("Code"):
            parent = dimension_of(group.get("name", ""))
            for code in (child for child in group if parent and _tag(child) == "Code"):
                label = label_of(parent, code.get("name", "").rpartition(":")[2]) if parent else None
                if parent and label:
                    yield _guid(code.get("guid")), (parent, label)

    def _all(self, *tags: str) -> Iterator[xml.Element]:
        return (element for element in self._root.iter() if _tag(element) in tags)

    def _text(self, source: xml.Element) -> str:
        inline = next((child for child in source if _tag(child) == "PlainTextContent"), None)
        if inline is not None:
            return inline.text or ""
        name = PurePosixPath((source.get("plainTextPath") or "").removeprefix("internal://")).name.lower()
        entry = next((entry for key, entry in self._entries.items() if PurePosixPath(key).name == name), None)
        if not name or entry is None:
            raise ValueError(f"de tekst van {source.get('name')} ontbreekt")
        return self._content(entry).decode("utf-8-sig")

    def _content(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.file_size > _LARGEST:
            raise ValueError(f"{entry.filename} is te groot")
        return self._file.read(entry)


def _parse(content: bytes) -> xml.Element:
    if b"<!DOCTYPE" in content[:10_000] or b"<!ENTITY" in content:
        raise ValueError("een DOCTYPE of ENTITY hoort niet in een project")
    return xml.fromstring(content)


def _tag(element: xml.Element) -> str:
    """Name without namespace: tools write versions 1.0 and 0:4 alike."""
    return element.tag.rpartition("}")[2]


def _guid(value: str | None) -> str:
    return (value or "").strip("{}").lower()


def _note_text(note: xml.Element) -> str:
    return next((child.text or "" for child in note if _tag(child) == "PlainTextContent"), "")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ManifestError(f"{path} kan niet worden gelezen ({why(error)}): controleer de plaats.") from None
