"""Lines of a table of contents -> tables of title and page: with dots, or with rising numbers below its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.blocks.drafts import Draft
from pipeline.read.blocks.outline import LEADER
from pipeline.read.blocks.text import line_box
from pipeline.read.dutch.lexicon import words_of
from pipeline.read.geometry import Grid, Line

_FEWEST = 3  # lines
_ENTRY = re.compile(r"^(?P<first>\d{1,3})\s+(?P<after>\D.*[^.,;:])$|^(?P<before>\D.*?[^\s\d.,;:])\s+(?P<last>\d{1,3})$")

Row = tuple[str, str]


def contents_to_grids(drafts: Sequence[Draft | Grid]) -> list[Draft | Grid]:
    """The drafts, with a table in place of each run of lines with dot leaders or of numbered lines below 'Inhoud'."""
    result: list[Draft | Grid] = []
    k = 0
    while k < len(drafts):
        rows, lines = _run(drafts[k:])
        if rows:
            result.append(_grid(rows, lines))
            k += len(lines)
        else:
            result.append(drafts[k])
            k += 1
    return _numbered(result)


def _run(drafts: Sequence[Draft | Grid]) -> tuple[list[Row], list[list[Line]]]:
    """Title and page, and the lines, of the drafts at the start that have dot leaders."""
    rows: list[Row] = []
    lines: list[list[Line]] = []
    for draft in drafts:
        match = LEADER.match(draft.lines[-1].text) if isinstance(draft, Draft) else None
        if match is None or not isinstance(draft, Draft):
            break
        title = " ".join([*(line.text for line in draft.lines[:-1]), match["title"]])
        rows.append((title, match["page"] or ""))
        lines.append(draft.lines)
    return rows, lines


def _numbered(drafts: list[Draft | Grid]) -> list[Draft | Grid]:
    """Below the title of a table of contents: lines that start or end with page numbers that rise."""
    for k, draft in enumerate(drafts):
        if not isinstance(draft, Draft) or draft.text.lower().rstrip(":") not in words_of("contents_titles"):
            continue
        rows: list[Row] = []
        lines: list[list[Line]] = []
        end = k + 1
        while end < len(drafts) and (entries := _entries(drafts[end], int(rows[-1][1]) if rows else 0)):
            rows += [row for row, _ in entries]
            lines += [[line] for _, line in entries]
            end += 1
        if len(rows) >= _FEWEST:
            return [*drafts[: k + 1], _grid(rows, lines), *drafts[end:]]
    return drafts


def _entries(draft: Draft | Grid, page: int) -> list[tuple[Row, Line]]:
    """Title and page of each line of a draft; empty where one is no entry, or comes before `page`."""
    found: list[tuple[Row, Line]] = []
    for line in draft.lines if isinstance(draft, Draft) else ():
        match = _ENTRY.match(line.text)
        number = (match["first"] or match["last"]) if match else None
        if match is None or number is None or int(number) < page:
            return []
        page = int(number)
        found.append(((match["after"] or match["before"], number), line))
    return found


def _grid(rows: list[Row], lines: list[list[Line]]) -> Grid:
    boxes = [line_box(several) for several in lines]
    return Grid(tuple(rows), tuple((box.x0, box.top, box.x1, box.bottom) for box in boxes), False)
