"""Dutch words for the codebook's labels, states and column names, as researchers see them."""

from __future__ import annotations

from pipeline.review.labels import DIMENSIONS, DUTCH

LABELS = {
    **DUTCH,
    **{dimension.value: name for dimension, name in DIMENSIONS.items()},
    # documents
    "done": "gelezen",
    "partly_read": "deels gelezen",
    "unreadable": "onleesbaar",
    "failed": "mislukt",
    "municipality": "gemeente",
    "document_kind": "soort",
    "year": "jaar",
    "title": "titel",
    # values of indicators
    "baseline": "nulmeting",
    "target": "streefwaarde",
    "realised": "gerealiseerd",
    "reference": "referentie",
    # links
    "by number": "op nummer",
    "by section": "op plaats",
    "by nesting": "op inspringing",
    "by meaning": "op betekenis",
    "by row": "als eigen rij",
    # elements of agreements
    "consultation": "overleg",
    "control": "sturing en controle",
    "period": "looptijd",
    "party": "partij",
    "responsibilities": "verantwoordelijkheden",
    "ambition": "ambitie",
    "shared_interest": "gedeeld belang",
    "funding": "geld",
    "tariffs": "tarieven",
    "result_incentive": "prikkel op resultaat",
    "production_incentive": "prikkel op productie",
    "progress_report": "voortgangsrapportage",
    "evaluation": "evaluatie",
    "conflict": "geschillen",
    "quality": "kwaliteit",
    "suitable_care": "passende zorg",
    "professionalism": "professionaliteit",
    "role": "rol",
    "care_line": "lijn",
    "strategic_partners": "strategische partners",
    "long_term": "lange termijn",
    "early_involvement": "vroege betrokkenheid",
    "information_sharing": "informatie delen",
    "joint_monitoring": "gezamenlijk monitoren",
    "improvement": "verbeteren",
    "baseline_measurement": "nulmeting",
    "client_survey": "cliëntonderzoek",
    "survey_response": "respons van een enquête",
}


def dutch(label: str | None) -> str:
    """The Dutch word for a label; an unknown label as it is; nothing for None."""
    return LABELS.get(label, label) if label else ""
