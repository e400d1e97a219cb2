"""The lists of `ledger_words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.errors import ModelError
from pipeline.settings import Settings

FILE = "ledger_words.toml"


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """`empty` and `generic` words; `numbers` by word."""

    generic: frozenset[str]
    empty: frozenset[str]
    numbers: Mapping[str, float]


@cache
def ledger_words() -> LedgerWords:
    """Raises ModelError when the file is missing or faulty."""
    path = Settings().lexicon_folder / FILE
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        numbers = {str(word): float(value) for word, value in data["number"]["words"].items()}
        return LedgerWords(frozenset(data["generic"]["words"]), frozenset(data["empty"]["words"]), numbers)
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ModelError(f"Het lexicon {path} ontbreekt of is beschadigd ({error}): herstel het bestand.") from None
