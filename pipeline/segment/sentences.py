"""Dutch running text -> where its sentences end: rules for abbreviations, initials, numbering and dates."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from pipeline.errors import ModelError
from pipeline.settings import Settings

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+)")
_INITIAL = re.compile(r"(?:^|[\s(])(?:[A-Z]\.)+$|(?:^|[\s(])(?:Th|Ch|IJ|Fr)\.$")
_DOTTED = re.compile(r"(?:^|[\s(\"'])(?:[a-zA-Z]{1,2}\.){2,}$")
_NUMBERING = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{2,4})\.$")
_OPENER = re.compile(r"^[\"'“‘„«(\[•–—-]*[^\W_]")
_UNIT = re.compile(r"^[\"'“‘„(]*[a-zà-ÿ]")
_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december", "kwartaal", "lid", "graad", "eeuw", "klas", "lijn")  # fmt: skip


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    path = Settings().lexicon_folder / "abbreviations.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: frozenset(word.lower() for word in table[name]["words"]) for name in ("hard", "soft", "starters")}
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ModelError(
            f"De lijst van afkortingen {path} ontbreekt of is beschadigd ({error}): herstel het bestand."
        ) from None


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end (excluded) of each sentence, without the blanks around it."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _ends(text, start, match):
            spans.append((start, match.end()))
            start = match.end()
    spans.append((start, len(text)))
    trimmed = [_trim(text, *span) for span in spans]
    return [span for span in trimmed if span[1] > span[0]]


def sentence_starts(text: str) -> list[int]:
    """Where each sentence starts."""
    return [start for start, _ in sentence_spans(text)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Is this point the end of a sentence? Decided by the word before and the word after it."""
    before, after = text[start : match.end()].rstrip(), text[match.end() :].lstrip()
    if not _OPENER.match(after) or _UNIT.match(after):
        return False
    mark = match.group()
    if not mark.startswith(".") or (len(mark) > 1 and mark[1] in ".…"):
        return True
    if mark[-1] in ')]"”’»' and len(mark) > 1:
        return True
    word = before.split()[-1].lower().lstrip("(\"'“‘„")
    lexicon = _lexicon()
    following = re.split(r"[\s,;:.]", after, maxsplit=1)[0].lower().strip("\"'“‘(")
    if word in lexicon["soft"]:
        return following in lexicon["starters"] and after[:1].isupper()
    if word in lexicon["hard"]:
        return False
    if _INITIAL.search(before) or _DOTTED.search(before):
        return following in lexicon["starters"] and not _is_name(before, after)
    if _NUMBERING.search(before):
        return _number_ends(before, following)
    return True


def _is_name(before: str, after: str) -> bool:
    """'J. de Vries' and 'J. Jansen', but not 'bijlage A. De raad'."""
    return bool(re.search(r"(?:^|\s)[A-Z]\.$", before)) and not re.match(r"^(De|Het|Een|We|Wij|Dit|In|Er)\s", after)


def _number_ends(before: str, following: str) -> bool:
    """'1. Eerst' is numbering when the sentence starts with it; '… in fase 2. De raad' ends."""
    words = before.split()
    if len(words) == 1:
        return False
    if len(words[-1]) == 2 and words[-1][0].isalpha():
        return words[-1][0].islower() or following in _lexicon()["starters"]
    return following not in _MONTHS
