"""A norm-set file -> norms with their criteria; a faulty file is refused with file and line."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.errors import NormError
from pipeline.labels import DocumentKind
from pipeline.norms.check import Check

# What a judgement can rest on: D documents, S survey of partners, I interviews.
EVIDENCE = ("D", "S", "I")
# Findings of which those about the field can be told apart.
COUNTED = ("doelen", "indicatoren", "bedragen")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A question with a query that gives `finding_id` and `meets` for each finding that it is asked of.

    `evidence` is what it asks: "D" documents or "S" survey. `met` and `partly` are thresholds on the share (0 to 1)
    or the count of findings that meet it, as `measure` says. `without_findings` tells what it counts for when the
    query finds nothing: "not_met" or "left_out". When a `required` criterion is not met at all the verdict is "hardly",
    when a `limiting` one is not, "partly" at most. A query that also gives `count` and `total` (answers of a survey)
    is scored on their sums. `expected_in` names kinds of document that always hold such findings: when there are none,
    they were not recognised and the norm cannot be judged. `sql_line` is the line of the query in the file.
    """

    name: str
    question: str
    evidence: str
    measure: str
    met: float
    partly: float
    required: bool
    limiting: bool
    without_findings: str
    expected_in: tuple[DocumentKind, ...]
    sql: str
    sql_line: int


