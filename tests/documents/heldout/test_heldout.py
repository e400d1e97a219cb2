"""The held-out set does not read worse than it did: floors under the figures of README.md, not goals.

Of a document that is not in `open.json` a failure tells only the figure: whoever reads its faults has spoilt it.
"""

from __future__ import annotations

import json

import pytest

from tests.documents.heldout.measure import HERE, NAMES, OPEN, binding_of, layout_of

FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
BUDGETS = tuple(name for name in NAMES if "goals" in FLOORS[name])
Figure = tuple[str, float | None, tuple[str, ...]]


def hold(name: str, figures: list[Figure]) -> None:
    """Fails without a traceback, which would print the objects of a document that is to remain unseen."""
    __tracebackhide__ = True
    fallen = [one for one in figures if one[1] is not None and one[1] < FLOORS[name][one[0]]]
    if fallen:
        lines = [f"{field} {value:.3f}, floor {FLOORS[name][field]}" for field, value, _ in fallen]
        texts = [text for *_, faults in fallen for text in faults] if name in OPEN else ["(unseen: no faults shown)"]
        pytest.fail("\n".join([name, *lines, *texts]), pytrace=False)


@pytest.mark.parametrize("name", NAMES)
def test_layout(name: str) -> None:
    one = layout_of(name)
    leaks = (f"{len(one.leaked)} leaks", *(one.leaked if name in OPEN else ()))
    hold(
        name,
        [
            ("intact", one.intact, one.missing),
            ("tau", one.tau, ()),
            ("cells", one.cells, one.missing_cells),
            ("headings", one.headings, one.missing_headings),
        ],
    )
    if len(one.leaked) > FLOORS[name]["leaked"]:
        pytest.fail("\n".join([name, *leaks]), pytrace=False)


@pytest.mark.slow
@pytest.mark.parametrize("name", BUDGETS)
def test_binding(name: str) -> None:
    """Goals and results, parents, indicator values and amounts of the budgets and the accounts."""
    bound = binding_of(name)
    hold(
        name,
        [
            ("goals", bound.goals.recall, bound.goals.missing),
            ("results", bound.results.recall, bound.results.missing),
            ("declared", bound.declared.precision, bound.declared.extra),
            ("numbers", bound.numbers.recall, bound.numbers.missing),
            ("parents", bound.parents.recall, bound.parents.missing),
            ("indicators", bound.indicators.recall, bound.indicators.missing),
            ("indicators_precision", bound.indicators.precision, bound.indicators.extra),
            ("finance", bound.finance.recall, bound.finance.missing),
            ("finance_precision", bound.finance.precision, bound.finance.extra),
        ],
    )
