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
