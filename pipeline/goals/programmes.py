"""Tables and rows -> the programme that they are about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.goals.outline import Place, full_title, opening_of
from pipeline.ids import normalise
from pipeline.model import Section, Table

_IN_TEXT = re.compile(r"\b(?:programma:?\s*|P\s?)(?P<code>\d{1,2}[a-z]?)\b", re.IGNORECASE)

_CODE = re.compile(r"^(?:(?:deel)?programma\b\s*)?(?:P?\s?\d{1,2}[a-z]?\b)?[\s.:–-]*", re.IGNORECASE)
_SOURCE = re.compile(r"\b[Bb]ron(?:nen)?\b")


class Programmes:
    """The programmes of one document, to be found by section, by code ("2") and by name."""

    def __init__(self, sections: Sequence[Section], places: Mapping[str, Place]) -> None:
        self._places = places
        self._by_code: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        for section in sections:
            title = full_title(section)
            opening = opening_of(section)
            if opening is None or places[section.id].programme != title:
                continue
            if opening.code:
                self._by_code.setdefault(opening.code, title)
            self._by_name.setdefault(_name(title), title)

    def of_table(self, table: Table) -> str | None:
        """The one that the caption or the corner of the header names, else the one of its section."""
        place = self._places.get(table.section_id or "")
        corner = " ".join(row[0] for row in table.header if row)
        named = self.match(table.caption or "") or self.match(corner)
        return named or (place.programme if place else None)

    def match(self, text: str) -> str | None:
        """The programme that a caption or label names, by code or by its whole name."""
        match = _IN_TEXT.search(text)
        if match and match["code"] in self._by_code:
            return self._by_code[match["code"]]
        words = normalise(_SOURCE.split(text)[0]).rstrip(" .*")
        return next((title for name, title in self._by_name.items() if len(name) > 3 and words.endswith(name)), None)

    def by_code(self, code: str) -> str:
        """The programme of a code in a table cell; the code itself where no heading has it."""
        bare = code.strip().strip(".").upper().removeprefix("P").strip()
        return self._by_code.get(bare, code.strip())


def _name(title: str) -> str:
    """'P2 Jeugd' and 'Programma 2: Jeugd' -> 'jeugd'."""
    return normalise(_CODE.sub("", title))
