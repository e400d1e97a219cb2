"""Functions of PDFium with plain numbers for pointers.

What is asked of every character, word or path segment goes this way: pypdfium2's own signatures make an object of each
argument, which takes twice the time.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as raw


def address(pointer: Any) -> int:
    """Of a ctypes pointer or function."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _direct(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(address(function))


_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
loose_char_box = _direct(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
char_origin = _direct(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
text_object = _direct(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
path_segment = _direct(raw.FPDFPath_GetPathSegment, _POINTER, _POINTER, _INT)
segment_type = _direct(raw.FPDFPathSegment_GetType, _INT, _POINTER)
segment_closes = _direct(raw.FPDFPathSegment_GetClose, _INT, _POINTER)
segment_point = _direct(raw.FPDFPathSegment_GetPoint, _INT, _POINTER, _POINTER, _POINTER)
