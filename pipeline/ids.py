"""Stable ids: the same input gives the same id on every run and machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LENGTH = 16  # hex digits: 64 bits, so that a million statements meet with a chance of 3 in 100 million


def stable_id(*parts: object) -> str:
    """Hash of the parts in order; None counts as empty. 16 hex digits."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:_LENGTH]


def normalise(text: str) -> str:
    """Text as ids and comparisons see it: NFC, lower case, one blank between words."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip().lower()


def letters_of(text: str) -> str:
    """Letters and digits in lower case: what stays the same when a document is read a little differently."""
    return re.sub(r"[\W_]+", "", normalise(text))


class Numberer:
    """Gives ids to texts of one document in order, so that a text that comes back gets another id."""

    def __init__(self, document_id: str) -> None:
        self._document_id = document_id
        self._seen: dict[str, int] = {}

    def id_of(self, text: str) -> str:
        key = normalise(text)
        count = self._seen[key] = self._seen.get(key, 0) + 1
        return stable_id(self._document_id, key, count)
