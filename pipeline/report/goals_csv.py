"""The goal inventory -> `doelen.csv`, which opens right in a Dutch Excel."""

from __future__ import annotations

from pathlib import Path

from pipeline.csvfile import write_rows
from pipeline.report.labels import dutch
from pipeline.review.privacy import mask
from pipeline.store import Database

COLUMNS = (
    "doel_id",
    "gemeente",
    "jaar",
    "soort",
    "document",
    "pagina",
    "programma",
    "nummer",
    "hoort bij",
    "inleiding",
    "tekst",
    "niveau",
    "meetbaarheid",
    "resultaat",
    "over geld",
    "tijdgebonden",
    "indicator",
    "streefwaarde",
    "eenheid",
    "wanneer",
    "zekerheid",
    "onzeker",
    "nagekeken",
)


def write_goals(database: Database, path: Path) -> int:
    """Writes one row a goal and returns their number; `onzeker` tells that one of its labels is uncertain.

    What points to a person (citizen service number, e-mail address, telephone number) is masked.
    """
    goals = database.rows("FROM goal_inventory")
    write_rows(
        path,
        COLUMNS,
        (
            (
                goal["goal_id"],
                goal["municipality"],
                goal["year"],
                goal["document_kind"],
                goal["document"],
                goal["page"],
                goal["programme"],
                goal["number"],
                goal["parent_number"],
                mask(goal["lead_in"] or "") or None,
                mask(goal["text"], goal["lead_in"] or ""),
                dutch(goal["level"]),
                dutch(goal["measurability"]),
                dutch(goal["result"]),
                dutch(goal["budget"]),
                dutch(goal["time_bound"]),
                goal["indicator"],
                goal["target_value"],
                goal["unit"],
                goal["deadline"],
                round(goal["confidence"], 2),
                goal["uncertain"],
                goal["reviewed"],
            )
            for goal in goals
        ),
    )
    return len(goals)
