"""The command `doelwijzer`. Imports of heavy libraries happen inside the commands, so that help is instant."""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path

import click

from pipeline import __version__
from pipeline.dutch_click import speak_dutch
from pipeline.errors import DoelwijzerError, UsageError
from pipeline.report.commands import report
from pipeline.review.commands import review
from pipeline.settings import Settings, load_settings

_DATABASE = click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    help="DuckDB-bestand (standaard outputs/findings.duckdb).",
)
_OUTPUT = click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Schrijf naar dit bestand.")
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(
    __version__, prog_name="doelwijzer", message="%(prog)s, versie %(version)s", help="Toon de versie."
)
def cli() -> None:
    """Vindt doelen in beleidsplannen, begrotingen, jaarstukken en convenanten, en gaat na of ze te controleren zijn."""


@cli.command()
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path))
@_DATABASE
@click.option("--workers", type=click.IntRange(1), help="Aantal processen dat documenten leest.")
def run(folder: Path, database: Path | None, workers: int | None) -> None:
    """Lees alle documenten in MAP en sla doelen, indicatoren en oordelen op."""
    settings = load_settings(database=database, workers=workers)
    job = _job("analyse_corpus")
    code = job(folder, settings)
    click.echo(f"\nDatabase:  {settings.database}\nDoelen:    {settings.outputs / 'doelen.csv'} (opent in Excel)")
    click.echo("Verder:    doelwijzer report (het dossier), of de vragen in docs/queries.md")
    sys.exit(code)


@cli.command()
@click.argument("file", metavar="BESTAND", type=_FILE)
@_OUTPUT
def read(file: Path, output: Path | None) -> None:
    """Lees één bestand en geef elk tekstblok als een regel JSON.

    Wat niet kon worden gelezen, en welke koppen het document zelf opgeeft, staat op het scherm.
    """
    from pipeline.report.blocks_json import blocks_to_lines

    settings = load_settings()
    reading = _read(file, settings)
    _emit("".join(f"{line}\n" for line in blocks_to_lines(reading)), output)
    for told in filter(None, (reading.message, reading.structure)):  # beside the lines, so that those stay JSON
        click.echo(told, err=True)


@cli.command()
@click.argument("file", metavar="BESTAND", type=_FILE)
@click.option("--page", type=click.IntRange(1), required=True, help="PDF-pagina, vanaf 1.")
@_OUTPUT
def show(file: Path, page: int, output: Path | None) -> None:
    """Teken een pagina met haar tekstblokken, om te zien hoe zij is gelezen."""
    from pipeline.read.pictures.draw import draw_page

    target = output or Path(f"{file.stem}-{page}.png")
    draw_page(file, page, target)
    click.echo(f"Getekend: {target}")


@cli.command()
@click.argument("file", metavar="UITSPRAKEN.csv", type=_FILE)
@_OUTPUT
def tag(file: Path, output: Path | None) -> None:
    """Geef elke uitspraak in een CSV (id, text, context, document_kind) haar labels."""
    from pipeline.job.tag_file import tag_file
    from pipeline.tag import load_tagger

    _emit(tag_file(file, load_tagger(load_settings())), output)


@cli.command()
@click.argument("file", metavar="GELABELD.csv", type=_FILE)
@click.option("--json", "json_file", type=_FILE, help="Schrijf de cijfers ook als JSON.")
def evaluate(file: Path, json_file: Path | None) -> None:
    """Vergelijk de labels van de machine met die van mensen."""
    from dataclasses import asdict

    from pipeline.csvfile import write_atomically
    from pipeline.report.evaluation import evaluation_to_text
    from pipeline.tag import load_tagger
    from pipeline.train import evaluate as evaluate_file

    evaluation = evaluate_file(file, load_tagger(load_settings()))
    click.echo(evaluation_to_text(evaluation))
    if json_file:
        write_atomically(json_file, json.dumps(asdict(evaluation), indent=2, ensure_ascii=False).encode())


