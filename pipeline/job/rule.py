"""A person's decision on a judgement -> stored with its reason; it outlives every re-judging."""

from __future__ import annotations

from datetime import UTC, datetime

from pipeline.errors import UsageError
from pipeline.ids import stable_id
from pipeline.labels import Verdict
from pipeline.settings import Settings
from pipeline.store import open_database

_FIND = """
SELECT assessment_id, norm_set, norm, municipality, year, document, verdict, proposed_verdict
FROM norm_overview
WHERE norm = $norm AND ($norm_set IS NULL OR norm_set = $norm_set)
    AND ($document IS NOT NULL OR municipality = $municipality)
    AND year IS NOT DISTINCT FROM coalesce($year, CASE WHEN $document IS NOT NULL THEN year END)
    AND document IS NOT DISTINCT FROM $document
ORDER BY ALL
"""


def rule(
    settings: Settings,
    norm: str,
    verdict: str,
    reason: str,
    person: str,
    *,
    municipality: str | None = None,
    year: int | None = None,
    document: str | None = None,
    norm_set: str | None = None,
) -> str:
    """Confirms or overrules the judgement on a norm for a document, or a municipality and year (None: all years).

    Returns one Dutch sentence that says what was decided. Raises UsageError when no judgement or more than one fits,
    or the reason or person is empty.
    """
    if verdict not in tuple(Verdict):
        raise UsageError(f"Het oordeel '{verdict}' bestaat niet: kies uit {', '.join(Verdict)}.")
    if not reason.strip() or not person.strip():
        raise UsageError("Een besluit over een norm heeft een reden en een naam nodig: vul beide in.")
    wanted = {"norm": norm, "norm_set": norm_set, "municipality": municipality, "year": year, "document": document}
    with open_database(settings.database) as database:
        found = database.rows(_FIND, wanted)
        if len(found) != 1:
            told = "geen oordeel" if not found else f"{len(found)} oordelen ({', '.join(r['norm_set'] for r in found)})"
            raise UsageError(
                f"Er is {told} op norm {norm} voor deze gemeente, dit jaar of dit document: wees preciezer."
            )
        (judged,) = found
        now = datetime.now(UTC)
        database.add_ruling(
            {
                "ruling_id": stable_id("ruling", judged["assessment_id"], person, now.isoformat()),
                "assessment_id": judged["assessment_id"],
                "verdict": verdict,
                "reason": reason.strip(),
                "person": person.strip(),
                "ruled_at": now,
            }
        )
    done = "bevestigd" if verdict == judged["proposed_verdict"] else f"herzien (voorstel: {judged['proposed_verdict']})"
    return f"Norm {norm}: {verdict}, {done} door {person.strip()}."
