"""The picture of a page with its blocks."""

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.read.pictures.draw import draw_page
from tests.read.papers import draw_text, write_pdf


def test_draw_page(tmp_path: Path) -> None:
    draw_page(write_pdf(tmp_path / "x.pdf", draw_text), 1, tmp_path / "x.png")
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG")


def test_no_such_page(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="geen pagina 2"):
        draw_page(write_pdf(tmp_path / "x.pdf", draw_text), 2, tmp_path / "x.png")
