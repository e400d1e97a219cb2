"""Findings -> plain tables, as CSV and as one workbook. The door to openpyxl."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from pipeline.csvfile import write_atomically, write_rows
from pipeline.report.labels import dutch
from pipeline.report.ledger import change_in_words, state_in_words, subject_in_words
from pipeline.report.nouns import Document, Findings
from pipeline.report.words import clean
from pipeline.review.privacy import mask

_CELL_LENGTH = 32_000  # a cell of a workbook holds 32.767 characters
_SHEET_ROWS = 1_000_000  # a sheet holds 1.048.576 rows
_WIDEST = 70
_PERHAPS_A_PERSON = re.compile(r"@|\d{2}")

Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`name` names the CSV file and the sheet."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Cells, ...]


def make_tables(findings: Findings) -> tuple[Table, ...]:
    """All tables, in the order of the sheets. Tables without rows are there too: nothing found is a finding."""
    return (
        _coverage(findings),
        _norms(findings),
        _components(findings),
        _evidence(findings),
        _goals(findings),
        _links(findings),
        _indicators(findings),
        _budget(findings),
        _ledger(findings),
        _agreements(findings),
        _survey(findings),
    )


def write_tables(tables: Sequence[Table], folder: Path) -> tuple[Path, ...]:
    """Writes NAME.csv for each table and `dossier.xlsx` with all; returns the files.

    Tables travel further than the dossier: what points to a person is masked in them.
    """
    files = []
    tables = [replace(table, rows=tuple(tuple(map(_masked, row)) for row in table.rows)) for table in tables]
    for table in tables:
        path = folder / f"{table.name}.csv"
        write_rows(path, table.columns, table.rows)
        files.append(path)
    workbook = folder / "dossier.xlsx"
    write_atomically(workbook, _workbook(tables))
    return (*files, workbook)


_mask = lru_cache(maxsize=50_000)(mask)  # a quote stands below each judgement that rests on it


def _masked(value: object) -> object:
    return _mask(value) if isinstance(value, str) and _PERHAPS_A_PERSON.search(value) else value


def _workbook(tables: Sequence[Table]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    bold = Font(bold=True)
    for table in tables:
        sheet = book.create_sheet(table.name[:31])
        sheet.freeze_panes = "A2"
        for index, name in enumerate(table.columns, 1):
            longest = max((len(str(row[index - 1] or "")) for row in table.rows[:500]), default=0)
            width = min(_WIDEST, max(len(name), longest) + 2)
            sheet.column_dimensions[_letter(index)].width = width
        rows = table.rows[:_SHEET_ROWS]
        sheet.auto_filter.ref = f"A1:{_letter(len(table.columns))}{len(rows) + 1}"
        header = [WriteOnlyCell(sheet, name) for name in table.columns]
        for cell in header:
            cell.font = bold
        sheet.append(header)
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
        if len(table.rows) > len(rows):
            sheet.append([f"… en nog {len(table.rows) - len(rows)} rijen: zie {table.name}.csv"])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cell(sheet: object, value: object) -> object:
    """A value as a sheet takes it: text is never a formula or an error, whatever the document says."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, bool):
        return "ja" if value else "nee"
    if not isinstance(value, str):
        return value
    text = clean(value)
    text = text if len(text) <= _CELL_LENGTH else text[:_CELL_LENGTH] + " …"
    if not text.startswith(("=", "#")):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    return cell


def _letter(index: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(index))


def _place(document: Document | None) -> Cells:
    if document is None:
        return "", None, "", ""
    return document.place, document.year, document.document_kind, document.name


_PLACE = ("gemeente", "jaar", "soort", "document")


def _coverage(findings: Findings) -> Table:
    columns = (
        *_PLACE, "titel", "afgeleid", "bladzijden", "gelezen", "waarvan met tekstherkenning", "niet gelezen",
        "uitspraken", "doelen", "stand", "melding", "koppen", "sha256",
    )  # fmt: skip
    rows = (
        (
            *_place(d), d.title, ", ".join(dutch(name) for name in d.inferred), d.pages_total, d.pages_read,
            d.pages_ocr, d.pages_unreadable, d.statements, d.goals, dutch(d.status), d.message, d.structure, d.sha256,
        )
        for d in findings.documents
    )  # fmt: skip
    return Table("dekking", "Wat is gelezen", columns, tuple(rows))


