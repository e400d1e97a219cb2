"""What a PDF declares about itself: the roles that its structure tags give to text, and its bookmarks."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from itertools import islice
from typing import Any

from pipeline.read.geometry import ARTIFACT, Bookmark

_DEPTH = 30
_MAX_ELEMENTS = 20_000  # on one page
_MAX_BOOKMARKS = 5_000
_MAX_TITLE = 300  # characters
_HEADING = re.compile(r"^[Hh]([1-6])$")
_CLOSED = ("Table", "TOC", "L", "Figure", "Formula", "Note")  # hold no headings of the text

Roles = dict[int, int]  # marked content id -> level of the heading


def is_tagged(document: Any) -> bool:
    """Whether a pypdfium2 document says that its structure is tagged."""
    import pypdfium2.raw as raw

    return bool(raw.FPDFCatalog_IsTagged(document.raw))


def bookmarks_of(document: Any) -> dict[int, tuple[Bookmark, ...]]:
    """Bookmarks by 1-based page number; those that point nowhere are left out."""
    found: dict[int, list[Bookmark]] = defaultdict(list)
    try:
        for mark in islice(document.get_toc(max_depth=6), _MAX_BOOKMARKS):
            target = mark.get_dest()
            page = target.get_index() if target is not None else None
            title = " ".join(mark.get_title().split())[:_MAX_TITLE]
            if page is not None and page >= 0 and title:
                found[page + 1].append(Bookmark(mark.level + 1, title))
    except (RuntimeError, ValueError, UnicodeError):  # a broken outline is no outline
        pass
    return {page: tuple(marks) for page, marks in found.items()}


class PageTags:
    """Answers what role a text object of one page has."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._roles: Roles = {}
        self._seen = 0
        self._name = (ctypes.c_ushort * 32)()
        self._length = ctypes.c_ulong()
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        if tree:
            for k in range(raw.FPDF_StructTree_CountChildren(tree)):
                self._walk(raw.FPDF_StructTree_GetChildAtIndex(tree, k), 0, _DEPTH)
            raw.FPDF_StructTree_Close(tree)

    def role(self, text_object: Any) -> int:
        """Level of the heading, ARTIFACT or 0."""
        raw = self._raw
        marked = raw.FPDFPageObj_GetMarkedContentID(text_object)
        if marked >= 0:
            return self._roles.get(marked, 0)
        for k in range(max(0, raw.FPDFPageObj_CountMarks(text_object))):
            mark = raw.FPDFPageObj_GetMark(text_object, k)
            if raw.FPDFPageObjMark_GetName(mark, self._name, 64, self._length) and self._length.value >= 2:
                name = bytes(self._name)[: self._length.value - 2].decode("utf-16-le", "replace")
                if name == "Artifact":
                    return ARTIFACT
        return 0

    def _walk(self, element: Any, level: int, depth: int) -> None:
        raw = self._raw
        self._seen += 1
        if not element or not depth or self._seen > _MAX_ELEMENTS:
            return
        kind = self._type(element)
        if kind in _CLOSED:
            return
        if match := _HEADING.match(kind):
            level = int(match[1])
        if level:
            for k in range(max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(element))):
                marked = raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, k)
                if marked >= 0:
                    self._roles[marked] = level
        for k in range(max(0, raw.FPDF_StructElement_CountChildren(element))):
            self._walk(raw.FPDF_StructElement_GetChildAtIndex(element, k), level, depth - 1)

    def _type(self, element: Any) -> str:
        raw = self._raw
        length = raw.FPDF_StructElement_GetType(element, self._name, 64)
        return bytes(self._name)[: length - 2].decode("utf-16-le", "replace") if 2 < length <= 64 else ""
