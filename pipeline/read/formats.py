"""Suffix -> how files of that format are read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.model import Page


class Assembled(NamedTuple):
    """All pages of a document, and in Dutch what the document itself declared about its structure, if anything."""

    pages: tuple[Page, ...]
    structure: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A reader by the name of its module, which is imported only when a file of the format is read.

    The module has `page_count(path)` and `read_pages(path, first)`, which run in a process of their own and yield
    items of the type `ITEM`, and `pages_of(items)`, which sees those of the whole document and may walk through them
    several times.
    """

    module: str

    @property
    def item(self) -> type[Any]:
        """The type of what stands for a page."""
        item: type[Any] = self._member("ITEM")
        return item

    def page_count(self, path: Path) -> int:
        return int(self._member("page_count")(path))

    def read_pages(self, path: Path, first: int) -> Iterator[Any]:
        return iter(self._member("read_pages")(path, first))

    def assemble(self, items: Collection[Any]) -> Assembled:
        assembled: Assembled = self._member("pages_of")(items)
        return assembled

    def unread(self, number: int, message: str) -> Any:
        """What stands for a page that could not be read."""
        return self._member("unread_page")(number, message)

    def _member(self, name: str) -> Any:
        return getattr(import_module(self.module), name)


FORMATS: dict[str, Format] = {
    ".pdf": Format("pipeline.read.pdf.pages"),
    ".docx": Format("pipeline.read.docx"),
    ".html": Format("pipeline.read.html"),
    ".htm": Format("pipeline.read.html"),
    ".txt": Format("pipeline.read.txt"),
}
