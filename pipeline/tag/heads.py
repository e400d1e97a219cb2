"""Features -> calibrated probabilities: one linear head a dimension, kept as safetensors and JSON (no pickle)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ModelError
from pipeline.model import LABELS, Dimension

if TYPE_CHECKING:
    import numpy as np

CODEBOOK = "1.3"  # the codebook version whose labels the heads give
FORMAT = 1
_WEIGHTS = "heads.safetensors"
_CONFIG = "model.json"
_RETRAIN = "train opnieuw met 'doelwijzer train'"


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """What a model folder says about itself. `version` is a hash of the training input and the recipe."""

    version: str
    encoder: str
    dimensions: int
    rules: tuple[str, ...]
    lexicons: str
    codebook: str = CODEBOOK
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Head:
    """Probabilities = softmax(features @ weight + bias); scaling and calibration are folded into both.

    `weight` float32 (features, labels), `bias` float32 (labels,), `labels` in the order of the columns.
    """

    labels: tuple[str, ...]
    weight: np.ndarray = field(repr=False)
    bias: np.ndarray = field(repr=False)

    def probabilities(self, features: np.ndarray) -> np.ndarray:
        """Shape (rows, labels); each row sums to 1."""
        import numpy as np

        scores = (features @ self.weight + self.bias).astype(np.float64)
        exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
        return exponents / exponents.sum(axis=1, keepdims=True)


@dataclass(frozen=True, slots=True)
class Model:
    """The heads of all dimensions with what they were trained for."""

    config: ModelConfig
    heads: Mapping[Dimension, Head]


def save_model(model: Model, folder: Path) -> None:
    """Writes `heads.safetensors` and `model.json`."""
    import numpy as np
    from safetensors.numpy import save_file

    tensors = {}
    for dimension, head in model.heads.items():
        tensors[f"{dimension}.weight"] = np.ascontiguousarray(head.weight, np.float32)
        tensors[f"{dimension}.bias"] = np.ascontiguousarray(head.bias, np.float32)
    folder.mkdir(parents=True, exist_ok=True)
    save_file(tensors, folder / _WEIGHTS)
    (folder / _WEIGHTS).chmod(0o644)
    labels = {str(dimension): list(head.labels) for dimension, head in model.heads.items()}
    content = asdict(model.config) | {"labels": labels}
    (folder / _CONFIG).write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_config(folder: Path) -> ModelConfig:
    """Raises ModelError when there is no model or one for another codebook or program version. Cheap."""
    content = _read_json(folder)
    try:
        config = ModelConfig(
            version=str(content["version"]),
            encoder=str(content["encoder"]),
            dimensions=int(str(content["dimensions"])),
            rules=tuple(map(str, _list(content["rules"]))),
            lexicons=str(content["lexicons"]),
            codebook=str(content["codebook"]),
            format=int(str(content["format"])),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise ModelError(f"{folder / _CONFIG} is onvolledig ({error}): {_RETRAIN}.") from error
    if config.format != FORMAT:
        raise ModelError(f"Het model in {folder} hoort bij een andere versie van doelwijzer: {_RETRAIN}.")
    if config.codebook != CODEBOOK:
        raise ModelError(
            f"Het model in {folder} volgt codeboek {config.codebook} en niet {CODEBOOK}: train opnieuw met "
            "'doelwijzer train'."
        )
    return config


def load_model(folder: Path) -> Model:
    """Raises ModelError in one sentence when the folder cannot be used."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    config = read_config(folder)
    labels = _read_json(folder).get("labels")
    try:
        tensors = load_file(folder / _WEIGHTS)
        heads = {
            dimension: Head(
                tuple(map(str, _list(labels[str(dimension)]))),  # type: ignore[index]
                tensors[f"{dimension}.weight"],
                tensors[f"{dimension}.bias"],
            )
            for dimension in Dimension
        }
    except (OSError, KeyError, TypeError, SafetensorError) as error:
        raise ModelError(f"Het model in {folder} is beschadigd ({error}): {_RETRAIN}.") from error
    for dimension, head in heads.items():
        _check(head, dimension, config, folder)
    return Model(config, heads)


def _check(head: Head, dimension: Dimension, config: ModelConfig, folder: Path) -> None:
    rows = 2 * config.dimensions + len(config.rules)
    known = set(map(str, LABELS[dimension]))
    fits = set(head.labels) <= known and head.weight.shape == (rows, len(head.labels))
    if not fits or not math.isfinite(head.weight.sum()):
        raise ModelError(f"Het model in {folder} past niet bij dimensie {dimension}: {_RETRAIN}.")


def _read_json(folder: Path) -> dict[str, object]:
    try:
        content = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"Er is geen model in {folder}: maak het met 'doelwijzer train'.") from None
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder / _CONFIG} is onleesbaar ({error}): {_RETRAIN}.") from error
    if not isinstance(content, dict):
        raise ModelError(f"{folder / _CONFIG} is onleesbaar: {_RETRAIN}.")
    return content


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("geen lijst")
    return value
