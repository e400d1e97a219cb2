"""The stored findings -> judgements on all norm sets, stored again. Reads no document."""

from __future__ import annotations

from pipeline.norms import judge, load_norm_sets
from pipeline.settings import Settings
from pipeline.store import open_database


def judge_database(settings: Settings) -> bool:
    """Judges all norms anew; tells whether any judgement changed. The norms' queries run read-only."""
    norm_sets = load_norm_sets(settings.norm_folder)
    with open_database(settings.database, read_only=True) as database:
        assessments = judge(norm_sets, database.rows)
    norms = [
        {
            "norm_set": norm_set.name,
            "norm": norm.id,
            "version": norm_set.version,
            "evidence": " ".join(norm.evidence),
            "text": norm.text,
            "question": norm.question,
            "source": norm_set.source,
        }
        for norm_set in norm_sets
        for norm in norm_set.norms
    ]
    with open_database(settings.database) as database:
        return database.write_judgements(norms, assessments)
