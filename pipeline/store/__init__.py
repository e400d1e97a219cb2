"""Everything <-> DuckDB."""

from pipeline.store.database import Database, RunCounts, open_database

__all__ = ["Database", "RunCounts", "open_database"]
