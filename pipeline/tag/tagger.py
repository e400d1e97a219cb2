"""Statements of one document -> tagged statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.errors import ModelError
from pipeline.labels import GOAL_DIMENSIONS, Dimension, DocumentKind, Kind
from pipeline.model import Slots, Statement, Tag, TaggedStatement
from pipeline.settings import Settings
from pipeline.tag.encoder import Encoder, encoder_name
from pipeline.tag.features import Sample, feature_matrix, rule_names
from pipeline.tag.heads import Head, Model, ModelConfig, load_model, read_config
from pipeline.tag.lexicon import Lexicons, lexicon_hash, load_lexicons
from pipeline.tag.slots import find_slots

if TYPE_CHECKING:
    import numpy as np

THEME_FROM = 0.8  # confidence from which meaning tells the theme where no word does; see the model card
_BATCH = 1000  # statements laid beside those of training at a time: 40 MB


class Tagger:
    """The classifier with its encoder and lexicons; load it once a process (about five seconds, 700 MB)."""

    def __init__(self, model: Model, encoder: Encoder, lexicons: Lexicons, version: str) -> None:
        self.version = version
        self._model = model
        self._heads = (*model.heads.values(), *([model.theme] if model.theme else []))
        self._encoder = encoder
        self._lexicons = lexicons

    def tag(self, statements: Sequence[Statement], document_kind: DocumentKind) -> tuple[TaggedStatement, ...]:
        """One tagged statement for each, in order. Goal dimensions and slots only when the kind is goal."""
        likely = self._likely([Sample(s.text, s.context, document_kind) for s in statements])
        return self._tagged(statements, self._rows(likely), likely)

    def tag_as_goals(
        self, statements: Sequence[Statement], document_kind: DocumentKind, maker: str
    ) -> tuple[TaggedStatement, ...]:
        """Statements that `maker` knows to be goals, in the goal dimensions; the kind is certain."""
        likely = self._likely([Sample(s.text, s.context, document_kind) for s in statements])
        kind = Tag(Dimension.KIND, Kind.GOAL.value, 1.0, maker)
        return self._tagged(statements, [(kind, *tags) for tags in self._goal_rows(likely)], likely)

    def tag_samples(self, samples: Sequence[Sample]) -> list[tuple[Tag, ...]]:
        """Tags by sample, in order, kind first."""
        return self._rows(self._likely(samples))

    def tag_goals(self, samples: Sequence[Sample]) -> list[tuple[Tag, ...]]:
        """Tags in the goal dimensions for samples that are known to be goals: for measuring those heads alone."""
        return self._goal_rows(self._likely(samples))

    def _likely(self, samples: Sequence[Sample]) -> Mapping[Head, np.ndarray]:
        """The probabilities of each head's labels."""
        import numpy as np

        features = feature_matrix(samples, self._encoder, self._lexicons)
        parts: dict[Head, list[np.ndarray]] = {head: [] for head in self._heads}
        for start in range(0, max(1, len(samples)), _BATCH):
            likeness = self._model.space.likeness(features[start : start + _BATCH])
            for head, found in parts.items():
                found.append(head.probabilities(likeness))
        return {head: np.concatenate(found) for head, found in parts.items()}

    def _rows(self, likely: Mapping[Head, np.ndarray]) -> list[tuple[Tag, ...]]:
        kinds = self._tags_of(Dimension.KIND, likely)
        goals = self._goal_rows(likely)
        return [(kind, *goal) if kind.value == Kind.GOAL else (kind,) for kind, goal in zip(kinds, goals, strict=True)]

    def _goal_rows(self, likely: Mapping[Head, np.ndarray]) -> list[tuple[Tag, ...]]:
        return list(zip(*(self._tags_of(d, likely) for d in GOAL_DIMENSIONS), strict=True))

    def _tagged(
        self,
        statements: Sequence[Statement],
        rows: Sequence[tuple[Tag, ...]],
        likely: Mapping[Head, np.ndarray],
    ) -> tuple[TaggedStatement, ...]:
        themes = self._themes(likely) or [None] * len(statements)
        return tuple(
            TaggedStatement(statement, tags, self._slots(statement, theme) if tags[0].value == Kind.GOAL else Slots())
            for statement, tags, theme in zip(statements, rows, themes, strict=True)
        )

    def _slots(self, statement: Statement, theme: str | None) -> Slots:
        slots = find_slots(statement.text, self._lexicons, statement.context)
        return slots if slots.theme else replace(slots, theme=theme)

    def _themes(self, likely: Mapping[Head, np.ndarray]) -> list[str | None]:
        """The theme that statements of this meaning have, where that is clear; empty when the model knows none."""
        head = self._model.theme
        if head is None:
            return []
        return [
            head.labels[column] if row[column] >= THEME_FROM else None
            for row, column in zip(likely[head], likely[head].argmax(axis=1), strict=True)
        ]

    def _tags_of(self, dimension: Dimension, likely: Mapping[Head, np.ndarray]) -> list[Tag]:
        head = self._model.heads[dimension]
        certain_from = self._model.config.uncertain_below[dimension]
        maker = f"model:{self.version}"
        return [
            Tag(dimension, head.labels[column], round(float(row[column]), 4), maker, bool(row[column] < certain_from))
            for row, column in zip(likely[head], likely[head].argmax(axis=1), strict=True)
        ]


def tagger_version(settings: Settings) -> str:
    """Changes whenever tags may change: model, lexicons or encoder. Cheap: nothing heavy is loaded."""
    config = _checked_config(settings)
    return f"{config.version}+{lexicon_hash(settings.lexicon_folder)}+{config.encoder}"


def load_tagger(settings: Settings) -> Tagger:
    """Raises ModelError in one sentence when the model, a lexicon or the encoder cannot be used."""
    version = tagger_version(settings)
    lexicons = load_lexicons(settings.lexicon_folder)
    if rule_names(lexicons) != read_config(settings.model_folder).rules:
        raise ModelError(
            f"De lexicons in {settings.lexicon_folder} hebben andere kenmerken dan het model in "
            f"{settings.model_folder}: train opnieuw met 'doelwijzer train'."
        )
    return Tagger(load_model(settings.model_folder), Encoder(settings), lexicons, version)


def _checked_config(settings: Settings) -> ModelConfig:
    config = read_config(settings.model_folder)
    if config.encoder != (name := encoder_name(settings)):
        raise ModelError(
            f"Het model in {settings.model_folder} is getraind met taalmodel '{config.encoder}' en niet met '{name}': "
            "laat DOELWIJZER_ENCODER weg of train opnieuw met 'doelwijzer train'."
        )
    return config
