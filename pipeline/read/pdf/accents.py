"""Accents that a PDF draws as signs of their own over a letter -> letters with an accent."""

from __future__ import annotations

import unicodedata

import numpy as np
from numpy.typing import NDArray

DROPPED = -1  # the code of a sign that became part of the letter behind it
_COMBINING = {0x60: 0x300, 0xA8: 0x308, 0xB4: 0x301, 0xB8: 0x327, 0x2C6: 0x302, 0x2DC: 0x303}
_DOTLESS = {0x131: 0x69, 0x237: 0x6A}
_SIGNS = np.array(sorted(_COMBINING))


def with_accents(codes: NDArray[np.int64], boxes: NDArray[np.float64]) -> NDArray[np.int64]:
    """The codes, DROPPED for an accent drawn over the letter that follows it; `boxes` as in chars_to_words."""
    places = np.flatnonzero(np.isin(codes[:-1], _SIGNS))
    if not len(places):
        return codes
    codes = codes.copy()
    for k in places.tolist():
        letter = int(codes[k + 1])
        if letter < 0x41 or not boxes[k + 1, 0] <= (boxes[k, 0] + boxes[k, 2]) / 2 <= boxes[k + 1, 2]:
            continue
        whole = unicodedata.normalize("NFC", chr(_DOTLESS.get(letter, letter)) + chr(_COMBINING[int(codes[k])]))
        if len(whole) == 1:
            codes[k], codes[k + 1] = DROPPED, ord(whole)
    return codes
