"""Exports, agreement and corrected counts -> rows and sentences in Dutch, for the terminal, CSV and the dossier."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.review.agreement import Agreement, Figure
from pipeline.review.counts import Corrected, Estimate
from pipeline.review.exporting import Export
from pipeline.review.labels import DIMENSIONS, dutch
from pipeline.review.queue import Part

AGREEMENT = ("label", "beoordelaars", "uitspraken", "gelijk", "kappa (Cohen)", "alfa (Krippendorff)")
COUNTS = (
    "label",
    "waarde",
    "machine telt",
    "geschat",
    "van",
    "tot",
    "juist (precisie)",
    "precisie van",
    "precisie tot",
    "gevonden (recall)",
    "recall van",
    "recall tot",
    "nagekeken",
    "uitgifte",
    "filter",
)


def agreement_rows(agreements: Iterable[Agreement]) -> list[tuple[object, ...]]:
    return [
        (
            DIMENSIONS[found.dimension],
            " en ".join(found.coders),
            found.units,
            f"{found.same:.0%}",
            _figure(found.kappa),
            _figure(found.alpha),
        )
        for found in agreements
    ]


def count_rows(counts: Iterable[Corrected]) -> list[tuple[object, ...]]:
    return [
        (
            DIMENSIONS[count.dimension],
            dutch(count.label),
            count.machine,
            *_parts(count.true, 1),
            *_parts(count.precision, 2),
            *_parts(count.recall, 2),
            count.reviewed,
            count.export_id,
            count.filter,
        )
        for count in counts
    ]


def export_sentence(made: Export) -> str:
    """What was handed out and why."""
    counts = made.counts
    return (
        f"{sum(counts.values())} van {made.population} uitspraken: {counts.get(Part.UNCERTAIN, 0)} onzeker, "
        f"{counts.get(Part.DECISIVE, 0)} beslissend voor een norm, {counts.get(Part.CONTROL, 0)} aselect; "
        f"{made.shared} voor alle beoordelaars. Uitgifte {made.export_id}."
    )


def sentence(count: Corrected) -> str:
    """What the machine counted and what that is in truth, as people say it."""
    true = count.true
    name = f"{DIMENSIONS[count.dimension]} {dutch(count.label)}"
    said = f"{name}: machine telt {count.machine}"
    if true.value is None or true.low is None or true.high is None:
        return f"{said}; niet te schatten"
    return f"{said}; geschat {true.value:.0f} ({true.low:.0f} tot {true.high:.0f}){_quality(count)}"


def _quality(count: Corrected) -> str:
    told = [
        f"{name} {share.value:.2f}".replace(".", ",")
        for name, share in (("precisie", count.precision), ("recall", count.recall))
        if share.value is not None
    ]
    return f"; {', '.join(told)}" if told else ""


def _figure(figure: Figure) -> str:
    if figure.value is None:
        return "niet te bepalen"
    return f"{figure.value:.2f} ({figure.low:.2f} tot {figure.high:.2f})".replace(".", ",")


def _parts(estimate: Estimate, digits: int) -> tuple[float | None, ...]:
    return tuple(None if v is None else round(v, digits) for v in (estimate.value, estimate.low, estimate.high))
