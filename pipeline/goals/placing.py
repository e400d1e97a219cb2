"""Statements -> where they stand: by section, by the lead-in that announces them, by the table that they stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.goals.lexicon import HEADINGS, role_of
from pipeline.goals.numbers import clean_number, digits_of, is_named_goal, number_of
from pipeline.goals.outline import (
    GOAL_PARTS,
    LIST_PARTS,
    NOWHERE,
    Part,
    Place,
    full_title,
    part_of,
    sections_to_places,
)
from pipeline.goals.phrases import PARTS, part_of_rows, phrases_of
from pipeline.goals.tables import labels_of
from pipeline.ids import normalise
from pipeline.labels import StatementSource, TableKind
from pipeline.model import Region, Section, Statement
from pipeline.segment import Segmentation

_LEAST, _LONGEST_HEADING = 4, 25  # words of a heading that is a goal
_SHORT = 12  # words: a longer lead-in is a sentence of the text, not a heading in disguise
_NAMED_HEADING = re.compile(
    r"^(?P<word>(?:hoofd|sub|beleids)?doel(?:stelling)?|ambitie)\s+(?P<number>[A-Z]?\d{1,2}(?:\.\d{1,3}){0,3})[.:)]?\s+"
    r"(?P<text>\S+(?:\s+\S+){2,})$",
    re.IGNORECASE,
)
# Codes of a tree of goals: D for doel, R for resultaat.
_CODED_HEADING = re.compile(r"^(?P<number>[DR]\d{1,2}(?:\.\d{1,3}){0,3})[.:)]?\s+(?P<text>\S+(?:\s+\S+){2,})$")


class Places:
    """Places of the sections of a document, and of its statements."""

    def __init__(self, segmentation: Segmentation) -> None:
        self.sections: Mapping[str, Place] = sections_to_places(segmentation.sections)
        self._rows: dict[Region, tuple[Part, str]] = {}
        for number, table in enumerate(segmentation.tables):
            part = next((part for part in map(part_of, labels_of(table)) if part in LIST_PARTS), part_of_rows(table))
            if part is not None and table.kind is TableKind.OTHER:
                self._rows |= dict.fromkeys(table.row_regions, (part, f"table/{number}"))
        self._measures = {
            region for table in segmentation.tables if table.kind is not TableKind.OTHER for region in table.row_regions
        }
        goals = goal_headings(segmentation.sections, segmentation.statements)
        parents = {section.id: section.parent_id for section in segmentation.sections}
        self._headings = {(parents[id_], text): PARTS[part] for id_, (_, text, part) in goals.items()}
        nearest = _nearest_goals(goals, parents)
        self._above = {section: (parents[id_], goals[id_][1]) for section, id_ in nearest.items()}
        self._numbers = {section: goals[id_][0] for section, id_ in nearest.items()}
        self._phrases = {
            (phrase.region, phrase.text): (phrase.part, f"table/{number}")
            for number, table in enumerate(segmentation.tables)
            for _, phrase in phrases_of(table)
        }

    def of(self, statement: Statement) -> Place:
        """The place of its section, unless its own lead-in, table or heading says what it is."""
        place = self.sections.get(statement.section_id or "", NOWHERE)
        if self.is_phrase(statement):
            heading = self._headings.get((statement.section_id, statement.text))
            cell = self._phrases.get((statement.regions[0], statement.text), (Part.GOALS, ""))
            found, anchor = (heading, f"{statement.section_id}/headings") if heading else cell
            return replace(place, part=found, anchor=anchor, steps=0, numbered=False)
        if statement.source is StatementSource.TABLE_ROW:
            part, anchor = self._rows.get(statement.regions[0], (None, ""))
            part = Part.GOALS if part and is_named_goal(statement) else part
            return replace(place, part=part, anchor=anchor, steps=0, numbered=False) if part else place
        if self._is_counted_on(statement):
            anchor = f"{statement.section_id}/numbers"
            return replace(place, part=Part.RESULTS, anchor=anchor, steps=0, numbered=False)
        announced = _announced(statement) if place.part not in (Part.ELSEWHERE, Part.OUTSIDE) else None
        if announced is None:
            return place
        anchor = f"{statement.section_id}/{statement.lead_in}"
        return replace(place, part=announced, anchor=anchor, steps=0, numbered=False)

    def is_phrase(self, statement: Statement) -> bool:
        """Whether it is a goal that was printed as a heading or in a cell of its own."""
        heading = (statement.section_id, statement.text) in self._headings
        return bool(statement.marker) and (heading or (statement.regions[0], statement.text) in self._phrases)

    def _is_counted_on(self, statement: Statement) -> bool:
        """Whether its number goes on from that of the goal that stands as a heading above: "1.1.a" below "1.1"."""
        above = _digits(self._numbers.get(statement.section_id or ""))
        listed = statement.source is StatementSource.LIST_ITEM
        return listed and bool(above) and _digits(statement.marker).startswith(f"{above}.")

    def is_listed_row(self, statement: Statement) -> bool:
        """Whether it is a row of a table of goals or results."""
        return statement.source is StatementSource.TABLE_ROW and statement.regions[0] in self._rows

    def is_result_of_heading(self, statement: Statement) -> bool:
        """Whether it is such a goal, or an item announced as a result below one ("Dit doen we in 2026:")."""
        return self.is_phrase(statement) or (
            _announced(statement) is Part.RESULTS and self.heading_above(statement) is not None
        )

    def heading_above(self, statement: Statement) -> tuple[str | None, str] | None:
        """Section and text of the goal that stands as a heading above a statement, the nearest one."""
        own = (statement.section_id, statement.text)
        above = self._above.get(statement.section_id or "")
        return above if above != own else None

    def number_of(self, statement: Statement) -> str | None:
        """Its number; None for rows of tables with figures, which start with the number of something else."""
        if self.is_phrase(statement):
            return clean_number(statement.marker)
        is_figure = statement.source is StatementSource.TABLE_ROW and statement.regions[0] in self._measures
        return None if is_figure else number_of(statement)


def goal_headings(sections: Sequence[Section], statements: Sequence[Statement] = ()) -> dict[str, tuple[str, str, str]]:
    """Headings that are goals or results themselves: section id -> marker, text and "goal" or "result".

    Those that call themselves a goal with a number, and those right below a heading of goals that say something; below
    such a goal also what stands right below a heading of results, or a line that is one in all but its looks. Numbered
    headings only where no list has the goals: else they stand above the explanation of one.
    """
    places = sections_to_places(sections)
    by_id = {section.id: section for section in sections}
    listing = _headings_with_list(sections, statements)
    results = (Part.RESULTS, Part.PAST_RESULTS)
    announcing = {one.section_id for one in statements if part_announced(one.text) in results}
    saying = _headings_that_say(sections)
    found: dict[str, tuple[str, str, str]] = {}
    for section in sections:
        parent = by_id.get(section.parent_id or "")
        named = _NAMED_HEADING.match(section.title.strip()) or _CODED_HEADING.match(section.title.strip())
        if named:
            found[section.id] = (named["number"], named["text"], "result" if named["number"][0] == "R" else "goal")
        elif parent is None or part_of(full_title(section)) is not None or (section.number and parent.id in listing):
            continue
        elif parts_of_place(places[parent.id]) in GOAL_PARTS and (parent.id in saying or _says(section.title)):
            if _is_of_length(section.title):
                found[section.id] = (section.number or "•", section.title.strip(), "goal")
        elif (parent.id in announcing and parent.id in found) or (
            parts_of_place(places[parent.id]) is Part.RESULTS and parent.parent_id in found
        ):
            found[section.id] = (section.number or "•", section.title.strip(), "result")
    return found


def _headings_with_list(sections: Sequence[Section], statements: Sequence[Statement]) -> frozenset[str | None]:
    """Headings with a numbered list right below; goals that were headings do not make a list."""
    titles = {(section.parent_id, section.title.strip()) for section in sections}
    items = (one for one in statements if one.source is StatementSource.LIST_ITEM and clean_number(one.marker))
    return frozenset(one.section_id for one in items if (one.section_id, one.text) not in titles)


def parts_of_place(place: Place) -> Part | None:
    """What a heading itself announces, not one above it."""
    return place.part if place.steps == 0 else None


def _says(title: str) -> bool:
    """Whether a heading is a phrase of its own ("Minder huishoudens hebben schulden") and no subject ("Schulden")."""
    return _is_of_length(title) and role_of(HEADINGS, "phrase", title.strip()) == "goal"


def _is_of_length(title: str) -> bool:
    return _LEAST <= len(title.split()) <= _LONGEST_HEADING and role_of(HEADINGS, "phrase", title.strip()) != "question"


def _headings_that_say(sections: Sequence[Section]) -> frozenset[str]:
    """Headings of which most of the headings right below say something, so that the others do too.

    Each programme has the same headings: those with one title are judged together.
    """
    titles = {section.id: normalise(section.title) for section in sections}
    below: dict[str, list[bool]] = {}
    for section in sections:
        if section.parent_id in titles and part_of(full_title(section)) is None:
            below.setdefault(titles[section.parent_id], []).append(_says(section.title))
    most = {title for title, says in below.items() if sum(says) > 0.5 * len(says)}
    return frozenset(id_ for id_, title in titles.items() if title in most)


def _digits(marker: str | None) -> str:
    """Those of a number; empty for bullets."""
    return digits_of(clean_number(marker) or "")


def _nearest_goals(goals: Mapping[str, object], parents: Mapping[str, str | None]) -> dict[str, str]:
    """Section -> the nearest goal heading, itself included."""
    found: dict[str, str] = {}
    for section in parents:
        at: str | None = section
        while at is not None and at not in goals:
            at = parents.get(at)
        if at is not None:
            found[section] = at
    return found


def part_announced(text: str) -> Part | None:
    """The goals or results that a line announces which is a heading in all but its looks: "Wat doen we in 2026?"."""
    part = part_of(text.rstrip(" :")) if len(text.split()) <= _SHORT else None
    return part if part in LIST_PARTS else None


def only_announces(text: str) -> bool:
    """Whether a sentence before a list has no content of its own (codebook: other), as a heading in disguise or with
    words like "het volgende"."""
    return part_announced(text) is not None or role_of(HEADINGS, "announcement", text) is not None


def _announced(statement: Statement) -> Part | None:
    """What a lead-in announces."""
    lead_in = statement.lead_in
    return part_announced(lead_in) if lead_in and statement.source is StatementSource.LIST_ITEM else None
