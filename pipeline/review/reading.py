"""A sheet that people filled in -> their rows, and the problems that stand in it, by row and column."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.csvfile import Row, read_rows, restore
from pipeline.errors import ManifestError
from pipeline.labels import GOAL_DIMENSIONS, Dimension, Kind
from pipeline.review.labels import DIMENSIONS, choices, dutch, is_yes, label_of, suggestion
from pipeline.review.sheet import (
    AGREED,
    CODEBOOK,
    DATE,
    DOCUMENT,
    EXPORT,
    ID,
    NOTE,
    REASON,
    REVIEWER,
    TEXT,
    machine_column,
)
from pipeline.review.xlsx import FAILED, read_workbook

WHOLE_FILE = "(bestand)"  # stands where a problem is about no single column
_ALIASES = {
    "id": ID,
    "statement_id": ID,
    "goal_id": ID,
    "text": TEXT,
    "citaat": TEXT,
    "agreed": AGREED,
    "eens": AGREED,
    "reason": REASON,
    "note": NOTE,
    "notitie": NOTE,
    "reviewer": REVIEWER,
    "codeur": REVIEWER,
    "naam": REVIEWER,
    "date": DATE,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person must look at. `lost` tells that the row was not taken over; False is a warning."""

    file: str
    row: int
    column: str
    message: str
    lost: bool = True

    def __str__(self) -> str:
        if self.column == WHOLE_FILE:
            return self.message
        return f"{place_of(self.file, self.row)}, kolom '{self.column}': {self.message}"