_STATUS = {"proposed": "voorstel van de machine", "confirmed": "bevestigd", "overruled": "herzien"}


def _norms(findings: Findings) -> Table:
    columns = (
        "normenset", "norm", "tekst", "gemeente", "jaar", "document", "oordeel", "voorstel van de machine", "waarom",
        "stand", "door", "reden van de beoordelaar", "oordeel zonder onzekere labels", "oordeel_id",
    )  # fmt: skip

    def rows() -> Iterator[Cells]:
        for j in findings.judgements:
            document = findings.document_by_id.get(j.document_id or "")
            ruling = findings.rulings.get(j.assessment_id)
            yield (
                j.norm_set, j.norm, j.text, j.place, j.year, document.name if document else "alle", j.verdict,
                j.proposed, j.reason, _STATUS[j.status], ruling.person if ruling else "",
                ruling.reason if ruling else "", j.certain_verdict or j.proposed, j.assessment_id,
            )  # fmt: skip

    return Table("normen", "Oordelen per norm", columns, tuple(rows()))


def _components(findings: Findings) -> Table:
    columns = ("normenset", "norm", "gemeente", "jaar", "document", "onderdeel", "vraag", "voldoet", "van", "score",
               "punten", "oordeel_id")  # fmt: skip
    judgements = {j.assessment_id: j for j in findings.judgements}

    def rows() -> Iterator[Cells]:
        for c in findings.components:
            if j := judgements.get(c.assessment_id):
                document = findings.document_by_id.get(j.document_id or "")
                yield (
                    j.norm_set, j.norm, j.place, j.year, document.name if document else "alle", c.name, c.question,
                    c.count, c.total, c.score, c.points, j.assessment_id,
                )  # fmt: skip

    return Table("onderdelen", "Onderdelen van de oordelen", columns, tuple(rows()))


def _evidence(findings: Findings) -> Table:
    columns = ("oordeel_id", "normenset", "norm", "onderdeel", "voldoet", *_PLACE, "bladzijde", "paragraaf", "tekst")
    judgements = {j.assessment_id: j for j in findings.judgements}

    def rows() -> Iterator[Cells]:
        for row in findings.evidence:
            judgement, finding = judgements.get(row.assessment_id), findings.findings.get(row.finding_id)
            if judgement and finding:
                yield (
                    row.assessment_id, judgement.norm_set, judgement.norm, row.component, row.meets,
                    *_place(findings.document_by_id.get(finding.document_id)), finding.page,
                    " › ".join(finding.section_path), finding.text,
                )  # fmt: skip

    return Table("vindplaatsen", "Waarop de oordelen rusten", columns, tuple(rows()))


def _goals(findings: Findings) -> Table:
    columns = (
        "doel_id", *_PLACE, "bladzijde", "programma", "nummer", "inleiding", "tekst", "niveau", "meetbaarheid",
        "resultaat", "over geld", "tijdgebonden", "zekerheid", "onzeker", "nagekeken",
    )  # fmt: skip
    rows = (
        (
            g.goal_id, *_place(findings.document_by_id.get(g.document_id)), g.page, g.programme, g.number, g.lead_in,
            g.text, dutch(g.level), dutch(g.measurability), dutch(g.result), dutch(g.budget), dutch(g.time_bound),
            None if g.confidence is None else round(g.confidence, 2), g.uncertain,
            bool(g.reviewed),
        )
        for g in findings.goals
    )  # fmt: skip
    return Table("doelen", "Alle doelen met hun labels", columns, tuple(rows))


