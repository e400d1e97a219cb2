"""`python -m tests.documents.heldout [--unseen] [NAME ...]`: a table per document and class.

With names, also what went wrong; for documents that are not open only with `--unseen`, which spoils them as a measure.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from tests.documents.heldout.measure import NAMES, OPEN, Binding, Layout, binding_of, layout_of, truth_of


def show(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def main(arguments: list[str]) -> None:
    names = [one for one in arguments if one != "--unseen"]
    layouts = {name: layout_of(name) for name in names or NAMES}
    classes = defaultdict(list)
    print(f"{'document':26}{'intact':>7}{'tau':>7}{'leak':>6}{'cells':>7}{'heads':>7}")
    for name, one in layouts.items():
        classes[name.split("_")[0]].append(one)
        line = f"{show(one.intact):>7}{show(one.tau):>7}{len(one.leaked):>6}{show(one.cells):>7}{show(one.headings):>7}"
        print(f"{name:26}{line}")
    print()
    for kind, several in classes.items():
        leaked = sum(len(one.leaked) for one in several)
        print(f"{'class ' + kind:26}{mean(several, 'intact'):>7}{mean(several, 'tau'):>7}{leaked:>6}"
              f"{mean(several, 'cells'):>7}{mean(several, 'headings'):>7}")  # fmt: skip
    budgets = {name: binding_of(name) for name in layouts if "goals" in truth_of(name)}
    if budgets:
        print(f"\n{'budget':26}{'goals':>7}{'results':>8}{'declared':>9}{'numbers':>8}{'parents':>8}"
              f"{'indic R':>8}{'P':>6}{'money R':>8}{'P':>6}")  # fmt: skip
    for name, bound in budgets.items():
        print(f"{name:26}{show(bound.goals.recall):>7}{show(bound.results.recall):>8}"
              f"{show(bound.declared.precision):>9}{show(bound.numbers.recall):>8}{show(bound.parents.recall):>8}"
              f"{show(bound.indicators.recall):>8}{show(bound.indicators.precision):>6}"
              f"{show(bound.finance.recall):>8}{show(bound.finance.precision):>6}")  # fmt: skip
    for name in names:
        if name in OPEN or "--unseen" in arguments:
            explain(name, layouts[name], budgets.get(name))


def mean(several: list[Layout], field: str) -> str:
    values = [value for one in several if (value := getattr(one, field)) is not None]
    return show(sum(values) / len(values)) if values else ""


def explain(name: str, layout: Layout, bound: Binding | None) -> None:
    print(f"\n{name}")
    for title, lines in (("not intact", layout.missing), ("leaked", layout.leaked), ("cells", layout.missing_cells),
                         ("headings", layout.missing_headings)):  # fmt: skip
        for line in lines:
            print(f"  {title}: {line}")
    if bound:
        for field in ("goals", "results", "declared", "numbers", "parents", "indicators", "finance"):
            for line in getattr(bound, field).missing:
                print(f"  {field} missing: {line}")
            for line in getattr(bound, field).extra:
                print(f"  {field} extra: {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
