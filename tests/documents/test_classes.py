"""Every class of generated layout: sentences intact and in order, no furniture in statements, table cells right."""

from pathlib import Path

import pytest

from tests.documents.measure import CLASSES, make, score

COLUMNS = ("column", "gutter", "sidebar")
UNRULED = ("figures_unruled", "figures_zebra", "figures_top_and_bottom")


@pytest.mark.parametrize("name", CLASSES)
def test_class(name: str, tmp_path: Path) -> None:
    path, truth = make(name, tmp_path)
    result = score(path, truth)
    limit = 0.95 if any(word in name for word in COLUMNS) else 0.97
    assert result.intact >= limit, result.missing
    assert result.tau >= 0.99
    assert result.leaked == 0
    assert result.cells is None or result.cells >= (0.90 if name in UNRULED else 0.98)
    assert result.headings is None or result.headings == 1.0
