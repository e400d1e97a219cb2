"""All volumes of all municipalities -> the ledger: what became of goals, targets and amounts over the years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.goals.explain import Cues
from pipeline.goals.ledger_goals import follow_chain, follow_goals
from pipeline.goals.ledger_nouns import MAKER, Amount, LedgerEntry, Measured, Uttering, Volume
from pipeline.goals.ledger_results import follow_results, planned_in
from pipeline.goals.ledger_values import follow_budget, follow_realisation, follow_targets
from pipeline.goals.recalculate import recalculate
from pipeline.labels import DocumentKind

__all__ = ["MAKER", "Amount", "LedgerEntry", "Measured", "Uttering", "Volume", "keep_ledger"]

# Where a chain starts, first to last: agreement of the coalition (kept as `overig`), plan, budget, covenant.
_CHAIN = (DocumentKind.OTHER, DocumentKind.POLICY_PLAN, DocumentKind.BUDGET, DocumentKind.COVENANT)
_COALITION = ("coalitieakkoord", "collegeprogramma", "bestuursakkoord", "raadsprogramma", "collegeakkoord")


def keep_ledger(volumes: Iterable[Volume], cues: Cues) -> tuple[LedgerEntry, ...]:
    """Entries of all municipalities, each once; a municipality with one document gets recalculations only."""
    by_municipality: dict[str, list[Volume]] = defaultdict(list)
    for volume in volumes:
        by_municipality[volume.municipality].append(volume)
    entries: dict[str, LedgerEntry] = {}
    for own in by_municipality.values():
        for entry in _municipality(sorted(own, key=lambda v: (v.year, v.kind)), cues):
            entries.setdefault(entry.id, entry)
    return tuple(entries.values())


def _municipality(volumes: Sequence[Volume], cues: Cues) -> Iterable[LedgerEntry]:
    for kind in (DocumentKind.POLICY_PLAN, DocumentKind.BUDGET, DocumentKind.COVENANT):
        for old, new in pairwise([v for v in volumes if v.kind is kind]):
            yield from follow_goals(old, new)
            yield from follow_targets(old, new)
    frames = [v for v in volumes if v.kind in (DocumentKind.POLICY_PLAN, DocumentKind.BUDGET)]
    for accounts in (v for v in volumes if v.kind is DocumentKind.ACCOUNTS):
        yield from follow_realisation([f for f in frames if f.year <= accounts.year], accounts, cues)
        budgets = [f for f in frames if f.kind is DocumentKind.BUDGET and f.year == accounts.year]
        for budget in budgets or [planned_in(accounts)]:
            yield from follow_results(budget, accounts, cues)
        yield from follow_budget(accounts, cues)
    yield from _chain(volumes)
    for volume in volumes:
        yield from recalculate(volume)


def _chain(volumes: Sequence[Volume]) -> Iterable[LedgerEntry]:
    """Each coalition agreement and plan to the first budget after it, and to the first covenant."""
    starts = [v for v in volumes if v.kind is DocumentKind.POLICY_PLAN or _is_coalition(v)]
    for start in starts:
        for kind in (DocumentKind.POLICY_PLAN, DocumentKind.BUDGET, DocumentKind.COVENANT):
            later = [v for v in volumes if v.kind is kind and v.year >= start.year and v is not start]
            if later and _CHAIN.index(kind) > _CHAIN.index(start.kind):
                yield from follow_chain(start, min(later, key=lambda v: v.year))


def _is_coalition(volume: Volume) -> bool:
    return volume.kind is DocumentKind.OTHER and any(word in volume.title.lower() for word in _COALITION)
