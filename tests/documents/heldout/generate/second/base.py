"""What the documents of the second set share: their own sentences, cells that hold more than a number, typst."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

from tests.documents.heldout.generate.budget import Budget
from tests.documents.heldout.generate.programs import keep
from tests.documents.heldout.generate.texts import Truth
from tests.documents.typeset import compile_typst, escaped

HERE = Path(__file__).parent
POOL = tuple((HERE / "pool.txt").read_text(encoding="utf-8").splitlines())
Head = tuple[str, int | None] | None
_MARKS = re.compile("[¹²³]")
_AROUND = re.compile(r"≥|≤|minimaal|maximaal|circa|ca\.|\*|punten|kg|dagen")


def data(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


def bare(text: str) -> str:
    """Without the raised figures that point to a note."""
    return _MARKS.sub("", text)


def raised(text: str, form: str) -> str:
    """Raised figures as the program wants them; `form` holds one `%s`."""
    return _MARKS.sub(lambda mark: form % "123"["¹²³".index(mark[0])], text)


def value_of(cell: str) -> tuple[str, int | None]:
    """'minimaal 7,5 (2024)' -> ('7,5', 2024): the number as printed and the year that stands behind it, if any."""
    year = re.search(r"\((?:\w+ )?(20\d\d)\)", cell)
    text = cell.replace(year[0], "") if year else cell
    return _AROUND.sub("", bare(text)).strip(), int(year[1]) if year else None


class Plain(Truth):
    pool = POOL

    def row(self, *cells: str) -> list[str]:
        super().row(*map(bare, cells))
        return list(cells)


class Sums(Plain, Budget):
    """A budget or annual accounts."""

    def measured(self, name: str, unit: str | None, heads: list[Head], cells: list[str]) -> None:
        """Values under `heads` (type and year; the cell's own year wins); None for a column without values."""
        values = []
        for head, cell in zip(heads, cells, strict=True):
            if head:
                number, year = value_of(cell)
                values.append((head[0], year or head[1], number))
        self.indicator(bare(name), unit, values)

    def amounts(self, row: str, heads: list[tuple[str, int | None]], cells: list[str], side: str = "") -> None:
        self.money(
            bare(row), [(basis, year, side, bare(cell)) for (basis, year), cell in zip(heads, cells, strict=True)]
        )


def typst_pdf(source: str, name: str) -> Path:
    """Under the settings of `styles/NAME.typ`."""
    source = (HERE.parent / "styles" / f"{name}.typ").read_text(encoding="utf-8") + source
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "doc.pdf"
        compile_typst(source, path)
        return keep(path, name)


def y(text: str) -> str:
    """Typst's own signs made plain, notes raised; a sign that would begin a list is made plain too."""
    return re.sub(r"^([-+=/])", r"\\\1", raised(escaped(text), "#super[%s]"))
