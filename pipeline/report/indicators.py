"""Values of indicators -> one series a kind and document, beside each other in time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.ids import normalise
from pipeline.report.labels import dutch
from pipeline.report.nouns import Document, ImportRow, IndicatorRow
from pipeline.report.words import number

_TYPES = ("target", "baseline", "realised", "reference")


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one kind from one document, and of one `group` where others' values tell theirs.

    `points`: (year, value, as printed); year None where none is printed. `finding_id` is that of the first.
    """

    type: str
    document: Document
    page: int
    finding_id: str
    points: tuple[tuple[int | None, float, str], ...]
    group: str = ""

    @property
    def name(self) -> str:
        return f"{dutch(self.type)} {self.group}".strip()

    def printed(self, year: int | None) -> str:
        return " / ".join(dict.fromkeys(text for at, _, text in self.points if at == year))


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator with all that is known of it, over the documents of a municipality."""

    name: str
    unit: str | None
    programme: str | None
    sources: tuple[str, ...]
    years: tuple[int | None, ...]
    series: tuple[Series, ...]
    anchor: str

    @property
    def drawable(self) -> bool:
        """Whether a chart tells more than the table: at least two years, and not only others' values."""
        own = {year for s in self.series if s.type != "reference" for year, _, _ in s.points if year}
        return len(own) >= 2

    @property
    def has_target(self) -> bool:
        return any(series.type == "target" for series in self.series)

    @property
    def has_result(self) -> bool:
        return any(series.type == "realised" for series in self.series)


def make_indicators(values: Sequence[IndicatorRow], documents: Mapping[str, Document]) -> tuple[Indicator, ...]:
    """The indicators of one municipality in the order of their documents; same words, same indicator."""
    groups: dict[str, list[IndicatorRow]] = defaultdict(list)
    for value in values:
        groups[_key(value)].append(value)
    return tuple(_indicator(rows, documents, f"i{number}") for number, rows in enumerate(groups.values(), 1))


def imports_to_rows(imports: Sequence[ImportRow], place: str) -> tuple[IndicatorRow, ...]:
    """Values of exports for a municipality, and those of its reference groups for the same indicator in the file."""
    own = {(row.document_id, row.indicator) for row in imports if row.region == place}
    return tuple(
        IndicatorRow(
            indicator_value_id=row.import_id,
            document_id=row.document_id,
            programme=None,
            indicator=row.indicator,
            unit=row.unit,
            source=row.source,
            type="reference" if row.is_reference else "realised",
            year=row.year,
            value=row.value,
            printed=number(row.value),
            page=row.row,
            position=row.row,
            group=row.region if row.is_reference else "",
        )
        for row in imports
        if row.region == place or (row.is_reference and (row.document_id, row.indicator) in own)
    )


def _key(value: IndicatorRow) -> str:
    return re.sub(r"\W+", " ", normalise(value.indicator)).strip()


def _indicator(rows: Sequence[IndicatorRow], documents: Mapping[str, Document], anchor: str) -> Indicator:
    series: dict[tuple[str, str, str], list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        series[row.type, row.document_id, row.group].append(row)

    def order(key: tuple[str, str, str]) -> tuple[int, int, str, str]:
        return _TYPES.index(key[0]), documents[key[1]].year or 0, documents[key[1]].name, key[2]

    years: dict[int | None, None] = dict.fromkeys(row.year for row in rows)
    return Indicator(
        name=rows[0].indicator,
        unit=next((row.unit for row in rows if row.unit), None),
        programme=next((row.programme for row in rows if row.programme), None),
        sources=tuple(dict.fromkeys(row.source for row in rows if row.source)),
        years=tuple(sorted(years, key=lambda year: (year is None, year or 0))),
        series=tuple(
            Series(
                type=key[0],
                document=documents[key[1]],
                page=series[key][0].page,
                finding_id=series[key][0].indicator_value_id,
                points=tuple(
                    sorted(
                        ((row.year, row.value, row.printed) for row in series[key]),
                        key=lambda p: (p[0] is None, p[0] or 0, p[1]),
                    )
                ),
                group=key[2],
            )
            for key in sorted(series, key=order)
        ),
        anchor=anchor,
    )
