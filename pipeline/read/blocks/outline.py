"""What a document declares about its headings - bookmarks, table of contents, tags - held against its printed lines.

Declarations are often wrong (bookmarks of a scanner, a table of contents of last year, text tagged as heading for its
looks). So each source is believed only where the pages bear it out, and else left out altogether.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.geometry import Grid, Line, PageLayout
from pipeline.read.markers import marker_of

LEADER = re.compile(r"^(?P<title>.*?\S)\s*(?:[.…·_]\s?){5,}\s*(?P<page>\d{1,3}|[ivx]{1,5})?\s*$")
_NUMBERING = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,3})*[.)]?|[A-Z][.)])\s+(?=\S)")
_LONGEST = 160  # characters of a title
_BORNE_OUT = 0.5  # of the declared titles stand on their page
_FEWEST = 3  # titles of a table of contents
_HEADING_SHARE = 0.2  # of all letters: more tagged as heading is no heading
_INDENT = 5.0  # points between two levels of a table of contents
_CONTENTS_PAGES = 20  # from the start; tables further on are no table of contents

Key = str


def key_of(title: str) -> Key:
    """Letters and digits of a title without its number, lower case: what bookmarks and print have in common."""
    return "".join(filter(str.isalnum, _NUMBERING.sub("", title).lower()))


class Declared(NamedTuple):
    """A heading by declaration: its level, from 1, by each source; 0 where a source does not tell."""

    bookmark: int = 0
    tag: int = 0
    contents: int = 0


@dataclass(frozen=True, slots=True)
class PageOutline:
    """Titles that the document declares on one page; `tags` says whether heading tags are believed."""

    titles: Mapping[Key, Declared] = field(default_factory=dict)
    tags: bool = False

    def declared(self, line: Line) -> Declared | None:
        """What is declared of a line that is a heading in full; None where nothing is declared."""
        found = self.declared_text(line.text)
        if self.tags and line.role > 0:
            return (found or Declared())._replace(tag=line.role)
        return found

    def declared_text(self, text: str) -> Declared | None:
        """As `declared`, for a heading of several lines."""
        if not self.titles or len(text) > _LONGEST or text[:1].islower() or text.endswith((",", ";")):
            return None
        return self.titles.get(key_of(text))


class Outline(NamedTuple):
    """`pages` by page number; `message` says in Dutch what was found and what was believed, None for nothing."""

    pages: Mapping[int, PageOutline]
    elsewhere: PageOutline
    message: str | None

    def page(self, number: int) -> PageOutline:
        return self.pages.get(number, self.elsewhere)


class _Title(NamedTuple):
    page: int
    level: int
    key: Key


class _Entry(NamedTuple):
    """A line of the table of contents: the page as printed, where the line starts, levels in its number."""

    printed: int
    x0: float
    number: int
    key: Key


class OutlineFinder:
    """Is given the layouts one by one and keeps only what is needed to weigh the declarations."""

    def __init__(self) -> None:
        self._lines: dict[int, frozenset[Key]] = {}
        self._bookmarks: list[_Title] = []
        self._entries: list[_Entry] = []
        self._letters = self._tagged_letters = self._tagged_lines = 0

    def add(self, layout: PageLayout) -> None:
        lines = [item for item in layout.items if isinstance(item, Line)]
        texts = [line.text for line in lines]
        keys = [key_of(text) for text in texts if len(text) <= _LONGEST]
        pairs = [
            key_of(f"{a} {b}") for (a, one), (b, other) in pairwise(zip(texts, lines, strict=True))
            if len(a) + len(b) <= _LONGEST and one.size == other.size
        ]  # fmt: skip
        self._lines[layout.number] = frozenset(filter(None, [*keys, *pairs]))
        marks = [_Title(layout.number, mark.level, key_of(mark.title)) for mark in layout.bookmarks]
        self._bookmarks += [mark for mark in marks if mark.key]
        if layout.number <= _CONTENTS_PAGES:
            self._entries += _contents(layout)
        for text, line in zip(texts, lines, strict=True):
            self._letters += len(text)
            if line.role > 0:
                self._tagged_letters += len(text)
                self._tagged_lines += 1

    def result(self) -> Outline:
        """What is believed."""
        notes: list[str] = []
        tags = 0 < self._tagged_letters <= _HEADING_SHARE * self._letters
        if self._tagged_lines:
            notes.append(f"{self._tagged_lines} regels als kop gelabeld" + ("" if tags else " (niet gevolgd)"))
        marks = [mark for mark in self._bookmarks if mark.key in self._lines.get(mark.page, ())]
        believed = len(marks) >= _BORNE_OUT * len(self._bookmarks)
        if self._bookmarks:
            told = f"{len(marks)} van de {len(self._bookmarks)} bladwijzers teruggevonden"
            notes.append(told + ("" if believed else " (niet gevolgd)"))
        entries, count = self._placed_entries()
        if count:
            told = f"{len(entries)} van de {count} regels van de inhoudsopgave teruggevonden"
            notes.append(told + ("" if entries else " (niet gevolgd)"))
        titles: dict[int, dict[Key, Declared]] = defaultdict(dict)
        for title in entries:
            titles[title.page][title.key] = Declared(contents=title.level)
        for title in marks if believed else []:
            before = titles[title.page].get(title.key, Declared())
            titles[title.page][title.key] = before._replace(bookmark=title.level)
        pages = {number: PageOutline(found, tags) for number, found in titles.items()}
        message = "Koppen: " + "; ".join(notes) + "." if notes else None
        return Outline(pages, PageOutline({}, tags), message)

    def _placed_entries(self) -> tuple[list[_Title], int]:
        """Lines of the table of contents that stand as titles on their page, and how many lines it has.

        Printed page numbers differ from those of the file by an offset, which is the one that fits most lines.
        """
        entries = self._entries
        offsets: Counter[int] = Counter()
        for entry in entries:
            offsets.update(page - entry.printed for page, keys in self._lines.items() if entry.key in keys)
        if not offsets:
            return [], len(entries) if len(entries) >= _FEWEST else 0
        offset, hits = max(offsets.items(), key=lambda item: (item[1], -abs(item[0])))
        if hits < max(_FEWEST, _BORNE_OUT * len(entries)):
            return [], len(entries) if len(entries) >= _FEWEST else 0
        found = [
            _Title(entry.printed + offset, level, entry.key)
            for entry, level in zip(entries, _levels(entries), strict=True)
            if entry.key in self._lines.get(entry.printed + offset, ())
        ]
        return found, len(entries)


def _contents(layout: PageLayout) -> list[_Entry]:
    """Lines with dot leaders, and tables whose last column holds rising page numbers."""
    entries: list[_Entry] = []
    for item in layout.items:
        if isinstance(item, Line):
            match = LEADER.match(item.text)
            if match and match["page"] and match["page"].isdigit():
                entries.append(_entry(match["title"], int(match["page"]), item.x0))
        else:
            entries += _grid_entries(item)
    return [entry for entry in entries if entry.key]


def _entry(title: str, page: int, x0: float) -> _Entry:
    first, _, rest = title.partition(" ")
    marker = marker_of(first, gap=1.0, other_font=False) if rest else None
    number = first.strip(".").count(".") + 1 if marker and marker.numbered and first[0].isdigit() else 0
    return _Entry(page, x0, number, key_of(title))


def _grid_entries(grid: Grid) -> list[_Entry]:
    rows = [(row, box) for row, box in zip(grid.rows, grid.row_boxes, strict=True) if re.match(r"^\d{1,3}$", row[-1])]
    pages = [int(row[-1]) for row, _ in rows]
    if len(rows) < _FEWEST or len(rows) < 0.6 * len(grid.rows) or pages != sorted(pages):
        return []
    return [_entry(" ".join(filter(None, row[:-1])), int(row[-1]), box[0]) for row, box in rows]


def _levels(entries: list[_Entry]) -> list[int]:
    """Levels by number where most lines have one (0 for the others), else by indent; 0 where lines are all alike."""
    if sum(entry.number > 0 for entry in entries) > 0.6 * len(entries):
        return [entry.number for entry in entries]
    starts: list[float] = []
    for x0 in sorted(entry.x0 for entry in entries):
        if not starts or x0 - starts[-1] > _INDENT:
            starts.append(x0)
    if not 2 <= len(starts) <= 5:
        return [0] * len(entries)
    return [sum(x0 <= entry.x0 + 0.1 for x0 in starts) for entry in entries]
