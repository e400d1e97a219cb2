"""The fast source of characters gives the same words and ruled tables as pdfplumber."""

from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from pipeline.labels import BlockKind
from pipeline.read import read_document
from pipeline.read.pdf.pages import page_words
from pipeline.settings import ROOT
from tests.documents.typeset import FIGURE_HEAD, FIGURES, TYPST, compile_typst

SAMPLES = sorted((ROOT / "corpus" / "voorbeeld").glob("*.pdf"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_same_words(path: Path) -> None:
    """pdfplumber with a gap that grows with the letters; raised numbers are parted from their word on purpose."""
    with pdfplumber.open(path) as document:
        for number, page in enumerate(document.pages, start=1):
            theirs = Counter(word["text"] for word in page.extract_words(x_tolerance_ratio=0.15))
            ours = Counter(word.text for word in page_words(path, number))
            differing = sum(((theirs - ours) + (ours - theirs)).values())
            assert differing <= 0.02 * 2 * max(sum(theirs.values()), 1) + 2, f"page {number}: {theirs - ours}"


def test_same_cells_of_ruled_tables(tmp_path: Path) -> None:
    path = tmp_path / "tabel.pdf"
    source, _ = TYPST["figures_ruled"]()
    compile_typst(source, path)
    with pdfplumber.open(path) as document:
        theirs = [tuple(cell or "" for cell in row) for row in document.pages[0].extract_tables()[0]]
    blocks = read_document(path).pages[0].blocks
    ours = next(block.rows for block in blocks if block.kind is BlockKind.TABLE)
    assert list(ours) == theirs
    assert len(ours) == len(FIGURES) + 1 and len(ours[0]) == len(FIGURE_HEAD)
