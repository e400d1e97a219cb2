"""Tables with indicators -> one value a row and column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.goals.cells import parse_cell, years_in
from pipeline.goals.columns import VALUE_ROLES, Column, indicator_columns
from pipeline.goals.lexicon import COLUMNS, role_of
from pipeline.goals.outline import Place
from pipeline.goals.programmes import Programmes
from pipeline.goals.tables import header_text, tidy_tables
from pipeline.ids import Numberer, normalise
from pipeline.labels import TableKind, ValueType
from pipeline.model import IndicatorValue, Region, Section, Statement, Table
from pipeline.segment import Segmentation

_SOURCE = re.compile(r"^\W*bron(?:nen| peilwaarden?| gegevens)?\s*:\s*(?P<source>.+)$", re.IGNORECASE)
_IN_CAPTION = re.compile(r"\bbron(?:nen| peilwaarden?| gegevens)?\s*:\s*(?P<source>[^|]+)$", re.IGNORECASE)
_PER = re.compile(r"\b(?:aantal )?per (?:1(?:0{0,2}(?:\.000)?)|duizend)\b[^()*]*", re.IGNORECASE)
_EACH = re.compile(r"\bper (?:inwoner|huishouden|leerling|cliënt|jaar|maand)\b", re.IGNORECASE)
_PERCENT = re.compile(r"^(%|percentage|aandeel|procent)|\((?:in )?%\)|\bin %|\bpercentage\b", re.IGNORECASE)
_MARK = re.compile(r"\b(rapport)?cijfer\b|\bwaardering\b.*\bschaal\b", re.IGNORECASE)
_COUNT = re.compile(r"^(het )?(totaal )?aantal\b", re.IGNORECASE)
_UNIT_BEHIND = re.compile(r"^(?P<name>.+?)\s+(?P<unit>(?:Aantal|%|Fte|Kosten|Kg|In euro|Duizend|Per)\b.*|%.*)$")
_IN_NAME = re.compile(r"\(?\bbron(?:nen)?\s*:\s*(?P<source>[^)]+)\)?$", re.IGNORECASE)
_NOTES = re.compile(r"(?<=\D)[*¹²³⁴⁵]+$|\s+[*¹²³]+$|(?<=[a-z)])\s?\d\)$")


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of one row that say what the values of the row are about."""

    programme: str | None
    name: str
    unit: str | None
    source: str | None
    year: int | None  # of realised and reference values without a year of their own


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of an indicator table with its values, at least one."""

    programme: str | None
    name: str
    section_id: str | None
    values: tuple[IndicatorValue, ...]


def indicators_of(
    document_id: str, segmentation: Segmentation, places: Mapping[str, Place], budget_year: int | None
) -> tuple[Indicator, ...]:
    """Rows of all indicator tables in the order of the document; cells without a single value are left out."""
    programmes = Programmes(segmentation.sections, places)
    sections = {section.id: section for section in segmentation.sections}
    numberer = Numberer(f"{document_id}/indicator")
    found: list[Indicator] = []
    position = 0
    for table in tidy_tables(segmentation.tables):
        if not is_indicator_table(table):
            continue
        programme = programmes.of_table(table)
        columns = indicator_columns(table, _header_words(table, sections), budget_year)
        source = _source_of(table, segmentation.statements)
        for row, region in zip(_rows(table, columns, programme, source, programmes), table.row_regions, strict=True):
            values = _values(row[0], row[1], columns, region, numberer, position) if row is not None else ()
            if row is not None and values:
                found.append(Indicator(row[0].programme, row[0].name, table.section_id, values))
                position += len(values)
    return tuple(found)


def is_indicator_table(table: Table) -> bool:
    """Kind by the segmenter, or a header or heading that names baselines and targets of indicators."""
    if table.kind is TableKind.INDICATOR:
        return True
    if table.kind is not TableKind.OTHER or not table.rows:
        return False
    words = " ".join([table.caption or "", *(cell for row in table.header for cell in row)]).lower()
    return "indicator" in words or ("streefwaarde" in words and any(map(_has_value, table.rows)))


def _has_value(row: Sequence[str]) -> bool:
    return any(parse_cell(cell) for cell in row[1:] if cell)


def _header_words(table: Table, sections: Mapping[str, Section]) -> str | None:
    """Header as one line where no cells are known: kept behind the caption, or read as the heading above the table."""
    if table.header:
        return None
    section = sections.get(table.section_id or "")
    return header_text(table) or (section.title if section else None)


def _source_of(table: Table, statements: Sequence[Statement]) -> str | None:
    """'Bron: …' in the caption, in the table, or in a line on the same page of the same section."""
    match = _IN_CAPTION.search((table.caption or "").split(" | ")[0])
    if match:
        return match["source"].strip(" .")
    for cell in (cell for row in table.rows for cell in row):
        inside = _SOURCE.match(cell)
        if inside:
            return inside["source"].strip(" .")
    pages = {region.page for region in table.row_regions}
    for statement in statements:
        if statement.section_id == table.section_id and statement.page in pages:
            below = _SOURCE.match(statement.text)
            if below:
                return below["source"].strip(" .")
    return None


def _rows(
    table: Table, columns: Sequence[Column], programme: str | None, source: str | None, programmes: Programmes
) -> list[tuple[_Row, tuple[str, ...]] | None]:
    """What each row is about, with its cells; None for rows that only head others."""
    result: list[tuple[_Row, tuple[str, ...]] | None] = []
    heading, last = "", ""
    merged = any(column.role == "name" and "eenheid" in column.label.lower() for column in columns)
    for cells in table.rows:
        name = " ".join(_cell(cells, column) for column in columns if column.role == "name").strip()
        if not any(_cell(cells, column) for column in columns if column.role in VALUE_ROLES):
            heading = name if name.endswith(":") else heading
            opened = programmes.match(name) if name else None
            programme = opened or programme
            result.append(None)
            continue
        last = name or last
        if role_of(COLUMNS, "ratio_row", last):
            result.append(None)
            continue
        last, unit = _without_unit(last) if merged else (last, None)
        label, named = _without_source(_NOTES.sub("", last).strip())
        if heading and (last.startswith(("-", "–", "•")) or last[:1].islower()):
            label = f"{heading.rstrip(':')}: {label.lstrip('-–• ')}"
        code = next((_cell(cells, column) for column in columns if column.role == "programme"), "")
        row = _Row(
            programmes.by_code(code) if code else programme,
            label.lstrip("-–• ") if not heading else label,
            _first(cells, columns, "unit") or unit,
            _first(cells, columns, "source") or named or source,
            next(iter(years_in(_first(cells, columns, "period") or "")), None),
        )
        result.append((row, cells))
    return result


def _without_unit(name: str) -> tuple[str, str | None]:
    """'Winkeldiefstallen Aantal per 1.000 inwoners' -> the name and the unit, where two columns were read as one."""
    match = _UNIT_BEHIND.match(name)
    return (match["name"], match["unit"]) if match else (name, None)


def _without_source(name: str) -> tuple[str, str | None]:
    """'Restafval per inwoner (bron: CBS)' -> the name and 'CBS'."""
    match = _IN_NAME.search(name)
    return (name[: match.start()].strip(), match["source"].strip()) if match else (name, None)


def _cell(cells: Sequence[str], column: Column) -> str:
    return cells[column.index].strip() if column.index < len(cells) else ""


def _first(cells: Sequence[str], columns: Sequence[Column], role: str) -> str | None:
    return next((_cell(cells, column) for column in columns if column.role == role and _cell(cells, column)), None)


def _values(
    row: _Row, cells: Sequence[str], columns: Sequence[Column], region: Region, numberer: Numberer, start: int
) -> tuple[IndicatorValue, ...]:
    found: list[IndicatorValue] = []
    for column in columns:
        printed = _cell(cells, column)
        cell = parse_cell(printed) if column.role in VALUE_ROLES else None
        if cell is None or column.role is None or not row.name:
            continue
        year = cell.year or column.year or row.year
        unit = unit_of(row.name, row.unit, column.unit, cell.unit)
        key = "\x1f".join(map(str, (row.programme, normalise(row.name), column.role, year)))
        found.append(
            IndicatorValue(
                numberer.id_of(key), start + len(found), row.programme, row.name, unit,
                row.source or column.source, ValueType(column.role), year, cell.value, printed, region,
            )
        )  # fmt: skip
    return tuple(found)


def unit_of(name: str, given: str | None, header: str | None, cell: str | None) -> str | None:
    """Unit of a value: of its own column, else as the name says, else as the cell or header says.

    The name goes before the header: "(per 1.000 inw)" under "Streefwaarde (%)" is no percentage.
    """
    if given:
        return given
    per = _PER.search(name)
    if per:
        return per.group(0).strip()
    if _PERCENT.search(name):
        return "%"
    if cell:
        return cell
    if _MARK.search(name):
        return "cijfer"
    each = _EACH.search(name)
    return "aantal" if _COUNT.search(name) else header or (each.group(0) if each else None)
