"""The stored findings -> judgements on all norm sets, stored again. Reads no document."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.job.derive import derive_database
from pipeline.norms import NormSet, judge, load_norm_sets, try_queries
from pipeline.settings import Settings
from pipeline.store import open_database

# Views that nearly every norm asks, for every document and year.
_ASKED_OFTEN = ("statement_label", "goal_inventory", "survey_result")


def check_norms(settings: Settings) -> tuple[NormSet, ...]:
    """The norm sets of the settings. Raises NormError for a faulty file or a query that does not work, so that a user
    is told before documents are read for an hour."""
    norm_sets = load_norm_sets(settings.norm_folder, settings.extra_norm_folder)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        with open_database(path):
            pass
        with open_database(path, read_only=True) as empty:
            try_queries(norm_sets, empty.rows)
    return norm_sets


def judge_database(settings: Settings) -> bool:
    """Judges all norms anew; tells whether any judgement changed. The norms' queries run read-only.

    Makes agreements and the ledger first, which the norms ask for. Faulty norm sets are refused before anything else.
    """
    norm_sets = check_norms(settings)
    with open_database(settings.database, read_only=True):
        pass  # judging what is not there must not make an empty database
    derive_database(settings)
    with open_database(settings.database, read_only=True) as database:
        database.hold_views(_ASKED_OFTEN)
        assessments = judge(norm_sets, database.rows)
    norms = [
        {
            "norm_set": norm_set.name,
            "norm": norm.id,
            "version": norm_set.version,
            "text": norm.text,
            "question": norm.question,
            "source": norm_set.source,
            "evidence": " ".join(norm.evidence),
            "remark": " ".join(filter(None, (norm.remark, norm_set.remark))) or None,
        }
        for norm_set in norm_sets
        for norm in norm_set.norms
    ]
    with open_database(settings.database) as database:
        return database.write_judgements(norms, assessments)
