"""Decisions survive a new reading of their document."""

from pathlib import Path

from pipeline.review.relinking import relink, told
from pipeline.store import open_database
from tests.factory import analysis, tagged
from tests.review.filling import fill, handed_out, take_in


def test_decisions_follow_their_statement_to_a_new_reading(tmp_path: Path) -> None:
    path = tmp_path / "findings.duckdb"
    before = [tagged("We openen in 2027 een wijk- team."), tagged("De wachttijd daalt."), tagged("Dit blijft.")]
    with open_database(path) as stored:
        stored.write_document(analysis("a.pdf", before), "run")
    filled = fill(handed_out(path, tmp_path / "uit", reviewers=("AB",)), {n: {"niveau": "tactisch"} for n in range(3)})
    take_in(path, filled)

    after = [tagged("We openen in 2027 een wijkteam."), tagged("Iets heel anders."), tagged("Dit blijft.")]
    with open_database(path) as stored:
        stored.write_document(analysis("a.pdf", after), "run")
        first, second = relink(stored), relink(stored)
        labels = stored.rows("SELECT statement_id, level, reviewed FROM statement_label ORDER BY ALL")
        kept = stored.rows("SELECT count(*) AS n FROM review")[0]["n"]
    assert (first.moved, first.lost) == (1, ("De wachttijd daalt.",))
    assert second.moved == 0, "a second run adds nothing"
    assert kept == 4, "the old rows stay"
    assert {"statement_id": after[0].statement.id, "level": "tactical", "reviewed": True} in labels
    assert len(told(first)) == 3