def place_of(file: str, row: int) -> str:
    """A row of a sheet; of a project the quote, counted from the first: it has no rows."""
    return f"{file}, {'citaat' if file.lower().endswith('.qdpx') else 'rij'} {row}"


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row that a person judged, noted something on, or left empty.

    `machine` holds what the machine said when the sheet was made; `labels` what the person wrote; `agreed` is True
    when they wrote that the rest is right.
    """

    number: int
    statement_id: str
    text: str
    document: str
    machine: Mapping[Dimension, str]
    labels: Mapping[Dimension, str]
    agreed: bool
    reason: str
    note: str
    reviewer: str
    date: date | None
    export_id: str
    codebook: str

    @property
    def is_filled(self) -> bool:
        return bool(self.labels or self.agreed or self.note)

    def decisions(self) -> dict[Dimension, str]:
        """What the person decided: their labels, and where they agreed, those of the machine that still apply."""
        decided = {**self.machine, **self.labels} if self.agreed else dict(self.labels)
        if decided.get(Dimension.KIND, Kind.GOAL) != Kind.GOAL:
            return {Dimension.KIND: decided[Dimension.KIND]}
        return {dimension: decided[dimension] for dimension in Dimension if dimension in decided}


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """All rows of a file that could be understood, and what could not."""

    file: str
    sha256: str
    rows: tuple[FilledRow, ...]
    problems: tuple[Problem, ...]


def read_sheet(path: Path) -> FilledSheet:
    """Reads CSV or XLSX. Raises ManifestError when the file as a whole cannot be read without losing rows."""
    rows: list[FilledRow] = []
    problems: list[Problem] = []
    for row in _rows(path):
        reader = _RowReader(path.name, row)
        filled = reader.read()
        problems += reader.problems
        if not any(problem.lost for problem in reader.problems):
            rows.append(filled)
    return FilledSheet(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), tuple(rows), tuple(problems))


def _rows(path: Path) -> Iterator[Row]:
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        _refuse_other_kinds(path)
        yield from read_rows(path, [ID], _column_names())
        return
    header, *rows = read_workbook(path) or [[]]
    names = [_column_names().get(name.strip().lower(), name.strip().lower()) for name in header]
    if ID not in names:
        raise ManifestError(f"{path.name} mist de kolom {ID}: voeg die toe aan de eerste rij van het eerste blad.")
    known = set(_column_names().values()) | {ID}
    if double := [name for name in names if name in known and names.count(name) > 1]:
        raise ManifestError(f"{path.name} heeft de kolom {double[0]} twee keer: haal er een weg.")
    for number, cells in enumerate(rows, 2):
        values = {name: restore(cell.strip()) for name, cell in zip(names, cells, strict=False)}
        if any(values.values()):
            yield Row(number, values)


def _refuse_other_kinds(path: Path) -> None:
    """An .ods, .xls or PDF is not a CSV with a quotation mark too many."""
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError:
        return  # reading it tells why not
    if start.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise ManifestError(f"{path.name} is geen CSV, .xlsx of .qdpx: bewaar de ingevulde lijst als .xlsx of .csv.")


def _column_names() -> dict[str, str]:
    """Other names of columns -> ours: English names, and `_` or several blanks where we have one."""
    names = dict(_ALIASES)
    for dimension, word in DIMENSIONS.items():
        for own in (word, dimension.value):
            names |= {own: word, own.replace(" ", "_"): word, own.replace("_", " "): word}
            machine = machine_column(dimension)
            names |= {f"machine {own}": machine, f"machine_{own}".replace(" ", "_"): machine}
    return names | {"uitspraak id": ID, ID: ID}


class _RowReader:
    """Reads one row and gathers its problems, so that a person sees all of them at once."""

    def __init__(self, file: str, row: Row) -> None:
        self._file = file
        self._row = row
        self.problems: list[Problem] = []

    def read(self) -> FilledRow:
        labels = {d: label for d in Dimension if (label := self._label(d, DIMENSIONS[d]))}
        machine = {d: label for d in Dimension if (label := self._label(d, machine_column(d)))}
        filled = FilledRow(
            number=self._row.number,
            statement_id=self._row[ID],
            text=self._row[TEXT],
            document=self._row[DOCUMENT],
            machine=machine,
            labels=labels,
            agreed=self._agreed(),
            reason=self._words(REASON),
            note=self._words(NOTE),
            reviewer=re.sub(r"\s+", " ", self._words(REVIEWER)),
            date=self._date(),
            export_id=self._row[EXPORT],
            codebook=self._row[CODEBOOK],
        )
        self._check(filled)
        return filled

    def _label(self, dimension: Dimension, column: str) -> str | None:
        written = self._row[column]
        label = label_of(dimension, written) if written else None
        if written and label is None:
            near = suggestion(dimension, written)
            hint = f"bedoelt u '{near}'?" if near else f"kies uit {', '.join(choices(dimension))}."
            self._tell(column, f"'{_short(written)}' is geen label; {hint}")
        return label

    def _words(self, column: str) -> str:
        """What a person wrote; a formula that failed stands where their words were, and those are gone."""
        written = self._row[column]
        if not FAILED.fullmatch(written):
            return written
        self._tell(column, f"'{written}' is een mislukte formule; typ de tekst opnieuw, met ' ervoor.", lost=False)
        return ""

    def _agreed(self) -> bool:
        written = self._row[AGREED]
        if written and label_of(Dimension.BUDGET, written) is None:
            self._tell(AGREED, f"'{_short(written)}' is geen antwoord; vul 'ja' of 'nee' in of laat leeg.")
        return is_yes(written)

    def _date(self) -> date | None:
        written = self._row[DATE]
        if not written:
            return None
        found = date_of(written)
        if found is None:
            message = f"'{_short(written)}' is geen datum (dag-maand-jaar); het moment van inlezen geldt."
            self._tell(DATE, message, lost=False)
        return found

    def _check(self, filled: FilledRow) -> None:
        if self._row.extra:
            self._tell("(geen)", "er staan meer cellen dan kolommen; staat er een scheidingsteken te veel in de tekst?")
        elif not filled.is_filled:
            if filled.reason or (self._row[AGREED] and not self.problems):
                self._tell(AGREED, "er is geen label ingevuld; vul uw label in of zet 'ja' bij akkoord.", lost=False)
        elif not filled.statement_id and not filled.text:
            self._tell(ID, "het nummer en de tekst van de uitspraak ontbreken; neem ze over uit de uitgifte.")
        elif filled.agreed and Dimension.KIND not in {**filled.machine, **filled.labels}:
            self._tell(AGREED, f"de kolom '{machine_column(Dimension.KIND)}' is leeg; vul zelf de labels in.")
        else:
            self._check_kind(filled)

    def _check_kind(self, filled: FilledRow) -> None:
        own, machine = filled.labels.get(Dimension.KIND), filled.machine.get(Dimension.KIND)
        kind = own or machine
        goal_labels = [DIMENSIONS[d] for d in GOAL_DIMENSIONS if d in filled.labels]
        if goal_labels and kind != Kind.GOAL:
            said = f"de soort is '{dutch(kind)}'" if kind else "de soort is niet ingevuld"
            self._tell(goal_labels[0], f"{said}, en dit label geldt alleen voor een doel; maak een van beide leeg.")
        missing = [DIMENSIONS[d] for d in GOAL_DIMENSIONS if d not in filled.labels]
        if own == Kind.GOAL and machine not in (None, Kind.GOAL) and missing:
            self._tell(
                missing[0], f"leeg bij een nieuw doel: {', '.join(missing)}; vul aan als u het weet.", lost=False
            )

    def _tell(self, column: str, message: str, *, lost: bool = True) -> None:
        self.problems.append(Problem(self._file, self._row.number, column, message, lost))


_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})"),
)


def date_of(written: str) -> date | None:
    """A date as 2026-03-31 or 31-3-2026, a time after it or not; None when it is none."""
    for pattern in _DATES:
        if match := pattern.match(written):
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                return None
    return None


def _short(written: str) -> str:
    return written if len(written) <= 40 else f"{written[:39]}…"