def _links(findings: Findings) -> Table:
    columns = (*_PLACE, "verband", "van", "naar", "reden", "zekerheid")
    goals = {g.goal_id: g.text for g in findings.goals}
    values = {v.indicator_value_id: f"{v.indicator}: {dutch(v.type)} {v.printed}" for v in findings.indicators}
    kinds = {
        "goal_parent": "doel draagt bij aan doel",
        "report_parent": "gerapporteerd resultaat hoort bij doel",
        "goal_indicator": "doel wordt gemeten met indicator",
    }

    def rows() -> Iterator[Cells]:
        for link in findings.links:
            if link.from_id in goals or link.kind == "report_parent":
                target = goals.get(link.to_id) or values.get(link.to_id, link.to_id)
                yield (
                    *_place(findings.document_by_id.get(link.document_id)), kinds.get(link.kind, link.kind), link.text,
                    target, dutch(link.reason), round(link.confidence, 2),
                )  # fmt: skip

    return Table("verbanden", "Wat aan wat bijdraagt", columns, tuple(rows()))


def _indicators(findings: Findings) -> Table:
    columns = (*_PLACE, "bladzijde", "programma", "indicator", "eenheid", "soort waarde", "jaar van de waarde",
               "waarde", "zoals gedrukt", "bron")  # fmt: skip
    rows = (
        (
            *_place(findings.document_by_id.get(v.document_id)), v.page, v.programme, v.indicator, v.unit,
            dutch(v.type), v.year, v.value, v.printed, v.source,
        )
        for v in findings.indicators
    )  # fmt: skip
    return Table("indicatoren", "Waarden van indicatoren", columns, tuple(rows))


def _budget(findings: Findings) -> Table:
    columns = (*_PLACE, "bladzijde", "programma", "regel", "jaar van het bedrag", "grondslag", "bedrag in euro's",
               "zoals gedrukt")  # fmt: skip
    rows = (
        (
            *_place(findings.document_by_id.get(line.document_id)), line.page, line.programme, line.row, line.year,
            line.basis, line.amount, line.printed,
        )
        for line in findings.budget
    )  # fmt: skip
    return Table("begrotingsregels", "Bedragen uit de tabellen", columns, tuple(rows))


def _ledger(findings: Findings) -> Table:
    columns = (
        "gemeente", "onderwerp", "stand", "verandering", "programma", "van document", "van jaar", "van bladzijde",
        "van", "van waarde", "naar document", "naar jaar", "naar bladzijde", "naar", "naar waarde", "eenheid",
        "streefjaar", "gelijkenis", "verklaard", "verklaring", "onzeker",
    )  # fmt: skip

    def name(document_id: str | None) -> str:
        document = findings.document_by_id.get(document_id or "")
        return document.name if document else ""

    rows = (
        (
            e.municipality, subject_in_words(e.subject), state_in_words(e.state), change_in_words(e.change),
            e.programme, name(e.from_document_id), e.from_year, e.from_page, e.from_text, e.from_value,
            name(e.to_document_id), e.to_year, e.to_page, e.to_text, e.to_value, e.unit, e.target_year,
            None if e.similarity is None else round(e.similarity, 2), e.explained, e.explanation, e.uncertain,
        )
        for e in findings.ledger
    )  # fmt: skip
    return Table("verloop", "Wat er van doelen werd", columns, tuple(rows))


def _agreements(findings: Findings) -> Table:
    columns = (*_PLACE, "bladzijde", "onderdeel", "woorden", "organen", "partijen", "keer per jaar", "van", "tot",
               "tekst")  # fmt: skip
    rows = (
        (
            *_place(findings.document_by_id.get(a.document_id)), a.page, dutch(a.element), a.words, ", ".join(a.bodies),
            ", ".join(a.parties), a.times_per_year, a.start_year, a.end_year, a.text,
        )
        for a in findings.agreements
    )  # fmt: skip
    return Table("afspraken", "Afspraken in plannen en convenanten", columns, tuple(rows))


def _survey(findings: Findings) -> Table:
    columns = (
        "gemeente", "jaar", "norm", "groep", "stelling", "verstuurd", "retour", "respons", "antwoorden", "eens",
        "aandeel eens", "aandeel neutraal", "aandeel oneens", "bestand", "rij",
    )  # fmt: skip
    rows = (
        (
            r.municipality, r.year, r.norm, r.partner_group, r.statement, r.sent, r.returned, r.response, r.answers,
            r.agreeing, r.agree_share, r.neutral_share, r.disagree_share, r.file, r.row,
        )
        for r in findings.survey
    )  # fmt: skip
    return Table("enquete", "Enquête onder partners", columns, tuple(rows))
