"""TOML files with words and turns -> compiled cues, each with an example and a counter-example that tests run."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import ModelError

FIELDS = ("text", "context")
TABLES = ("number", "comparison", "direction", "actor", "care_line", "deadline", "not_deadline")
OWN_FILES = ("cues.toml", "slots.toml", "themes.toml")


@dataclass(frozen=True, slots=True)
class Cue:
    """One yes/no feature: whether `pattern` is found in the `field` of a statement."""

    name: str
    field: str
    pattern: re.Pattern[str]
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A task field of the BBV with the words that point to it."""

    code: str
    name: str
    pattern: re.Pattern[str]
    example: str
    counter_example: str


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All words that this room knows; `folder` leads to those that are looked up by name."""

    folder: Path
    cues: tuple[Cue, ...]
    themes: tuple[Theme, ...]


def load_lexicons(folder: Path) -> Lexicons:
    """Raises ModelError naming file and entry."""
    for table in TABLES:
        load_words(folder, "slots.toml", table)
    return Lexicons(folder, load_cues(folder), load_themes(folder))


def load_cues(folder: Path) -> tuple[Cue, ...]:
    """Cues in the order of the file; raises ModelError naming file and cue."""
    file = folder / "cues.toml"
    cues = []
    for number, entry in enumerate(_entries(file, "cue"), start=1):
        name, field, pattern, example, counter = _strings(
            file, number, entry, ("name", "field", "pattern", "example", "counter_example")
        )
        if field not in FIELDS:
            raise ModelError(f"{file.name}, cue '{name}': veld '{field}' is onbekend; kies uit {', '.join(FIELDS)}.")
        cues.append(Cue(name, field, _compile(file, name, pattern), example, counter))
    _refuse_doubles(file, [cue.name for cue in cues])
    return tuple(cues)


def load_themes(folder: Path) -> tuple[Theme, ...]:
    """Themes in the order of the file, the first one wins a tie; raises ModelError naming file and theme."""
    file = folder / "themes.toml"
    themes = []
    for number, entry in enumerate(_entries(file, "theme"), start=1):
        code, name, pattern, example, counter = _strings(
            file, number, entry, ("code", "name", "pattern", "example", "counter_example")
        )
        themes.append(Theme(code, name, _compile(file, name, pattern), example, counter))
    _refuse_doubles(file, [theme.code for theme in themes])
    return tuple(themes)


def load_words(folder: Path, file_name: str, table: str) -> Mapping[str, str]:
    """One table of a lexicon as pairs of strings."""
    file = folder / file_name
    words = _read(file).get(table)
    if not isinstance(words, dict) or not all(isinstance(value, str) for value in words.values()):
        raise ModelError(f"{file.name}: tabel [{table}] ontbreekt of bevat iets anders dan tekst; herstel dat.")
    return words


def lexicon_hash(folder: Path) -> str:
    """Eight hex digits over the lexicons of this room: changes when a word does."""
    digest = hashlib.sha256()
    for name in OWN_FILES:
        if (file := folder / name).is_file():
            digest.update(name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:8]


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"Het lexicon {file} ontbreekt: zet het terug of stel DOELWIJZER_LEXICON_FOLDER in.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ModelError(f"Het lexicon {file} is geen geldige TOML ({error}): herstel die plaats.") from error


def _entries(file: Path, table: str) -> list[dict[str, Any]]:
    entries = _read(file).get(table)
    if not isinstance(entries, list) or not entries:
        raise ModelError(f"Het lexicon {file} heeft geen [[{table}]]: voeg er een toe.")
    return entries


def _strings(file: Path, number: int, entry: Mapping[str, Any], keys: tuple[str, ...]) -> list[str]:
    unknown = [key for key in entry if key not in keys]
    if unknown:
        raise ModelError(f"{file.name}, rij {number}: sleutel '{unknown[0]}' is onbekend; haal die weg.")
    for key in keys:
        if not isinstance(entry.get(key), str) or not entry[key]:
            raise ModelError(f"{file.name}, rij {number}: '{key}' ontbreekt; vul die in.")
    return [entry[key] for key in keys]


def _compile(file: Path, name: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ModelError(f"{file.name}, '{name}': het patroon klopt niet ({error}); herstel het.") from error


def _refuse_doubles(file: Path, names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise ModelError(f"{file.name}: '{name}' staat er twee keer in; haal er een weg.")
