"""Links of the sample corpus, read from its PDFs, against those that a person made from the same texts.

`truth/links.csv` was made from `corpus/source/*.txt`, not from our output. `from` and `to` are how the texts begin; a
bar stands between parents that are as good (a heading "1.1 en 1.2"). Statements are tagged as the truth files say, so
that this measures binding.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from pipeline.settings import ROOT
from tests.goals.test_voorbeeld import CORPUS, TRUTHS, bound_of, code

LEAST = 0.9
KINDS = ("goal_parent", "goal_indicator", "programme_budget")


@dataclass(frozen=True, order=True)
class Found:
    document: str
    programme: str
    kind: str
    start: str
    end: str


@dataclass(frozen=True, order=True)
class True_(Found):
    def is_found_as(self, link: Found) -> bool:
        same = (self.document, self.kind) == (link.document, link.kind) and self.programme in ("", link.programme)
        return same and link.start.startswith(self.start) and any(link.end.startswith(e) for e in self.end.split("|"))


def true_links(kind: str) -> list[True_]:
    with (CORPUS / "truth" / "links.csv").open(encoding="utf-8") as file:
        rows = [True_(*row.values()) for row in csv.DictReader(file)]
    return [row for row in rows if row.kind == kind]


def found_links(kind: str) -> list[Found]:
    found: set[Found] = set()
    for path in TRUTHS:
        _, bound, statements, _ = bound_of(path)
        programmes = {goal.id: code(goal.programme) or "" for goal in bound.goals}
        names = {value.id: value.indicator for value in bound.indicator_values}
        texts = {id_: statement.text for id_, statement in statements.items()} | names
        for link in bound.links:
            if link.kind == kind and link.reason != "by row":  # a row of a table is its own indicator
                at = programmes[link.from_id].upper()
                found.add(Found(path.stem, at, kind, texts[link.from_id], texts[link.to_id]))
        if kind == "programme_budget":
            for line in bound.budget_lines:
                programme = (code(line.programme) or "").upper()
                found.add(Found(path.stem, programme, kind, line.row, programme))
    return sorted(found)


@pytest.mark.parametrize("kind", KINDS)
def test_precision_and_recall(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    truth, found = true_links(kind), found_links(kind)

    missed = [link for link in truth if not any(link.is_found_as(other) for other in found)]
    wrong = [link for link in found if not any(other.is_found_as(link) for other in truth)]

    recall, precision = 1 - len(missed) / len(truth), 1 - len(wrong) / len(found)
    with capsys.disabled():
        print(f"\n{kind}: precision {precision:.3f} ({len(found)} found), recall {recall:.3f} ({len(truth)} true)")
    assert recall >= LEAST, told(missed)
    assert precision >= LEAST, told(wrong)


def told(links: Iterable[Found]) -> str:
    return "\n".join(f"{link.document} {link.programme}: {link.start[:50]} -> {link.end[:50]}" for link in links)


def test_the_truth_names_what_stands_in_the_sources() -> None:
    for kind in KINDS:
        for link in true_links(kind):
            source = (ROOT / "corpus" / "source" / f"{link.document}.txt").read_text("utf-8")
            texts = [line.split("| ", 1)[-1].split(" ; ")[0] for line in source.splitlines()]
            assert any(text.startswith(link.start) for text in texts), link
            ends = link.end.split("|") if kind != "programme_budget" else []
            assert all(any(text.startswith(end) for text in texts) for end in ends), link
