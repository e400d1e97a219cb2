"""Texts -> what they are about: stems of the words that tell, and how far one text covers another."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache

from pipeline.errors import ModelError
from pipeline.settings import Settings

_FILE = "link_words.toml"
_GENERAL = 0.35  # what a general word weighs; any other weighs 1
_PART = 5  # letters: a shorter stem is not looked for inside a compound ("zorg" is in too many words)
_PART_WEIGHT = 0.8  # what a word counts for that is found inside a compound only
_WHO = 0.8  # what a word for a target group weighs
_ENDINGS = ("ingen", "heden", "heid", "ing", "ers", "en", "er", "e", "s", "t", "n")
_SHORTEST = 3  # letters that must be left of a stem, one more where only a letter goes
_REMARK = re.compile(r"\([^()]*\)|\bper [\d.]*\s?(?:inw\w*|huishouden\w*|jaar)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkWords:
    """Stems of the lists in models/lexicons/link_words.toml; `synonyms` gives each stem the stem that stands for it."""

    stop: frozenset[str]
    general: frozenset[str]
    who: frozenset[str]
    money: frozenset[str]
    synonyms: dict[str, str]


@dataclass(frozen=True, slots=True)
class Cover:
    """How much of an indicator's words a goal has.

    `share` is by weight (0 to 1); `words` are the stems it shares that tell what it is about, `exact` those of them
    that are no part of a compound.
    """

    share: float
    words: tuple[str, ...]
    exact: tuple[str, ...]


@cache
def link_words() -> LinkWords:
    """The lists; raises ModelError when the file is missing or faulty."""
    path = Settings().lexicon_folder / _FILE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        lists = {name: list(map(str, data[name]["words"])) for name in ("stop", "general", "who", "money", "synonyms")}
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise ModelError(f"Het lexicon {path} ontbreekt of is beschadigd ({error}): herstel het bestand.") from None
    synonyms = {stem_of(word): stem_of(group.split()[0]) for group in lists["synonyms"] for word in group.split()}
    stems = {name: frozenset(map(stem_of, words)) for name, words in lists.items() if name != "synonyms"}
    return LinkWords(stems["stop"], stems["general"], stems["who"], stems["money"], synonyms)


def stem_of(word: str) -> str:
    """A rough stem, equal for most forms of a Dutch word: 'eenzame' and 'eenzaamheid' -> 'ensam'."""
    plain = unicodedata.normalize("NFKD", word.lower())
    stem = "".join(letter for letter in plain if letter.isalnum())
    while (shorter := _without_ending(stem)) != stem:
        stem = shorter
    return re.sub(r"(.)\1", r"\1", stem).translate(str.maketrans("vz", "fs"))


def _without_ending(stem: str) -> str:
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST + (len(ending) == 1):
            return stem.removesuffix(ending)
    return stem


def stems_of(text: str) -> tuple[str, ...]:
    """Stems of the words that say what a text is about, in order, each once; remarks and "per inwoner" left out."""
    lists = link_words()
    words = re.findall(r"[^\W\d_][\w'-]*", _REMARK.sub(" ", text))
    parts = [part for word in words for part in word.split("-")]
    stems = (stem_of(part) for part in parts if len(part) > 1)
    return tuple(dict.fromkeys(lists.synonyms.get(stem, stem) for stem in stems if stem not in lists.stop))


def is_about_money(text: str) -> bool:
    """Whether a text has a word for money."""
    return any(stem_of(word) in link_words().money for word in re.findall(r"[^\W\d_]+", text)) or "€" in text


def cover_of(indicator: tuple[str, ...], goal: tuple[str, ...]) -> Cover:
    """How far a goal's stems cover those of an indicator."""
    lists = link_words()
    total = got = 0.0
    shared: dict[str, float] = {}
    for stem in indicator:
        weight = _GENERAL if stem in lists.general else _WHO if stem in lists.who else 1.0
        total += weight
        found = _found(stem, goal)
        got += weight * found
        if found and weight == 1.0:
            shared[stem] = found
    exact = tuple(stem for stem, found in shared.items() if found == 1.0)
    return Cover(got / total if total else 0.0, tuple(shared), exact)


def _found(stem: str, stems: tuple[str, ...]) -> float:
    if stem in stems:
        return 1.0
    inside = any(
        long.startswith(short) or long.endswith(short)
        for other in stems
        for short, long in [sorted((stem, other), key=len)]
        if len(short) >= _PART
    )
    return _PART_WEIGHT if inside else 0.0
