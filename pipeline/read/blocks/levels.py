"""Looks of headings and the levels that the document declares -> depth of each heading, from 1 without holes."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict

from pipeline.read.blocks.outline import Declared

Style = tuple[float, bool, bool, bool, int]  # sorts high before low: large, white on colour, bold, upright, number
_COVERED = 0.7  # of the headings with a declared level: have a look of which most headings have one
_CONTRADICTED = 0.25  # of the pairs of looks: the larger one is declared to be the lower one


class HeadingLevels:
    """Numbers the kinds of heading as they are met; their depths are known when all headings are."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Style, Declared], int] = {}
        self._counts: Counter[tuple[Style, Declared]] = Counter()

    def number_of(self, style: Style, declared: Declared) -> int:
        """Number of the kind of heading."""
        self._counts[style, declared] += 1
        return self._numbers.setdefault((style, declared), len(self._numbers))

    def depths(self) -> list[int]:
        """Depth for each number.

        The first source whose levels agree with the looks of the headings is followed: its levels count for the
        headings that it tells of, and for others that look the same; other looks go below the one that they rank
        after. Without such a source the looks alone are ranked.
        """
        usual: dict[Style, int] = {}
        source = next((k for k in range(len(Declared._fields)) if (usual := self._agreeing(k))), None)
        styles = sorted({style for style, _ in self._numbers})
        for style in styles:  # '1 Inleiding' and 'Bijlagen' that look the same
            alike = [level for other, level in usual.items() if other[:4] == style[:4]]
            if alike and not style[4]:
                usual.setdefault(style, min(alike))
        levels: dict[Style, tuple[int, int]] = {}
        level = 0
        for rank, style in enumerate(styles, start=1):
            level = usual.get(style, level)
            own = (
                [declared[source] for other, declared in self._numbers if other == style] if source is not None else []
            )
            levels[style] = (level, 0) if style in usual else (max(level, *own, 0), rank)
        keys = [
            (declared[source], 0) if source is not None and declared[source] else levels[style]
            for style, declared in self._numbers
        ]
        order = sorted(set(keys))
        return [order.index(key) + 1 for key in keys]

    def _agreeing(self, source: int) -> dict[Style, int]:
        """The level that a source gives to most headings of a look; empty where it contradicts what they look like."""
        told: dict[Style, Counter[int]] = defaultdict(Counter)
        for (style, declared), count in self._counts.items():
            told[style][declared[source]] += count
        usual: dict[Style, int] = {}
        covered = total = 0
        for style, counts in told.items():
            level, count = counts.most_common(1)[0]
            with_level = counts.total() - counts[0]
            total += with_level
            if level and 2 * count >= counts.total():
                usual[style] = level
                covered += with_level
        if not total or covered < _COVERED * total or _contradiction(usual) > _CONTRADICTED:
            return {}
        return usual


def _contradiction(usual: dict[Style, int]) -> float:
    """Share of the pairs of looks of different size and level whose larger one has the lower level."""
    pairs = [
        (a[0] < b[0]) != (usual[a] < usual[b])
        for a, b in itertools.combinations(usual, 2)
        if a[0] != b[0] and usual[a] != usual[b]
    ]
    return sum(pairs) / len(pairs) if pairs else 0.0
