"""Queries of a norm -> rows; a query that does not work is told with file and line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.errors import NormError, StoreError
from pipeline.norms.norm_set import Criterion, Norm, NormSet
from pipeline.norms.scope import Ask, Scope

_PARAMETER = re.compile(r"\$([a-z][a-z0-9_]*)")
_COLUMNS = ({"finding_id", "meets"}, {"finding_id", "meets", "count", "total"})
_FIELD_COLUMNS = {"finding_id", "what", "meets"}


@dataclass(frozen=True, slots=True)
class Counted:
    """Findings about the field of a norm set: their ids, and how many of how many by sort ("doelen")."""

    ids: tuple[str, ...]
    kept: Counter[str]
    total: Counter[str]


class Questions:
    """The queries of one norm over one scope."""

    def __init__(self, norm_set: NormSet, norm: Norm, scope: Scope, ask: Ask) -> None:
        self._set = norm_set
        self._norm = norm
        self._scope = scope
        self._ask = ask

    def findings(self, criterion: Criterion) -> list[dict[str, Any]]:
        """Each finding that the criterion is asked of, once, by id. Raises NormError on a query that does not work."""
        where = f"{self._set.path.name}, norm {self._norm.id}, criterium '{criterion.name}'"
        rows = self._asked(criterion.sql, where, criterion.sql_line)
        if rows and set(rows[0]) not in _COLUMNS:
            raise NormError(f"{where}: de query moet de kolommen finding_id en meets geven, niet {', '.join(rows[0])}.")
        by_id = {str(row["finding_id"]): row for row in rows}
        return [{**by_id[key], "finding_id": key} for key in sorted(by_id)]

    @cached_property
    def counted(self) -> Counted:
        """What of the findings is about the field; nothing for a norm that counts all."""
        field = self._set.field
        if not self._norm.counts or field is None:
            return Counted((), Counter(), Counter())
        where = f"{self._set.path.name}, [field]"
        rows = self._asked(field.sql, where, field.line)
        if rows and set(rows[0]) != _FIELD_COLUMNS:
            raise NormError(
                f"{where}: de query moet de kolommen finding_id, what en meets geven, niet {', '.join(rows[0])}."
            )
        return Counted(
            tuple(sorted(row["finding_id"] for row in rows if row["meets"])),
            Counter(row["what"] for row in rows if row["what"] and row["meets"]),
            Counter(row["what"] for row in rows if row["what"]),
        )

    def about(self) -> str:
        """What the field is, as the norm set says it: "over jeugd"."""
        return self._set.field.text if self._set.field else ""

    def told(self) -> str:
        """What was counted, for the reader of the verdict; "" for a norm that counts all."""
        field, counted = self._set.field, self.counted
        sorts = [what for what in self._norm.counts if counted.total[what]]
        if field is None or not sorts:
            return ""
        if all(counted.kept[what] == counted.total[what] for what in sorts):
            return f"Geteld zijn alle {_listed(f'{counted.total[what]} {what}' for what in sorts)}: {field.whole}."
        parts = (f"{counted.kept[what]} van {counted.total[what]} {what}" for what in sorts)
        return f"Geteld zijn {_listed(parts)}: die {field.text}."

    def _asked(self, query: str, where: str, line: int) -> Sequence[dict[str, Any]]:
        given = {
            "documents": sorted(document.document_id for document in self._scope.documents),
            "municipality": self._scope.municipality,
            "year": self._scope.year,
            **self._set.parameters,
        }
        used = set(_PARAMETER.findall(query))
        if unknown := sorted(used - set(given) - {"field_findings"}):
            raise NormError(f"{where}: de parameter ${unknown[0]} is onbekend: zet die onder [parameters].")
        if "field_findings" in used:
            given["field_findings"] = list(self.counted.ids)
        try:
            return self._ask(query, {name: given[name] for name in used})
        except StoreError as error:
            said = str(error.__cause__ or error).strip().splitlines()[0]
            raise NormError(f"{where}: de query werkt niet (vanaf regel {line}; {said}): herstel de query.") from error


def _listed(parts: Iterable[str]) -> str:
    return " en ".join(parts)
