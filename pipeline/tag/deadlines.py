"""A sentence -> the moment by which something is to be reached, as it can be compared: year, month, day, quarter."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.tag.quantities import patterns_of

_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_ORDER = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}


def find_deadline(text: str, lexicons: Path) -> str | None:
    """ "2026", "2026-05", "2026-05-01", "2026-Q3", "2026 najaar", "--05-01" without a year, or the words themselves.

    Of several the one with the latest year, for an earlier one is where it starts: "van 12 in 2025 naar 9 in 2027",
    "in 2027 ten hoogste 8% (2021: 9%)". Years of baselines, laws and titles do not count.
    """
    skipped = [m.span("year") for p in patterns_of(lexicons, "not_deadline").values() for m in p.finditer(text)]
    found: list[tuple[int, int, str]] = []
    for rank, (name, pattern) in enumerate(patterns_of(lexicons, "deadline").items()):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in skipped):
                found.append((match.end(), -rank, _normal(name, match)))
    if not found:
        return None
    return max(found, key=lambda item: (_year(item[2]), item))[2]


def _year(deadline: str) -> int:
    """0 where a deadline names no year."""
    return int(deadline[:4]) if deadline[:4].isdigit() else 0


def _normal(name: str, match: re.Match[str]) -> str:
    groups = {key.rstrip("234"): value for key, value in match.groupdict().items() if value is not None}
    year = groups.get("year", "-")
    if name == "word":
        return re.sub(r"\s+", " ", match[0]).lower()
    if "month" in groups:
        month = _MONTHS.index(groups["month"].lower()) + 1
        return f"{year}-{month:02d}" + (f"-{int(groups['day']):02d}" if "day" in groups else "")
    if "quarter" in groups:
        return f"{year}-Q{_ORDER.get(groups['quarter'].lower()) or groups['quarter']}"
    if "half" in groups:
        return f"{year}-H{_ORDER[groups['half'].lower()]}"
    if "season" in groups:
        return f"{year} {groups['season'].lower()}".removeprefix("- ")
    return year
