"""Words of a page -> can its text layer be read? By letters and Dutch words, not by mere presence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.labels import TextLayer
from pipeline.read.dutch.lexicon import words_of

_MIN_WORDS = 12  # fewer say too little about words; then only the signs are judged
_STRANGE_SHARE = 0.25  # of the signs: private use, replacement, control or unassigned
_COMMON_SHARE = 0.04  # of the letter words: running Dutch text has 0.3 to 0.5
_PLAUSIBLE_SHARE = 0.6  # of the longer letter words: has vowels, no odd capitals or signs inside
_BULLETS = frozenset("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf06e\uf0e0\uf02d")
_VOWELS = re.compile("[aeiouyáàäâéèëêíïóöôúüAEIOUYÉË]")
_INSIDE = re.compile(r"^[\"'‘’“”„(\[«]*([^\W\d_]+(?:[-'’./&:][^\W\d_]+)*)[\"'‘’“”)\].,;:!?»…*]*$")
_NUMBER = re.compile(r"^[€$%(±+<>=~≤≥-]*\d[\d.,:/%-]*[)%.,;:*]*$")


def text_layer_of(words: Sequence[str], *, has_image: bool) -> TextLayer:
    """`has_image` says whether anything but text is on the page: without it a page without words is empty."""
    if not words:
        return TextLayer.ABSENT if has_image else TextLayer.EMPTY
    signs = "".join(words)
    odd = [] if signs.isascii() and signs.isprintable() else [sign for sign in signs if not sign.isprintable()]
    strange = sum(sign not in _BULLETS for sign in odd) + signs.count("\ufffd")
    if strange > _STRANGE_SHARE * len(signs):
        return TextLayer.GARBLED
    rest = [word for word in words if not _NUMBER.match(word)]
    if len(rest) < _MIN_WORDS:
        return TextLayer.READABLE
    common = sum(word.lower().strip(".,;:()") in words_of("common_words") for word in rest)
    if common >= _COMMON_SHARE * len(rest):
        return TextLayer.READABLE
    long = [word for word in rest if len(word) >= 4]  # short ones are abbreviations as often as words
    plausible = sum(_is_plausible(word) for word in long)
    return TextLayer.READABLE if plausible >= _PLAUSIBLE_SHARE * len(long) else TextLayer.GARBLED


def _is_plausible(word: str) -> bool:
    match = _INSIDE.match(word)
    if not match:
        return len(word) == 1
    core = match.group(1)
    if core.isupper():
        return True
    vowels = len(_VOWELS.findall(core))
    return vowels >= 0.2 * len(core) and not re.search(r"[a-z][A-Z][a-z]*[A-Z]", core)
