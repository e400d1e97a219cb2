"""Text -> the same text without citizen service numbers, e-mail addresses and telephone numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).with_name("privacy.toml")
_EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\d.,])\d(?:[ .]?\d){7,8}(?![\d]|[.,]\d)")

BSN, EMAIL, PHONE = "BSN", "e-mailadres", "telefoonnummer"


@dataclass(frozen=True, slots=True)
class Sensitive:
    """Characters `start` (included) to `end` (excluded) of a text that point to a person; `kind` in Dutch."""

    kind: str
    start: int
    end: int


def find_sensitive(text: str, before: str = "") -> tuple[Sensitive, ...]:
    """Sensitive parts in order, without overlap. `before` is what stands just before the text (lead-in, heading)."""
    found: list[Sensitive] = []
    for part in (*_emails(text), *_bsns(text, before), *_phones(text)):
        if all(part.end <= other.start or part.start >= other.end for other in found):
            found.append(part)
    return tuple(sorted(found, key=lambda part: part.start))


def mask(text: str, before: str = "") -> str:
    """The text with each sensitive part replaced by its kind between brackets; masking twice changes nothing."""
    for part in reversed(find_sensitive(text, before)):
        text = f"{text[: part.start]}[{part.kind}]{text[part.end :]}"
    return text


def passes_eleven_test(digits: str) -> bool:
    """The check of citizen service numbers: 9a + 8b + … + 2h - i is a multiple of 11. Eight digits get a 0 before."""
    numbers = [int(digit) for digit in digits.zfill(9)]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return len(numbers) == 9 and any(numbers) and sum(w * n for w, n in zip(weights, numbers, strict=True)) % 11 == 0


def _emails(text: str) -> Iterator[Sensitive]:
    return (Sensitive(EMAIL, match.start(), match.end()) for match in _EMAIL.finditer(text))


def _bsns(text: str, before: str) -> Iterator[Sensitive]:
    words, reach = _bsn_words()
    for match in _DIGITS.finditer(text):
        context = f"{before} {text[: match.start()]}"[-reach:]
        if passes_eleven_test(re.sub(r"\D", "", match.group())) and words.search(context):
            yield Sensitive(BSN, match.start(), match.end())


def _phones(text: str) -> Iterator[Sensitive]:
    if sum(character.isdigit() for character in text) < 6:
        return
    import phonenumbers

    for match in phonenumbers.PhoneNumberMatcher(text, "NL"):
        if match.raw_string.startswith(("0", "+", "(")):  # without it, amounts and years would pass
            yield Sensitive(PHONE, match.start, match.end)


@cache
def _bsn_words() -> tuple[re.Pattern[str], int]:
    entry = tomllib.loads(_WORDS.read_text("utf-8"))["bsn"]
    return re.compile("|".join(rf"\b{re.escape(word)}" for word in entry["words"]), re.IGNORECASE), entry["reach"]
