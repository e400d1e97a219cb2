"""Statements in which a word tells the policy theme -> a head that tells it by meaning where no word does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.tag.heads import Head, Space
from pipeline.tag.lexicon import Lexicons
from pipeline.tag.slots import find_theme
from pipeline.train.fit import fit_head
from pipeline.train.statements import LabelledStatement, hands

_ENOUGH = 8  # statements with a theme, to learn it from


def fit_themes(statements: Sequence[LabelledStatement], space: Space, lexicons: Lexicons) -> Head | None:
    """Nobody labelled themes: the lexicon's words do. None when no two themes have enough statements."""
    themes = [find_theme(f"{s.text} {s.context}", lexicons.themes) for s in statements]
    counts = Counter(themes)
    rows = [row for row, theme in enumerate(themes) if theme and counts[theme] >= _ENOUGH]
    given = [str(themes[row]) for row in rows]
    groups = hands([statements[row] for row in rows])
    if len(set(given)) < 2 or len(set(groups)) < 2:
        return None
    return fit_head(space, rows, given, groups).head
