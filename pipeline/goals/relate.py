"""Goals and indicators of one programme -> links, where the words or the section bind them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.goals.indicators import Indicator
from pipeline.goals.outline import GOAL_PARTS, LIST_PARTS
from pipeline.goals.placing import Places
from pipeline.goals.quantities import Quantities, quantities_of
from pipeline.goals.words import Cover, cover_of, is_about_money, stems_of
from pipeline.labels import StatementSource, ValueType
from pipeline.model import Goal, Link, Section, Statement

GOAL_INDICATOR = "goal_indicator"
GOAL_PARENT = "goal_parent"
_AGREE = 0.6  # share of the indicator's words that a goal must have
_AGREE_RARE = 0.4  # share that is enough when hardly any goal of the programme has those words
_RARE = 2  # goals
_TIE = 0.05  # goals that cover an indicator this much less than the best one are as good
_MOST = 2  # goals bound to one indicator; more means that the words do not tell them apart
_PROSE = 0.2  # share of the words of a sentence in running text that must be those of the indicator
_SAYS_AGAIN = 0.4  # that share, general words counted, where the sentence has a target of its own for the indicator
_SAME_TARGET = 0.25  # share of the words that is enough where a goal has a target of the indicator, with its year
_BY_SECTION = 0.7
_BY_ROW = 0.95


@dataclass(frozen=True, slots=True)
class _Candidate:
    goal: Goal
    stems: tuple[str, ...]
    money: bool
    tier: int  # 0 stands in a list of goals, 1 in a list of results, 2 in running text
    numbers: Quantities
    apart: bool  # stands in a part of a programme that is not about its goals


def goal_indicators(
    goals: Sequence[Goal],
    statements: Mapping[str, Statement],
    indicators: Sequence[Indicator],
    sections: Sequence[Section],
    places: Places,
) -> tuple[Link, ...]:
    """A link from a goal to each value of the indicators that measure it; indicators that no goal fits get none.

    The row of an indicator that is a goal itself (it has a target) hangs on the goal that the indicator measures.
    "by row": the goal is the row of the indicator itself; "by meaning": the goal has most of the indicator's words
    (confidence grows with the share); "by section": the nearest section around the table holds one goal only.
    """
    measured = {value.region for indicator in indicators for value in indicator.values}
    by_programme: dict[str | None, list[_Candidate]] = defaultdict(list)
    rows: list[Statement] = []
    for goal in goals:
        statement = statements[goal.id]
        in_table = statement.source is StatementSource.TABLE_ROW or places.is_phrase(statement)
        if in_table and measured.intersection(statement.regions):
            rows.append(statement)
        else:
            by_programme[goal.programme].append(_candidate(goal, statement, places))
    alone = _goals_that_stand_alone(by_programme, statements, sections)
    links: list[Link] = []
    for indicator in indicators:
        links += _linked(indicator, ((row.id, _BY_ROW) for row in rows if _is_row_of(row, indicator)), "by row")
        meant = _meant(indicator, by_programme.get(indicator.programme, []))
        if meant:
            links += _linked(indicator, meant, "by meaning")
            best, sure = max(meant, key=lambda found: found[1])  # the row says what that goal is to reach
            own = (r.id for r in rows if r.source is StatementSource.TABLE_ROW and _is_row_of(r, indicator))
            links += [Link(GOAL_PARENT, id_, best, "by meaning", sure) for id_ in own]
        elif indicator.section_id in alone:
            links += _linked(indicator, [(alone[indicator.section_id], _BY_SECTION)], "by section")
    return tuple(links)


def _candidate(goal: Goal, statement: Statement, places: Places) -> _Candidate:
    place = places.of(statement)
    text = f"{statement.lead_in} {statement.text}" if _leads(statement) else statement.text
    listed = place.part in LIST_PARTS and not place.numbered and goal.number is not None
    tier = 0 if listed and place.part in GOAL_PARTS else 1 if listed else 2
    apart = place.part not in GOAL_PARTS and place.part is not None
    numbers = quantities_of(statement.text)
    return _Candidate(goal, stems_of(text), is_about_money(statement.text), tier, numbers, apart)


def _leads(statement: Statement) -> bool:
    """A lead-in that the item goes on from, so that its words are the item's too."""
    return statement.lead_in is not None and statement.lead_in.rstrip().endswith(":") and statement.text[:1].islower()


