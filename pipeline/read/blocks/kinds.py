"""What a draft is: heading, paragraph, list item, caption or footnote."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

from pipeline.labels import BlockKind
from pipeline.read.blocks.drafts import FINAL, LARGER, Body, Draft
from pipeline.read.dutch.lexicon import words_of
from pipeline.read.geometry import Grid

_SMALLER = 0.93  # of the body size: from here on text at the foot of a page may be a footnote
_MAX_HEADING = 220  # characters
_SHORT = 90  # characters: a heading that is no larger or bolder than the text
_SENTENCE = 5  # words: with a point at its end a sentence
_LABELLED = re.compile(r"^[^\W\d_]+ [A-Z]?\d{1,2}(?:\.\d{1,2})*[.:]? ")  # 'Doel 1. '
_ADDRESS = re.compile(r"www\.|https?:|@")
_QUOTED = re.compile(r"^[\"'“‘„«].*[.!?…,][\"'”’»]$")
_YEARS = re.compile(r"^(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?$")
_NOTE_START = re.compile(r"^\d{1,2}(?:\s+\S|[A-Z])")
_CREDIT = re.compile(r"^.{0,100}\b(?:foto|fotograaf|fotografie|beeld|illustratie|bron):\s.{0,60}$", re.IGNORECASE)
_LETTER = re.compile(r"^[A-Z][.:]?$")
_RAISED = "¹²³⁴⁵⁶⁷⁸⁹"


def kind_of(draft: Draft, drafts: Sequence[Draft | Grid], k: int, height: float, body: Body) -> BlockKind:
    """What a draft is, by its looks and by its neighbours; those before it must have their kind."""
    line, text = draft.lines[0], draft.text
    if _is_footnote(draft, height, body) or _is_table_note(draft, drafts, k):
        return BlockKind.FOOTNOTE
    if _is_caption(text, drafts, k) or (_is_small(draft, body) and _CREDIT.search(text)):
        return BlockKind.CAPTION
    if not draft.is_figure and _is_heading(draft, drafts, k, body):
        return BlockKind.HEADING
    if draft.marker and not line.words[0].raised:
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _is_footnote(draft: Draft, height: float, body: Body) -> bool:
    line = draft.lines[0]
    low = line.top > 0.5 * height
    small = _is_small(draft, body)
    numbered = draft.marker is not None and (line.words[0].raised or draft.marker.text.strip(".)").isdigit())
    numbered = numbered or bool(_NOTE_START.match(draft.text))
    raised = draft.text.startswith(tuple(_RAISED))
    starred = draft.text.startswith("*") or (draft.marker is not None and draft.marker.text.startswith("*"))
    return (
        (low and small and numbered)
        or (small and (starred or raised))
        or (draft.marker is not None and line.words[0].raised)
    )


def _is_small(draft: Draft, body: Body) -> bool:
    return max(line.size for line in draft.lines) <= _SMALLER * body.size


def _is_table_note(draft: Draft, drafts: Sequence[Draft | Grid], k: int) -> bool:
    """A line with stars below a table that has stars."""
    stars = draft.marker.text if draft.marker else draft.text[:1]
    if not stars.startswith("*"):
        return False
    before = next((other for other in reversed(drafts[max(0, k - 6) : k]) if isinstance(other, Grid)), None)
    return before is not None and any("*" in cell for row in before.rows for cell in row)


def _is_caption(text: str, drafts: Sequence[Draft | Grid], k: int) -> bool:
    words = text.split()
    if not words or len(text) > 160 or words[0].lower().rstrip(":") not in words_of("caption_openers"):
        return False
    beside = any(isinstance(other, Grid) for other in drafts[max(0, k - 2) : k + 3])
    numbered = len(words) > 1 and (any(map(str.isdigit, words[1])) or bool(_LETTER.match(words[1])))
    titled = numbered and len(words) > 2 and (words[2] in ("-", "–", "—", ":", "|") or words[1].endswith((":", ".")))
    if titled or words[0].endswith(":"):
        return True
    return (numbered or beside) and not text.endswith(".")


def _is_heading(draft: Draft, drafts: Sequence[Draft | Grid], k: int, body: Body) -> bool:
    text, lines = draft.text, draft.lines
    size = statistics.median(line.size for line in lines)
    larger = size >= LARGER * body.size
    bullet = draft.marker is not None and not draft.marker.numbered
    if len(text) > _MAX_HEADING or len(lines) > 4 or (bullet and (draft.declared is None or not lines[0].bold)):
        return False
    if not any(map(str.isalpha, text)):
        return larger and bool(_YEARS.match(text))
    if draft.declared is not None:
        return not (text.endswith((".", ";", ",")) and len(text) > 60)
    bold = all(line.bold for line in lines)
    ended = text.endswith((".", ";", ","))
    sentence = draft.marker is None and ended and len(text.split()) >= _SENTENCE and not _LABELLED.match(text)
    if _QUOTED.match(text) or (sentence and not (bold and larger)):
        return False
    if all(line.light for line in lines) or (larger and (bold or not ended or len(text) <= 60)):
        return True
    if size < 0.95 * body.size and not bold:
        return False
    if bold:
        return not text.endswith(";") and (draft.marker is not None or not text[:1].islower())
    return _is_plain_heading(draft, drafts, k, body)


def _is_plain_heading(draft: Draft, drafts: Sequence[Draft | Grid], k: int, body: Body) -> bool:
    """A short line as large as the text, set apart by slant, colour or capitals."""
    text, lines = draft.text, draft.lines
    following = drafts[k + 1] if k + 1 < len(drafts) else None
    question = text.endswith("?") and draft.gap_above
    if len(text) > _SHORT or (text.endswith(FINAL) and not question) or _ADDRESS.search(text):
        return False
    below = following.lines[0] if isinstance(following, Draft) else None
    if lines[0].underlined and lines[0].tinted:  # a link
        return False
    if (lines[0].italic or lines[0].underlined) and len(lines) == 1:
        plain = below is not None and (below.italic, below.underlined) != (lines[0].italic, lines[0].underlined)
        return (plain or isinstance(following, Grid)) and text[:1].isupper()
    if not body.tinted and all(line.tinted for line in lines) and len(lines) <= 2 and following is not None:
        before = drafts[k - 1] if k else None
        apart = draft.gap_above or (isinstance(before, Draft) and before.kind is BlockKind.HEADING)
        plain = below is None or not below.tinted or below.italic
        return apart and plain and (draft.marker is not None or text[:1].isupper())
    return text.isupper() and len(text) > 3 and draft.gap_above and draft.marker is None
