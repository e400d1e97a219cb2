"""Folder and manifest -> source files, and a problem for each row or file that cannot be taken."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.csvfile import Row, read_rows
from pipeline.errors import UsageError
from pipeline.intake.infer import kind_of_name, year_of_name
from pipeline.labels import DocumentKind
from pipeline.model import SourceFile

MANIFEST = "documents.csv"
SUFFIXES = (".pdf", ".docx", ".html", ".htm", ".txt")
_ALIASES = {"bestand": "file", "gemeente": "municipality", "soort": "document_kind", "jaar": "year", "titel": "title"}


@dataclass(frozen=True, slots=True)
class Problem:
    """A document that could not be taken in, with a Dutch sentence that says why and what to do."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What lies in a folder. `left_out` names the readable files that the manifest does not list."""

    corpus: str
    folder: Path
    sources: tuple[SourceFile, ...]
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()


def take_in(folder: Path) -> Intake:
    """Source files of a folder, in order of name. Raises UsageError without any document or problem to report."""
    if not folder.is_dir():
        raise UsageError(f"De map {folder} bestaat niet: controleer de naam.")
    folder = folder.resolve()
    closed: list[Problem] = []
    files = {_name(path, folder): path for path in _documents(folder, closed)}
    manifest = folder / MANIFEST
    if manifest.exists():
        return _from_manifest(manifest, folder, files)
    if not files and not closed:
        raise UsageError(
            f"In de map {folder} staan geen documenten: zet er PDF-, DOCX-, HTML- of TXT-bestanden in "
            f"of kies een andere map."
        )
    taken = [_source(path, folder.name, name, None) for name, path in sorted(files.items())]
    return Intake(
        folder.name,
        folder,
        tuple(item for item in taken if isinstance(item, SourceFile)),
        (*closed, *(item for item in taken if isinstance(item, Problem))),
    )


def _from_manifest(manifest: Path, folder: Path, files: dict[str, Path]) -> Intake:
    sources: dict[str, SourceFile] = {}
    problems: list[Problem] = []
    for row in read_rows(manifest, ["file"], _ALIASES):
        name = unicodedata.normalize("NFC", row["file"].replace("\\", "/"))
        taken = _from_row(row, name, folder, files)
        if isinstance(taken, Problem):
            problems.append(taken)
        elif name in sources:
            problems.append(
                Problem(
                    f"{name} (rij {row.number})", f"{MANIFEST}, rij {row.number}: {name} staat er al: verwijder de rij."
                )
            )
        else:
            sources[name] = taken
    if not sources and not problems:
        raise UsageError(f"{manifest} noemt geen enkel document: voeg rijen toe of verwijder het bestand.")
    named = set(sources) | {problem.name for problem in problems}
    return Intake(
        folder.name,
        folder,
        tuple(sources[name] for name in sorted(sources)),
        tuple(problems),
        tuple(sorted(set(files) - named)),
    )


def _from_row(row: Row, name: str, folder: Path, files: dict[str, Path]) -> SourceFile | Problem:
    where = f"{MANIFEST}, rij {row.number}"
    if not name:
        return Problem(f"rij {row.number}", f"{where}: de kolom file is leeg: vul de naam van het bestand in.")
    path = files.get(name)
    if path is None:
        if (folder / name).is_file():
            return Problem(name, f"{where}: {name} is geen PDF, DOCX, HTML of TXT: zet het om of verwijder de rij.")
        return Problem(name, f"{where}: het bestand {name} staat niet in de map: zet het erbij of verwijder de rij.")
    if row["document_kind"] and row["document_kind"].lower() not in tuple(DocumentKind):
        return Problem(
            name,
            f"{where}, kolom document_kind: '{row['document_kind']}' is onbekend: kies uit {', '.join(DocumentKind)}.",
        )
    if row["year"] and not (row["year"].isdigit() and 1900 <= int(row["year"]) <= 2100):
        return Problem(name, f"{where}, kolom year: '{row['year']}' is geen jaar: geef vier cijfers.")
    return _source(path, folder.name, name, row)


def _source(path: Path, corpus: str, name: str, row: Row | None) -> SourceFile | Problem:
    try:
        sha256 = _sha256(path)
    except OSError as error:
        return Problem(
            name, f"{name} kan niet worden geopend ({error.strerror}): controleer de rechten op het bestand."
        )
    given = row or Row(0, {})
    year = int(given["year"]) if given["year"] else year_of_name(name)
    kind = DocumentKind(given["document_kind"].lower()) if given["document_kind"] else kind_of_name(name)
    inferred = [field for field in ("municipality", "document_kind", "year", "title") if not given[field]]
    return SourceFile(
        path=path,
        corpus=corpus,
        name=name,
        sha256=sha256,
        municipality=given["municipality"] or None,
        document_kind=kind,
        year=year,
        title=given["title"] or path.stem.replace("-", " ").replace("_", " "),
        inferred=tuple(inferred),
    )


def _documents(folder: Path, closed: list[Problem]) -> Iterator[Path]:
    """Files that can be read below a folder; a folder that cannot be opened becomes a problem in `closed`."""

    def tell(error: OSError) -> None:
        name = _name(Path(error.filename), folder)
        closed.append(Problem(name, f"De map {name} kan niet worden geopend: controleer de rechten op de map."))

    for place, folders, files in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if path.suffix.lower() in SUFFIXES and path.is_file() and not name.startswith((".", "~$")):
                yield path


def _name(path: Path, folder: Path) -> str:
    return unicodedata.normalize("NFC", path.relative_to(folder).as_posix())


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
