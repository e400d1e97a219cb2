"""Statements -> numbers that the classifier's heads read: two vectors, yes/no cues and the kind of document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.labels import DocumentKind
from pipeline.tag.deadlines import find_deadline
from pipeline.tag.encoder import Encoder
from pipeline.tag.lexicon import Lexicons
from pipeline.tag.quantities import COUNT, find_quantities, has_placeholder
from pipeline.tag.slots import target_of

if TYPE_CHECKING:
    import numpy as np

_ALL = re.compile(r"\b(?:alle|elke?|iedere?|iedereen|geen|nul|volledig)\b", re.IGNORECASE)
_PAST = {"past_tense", "looks_back", "perfect", "explains_accounts"}  # names of cues
_FOUND = (
    "target", "target_with_unit", "target_with_limit", "target_with_deadline", "numbers_more", "placeholder",
    "deadline", "all", "all_with_deadline", "digit", "context_empty", "past_in_accounts", "no_past_in_accounts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """What is looked at of a statement: its text, what stands before it, and the kind of document."""

    text: str
    context: str
    document_kind: DocumentKind


def rule_names(lexicons: Lexicons) -> tuple[str, ...]:
    """Names of the rule features, in the order of their columns."""
    return (*(cue.name for cue in lexicons.cues), *_FOUND, *(f"document_{kind}" for kind in DocumentKind))


def rule_features(samples: Sequence[Sample], lexicons: Lexicons) -> np.ndarray:
    """0 or 1 a feature, float32, shape (len(samples), len(rule_names(lexicons)))."""
    import numpy as np

    rows = [
        [
            *(c.pattern.search(s.text if c.field == "text" else s.context) is not None for c in lexicons.cues),
            *_found(s, lexicons),
            *(s.document_kind is kind for kind in DocumentKind),
        ]
        for s in samples
    ]
    return np.asarray(rows, np.float32).reshape(len(samples), len(rule_names(lexicons)))


def _found(sample: Sample, lexicons: Lexicons) -> tuple[bool, ...]:
    """What understanding the numbers brings, in the order of _FOUND."""
    quantities = find_quantities(sample.text, lexicons.folder)
    target = target_of(sample.text, quantities)
    has_deadline = find_deadline(sample.text, lexicons.folder) is not None
    has_past = any(cue.pattern.search(sample.text) for cue in lexicons.cues if cue.name in _PAST)
    has_all = _ALL.search(sample.text) is not None
    return (
        target is not None,
        target is not None and target.unit != COUNT,
        target is not None and target.comparison != "=",
        target is not None and has_deadline,
        len(quantities) > 1,
        has_placeholder(sample.text),
        has_deadline,
        has_all,
        has_all and has_deadline,
        any(character.isdigit() for character in sample.text),
        not sample.context,
        sample.document_kind is DocumentKind.ACCOUNTS and has_past,
        sample.document_kind is DocumentKind.ACCOUNTS and not has_past,
    )


def feature_matrix(samples: Sequence[Sample], encoder: Encoder, lexicons: Lexicons) -> np.ndarray:
    """Text vector, context vector and rules side by side: float32, shape (len(samples), 2 * dimensions + rules)."""
    import numpy as np

    texts = encoder.encode([sample.text for sample in samples])
    contexts = encoder.encode([sample.context for sample in samples])
    return np.hstack([texts, contexts, rule_features(samples, lexicons)])
