"""Each entry of the lexicons hits its example with its own role, and never its counter-example."""

import pytest

from pipeline.goals.lexicon import COLUMNS, HEADINGS, Entry, entries_of, role_of

TABLES = [
    (HEADINGS, "heading"),
    (HEADINGS, "programme"),
    (HEADINGS, "phrase"),
    (HEADINGS, "announcement"),
    (COLUMNS, "column"),
    (COLUMNS, "phrase"),
    (COLUMNS, "basis"),
    (COLUMNS, "finance_row"),
    (COLUMNS, "finance_caption"),
    (COLUMNS, "ratio_row"),
]
CASES = [
    pytest.param(file, table, entry, id=f"{table}-{entry.role}-{number}")
    for file, table in TABLES
    for number, entry in enumerate(entries_of(file, table))
]


@pytest.mark.parametrize(("file", "table", "entry"), CASES)
def test_entry(file: str, table: str, entry: Entry) -> None:
    assert role_of(file, table, entry.example) == entry.role
    assert not entry.pattern.search(entry.counter_example)
