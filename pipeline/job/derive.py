"""The stored findings -> what follows from them: agreements and the ledger; reads no document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.goals.agreement_lexicon import load_agreement_lexicon
from pipeline.goals.agreements import MAKER, Uttered, find_agreements
from pipeline.goals.explain import load_cues_of_explanation
from pipeline.goals.ledger import Amount, LedgerEntry, Measured, Uttering, Volume, keep_ledger
from pipeline.goals.outline import full_title, sections_to_places
from pipeline.labels import DocumentKind, DocumentStatus, Kind, ValueType
from pipeline.model import Section
from pipeline.norms.judge import MAX_UNREAD_SHARE
from pipeline.settings import Settings
from pipeline.store import Database, open_database

Rows = list[dict[str, Any]]


def derive_database(settings: Settings) -> bool:
    """Makes agreements and ledger anew from what is stored; tells whether anything changed."""
    with open_database(settings.database) as database:
        documents = database.rows("FROM document_coverage")
        statements = _by_document(database.rows(_STATEMENTS))
        agreements = _agreements(documents, statements, settings)
        cues = load_cues_of_explanation(settings.lexicon_folder)
        entries = keep_ledger(_volumes(database, documents, statements), cues)
        return database.replace_tables({"agreement": agreements, "ledger": [_ledger_row(entry) for entry in entries]})


_STATEMENTS = """
SELECT s.statement_id, s.document_id, s.position, s.text, s.section_id, s.section_path, s.lead_in, s.marker, s.source,
    l.kind, l.measurability, g.programme, g.number
FROM statement s
JOIN statement_label l USING (statement_id)
LEFT JOIN goal g ON g.goal_id = s.statement_id
WHERE l.kind IS NOT NULL
ORDER BY s.document_id, s.position
"""

_MEASURED = """
SELECT l.from_id AS goal_id, list(DISTINCT v.indicator) AS indicators
FROM link l
JOIN indicator_value v ON v.indicator_value_id = l.to_id
WHERE l.kind = 'goal_indicator'
GROUP BY l.from_id
"""


def _by_document(rows: Iterable[dict[str, Any]]) -> dict[str, Rows]:
    found: dict[str, Rows] = defaultdict(list)
    for row in rows:
        found[row["document_id"]].append(row)
    return found


def _agreements(documents: Rows, statements: Mapping[str, Rows], settings: Settings) -> Rows:
    lexicon = load_agreement_lexicon(settings.lexicon_folder)
    found: Rows = []
    for document in documents:
        uttered = [
            Uttered(
                row["statement_id"],
                row["document_id"],
                row["text"],
                Kind(row["kind"]),
                tuple(row["section_path"]),
                row["lead_in"],
            )
            for row in statements[document["document_id"]]
        ]
        for agreement in find_agreements(uttered, DocumentKind(document["document_kind"]), lexicon):
            row = asdict(agreement)
            lists = {name: list(row[name]) for name in ("bodies", "parties", "care_lines")}
            found.append({"agreement_id": row.pop("id"), **row, **lists, "maker": MAKER})
    return found


def _ledger_row(entry: LedgerEntry) -> dict[str, Any]:
    return {"ledger_id": entry.id, **asdict(entry)}


def _volumes(database: Database, documents: Rows, statements: Mapping[str, Rows]) -> list[Volume]:
    groups: dict[tuple[str, str, int], Rows] = defaultdict(list)
    for document in documents:
        if document["municipality"] and document["year"]:
            groups[document["municipality"], document["document_kind"], document["year"]].append(document)
    programmes, headings = _programmes(database), _headings(database)
    measured = {row["goal_id"]: tuple(row["indicators"]) for row in database.rows(_MEASURED)}
    values, amounts = _values(database), _amounts(database)
    return [
        Volume(
            municipality=municipality,
            kind=DocumentKind(kind),
            year=year,
            readable=all(_is_readable(document) for document in group),
            title=" ".join(document["document"] for document in group),
            statements=tuple(
                _uttering(row, programmes, headings, measured)
                for document in group
                for row in statements[document["document_id"]]
            ),
            values=tuple(value for document in group for value in values[document["document_id"]]),
            amounts=tuple(amount for document in group for amount in amounts[document["document_id"]]),
            document_ids=tuple(document["document_id"] for document in group),
        )
        for (municipality, kind, year), group in groups.items()
    ]


def _is_readable(document: Mapping[str, Any]) -> bool:
    if document["status"] in (DocumentStatus.FAILED, DocumentStatus.UNREADABLE):
        return False
    return document["pages_unreadable"] <= MAX_UNREAD_SHARE * (document["pages_total"] or 0)


def _uttering(
    row: Mapping[str, Any],
    programmes: Mapping[str, str | None],
    headings: Mapping[str, tuple[str, ...]],
    measured: Mapping[str, tuple[str, ...]],
) -> Uttering:
    path = headings.get(row["section_id"] or "", ())
    return Uttering(
        id=row["statement_id"],
        document_id=row["document_id"],
        position=row["position"],
        text=row["text"],
        kind=Kind(row["kind"]),
        programme=row["programme"] or programmes.get(row["section_id"] or ""),
        number=row["number"] or row["marker"],
        quantitative=row["measurability"] == "quantitative",
        measured_by=measured.get(row["statement_id"], ()),
        heading=path[-1] if path else "",
        path=path,
        is_row=row["source"] == "table_row" and row["statement_id"] in measured,
    )


def _programmes(database: Database) -> dict[str, str | None]:
    """The programme of each section, as the goals of that section have it."""
    found: dict[str, str | None] = {}
    for sections in _by_document(database.rows("FROM section ORDER BY document_id, position")).values():
        places = sections_to_places([_section(row) for row in sections])
        found |= {id_: place.programme for id_, place in places.items()}
    return found


def _headings(database: Database) -> dict[str, tuple[str, ...]]:
    """The headings above what stands in a section, with their numbers, its own last."""
    found: dict[str, tuple[str, ...]] = {}
    for row in database.rows("FROM section ORDER BY document_id, position"):
        found[row["section_id"]] = (*found.get(row["parent_id"] or "", ()), full_title(_section(row)))
    return found


def _section(row: Mapping[str, Any]) -> Section:
    return Section(
        row["section_id"],
        row["parent_id"],
        row["position"],
        row["level"],
        row["number"],
        row["title"],
        tuple(row["path"]),
        row["page"],
    )


def _values(database: Database) -> dict[str, list[Measured]]:
    found: dict[str, list[Measured]] = defaultdict(list)
    for row in database.rows("FROM indicator_value ORDER BY document_id, position"):
        found[row["document_id"]].append(
            Measured(
                row["indicator_value_id"],
                row["document_id"],
                row["programme"],
                row["indicator"],
                row["unit"],
                ValueType(row["type"]),
                row["year"],
                row["value"],
            )
        )
    return found


def _amounts(database: Database) -> Mapping[str, Sequence[Amount]]:
    found: dict[str, list[Amount]] = defaultdict(list)
    for row in database.rows("FROM budget_line ORDER BY document_id, position"):
        found[row["document_id"]].append(
            Amount(
                row["budget_line_id"],
                row["document_id"],
                row["programme"],
                row["row"],
                row["year"],
                row["basis"],
                row["amount"],
                row["position"],
            )
        )
    return found
