"""A drawn document -> the truth about it, as JSON-ready data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.layout.document import Layout
from corpus.layout.source import Source
from corpus.layout.tables import Grid

TYPES = {
    "peilwaarde": "baseline",
    "nulmeting": "baseline",
    "streefwaarde": "target",
    "realisatie": "realised",
    "gemeente": "realised",
    "nederland": "reference",
    "referentie": "reference",
}
KINDS = {
    "rekening": "realised",
    "realisatie": "realised",
    "begroting": "budget",
    "na": "budget_amended",
    "verschil": "difference",
}
NUMBER = re.compile(r"^(-?\d+(?:\.\d{3})*(?:,\d+)?)\s*(?:%)?(?:\s*\((\d{4})\))?$")


def document_to_truth(source: Source, layout: Layout, file: str) -> dict:
    """Pages are 1-based; `page_end` differs from `page` for a statement that runs over a page break."""
    composer = layout.composer
    goals = list(_goals(source, layout))
    broken = any(goal["page"] != goal["page_end"] for goal in goals)
    return {
        "document": file,
        "pages": composer.page,
        "goals": goals,
        "non_goals": list(_non_goals(source, layout)),
        "indicators": list(_indicators(layout)),
        "budget_lines": list(_budget_lines(layout)),
        "footnotes": [
            {"marker": marker, "text": text, "page": composer.footnote_pages[marker]}
            for marker, text in source.footnotes.items()
        ],
        "furniture": sorted(composer.furniture),
        "scanned_pages": layout.scanned,
        "column_pages": {str(page): round(x, 1) for page, x in sorted(composer.column_pages.items())},
        "features": [*source.front["features"], *(["goal over a page break"] if broken else [])],
        "norm_1_1": source.front["norm_1_1"],
    }


def _goals(source: Source, layout: Layout) -> Iterator[dict]:
    count = 0
    for index, statement in enumerate(source.statements):
        if statement.label.kind != "goal":
            continue
        count += 1
        label, number = statement.label, statement.number
        first, last = layout.composer.spans[index]
        yield {
            "id": f"{source.stem}-g{count:03d}",
            "number": number,
            "parent_number": number.rsplit(".", 1)[0] if number and "." in number else None,
            "programme": statement.programme,
            "text": statement.text,
            "level": label.level,
            "measurability": label.measurability,
            "result": label.result,
            "budget": label.budget,
            "time_bound": label.time_bound,
            "page": first,
            "page_end": last,
        }


def _non_goals(source: Source, layout: Layout) -> Iterator[dict]:
    for index, statement in enumerate(source.statements):
        if statement.label.kind != "goal":
            first, last = layout.composer.spans[index]
            yield {"text": statement.text, "kind": statement.label.kind, "page": first, "page_end": last}


def _indicators(layout: Layout) -> Iterator[dict]:
    for block, grid, page in layout.grids:
        if not block.text.startswith("indicators"):
            continue
        for row in grid.rows:
            cells = dict(zip(grid.head, row, strict=True))
            yield {
                "programme": block.programme,
                "name": row[0].rstrip("*"),
                "unit": cells.get("Eenheid") or _unit(row[0]),
                "source": cells.get("Bron") or grid.source or None,
                "page": page,
                "values": list(_values(grid, row)),
            }


def _unit(name: str) -> str:
    """The unit that a reader takes from an indicator's name."""
    if name.startswith(("%", "Percentage")):
        return "%"
    return "mark" if "rapportcijfer" in name.lower() else "number"


def _values(grid: Grid, row: tuple[str, ...]) -> Iterator[dict]:
    for head, cell in zip(grid.head[1:], row[1:], strict=True):
        kind = TYPES.get(head.split(" ")[0].lower())
        match = NUMBER.match(cell)
        if kind is None or match is None:
            continue
        year = match[2] or (found[0] if (found := re.findall(r"20\d\d", head)) else None)
        value = float(match[1].replace(".", "").replace(",", "."))
        yield {"year": int(year) if year else None, "type": kind, "value": value}


def _budget_lines(layout: Layout) -> Iterator[dict]:
    for block, grid, page in layout.grids:
        if not block.text.startswith("budget"):
            continue
        for row in grid.rows:
            for head, cell in zip(grid.head[1:], row[1:], strict=True):
                if re.fullmatch(r"-?\d+", cell):
                    yield _budget_line(block.programme, row[0], head, int(cell), page)


def _budget_line(programme: str | None, name: str, head: str, value: int, page: int) -> dict:
    year = re.search(r"20\d\d", head)
    kind = "budget_amended" if "na wijziging" in head else KINDS[head.split(" ")[0].lower()]
    return {
        "programme": programme,
        "row": name,
        "year": int(year[0]) if year else None,
        "kind": kind,
        "value_x1000": value,
        "page": page,
    }
