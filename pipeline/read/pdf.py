"""PDF file -> page layouts. The door to pypdfium2: characters, drawn lines, filled areas, page images."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import ReadError
from pipeline.labels import TextLayer
from pipeline.read.document import layouts_to_pages
from pipeline.read.drawing import Drawing, page_drawing
from pipeline.read.fonts import Font, read_font
from pipeline.read.formats import Assembled
from pipeline.read.geometry import PageLayout, Word
from pipeline.read.layout import page_items
from pipeline.read.ocr import recognise
from pipeline.read.quality import text_layer_of
from pipeline.read.tags import PageTags, bookmarks_of, is_tagged
from pipeline.read.words import Style, chars_to_words

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
    items, columns = page_items(words, drawing.edges, drawing.areas, width, height)
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
        codes = _codes(handle, count)
        boxes = _boxes(handle, count)
        codes, quarter = _upright(handle, codes)
        frame = Frame.of(page)
        turned = (quarter - frame.quarter) % 4
        frame = frame.turn(turned)
        styles = _Styles(handle, frame, PageTags(page) if tagged else None)
        return chars_to_words(codes, frame.boxes(boxes), styles), turned
    finally:
        textpage.close()


def _codes(handle: Any, count: int) -> NDArray[np.int64]:
    import pypdfium2.raw as raw

    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        return np.frombuffer(memoryview(buffer).cast("B"), dtype=np.uint16)[:count].astype(np.int64)
    get = raw.FPDFText_GetUnicode  # characters beyond U+FFFF or without Unicode break the count: one at a time
    return np.fromiter((get(handle, k) for k in range(count)), dtype=np.int64, count=count)


def _boxes(handle: Any, count: int) -> NDArray[np.float64]:
    """n x 4: left, top, right, bottom in PDF space (y upwards)."""
    import pypdfium2.raw as raw

    records = (raw.FS_RECTF * count)()
    get = raw.FPDFText_GetLooseCharBox
    for k, record in enumerate(records):
        get(handle, k, record)
    boxes = np.frombuffer(memoryview(records).cast("B"), dtype=np.float32).reshape(count, 4).astype(np.float64)
    return np.nan_to_num(boxes, nan=0.0, posinf=0.0, neginf=0.0)


def _upright(handle: Any, codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """The codes with characters in other directions blanked, and the quarter turns (anticlockwise) of the most."""
    import pypdfium2.raw as raw

    def turn(k: int) -> int:
        return -round(raw.FPDFText_GetCharAngle(handle, k) / (math.pi / 2)) % 4  # PDFium counts clockwise

    visible = np.flatnonzero(codes > 0x20)
    turns = {turn(int(k)) for k in visible[:: max(1, len(visible) // 40)]}
    if len(turns) <= 1:
        return codes, turns.pop() if turns else 0
    angles = np.full(len(codes), -1, dtype=np.int64)
    for k in visible:
        angles[k] = turn(int(k))
    quarter = int(np.bincount(angles[visible], minlength=4).argmax())
    return np.where(angles == quarter, codes, 0x20), quarter


class Frame:
    """Turns PDF space (y upwards, unrotated) into page space as seen (y downwards, page rotation applied)."""

    def __init__(self, left: float, bottom: float, right: float, top: float, quarter: int) -> None:
        self.left, self.bottom, self.right, self.top, self.quarter = left, bottom, right, top, quarter % 4

    @classmethod
    def of(cls, page: Any) -> Frame:
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() // 90)

    def turn(self, quarters: int) -> Frame:
        """The frame of the page after turning it so many quarters clockwise."""
        return Frame(self.left, self.bottom, self.right, self.top, self.quarter + quarters)

    def point(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Of numbers, or of arrays of numbers."""
        if self.quarter == 0:
            return x - self.left, self.top - y
        if self.quarter == 1:
            return y - self.bottom, x - self.left
        if self.quarter == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def boxes(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """n x 4 (left, top, right, bottom; y upwards) -> n x 4 (x0, top, x1, bottom; y downwards)."""
        first = np.stack(self.point(boxes[:, 0], boxes[:, 1]), axis=1)
        second = np.stack(self.point(boxes[:, 2], boxes[:, 3]), axis=1)
        return np.concatenate((np.minimum(first, second), np.maximum(first, second)), axis=1)


class _Styles:
    """Style and base line of a character; asks PDFium once a text object."""

    def __init__(self, handle: Any, frame: Frame, tags: PageTags | None) -> None:
        import pypdfium2.raw as raw

        self._raw, self._handle, self._frame, self._tags = raw, handle, frame, tags
        self._styles: dict[int, Style] = {}
        self._fonts: dict[int, Font] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = raw.FS_MATRIX()
        self._colour = [ctypes.c_uint() for _ in range(4)]

    def __call__(self, k: int) -> tuple[Style, float]:
        raw, handle = self._raw, self._handle
        text_object = raw.FPDFText_GetTextObject(handle, k)
        key = ctypes.cast(text_object, ctypes.c_void_p).value or -1
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._style(k, text_object)
        raw.FPDFText_GetCharOrigin(handle, k, self._x, self._y)
        return style, self._frame.point(self._x.value, self._y.value)[1]

    def is_raised(self, k: int) -> bool:
        """Whether a character's shape stands well above the base line: a raised digit of the font's own."""
        raw, frame = self._raw, self._frame
        values = [ctypes.c_double() for _ in range(4)]
        if not raw.FPDFText_GetCharBox(self._handle, k, *values):
            return False
        left, right, bottom, top = (value.value for value in values)
        raw.FPDFText_GetCharOrigin(self._handle, k, self._x, self._y)
        base = frame.point(self._x.value, self._y.value)[1]
        y0, y1 = frame.point(left, bottom)[1], frame.point(right, top)[1]
        height = abs(y1 - y0)
        return height > 0 and base - max(y0, y1) > 0.3 * height

    def _style(self, k: int, text_object: Any) -> Style:
        raw, handle = self._raw, self._handle
        matrix = self._matrix
        raw.FPDFText_GetMatrix(handle, k, matrix)
        size = raw.FPDFText_GetFontSize(handle, k) * math.hypot(matrix.c, matrix.d)
        colour = self._colour
        light = bool(raw.FPDFText_GetFillColor(handle, k, *colour)) and _luminance(colour) > 0.8
        bold, italic, font = self._font(text_object)
        stroked = bool(text_object) and raw.FPDFTextObj_GetTextRenderMode(text_object) == 2
        role = self._tags.role(text_object) if self._tags and text_object else 0
        return Style(round(size, 1), bold or stroked, italic, light, font, role)

    def _font(self, text_object: Any) -> Font:
        raw = self._raw
        handle = raw.FPDFTextObj_GetFont(text_object) if text_object else None
        key = ctypes.cast(handle, ctypes.c_void_p).value or -1 if handle else -1
        if key not in self._fonts:
            self._fonts[key] = read_font(handle) if handle else Font(False, False, 0)
        return self._fonts[key]


def _luminance(colour: list[Any]) -> float:
    return (0.299 * colour[0].value + 0.587 * colour[1].value + 0.114 * colour[2].value) / 255


def pages_of(layouts: Collection[PageLayout]) -> Assembled:
    """Pages with blocks, once all layouts are there."""
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
