"""An export of Waarstaatjegemeente or CBS -> values of indicators by region and period, checked row by row."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.csvfile import read_cells
from pipeline.errors import ManifestError, ModelError
from pipeline.ids import normalise, stable_id
from pipeline.settings import Settings

FILE = "indicator_exports.toml"
_HEADER_WITHIN = 15  # rows in which the header must stand, below the title of an export
_SHOWN = 10
_YEAR = re.compile(r"^\W*((?:19|20)\d\d)(?!\d)")
_NUMBER = re.compile(r"^[-−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$|^[-−]?\d+(?:[.,]\d+)?$")
_UNIT = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class ImportedValue:
    """One value as the export has it. `is_reference`: of a group of municipalities, another one, or the country."""

    id: str
    row: int
    region: str
    is_reference: bool
    indicator: str
    unit: str | None
    period: str
    year: int
    value: float
    source: str | None


@dataclass(frozen=True, slots=True)
class ExportWords:
    """The lists of `indicator_exports.toml`; `columns` gives each column name its role."""

    columns: Mapping[str, str]
    gaps: frozenset[str]
    reference: re.Pattern[str]


@cache
def export_words() -> ExportWords:
    """Raises ModelError when the lexicon is missing or faulty."""
    path = Settings().lexicon_folder / FILE
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        roles = {name: role for role, names in data["column"].items() if isinstance(names, list) for name in names}
        return ExportWords(
            roles, frozenset(data["gap"]["words"]), re.compile(data["reference"]["pattern"], re.IGNORECASE)
        )
    except (OSError, KeyError, TypeError, re.error, tomllib.TOMLDecodeError) as error:
        raise ModelError(f"Het lexicon {path} ontbreekt of is beschadigd ({error}): herstel het bestand.") from None


def read_indicators(path: Path, corpus: str, municipalities: Collection[str]) -> tuple[ImportedValue, ...]:
    """All values of an export: long (a row a value) or wide (a column an indicator), with a title above or not.

    `municipalities` are those whose documents are in the corpus: every other region is a reference. Cells that the
    export leaves open are no value. Raises ManifestError that names each faulty row and column.
    """
    rows = read_cells(path)
    header, roles = _header(path, rows)
    own = {_region_key(name) for name in municipalities}
    source = _footer_source(rows[header + 1 :])
    values: list[ImportedValue] = []
    faults: list[str] = []
    for number, cells in enumerate(rows[header + 1 :], header + 2):
        if _is_footer(cells, roles):
            continue
        for found in _values(number, cells, rows[header], roles, source):
            if isinstance(found, str):
                faults.append(found)
            else:
                values.append(_finish(found, corpus, own))
    faults += _doubles(values)
    if faults:
        more = f"; en nog {len(faults) - _SHOWN}" if len(faults) > _SHOWN else ""
        raise ManifestError(
            f"{path.name}: {'; '.join(faults[:_SHOWN])}{more}. Herstel dit; de indicatoren zijn niet ingelezen."
        )
    if not values:
        raise ManifestError(f"{path.name} bevat geen enkele waarde: kies bij de export perioden met cijfers.")
    return tuple(values)


def _header(path: Path, rows: Sequence[Sequence[str]]) -> tuple[int, dict[int, str]]:
    """Index of the header row, and the role of each column; a column without one is an indicator."""
    for index, cells in enumerate(rows[:_HEADER_WITHIN]):
        roles = {column: export_words().columns.get(_bare(cell), "") for column, cell in enumerate(cells)}
        if {"region", "period"} <= set(roles.values()):
            has_value = "value" in roles.values()
            wide = [column for column, role in roles.items() if not role and cells[column]]
            if has_value and "indicator" not in roles.values():
                raise ManifestError(
                    f"{path.name}, rij {index + 1}: er is een kolom met waarden maar geen kolom indicator."
                )
            if not has_value and not wide:
                raise ManifestError(f"{path.name}, rij {index + 1}: er is geen kolom met waarden: voeg die toe.")
            if not has_value:
                roles |= {column: "wide" for column in wide}
            return index, roles
    raise ManifestError(
        f"{path.name}: in de eerste {_HEADER_WITHIN} rijen staat geen rij met de kolommen regio (of gemeente) en "
        "periode (of jaar): kies bij de export een tabel met regio's en perioden als kolommen."
    )


def _values(
    number: int, cells: Sequence[str], header: Sequence[str], roles: Mapping[int, str], source: str | None
) -> Iterator[ImportedValue | str]:
    named = {role: cells[column] for column, role in roles.items() if role and column < len(cells)}
    region, period = named.get("region", "").strip(), named.get("period", "").strip()
    year = _YEAR.match(period)
    if not region:
        yield f"rij {number}, kolom regio: vul een naam in"
    elif year is None:
        yield f"rij {number}, kolom periode: '{period}' begint niet met een jaartal"
    else:
        for column, role in roles.items():
            if role not in ("value", "wide") or column >= len(cells):
                continue
            indicator = named.get("indicator", "") if role == "value" else header[column]
            if _is_gap(cells[column]):
                continue
            value = _number(cells[column])
            if value is None:
                yield f"rij {number}, kolom {header[column]}: '{cells[column]}' is geen getal"
            elif not indicator:
                yield f"rij {number}, kolom indicator: vul een naam in"
            else:
                name, unit = _name_and_unit(indicator)
                unit = named.get("unit") or unit
                told = named.get("source") or source
                yield ImportedValue("", number, region, False, name, unit, period, int(year[1]), value, told)


def _finish(value: ImportedValue, corpus: str, own: Collection[str]) -> ImportedValue:
    key = _region_key(value.region)
    is_reference = key not in own or bool(export_words().reference.search(value.region))
    id_ = stable_id("import", corpus, key, normalise(value.indicator), value.unit, normalise(value.period))
    region = re.sub(r"\s*\((?:gemeente|gm)\)\s*$", "", value.region, flags=re.IGNORECASE)
    return ImportedValue(
        id_, value.row, region, is_reference, value.indicator, value.unit, value.period, value.year, value.value,
        value.source,
    )  # fmt: skip


def _doubles(values: Sequence[ImportedValue]) -> list[str]:
    rows: dict[str, int] = {}
    faults = []
    for value in values:
        if value.id in rows:
            what = f"{value.indicator} van {value.region} over {value.period}"
            faults.append(f"rij {value.row}: {what} staat al in rij {rows[value.id]}")
        rows.setdefault(value.id, value.row)
    return faults


def _number(text: str) -> float | None:
    """'1.234,5', '11,8', '11.8' and '11,8 %' with a decimal comma or point; None for anything else."""
    text = re.sub(r"\s*(%|‰|€)\s*", "", text).replace("\u00a0", "").replace(" ", "")
    if not _NUMBER.match(text):
        return None
    text = text.replace("−", "-")
    if "," in text or re.fullmatch(r"-?\d{1,3}(?:\.\d{3})+", text):
        text = text.replace(".", "").replace(",", ".")
    return float(text)


def _name_and_unit(name: str) -> tuple[str, str | None]:
    match = _UNIT.search(name)
    return (name[: match.start()].strip(), match[1].strip() or None) if match else (name, None)


def _bare(cell: str) -> str:
    return re.sub(r"\s*\(.*\)\s*$", "", cell.lower()).strip(" *:")


def _region_key(name: str) -> str:
    return normalise(re.sub(r"\s*\([^()]*\)\s*$", "", name))


def _is_gap(cell: str) -> bool:
    return cell.lower() in export_words().gaps


def _is_footer(cells: Sequence[str], roles: Mapping[int, str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) < 2 and len(roles) > 2


def _footer_source(rows: Sequence[Sequence[str]]) -> str | None:
    """What stands behind 'Bron:' or '©' below the table."""
    for cells in reversed(rows[-5:]):
        text = " ".join(filter(None, cells))
        if match := re.match(r"(?:Bron(?:nen)?\s*:|©)\s*(.+)", text):
            return match[1].strip()
    return None
