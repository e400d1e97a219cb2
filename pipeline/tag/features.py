"""Statements -> numbers that the classifier's heads read: two vectors, yes/no cues and the kind of document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import DocumentKind
from pipeline.tag.encoder import Encoder
from pipeline.tag.lexicon import Cue

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class Sample:
    """What is looked at of a statement: its text, what stands before it, and the kind of document."""

    text: str
    context: str
    document_kind: DocumentKind


def cue_names(cues: Sequence[Cue]) -> tuple[str, ...]:
    """Names of the rule features, in the order of their columns."""
    return (*(cue.name for cue in cues), "context_empty", *(f"document_{kind}" for kind in DocumentKind))


def cue_features(samples: Sequence[Sample], cues: Sequence[Cue]) -> np.ndarray:
    """0 or 1 a cue and document kind, float32, shape (len(samples), len(cue_names(cues)))."""
    import numpy as np

    rows = [
        [
            *(cue.pattern.search(sample.text if cue.field == "text" else sample.context) is not None for cue in cues),
            not sample.context,
            *(sample.document_kind is kind for kind in DocumentKind),
        ]
        for sample in samples
    ]
    return np.asarray(rows, np.float32).reshape(len(samples), len(cue_names(cues)))


def feature_matrix(samples: Sequence[Sample], encoder: Encoder, cues: Sequence[Cue]) -> np.ndarray:
    """Text vector, context vector and cues side by side: float32, shape (len(samples), 2 * dimensions + cues)."""
    import numpy as np

    texts = encoder.encode([sample.text for sample in samples])
    contexts = encoder.encode([sample.context for sample in samples])
    return np.hstack([texts, contexts, cue_features(samples, cues)])
