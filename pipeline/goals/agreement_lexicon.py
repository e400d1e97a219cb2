"""`agreements.toml` -> compiled patterns, each with an example and a counter-example that tests run."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import ModelError
from pipeline.labels import DocumentKind, Kind

FILE = "agreements.toml"
FIELDS = ("text", "heading")
REACHES = ("below", "own")
_COMMON = {"name", "pattern", "example", "counter_example"}
_KEYS = {
    "element": _COMMON | {"field", "kinds", "documents"},
    "frequency": _COMMON | {"per_year"},
    "party": _COMMON | {"care_line"},
    "care_line": _COMMON | {"line"},
    "body": _COMMON,
    "skip": _COMMON | {"reach"},
    "hedge": _COMMON,
}


@dataclass(frozen=True, slots=True)
class Element:
    """Something that can be agreed on; `kinds` empty: statements of any kind but realisation."""

    name: str
    field: str
    kinds: tuple[Kind, ...]
    documents: tuple[DocumentKind, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often: `per_year` times a year, or by the groups `times`, `every` and `unit` of the pattern."""

    pattern: re.Pattern[str]
    per_year: float | None


@dataclass(frozen=True, slots=True)
class Party:
    """A sort of party; `care_line` -1 where it belongs to none."""

    name: str
    care_line: int
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Skip:
    """Headings whose text agrees nothing. `reach` "below": all that stands below them; "own": their own text only."""

    reach: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of the file. `examples` holds (table, name, pattern, example, counter-example) for the tests."""

    elements: tuple[Element, ...]
    frequencies: tuple[Frequency, ...]
    parties: tuple[Party, ...]
    bodies: tuple[re.Pattern[str], ...]
    care_lines: tuple[tuple[int, re.Pattern[str]], ...]
    skips: tuple[Skip, ...]
    hedges: tuple[re.Pattern[str], ...]
    units: Mapping[str, float]
    numbers: Mapping[str, float]
    examples: tuple[tuple[str, str, re.Pattern[str], str, str], ...]

    def number(self, word: str) -> float:
        """Value of a number in digits or words. Raises ModelError for a word that the lexicon lacks."""
        if word.isdigit():
            return float(word)
        value = self.numbers.get(word.lower().replace(" ", ""))
        if value is None:
            raise ModelError(f"{FILE}: het telwoord '{word}' ontbreekt onder [number]: voeg het toe.")
        return value


def load_agreement_lexicon(folder: Path) -> Lexicon:
    """Reads and checks the file. Raises ModelError naming table and row."""
    path = folder / FILE
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError:
        raise ModelError(f"Het lexicon {path} ontbreekt: zet het terug of stel DOELWIJZER_LEXICON_FOLDER in.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ModelError(f"{FILE} is geen geldige TOML ({error}): herstel die regel.") from None
    rows = {table: _rows(data, table) for table in _KEYS}
    return Lexicon(
        elements=tuple(_element(raw, number) for number, raw in enumerate(data["element"], 1)),
        frequencies=tuple(Frequency(p, raw.get("per_year")) for p, raw in rows["frequency"]),
        parties=tuple(Party(raw["name"], int(raw["care_line"]), p) for p, raw in rows["party"]),
        bodies=tuple(p for p, _ in rows["body"]),
        care_lines=tuple((int(raw["line"]), p) for p, raw in rows["care_line"]),
        skips=tuple(_skip(p, raw) for p, raw in rows["skip"]),
        hedges=tuple(p for p, _ in rows["hedge"]),
        units=_numbers(data, "unit"),
        numbers=_numbers(data, "number"),
        examples=tuple(
            (table, raw["name"], p, raw["example"], raw["counter_example"]) for table in rows for p, raw in rows[table]
        ),
    )


def _rows(data: Mapping[str, Any], table: str) -> list[tuple[re.Pattern[str], Mapping[str, Any]]]:
    found = data.get(table)
    if not isinstance(found, list) or not found:
        raise ModelError(f"{FILE} heeft geen [[{table}]]: voeg er een toe.")
    rows = []
    for number, raw in enumerate(found, 1):
        where = f"{FILE}, [[{table}]] {number}"
        if unknown := sorted(set(raw) - _KEYS[table]):
            raise ModelError(f"{where}: de sleutel '{unknown[0]}' is onbekend: haal die weg.")
        if missing := sorted(_KEYS[table] - {"per_year"} - set(raw)):
            raise ModelError(f"{where}: '{missing[0]}' ontbreekt: vul die in.")
        try:
            rows.append((re.compile(raw["pattern"], re.IGNORECASE), raw))
        except re.error as error:
            raise ModelError(f"{where}: het patroon klopt niet ({error}): herstel het.") from error
    return rows


def _element(raw: Mapping[str, Any], number: int) -> Element:
    where = f"{FILE}, [[element]] {number}"
    if raw["field"] not in FIELDS:
        raise ModelError(f"{where}: veld '{raw['field']}' is onbekend: kies uit {', '.join(FIELDS)}.")
    try:
        kinds = () if raw["kinds"] == ["any"] else tuple(Kind(kind) for kind in raw["kinds"])
        documents = tuple(DocumentKind(kind) for kind in raw["documents"])
    except ValueError as error:
        raise ModelError(f"{where}: {error}: kies een bestaande soort.") from None
    return Element(raw["name"], raw["field"], kinds, documents, re.compile(raw["pattern"], re.IGNORECASE))


def _skip(pattern: re.Pattern[str], raw: Mapping[str, Any]) -> Skip:
    if raw["reach"] not in REACHES:
        raise ModelError(f"{FILE}, [[skip]] {raw['name']}: reach is '{raw['reach']}': kies uit {', '.join(REACHES)}.")
    return Skip(raw["reach"], pattern)


def _numbers(data: Mapping[str, Any], table: str) -> Mapping[str, float]:
    found = data.get(table)
    if not isinstance(found, dict) or not all(isinstance(value, int | float) for value in found.values()):
        raise ModelError(f"{FILE}: de tabel [{table}] ontbreekt of bevat iets anders dan getallen: herstel dat.")
    return {name: float(value) for name, value in found.items()}
