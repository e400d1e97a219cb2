"""Drawn objects of a PDF page -> edges, filled areas and the share of the page that images cover."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as raw

from pipeline.read.geometry import Area, Edge, Shape
from pipeline.read.pdf.frame import Frame
from pipeline.read.pdf.pdfium import address, path_segment, segment_closes, segment_point, segment_type

_MAX_OBJECTS = 20_000  # a drawing with more holds no table that could be read in time
_MAX_SEGMENTS = 2_000  # in one path: more is an illustration
_THIN = 3.0  # points: a filled rectangle thinner than this is a line
_MIN_EDGE = 3.0
_SMALL = 20.0  # points: the largest side of a shape that may be a bullet
_MAX_SHAPES = 4_000
_SPECK = 1.2  # points: a smaller one is a piece of a dotted line
_DEPTH = 8


class Drawing(NamedTuple):
    """What is drawn on a page besides text. `image_share` is 0 to 1 (and more where images overlap).

    `shapes` are parts of paths that have curves or are as small as a bullet, and small images.
    """

    edges: tuple[Edge, ...]
    areas: tuple[Area, ...]
    image_share: float
    paths: int
    shapes: tuple[Shape, ...] = ()


@dataclass(slots=True)
class _Collected:
    edges: list[Edge] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)

    def add_shape(self, x0: float, top: float, x1: float, bottom: float, *, curved: bool) -> None:
        wide, high = x1 - x0, bottom - top
        if (curved or max(wide, high) <= _SMALL) and min(wide, high) > _SPECK and len(self.shapes) < _MAX_SHAPES:
            self.shapes.append(Shape(x0, top, x1, bottom))


def page_drawing(page: Any, turned: int) -> Drawing:
    """`turned` quarter turns clockwise, as the words of the page were turned."""
    frame = Frame.of(page).turn(turned)
    drawing = _Collected()
    image, paths = 0.0, 0
    page_area = max(1.0, (frame.right - frame.left) * (frame.top - frame.bottom))
    for item, matrix in _objects(page.raw):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
            _add_path(item, matrix, frame, drawing)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            bounds = [ctypes.c_float() for _ in range(4)]
            if raw.FPDFPageObj_GetBounds(item, *bounds):
                left, bottom, right, top = (value.value for value in bounds)
                a, b, c, d, _, _ = matrix
                image += abs((right - left) * (top - bottom) * (a * d - b * c)) / page_area
                _add_image(matrix, frame, (left, bottom, right, top), drawing)
        if paths > _MAX_OBJECTS:
            break
    return Drawing(tuple(drawing.edges), tuple(drawing.areas), image, paths, tuple(drawing.shapes))


Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Objects that are no text, with the matrix of the forms around them; forms are opened."""
    for k in range(min(raw.FPDFPage_CountObjects(page), 4 * _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, k)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_TEXT:
            yield from _opened(item, _IDENTITY, _DEPTH)


def _opened(item: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
        yield item, matrix
    elif depth:
        inner = _times(_matrix_of(item), matrix)
        for k in range(min(raw.FPDFFormObj_CountObjects(item), _MAX_OBJECTS)):
            yield from _opened(raw.FPDFFormObj_GetObject(item, k), inner, depth - 1)


def _matrix_of(item: Any) -> Matrix:
    record = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, record):
        return _IDENTITY
    return record.a, record.b, record.c, record.d, record.e, record.f


def _times(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does `first` and then `second`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _add_path(item: Any, matrix: Matrix, frame: Frame, drawing: _Collected) -> None:
    count = raw.FPDFPath_CountSegments(item)
    if not 2 <= count <= _MAX_SEGMENTS:
        return
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, mode, stroke)
    if not mode.value and not stroke.value:
        return
    colour = [ctypes.c_uint() for _ in range(4)]
    luminance = 0.0
    if mode.value and raw.FPDFPageObj_GetFillColor(item, *colour):
        luminance = (0.299 * colour[0].value + 0.587 * colour[1].value + 0.114 * colour[2].value) / 255
        if colour[3].value == 0:
            return
    whole = _times(_matrix_of(item), matrix)
    for points, curved in _subpaths(item, count):
        seen = [frame.point(x * whole[0] + y * whole[2] + whole[4], x * whole[1] + y * whole[3] + whole[5])
                for x, y in points]  # fmt: skip
        _add_subpath(seen, curved, bool(mode.value), bool(stroke.value), luminance, drawing)


def _add_image(matrix: Matrix, frame: Frame, sides: tuple[float, ...], drawing: _Collected) -> None:
    """Small pictures serve as bullets too."""
    a, b, c, d, e, f = matrix
    left, bottom, right, top = sides
    xa, ya = frame.point(a * left + c * bottom + e, b * left + d * bottom + f)
    xb, yb = frame.point(a * right + c * top + e, b * right + d * top + f)
    drawing.add_shape(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), curved=False)


def _subpaths(item: Any, count: int) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """Corner points of each part of a path, and whether the part has curves."""
    points: list[tuple[float, float]] = []
    curved = False
    place = (ctypes.c_float * 2)()
    x, y = ctypes.addressof(place), ctypes.addressof(place) + ctypes.sizeof(ctypes.c_float)
    for segment in map(path_segment, itertools.repeat(address(item), count), range(count)):
        kind = segment_type(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        segment_point(segment, x, y)
        points.append((place[0], place[1]))
        if segment_closes(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _add_subpath(
    points: list[tuple[float, float]], curved: bool, filled: bool, stroked: bool, luminance: float,
    drawing: _Collected,
) -> None:  # fmt: skip
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    drawing.add_shape(x0, top, x1, bottom, curved=curved)
    if curved:
        return
    if x1 - x0 <= _THIN or bottom - top <= _THIN:  # a line, or a rectangle that looks like one
        if luminance < 0.97 or stroked:
            _add_edge(x0, top, x1, bottom, drawing.edges)
        return
    if filled and len(points) >= 4 and _is_rectangle(xs, ys):
        if luminance < 0.995:
            drawing.areas.append(Area(x0, top, x1, bottom, luminance))
        if not stroked:
            return
    if stroked:
        for (xa, ya), (xb, yb) in itertools.pairwise(points):
            if abs(xa - xb) <= 1 or abs(ya - yb) <= 1:
                _add_edge(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), drawing.edges)


def _is_rectangle(xs: list[float], ys: list[float]) -> bool:
    return (len({round(x) for x in xs}) <= 2 and len({round(y) for y in ys}) <= 2) or (len(xs) == 5 and (
        max(xs) - min(xs) > 3 and sum(min(abs(x - min(xs)), abs(x - max(xs))) < 1 for x in xs) == 5
    ))  # fmt: skip


def _add_edge(x0: float, top: float, x1: float, bottom: float, edges: list[Edge]) -> None:
    """Keeps the middle of the stroke as a line without thickness."""
    if x1 - x0 >= bottom - top:
        if x1 - x0 >= _MIN_EDGE:
            y = (top + bottom) / 2
            edges.append(Edge(x0, y, x1, y))
    elif bottom - top >= _MIN_EDGE:
        x = (x0 + x1) / 2
        edges.append(Edge(x, top, x, bottom))
