"""Labels of the codebook <-> the Dutch words that reviewers read and write."""

from __future__ import annotations

import difflib
import re

from pipeline.labels import LABELS, Dimension

DUTCH: dict[str, str] = {
    "goal": "doel",
    "monitoring": "monitoring",
    "contact": "overleg",
    "realisation": "realisatie",
    "other": "overig",
    "strategic": "strategisch",
    "tactical": "tactisch",
    "operational": "operationeel",
    "quantitative": "kwantitatief",
    "qualitative": "kwalitatief",
    "input": "input",
    "process": "proces",
    "output": "output",
    "outcome": "outcome",
    "yes": "ja",
    "no": "nee",
}
DIMENSIONS: dict[Dimension, str] = {
    Dimension.KIND: "soort",
    Dimension.LEVEL: "niveau",
    Dimension.MEASURABILITY: "meetbaarheid",
    Dimension.RESULT: "resultaat",
    Dimension.BUDGET: "over geld",
    Dimension.TIME_BOUND: "tijdgebonden",
}
# What people and spreadsheets make of the labels besides their Dutch and English names.
_ALSO: dict[str, tuple[str, ...]] = {
    "goal": ("doelstelling", "doelen"),
    "realisation": ("realisation", "realization", "gerealiseerd"),
    "contact": ("contact",),
    "other": ("anders", "geen", "geen doel"),
    "quantitative": ("meetbaar",),
    "qualitative": ("niet meetbaar",),
    "yes": ("j", "y", "true", "waar", "1", "x"),
    "no": ("n", "false", "onwaar", "0"),
}


def dutch(label: str | None) -> str:
    """The Dutch word for a label; an unknown label as it is; nothing for None."""
    return DUTCH.get(label, label) if label else ""


def choices(dimension: Dimension) -> tuple[str, ...]:
    """Dutch labels of a dimension, in the order of the codebook."""
    return tuple(DUTCH[label] for label in LABELS[dimension])


def label_of(dimension: Dimension, written: str) -> str | None:
    """The label that a person means; None when it is none of them. Case, blanks and a last full stop do not matter."""
    return _words(dimension).get(_plain(written))


def suggestion(dimension: Dimension, written: str) -> str | None:
    """The Dutch label that looks most like what was written; None when nothing does."""
    found = difflib.get_close_matches(_plain(written), list(_words(dimension)), n=1, cutoff=0.7)
    return DUTCH[_words(dimension)[found[0]]] if found else None


def dimension_of(name: str) -> Dimension | None:
    """The dimension that a Dutch or English name stands for."""
    plain = _plain(name).replace("_", " ")
    for dimension, word in DIMENSIONS.items():
        if plain in (word, dimension.value.replace("_", " ")):
            return dimension
    return None


def is_yes(written: str) -> bool:
    return label_of(Dimension.BUDGET, written) == "yes"


def _words(dimension: Dimension) -> dict[str, str]:
    words: dict[str, str] = {}
    for label in LABELS[dimension]:
        for word in (label.value, DUTCH[label], *_ALSO.get(label, ())):
            words[_plain(word)] = label.value
    return words


def _plain(written: str) -> str:
    return re.sub(r"[\s_]+", " ", written).strip().strip(".").lower()
