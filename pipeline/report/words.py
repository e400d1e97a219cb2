"""Values -> Dutch words and numbers as researchers read them; text from documents made safe to show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from datetime import datetime

from pipeline.ids import stable_id

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
# Control characters, and those that turn the order of what follows: they may not reach past their own cell.
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Text without characters that XML, spreadsheets or the direction of writing do not survive."""
    return _UNSAFE.sub("\ufffd", text)


def shorten(text: str, length: int = 200) -> str:
    """At most about `length` characters, cut at a blank, with an ellipsis where something was left out."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[:length].rsplit(" ", 1)[0] if " " in text[:length][length // 2 :] else text[:length]
    return head.rstrip(" ,;:.") + " …"


def number(value: float | int | None, decimals: int | None = None) -> str:
    """12345.6 -> 12.345,6; `decimals` fixes the number of decimals, else at most four are shown."""
    if value is None:
        return ""
    text = f"{value:,.{4 if decimals is None else decimals}f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if text.strip("-0.,") == "":
        text = text.lstrip("-")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".").replace("-", "\u2212")


def percent(part: float, whole: float) -> str:
    """Share in whole percents, a half upwards; a dash where there was nothing to count."""
    return f"{int(100 * part / whole + 0.5)}%" if whole else "–"


def count(amount: int, one: str, more: str) -> str:
    """`1 doel`, `2 doelen`."""
    return f"{number(amount)} {one if amount == 1 else more}"


def date(moment: datetime | None) -> str:
    """`22 november 2026, 01:15 uur (UTC)`."""
    if moment is None:
        return "onbekend"
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M} uur (UTC)"


def slug(text: str, taken: Container[str] = ()) -> str:
    """A file name for a text: a-z, 0-9 and hyphens; a hash behind it where another text has the name already."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "naamloos"
    return name if name not in taken else f"{name}-{stable_id(text)[:6]}"
