"""Statements -> where they stand: by section, by the lead-in that announces them, by the table that they stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.goals.numbers import number_of
from pipeline.goals.outline import LIST_PARTS, NOWHERE, Part, Place, part_of, sections_to_places
from pipeline.goals.tables import labels_of
from pipeline.model import Region, Section, Statement, StatementSource, TableKind
from pipeline.segment import Segmentation

_SHORT = 12  # words: a longer lead-in is a sentence of the text, not a heading in disguise
_NAMED_HEADING = re.compile(
    r"^(?P<word>(?:hoofd|sub|beleids)?doel(?:stelling)?|ambitie)\s+(?P<number>[A-Z]?\d{1,2}(?:\.\d{1,3}){0,3})[.:)]?\s+"
    r"(?P<text>\S+(?:\s+\S+){2,})$",
    re.IGNORECASE,
)


class Places:
    """Places of the sections of a document, and of its statements."""

    def __init__(self, segmentation: Segmentation) -> None:
        self.sections: Mapping[str, Place] = sections_to_places(segmentation.sections)
        self._rows: dict[Region, tuple[Part, str]] = {}
        for number, table in enumerate(segmentation.tables):
            part = next((part for part in map(part_of, labels_of(table)) if part in LIST_PARTS), None)
            if part is not None and table.kind is TableKind.OTHER:
                self._rows |= dict.fromkeys(table.row_regions, (part, f"table/{number}"))
        self._measures = {
            region for table in segmentation.tables if table.kind is not TableKind.OTHER for region in table.row_regions
        }
        self._headings = {
            (section.parent_id, named[1]) for section in segmentation.sections if (named := named_heading(section))
        }

    def of(self, statement: Statement) -> Place:
        """The place of its section, unless its own lead-in, table or heading says what it is."""
        place = self.sections.get(statement.section_id or "", NOWHERE)
        if (statement.section_id, statement.text) in self._headings and statement.marker:
            return replace(place, part=Part.GOALS, anchor=f"{statement.section_id}/headings", steps=0, numbered=False)
        if statement.source is StatementSource.TABLE_ROW:
            part, anchor = self._rows.get(statement.regions[0], (None, ""))
            return replace(place, part=part, anchor=anchor, steps=0, numbered=False) if part else place
        announced = _announced(statement) if place.part not in (Part.ELSEWHERE, Part.OUTSIDE) else None
        if announced is None:
            return place
        anchor = f"{statement.section_id}/{statement.lead_in}"
        return replace(place, part=announced, anchor=anchor, steps=0, numbered=False)

    def number_of(self, statement: Statement) -> str | None:
        """Its number; None for rows of tables with figures, which start with the number of something else."""
        is_figure = statement.source is StatementSource.TABLE_ROW and statement.regions[0] in self._measures
        return None if is_figure else number_of(statement)


def named_heading(section: Section) -> tuple[str, str] | None:
    """Number and text of a heading that calls itself a goal: "Doelstelling 1.1 Minder inbraken in woningen"."""
    match = _NAMED_HEADING.match(section.title.strip())
    return (match["number"], match["text"]) if match else None


def _announced(statement: Statement) -> Part | None:
    """What a lead-in announces that is a heading in all but its looks: "Wat gaan we daarvoor doen in 2026?"."""
    lead_in = statement.lead_in
    if lead_in is None or statement.source is not StatementSource.LIST_ITEM or len(lead_in.split()) > _SHORT:
        return None
    part = part_of(lead_in.rstrip(" :"))
    return part if part in LIST_PARTS else None
