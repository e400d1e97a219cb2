"""The queries of this room, as text from `sql/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_SQL = Path(__file__).parent / "sql"


@cache
def sql(name: str) -> str:
    """Text of a query in `sql/`."""
    return (_SQL / f"{name}.sql").read_text("utf-8")
