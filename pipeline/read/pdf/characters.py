"""Characters of a page as PDFium has them: code points, boxes, styles and base lines."""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as raw
from numpy.typing import NDArray

from pipeline.read.pdf.fonts import Font, read_font
from pipeline.read.pdf.frame import Frame
from pipeline.read.pdf.pdfium import address, char_origin, loose_char_box
from pipeline.read.pdf.pdfium import text_object as text_object_of
from pipeline.read.pdf.tags import PageTags
from pipeline.read.pdf.words import Style


def codes_of(handle: Any, count: int) -> NDArray[np.int64]:
    """Code points of the characters of a text page."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        return np.frombuffer(memoryview(buffer).cast("B"), dtype=np.uint16)[:count].astype(np.int64)
    get = raw.FPDFText_GetUnicode  # characters beyond U+FFFF or without Unicode break the count: one at a time
    return np.fromiter((get(handle, k) for k in range(count)), dtype=np.int64, count=count)


def boxes_of(handle: Any, count: int) -> NDArray[np.float64]:
    """n x 4: left, top, right, bottom in PDF space (y upwards)."""
    boxes = np.zeros((count, 4), dtype=np.float32)
    start, step = boxes.ctypes.data, boxes.strides[0]
    _run(map(loose_char_box, repeat(address(handle)), range(count), range(start, start + step * count, step)))
    return np.nan_to_num(boxes.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)


def origins_of(handle: Any, places: Sequence[int]) -> NDArray[np.float64]:
    """n x 2: x and y in PDF space where the characters with these numbers stand on their base line."""
    origins = np.zeros((len(places), 2), dtype=np.float64)
    start, step = origins.ctypes.data, origins.strides[0]
    end = start + step * len(places)
    _run(map(char_origin, repeat(address(handle)), places, range(start, end, step), range(start + 8, end + 8, step)))
    return np.nan_to_num(origins, nan=0.0, posinf=0.0, neginf=0.0)


def _run(calls: map[Any]) -> None:
    deque(calls, maxlen=0)


def upright(handle: Any, codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """The codes with characters in other directions blanked, and the quarter turns (anticlockwise) of the most."""

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


_ASLANT = 0.1  # of a quarter turn


class PageStyles:
    """Styles and base lines of the characters of a text page; a style is asked once a text object."""

    def __init__(self, handle: Any, frame: Frame, tags: PageTags | None) -> None:
        self._handle, self._frame, self._tags = handle, frame, tags
        self._styles: dict[int, Style] = {}
        self._fonts: dict[int, Font] = {}
        self._matrix = raw.FS_MATRIX()
        self._colour = [ctypes.c_uint() for _ in range(4)]

    def styles(self, places: Sequence[int]) -> list[Style]:
        known = self._styles
        objects = list(map(text_object_of, repeat(address(self._handle)), places))
        for k, key in zip(places, objects, strict=True):
            if key not in known:
                known[key] = self._style(k)
        return [known[key] for key in objects]

    def bases(self, places: Sequence[int]) -> list[float]:
        origins = origins_of(self._handle, places)
        bases: list[float] = np.round(self._frame.point(origins[:, 0], origins[:, 1])[1], 2).tolist()
        return bases

    def is_raised(self, k: int) -> bool:
        values = [ctypes.c_double() for _ in range(4)]
        if not raw.FPDFText_GetCharBox(self._handle, k, *values):
            return False
        left, right, bottom, top = (value.value for value in values)
        y0, y1 = self._frame.point(left, bottom)[1], self._frame.point(right, top)[1]
        height = abs(y1 - y0)
        return height > 0 and self.bases([k])[0] - max(y0, y1) > 0.3 * height

    def _style(self, k: int) -> Style:
        handle, matrix, colour = self._handle, self._matrix, self._colour
        raw.FPDFText_GetMatrix(handle, k, matrix)
        size = raw.FPDFText_GetFontSize(handle, k) * math.hypot(matrix.c, matrix.d)
        known = bool(raw.FPDFText_GetFillColor(handle, k, *colour))
        light, tinted = known and _luminance(colour) > 0.8, known and _chroma(colour) > 0.15
        text_object = raw.FPDFText_GetTextObject(handle, k)
        bold, italic, font = self._font(text_object)
        stroked = bool(text_object) and raw.FPDFTextObj_GetTextRenderMode(text_object) == 2
        role = self._tags.role(text_object) if self._tags and text_object else 0
        return Style(round(size, 1), bold or stroked, italic, light, font, role, tinted, _turn(matrix))

    def _font(self, text_object: Any) -> Font:
        handle = raw.FPDFTextObj_GetFont(text_object) if text_object else None
        if not handle:
            return Font(False, False, 0)
        key = address(handle)
        if key not in self._fonts:
            self._fonts[key] = read_font(handle)
        return self._fonts[key]


def _turn(matrix: Any) -> int:
    """Quarters that text is turned by its matrix, -1 where it stands aslant."""
    quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < _ASLANT else -1


def _luminance(colour: Sequence[Any]) -> float:
    return float(0.299 * colour[0].value + 0.587 * colour[1].value + 0.114 * colour[2].value) / 255


def _chroma(colour: Sequence[Any]) -> float:
    """From 0 for black, grey and white to 1 for a pure colour."""
    values = [part.value for part in colour[:3]]
    return (max(values) - min(values)) / 255
