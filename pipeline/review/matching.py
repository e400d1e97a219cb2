"""A row of a sheet -> the statement that it is about, also when the document was read anew since."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.ids import letters_of
from pipeline.review.candidates import Candidate
from pipeline.review.privacy import mask
from pipeline.review.sheet import ID_PREFIX

# Texts are the same statement from this likeness (0 to 1) on, when no other comes within _MARGIN.
SAME_FROM = 0.85
_MARGIN = 0.03
# Below this likeness the text of a row cannot be that of its id: a column was sorted on its own.
OTHER_BELOW = 0.5

_OTHER_TEXT = "de tekst hoort niet bij dit nummer; is één kolom los van de andere gesorteerd?"
_NO_TEXT = "deze uitspraak staat niet in de database, en zonder tekst is zij niet terug te vinden."
_GONE = "deze uitspraak staat niet meer in de database; het document is opnieuw gelezen of weggehaald."


@dataclass(frozen=True, slots=True)
class Match:
    """The statement of a row. `by_text` is True when its id is gone and the text told; `why_not` when none is right."""

    candidate: Candidate | None
    by_text: bool = False
    why_not: str = ""


class Matcher:
    """Finds statements by id, else by text within the same document."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._by_id: dict[str, Candidate] = {}
        self._by_document: dict[str, list[tuple[str, Candidate]]] = defaultdict(list)
        for candidate in candidates:
            self._by_id[candidate.statement_id] = candidate
            self._by_document[candidate.document].append(
                (letters_of(mask(candidate.text, candidate.before)), candidate)
            )

    def find(self, statement_id: str, text: str, document: str) -> Match:
        """`text` may be masked; without it the id alone decides."""
        candidate = self._by_id.get(statement_id.removeprefix(ID_PREFIX)) or self._by_id.get(statement_id)
        if candidate:
            if text and likeness(text, mask(candidate.text, candidate.before)) < OTHER_BELOW:
                return Match(None, why_not=_OTHER_TEXT)
            return Match(candidate)
        if not text:
            return Match(None, why_not=_NO_TEXT)
        return self._find_text(letters_of(text), document)

    def _find_text(self, letters: str, document: str) -> Match:
        exact = [c for known, c in self._in_document(document) if known == letters]
        if len(exact) == 1:
            return Match(exact[0], by_text=True)
        if exact:
            return Match(None, why_not=f"de tekst staat {len(exact)} keer in {document}; kies zelf het nummer.")
        best = sorted(self._alike(letters, document), key=lambda pair: pair[0], reverse=True)[:2]
        if best and (len(best) == 1 or best[0][0] - best[1][0] >= _MARGIN):
            return Match(best[0][1], by_text=True)
        return Match(None, why_not=_GONE)

    def _alike(self, letters: str, document: str) -> list[tuple[float, Candidate]]:
        found = []
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(letters)
        for known, candidate in self._in_document(document):
            matcher.set_seq1(known)
            if matcher.real_quick_ratio() >= SAME_FROM and matcher.quick_ratio() >= SAME_FROM:
                ratio = matcher.ratio()
                if ratio >= SAME_FROM and _numbers(known) == _numbers(letters):
                    found.append((ratio, candidate))
        return found

    def _in_document(self, document: str) -> list[tuple[str, Candidate]]:
        if document in self._by_document:
            return self._by_document[document]
        name = PurePosixPath(document).name  # the corpus folder was moved or renamed
        same = [known for known in self._by_document if PurePosixPath(known).name == name]
        return self._by_document[same[0]] if len(same) == 1 else []


def likeness(one: str, other: str) -> float:
    """0 to 1, from letters and digits only; an abbreviated text is like the whole of it."""
    first, second = letters_of(one), letters_of(other)
    if first and (second.startswith(first) or first.startswith(second)):
        return 1.0
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def _numbers(letters: str) -> list[str]:
    """Digits in order: "8% minder" and "18% minder" are not the same goal."""
    return re.findall(r"\d+", letters)
