"""Settings with their units. Each can be set by an environment variable `DOELWIJZER_<NAME>`."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set. Times in seconds, memory in MiB, confidences from 0 to 1."""

    database: Path = ROOT / "outputs" / "findings.duckdb"
    outputs: Path = ROOT / "outputs"
    workers: int = 0  # processes that read documents; 0 = one a core, at most four
    page_seconds: float = 60.0
    document_seconds: float = 1800.0
    memory_mb: int = 4096
    model_folder: Path = ROOT / "models" / "classifier"
    lexicon_folder: Path = ROOT / "models" / "lexicons"
    norm_folder: Path = ROOT / "pipeline" / "norms" / "sets"
    extra_norm_folder: Path | None = None  # norm sets of the user, beside those of norm_folder
    encoder: str | None = None  # a sentence-transformers name or folder; None = the one the model was trained with
    encoder_cache: Path = Path.home() / ".cache" / "doelwijzer"

    @property
    def worker_count(self) -> int:
        return self.workers or max(1, min(4, os.cpu_count() or 1))


_TYPES: dict[str, type] = {"int": int, "float": float, "Path": Path, "str | None": str, "Path | None": Path}


def load_settings(**overrides: Any) -> Settings:
    """Defaults, then the environment, then `overrides` (None = not given). Raises UsageError on a faulty value.

    Outputs go to the folder of the database, unless they are told to go elsewhere.
    """
    values: dict[str, Any] = {}
    for field in fields(Settings):
        raw = os.environ.get(f"DOELWIJZER_{field.name.upper()}")
        if raw is not None:
            values[field.name] = _parse(field.name, str(field.type), raw)
    values.update({name: value for name, value in overrides.items() if value is not None})
    if "database" in values:
        values.setdefault("outputs", values["database"].parent)  # what is made from a database lies beside it
    return replace(Settings(), **values)


def _parse(name: str, type_name: str, raw: str) -> Any:
    try:
        return _TYPES[type_name](raw)
    except ValueError:
        raise UsageError(
            f"De omgevingsvariabele DOELWIJZER_{name.upper()} heeft de waarde '{raw}': geef een getal."
        ) from None
