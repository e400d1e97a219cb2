"""Lines of all pages -> which of them are page furniture: by repetition at the edge of pages, not by words."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import defaultdict
from collections.abc import Collection

from pipeline.read.geometry import ARTIFACT, Grid, Line, PageLayout

_ZONE = 0.13  # of the page height, at the top and at the bottom
_EDGE_ROWS = 4  # outermost rows of a page that can be furniture
_NEAR = 0.025  # of the page height: where a running head may move from page to page
_LEVEL = 0.012  # of the page height: lines nearer than this stand at the same height
_BODY_SHARE = 0.3  # of the pages with a line at that height: from here on it is where body text stands
_WIDE = 3.0  # of the font size: from here on white parts the left and the right part of a running head
_TITLE = 8  # characters: shorter parts of a running head tell nothing
_LARGER = 1.05  # of the size of a running head: from here on a line elsewhere can be the title that it repeats
_LONG_TITLE, _MUCH = 15, 1.3  # characters, and times its size: of the title that a running head in one part repeats
_LAST_PAGE = 999  # a lone number that is higher, and does not count along, is a year
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"^[-–|\s]*(pagina|pag\.?|blz\.?|p\.)?\s*(\d{1,4}|[ivxlc]{1,6})\s*((van|/|\|)\s*\d{1,4})?[-–|\s]*$", re.IGNORECASE
)

_PAGE_LABEL = re.compile(
    r"^(?:pagina|pag\.?|blad(?:zijde)?|blz\.?)\s*\d{1,3}(?:\s*(?:van|/|\|)\s*\d{1,3})?$", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s[-–|•·]\s")
_PATH = re.compile(
    r"^(?:u bent hier:?\s*|(?=.{0,200}\s[>›»]\s.*\s[>›»]\s)|(?=(?:home|start)\s[>›»]\s)).{0,200}[^.:;]$", re.IGNORECASE
)

Place = tuple[int, int]  # page index, item index


def furniture_of(layouts: Collection[PageLayout]) -> set[Place]:
    """Places of the lines that are running heads, running feet or page numbers. Walks through the layouts once."""
    candidates: dict[tuple[str, int], list[tuple[Place, float]]] = defaultdict(list)
    numbers: list[tuple[Place, int]] = []
    tagged: set[Place] = set()
    titles = _Titles()
    for p, layout in enumerate(layouts):
        edge = _edge_lines(layout)
        usual = statistics.median(item.size for item in layout.items) if edge else 0.0
        for k in edge:
            item = layout.items[k]
            for key in [_head_key(item, usual), *_parts(item)]:
                candidates[key, round(item.size)].append(((p, k), _relative(item, layout)))
            if isinstance(item, Line) and _is_outer(item, layout) and _tells_place(item, layout, edge):
                tagged.add((p, k))
            if isinstance(item, Line) and (match := _PAGE_NUMBER.match(item.text)) and _is_outer(item, layout):
                numbers.append(((p, k), int(match.group(2)) if match.group(2).isdigit() else 0))
        for key, members in _split_rows(layout):
            candidates[key, 0] += [((p, k), _relative(layout.items[k], layout)) for k in members]
        tagged |= {(p, k) for k in _artifacts(layout, edge)}
        titles.add(p, layout, edge)
    found: set[Place] = set()
    heads: set[str] = set()
    needed = 2 if len(layouts) <= 6 else 3
    for (key, _), places in candidates.items():
        if repeated := _repeated(places, needed):
            found |= repeated
            heads.add(key)
    known = [  # the title that a running head repeats is no text of its own
        entry for (key, _), places in candidates.items() for entry in places if key not in heads or entry[0] in found
    ]
    found = _outside_body(found, known)
    found |= titles.heads()
    return found | _page_numbers(numbers, len(layouts)) | tagged


class _Titles:
    """Running heads that stand on one page only, by the title elsewhere that they, or one of two parts, repeat."""

    def __init__(self) -> None:
        self.alone: list[tuple[Place, float, str]] = []
        self.heads_of: dict[str, list[tuple[Place, float]]] = defaultdict(list)
        self.sizes: dict[str, float] = {}

    def add(self, p: int, layout: PageLayout, edge: list[int]) -> None:
        """Takes the titles of a page and the first line of it."""
        first = min((item.top for item in layout.items), default=0.0)
        for k, item in enumerate(layout.items):
            if not isinstance(item, Line):
                continue
            is_head = k in edge and item.top <= first + 1
            parts = _parts(item) if is_head else []
            for part in parts:
                self.heads_of[part].append(((p, k), item.size))
            beside = [j for j in edge if is_head and abs(layout.items[j].top - item.top) <= 1]
            if len(beside) > 1:  # two columns of text parted the running head
                self.heads_of[_key(item)] += [((p, j), item.size) for j in beside]
            elif not parts and len(item.words) <= 15:
                size = item.size * (_LARGER if item.bold else 1.0)
                self.sizes[_key(item)] = max(size, self.sizes.get(_key(item), 0.0))
                if is_head:
                    self.alone.append(((p, k), size, _key(item)))

    def heads(self) -> set[Place]:
        return {place for place, size, key in self.alone if self._opens_with_title(key, size)} | {
            place
            for part, places in self.heads_of.items()
            for place, size in places
            if self.sizes.get(part, 0.0) >= _LARGER * size
        }

    def _opens_with_title(self, key: str, size: float) -> bool:
        words = key.split()
        starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        return any(len(start) >= _LONG_TITLE and self.sizes.get(start, 0.0) >= _MUCH * size for start in starts)


def _parts(item: Line | Grid) -> list[str]:
    """Keys of the left and the right part of a line with wide white in it: either may be the same on other pages."""
    if not isinstance(item, Line):
        return []
    pairs = enumerate(itertools.pairwise(item.words), start=1)
    cuts = [k for k, (before, after) in pairs if after.x0 - before.x1 > _WIDE * item.size]
    if not cuts:
        return []
    sides = (item.words[: cuts[0]], item.words[cuts[-1] :])
    keys = [_folded(" ".join(word.text for word in side)) for side in sides]
    return [key for key in keys if sum(map(str.isalpha, key)) >= _TITLE]


def _artifacts(layout: PageLayout, edge: list[int]) -> list[int]:
    """Edge lines that tags call no part of the text; on a page where they say so of most lines, tags say nothing."""
    lines = [(k, item) for k, item in enumerate(layout.items) if isinstance(item, Line)]
    tagged = {k for k, item in lines if item.role == ARTIFACT}
    return [k for k in edge if k in tagged] if 2 * len(tagged) <= len(lines) else []


def _edge_lines(layout: PageLayout) -> list[int]:
    """Items among the outermost rows within the top or bottom zone."""
    if layout.height <= 0:
        return []
    order = sorted(range(len(layout.items)), key=lambda k: layout.items[k].top)
    heads = [k for k in order if layout.items[k].bottom <= _ZONE * layout.height]
    feet = [k for k in order if layout.items[k].top >= (1 - _ZONE) * layout.height]
    rows_above = sorted({round(layout.items[k].top) for k in order})[:_EDGE_ROWS]
    rows_below = sorted({round(layout.items[k].top) for k in order})[-_EDGE_ROWS:]
    return [k for k in heads if round(layout.items[k].top) in rows_above] + [
        k for k in feet if round(layout.items[k].top) in rows_below
    ]


def _split_rows(layout: PageLayout) -> list[tuple[str, list[int]]]:
    """Edge rows that fell apart over columns, as one text: on another page they may be one line."""
    rows: dict[int, list[int]] = defaultdict(list)
    for k in _edge_lines(layout):
        rows[round(layout.items[k].bottom)].append(k)
    found = []
    for members in rows.values():
        if len(members) > 1:
            members.sort(key=lambda k: layout.items[k].x0)
            found.append((" ".join(_key(layout.items[k]) for k in members), members))
    return found


def _relative(item: Line | Grid, layout: PageLayout) -> float:
    return (item.top + item.bottom) / 2 / layout.height


def _key(item: Line | Grid) -> str:
    text = item.text if isinstance(item, Line) else " | ".join(" ".join(row) for row in item.rows)
    return _folded(text)


def _head_key(item: Line | Grid, usual: float) -> str:
    """What a running head is known by; a larger or bold line keeps its numbers: 'Programma 2' may be a title."""
    title = item.size > _LARGER * usual or (item.bold and item.size >= 0.97 * usual)
    return item.text.lower().strip() if title and isinstance(item, Line) else _key(item)


def _tells_place(line: Line, layout: PageLayout, edge: list[int]) -> bool:
    """Holds 'blad 2' apart from other text of its row, or the way to a web page: 'Home > Wonen > Huren'."""
    row = [layout.items[k] for k in edge if abs(layout.items[k].bottom - line.bottom) <= 1]
    ends = [text for item in row if isinstance(item, Line) for text in _SEPARATOR.split(item.text)]
    wide = [k for k, (a, b) in enumerate(itertools.pairwise(line.words), start=1) if b.x0 - a.x1 > _WIDE * line.size]
    if wide:
        ends += [" ".join(word.text for word in line.words[wide[-1] :])]
    return any(_PAGE_LABEL.match(text) for text in ends) or bool(_PATH.match(line.text))


def _folded(text: str) -> str:
    return _NUMBER.sub("#", text.lower()).strip()


def _repeated(places: list[tuple[Place, float]], needed: int) -> set[Place]:
    """Places whose text stands at the same height on enough other pages."""
    if len({place[0] for place, _ in places}) < needed:
        return set()
    pages = _PagesAt(places, _NEAR)
    return {place for place, height in places if len(pages.at(height)) >= needed}


def _outside_body(found: set[Place], all_lines: list[tuple[Place, float]]) -> set[Place]:
    """Drops what stands where many other pages have text of their own: a heading that returns, not a running head."""
    heads = _PagesAt([(place, height) for place, height in all_lines if place in found], _LEVEL)
    own = _PagesAt([(place, height) for place, height in all_lines if place not in found], _LEVEL)
    kept = set()
    for place, height in all_lines:
        if place in found:
            repeated = heads.at(height)
            text = own.at(height) - repeated
            if len(text) <= _BODY_SHARE * (len(text) + len(repeated)):
                kept.add(place)
    return kept


class _PagesAt:
    """The pages with one of these lines at about a height; sought once a height, for running heads share theirs."""

    def __init__(self, lines: list[tuple[Place, float]], near: float) -> None:
        self._lines, self._near = lines, near
        self._known: dict[float, set[int]] = {}

    def at(self, height: float) -> set[int]:
        if height not in self._known:
            self._known[height] = {place[0] for place, there in self._lines if abs(there - height) <= self._near}
        return self._known[height]


def _is_outer(line: Line, layout: PageLayout) -> bool:
    """Does it stand in the first or last row of its page?"""
    tops = [item.top for item in layout.items]
    return line.top >= max(tops) - 1 or line.top <= min(tops) + 1


def _page_numbers(numbers: list[tuple[Place, int]], pages: int) -> set[Place]:
    """Lone numbers in the outermost row that count along with the pages (or stand alone on a short document)."""
    counting: dict[int, set[int]] = defaultdict(set)
    for (p, _), number in numbers:
        counting[number - p].add(p)
    short = pages <= 2
    return {
        place for place, number in numbers if len(counting[number - place[0]]) >= 2 or (short and number <= _LAST_PAGE)
    }
