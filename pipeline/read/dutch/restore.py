"""Printed lines -> running text: hyphens at line ends joined, ligatures and odd characters made plain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence, Set

from pipeline.read.dutch.lexicon import words_of
from pipeline.read.dutch.spelling import is_word

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


def hyphen_join(end: str, start: str, hyphenated: Set[str] = frozenset()) -> str | None:
    """What the last word of a line and the first of the next make together, or None where they are two words.

    A printed hyphen goes when the next line starts in lower case ('samen-' + 'werking'), with a trema where it made
    one needless ('effici-' + 'entie'). It stays before a capital or digit ('Noord-' + 'Holland'), where Dutch spelling
    wants it ('niet-' + 'bestede', 'risico-' + 'inventarisatie') and in the words of `hyphenated`, lower case, which
    the document writes with a hyphen elsewhere; 'basis-' + 'en' are two words. A web address goes on as it is.
    """
    if _ADDRESS.search(end) and _REST.match(start):
        return end + start
    if len(end) < 2 or not start or end[-1] not in _HYPHENS:
        return None
    if not (end[-2].isalnum() or end[-2] == "%") or start.lower().strip(".,;:") in words_of("hyphen_keeps"):
        return None
    if not start[0].isalnum() or (end[-2].isdigit() and start[0].isupper()):  # 'jeugd 18-' is an age
        return None
    stem = _LETTERS.split(end[:-1])[-1]
    if not start[0].islower() or not end[-2].isalpha() or _keeps_hyphen(stem, start, hyphenated):
        return end[:-1] + "-" + start
    if (stem[-1:].lower() + start[0]) in _CLASHES:
        return end[: -1 - len(stem)] + _over_clash(stem, start)
    return end[:-1] + start


def _keeps_hyphen(stem: str, start: str, hyphenated: Set[str]) -> bool:
    """Where the first part, or both together, are spelled with a hyphen."""
    first = stem.lower()
    if stem.isupper() or len(stem) == 1:
        return True
    whole = f"{first}-{start.lower()}"
    pairs = (*words_of("hyphen_pairs"), *hyphenated)
    if any(whole.startswith(pair) and pair.startswith(first + "-") for pair in pairs):
        return True
    if first == "re" and start[0] in "eiou":  # re-integratie
        return True
    if not _may_keep(first, start):
        return False
    return not _is_broken_word(first, start.rstrip(_MARKS).lower())


def _may_keep(first: str, start: str) -> bool:
    if first in words_of("hyphen_acronyms") or first in words_of("hyphen_firsts"):
        return True
    if first.endswith(("isch", "lijk")) and len(first) > 6:  # two adjectives: technisch-inhoudelijk
        return not start.startswith(("heid", "heden", "st", "er"))
    return 1 < len(first) <= 4 and not _VOWELS.search(first)


def _is_broken_word(first: str, rest: str) -> bool:
    """Is a line end in the midst of a word: 'ex-tra', or of the first word of a compound: 'ex-ploitatiesaldo'?"""
    whole = first + rest
    if is_word(whole):
        return True
    ends = range(max(len(first) + 2, _LONG), len(whole) - 3)
    return any(is_word(whole[:k]) and (is_word(whole[k:]) or is_word(whole[k:].removeprefix("s"))) for k in ends)


_ADDRESS = re.compile(r"(?:^|\W)(?:https?://|www\.)(?:\S*[./-])?$")  # a web address that the line breaks
_REST = re.compile(r"^[a-z0-9][\w-]*(?:[./]\w|/)")
_VOWELS = re.compile("[aeiouyàáâäèéêëìíïòóôöùúûü]", re.IGNORECASE)
_LETTERS = re.compile(r"[^\w%]+")
_MARKS = ".,;:)!?'\"’”"
_LONG = 6  # letters: shorter first words of a compound are found by chance
_TREMA = {"e": "ë", "i": "ï", "o": "ö", "u": "ü"}
_CLASHES = {"ie", "ee", "oe", "ei", "ui", "oo", "uu", "aa", "ai", "oi", "eu", "ou", "ae", "au", "ii"}
_NO_TREMA = ("eu", "ou", "au", "aa")
_GLIDES = ("aai", "oei", "ooi", "ei", "ui")


def _over_clash(stem: str, start: str) -> str:
    """Two vowels over the line end that would read as one: the spelling that is a Dutch word, else by rule.

    'effici-entie' takes a trema, 'financi-eel' needs none, and two words keep the hyphen: 'risico-inventarisatie'.
    """
    plain, trema = stem + start, stem + _TREMA.get(start[0], start[0]) + start[1:]
    if stem.endswith(_GLIDES) or (stem[-1] == "i" and start[:2] in ("ee", "eu")):  # cannot be misread
        return plain
    word = start.rstrip(_MARKS)
    for whole in (trema, plain):
        if is_word(stem + whole[len(stem) : len(stem) + len(word)]):
            return whole
    thrice = stem[-1].lower() * 2 == start[:2]
    if thrice or (len(word) > 3 and is_word(word) and is_word(stem)):
        return f"{stem}-{start}"
    return plain if stem[-1].lower() + start[0] in _NO_TREMA else trema


def join_lines(lines: Sequence[Sequence[str]], hyphenated: Set[str] = frozenset()) -> str:
    """Words of successive lines as one text; `hyphenated` as in hyphen_join."""
    words: list[str] = []
    for line in lines:
        for k, printed in enumerate(line):
            word = plain_word(printed)
            if not word:
                continue
            joined = hyphen_join(words[-1], word, hyphenated) if k == 0 and words else None
            if joined is None:
                words.append(word)
            else:
                words[-1] = joined
    return " ".join(words)
