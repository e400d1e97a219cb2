"""Source file -> front matter, statements and blocks, in reading order.

The format is described in corpus/README.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.layout.labels import Label, code_to_label

STATEMENT = re.compile(r"^(?P<code>[mcrx]|g[a-z]{3,5})\| ?(?P<text>.+)$")
ITEM = re.compile(r"^(?P<mark>-{1,3}|\d{1,2}\.|\d{1,2}(?:\.\d{1,2})+\.?|[a-z]\.) (?P<rest>(?:[mcrx]|g[a-z]{3,5})\|.+)$")
FOOTNOTE = re.compile(r"^\[\^(?P<marker>\d+)\]: (?P<text>.+)$")
MARKER = re.compile(r"\[\^(\d+)\]")


@dataclass(frozen=True)
class Statement:
    """One labelled sentence or list item; `text` is without footnote markers, `printed` with them."""

    text: str
    printed: str
    label: Label
    programme: str | None
    number: str | None = None


@dataclass(frozen=True)
class Block:
    """A drawing instruction. `kind`: heading, paragraph, item, directive or table.

    `level` is the depth of a heading or list item (1 is the outermost); `statements` are indexes into
    the document's statements; `rows` are the raw lines of a table, box or scan.
    """

    kind: str
    text: str = ""
    level: int = 1
    statements: tuple[int, ...] = ()
    rows: tuple[str, ...] = ()
    programme: str | None = None


@dataclass
class Source:
    """One document as written; filled line by line while it is parsed."""

    stem: str
    front: dict
    statements: list[Statement] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    footnotes: dict[str, str] = field(default_factory=dict)


def read_source(path: Path) -> Source:
    """Raises ValueError with file and line for a line that fits no rule."""
    _, front, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    source = Source(path.stem, tomllib.loads(front))
    lines = iter(enumerate(body.splitlines(), start=front.count("\n") + 3))
    programme: str | None = None
    previous = ""
    for number, line in lines:
        try:
            if line.startswith("!programme"):
                programme = line.removeprefix("!programme").strip() or None
            elif line.startswith("!"):
                _add_directive(source, line, lines, programme)
            elif line.strip():
                _add_text(source, line, programme, continues=bool(STATEMENT.match(previous)))
        except ValueError as error:
            raise ValueError(f"{path}:{number}: {error}") from error
        previous = line
    return source


def _add_directive(source: Source, line: str, lines: Iterator, programme: str | None) -> None:
    name, _, rest = line[1:].partition(" ")
    if name not in ("indicators", "budget", "table", "scan"):
        source.blocks.append(Block("directive", text=f"{name} {rest}".strip(), programme=programme))
        return
    rows = []
    for _, row in lines:
        if row == "!end":
            break
        rows.append(row)
    indexes: tuple[int, ...] = ()
    if name == "scan":
        indexes = tuple(_statement(source, row, programme) for row in rows if STATEMENT.match(row))
    source.blocks.append(Block("table", f"{name} {rest}".strip(), 1, indexes, tuple(rows), programme))


def _add_text(source: Source, line: str, programme: str | None, continues: bool) -> None:
    """`continues`: the line above was a sentence too, so that both belong to one paragraph."""
    if match := FOOTNOTE.match(line):
        source.footnotes[match["marker"]] = match["text"]
    elif line.startswith("#"):
        level = len(line) - len(line.lstrip("#"))
        source.blocks.append(Block("heading", line[level:].strip(), level, programme=programme))
    elif match := ITEM.match(line):
        _add_item(source, match["mark"], match["rest"], programme)
    else:
        earlier = source.blocks.pop().statements if continues else ()
        statements = (*earlier, _statement(source, line, programme))
        source.blocks.append(Block("paragraph", statements=statements, programme=programme))


def _add_item(source: Source, mark: str, rest: str, programme: str | None) -> None:
    bullet = set(mark) == {"-"}
    number = None if bullet or mark[0].isalpha() else mark.rstrip(".")
    index = _statement(source, rest, programme, number)
    source.blocks.append(Block("item", "" if bullet else mark, _depth(mark), (index,), programme=programme))


def _depth(mark: str) -> int:
    if set(mark) == {"-"}:
        return len(mark)
    return 2 if mark[0].isalpha() else 1


def _statement(source: Source, line: str, programme: str | None, number: str | None = None) -> int:
    match = STATEMENT.match(line)
    if match is None:
        raise ValueError(f"no statement with a label: {line!r}")
    printed = match["text"].strip()
    label = code_to_label(match["code"])
    source.statements.append(Statement(MARKER.sub("", printed), printed, label, programme, number))
    return len(source.statements) - 1
