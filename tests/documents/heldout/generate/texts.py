"""The invented Dutch text of the layout set, and the record of what was put where: the truth of a document."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
SENTENCES = tuple((HERE / "sentences.txt").read_text(encoding="utf-8").splitlines())
ITEMS = tuple((HERE / "items.txt").read_text(encoding="utf-8").splitlines())
PDFS = HERE.parent / "pdf"
TRUTHS = HERE.parent / "truth"


class Truth:
    """Notes what a generator writes, in reading order, and hands the same text back to be written.

    `start` is the first sentence of the pool that is taken: documents thus have different text on their pages.
    """

    pool = SENTENCES

    def __init__(self, name: str, start: int = 0, made_by: str = "") -> None:
        self.name = name
        self.made_by = made_by
        self._next = start
        self._next_item = start
        self.sentences: list[str] = []
        self.boxes: list[str] = []
        self.furniture: list[str] = []
        self.headings: list[str] = []
        self.contents: list[str] = []
        self.rows: list[list[str]] = []
        self.extra: dict[str, object] = {}

    def s(self, text: str) -> str:
        """A sentence, list item or lead-in that must come out as one statement."""
        self.sentences.append(text)
        return text

    def box(self, text: str) -> str:
        """A sentence of a sidebar or text box: its place among the others is free."""
        self.boxes.append(text)
        return text

    def f(self, text: str) -> str:
        """Running head, foot, footnote or caption: in no statement."""
        if text not in self.furniture:
            self.furniture.append(text)
        return text

    def h(self, text: str) -> str:
        self.headings.append(text)
        return text

    def row(self, *cells: str) -> list[str]:
        """A table row as a reader must give it: a merged cell once, where it starts."""
        self.rows.append(list(cells))
        return list(cells)

    def take(self, count: int) -> list[str]:
        """The next sentences of the pool, noted."""
        return [self.s(self._draw()) for _ in range(count)]

    def take_box(self, count: int) -> list[str]:
        return [self.box(self._draw()) for _ in range(count)]

    def par(self, count: int) -> str:
        return " ".join(self.take(count))

    def items(self, count: int) -> list[str]:
        picked = [ITEMS[(self._next_item + k) % len(ITEMS)] for k in range(count)]
        self._next_item += count
        return [self.s(item) for item in picked]

    def _draw(self) -> str:
        text = self.pool[self._next % len(self.pool)]
        self._next += 1
        return text

    def write(self, pdf: Path) -> None:
        """The truth file; goals, results, rows of tables get the page on which pdftotext finds them."""
        pages = page_texts(pdf)
        for one in (one for value in self.extra.values() if isinstance(value, list) for one in value):
            if isinstance(one, dict) and "find" in one:
                one["page"] = page_of(str(one.pop("find")), pages, int(one.pop("after", 1)))
        record = {
            "document": pdf.name,
            "made_by": self.made_by,
            "pages": len(pages),
            "sentences": self.sentences,
            "boxes": self.boxes,
            "furniture": self.furniture,
            "headings": self.headings,
            "contents": self.contents,
            "rows": self.rows,
            **self.extra,
        }
        TRUTHS.mkdir(exist_ok=True)
        path = TRUTHS / f"{self.name}.json"
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def page_texts(pdf: Path) -> list[str]:
    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    raw = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    return [squeezed(a) + " " + squeezed(b) for a, b in zip(text.split("\f")[:-1], raw.split("\f")[:-1], strict=True)]


def squeezed(text: str) -> str:
    """Without blanks and hyphens: line ends and hyphenation do not matter."""
    return re.sub(r"[\s\-­‐‑]+", "", text.replace("’", "'")).lower()


def page_of(text: str, pages: list[str], after: int = 1) -> int:
    """First page, from `after`, on which the text starts (a sentence may go on overleaf); 0 when it stands nowhere."""
    for piece in (squeezed(text), squeezed(text)[:24], squeezed(text)[:12]):
        for number, page in enumerate(pages, 1):
            if number >= after and piece in page:
                return number
    return 0
