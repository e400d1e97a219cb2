"""PDF file -> page layouts. The door to pypdfium2: characters, drawn lines, filled areas, page images."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from pipeline.errors import ReadError
from pipeline.labels import TextLayer
from pipeline.read.dutch.quality import text_layer_of
from pipeline.read.formats import Assembled
from pipeline.read.geometry import PageLayout, Word
from pipeline.read.page.layout import page_items
from pipeline.read.pdf.characters import PageStyles, boxes_of, codes_of, upright
from pipeline.read.pdf.drawing import Drawing, page_drawing
from pipeline.read.pdf.frame import Frame
from pipeline.read.pdf.ocr import recognise
from pipeline.read.pdf.tags import PageTags, bookmarks_of, is_tagged
from pipeline.read.pdf.words import chars_to_words

ITEM = PageLayout
_MAX_CHARS = 200_000  # on one page; more is not a page that people read


class PageTooLargeError(Exception):
    """A page holds more than people can read; the message is Dutch."""


def open_pdf(path: Path) -> Any:
    """The pypdfium2 document; raises ReadError where it cannot be opened."""
    import pypdfium2 as pdfium

    with path.open("rb") as file:
        head = file.read(1024)
    if not head:
        raise ReadError(f"{path.name} is leeg (0 bytes): vraag het bestand opnieuw op.")
    if b"%PDF" not in head:
        raise ReadError(f"{path.name} is geen PDF, al heet het zo: geef het de juiste extensie of vervang het.")
    try:
        document = pdfium.PdfDocument(path)
        pages = len(document)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(
                f"{path.name} is met een wachtwoord beveiligd: sla het zonder wachtwoord op en probeer opnieuw."
            ) from None
        raise ReadError(
            f"{path.name} is beschadigd of afgekapt en kan niet worden geopend: download het opnieuw."
        ) from None
    if pages == 0:
        raise ReadError(f"{path.name} bevat geen pagina's: download het opnieuw.")
    return document


def page_count(path: Path) -> int:
    """Number of pages; raises ReadError where the file cannot be opened."""
    document = open_pdf(path)
    try:
        return len(document)
    finally:
        document.close()


def read_pages(path: Path, first: int = 1) -> Iterator[PageLayout]:
    """Layouts of the pages from `first` on, one at a time; a page at fault comes with a message, not an exception."""
    document = open_pdf(path)
    try:
        bookmarks, tagged = bookmarks_of(document), is_tagged(document)
        for number in range(first, len(document) + 1):
            layout = _page_layout(document, number, tagged)
            yield replace(layout, bookmarks=bookmarks[number]) if number in bookmarks else layout
    finally:
        document.close()


def _page_layout(document: Any, number: int, tagged: bool) -> PageLayout:
    try:
        page = document[number - 1]
    except RuntimeError:  # pypdfium2's PdfiumError; PDFium gives no reason
        return PageLayout(number, 0, 0, TextLayer.ABSENT, message=f"pagina {number} is beschadigd")
    try:
        return _open_page_layout(page, number, tagged)
    except MemoryError:
        raise
    except PageTooLargeError as error:
        return PageLayout(number, 0, 0, TextLayer.ABSENT, message=f"pagina {number} kon niet worden gelezen ({error})")
    except (ValueError, OverflowError, ArithmeticError, OSError, RuntimeError) as error:
        message = f"pagina {number} kon niet worden gelezen ({type(error).__name__})"
        return PageLayout(number, 0, 0, TextLayer.ABSENT, message=message)
    finally:
        page.close()


def _open_page_layout(page: Any, number: int, tagged: bool) -> PageLayout:
    width, height = page.get_size()
    words, turned = words_upright(page, tagged=tagged)
    drawing = page_drawing(page, turned)
    layer = text_layer_of([word.text for word in words], has_image=drawing.image_share > 0 or drawing.paths > 0)
    ocr, message = False, None
    if layer in (TextLayer.GARBLED, TextLayer.ABSENT):
        found = recognise(page)
        read = text_layer_of([word.text for word in found.words], has_image=True) if found else TextLayer.ABSENT
        if found and read is TextLayer.READABLE:
            words, turned, ocr, drawing = found.words, 0, True, Drawing(found.edges, (), 0.0, 0)
        else:
            words, message = [], _unreadable(number, layer, tried=found is not None)
    if turned % 2:
        width, height = height, width
    items, columns = page_items(words, drawing.edges, drawing.areas, width, height, drawing.shapes)
    return PageLayout(number, width, height, layer, items, columns, len(words), ocr, message, turned)


def _unreadable(number: int, layer: TextLayer, *, tried: bool) -> str:
    what = "heeft een onleesbare tekstlaag" if layer is TextLayer.GARBLED else "is een beeld zonder tekst"
    return f"pagina {number} {what}" + (" en tekstherkenning gaf niets leesbaars" if tried else "")


def words_upright(page: Any, *, tagged: bool = False) -> tuple[list[Word], int]:
    """Words of a page in stream order, turned upright, and the quarter turns clockwise that this took.

    `tagged` asks for the roles of words too, which takes time.
    """
    import pypdfium2.raw as raw

    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        count = raw.FPDFText_CountChars(handle)
        if count <= 0:
            return [], 0
        if count > _MAX_CHARS:
            raise PageTooLargeError(f"pagina bevat meer dan {_MAX_CHARS} tekens")
        codes, quarter = upright(handle, codes_of(handle, count))
        frame = Frame.of(page)
        turned = (quarter - frame.quarter) % 4
        frame = frame.turn(turned)
        styles = PageStyles(handle, frame, PageTags(page) if tagged else None)
        return chars_to_words(codes, frame.boxes(boxes_of(handle, count)), styles), turned
    finally:
        textpage.close()


def pages_of(layouts: Collection[PageLayout]) -> Assembled:
    """Pages with blocks, once all layouts are there."""
    from pipeline.read.blocks.document import layouts_to_pages  # the process that reads has no use for it

    return layouts_to_pages(layouts)


def unread_page(number: int, message: str) -> PageLayout:
    """Stands for a page that took too much time or memory."""
    return PageLayout(number, 0, 0, TextLayer.ABSENT, message=message)


def page_words(path: Path, number: int) -> list[Word]:
    """The words of page `number` in stream order, as they are before any layout is sought."""
    document = open_pdf(path)
    try:
        return words_upright(document[number - 1])[0]
    finally:
        document.close()
