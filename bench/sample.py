"""Measures a run over corpus/voorbeeld against its truth files: python -m bench.sample DATABASE

Unlike the tests, which read perfectly or tag as the truth says, this is what a user gets: PDF, classifier, binding and
norms together. Prints verdicts that differ and how many say that uncertain labels decide them, precision and recall of
links, also among goals that the classifier found, and of the states of the ledger, also without rows that rest on an
uncertain label.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pipeline.settings import ROOT
from pipeline.store import open_database

TRUTH = ROOT / "corpus" / "voorbeeld" / "truth"
Row = dict[str, Any]

LINKS = """
SELECT d.name AS document, l.kind, s.text AS start, coalesce(t.text, v.indicator) AS finish
FROM link l JOIN document d USING (document_id) JOIN statement s ON s.statement_id = l.from_id
LEFT JOIN statement t ON t.statement_id = l.to_id LEFT JOIN indicator_value v ON v.indicator_value_id = l.to_id
WHERE l.reason <> 'by row' AND d.corpus = 'voorbeeld' AND s.source <> 'table_row'
GROUP BY ALL
"""


def main(path: Path) -> None:
    with open_database(path, read_only=True) as database:
        overview = database.rows("FROM norm_overview")
        ledger = database.rows("FROM ledger_overview")
        links = database.rows(LINKS)
        goals = database.rows("SELECT document, text FROM goal_inventory WHERE corpus = 'voorbeeld'")
    norms(overview)
    for kind in ("goal_parent", "goal_indicator"):
        true = [row for row in rows_of("links.csv") if row["kind"] == kind]
        found = [row for row in links if row["kind"] == kind]
        show(kind, true, found, is_link)
        show(f"{kind}, goals found", [row for row in true if is_between_goals(row, goals)], found, is_link)
    for subject in ("goal", "target", "realisation", "chain"):
        true = [row for row in rows_of("ledger.csv") if row["subject"] == subject]
        found = [row for row in ledger if row["subject"] == subject]
        show(f"ledger: {subject}", true, found, is_entry)
        if any(row["uncertain"] for row in found):
            show(f"ledger: {subject}, certain", true, [row for row in found if not row["uncertain"]], is_entry)


def norms(overview: Iterable[Row]) -> None:
    """How many verdicts are as the truth has them, those that are not, and how many hang on uncertain labels."""
    found = {(r["norm_set"], r["norm"], r["municipality"], r["document"]): r for r in overview if r["document"]}
    found |= {
        (r["norm_set"], r["norm"], r["municipality"], ""): r for r in overview if not r["document"] and not r["year"]
    }
    by_document = {(key[0], key[1], key[3]): row for key, row in found.items() if key[3]}
    true = [(row, row["verdict"]) for row in rows_of("norms.csv")]
    for file in sorted(TRUTH.glob("*.json")):
        verdict = json.loads(file.read_text("utf-8"))["norm_1_1"]["verdict"]
        true.append(({"norm_set": "jeugdhulp", "norm": "1.1", "document": f"{file.stem}.pdf"}, verdict))
    right = 0
    hanging: Counter[bool] = Counter()
    for row, verdict in true:
        key = (row["norm_set"], row["norm"])
        judged = by_document[*key, row["document"]] if row["document"] else found[*key, row["municipality"], ""]
        right += judged["verdict"] == verdict
        hanging[judged["verdict"] == verdict] += judged["certain_verdict"] is not None
        if judged["verdict"] != verdict:
            print(f"  {row['norm']} {row['document'] or row['municipality']}: {judged['verdict']}, not {verdict}")
            print(f"    {judged['reason']}")
    print(f"norms: {right} of {len(true)} verdicts as the truth has them")
    print(
        f"say that uncertain labels decide: {hanging[False]} of the {len(true) - right} other verdicts, "
        f"{hanging[True]} of the {right} right ones"
    )


def show(name: str, true: list[Row], found: list[Row], same: Callable[[Row, Row], bool]) -> None:
    hit = sum(any(same(one, other) for other in found) for one in true)
    right = sum(any(same(one, other) for one in true) for other in found)
    precision, recall = right / max(1, len(found)), hit / max(1, len(true))
    print(f"{name}: precision {precision:.3f} ({len(found)} found), recall {recall:.3f} ({len(true)} true)")


def is_link(true: Row, found: Row) -> bool:
    return (
        found["document"] == f"{true['document']}.pdf"
        and found["start"].startswith(true["from"])
        and any(found["finish"].startswith(end) for end in true["to"].split("|"))
    )


def is_between_goals(true: Row, goals: Iterable[Row]) -> bool:
    """Whether the classifier took for goals what a true link binds."""
    texts = [row["text"] for row in goals if row["document"] == f"{true['document']}.pdf"]
    ends = [true["to"].split("|")] if true["kind"] == "goal_parent" else []
    return all(
        any(text.startswith(opening) for text in texts for opening in openings) for openings in ([true["from"]], *ends)
    )


def is_entry(true: Row, found: Row) -> bool:
    keys = ("municipality", "subject", "from_year", "to_year", "state")
    text = found["from_text"] or found["to_text"] or ""
    return (
        all(str(found[key]) == true[key] for key in keys)
        and text.startswith(true["text"])
        and true["change"] in ("", found["change"])
    )


def rows_of(name: str) -> list[Row]:
    with (TRUTH / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
