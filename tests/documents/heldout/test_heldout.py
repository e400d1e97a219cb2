"""The held-out set does not read worse than it did: floors under the figures of README.md, not goals."""

from __future__ import annotations

import json

import pytest

from tests.documents.heldout.measure import HERE, NAMES, binding_of, layout_of

FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
BUDGETS = tuple(name for name in NAMES if "goals" in FLOORS[name])


@pytest.mark.parametrize("name", NAMES)
def test_layout(name: str) -> None:
    floor, result = FLOORS[name], layout_of(name)
    assert result.intact >= floor["intact"], result.missing
    assert result.tau >= floor["tau"]
    assert len(result.leaked) <= floor["leaked"], result.leaked
    assert result.cells is None or result.cells >= floor["cells"], result.missing_cells
    assert result.headings is None or result.headings >= floor["headings"], result.missing_headings


@pytest.mark.slow
@pytest.mark.parametrize("name", BUDGETS)
def test_binding(name: str) -> None:
    """Goals and results, parents, indicator values and amounts of the three budgets and the accounts."""
    floor, bound = FLOORS[name], binding_of(name)
    assert bound.goals.recall >= floor["goals"], bound.goals.missing
    assert bound.results.recall >= floor["results"], bound.results.missing
    assert bound.declared.precision >= floor["declared"], bound.declared.extra
    assert bound.numbers.recall >= floor["numbers"], bound.numbers.missing
    assert bound.parents.recall >= floor["parents"], bound.parents.missing
    assert bound.indicators.recall >= floor["indicators"], bound.indicators.missing
    assert bound.indicators.precision >= floor["indicators_precision"], bound.indicators.extra
    assert bound.finance.recall >= floor["finance"], bound.finance.missing
    assert bound.finance.precision >= floor["finance_precision"], bound.finance.extra
