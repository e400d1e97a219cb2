"""The door to DuckDB: open, write whole documents, ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import __version__
from pipeline.errors import StoreError
from pipeline.ids import stable_id
from pipeline.model import Analysis, Assessment
from pipeline.store.rows import Rows, analysis_to_rows, assessments_to_rows

if TYPE_CHECKING:
    import duckdb

SCHEMA_VERSION = "5"
# New files are written so that DuckDB's tools and R, which lag behind the Python package, open them too.
_FORMAT = "v1.0.0"
_SQL = Path(__file__).parent / "sql"
_SCRIPTS = ("schema", "schema_derived", "views", "views_derived")
_DOCUMENT_TABLES = ("document", "page", "section", "statement", "tag", "goal", "indicator_value", "budget_line", "link")
_JUDGEMENT_TABLES = ("norm", "assessment", "component", "evidence")


@dataclass(frozen=True, slots=True)
class RunCounts:
    """What became of the documents of a run. `total` = read + unchanged + failed."""

    total: int
    read: int
    unchanged: int
    removed: int
    failed: int


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What must be known of a stored document to decide whether to read it again."""

    document_id: str
    name: str
    sha256: str | None
    fingerprint: str
    status: str
    retry: bool


class Database:
    """An open database. One process writes at a time; each document is one transaction."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def rows(self, query: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, Any]]:
        """All rows of a query with named parameters, as column name -> value."""
        with _translated(self.path):
            cursor = self._connection.execute(query, dict(parameters or {}))
            names = [column[0] for column in cursor.description or []]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def hold_views(self, names: Sequence[str]) -> None:
        """Keeps the present rows of views in memory, under the same names, until this connection closes.

        For a read-only connection that asks the same views a thousand times; queries need not know.
        """
        with _translated(self.path):
            for name in names:
                self._connection.execute(f"CREATE TEMP TABLE {name} AS FROM {name}")

    def documents(self, corpus: str) -> dict[str, StoredDocument]:
        """Stored documents of a corpus by id."""
        found = self.rows(sql("stored_documents"), {"corpus": corpus})
        return {row["document_id"]: StoredDocument(**row) for row in found}

    def folder_of(self, corpus: str) -> str | None:
        """Folder that the last run of a corpus read."""
        found = self.rows(sql("last_folder"), {"corpus": corpus})
        return found[0]["folder"] if found else None

    def begin_run(self, corpus: str, folder: Path, total: int) -> str:
        now = datetime.now(UTC)
        run_id = stable_id("run", corpus, now.isoformat())
        row = {
            "run_id": run_id,
            "corpus": corpus,
            "folder": str(folder),
            "started_at": now,
            "version": __version__,
            "documents_total": total,
        }
        with self._transaction():
            self._insert("run", [row])
        return run_id

    def finish_run(self, run_id: str, counts: RunCounts) -> None:
        values = {
            "run_id": run_id,
            "finished_at": datetime.now(UTC),
            "read": counts.read,
            "unchanged": counts.unchanged,
            "removed": counts.removed,
            "failed": counts.failed,
        }
        with self._transaction():
            self._connection.execute(sql("finish_run"), values)

    def write_document(self, analysis: Analysis, run_id: str, *, retry: bool = False) -> None:
        """Replaces all that is stored of a document, in one transaction."""
        with self._transaction():
            self._delete_document(analysis.document_id)
            for table, rows in analysis_to_rows(analysis, run_id, retry=retry).items():
                self._insert(table, rows)

    def remove_document(self, document_id: str) -> None:
        """Forgets a document that left its corpus; decisions of reviewers stay."""
        with self._transaction():
            self._delete_document(document_id)

    def write_judgements(self, norms: Rows, assessments: tuple[Assessment, ...]) -> bool:
        """Replaces all judgements when they differ from what is stored; tells whether they did."""
        rulings = {row["assessment_id"]: row["verdict"] for row in self.rows(sql("last_rulings"))}
        new = {"norm": norms, **assessments_to_rows(assessments, rulings)}
        return self.replace_tables({table: new[table] for table in _JUDGEMENT_TABLES})

    def replace_tables(self, new: Mapping[str, Rows], *, corpus: str | None = None) -> bool:
        """Replaces the rows of tables that can be rebuilt (of one corpus where given), when they differ from what is
        stored; tells whether they did."""
        where, values = ("", {}) if corpus is None else (" WHERE corpus = $corpus", {"corpus": corpus})
        if all(_same(self.rows(f"FROM {table}{where}", values), rows) for table, rows in new.items()):
            return False
        with self._transaction():
            for table, rows in new.items():
                self._connection.execute(f"DELETE FROM {table}{where}", values)
                self._insert(table, rows)
        return True

    def add_ruling(self, row: Mapping[str, Any]) -> None:
        """Adds a person's decision on a judgement, which outlives re-judging; earlier decisions stay."""
        with self._transaction():
            self._insert("ruling", [row])
            self._connection.execute(sql("rule_assessment"), {"assessment_id": row["assessment_id"]})

    def add(self, rows: Mapping[str, Rows]) -> None:
        """Adds rows to tables, all or nothing."""
        with self._transaction():
            for table, table_rows in rows.items():
                self._insert(table, table_rows)

    def _delete_document(self, document_id: str) -> None:
        for table in _DOCUMENT_TABLES:
            self._connection.execute(f"DELETE FROM {table} WHERE document_id = $id", {"id": document_id})

    def _insert(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if not rows:
            return
        import pyarrow

        arrow_rows = pyarrow.Table.from_pylist(list(rows))
        self._connection.register("arrow_rows", arrow_rows)
        self._connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM arrow_rows")
        self._connection.unregister("arrow_rows")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _translated(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        import duckdb

        try:
            self._connection.execute("ROLLBACK")
        except duckdb.Error:  # a failed commit has already rolled back
            return


@contextmanager
def open_database(path: Path, *, read_only: bool = False) -> Iterator[Database]:
    """Opens a database; when writable, makes it if needed. Read-only: no access to files or network from queries.

    Raises StoreError when it is locked, damaged, of another version, or (read-only) not there.
    """
    import duckdb

    if read_only and not path.exists():
        raise StoreError(f"De database {path} bestaat nog niet: draai eerst 'doelwijzer run MAP'.")
    with _translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        config: dict[str, Any] = (
            {"enable_external_access": "false"} if read_only else {"storage_compatibility_version": _FORMAT}
        )
        connection = duckdb.connect(str(path), read_only=read_only, config=config)
    try:
        with _translated(path):
            if not read_only:
                _make_tables(connection)
            _check_version(connection, path, read_only)
        yield Database(connection, path)
    finally:
        connection.close()


def _make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Tables, views and comments, unless this database has them by these very scripts already."""
    made = stable_id(*(sql(script) for script in _SCRIPTS))
    known = connection.execute("FROM duckdb_tables() WHERE table_name = 'meta'").fetchone()
    stored = dict(connection.execute("FROM meta").fetchall()) if known else {}
    if stored.get("scripts") == made or stored.get("schema", SCHEMA_VERSION) != SCHEMA_VERSION:
        return
    connection.execute("BEGIN")
    for script in _SCRIPTS:
        connection.execute(sql(script))
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('scripts', $made)", {"made": made})
    connection.execute("COMMIT")


def _check_version(connection: duckdb.DuckDBPyConnection, path: Path, read_only: bool) -> None:
    found = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    if found is None and not read_only:
        connection.execute("INSERT INTO meta VALUES ('schema', $version)", {"version": SCHEMA_VERSION})
    elif found is None or found[0] != SCHEMA_VERSION:
        raise StoreError(
            f"De database {path} is gemaakt door een andere versie van doelwijzer: "
            "kies met --database een ander bestand en draai 'doelwijzer run' opnieuw."
        )


@cache
def sql(name: str) -> str:
    """Text of a query in `sql/`."""
    return (_SQL / f"{name}.sql").read_text("utf-8")


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turns errors of DuckDB and the file system into one sentence about the database."""
    import duckdb

    try:
        yield
    except (duckdb.Error, OSError) as error:
        raise StoreError(_sentence(path, str(error))) from error


def _sentence(path: Path, message: str) -> str:
    lowered = message.lower()
    if "conflicting lock" in lowered or "being used by another process" in lowered:
        return f"De database {path} is in gebruik door een ander programma: sluit dat af en probeer het opnieuw."
    if "no space left" in lowered or "file too large" in lowered or "not enough space" in lowered:
        return (
            f"De schijf van {path} is vol: maak ruimte vrij en draai opnieuw; "
            "wat al was opgeslagen is bewaard gebleven."
        )
    return (
        f"De database {path} kan niet worden gebruikt ({message.splitlines()[0]}): "
        "controleer het bestand en de rechten, of kies met --database een ander."
    )


def _same(stored: Rows, new: Rows) -> bool:
    def key(rows: Rows) -> list[str]:
        return sorted(repr(sorted(row.items())) for row in rows)

    return key(stored) == key(new)
