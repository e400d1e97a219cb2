"""Features -> calibrated probabilities: one head a dimension, kept as safetensors and JSON (no pickle)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import ModelError
from pipeline.labels import LABELS, Dimension

if TYPE_CHECKING:
    import numpy as np

CODEBOOK = "1.4"  # the codebook version whose labels the heads give
FORMAT = 2
_WEIGHTS = "heads.safetensors"
_CONFIG = "model.json"
_THEME = "theme"
_RETRAIN = "train opnieuw met 'doelwijzer train'"


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """What a model folder says about itself. `version` is a hash of the training input and the recipe.

    `uncertain_below` has a confidence a dimension; labels under it go to the review queue.
    """

    version: str
    encoder: str
    dimensions: int
    rules: tuple[str, ...]
    lexicons: str
    uncertain_below: Mapping[str, float]
    codebook: str = CODEBOOK
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Space:
    """Where training statements lie, so that new ones can be laid beside them.

    A statement lies at clip((features - mean) * factor, -limit, limit); `rows` (statements, features) are the places of
    the training statements, float32 rounded to the float16 in which they are kept. Likeness is exp(-distance²): 1 in
    the same place, near 0 far away.
    """

    mean: np.ndarray = field(repr=False)
    factor: np.ndarray = field(repr=False)
    limit: float
    rows: np.ndarray = field(repr=False)

    def likeness(self, features: np.ndarray) -> np.ndarray:
        """To each training statement: float32, shape (len(features), len(rows))."""
        import numpy as np

        placed = np.clip((features - self.mean) * self.factor, -self.limit, self.limit).astype(np.float32)
        return _likeness(placed, self.rows)

    def among(self, rows: Sequence[int]) -> np.ndarray:
        """Of some training statements to each other."""
        import numpy as np

        part = self.rows[np.asarray(rows)]
        return _likeness(part, part)


def _likeness(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    import numpy as np

    likeness = left @ right.T
    likeness *= -2.0
    likeness += (left**2).sum(axis=1)[:, None]
    likeness += (right**2).sum(axis=1)[None]
    np.maximum(likeness, 0.0, out=likeness)
    np.negative(likeness, out=likeness)
    return np.exp(likeness, out=likeness)


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """Probabilities = softmax(likeness @ weight + bias); the calibration is folded into both.

    `weight` float32 (training statements, labels), `bias` float32 (labels,), `labels` in the order of the columns.
    """

    labels: tuple[str, ...]
    weight: np.ndarray = field(repr=False)
    bias: np.ndarray = field(repr=False)

    def probabilities(self, likeness: np.ndarray) -> np.ndarray:
        """Shape (rows, labels); each row sums to 1."""
        import numpy as np

        return softmax((likeness @ self.weight + self.bias).astype(np.float64))


def softmax(scores: np.ndarray) -> np.ndarray:
    """Shape (rows, labels); each row sums to 1."""
    import numpy as np

    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(exponents / exponents.sum(axis=1, keepdims=True))


@dataclass(frozen=True, slots=True)
class Model:
    """The heads of all dimensions over one space; `theme` tells the policy theme where no word does, where it can."""

    config: ModelConfig
    space: Space
    heads: Mapping[Dimension, Head]
    theme: Head | None


def save_model(model: Model, folder: Path) -> None:
    """Writes `heads.safetensors` and `model.json`."""
    import numpy as np
    from safetensors.numpy import save_file

    space = model.space
    tensors = {"space.mean": space.mean, "space.factor": space.factor, "space.rows": space.rows.astype(np.float16)}
    tensors["space.limit"] = np.asarray([space.limit], np.float32)
    by_name = {str(dimension): head for dimension, head in model.heads.items()}
    by_name |= {_THEME: model.theme} if model.theme else {}
    for name, head in by_name.items():
        tensors |= {f"{name}.weight": np.ascontiguousarray(head.weight, np.float32), f"{name}.bias": head.bias}
    folder.mkdir(parents=True, exist_ok=True)
    save_file(tensors, folder / _WEIGHTS)
    (folder / _WEIGHTS).chmod(0o644)
    labels = {name: list(head.labels) for name, head in by_name.items()}
    content = asdict(model.config) | {"labels": labels}
    (folder / _CONFIG).write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def read_config(folder: Path) -> ModelConfig:
    """Raises ModelError when there is no model or one for another codebook or program version. Cheap."""
    content = _read_json(folder)
    if content.get("format") != FORMAT:
        raise ModelError(f"Het model in {folder} hoort bij een andere versie van doelwijzer: {_RETRAIN}.")
    try:
        config = ModelConfig(
            version=str(content["version"]),
            encoder=str(content["encoder"]),
            dimensions=int(str(content["dimensions"])),
            rules=tuple(map(str, _list(content["rules"]))),
            lexicons=str(content["lexicons"]),
            uncertain_below=_confidences(content["uncertain_below"]),
            codebook=str(content["codebook"]),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise ModelError(f"{folder / _CONFIG} is onvolledig ({error}): {_RETRAIN}.") from error
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
    try:
        tensors = load_file(folder / _WEIGHTS)
        limit = float(tensors["space.limit"][0])
        space = Space(tensors["space.mean"], tensors["space.factor"], limit, tensors["space.rows"].astype("float32"))
        heads = {
            str(name): Head(tuple(map(str, _list(names))), tensors[f"{name}.weight"], tensors[f"{name}.bias"])
            for name, names in _dict(_read_json(folder)["labels"]).items()
        }
        by_dimension = {dimension: heads[dimension] for dimension in Dimension}
    except (OSError, KeyError, TypeError, SafetensorError) as error:
        raise ModelError(f"Het model in {folder} is beschadigd ({error}): {_RETRAIN}.") from error
    if space.rows.shape[1:] != (2 * config.dimensions + len(config.rules),):
        raise ModelError(f"Het model in {folder} past niet bij taalmodel en lexicons: {_RETRAIN}.")
    for name, head in heads.items():
        _check(head, name, space, folder)
    return Model(config, space, by_dimension, heads.get(_THEME))


def _check(head: Head, name: str, space: Space, folder: Path) -> None:
    known = set(head.labels) if name == _THEME else set(map(str, LABELS[Dimension(name)]))
    fits = set(head.labels) <= known and head.weight.shape == (len(space.rows), len(head.labels))
    if not fits or not math.isfinite(head.weight.sum()):
        raise ModelError(f"Het model in {folder} past niet bij dimensie {name}: {_RETRAIN}.")


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


def _confidences(value: object) -> dict[str, float]:
    return {str(dimension): float(str(_dict(value)[dimension])) for dimension in Dimension}


def _dict(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("geen tabel")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("geen lijst")
    return value
