"""The door to openpyxl: review sheets as workbooks with drop-down lists, and back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.csvfile import why, write_atomically
from pipeline.errors import ManifestError
from pipeline.labels import LABELS, Dimension
from pipeline.review.codebook import DEFINITIONS
from pipeline.review.labels import DIMENSIONS, choices, dutch
from pipeline.review.sheet import AGREED, COLUMNS, DATE, LINK, NOTE, REASON, REVIEWER, TEXT, Cells

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What spreadsheets show, in English and Dutch, of a formula that fails.
FAILED = re.compile(
    r"#(?:VALUE!|NAME\?|REF!|N/A|DIV/0!|NULL!|NUM!|WAARDE!|NAAM\?|VERW!|N/B|DEEL/0!|LEEG!|GETAL!)|(?:Err|Fout):\d{3}"
)
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # how .xls files and encrypted workbooks start
_LONGEST = 32_767  # characters in a cell of Excel
_WIDTHS = {TEXT: 70, "koppen": 30, "inleiding": 30, "document": 28, REASON: 25, NOTE: 25, "waarom": 22}
_TO_FILL = {*DIMENSIONS.values(), AGREED, REASON, NOTE, REVIEWER, DATE}
_HELP = (
    "Vul per uitspraak uw labels in de gele kolommen in. Klopt alles wat de machine zegt, zet dan 'ja' bij akkoord.",
    "Laat een label leeg als u er niets over zegt. Is een uitspraak geen doel, vul dan alleen de soort in.",
    "Met 'ja' bij akkoord én een eigen label gelden uw label en, voor de rest, die van de machine.",
)


def write_workbook(path: Path, rows: Sequence[Cells]) -> None:
    """Writes the whole workbook or nothing."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "nakijken"
    _fill(sheet, rows)
    _add_lists(sheet, len(rows))
    _explain(book.create_sheet("uitleg"))
    content = io.BytesIO()
    book.save(content)
    write_atomically(path, content.getvalue())


def read_workbook(path: Path) -> list[list[str]]:
    """Cells of the first sheet as text, the header first. Raises ManifestError when it is no workbook.

    A formula gives its outcome; one that failed or was never calculated gives itself, as it may be words of a person
    that start with `=`, `+`, `-` or `@`.
    """
    try:
        content = path.read_bytes()
        if content.startswith(OLD_OR_LOCKED):
            raise ManifestError(
                f"{path.name} is beveiligd met een wachtwoord of een oud Excel-bestand: bewaar het zonder wachtwoord "
                "als .xlsx of .csv."
            )
        rows = _cells(content, outcomes=True)
        if _has_formulas(content):
            rows = [list(map(_said, *pair)) for pair in zip(rows, _cells(content, outcomes=False), strict=True)]
    except ManifestError:
        raise
    except OSError as error:
        raise ManifestError(f"{path} kan niet worden gelezen ({why(error)}): controleer de plaats.") from None
    except Exception as error:  # openpyxl lets errors of zipfile, XML and its own through
        raise ManifestError(f"{path.name} is geen geldig Excel-bestand ({error}): sla het opnieuw op.") from error
    return rows


def _cells(content: bytes, *, outcomes: bool) -> list[list[str]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=outcomes)
    return [[_text(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)]


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        sheets = [name for name in file.namelist() if name.startswith("xl/worksheets/")]
        return any(re.search(rb"<f[ />]", file.read(name)) for name in sheets)


def _said(outcome: str, formula: str) -> str:
    return formula if formula.startswith("=") and (not outcome or FAILED.fullmatch(outcome)) else outcome


def _fill(sheet: Worksheet, rows: Sequence[Cells]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    yellow, top = PatternFill("solid", fgColor="FFF2CC"), Alignment(wrap_text=True, vertical="top")
    for number, name in enumerate(COLUMNS, 1):
        cell = sheet.cell(1, number, name)
        cell.font, cell.alignment = Font(bold=True), top
        if name in _TO_FILL:
            cell.fill = yellow
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, 14)
    for row_number, row in enumerate(rows, 2):
        for number, (name, value) in enumerate(zip(COLUMNS, row, strict=True), 1):
            cell = sheet.cell(row_number, number)
            cell.alignment = top
            if isinstance(value, str):
                cell.value = _UNWRITABLE.sub(" ", value)[:_LONGEST]
                cell.data_type = "s"  # what starts with "=" is text, not a formula
                cell.quotePrefix = True
            elif value is not None:
                cell.value = value
            if name in _TO_FILL:
                cell.fill = yellow
            if name == LINK and value:
                cell.hyperlink = str(value)
    sheet.freeze_panes = sheet.cell(2, COLUMNS.index(TEXT) + 2)
    sheet.auto_filter.ref = sheet.dimensions


def _add_lists(sheet: Worksheet, rows: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    lists = {DIMENSIONS[dimension]: choices(dimension) for dimension in Dimension} | {AGREED: ("ja", "nee")}
    for name, words in lists.items():
        letter = get_column_letter(COLUMNS.index(name) + 1)
        list_ = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=True)
        list_.error = f"Kies uit {', '.join(words)}."
        sheet.add_data_validation(list_)
        list_.add(f"{letter}2:{letter}{max(2, rows + 1)}")


def _explain(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font

    for line in _HELP:
        sheet.append([line])
    for dimension in Dimension:
        sheet.append([])
        sheet.append([DIMENSIONS[dimension]])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        for label in LABELS[dimension]:
            sheet.append([dutch(label), DEFINITIONS[dimension, label.value]])
            sheet.cell(sheet.max_row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width = 22
    sheet.column_dimensions["B"].width = 110


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
