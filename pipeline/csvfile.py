"""CSV files as people's programs make and open them: Excel with Dutch settings, LibreOffice, pandas.

Written: `;`, UTF-8 with BOM, CRLF, formulas defused. Read: `;`, `,` or tab, UTF-8, UTF-16 or Windows-1252.
"""

from __future__ import annotations

import csv
import errno
import io
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DoelwijzerError, ManifestError

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_WHY = {
    errno.EACCES: "geen rechten",
    errno.EPERM: "geen rechten",
    errno.EROFS: "alleen-lezen",
    errno.ENOSPC: "geen ruimte meer",
    errno.ENOENT: "dat bestaat niet",
    errno.ENOTDIR: "de map is een bestand",
    errno.EISDIR: "dat is een map",
}
_GUARD = "'"  # a spreadsheet shows what follows as text


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` as a spreadsheet shows it (header = 1), values stripped and keyed by column name.

    `extra` holds cells beyond the last column, which a quote with a loose `;` or `"` makes.
    """

    number: int
    values: Mapping[str, str]
    extra: tuple[str, ...] = ()

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


def read_rows(path: Path, required: Sequence[str], aliases: Mapping[str, str] | None = None) -> Iterator[Row]:
    """Rows of a CSV file; column names in lower case, `aliases` maps other names to ours; empty rows are left out.

    Raises ManifestError when the file cannot be read, a quotation mark is not closed, a required column is missing, or
    a required or aliased column stands twice.
    """
    text, delimiter = _content(path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header = _header(reader, path)
    if not any(header):
        raise ManifestError(f"{path.name} is leeg: zet in de eerste rij de kolomnamen {', '.join(required)}.")
    columns = [(aliases or {}).get(name.strip().lower(), name.strip().lower()) for name in header]
    if missing := [name for name in required if name not in columns]:
        raise ManifestError(f"{path.name} mist de kolom {', '.join(missing)}: voeg die toe aan de eerste rij.")
    known = {*required, *(aliases or {}).values()}
    if double := [name for name in columns if name in known and columns.count(name) > 1]:
        raise ManifestError(f"{path.name} heeft de kolom {double[0]} twee keer: haal er een weg.")
    number = 1
    try:
        for number, cells in enumerate(reader, 2):
            values = {c: restore(v.strip()) for c, v in zip(columns, cells, strict=False)}
            extra = tuple(cell.strip() for cell in cells[len(columns) :] if cell.strip())
            if any(values.values()) or extra:
                yield Row(number, values, extra)
    except csv.Error as error:
        raise ManifestError(_no_csv(path, number + 1, error)) from None


def read_cells(path: Path) -> list[tuple[str, ...]]:
    """All rows as they stand, stripped, for files whose header is not in the first row: row 1 is at index 0.

    Raises ManifestError when the file cannot be read.
    """
    text, delimiter = _content(path)
    # the first lines of an export are a title without delimiters: count over all of it
    delimiter = max(";,\t", key=text.count) if delimiter not in text.splitlines()[0] else delimiter
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [tuple(restore(cell.strip()) for cell in cells) for cells in rows]
    except csv.Error as error:
        raise ManifestError(f"{path.name}: dit is geen geldige CSV ({error}): bewaar het bestand opnieuw.") from None


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
        os.chmod(temporary, 0o666 & ~_umask())  # as any new file: colleagues on a share can read it
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise _unwritable(path, error) from None


def check_writable(path: Path) -> None:
    """Raises what `write_atomically` would raise, before work is done for a file that cannot be written.

    Makes nothing. A file that is there and may not be changed counts as one that cannot be written.
    """
    folder = next(parent for parent in path.absolute().parents if parent.exists())
    try:
        if path.exists():
            path.open("r+b").close()
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{path.name}.")
        os.close(handle)
        os.unlink(temporary)
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> DoelwijzerError:
    return DoelwijzerError(
        f"{path} kan niet worden geschreven ({why(error)}): sluit het bestand in andere programma's, "
        "maak ruimte vrij of kies een andere map."
    )


def why(error: OSError) -> str:
    """In Dutch what is wrong with a file, where that is known."""
    return _WHY.get(error.errno or 0, error.strerror or str(error))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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


def _header(reader: Iterator[list[str]], path: Path) -> list[str]:
    try:
        return next(reader, [])
    except csv.Error as error:
        raise ManifestError(_no_csv(path, 1, error)) from None


def _no_csv(path: Path, number: int, error: csv.Error) -> str:
    return f"{path.name}, rij {number}: dit is geen geldige CSV ({error}); staat er een aanhalingsteken te veel?"


def _content(path: Path) -> tuple[str, str]:
    """Text without `sep=` line and NUL characters, and the delimiter."""
    text = _text(path).replace("\0", "")
    first_line, _, rest = text.partition("\n")
    named = first_line.strip().strip('"').lower()
    if named.startswith("sep=") and len(named) <= 5:
        return rest, named[4:] or "\t"
    return text, max(";,\t", key=first_line.count)


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ManifestError(f"{path} kan niet worden gelezen ({why(error)}): controleer de plaats.") from None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):  # what Excel calls Unicode text
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
