"""How faithfully a generated document is read: the shares that the tests set limits to, and a table of them.

`python -m tests.documents.measure` prints the table.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from pipeline.labels import BlockKind
from pipeline.read import read_document
from pipeline.segment import segment_document
from tests.documents.drawn import DRAWN, draw
from tests.documents.reports import REPORTS
from tests.documents.typeset import TYPST, Truth, compile_typst

_TYPST = {**TYPST, **REPORTS}
CLASSES = (*_TYPST, *DRAWN)


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1; `tau` is Kendall's rank correlation of the order of the found sentences; `leaked` counts."""

    intact: float
    tau: float
    leaked: int
    cells: float | None
    headings: float | None
    missing: tuple[str, ...]


def make(name: str, folder: Path) -> tuple[Path, Truth]:
    """Writes the PDF of a class."""
    path = folder / f"{name}.pdf"
    if name in DRAWN:
        return path, draw(name, path)
    source, truth = _TYPST[name]()
    compile_typst(source, path)
    return path, truth


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("−", "-")).strip(" .;:").lower()


def score(path: Path, truth: Truth) -> Score:
    """Reads and cuts the document and compares it with what was put in."""
    reading = read_document(path)
    cut = segment_document(reading, path.stem)
    texts = [plain(statement.text) for statement in cut.statements]
    places, found, used = [], 0, set[int]()
    for sentence in truth.sentences:
        place = next((k for k, text in enumerate(texts) if text == plain(sentence) and k not in used), None)
        if place is not None:
            found += 1
            used.add(place)
            places.append(place)
    missing = tuple(sentence for sentence in truth.sentences if plain(sentence) not in texts)
    leaked = sum(plain(piece) in text for piece in truth.furniture for text in texts)
    titles = [plain(b.text) for page in reading.pages for b in page.blocks if b.kind is BlockKind.HEADING]
    headings = [plain(title) in titles for title in truth.headings]
    return Score(
        found / len(truth.sentences) if truth.sentences else 1.0,
        kendall(places),
        leaked,
        _cells(cut.tables, truth) if truth.rows else None,
        sum(headings) / len(headings) if headings else None,
        missing,
    )


def kendall(places: list[int]) -> float:
    """1 when all pairs stand in the right order, -1 when none does."""
    pairs = [(a, b) for k, a in enumerate(places) for b in places[k + 1 :]]
    return sum(1 if a < b else -1 for a, b in pairs) / len(pairs) if pairs else 1.0


def _cells(tables: object, truth: Truth) -> float:
    """Share of the filled cells that stand in the right row and column of one table."""
    rows = [row for table in tables for row in (*table.header, *table.rows)]  # type: ignore[attr-defined]
    right = total = 0
    for wanted in truth.rows:
        total += sum(map(bool, wanted))
        best = max(
            (sum(plain(a) == plain(b) != "" for a, b in zip(wanted, row, strict=False)) for row in rows), default=0
        )
        right += best
    return right / total


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'class':28} intact   tau leak cells headings")
        for name in sys.argv[1:] or CLASSES:
            path, truth = make(name, Path(folder))
            result = score(path, truth)
            cells = "" if result.cells is None else f"{result.cells:.2f}"
            headings = "" if result.headings is None else f"{result.headings:.2f}"
            print(f"{name:28} {result.intact:6.2f} {result.tau:5.2f} {result.leaked:4} {cells:>5} {headings:>5}")
            if len(sys.argv) > 1:
                for text in result.missing:
                    print("    -", text)


if __name__ == "__main__":
    main()
