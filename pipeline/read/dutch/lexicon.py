"""Word lists of the readers, from models/lexicons/reading.toml."""

from __future__ import annotations

import tomllib
from functools import cache

from pipeline.errors import ModelError
from pipeline.settings import Settings


@cache
def words_of(entry: str) -> frozenset[str]:
    """The words of one entry, lower case; raises ModelError when the file or entry is missing or empty."""
    path = Settings().lexicon_folder / "reading.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        words = frozenset(word.lower() for word in table[entry]["words"])
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ModelError(
            f"De woordenlijst {path} mist '{entry}' of is beschadigd ({error}): herstel het bestand."
        ) from None
    if not words:
        raise ModelError(f"De woordenlijst {path} heeft geen woorden bij '{entry}': herstel het bestand.")
    return words


@cache
def abbreviations() -> frozenset[str]:
    """What never ends a sentence, lower case with its point: in abbreviations.toml 'hard' and not also 'soft'."""
    path = Settings().lexicon_folder / "abbreviations.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return frozenset(table["hard"]["words"]) - frozenset(table["soft"]["words"])
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ModelError(
            f"De lijst van afkortingen {path} ontbreekt of is beschadigd ({error}): herstel het bestand."
        ) from None
