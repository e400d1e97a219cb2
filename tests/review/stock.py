"""A real database with statements of two municipalities, for the tests of this room."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.model import TaggedStatement
from pipeline.store import open_database
from tests.factory import analysis, tagged

STARTS = ("", "=", "+", "-", "@", "'", "; ", '"', "\t", "€ ", "één ")
KINDS = ("goal", "other", "monitoring")
LEVELS = ("strategic", "tactical", "operational")


def statements(document: str, number: int) -> list[TaggedStatement]:
    """Statements with all that spreadsheets trip over; confidence differs from 0,35 to 0,99."""
    made = []
    for n in range(number):
        rest = f'Uitspraak {n} van {document}; "zorg" voor ouders\nen kinderen – ook in \'t noorden'
        text = STARTS[n % len(STARTS)] + rest
        kind = KINDS[n % 3]
        statement = tagged(text, kind, **({"level": LEVELS[n % 2]} if kind == "goal" else {}))
        tags = tuple(replace(tag, confidence=0.35 + (n * 37 % 64) / 100) for tag in statement.tags)
        made.append(_with_position(replace(statement, tags=tags), n))
    return made


def stocked(folder: Path, number: int = 150, texts: Sequence[str] = ()) -> Path:
    """Path of a database with two documents of `number` statements, or one with a goal for each of `texts`."""
    path = folder / "findings.duckdb"
    documents = (
        [analysis("a.pdf", [_with_position(tagged(text), n) for n, text in enumerate(texts)])]
        if texts
        else [
            analysis("a.pdf", statements("a", number), municipality="Zandrecht"),
            analysis("b.pdf", statements("b", number), municipality="Lindewolde"),
        ]
    )
    with open_database(path) as database:
        run = database.begin_run("corpus", Path("/corpus"), len(documents))
        for document in documents:
            database.write_document(document, run)
    return path


def _with_position(statement: TaggedStatement, position: int) -> TaggedStatement:
    return replace(statement, statement=replace(statement.statement, position=position))
