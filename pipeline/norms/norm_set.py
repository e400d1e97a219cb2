"""A norm-set file -> norms with their criteria; a faulty file is refused with file and line."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.errors import NormError
from pipeline.model import DocumentKind


@dataclass(frozen=True, slots=True)
class Criterion:
    """A question with a query that gives `finding_id` and `meets` for each finding that it is asked of.

    `met` and `partly` are thresholds on the share (0 to 1) or the count of findings that meet it, as `measure` says.
    `without_findings` tells what it counts for when the query finds nothing: "not_met" or "left_out".
    """

    name: str
    question: str
    measure: str
    met: float
    partly: float
    required: bool
    without_findings: str
    sql: str


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm that is judged over documents of `document_kinds` with at least `minimum_goals` goals.

    `largely` and `partly` are thresholds on the mean of the points of its criteria (0 to 1).
    """

    id: str
    text: str
    question: str
    document_kinds: tuple[DocumentKind, ...]
    minimum_goals: int
    largely: float
    partly: float
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class NormSet:
    """Norms of one source. `version` is the hash of the file, so that a changed threshold is seen."""

    name: str
    title: str
    source: str
    version: str
    norms: tuple[Norm, ...]
    path: Path


def load_norm_sets(folder: Path) -> tuple[NormSet, ...]:
    """All norm sets of a folder, by file name. Raises NormError on the first fault."""
    sets = tuple(load_norm_set(path) for path in sorted(folder.glob("*.toml")))
    names = [norm_set.name for norm_set in sets]
    for norm_set in sets:
        if names.count(norm_set.name) > 1:
            raise NormError(
                f"{norm_set.path.name}: de naam '{norm_set.name}' wordt twee keer gebruikt: kies een andere."
            )
    return sets


def load_norm_set(path: Path) -> NormSet:
    """The norm set of one file. Raises NormError with file and line."""
    text = path.read_text("utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NormError(f"{path.name}: dit is geen geldige TOML ({error}).") from None
    check = _Check(path, text)
    norms = tuple(_norm(raw, check, index) for index, raw in enumerate(data.get("norm", [])))
    if not norms:
        raise NormError(f"{path.name}, regel 1: er staat geen enkele [[norm]] in: voeg er een toe.")
    return NormSet(
        name=check.text_of(data, "name", 1),
        title=check.text_of(data, "title", 1),
        source=check.text_of(data, "source", 1),
        version=hashlib.sha256(text.encode()).hexdigest()[:12],
        norms=norms,
        path=path,
    )


def _norm(raw: Mapping[str, Any], check: _Check, index: int) -> Norm:
    line = check.line_of("[[norm]]", index)
    check.known(raw, {field.name for field in fields(Norm)} - {"criteria"} | {"criterion"}, line)
    kinds = raw.get("document_kinds", [])
    if not kinds or any(kind not in tuple(DocumentKind) for kind in kinds):
        raise check.fault(line, f"document_kinds moet een lijst zijn uit {', '.join(DocumentKind)}")
    already = sum(n for n in check.criteria_before(index))
    criteria = tuple(_criterion(c, check, already + i) for i, c in enumerate(raw.get("criterion", [])))
    if not criteria:
        raise check.fault(line, "er staat geen enkele [[norm.criterion]] bij deze norm")
    return Norm(
        id=check.text_of(raw, "id", line),
        text=check.text_of(raw, "text", line),
        question=check.text_of(raw, "question", line),
        document_kinds=tuple(DocumentKind(kind) for kind in kinds),
        minimum_goals=int(check.number_of(raw, "minimum_goals", line)),
        largely=check.number_of(raw, "largely", line),
        partly=check.number_of(raw, "partly", line),
        criteria=criteria,
    )


def _criterion(raw: Mapping[str, Any], check: _Check, index: int) -> Criterion:
    line = check.line_of("[[norm.criterion]]", index)
    check.known(raw, {field.name for field in fields(Criterion)}, line)
    criterion = Criterion(
        name=check.text_of(raw, "name", line),
        question=check.text_of(raw, "question", line),
        measure=check.choice_of(raw, "measure", ("share", "count"), line),
        met=check.number_of(raw, "met", line),
        partly=check.number_of(raw, "partly", line),
        required=bool(raw.get("required", False)),
        without_findings=check.choice_of(raw, "without_findings", ("not_met", "left_out"), line),
        sql=check.text_of(raw, "sql", line),
    )
    if criterion.partly > criterion.met:
        raise check.fault(line, "partly is hoger dan met")
    return criterion


class _Check:
    """Reads fields of a norm-set file and says at which line one is wrong."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def fault(self, line: int, what: str) -> NormError:
        return NormError(f"{self._path.name}, regel {line}: {what}.")

    def line_of(self, header: str, index: int) -> int:
        found = [number for number, line in enumerate(self._lines, 1) if line.strip() == header]
        return found[index] if index < len(found) else 1

    def criteria_before(self, norm_index: int) -> list[int]:
        """Number of criteria of each norm before the given one."""
        counts: list[int] = []
        for line in self._lines:
            if line.strip() == "[[norm]]":
                counts.append(0)
            elif line.strip() == "[[norm.criterion]]" and counts:
                counts[-1] += 1
        return counts[:norm_index]

    def known(self, raw: Mapping[str, Any], names: set[str], line: int) -> None:
        if unknown := sorted(set(raw) - names):
            raise self.fault(line, f"het veld {', '.join(unknown)} is onbekend: kies uit {', '.join(sorted(names))}")

    def text_of(self, raw: Mapping[str, Any], name: str, line: int) -> str:
        value = raw.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(line, f"het veld {name} mist of is leeg: vul een tekst in")
        return value.strip()

    def number_of(self, raw: Mapping[str, Any], name: str, line: int) -> float:
        value = raw.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
            raise self.fault(line, f"het veld {name} mist of is geen getal van 0 of hoger")
        return float(value)

    def choice_of(self, raw: Mapping[str, Any], name: str, choices: tuple[str, ...], line: int) -> str:
        value = self.text_of(raw, name, line)
        if value not in choices:
            raise self.fault(line, f"het veld {name} is '{value}': kies uit {', '.join(choices)}")
        return value
