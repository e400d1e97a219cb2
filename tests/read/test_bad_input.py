"""Files that cannot be read, or not wholly: one clear Dutch sentence that names the file, and no crash."""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import ReadError
from pipeline.labels import DocumentStatus, TextLayer
from pipeline.read import Limits, read_document
from pipeline.read.pdf.ocr import engine
from tests.read.papers import (
    SENTENCES,
    draw_blank_image,
    draw_bomb,
    draw_scan,
    draw_text,
    draw_too_much,
    write_pdf,
)


def garbled(canvas: object) -> None:
    draw_text(canvas, shift=7)  # type: ignore[arg-type]


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("Dit is gewoon tekst.", encoding="utf-8")


def protected(path: Path) -> None:
    write_pdf(path, draw_text, password="geheim")


def truncated(path: Path) -> None:
    write_pdf(path, draw_text, draw_text)
    path.write_bytes(path.read_bytes()[:300])


def rubbish(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)


def zeros(path: Path) -> None:
    path.write_bytes(b"\x00" * 3000)


CASES = [
    (empty, "x.pdf", "leeg"),
    (empty, "x.txt", "leeg"),
    (text, "x.pdf", "geen PDF"),
    (protected, "x.pdf", "wachtwoord"),
    (truncated, "x.pdf", "beschadigd"),
    (rubbish, "x.pdf", "beschadigd"),
    (zeros, "x.txt", "geen tekstbestand"),
    (text, "x.docx", "geen Word-bestand"),
    (zeros, "x.html", "geen webpagina"),
    (text, "x.xyz", "onbekende extensie"),
]


@pytest.mark.parametrize(("make", "name", "expected"), CASES)
def test_unreadable_file(make: Callable[[Path], None], name: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(ReadError) as caught:
        read_document(path)
    message = str(caught.value)
    assert expected in message and name in message and "\n" not in message
    assert not caught.value.transient


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="bestaat niet"):
        read_document(tmp_path / "weg.pdf")


def test_page_without_text_is_counted(tmp_path: Path) -> None:
    reading = read_document(write_pdf(tmp_path / "x.pdf", draw_text, draw_blank_image))
    assert reading.status is DocumentStatus.PARTLY_READ and reading.pages_total == 2
    assert reading.pages[1].text_layer is TextLayer.ABSENT and not reading.pages[1].is_read
    assert "pagina 2" in (reading.message or "")


def test_image_only_document(tmp_path: Path) -> None:
    reading = read_document(write_pdf(tmp_path / "x.pdf", draw_blank_image))
    assert reading.status is DocumentStatus.UNREADABLE and reading.message


def test_garbled_text_layer(tmp_path: Path) -> None:
    """With an OCR engine the page is read from its image, without it is marked; the garbage is never kept."""
    reading = read_document(write_pdf(tmp_path / "x.pdf", garbled))
    assert reading.pages[0].text_layer is TextLayer.GARBLED
    assert not any("wil" in block.text for block in reading.pages[0].blocks)
    assert reading.status is DocumentStatus.UNREADABLE


def test_scan_is_read_where_an_engine_is_installed(tmp_path: Path) -> None:
    reading = read_document(write_pdf(tmp_path / "x.pdf", draw_scan))
    assert reading.pages[0].text_layer is TextLayer.ABSENT
    if engine() is None:
        assert reading.status is DocumentStatus.UNREADABLE
    else:
        assert reading.pages[0].ocr and reading.status is DocumentStatus.DONE
        assert SENTENCES[0] in " ".join(block.text for block in reading.pages[0].blocks)


def test_no_time(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "x.pdf", draw_text)
    with pytest.raises(ReadError, match="duurde te lang") as caught:
        read_document(path, limits=Limits(document_seconds=0.001))
    assert caught.value.transient


def megabytes_of_the_reader() -> int:
    """What the process that reads takes before it opens a document."""
    code = "import pipeline.read.process.worker, pipeline.read.pdf.pages; print(open('/proc/self/statm').read())"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return int(output.split()[0]) * resource.getpagesize() // 1024**2


def test_a_page_without_memory_costs_only_that_page(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "x.pdf", draw_text, draw_bomb, draw_text)
    reading = read_document(path, limits=Limits(memory_mb=megabytes_of_the_reader() + 40))
    assert reading.status is DocumentStatus.PARTLY_READ
    assert [page.is_read for page in reading.pages] == [True, False, True]


def test_blank_page_is_read(tmp_path: Path) -> None:
    reading = read_document(write_pdf(tmp_path / "x.pdf", draw_text, lambda canvas: None))
    assert reading.status is DocumentStatus.DONE
    assert reading.pages[1].text_layer is TextLayer.EMPTY


def test_a_page_with_too_much_on_it_costs_only_that_page(tmp_path: Path) -> None:
    reading = read_document(write_pdf(tmp_path / "x.pdf", draw_text, draw_too_much, draw_text))
    assert [page.is_read for page in reading.pages] == [True, False, True]
    assert reading.status is DocumentStatus.PARTLY_READ and "pagina 2" in (reading.message or "")