@dataclass(frozen=True, slots=True)
class Field:
    """What of the findings is about the policy field of a norm set, when the other findings can be told apart.

    The query gives `finding_id`, `what` ("doelen"; NULL for findings of other documents that norms refer to) and
    `meets`. In the verdict `text` tells what was counted ("over jeugd"), `whole` why that is everything ("jeugd is niet
    apart te zien"). `line` is that of the query.
    """

    text: str
    whole: str
    sql: str
    line: int


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm that is judged over documents of `document_kinds` with at least `minimum_goals` goals and
    `minimum_statements` statements: on less text nothing can be said to be missing.

    `counts` names the findings ("doelen", "indicatoren") of which only those about the field of the set are counted;
    its queries have their ids as `$field_findings`, and `minimum_goals` is of those.
    `single_kinds` are judged too, but each document for itself: they do not count for the municipality. `evidence`
    is all that auditors use, `needed` what no judgement is given without. `largely` and `partly` are thresholds on
    the mean of the points of its criteria (0 to 1).
    """

    id: str
    text: str
    question: str
    evidence: tuple[str, ...]
    needed: tuple[str, ...]
    document_kinds: tuple[DocumentKind, ...]
    single_kinds: tuple[DocumentKind, ...]
    minimum_goals: int
    minimum_statements: int
    counts: tuple[str, ...]
    largely: float
    partly: float
    remark: str | None
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class NormSet:
    """Norms of one source. `version` is the hash of the file, so that a changed threshold is seen.

    `parameters` are named values that the queries may use as `$name`.
    """

    name: str
    title: str
    source: str
    remark: str | None
    version: str
    parameters: Mapping[str, object]
    field: Field | None
    norms: tuple[Norm, ...]
    path: Path


def load_norm_sets(*folders: Path | None) -> tuple[NormSet, ...]:
    """All norm sets of the folders, by file name; None is left out. Raises NormError on the first fault."""
    sets: list[NormSet] = []
    for folder in folders:
        if folder is None:
            continue
        if not folder.is_dir():
            raise NormError(f"De map met normen {folder} bestaat niet: maak die of verander de instelling.")
        sets += [load_norm_set(path) for path in sorted(folder.glob("*.toml"))]
    names = [norm_set.name for norm_set in sets]
    for norm_set in sets:
        if names.count(norm_set.name) > 1:
            raise NormError(
                f"{norm_set.path.name}, regel 1: de naam '{norm_set.name}' wordt twee keer gebruikt: kies een andere."
            )
    return tuple(sets)


def load_norm_set(path: Path) -> NormSet:
    """The norm set of one file. Raises NormError with file and line."""
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NormError(f"{path.name}: dit is geen geldige TOML ({error}): herstel die regel.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise NormError(f"{path.name} kan niet worden gelezen ({error}): bewaar het bestand als UTF-8.") from None
    check = Check(path, text)
    check.known(data, {"name", "title", "source", "remark", "parameters", "field", "norm"}, 1)
    field = _field(data["field"], check) if "field" in data else None
    norms = tuple(_norm(raw, check, index) for index, raw in enumerate(check.tables_of(data, "norm", 1)))
    if not norms:
        raise check.fault(1, "er staat geen enkele [[norm]] in: voeg er een toe")
    for index, norm in enumerate(norms):
        if norm.id in [other.id for other in norms[:index]]:
            raise check.fault(check.line_of("[[norm]]", index), f"norm {norm.id} staat er al: geef een ander id")
        if norm.counts and field is None:
            line = check.line_of("[[norm]]", index)
            raise check.fault(line, "counts telt wat bij het veld hoort: voeg een tabel [field] toe")
    return NormSet(
        name=check.text_of(data, "name", 1),
        title=check.text_of(data, "title", 1),
        source=check.text_of(data, "source", 1),
        remark=check.optional_text(data, "remark", 1),
        version=hashlib.sha256(text.encode()).hexdigest()[:12],
        parameters=check.parameters_of(data),
        field=field,
        norms=norms,
        path=path,
    )


def _field(raw: object, check: Check) -> Field:
    line = check.line_of("[field]", 0)
    if not isinstance(raw, dict):
        raise check.fault(line, "field moet een tabel zijn: schrijf [field] met text, whole en sql")
    check.known(raw, {"text", "whole", "sql"}, line)
    text, whole, sql = (check.text_of(raw, name, line) for name in ("text", "whole", "sql"))
    return Field(text, whole, sql, check.field_line("sql", line))


def _norm(raw: Mapping[str, Any], check: Check, index: int) -> Norm:
    line = check.line_of("[[norm]]", index)
    check.known(raw, {field.name for field in fields(Norm)} - {"criteria"} | {"criterion"}, line)
    first = check.criteria_before(index)
    found = check.tables_of(raw, "criterion", line)
    criteria = tuple(_criterion(criterion, check, first + i) for i, criterion in enumerate(found))
    if not criteria:
        raise check.fault(line, "er staat geen enkele [[norm.criterion]] bij deze norm: voeg er een toe")
    norm = Norm(
        id=check.text_of(raw, "id", line),
        text=check.text_of(raw, "text", line),
        question=check.text_of(raw, "question", line),
        evidence=check.choices_of(raw, "evidence", EVIDENCE, line, default=("D",)),
        needed=check.choices_of(raw, "needed", EVIDENCE, line, default=("D",)),
        document_kinds=_kinds(raw, "document_kinds", check, line),
        single_kinds=_kinds(raw, "single_kinds", check, line),
        minimum_goals=int(check.number_of(raw, "minimum_goals", line)),
        minimum_statements=int(check.number_of({"minimum_statements": 0} | dict(raw), "minimum_statements", line)),
        counts=check.choices_of(raw, "counts", COUNTED, line, default=()),
        largely=check.share_of(raw, "largely", line),
        partly=check.share_of(raw, "partly", line),
        remark=check.optional_text(raw, "remark", line),
        criteria=criteria,
    )
    _refuse_contradictions(norm, check, line)
    return norm


def _kinds(raw: Mapping[str, Any], name: str, check: Check, line: int) -> tuple[DocumentKind, ...]:
    return tuple(DocumentKind(kind) for kind in check.choices_of(raw, name, tuple(DocumentKind), line, default=()))


def _refuse_contradictions(norm: Norm, check: Check, line: int) -> None:
    if norm.partly > norm.largely:
        raise check.fault(line, "partly is hoger dan largely: draai ze om")
    if not set(norm.needed) <= set(norm.evidence):
        raise check.fault(line, "needed noemt bewijs dat niet in evidence staat: voeg het daar toe")
    if "D" in norm.evidence and not norm.document_kinds:
        raise check.fault(line, f"document_kinds mist: kies uit {', '.join(DocumentKind)}")
    names = [criterion.name for criterion in norm.criteria]
    if double := sorted({name for name in names if names.count(name) > 1}):
        raise check.fault(line, f"het criterium '{double[0]}' staat er twee keer: geef een andere naam")


def _criterion(raw: Mapping[str, Any], check: Check, index: int) -> Criterion:
    line = check.line_of("[[norm.criterion]]", index)
    check.known(raw, {field.name for field in fields(Criterion)} - {"sql_line"}, line)
    criterion = Criterion(
        name=check.text_of(raw, "name", line),
        question=check.text_of(raw, "question", line),
        evidence=check.choice_of({"evidence": "D"} | dict(raw), "evidence", ("D", "S"), line),
        measure=check.choice_of(raw, "measure", ("share", "count"), line),
        met=check.number_of(raw, "met", line),
        partly=check.number_of(raw, "partly", line),
        required=check.flag_of(raw, "required", line),
        limiting=check.flag_of(raw, "limiting", line),
        without_findings=check.choice_of(raw, "without_findings", ("not_met", "left_out"), line),
        expected_in=_kinds(raw, "expected_in", check, line),
        sql=check.text_of(raw, "sql", line),
        sql_line=check.field_line("sql", line),
    )
    if criterion.partly > criterion.met:
        raise check.fault(line, "partly is hoger dan met: draai ze om")
    if criterion.measure == "share" and criterion.met > 1:
        raise check.fault(line, "met is een aandeel en dus ten hoogste 1")
    return criterion
