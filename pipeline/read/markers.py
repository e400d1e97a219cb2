"""First words of a line -> bullet or number of a list item or heading."""

from __future__ import annotations

import re
from typing import NamedTuple

BULLETS = "•‣⁃●○◦▪■□▫◼◻❑❒✓✔✗✘❖◆◇➢➤►▶▸❯›→⇒–—‐‑-*·¬»✦★☐☑"
_NUMBER = re.compile(
    r"^\(?(\d{1,3}|\d{1,2}[a-z]|[a-zA-Z]|[ivxIVX]{2,5})[.)]$|^\d{1,2}(\.\d{1,3})+(\.?[a-z])?[.):]?$|^\(\d{1,2}\)$"
)
_BARE = re.compile(r"^(\d{1,2}|[A-Z]\d{1,2}(\.\d+)*|\d{1,2}[a-z])$")
_WIDE_ONLY = ("o", "z", "§", "q", "Ø", "v", "n", "u", "l", "F", "à", "x", "X", "")


class Marker(NamedTuple):
    """`text` as printed, or "•" for odd characters; `numbered` tells numbers and letters from bullets."""

    text: str
    numbered: bool


def marker_of(first: str, *, gap: float, other_font: bool) -> Marker | None:
    """The marker that a line's first word is, or None.

    `gap` is the distance to the second word in font sizes (a plain blank is about 0.3); `other_font` is True when the
    second word is set in another font, as with bullets from a symbol font.
    """
    if not first:
        return None
    code = ord(first[0])
    if len(first) == 1 and (0xE000 <= code <= 0xF8FF or code == 0xFFFD):
        return Marker("•", False)
    if first in ("--", "**", "***", "****") or (len(first) == 1 and first in BULLETS):
        return Marker(first if first not in ("·", "‐", "‑") else "-", False) if gap > 0.1 else None
    if first in _WIDE_ONLY and (gap > (0.5 if first == "o" else 0.7) or (other_font and gap > 0.35)):
        return Marker("•" if other_font or first in ("o", "§", "z", "q", "Ø", "à") else first, False)
    if _NUMBER.match(first):
        return Marker(first.rstrip(":"), True)
    if _BARE.match(first) and gap > 0.6:
        return Marker(first, True)
    return None


def bare_number(marker: str) -> str:
    """'1.2.' -> '1.2', '(a)' -> 'a'."""
    return marker.strip("().")


def depth_of(marker: str) -> int:
    """Levels in a number: '3' is 1, '3.1' is 2."""
    return bare_number(marker).count(".") + 1
