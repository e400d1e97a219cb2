"""The shape of the house: rooms depend on rooms above them only, and each foreign library has one door."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.settings import ROOT

# In the order in which a document flows; a module may import its own room and those before it.
ROOMS = (
    "errors",
    "labels",
    "model",
    "ids",
    "settings",
    "csvfile",
    "dutch_click",
    "intake",
    "read",
    "segment",
    "tag",
    "train",
    "goals",
    "norms",
    "store",
    "review",
    "report",
    "job",
    "cli",
)

# The same within pipeline/read: a file or folder may import its own folder and those before it.
READ_ROOMS = (
    "dutch",
    "geometry",
    "markers",
    "rows",
    "tables",
    "page",
    "formats",
    "blocks",
    "txt",
    "html",
    "docx",
    "pdf",
    "process",
    "pictures",
)

# library: the modules that may import it
DOORS = {
    "pdfplumber": {"pipeline/read"},
    "pypdfium2": {"pipeline/read"},
    "spacy": {"pipeline/segment"},
    "sentence_transformers": {"pipeline/tag"},
    "torch": {"pipeline/tag", "pipeline/train"},
    "duckdb": {"pipeline/store"},
    "pebble": {"pipeline/job"},
    "phonenumbers": {"pipeline/review"},
    "pypdf": {"pipeline/review"},
    "jinja2": {"pipeline/report"},
    "trafilatura": {"pipeline/read"},
    "docx": {"pipeline/read"},
    "msgspec": {"pipeline/read"},
    "prefect": {"flows"},
}
HEAVY = ("torch", "sentence_transformers", "prefect", "spacy", "duckdb", "pdfplumber", "sklearn", "pandas", "numpy")

MODULES = sorted([*ROOT.glob("pipeline/**/*.py"), *ROOT.glob("flows/*.py")])


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_room_imports_only_rooms_above_it(path: Path) -> None:
    parts = path.relative_to(ROOT).with_suffix("").parts
    if parts[0] == "flows" or parts == ("pipeline", "__init__"):
        return
    own = ROOMS.index(parts[1])
    for module in imports_of(path):
        names = module.split(".")
        assert names[0] not in ("flows", "prefect"), "the pipeline knows nothing of flows"
        if names[0] == "pipeline" and len(names) > 1:
            assert ROOMS.index(names[1]) <= own, f"{name_of(path)} imports {module}, a room below it"


@pytest.mark.parametrize("path", sorted(ROOT.glob("pipeline/read/**/*.py")), ids=name_of)
def test_the_same_holds_within_the_reader(path: Path) -> None:
    room = path.relative_to(ROOT / "pipeline/read").with_suffix("").parts[0]
    if room == "__init__":
        return
    for module in imports_of(path):
        names = module.split(".")
        if names[:2] == ["pipeline", "read"] and len(names) > 2:
            assert READ_ROOMS.index(names[2]) <= READ_ROOMS.index(room), f"{name_of(path)} imports {module}"


@pytest.mark.parametrize("library", DOORS)
def test_each_foreign_library_has_one_door(library: str) -> None:
    users = {path for path in MODULES if any(module.split(".")[0] == library for module in imports_of(path))}
    outside = [name_of(path) for path in users if not name_of(path).startswith(tuple(DOORS[library]))]
    assert outside == []


def test_help_loads_no_heavy_library() -> None:
    code = f"import sys, pipeline.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


@pytest.mark.parametrize("path", sorted(ROOT.glob("pipeline/**/sql/*.sql")), ids=name_of)
def test_every_sql_file_starts_with_its_purpose(path: Path) -> None:
    assert path.read_text("utf-8").startswith("-- ")