@cli.command()
@click.option("--output", "output", type=click.Path(file_okay=False, path_type=Path), help="Map voor het nieuwe model.")
@click.option("--encoder", help="Naam of map van een ander sentence-transformers-model.")
@click.option("--reviewed", type=click.Path(path_type=Path), help="Map met nagekeken uitspraken, om op mee te trainen.")
@click.option("--check", type=_FILE, help="Gelabeld bestand om op te meten, niet om op te trainen.")
@click.option("--study", is_flag=True, help="Meet ook andere recepten en de leercurve (enkele minuten).")
def train(output: Path | None, encoder: str | None, reviewed: Path | None, check: Path | None, study: bool) -> None:
    """Train de labels opnieuw op corpus/statements en schrijf een modelmap met modelkaart.

    Met --reviewed (een map van 'doelwijzer review learn') wordt ook gemeten of de nagekeken uitspraken helpen.
    """
    from pipeline.report.evaluation import gain_to_text, training_to_text
    from pipeline.settings import ROOT
    from pipeline.train import measure_gain, plot_metrics, train_model

    settings = load_settings(encoder=encoder)
    base = [ROOT / "corpus" / "statements"]
    places = [*base, *([reviewed] if reviewed else [])]
    folder = output or settings.model_folder
    report = train_model(places, settings, folder, check=check, with_study=study)
    plot_metrics(folder)
    click.echo(training_to_text(report))
    if reviewed:
        click.echo("\n" + gain_to_text(measure_gain(base, reviewed, settings)))


@cli.command()
@_DATABASE
def norms(database: Path | None) -> None:
    """Beoordeel de normen opnieuw op wat er is opgeslagen, zonder documenten te lezen."""
    from pipeline.job.judge import judge_database
    from pipeline.report.terminal import print_norms
    from pipeline.store import open_database

    settings = load_settings(database=database)
    judge_database(settings)
    with open_database(settings.database, read_only=True) as stored:
        print_norms(stored)


@cli.command()
@click.argument("norm", metavar="NORM")
@click.argument("verdict", metavar="OORDEEL")
@click.option("--reason", required=True, help="Waarom; wordt bewaard en getoond.")
@click.option("--person", required=True, help="Wie dit besluit neemt.")
@click.option("--municipality", help="Gemeente waarvoor het oordeel geldt.")
@click.option("--year", type=int, help="Jaar; zonder jaar het oordeel over alle jaren.")
@click.option("--document", help="Document waarvoor het oordeel geldt, in plaats van gemeente en jaar.")
@click.option("--norm-set", help="Normenkader, als het nummer in meer dan één voorkomt.")
@_DATABASE
def rule(
    norm: str,
    verdict: str,
    reason: str,
    person: str,
    municipality: str | None,
    year: int | None,
    document: str | None,
    norm_set: str | None,
    database: Path | None,
) -> None:
    """Bevestig of herzie het oordeel op een norm, met een reden; dit blijft staan als er opnieuw wordt beoordeeld."""
    from pipeline.job.rule import rule as rule_on

    settings = load_settings(database=database)
    click.echo(
        rule_on(
            settings,
            norm,
            verdict,
            reason,
            person,
            municipality=municipality,
            year=year,
            document=document,
            norm_set=norm_set,
        )
    )


cli.add_command(report)
cli.add_command(review)
speak_dutch(cli)


def main() -> None:
    """Runs the command; an error that a user can mend is one sentence on stderr and its exit code."""
    code = 0
    try:
        cli()
    except DoelwijzerError as error:
        click.echo(f"doelwijzer: {error}", err=True)
        code = error.exit_code
        _let_go(error)
    sys.exit(code)


def _let_go(error: BaseException | None) -> None:
    """Frees what the frames of an error hold; a DuckDB connection that lives until exit fills the screen with notes."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _job(name: str):  # type: ignore[no-untyped-def]
    """A job of `flows/`, found by its entry point so that the pipeline does not import Prefect."""
    from importlib.metadata import entry_points

    found = entry_points(group="doelwijzer.jobs", name=name)
    if not found:
        raise UsageError(f"De taak {name} is niet geïnstalleerd: draai 'make install' in de map van doelwijzer.")
    return next(iter(found)).load()


def _read(file: Path, settings: Settings):  # type: ignore[no-untyped-def]
    from pipeline.read import Limits, read_document

    return read_document(file, limits=Limits.of(settings))


def _emit(text: str, output: Path | None) -> None:
    from pipeline.csvfile import write_atomically

    if output:
        write_atomically(output, text.encode())
    else:
        click.echo(text, nl=False)
