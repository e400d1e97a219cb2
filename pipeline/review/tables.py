"""Exports, agreement and corrected counts -> rows and sentences in Dutch, for the terminal, CSV and the dossier."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.review.agreement import Agreement, Figure
from pipeline.review.counts import MINIMUM, Corrected, Estimate
from pipeline.review.exporting import Export
from pipeline.review.labels import DIMENSIONS, dutch
from pipeline.review.queue import Part

UNKNOWN = "onbekend, n te klein"  # what stands for a value that rests on too few reviewed statements
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
            _figure(found.kappa, found.units),
            _figure(found.alpha, found.units),
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
    """What the machine counted and what that is in truth, as people say it; each with its 95% interval."""
    name = f"{DIMENSIONS[count.dimension]} {dutch(count.label)}"
    parts = [f"{name}: machine telt {count.machine}", f"geschat {_told(count.true, 0)}"]
    shares = (("precisie", count.precision), ("recall", count.recall))
    quality = [f"{word} {_told(share, 2)}" for word, share in shares if share.value is not None]
    return "; ".join([*parts, ", ".join(quality)] if quality else parts)


def _told(figure: Estimate | Figure, digits: int, few: bool = False) -> str:
    if figure.value is None or figure.low is None or figure.high is None:
        return "niet te bepalen"
    interval = f"{figure.low:.{digits}f} tot {figure.high:.{digits}f}"
    if few or (isinstance(figure, Estimate) and figure.few):
        return f"{UNKNOWN} ({interval})".replace(".", ",")
    return f"{figure.value:.{digits}f} ({interval})".replace(".", ",")


def _figure(figure: Figure, units: int) -> str:
    return _told(figure, 2, few=units < MINIMUM)


def _parts(estimate: Estimate, digits: int) -> tuple[float | str | None, ...]:
    value, low, high = (None if v is None else round(v, digits) for v in (estimate.value, estimate.low, estimate.high))
    return (UNKNOWN if estimate.few else value, low, high)
