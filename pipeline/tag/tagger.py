"""Statements of one document -> tagged statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.errors import ModelError
from pipeline.model import GOAL_DIMENSIONS, Dimension, DocumentKind, Kind, Slots, Statement, Tag, TaggedStatement
from pipeline.settings import Settings
from pipeline.tag.encoder import Encoder, encoder_name
from pipeline.tag.features import Sample, feature_matrix, rule_names
from pipeline.tag.heads import Model, ModelConfig, load_model, read_config
from pipeline.tag.lexicon import Lexicons, lexicon_hash, load_lexicons
from pipeline.tag.slots import find_slots

if TYPE_CHECKING:
    import numpy as np


class Tagger:
    """The classifier with its encoder and lexicons; load it once a process (about five seconds, 700 MB)."""

    def __init__(self, model: Model, encoder: Encoder, lexicons: Lexicons, version: str) -> None:
        self.version = version
        self._model = model
        self._encoder = encoder
        self._lexicons = lexicons

    def tag(self, statements: Sequence[Statement], document_kind: DocumentKind) -> tuple[TaggedStatement, ...]:
        """One tagged statement for each, in order. Goal dimensions are tagged only when the kind is goal."""
        samples = [Sample(statement.text, statement.context, document_kind) for statement in statements]
        tags = self.tag_samples(samples)
        return tuple(TaggedStatement(s, t, self._slots(s, t)) for s, t in zip(statements, tags, strict=True))

    def tag_as_goals(
        self, statements: Sequence[Statement], document_kind: DocumentKind, maker: str
    ) -> tuple[TaggedStatement, ...]:
        """Statements that `maker` knows to be goals, in the goal dimensions; the kind is certain."""
        samples = [Sample(statement.text, statement.context, document_kind) for statement in statements]
        kind = Tag(Dimension.KIND, Kind.GOAL.value, 1.0, maker)
        return tuple(
            TaggedStatement(s, (kind, *tags)) for s, tags in zip(statements, self.tag_goals(samples), strict=True)
        )

    def _slots(self, statement: Statement, tags: Sequence[Tag]) -> Slots:
        is_goal = tags[0].value == Kind.GOAL
        return find_slots(statement.text, self._lexicons, statement.context) if is_goal else Slots()

    def tag_samples(self, samples: Sequence[Sample]) -> list[tuple[Tag, ...]]:
        """Tags by sample, in order, kind first."""
        if not samples:
            return []
        features = feature_matrix(samples, self._encoder, self._lexicons)
        by_dimension = {d: self._tags_of(d, self._model.heads[d].probabilities(features)) for d in Dimension}
        rows = []
        for row, kind in enumerate(by_dimension[Dimension.KIND]):
            goal = (by_dimension[d][row] for d in GOAL_DIMENSIONS) if kind.value == Kind.GOAL else ()
            rows.append((kind, *goal))
        return rows

    def tag_goals(self, samples: Sequence[Sample]) -> list[tuple[Tag, ...]]:
        """Tags in the goal dimensions for samples that are known to be goals: for measuring those heads alone."""
        features = feature_matrix(samples, self._encoder, self._lexicons)
        columns = [self._tags_of(d, self._model.heads[d].probabilities(features)) for d in GOAL_DIMENSIONS]
        return list(zip(*columns, strict=True))

    def _tags_of(self, dimension: Dimension, probabilities: np.ndarray) -> list[Tag]:
        labels = self._model.heads[dimension].labels
        best = probabilities.argmax(axis=1)
        maker = f"model:{self.version}"
        return [
            Tag(dimension, labels[column], round(float(row[column]), 4), maker)
            for row, column in zip(probabilities, best, strict=True)
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
