"""What the documents of the third set share: their own sentences and data beside their programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.documents.heldout.generate.second.base import Sums

HERE = Path(__file__).parent


class Third(Sums):
    pool = tuple((HERE / "pool.txt").read_text(encoding="utf-8").splitlines())


def data(name: str) -> Any:
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
