"""Printed lines -> running text: hyphens at line ends joined, ligatures and odd characters made plain."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from pipeline.read.lexicon import words_of

_HYPHENS = ("-", "\u2010")
_PLAIN = str.maketrans(
    {"\u00ad": None, "\u200b": None, "\ufeff": None, "\u00a0": " ", "\u2010": "-", "\u2011": "-",
     "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ",
     "\u02d9": None, "\ufffd": None}
)  # fmt: skip
_PRIVATE = {code: None for code in range(0xE000, 0xF900)}


def plain_word(word: str) -> str:
    """Ligatures apart, soft hyphens and characters without meaning out, accents composed; may come out empty."""
    if word.isascii():
        return word
    if word[-1] == "\u00ad":  # a soft hyphen that shows: at a line end
        word = word[:-1] + "-"
    return unicodedata.normalize("NFC", word.translate(_PLAIN).translate(_PRIVATE))


def hyphen_join(end: str, start: str) -> str | None:
    """What the last word of a line and the first of the next make together, or None where they are two words.

    A printed hyphen goes when the next line starts in lower case: 'effici-' + 'entie' is 'efficientie', and in Dutch
    spelling a trema that the hyphen made needless comes back. It stays before a capital or digit ('Noord-' +
    'Holland'), and 'basis-' + 'en' are two words.
    """
    if len(end) < 2 or not start or end[-1] not in _HYPHENS:
        return None
    if (not end[-2].isalpha() and not end[-2].isdigit()) or start.lower().strip(".,;:") in words_of("hyphen_keeps"):
        return None
    stem = end[:-1].rsplit("-", 1)[-1]
    if start[0].isupper() or start[0].isdigit() or end[-2].isdigit() or _is_acronym(stem):
        return end[:-1] + "-" + start if start[0].isalnum() else None
    if not start[0].islower():
        return None
    if stem.lower() == "re" and start[0] in "eiou":  # spelled with a hyphen: re-integratie
        return end + start
    return end[:-1] + _with_trema(end[-2], start)


def _is_acronym(stem: str) -> bool:
    stem = stem.lstrip("(\"'‘“")
    if stem.lower() in words_of("hyphen_acronyms"):
        return True
    return (stem.isupper() and len(stem) > 1) or (1 < len(stem) <= 4 and not set(stem.lower()) & set("aeiouyëï"))


_TREMA = {"e": "ë", "i": "ï", "o": "ö", "u": "ü"}
_CLASHES = {"ie", "ee", "oe", "ei", "ui", "oo", "uu", "aa", "ai", "oi", "eu", "ou", "ae"}


def _with_trema(before: str, start: str) -> str:
    """'effici-entie': two vowels over a hyphen that would read as one sound get their trema back."""
    if (before.lower() + start[0]) in _CLASHES and start[0] in _TREMA:
        return _TREMA[start[0]] + start[1:]
    return start


def join_lines(lines: Sequence[Sequence[str]]) -> str:
    """Words of successive lines as one text."""
    words: list[str] = []
    for line in lines:
        for k, printed in enumerate(line):
            word = plain_word(printed)
            if not word:
                continue
            joined = hyphen_join(words[-1], word) if k == 0 and words else None
            if joined is None:
                words.append(word)
            else:
                words[-1] = joined
    return " ".join(words)
