"""Reads fields of a norm-set file and says at which line one is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import NormError

_PARAMETER = re.compile(r"[a-z][a-z0-9_]*")
# Names that the judge itself gives to each query.
RESERVED = ("documents", "municipality", "year", "field_findings")


class Check:
    """The fields of one file. TOML keeps no lines, so a fault is placed at its field, else at the head of its table."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def fault(self, line: int, what: str) -> NormError:
        return NormError(f"{self._path.name}, regel {line}: {what}.")

    def line_of(self, header: str, index: int) -> int:
        """Line of the header that comes back the `index`-th time, from 0."""
        found = [number for number, line in enumerate(self._lines, 1) if _header(line) == header]
        return found[index] if index < len(found) else 1

    def criteria_before(self, norm_index: int) -> int:
        """Number of criteria in the file before those of the given norm."""
        norm = self.line_of("[[norm]]", norm_index)
        return sum(_header(line) == "[[norm.criterion]]" for line in self._lines[: norm - 1])

    def known(self, raw: Mapping[str, Any], names: set[str], line: int) -> None:
        if unknown := sorted(set(raw) - names):
            place = self.field_line(unknown[0], line)
            raise self.fault(place, f"het veld {unknown[0]} is onbekend: kies uit {', '.join(sorted(names))}")

    def tables_of(self, raw: Mapping[str, Any], name: str, line: int) -> list[Mapping[str, Any]]:
        value = raw.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fault(line, f"{name} moet een tabel zijn: schrijf er dubbele haken om heen")
        return value

    def text_of(self, raw: Mapping[str, Any], name: str, line: int) -> str:
        value = raw.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(self.field_line(name, line), f"het veld {name} mist of is leeg: vul een tekst in")
        return value.strip()

    def optional_text(self, raw: Mapping[str, Any], name: str, line: int) -> str | None:
        return self.text_of(raw, name, line) if name in raw else None

    def number_of(self, raw: Mapping[str, Any], name: str, line: int) -> float:
        value = raw.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            place = self.field_line(name, line)
            raise self.fault(place, f"het veld {name} mist of is geen getal van 0 of hoger: vul een getal in")
        return float(value)

    def share_of(self, raw: Mapping[str, Any], name: str, line: int) -> float:
        value = self.number_of(raw, name, line)
        if value > 1:
            raise self.fault(self.field_line(name, line), f"het veld {name} is een aandeel en dus ten hoogste 1")
        return value

    def flag_of(self, raw: Mapping[str, Any], name: str, line: int) -> bool:
        value = raw.get(name, False)
        if not isinstance(value, bool):
            raise self.fault(self.field_line(name, line), f"het veld {name} moet true of false zijn")
        return value

    def choice_of(self, raw: Mapping[str, Any], name: str, choices: tuple[str, ...], line: int) -> str:
        value = self.text_of(raw, name, line)
        if value not in choices:
            place = self.field_line(name, line)
            raise self.fault(place, f"het veld {name} is '{value}': kies uit {', '.join(choices)}")
        return value

    def choices_of(
        self, raw: Mapping[str, Any], name: str, choices: tuple[str, ...], line: int, *, default: tuple[str, ...]
    ) -> tuple[str, ...]:
        value = raw.get(name, list(default))
        if not isinstance(value, list) or any(item not in choices for item in value):
            place = self.field_line(name, line)
            raise self.fault(place, f"{name} moet een lijst zijn uit {', '.join(choices)}")
        return tuple(value)

    def parameters_of(self, raw: Mapping[str, Any]) -> dict[str, object]:
        """Named numbers and texts for the queries."""
        line = self.line_of("[parameters]", 0)
        value = raw.get("parameters", {})
        if not isinstance(value, dict):
            raise self.fault(line, "parameters moet een tabel zijn: schrijf [parameters]")
        for name, item in value.items():
            place = self.field_line(name, line)
            if not _PARAMETER.fullmatch(name) or name in RESERVED:
                raise self.fault(place, f"de parameter {name} heeft een naam die niet kan: kies een andere")
            if isinstance(item, bool) or not isinstance(item, int | float | str):
                raise self.fault(place, f"de parameter {name} moet een getal of tekst zijn")
        return dict(value)

    def field_line(self, name: str, start: int) -> int:
        """Line of a field in the table that starts at `start`; `start` itself when it is not there."""
        for number, line in enumerate(self._lines[start - 1 :], start):
            if number > start and _header(line).startswith("["):
                break
            if re.match(rf"\s*{re.escape(name)}\s*=", line):
                return number
        return start


def _header(line: str) -> str:
    return line.split("#", 1)[0].strip()
