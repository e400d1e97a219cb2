"""Headings in reading order -> the tree of sections."""

from __future__ import annotations

from pipeline.ids import Numberer
from pipeline.model import Block, Section

_MAX_TITLE = 200  # characters; a longer one is cut, for a title is a label


class Outline:
    """Builds the tree heading by heading; `current` is the section that text now belongs to."""

    def __init__(self, document_id: str) -> None:
        self._numberer = Numberer(f"{document_id}/section")
        self._stack: list[tuple[int, Section]] = []
        self.sections: list[Section] = []

    @property
    def current(self) -> Section | None:
        return self._stack[-1][1] if self._stack else None

    @property
    def path(self) -> tuple[str, ...]:
        return self.current.path if self.current else ()

    def open(self, block: Block) -> Section:
        """The section that a heading opens; closes those that are as deep or deeper."""
        while self._stack and self._stack[-1][0] >= block.depth:
            self._stack.pop()
        parent = self.current
        title = block.text[:_MAX_TITLE]
        path = (*(parent.path if parent else ()), title)
        number = block.marker.strip("().") if block.marker else None
        section = Section(
            self._numberer.id_of(" > ".join(path)), parent.id if parent else None, len(self.sections),
            len(self._stack) + 1, number, title, path, block.page,
        )  # fmt: skip
        self._stack.append((block.depth, section))
        self.sections.append(section)
        return section
