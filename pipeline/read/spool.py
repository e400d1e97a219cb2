"""What a reader yields for each page, kept in a temporary file: memory does not grow with the number of pages."""

from __future__ import annotations

import pickle
import struct
import tempfile
from collections.abc import Collection, Iterator
from typing import Any

_LENGTH = struct.Struct(">Q")
_IN_MEMORY = 4_000_000  # bytes: a short document needs no file


class Spool(Collection[Any]):
    """Items in the order in which they were added; may be walked through again and again, one walk at a time."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - lives as long as this
        self._count = 0

    def add(self, pickled: bytes) -> None:
        self._file.seek(0, 2)
        self._file.write(_LENGTH.pack(len(pickled)) + pickled)
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def __contains__(self, item: object) -> bool:
        return any(other == item for other in self)

    def __iter__(self) -> Iterator[Any]:
        place = 0
        for _ in range(self._count):
            self._file.seek(place)
            size = _LENGTH.unpack(self._file.read(_LENGTH.size))[0]
            item = pickle.loads(self._file.read(size))
            place += _LENGTH.size + size
            yield item

    def close(self) -> None:
        """Gives memory and disk back."""
        self._file.close()
