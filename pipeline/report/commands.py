"""The command `doelwijzer report`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    help="DuckDB-bestand (standaard outputs/findings.duckdb).",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Map voor het dossier (standaard outputs/dossier).",
)
def report(database: Path | None, output: Path | None) -> None:
    """Schrijf het dossier: bladzijden per gemeente met oordelen, vindplaatsen, doelen, indicatoren en tabellen."""
    from pipeline.norms import load_norm_sets
    from pipeline.read import Limits
    from pipeline.report.dossier import write_dossier
    from pipeline.report.words import count, number
    from pipeline.settings import load_settings
    from pipeline.store import open_database

    settings = load_settings(database=database)
    norm_sets = load_norm_sets(settings.norm_folder, settings.extra_norm_folder)
    with open_database(settings.database, read_only=True) as stored:
        made = write_dossier(
            stored,
            output or settings.outputs / "dossier",
            norm_sets,
            limits=Limits.of(settings),
            model_folder=settings.model_folder,
        )
    click.echo(f"Dossier:   {made.index} (opent in de browser)")
    click.echo(
        f"           {count(made.pages, 'bladzijde', 'bladzijden')}, "
        f"{count(made.quotes, 'vindplaats', 'vindplaatsen')}, {number(made.size / 1e6, 1)} MB"
    )
    if made.quotes_without_picture:
        click.echo(
            f"           {count(made.quotes_without_picture, 'vindplaats', 'vindplaatsen')} zonder beeld van de "
            "bladzijde; waarom staat erbij"
        )
