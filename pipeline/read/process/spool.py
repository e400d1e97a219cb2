"""What a reader yields for each page, kept in a temporary file: memory does not grow with the number of pages."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator
from typing import Generic, TypeVar

import msgspec

from pipeline.read.process.messages import read_framed, write_framed

_IN_MEMORY = 4_000_000  # bytes: a short document needs no file


Item = TypeVar("Item")


class Spool(Collection[Item], Generic[Item]):
    """Items in the order in which they were added; may be walked through again and again, one walk at a time."""

    def __init__(self, kind: type[Item]) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - lives as long as this
        self._decoder = msgspec.msgpack.Decoder(kind)
        self._count = 0

    def add(self, encoded: bytes) -> None:
        """Takes an item as MessagePack; raises msgspec.DecodeError where it is none of this kind."""
        self._decoder.decode(encoded)
        self._file.seek(0, 2)
        write_framed(encoded, self._file)
        self._count += 1

    def __len__(self) -> int:
        return self._count

    def __contains__(self, item: object) -> bool:
        return any(other == item for other in self)

    def __iter__(self) -> Iterator[Item]:
        place = 0
        for _ in range(self._count):
            self._file.seek(place)
            body = read_framed(self._file)
            place = self._file.tell()
            yield self._decoder.decode(body or b"")

    def close(self) -> None:
        """Gives memory and disk back."""
        self._file.close()
