"""Drawn objects of a PDF page -> edges, filled areas and the share of the page that images cover."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple

from pipeline.read.frame import Frame
from pipeline.read.geometry import Area, Edge

_MAX_OBJECTS = 20_000  # a drawing with more holds no table that could be read in time
_MAX_SEGMENTS = 2_000  # in one path: more is an illustration
_THIN = 3.0  # points: a filled rectangle thinner than this is a line
_MIN_EDGE = 3.0
_DEPTH = 8


class Drawing(NamedTuple):
    """What is drawn on a page besides text. `image_share` is 0 to 1 (and more where images overlap)."""

    edges: tuple[Edge, ...]
    areas: tuple[Area, ...]
    image_share: float
    paths: int


def page_drawing(page: Any, turned: int) -> Drawing:
    """`turned` quarter turns clockwise, as the words of the page were turned."""
    import pypdfium2.raw as raw

    frame = Frame.of(page).turn(turned)
    edges: list[Edge] = []
    areas: list[Area] = []
    image, paths = 0.0, 0
    page_area = max(1.0, (frame.right - frame.left) * (frame.top - frame.bottom))
    for item, matrix in _objects(page.raw, raw):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
            _add_path(raw, item, matrix, frame, edges, areas)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            bounds = [ctypes.c_float() for _ in range(4)]
            if raw.FPDFPageObj_GetBounds(item, *bounds):
                left, bottom, right, top = (value.value for value in bounds)
                a, b, c, d, _, _ = matrix
                image += abs((right - left) * (top - bottom) * (a * d - b * c)) / page_area
        if paths > _MAX_OBJECTS:
            break
    return Drawing(tuple(edges), tuple(areas), image, paths)


Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def _objects(page: Any, raw: Any) -> Iterator[tuple[Any, Matrix]]:
    """Objects that are no text, with the matrix of the forms around them; forms are opened."""
    for k in range(min(raw.FPDFPage_CountObjects(page), 4 * _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, k)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_TEXT:
            yield from _opened(item, _IDENTITY, raw, _DEPTH)


def _opened(item: Any, matrix: Matrix, raw: Any, depth: int) -> Iterator[tuple[Any, Matrix]]:
    if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
        yield item, matrix
    elif depth:
        inner = _times(_matrix_of(item, raw), matrix)
        for k in range(min(raw.FPDFFormObj_CountObjects(item), _MAX_OBJECTS)):
            yield from _opened(raw.FPDFFormObj_GetObject(item, k), inner, raw, depth - 1)


def _matrix_of(item: Any, raw: Any) -> Matrix:
    record = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, record):
        return _IDENTITY
    return record.a, record.b, record.c, record.d, record.e, record.f


def _times(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does `first` and then `second`."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _add_path(raw: Any, item: Any, matrix: Matrix, frame: Frame, edges: list[Edge], areas: list[Area]) -> None:
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
    whole = _times(_matrix_of(item, raw), matrix)
    for points in _subpaths(raw, item, count):
        seen = [frame.point(x * whole[0] + y * whole[2] + whole[4], x * whole[1] + y * whole[3] + whole[5])
                for x, y in points]  # fmt: skip
        _add_subpath(seen, bool(mode.value), bool(stroke.value), luminance, edges, areas)


def _subpaths(raw: Any, item: Any, count: int) -> Iterator[list[tuple[float, float]]]:
    """Corner points of each straight part of a path; a part with curves is left out."""
    points: list[tuple[float, float]] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for k in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, k)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points


def _add_subpath(
    points: list[tuple[float, float]], filled: bool, stroked: bool, luminance: float,
    edges: list[Edge], areas: list[Area],
) -> None:  # fmt: skip
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if x1 - x0 <= _THIN or bottom - top <= _THIN:  # a line, or a rectangle that looks like one
        if luminance < 0.97 or stroked:
            _add_edge(x0, top, x1, bottom, edges)
        return
    if filled and len(points) >= 4 and _is_rectangle(xs, ys):
        if luminance < 0.995:
            areas.append(Area(x0, top, x1, bottom, luminance))
        if not stroked:
            return
    if stroked:
        for (xa, ya), (xb, yb) in itertools.pairwise(points):
            if abs(xa - xb) <= 1 or abs(ya - yb) <= 1:
                _add_edge(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), edges)


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
