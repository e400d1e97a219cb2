"""Documents, quotes and labels -> REFI-QDA files (.qdpx, .qdc), which ATLAS.ti, MAXQDA, NVivo and QualCoder open.

After the standard of qdasoftware.org, version 1.0 and 1.5 (the schema is the same): a zip with `project.qde` and the
plain text of each source; positions count Unicode characters from 0, the end not included.
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as xml

from pipeline.csvfile import write_atomically
from pipeline.labels import LABELS, Dimension, Kind
from pipeline.review.candidates import Candidate
from pipeline.review.codebook import DEFINITIONS
from pipeline.review.labels import DIMENSIONS, dutch
from pipeline.review.privacy import mask
from pipeline.review.queries import sql
from pipeline.store import Database

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
MACHINE = "doelwijzer (machine)"
COLORS = {"strategic": "#1F77B4", "tactical": "#2CA02C", "operational": "#FF7F0E"}
_OTHER_COLOR = "#7F7F7F"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACE = uuid.UUID("6d1c7a52-4f0b-5a0e-9d43-5f0c3f3f9b1e")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # zip entries without the clock: the same input gives the same file


@dataclass(frozen=True, slots=True)
class Coded:
    """A label or a note on a statement, by whom and when; `reason` is the note when there is no label."""

    dimension: Dimension | None
    value: str
    coder: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement in the text of its source, from `start` to `end` (excluded), with what was said of it."""

    candidate: Candidate
    start: int
    end: int
    coded: tuple[Coded, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One document as plain text, with its passages. `made` is when the machine read it."""

    document_id: str
    name: str
    made: datetime
    text: str
    passages: tuple[Passage, ...]


def guid(*parts: object) -> str:
    """The same parts give the same GUID on every run, so that a coding that comes back is known."""
    return str(uuid.uuid5(_SPACE, "\x1f".join(str(part) for part in parts)))


def load_sources(database: Database, candidates: Iterable[Candidate], *, masked: bool = True) -> tuple[Source, ...]:
    """Documents as text, a line for each heading and statement. Kind `other` that nobody judged gets no label."""
    people: dict[str, list[Coded]] = defaultdict(list)
    for row in database.rows(sql("coded_statements")):
        dimension = Dimension(row["dimension"]) if row["dimension"] else None
        people[row["statement_id"]].append(
            Coded(dimension, row["value"], row["reviewer"], row["reviewed_at"], row["reason"])
        )
    documents: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        documents[candidate.document_id].append(candidate)
    runs = database.rows("SELECT max(started_at) AS at FROM run")
    made = runs[0]["at"] or datetime(2000, 1, 1, tzinfo=UTC)
    return tuple(_source(members, people, made, masked) for members in documents.values())


def write_project(path: Path, name: str, sources: Sequence[Source]) -> None:
    """Writes a .qdpx project, or nothing."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        _add(file, "project.qde", _xml(_project(name, sources)))
        for source in sources:
            _add(file, f"sources/{guid('text', source.document_id)}.txt", source.text.encode())
    write_atomically(path, content.getvalue())


def write_codebook(path: Path) -> None:
    """Writes the labels with their definitions as a .qdc code list."""
    root = xml.Element("CodeBook", {"xmlns": CODEBOOK, "origin": "doelwijzer"})
    _codes(root)
    write_atomically(path, _xml(root))


def code_guid(dimension: Dimension, value: str) -> str:
    return guid("code", dimension.value, value)


def selection_guid(statement_id: str, coder: str) -> str:
    return guid("selection", statement_id, coder)


def _source(members: Sequence[Candidate], people: dict[str, list[Coded]], made: datetime, masked: bool) -> Source:
    lines: list[str] = []
    passages: list[Passage] = []
    position = 0
    path: tuple[str, ...] = ()
    for candidate in members:
        new = next((n for n, title in enumerate(candidate.section_path) if path[n : n + 1] != (title,)), None)
        headings = candidate.section_path[new:] if new is not None else ()
        path = candidate.section_path
        for heading in headings:
            lines.append("\n" + _clean(heading, "", masked))
            position += len(lines[-1]) + 1
        lines.append(_clean(candidate.text, candidate.before, masked))
        end = position + len(lines[-1])
        passages.append(Passage(candidate, position, end, _coded(candidate, people[candidate.statement_id], made)))
        position = end + 1
    text = "\n".join(lines) + "\n"
    return Source(members[0].document_id, members[0].document, made, text, tuple(passages))


def _coded(candidate: Candidate, people: list[Coded], made: datetime) -> tuple[Coded, ...]:
    shown = people or candidate.label(Dimension.KIND) != Kind.OTHER
    machine = [Coded(t.dimension, t.value, MACHINE, made, "") for t in candidate.tags] if shown else []
    return (*machine, *people)


def _clean(text: str, before: str, masked: bool) -> str:
    text = _UNWRITABLE.sub(" ", text).replace("\r\n", "\n").replace("\r", "\n")
    return mask(text, before) if masked else text


def _project(name: str, sources: Sequence[Source]) -> xml.Element:
    root = xml.Element("Project", {"xmlns": PROJECT, "name": name, "origin": "doelwijzer"})
    users = xml.SubElement(root, "Users")
    coders = {coded.coder for source in sources for passage in source.passages for coded in passage.coded}
    for coder in sorted(coders | {MACHINE}):
        xml.SubElement(users, "User", {"guid": guid("user", coder), "name": coder})
    _codes(xml.SubElement(root, "CodeBook"))
    notes: list[tuple[str, Coded]] = []
    if sources:
        element = xml.SubElement(root, "Sources")
        for source in sources:
            _text_source(element, source, notes)
    if notes:
        element = xml.SubElement(root, "Notes")
        for note_guid, coded in notes:
            note = xml.SubElement(
                element, "Note", {"guid": note_guid, "name": f"Opmerking {coded.coder}", **_made(coded.coder, coded.at)}
            )
            xml.SubElement(note, "PlainTextContent").text = _UNWRITABLE.sub(" ", coded.reason)
    return root


def _text_source(parent: xml.Element, source: Source, notes: list[tuple[str, Coded]]) -> None:
    place = f"internal://{guid('text', source.document_id)}.txt"
    by_machine = _made(MACHINE, source.made)
    attributes = {"guid": guid("source", source.document_id), "name": source.name, "plainTextPath": place, **by_machine}
    element = xml.SubElement(parent, "TextSource", attributes)
    for passage in source.passages:
        for coder in dict.fromkeys(coded.coder for coded in passage.coded):
            _selection(element, source, passage, coder, notes)


def _selection(
    parent: xml.Element, source: Source, passage: Passage, coder: str, notes: list[tuple[str, Coded]]
) -> None:
    """One selection a coder: QualCoder takes who coded from the selection, not from the coding."""
    said = [coded for coded in passage.coded if coded.coder == coder]
    selection = xml.SubElement(
        parent,
        "PlainTextSelection",
        {
            "guid": selection_guid(passage.candidate.statement_id, coder),
            "name": re.sub(r"\s+", " ", source.text[passage.start : passage.end])[:80],
            "startPosition": str(passage.start),
            "endPosition": str(passage.end),
            **_made(coder, max(coded.at for coded in said)),
        },
    )
    xml.SubElement(selection, "Description").text = _UNWRITABLE.sub(" ", _description(passage, said))
    _codings(selection, passage, said, notes)


def _description(passage: Passage, said: Sequence[Coded]) -> str:
    """Page and remarks: what tools that do not know notes on codings show as memo."""
    return "; ".join([f"pagina {passage.candidate.page}", *dict.fromkeys(c.reason for c in said if c.reason)])


def _codings(selection: xml.Element, passage: Passage, said: Sequence[Coded], notes: list[tuple[str, Coded]]) -> None:
    loose: list[str] = []
    for coded in said:
        own = guid("coding", passage.candidate.statement_id, coded.dimension, coded.value, coded.coder, coded.reason)
        note = guid("note", own)
        if coded.reason:
            notes.append((note, coded))
        if coded.dimension is None:
            loose.append(note)
            continue
        coding = xml.SubElement(selection, "Coding", {"guid": own, **_made(coded.coder, coded.at)})
        xml.SubElement(coding, "CodeRef", {"targetGUID": code_guid(coded.dimension, coded.value)})
        if coded.reason:
            xml.SubElement(coding, "NoteRef", {"targetGUID": note})
    for note in loose:
        xml.SubElement(selection, "NoteRef", {"targetGUID": note})


def _made(coder: str, at: datetime) -> dict[str, str]:
    """Who and when, on everything: QualCoder does not open a source without a date."""
    return {"creatingUser": guid("user", coder), "creationDateTime": f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"}


def _codes(parent: xml.Element) -> None:
    codes = xml.SubElement(parent, "Codes")
    for dimension in Dimension:
        attributes = {"guid": guid("code", dimension.value), "name": DIMENSIONS[dimension], "isCodable": "false"}
        group = xml.SubElement(codes, "Code", attributes)
        for label in LABELS[dimension]:
            name = dutch(label) if len(LABELS[dimension]) > 2 else f"{DIMENSIONS[dimension]}: {dutch(label)}"
            color = COLORS.get(label, _OTHER_COLOR)
            attributes = {"guid": code_guid(dimension, label), "name": name, "isCodable": "true", "color": color}
            code = xml.SubElement(group, "Code", attributes)
            xml.SubElement(code, "Description").text = DEFINITIONS[dimension, label.value]


def _xml(root: xml.Element) -> bytes:
    return xml.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(entry, content)
