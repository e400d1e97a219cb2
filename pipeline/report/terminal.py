"""The summary that a researcher sees when a run ends. The door to rich."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipeline.labels import Verdict
from pipeline.report.labels import dutch
from pipeline.store import Database
from pipeline.store.database import sql

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

# Signs that read without colour and on every terminal.
_SIGNS = {
    Verdict.LARGELY: "[green]+[/]",
    Verdict.PARTLY: "[yellow]~[/]",
    Verdict.HARDLY: "[red]-[/]",
    Verdict.UNKNOWN: "?",
}
_LEGEND = "+ voldoet grotendeels   ~ gedeeltelijk   - niet of nauwelijks   ? niet te beoordelen"
_GUESSED = "* afgeleid uit de bestandsnaam of de eerste bladzijden; zet het juiste in documents.csv"
_NO_MUNICIPALITY = (
    "Vul in documents.csv de kolom municipality in en draai opnieuw; 'doelwijzer norms' toont het oordeel per document."
)
_SHOWN_TROUBLES = 20


def print_summary(database: Database, corpus: str, left_out: Sequence[str], faults: Sequence[str] = ()) -> None:
    """Coverage and goals per document, what could not be read, and how the norms were judged.

    `left_out` names files that the manifest does not list; `faults` are sentences on tables beside the documents.
    """
    from rich.markup import escape

    console = _console()
    documents = database.rows("FROM document_coverage WHERE corpus = $corpus", {"corpus": corpus})
    _print_table(console, "Documenten", _documents_table(documents))
    if any({"municipality", "year"} & set(row["inferred"]) for row in documents):
        console.print(_GUESSED + "\n")
    _print_troubles(console, documents, left_out)
    if faults:
        console.print("[bold]Niet ingelezen tabellen[/]")
    for fault in faults:
        console.print(f"- {escape(fault)}", soft_wrap=True)
    judgements = database.rows(sql("judgement_counts"), {"corpus": corpus})
    if judgements:
        _print_table(
            console, "Normen per gemeente, over alle jaren (voorstel van de machine)", _norms_table(judgements)
        )
        console.print(_LEGEND)
    _print_homeless(console, documents)


def print_norms(database: Database) -> None:
    """All judgements with their reasons, per document and per municipality and year."""
    from rich.markup import escape

    console = _console()
    for row in database.rows("FROM norm_overview"):
        what = f"{row['municipality'] or 'onbekend'} {row['year'] or ''} {row['document'] or ''}".strip()
        sign = _SIGNS[Verdict(row["verdict"])]
        person = "" if row["status"] == "proposed" else " (besluit van een mens)"
        console.print(
            f"{sign} [bold]{escape(row['norm'])}[/] {escape(what)}: {row['verdict']}{person}. {escape(row['reason'])}",
            soft_wrap=True,
        )


def summary_rows(database: Database, corpus: str) -> list[dict[str, Any]]:
    """The same figures as plain rows, for a Prefect artifact."""
    return [
        {
            "document": row["document"],
            "gemeente": row["municipality"] or "onbekend",
            "jaar": row["year"],
            "pagina's gelezen": f"{row['pages_read']} van {row['pages_total'] or '?'}",
            "uitspraken": row["statements"],
            "doelen": row["goals"],
            "stand": dutch(row["status"]),
            "melding": row["message"] or "",
        }
        for row in database.rows("FROM document_coverage WHERE corpus = $corpus", {"corpus": corpus})
    ]


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False)


def _table(**columns: str) -> Table:
    """An empty table with columns by name and justification ("left", "right")."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE, pad_edge=False)
    for position, (name, justify) in enumerate(columns.items()):
        table.add_column(name, justify=justify, no_wrap=position > 0, overflow="fold")  # type: ignore[arg-type]
    return table


def _print_table(console: Console, title: str, table: Table) -> None:
    """Prints a table of which only the first column gives way on a narrow terminal."""
    from rich.text import Text

    for column in table.columns[1:]:
        column.min_width = max(Text.from_markup(str(cell)).cell_len for cell in (column.header, *column.cells))
    console.print(f"[bold]{title}[/]")
    console.print(table)


def _documents_table(documents: Sequence[dict[str, Any]]) -> Table:
    from rich.markup import escape

    table = _table(document="left", gemeente="left", jaar="left", **{"pagina's": "right"}, doelen="right", stand="left")
    for row in documents:
        guessed = set(row["inferred"])
        table.add_row(
            escape(row["document"]),
            escape((row["municipality"] or "onbekend") + ("*" if "municipality" in guessed else "")),
            str(row["year"] or "?") + ("*" if "year" in guessed else ""),
            f"{row['pages_read']} van {row['pages_total']}" if row["pages_total"] else "",
            str(row["goals"]),
            dutch(row["status"]),
        )
    return table


def _print_troubles(console: Console, documents: Sequence[dict[str, Any]], left_out: Sequence[str]) -> None:
    from rich.markup import escape

    troubles = [row for row in documents if row["message"]]
    if troubles:
        console.print("[bold]Niet of niet geheel gelezen[/]")
    for row in troubles[:_SHOWN_TROUBLES]:
        message = row["message"] if row["document"] in row["message"] else f"{row['document']}: {row['message']}"
        console.print(f"- {escape(message)}", soft_wrap=True)
    if len(troubles) > _SHOWN_TROUBLES:
        console.print(f"- en nog {len(troubles) - _SHOWN_TROUBLES}; zie de view document_coverage")
    if left_out:
        console.print(f"Niet in documents.csv en daarom niet gelezen: {escape(', '.join(left_out))}", soft_wrap=True)


def _print_homeless(console: Console, documents: Sequence[dict[str, Any]]) -> None:
    """Documents that no municipality is judged on, because nobody knows whose they are."""
    from rich.markup import escape

    unknown = [row["document"] for row in documents if not row["municipality"]]
    if not unknown:
        return
    if len(unknown) == len(documents):
        which = "van geen enkel document is bekend van welke gemeente het is"
    else:
        shown = ", ".join(unknown[:_SHOWN_TROUBLES]) + (" en andere" if len(unknown) > _SHOWN_TROUBLES else "")
        which = f"de gemeente is niet bekend van {escape(shown)}"
    console.print(f"Geen oordeel per gemeente: {which}. {_NO_MUNICIPALITY}", soft_wrap=True)


def _norms_table(judgements: Sequence[dict[str, Any]]) -> Table:
    """How many norms of each set got which verdict."""
    from rich.markup import escape

    table = _table(gemeente="left", normen="left", **{_SIGNS[verdict]: "right" for verdict in Verdict})
    for row in judgements:
        counts = (str(row[verdict.name.lower()] or "") for verdict in Verdict)
        table.add_row(escape(row["municipality"]), escape(row["norm_set"]), *counts)
    return table