def _linked(indicator: Indicator, goals: Iterable[tuple[str, float]], reason: str) -> list[Link]:
    return [Link(GOAL_INDICATOR, goal, value.id, reason, sure) for goal, sure in goals for value in indicator.values]


def _is_row_of(row: Statement, indicator: Indicator) -> bool:
    return any(value.region in row.regions for value in indicator.values)


def _meant(indicator: Indicator, candidates: Sequence[_Candidate]) -> list[tuple[str, float]]:
    """Goals that an indicator is about, with confidence: goals in lists go before results, those before prose.

    Results and sentences that say again what is measured, with a number, come on top of those.
    """
    stems = stems_of(indicator.name)
    about_money = is_about_money(f"{indicator.name} {indicator.values[0].unit or ''}")
    covers = [(candidate, cover_of(stems, candidate.stems)) for candidate in candidates]
    mentions = Counter(word for _, cover in covers for word in cover.words)
    fitting = [
        (candidate, cover.share)
        for candidate, cover in covers
        if cover.words
        and (about_money or not candidate.money)
        and (cover.share >= _AGREE or _is_rare(cover, mentions))
        and (candidate.tier < 2 or len(cover.exact) >= _PROSE * len(candidate.stems))
    ]
    tier = min((candidate.tier for candidate, _ in fitting), default=0)
    fitting = [(candidate, share) for candidate, share in fitting if candidate.tier == tier]
    best = max((share for _, share in fitting), default=0.0)
    chosen = [(candidate, share) for candidate, share in fitting if share >= best - _TIE]
    if len(chosen) > _MOST:
        chosen = []
    again = ((candidate, cover) for candidate, cover in covers if candidate.tier > tier)
    chosen += [(candidate, cover.share) for candidate, cover in again if _says_again(candidate, cover, stems)]
    chosen += [(candidate, cover.share) for candidate, cover in covers if _has_target_of(candidate, cover, indicator)]
    return list({candidate.goal.id: round(0.5 + 0.45 * share, 3) for candidate, share in chosen}.items())


def _has_target_of(candidate: _Candidate, cover: Cover, indicator: Indicator) -> bool:
    """Whether a sentence says a target of the indicator with its year, so that fewer of its words are enough."""
    numbers = candidate.numbers
    return cover.share >= _SAME_TARGET and any(
        value.type is ValueType.TARGET and value.value in numbers.values and value.year in numbers.years
        for value in indicator.values
    )


def _says_again(candidate: _Candidate, cover: Cover, stems: tuple[str, ...]) -> bool:
    """Whether a result or a sentence in running text has its own number for the indicator."""
    shared = sum(stem in stems for stem in candidate.stems)
    return (
        bool(candidate.numbers.values)
        and not candidate.money
        and cover.share >= _AGREE
        and bool(cover.exact)
        and (candidate.tier < 2 or shared >= _SAYS_AGAIN * len(candidate.stems))
    )


def _is_rare(cover: Cover, mentions: Mapping[str, int]) -> bool:
    """Less agreement is enough where hardly any other goal of the programme has the very same words."""
    return cover.share >= _AGREE_RARE and bool(cover.exact) and all(mentions[word] <= _RARE for word in cover.exact)


def _goals_that_stand_alone(
    by_programme: Mapping[str | None, Sequence[_Candidate]],
    statements: Mapping[str, Statement],
    sections: Sequence[Section],
) -> dict[str | None, str]:
    """Sections whose nearest section with goals, going up, holds exactly one -> that goal."""
    parents = {section.id: section.parent_id for section in sections}
    inside: dict[str, list[str]] = defaultdict(list)
    for candidates in by_programme.values():
        for candidate in candidates:
            here = None if candidate.apart else statements[candidate.goal.id].section_id
            while here is not None:
                inside[here].append(candidate.goal.id)
                here = parents.get(here)
    alone: dict[str | None, str] = {}
    for section in sections:
        at: str | None = section.id
        while at is not None and not inside[at]:
            at = parents.get(at)
        if at is not None and len(inside[at]) == 1 and parents.get(at) is not None:
            alone[section.id] = inside[at][0]
    return alone
