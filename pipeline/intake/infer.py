"""What a file name and the first pages say about municipality, kind and year, for documents without a manifest row."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import replace
from functools import cache

from pipeline.labels import BlockKind, DocumentKind
from pipeline.model import Page, SourceFile
from pipeline.settings import ROOT

_LEXICON = ROOT / "models" / "lexicons" / "document_kinds.toml"
_FIRST_PAGES = 15
_TITLE_WORDS = 10  # a longer text is a sentence, and a year in it is about something else
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# "gemeente Zandrecht", "de raad van de gemeente Oud-Heemwijk"; the name ends at the first word in lower case
_PLACE = r"((?:['’]s-)?[A-Z][\w-]+(?:(?: (?:aan den|aan de|aan|op|van|bij))? [A-Z][\w-]+)*)"
_MUNICIPALITY = re.compile(rf"\b[Gg]emeente(?:raad van)? (?:van )?{_PLACE}")
_REGION = re.compile(rf"\b[Rr]egio {_PLACE}")
_NOT_A_PLACE = {
    "Raad",
    "Wet",
    "Jeugdwet",
    "Nederland",
    "Nederlandse",
    "Gemeentewet",
    "College",
    "In",
    "De",
    "Het",
    "Zorg",
}


@cache
def _kinds() -> tuple[tuple[DocumentKind, tuple[str, ...]], ...]:
    entries = tomllib.loads(_LEXICON.read_text("utf-8"))["kind"]
    return tuple((DocumentKind(entry["name"]), tuple(entry["words"])) for entry in entries)


def kind_of_name(name: str) -> DocumentKind:
    """Kind by the words of a file name (also inside compounds such as *programmabegroting*); else `overig`."""
    words = re.findall(r"[a-zà-ÿ]+", name.rsplit("/", 1)[-1].rsplit(".", 1)[0].lower())
    for kind, cues in _kinds():
        if any(word.endswith(cue) for word in words for cue in cues):
            return kind
    return DocumentKind.OTHER


def year_of_name(name: str) -> int | None:
    """First year in the file name, else in the folders above it."""
    for part in reversed(name.split("/")):
        if match := _YEAR.search(part):
            return int(match.group())
    return None


def complete_from_text(source: SourceFile, pages: tuple[Page, ...]) -> SourceFile:
    """The source file with what its first pages tell about the fields that neither manifest nor name gave."""
    blocks = [block for page in pages[:_FIRST_PAGES] for block in page.blocks]
    running = [block.text for block in blocks]
    front = [block.text for page in pages[:2] for block in page.blocks if block.kind is not BlockKind.TABLE]
    changes: dict[str, object] = {}
    if "municipality" in source.inferred and source.municipality is None:
        changes["municipality"] = _most_named(running, source.name)
    if "document_kind" in source.inferred and source.document_kind is DocumentKind.OTHER:
        changes["document_kind"] = next(
            (kind for text in front[:5] if (kind := kind_of_name(text)) is not DocumentKind.OTHER), DocumentKind.OTHER
        )
    if "year" in source.inferred and source.year is None:
        titles = (text for text in front[:10] if len(text.split()) <= _TITLE_WORDS)
        changes["year"] = next((int(match.group()) for text in titles if (match := _YEAR.search(text))), None)
    return replace(source, **changes)  # type: ignore[arg-type]


def _most_named(texts: list[str], file_name: str) -> str | None:
    """The municipality named most often; a region only where no municipality is named twice."""
    for pattern, prefix, least in ((_MUNICIPALITY, "", 2), (_REGION, "Regio ", 2)):
        names = Counter(name for text in texts for name in pattern.findall(text) if name.split()[0] not in _NOT_A_PLACE)
        in_file_name = [name for name in names if name.lower().replace(" ", "-") in file_name.lower()]
        if in_file_name:
            return prefix + max(in_file_name, key=lambda name: names[name])
        if names and names.most_common(1)[0][1] >= least:
            return prefix + names.most_common(1)[0][0]
    return None
