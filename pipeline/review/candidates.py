"""The database -> statements that can be reviewed, and which of them decide a norm."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.labels import Dimension
from pipeline.model import Tag
from pipeline.norms import NormSet
from pipeline.norms.norm_set import Criterion
from pipeline.review.labels import DIMENSIONS, dimension_of, dutch, label_of
from pipeline.review.queries import sql
from pipeline.store import Database


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that may be handed out. `reviewers` are those who judged it before."""

    statement_id: str
    document_id: str
    corpus: str
    municipality: str
    year: int | None
    document_kind: str
    document: str
    page: int
    position: int
    section_path: tuple[str, ...]
    lead_in: str
    text: str
    tags: tuple[Tag, ...]
    reviewers: tuple[str, ...]

    def label(self, dimension: Dimension) -> str | None:
        return next((tag.value for tag in self.tags if tag.dimension is dimension), None)

    @property
    def confidence(self) -> float:
        """The lowest confidence of its labels; 0 where the machine gave none."""
        return min((tag.confidence for tag in self.tags), default=0.0)

    @property
    def context(self) -> str:
        """What the classifier sees beside the text: the lead-in, else the nearest heading."""
        return self.lead_in or (self.section_path[-1] if self.section_path else "")

    @property
    def before(self) -> str:
        """What a reader sees just before it: headings and lead-in."""
        return " ".join((*self.section_path, self.lead_in))


@dataclass(frozen=True, slots=True)
class Weight:
    """How near a criterion is to tipping when the machine is wrong on a statement.

    `flips` is the number of such statements that must change before the criterion gets other points; 1 is nearest.
    """

    norm: str
    criterion: str
    flips: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Which statements to choose from; an empty tuple does not restrict.

    `labels` are those of the machine; several of one dimension are alternatives, dimensions must all fit.
    """

    municipalities: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    labels: tuple[tuple[Dimension, str], ...] = ()
    norms: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = [f"gemeente {name}" for name in self.municipalities] + [f"document {name}" for name in self.documents]
        parts += [f"{DIMENSIONS[dimension]} {dutch(label)}" for dimension, label in self.labels]
        return "; ".join(parts + [f"norm {name}" for name in self.norms])


def load_candidates(database: Database) -> tuple[Candidate, ...]:
    """All statements in the order of reading."""
    return tuple(
        Candidate(
            **{name: row[name] for name in _PLAIN},
            section_path=tuple(row["section_path"]),
            tags=tuple(Tag(Dimension(t["dimension"]), t["value"], t["confidence"], t["maker"]) for t in row["tags"]),
            reviewers=tuple(row["reviewers"]),
        )
        for row in database.rows(sql("candidates"))
    )


_PLAIN = (
    "statement_id",
    "document_id",
    "corpus",
    "municipality",
    "year",
    "document_kind",
    "document",
    "page",
    "position",
    "lead_in",
    "text",
)


def load_weights(database: Database, norm_sets: Sequence[NormSet]) -> dict[str, tuple[Weight, ...]]:
    """For each statement that a judgement rests on: the criteria that it can tip, the nearest first."""
    criteria = {(s.name, n.id, c.name): c for s in norm_sets for n in s.norms for c in n.criteria}
    weights: dict[str, list[Weight]] = {}
    for row in database.rows(sql("weighed")):
        criterion = criteria.get((row["norm_set"], row["norm"], row["criterion"]))
        flips = criterion and flips_needed(criterion, row["count"], row["total"], row["meets"])
        if flips:
            weight = Weight(row["norm"], row["criterion"], flips)
            weights.setdefault(row["statement_id"], []).append(weight)
    return {key: tuple(sorted(found, key=lambda w: (w.flips, w.norm, w.criterion))) for key, found in weights.items()}


def flips_needed(criterion: Criterion, count: int, total: int, meets: bool) -> int | None:
    """How many findings like this one must change sides before the points change; None when that cannot happen."""
    scale = total if criterion.measure == "share" else 1
    thresholds = [threshold * scale for threshold in (criterion.partly, criterion.met)]
    if meets:
        passed = [threshold for threshold in thresholds if count >= threshold]
        return math.floor(count - max(passed)) + 1 if passed else None
    ahead = [threshold for threshold in thresholds if count < threshold]
    needed = math.ceil(min(ahead) - count) if ahead else None
    return needed if needed and needed <= total - count else None


def choose_from(
    candidates: Iterable[Candidate], wanted: Filter, weights: Mapping[str, Sequence[Weight]]
) -> tuple[Candidate, ...]:
    """The candidates that a filter lets through; a document fits when its name holds the name that was given."""

    allowed: dict[Dimension, set[str]] = {}
    for dimension, label in wanted.labels:
        allowed.setdefault(dimension, set()).add(label)

    def fits(candidate: Candidate) -> bool:
        norms = {weight.norm for weight in weights.get(candidate.statement_id, ())}
        return (
            _any_in(candidate.municipality, wanted.municipalities)
            and (not wanted.documents or any(name.lower() in candidate.document.lower() for name in wanted.documents))
            and all(candidate.label(dimension) in labels for dimension, labels in allowed.items())
            and (not wanted.norms or bool(norms & set(wanted.norms)))
        )

    return tuple(candidate for candidate in candidates if fits(candidate))


def parse_label(written: str) -> tuple[Dimension, str] | None:
    """ "niveau=strategisch", or a label of one dimension only ("strategisch"); None when it is none."""
    name, _, value = written.partition("=")
    dimensions = [dimension_of(name)] if value else list(Dimension)
    for dimension in dimensions:
        label = label_of(dimension, value or name) if dimension else None
        if dimension and label:
            return dimension, label
    return None


def _any_in(value: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or value.lower() in {name.lower() for name in wanted}
