"""Source file -> pages of words and blocks. One file per format; each runs apart, so that it cannot harm the run."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ReadError
from pipeline.model import Reading
from pipeline.read.formats import FORMATS, Format
from pipeline.read.process.isolate import Limits

READER = "read-3"
_LIMITS = Limits()

__all__ = ["FORMATS", "READER", "Format", "Limits", "read_document"]


def read_document(path: Path, *, limits: Limits = _LIMITS) -> Reading:
    """Reads a file of any known format.

    A page that takes more than `limits` allows is marked as unread; raises ReadError when the file cannot be read
    at all, and with `transient` when time or memory ran out before a single page was read.
    """
    from pipeline.read.blocks.document import reading_of
    from pipeline.read.process.isolate import extract

    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(sorted(FORMATS))
        raise ReadError(f"{path.name} heeft een onbekende extensie: geef een bestand met {known}.")
    if not path.is_file():
        raise ReadError(f"{path.name} bestaat niet: controleer de naam en de map.")
    if path.stat().st_size == 0:
        raise ReadError(f"{path.name} is leeg (0 bytes): vraag het bestand opnieuw op.")
    items, total = extract(path, kind, limits)
    try:
        return reading_of(kind.assemble(items), READER, total)
    finally:
        items.close()
