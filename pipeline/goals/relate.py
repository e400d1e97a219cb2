"""Goals and indicators of one programme -> links where their words agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model import Goal, IndicatorValue, Link, Statement


def goal_indicators(
    goals: Sequence[Goal], statements: Mapping[str, Statement], values: Sequence[IndicatorValue]
) -> tuple[Link, ...]:
    """Links from a goal to the first value of an indicator."""
    return ()
