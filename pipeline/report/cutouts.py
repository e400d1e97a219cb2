"""Findings -> pictures of the places where they stand, cut from the source files while those are still the same."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from pipeline.ids import stable_id
from pipeline.model import Box, Region
from pipeline.read import Limits
from pipeline.read.pictures.picture import SUFFIX, Cut, cut_pictures, picture_size
from pipeline.report.nouns import Document, Finding, Findings
from pipeline.report.quotes import Picture, Pictures

FOLDER = "beelden"
_DRAWN_NOT = "Geen beeld: deze bladzijde kon niet worden getekend."
_NO_PLACE = "Geen beeld: van een kop is de plaats op de bladzijde niet bewaard."


def make_pictures(findings: Findings, folder: Path, limits: Limits) -> dict[str, Pictures]:
    """Pictures below `folder` for each finding by its id; one that was made before is kept."""
    by_document: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings.findings.values():
        by_document[finding.document_id].append(finding)
    made: dict[str, Pictures] = {}
    for document_id, found in by_document.items():
        document = findings.document_by_id.get(document_id)
        if document is None:
            continue
        path, trouble = source_of(document)
        if document.unit == "rij":
            continue  # a row of a CSV file is its own picture
        if path is None:
            made |= {finding.finding_id: Pictures(message=trouble) for finding in found}
        else:
            made |= _of_document(document, path, found, folder, findings.ocr_pages, limits)
    return made


def source_of(document: Document) -> tuple[Path | None, str | None]:
    """The PDF as it was read, or a Dutch sentence that says why there is none to cut from."""
    if not document.name.lower().endswith(".pdf"):
        return None, "Geen beeld: dit document is geen PDF; zoek de uitspraak op in het bestand zelf."
    if document.folder is None:
        return None, "Geen beeld: de map van dit document is niet bekend."
    folder = Path(document.folder).resolve()
    path = (folder / document.name).resolve()
    if not path.is_relative_to(folder) or not path.is_file():
        return None, f"Geen beeld: het bestand staat niet meer in {folder}."
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return None, f"Geen beeld: het bestand kan niet worden geopend ({error.strerror})."
    if found != document.sha256:
        return None, "Geen beeld: het bestand is veranderd sinds het is gelezen; draai doelwijzer run opnieuw."
    return path, None


def _of_document(
    document: Document,
    path: Path,
    found: list[Finding],
    folder: Path,
    ocr_pages: frozenset[tuple[str, int]],
    limits: Limits,
) -> dict[str, Pictures]:
    cuts = {finding.finding_id: _cuts(finding, document, ocr_pages) for finding in found}
    there = {cut.name for row in cuts.values() for cut in row if (folder / FOLDER / f"{cut.name}{SUFFIX}").exists()}
    missing = [cut for row in cuts.values() for cut in row if cut.name not in there]
    there |= cut_pictures(path, missing, folder / FOLDER, limits=limits) if missing else frozenset()
    made: dict[str, Pictures] = {}
    for key, row in cuts.items():
        files = tuple(_picture(folder, cut) for cut in row if cut.name in there)
        message = None if files else _DRAWN_NOT if row else _NO_PLACE
        made[key] = Pictures(files, message)
    return made


def _picture(folder: Path, cut: Cut) -> Picture:
    file = f"{FOLDER}/{cut.name}{SUFFIX}"
    width, height = picture_size(folder / file)
    return Picture(file, cut.region.page, width, height)


def _cuts(finding: Finding, document: Document, ocr_pages: frozenset[tuple[str, int]]) -> tuple[Cut, ...]:
    """A cut for each page that the finding stands on. Its name follows from file and place."""
    cuts = []
    for region in map(_region, finding.regions):
        box = region.box
        name = stable_id(document.sha256, region.page, box.x0, box.top, box.x1, box.bottom, finding.text)
        ocr = (document.document_id, region.page) in ocr_pages
        cuts.append(Cut(name, region, ocr, finding.text, in_part=len(finding.regions) > 1))
    return tuple(cuts)


def _region(raw: Mapping[str, float]) -> Region:
    return Region(int(raw["page"]), Box(raw["x0"], raw["top"], raw["x1"], raw["bottom"]))
