"""CSV files as people's programs make and open them: Excel with Dutch settings, LibreOffice, pandas.

Written: `;`, UTF-8 with BOM, CRLF, formulas defused. Read: `;`, `,` or tab, UTF-8 or Windows-1252.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DoelwijzerError, ManifestError

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"  # a spreadsheet shows what follows as text


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` as a spreadsheet shows it (header = 1), values stripped and keyed by column name."""

    number: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


def read_rows(path: Path, required: Sequence[str], aliases: Mapping[str, str] | None = None) -> Iterator[Row]:
    """Rows of a CSV file; column names in lower case, `aliases` maps other names to ours; empty rows are left out.

    Raises ManifestError when the file cannot be read or a required column is missing.
    """
    reader = csv.reader(io.StringIO(_text(path)), delimiter=_delimiter(path))
    header = next(reader, None)
    if not header or not any(header):
        raise ManifestError(f"{path.name} is leeg: zet in de eerste rij de kolomnamen {', '.join(required)}.")
    columns = [(aliases or {}).get(name.strip().lower(), name.strip().lower()) for name in header]
    if missing := [name for name in required if name not in columns]:
        raise ManifestError(f"{path.name} mist de kolom {', '.join(missing)}: voeg die toe aan de eerste rij.")
    try:
        for number, cells in enumerate(reader, 2):
            values = {c: restore(v.strip()) for c, v in zip(columns, cells, strict=False)}
            if any(values.values()):
                yield Row(number, values)
    except csv.Error as error:
        raise ManifestError(f"{path.name}, rij {reader.line_num}: dit is geen geldige CSV ({error}).") from None


def write_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Writes the whole file or nothing. Floats get a decimal comma; None is an empty cell."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    write_atomically(path, buffer.getvalue().encode("utf-8-sig"))


def write_atomically(path: Path, content: bytes) -> None:
    """Replaces `path` in one step, so that a reader sees the old or the new file, never half of one."""
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise DoelwijzerError(
            f"{path} kan niet worden geschreven ({error.strerror}): sluit het bestand in andere programma's, "
            "maak ruimte vrij of kies een andere map."
        ) from None


def defuse(text: str) -> str:
    """Text that a spreadsheet will not run as a formula."""
    return _GUARD + text if text.startswith((*_FORMULA_STARTS, _GUARD)) else text


def restore(text: str) -> str:
    """The inverse of `defuse`."""
    return text[1:] if text.startswith(_GUARD) and text[1:].startswith((*_FORMULA_STARTS, _GUARD)) else text


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", ",")
    return defuse(str(value)) if isinstance(value, str) else str(value)


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ManifestError(f"{path} kan niet worden gelezen ({error.strerror}): controleer de plaats.") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(path: Path) -> str:
    first_line = _text(path).split("\n", 1)[0]
    return max(";,\t", key=first_line.count)
