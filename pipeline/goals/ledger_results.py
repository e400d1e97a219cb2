"""Results that a budget announces for its year -> what the accounts of that year say of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.goals.explain import Cues, find_explanation, is_mentioned
from pipeline.goals.ledger_goals import similarity
from pipeline.goals.ledger_nouns import LedgerEntry, Uttering, Volume
from pipeline.goals.quantities import quantities_of
from pipeline.goals.words import stem_of, stems_of
from pipeline.ids import normalise
from pipeline.labels import Kind, ValueType

# Likeness (0 to 1) from which a report is about a result; the same printed number needs less.
ABOUT = 0.5
ABOUT_WITH_NUMBER = 0.3
# Likeness from which a heading is the result.
AS_HEADING = 0.8
# A long word that few goals have names what they are about.
TELLING_LETTERS = 7
FEW_GOALS = 2

# A stem that is shorter is that of a unit ("uur"), which says too little of what is counted.
TELLING_STEM = 5

_COUNT = re.compile(r"(?<![\w.,])([^\W\d_]{3,}|\d[\d.,]*) ([^\W\d_]{5,})(?=\W|$)")
_ALL_OF = re.compile(r"\balle ([^\W_]+)", re.IGNORECASE)
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTHS)}) ((?:19|20)\d\d)\b", re.IGNORECASE)
_AT_MOST = re.compile(r"\b(ten hoogste|hoogstens|maximaal|niet meer dan|minder dan|hooguit)\b", re.IGNORECASE)


def follow_results(budget: Volume, accounts: Volume, cues: Cues) -> list[LedgerEntry]:
    """Each numbered result ("2.1") of the budget against the accounts of the same year.

    Where the accounts only say the result again, as in a list of what was planned, what stands below a heading with the
    result is the report.
    Reached or not is only said where the report names both what was wanted and what came of it.
    """
    reports = [s for s in accounts.statements if s.kind is Kind.REALISATION and not _is_of_indicator(s, accounts)]
    results = [g for g in budget.goals if g.number and "." in g.number.strip(".")]
    found = _pairs(results, reports)
    left = [report for report in reports if report not in found.values()]
    # prose says again what the numbered phrases are about
    counts = Counter(stem for goal in budget.goals if goal.number for stem in _rare_stems(goal.text))
    entries = []
    for goal in results:
        below = [s for s in accounts.statements if s.kind is not Kind.GOAL and _is_below(goal, s)]
        report = found.get(goal.id)
        if report is None or normalise(report.text) == normalise(goal.text):
            report = _report_of(goal, below, cues) or report or _by_name(goal, left, counts)
        if report is not None or accounts.readable:
            entries.append(_entry(budget, accounts, goal, report, below or accounts.statements, cues))
    return entries


def planned_in(accounts: Volume) -> Volume:
    """What the accounts themselves list as planned: numbered phrases that are headings further on, with a report below
    them. It stands for the budget where that is not there."""
    headings = {normalise(heading) for statement in accounts.statements for heading in statement.path}
    planned = (
        replace(s, kind=Kind.GOAL)
        for s in accounts.statements
        if s.kind is Kind.REALISATION and s.number and headings & {normalise(s.text), normalise(f"{s.number} {s.text}")}
    )
    return replace(accounts, statements=tuple(planned), values=(), amounts=())


def _is_below(goal: Uttering, statement: Uttering) -> bool:
    """Whether a heading above the statement is the result itself ("1.1.01 Verordening vastgesteld")."""
    return _same_programme(goal, statement) and any(
        _is_heading_of(goal.number or "", goal.text, heading) for heading in statement.path
    )


@lru_cache(maxsize=100_000)
def _is_heading_of(number: str, text: str, heading: str) -> bool:
    numbered = _belongs(number, heading.split(" ")[0])
    return similarity(text, heading) >= (ABOUT_WITH_NUMBER if numbered else AS_HEADING)


def _report_of(goal: Uttering, below: Sequence[Uttering], cues: Cues) -> Uttering | None:
    """Of what stands below the heading the sentence that says whether it was reached, else the first report or, where
    the machine saw none, the first sentence."""
    reports = [s for s in below if s.kind is Kind.REALISATION]
    decided = (s for s in below if cues.not_done.search(s.text))
    counted = (s for s in reports if _outcome(goal.text, s.text, cues)[0] in ("reached", "not_reached"))
    return next(decided, None) or next(counted, None) or next(iter(reports or below), None)


def _is_of_indicator(report: Uttering, accounts: Volume) -> bool:
    """Whether a report tells the value of an indicator, which is followed by itself."""
    told = quantities_of(report.text).values
    return any(
        value.type is ValueType.REALISED and value.value in told and is_mentioned(value.indicator, report)
        for value in accounts.values
    )


def _pairs(results: Sequence[Uttering], reports: Sequence[Uttering]) -> dict[str, Uttering]:
    """The report of each result by its id, likest first, each report once."""
    scored = []
    for order, goal in enumerate(results):
        words = quantities_of(goal.text).words
        for report in reports:
            if not _same_programme(goal, report):
                continue
            likeness = similarity(words, quantities_of(report.text).words)
            numbered = _belongs(goal.number or "", report.number)
            if likeness >= (ABOUT_WITH_NUMBER if numbered else ABOUT):
                scored.append((likeness + numbered, order, goal, report))
    found: dict[str, Uttering] = {}
    taken: set[str] = set()
    for _, _, goal, report in sorted(scored, key=lambda row: (-row[0], row[1], row[3].position)):
        if goal.id not in found and report.id not in taken:
            found[goal.id] = report
            taken.add(report.id)
    return found


def _by_name(goal: Uttering, reports: Iterable[Uttering], counts: Mapping[str, int]) -> Uttering | None:
    """A report that holds a word that hardly any other goal has, such as the name of a project."""
    telling = {stem for stem in _rare_stems(goal.text) if counts[stem] <= FEW_GOALS}
    return next((r for r in reports if _same_programme(goal, r) and telling & _rare_stems(r.text)), None)


def _rare_stems(text: str) -> set[str]:
    return {stem for stem in stems_of(text) if len(stem) >= TELLING_LETTERS}


def _same_programme(goal: Uttering, report: Uttering) -> bool:
    return not (goal.programme and report.programme) or goal.programme == report.programme


def _belongs(number: str, other: str | None) -> bool:
    """'1.1' and '1.1.01' or '1.1.'."""
    mine, theirs = number.strip(". "), (other or "").strip(". ")
    return bool(theirs) and (theirs == mine or theirs.startswith(f"{mine}."))


def _entry(
    budget: Volume,
    accounts: Volume,
    goal: Uttering,
    report: Uttering | None,
    statements: Sequence[Uttering],
    cues: Cues,
) -> LedgerEntry:
    state, target, realised = "not_reported", None, None
    explained, why = None, None
    if report is not None:
        state, target, realised = _outcome(goal.text, report.text, cues)
        if state == "not_reached":
            why = _explanation(goal, report, realised, statements, cues)
            explained = why is not None
    return LedgerEntry(
        municipality=accounts.municipality,
        subject="realisation",
        state=state,
        programme=goal.programme,
        from_document_id=goal.document_id,
        from_year=budget.year,
        from_id=goal.id,
        from_text=goal.text,
        from_value=target,
        to_document_id=report.document_id if report else accounts.document_ids[0],
        to_year=accounts.year,
        to_id=report.id if report else None,
        to_text=report.text if report else None,
        to_value=realised,
        target_year=accounts.year,
        explained=explained,
        explanation_id=why.id if why else None,
    )


def _outcome(wanted: str, told: str, cues: Cues) -> tuple[str, float | None, float | None]:
    """State, wanted and realised number. 'zeven van de negen' and '487, waar 450 was afgesproken' tell both, as do
    'vier scholen' for 'vijf scholen' and a date for a date; 'is niet gestart' tells without."""
    targets, report = quantities_of(wanted).values, quantities_of(told)
    missed = cues.not_done.search(told) is not None
    due, done = _date(wanted), _date(told)
    if due and done and not missed:
        return ("reached" if done <= due else "not_reached"), None, None
    if not targets:
        return ("not_reached" if missed else "reported"), None, None
    target = targets[0]
    others = [value for value in report.values if value != target]
    if target in report.values and others:
        realised = others[0]
    else:
        asked, given = _counted(wanted), _counted(told)
        if not missed and any(quantities_of(number).values == (target,) for number in _ALL_OF.findall(told)):
            return "reached", target, target
        same = next((noun for noun in asked if noun in given), None)
        if same is None or missed:
            return ("not_reached" if missed else "reported"), target, None
        target, realised = asked[same], given[same]
    if _AT_MOST.search(wanted):
        return ("reached" if realised <= target else "not_reached"), target, realised
    return ("reached" if realised >= target else "not_reached"), target, realised


def _date(text: str) -> tuple[int, int, int] | None:
    """Year, month and day where a text holds one full date."""
    found = _DATE.findall(text)
    if len(found) != 1:
        return None
    day, month, year = found[0]
    return int(year), _MONTHS.index(month.lower()), int(day)


def _counted(text: str) -> dict[str, float]:
    """What is counted, by stem: 'bij één praktijk' -> {'praktijk': 1}; the first number of each."""
    found: dict[str, float] = {}
    for count, noun in _COUNT.findall(_DATE.sub(" ", text)):
        values = (1.0,) if count.lower() == "één" else quantities_of(count).values
        stem = stem_of(noun)
        if values and len(stem) >= TELLING_STEM:
            found.setdefault(stem, values[0])
    return found


def _explanation(
    goal: Uttering, report: Uttering, realised: float | None, statements: Sequence[Uttering], cues: Cues
) -> Uttering | None:
    """A cause under a heading of the result's own number or subject, else beside a sentence about the report."""
    telling = _rare_stems(goal.text)
    for statement in statements:
        about = (
            _is_below(goal, statement)
            or _belongs(goal.number or "", statement.heading.split(" ")[0])
            or telling & _rare_stems(statement.heading)
        )
        if about and _same_programme(goal, statement) and cues.cause.search(statement.text):
            return statement
    later = [s for s in statements if s.document_id == report.document_id and s.position >= report.position]
    return find_explanation(report.text, realised, report.programme, later, cues)
