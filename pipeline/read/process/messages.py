"""What the process that reads a document tells the one that started it, as MessagePack: data only, never code.

A hostile document may take the reading process over; what comes out of it is checked against these types.
"""

from __future__ import annotations

from typing import IO

import msgspec


class Total(msgspec.Struct, tag=True):
    """The number of pages of the document."""

    pages: int


class PageRead(msgspec.Struct, tag=True):
    """The next page, encoded as the item of its format."""

    item: bytes


class Done(msgspec.Struct, tag=True):
    """All pages were sent."""


class Failed(msgspec.Struct, tag=True):
    """The file cannot be read; the message is Dutch."""

    message: str
    transient: bool


class OutOfMemory(msgspec.Struct, tag=True):
    """The limit was reached."""


Message = Total | PageRead | Done | Failed | OutOfMemory

_LENGTH = 8  # bytes
_decoder: msgspec.msgpack.Decoder[Message] = msgspec.msgpack.Decoder(Message)


def send(message: Message, stream: IO[bytes]) -> None:
    """Writes a message after its length."""
    write_framed(msgspec.msgpack.encode(message), stream)
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """The next message; None where the stream ends. Raises msgspec.DecodeError for what is none."""
    body = read_framed(stream)
    return None if body is None else _decoder.decode(body)


def write_framed(body: bytes, stream: IO[bytes]) -> None:
    """Writes bytes after their length."""
    stream.write(len(body).to_bytes(_LENGTH, "big") + body)


def read_framed(stream: IO[bytes]) -> bytes | None:
    """The next bytes; None where the stream ends before they do."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    body = stream.read(size)
    return body if len(body) == size else None
