"""The commands `doelwijzer review …`; heavy imports happen inside them."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.errors import UsageError
from pipeline.settings import Settings, load_settings

if TYPE_CHECKING:
    from pipeline.review.exporting import ExportOptions
    from pipeline.review.importing import Decision, Plan

_FILE = click.Path(dir_okay=False, path_type=Path)
_DATABASE = click.option("--database", type=_FILE, help="DuckDB-bestand (standaard outputs/findings.duckdb).")
_SHOWN = 40  # lines of one kind that the terminal gets; the rest is counted


@click.group()
def review() -> None:
    """Laat mensen nakijken wat de machine vond, en neem hun oordeel over."""


@review.command("export")
@_DATABASE
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Map (standaard outputs/nakijken).")
@click.option("--rows", type=click.IntRange(1), default=200, show_default=True, help="Rijen per beoordelaar.")
@click.option("--uncertain", type=click.FloatRange(0), default=40, show_default=True, help="Gewicht: onzekere rijen.")
@click.option(
    "--decisive", type=click.FloatRange(0), default=30, show_default=True, help="Gewicht: beslissend voor normen."
)
@click.option("--control", type=click.FloatRange(0), default=30, show_default=True, help="Gewicht: aselecte controle.")
@click.option("--reviewer", "reviewers", multiple=True, help="Naam; herhaal voor meer, elk krijgt een eigen bestand.")
@click.option("--overlap", type=click.IntRange(0), default=0, help="Rijen die alle beoordelaars krijgen.")
@click.option("--municipality", "municipalities", multiple=True, help="Alleen deze gemeente; mag vaker.")
@click.option("--document", "documents", multiple=True, help="Alleen documenten met dit in de naam; mag vaker.")
@click.option("--label", "labels", multiple=True, help="Alleen met dit label van de machine, bv. niveau=strategisch.")
@click.option("--norm", "norms", multiple=True, help="Alleen wat telt voor deze norm of dit kader, bv. 1.1.")
@click.option("--seed", type=int, default=1, show_default=True, help="Zelfde getal, zelfde trekking.")
@click.option("--format", "formats", type=click.Choice(["csv", "xlsx"]), multiple=True, help="Standaard beide.")
@click.option("--blind", is_flag=True, help="Laat weg wat de machine zegt.")
@click.option("--unmasked", is_flag=True, help="Toon BSN, e-mailadressen en telefoonnummers.")
def export_command(database: Path | None, output: Path | None, **given: Any) -> None:
    """Maak een lijst om na te kijken, als CSV en Excel."""
    from pipeline.norms import load_norm_sets
    from pipeline.review.exporting import export_sheets
    from pipeline.review.tables import export_sentence
    from pipeline.store import open_database

    settings, options = _settings(database), _export_options(given)
    folder = output or settings.outputs / "nakijken"
    with open_database(settings.database, read_only=True):
        pass  # an export from what is not there must not make an empty database
    with open_database(settings.database) as stored:
        made = export_sheets(stored, load_norm_sets(settings.norm_folder), folder, options, _codebook())
    for file in made.files:
        click.echo(f"Geschreven: {file}")
    click.echo(export_sentence(made))
    click.echo("Vul de lijst in en lees haar in met: doelwijzer review import BESTAND")


def _export_options(given: dict[str, Any]) -> ExportOptions:
    from pipeline.review.candidates import Filter
    from pipeline.review.exporting import ExportOptions
    from pipeline.review.queue import Mix

    uncertain, decisive, control = given["uncertain"], given["decisive"], given["control"]
    if given["overlap"] > given["rows"] or not uncertain + decisive + control:
        raise UsageError("Geef minder overlap dan rijen, en minstens één gewicht groter dan 0.")
    reviewers = tuple(dict.fromkeys(given["reviewers"])) or ("",)
    labels = tuple(_label(written) for written in given["labels"])
    return ExportOptions(
        Mix(given["rows"], uncertain, decisive, control, given["overlap"] if len(reviewers) > 1 else 0),
        Filter(given["municipalities"], given["documents"], labels, given["norms"]),
        given["seed"],
        reviewers,
        tuple(f".{name}" for name in dict.fromkeys(given["formats"])) or (".csv", ".xlsx"),
        masked=not given["unmasked"],
        blind=given["blind"],
    )


@review.command("import")
@click.argument("files", metavar="BESTAND...", nargs=-1, required=True, type=_FILE)
@_DATABASE
@click.option("--dry-run", is_flag=True, help="Laat alleen zien wat er zou veranderen.")
@click.option("--reviewer", default="", help="Naam voor rijen zonder beoordelaar.")
def import_command(files: tuple[Path, ...], database: Path | None, dry_run: bool, reviewer: str) -> None:
    """Neem ingevulde lijsten over (CSV, Excel of REFI-QDA-project)."""
    from pipeline.review.candidates import load_candidates
    from pipeline.review.importing import apply_plan, load_state, plan_import, read_sheets
    from pipeline.review.relinking import relink, told
    from pipeline.store import open_database

    with open_database(_settings(database).database, read_only=dry_run) as stored:
        for line in () if dry_run else told(relink(stored)):
            click.echo(line)
        sheets, problems = read_sheets(files, load_candidates(stored))
        plan = plan_import(sheets, load_state(stored), datetime.now(UTC), reviewer, _codebook())
        if not dry_run:
            apply_plan(stored, plan)
    for problem in problems:
        click.echo(str(problem), err=True)
    if sheets:
        _show(plan, dry_run)
    if plan.decisions and not dry_run:
        click.echo("Werk de oordelen over normen bij met: doelwijzer norms")
    if not sheets:
        sys.exit(2)
    sys.exit(1 if problems or any(problem.lost for problem in plan.problems) else 0)


@review.command("conflicts")
@_DATABASE
def conflicts_command(database: Path | None) -> None:
    """Toon waar beoordelaars het oneens zijn."""
    from pipeline.review.labels import DIMENSIONS, DUTCH
    from pipeline.review.privacy import mask
    from pipeline.store import open_database

    with open_database(_settings(database).database, read_only=True) as stored:
        rows = stored.rows("FROM review_conflict")
    for row in rows:
        said = "; ".join(
            f"{name}: {DUTCH.get(label, label)}"
            for name, _, label in (part.rpartition(": ") for part in row["decisions"].split("; "))
        )
        click.echo(f'{row["document"]}, p. {row["page"]}: "{mask(row["text"])[:100]}"')
        click.echo(f"    {next(word for d, word in DIMENSIONS.items() if d.value == row['dimension'])}: {said}")
    click.echo(f"{len(rows)} labels waarover beoordelaars het oneens zijn; het label van de machine blijft daar staan.")


@review.command("figures")
@_DATABASE
@click.option("--export", "export_id", help="Uitgifte waarvan het aselecte deel telt (standaard de laatste).")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Schrijf de tabellen ook als CSV.")
def figures_command(database: Path | None, export_id: str | None, output: Path | None) -> None:
    """Toon overeenstemming tussen beoordelaars en machine, en gecorrigeerde aantallen."""
    from pipeline.csvfile import check_writable, write_rows
    from pipeline.review.agreement import load_agreement
    from pipeline.review.counts import MINIMUM, load_corrected
    from pipeline.review.tables import AGREEMENT, COUNTS, agreement_rows, count_rows, sentence
    from pipeline.store import open_database

    if output:
        check_writable(output / "aantallen.csv")
    with open_database(_settings(database).database, read_only=True) as stored:
        agreements, corrected = load_agreement(stored), load_corrected(stored, export_id)
    click.echo("Overeenstemming (met 95%-interval):" if agreements else "Er is nog niets nagekeken.")
    for label, who, units, same, kappa, alpha in agreement_rows(agreements):
        click.echo(f"  {label}, {who}: {units} uitspraken, {same} gelijk; kappa {kappa}; alfa {alpha}")
    if agreements:
        click.echo("  Met de machine valt lager uit dan over alles: nagekeken is vooral waarover zij twijfelde.")
    if corrected:
        first = corrected[0]
        about = f" van {first.filter}" if first.filter else ""
        click.echo(
            f"Aantallen{about}, geschat uit {first.reviewed} nagekeken van {first.drawn} aselect gekozen uitspraken "
            f"(95%-interval; minder dan {MINIMUM} nagekeken uitspraken zeggen te weinig):"
        )
        for count in corrected:
            click.echo(f"  {sentence(count)}")
    elif agreements:
        click.echo("Aantallen zijn niet te schatten: van het aselecte deel is niets nagekeken.")
    if output:
        write_rows(output / "overeenstemming.csv", AGREEMENT, agreement_rows(agreements))
        write_rows(output / "aantallen.csv", COUNTS, count_rows(corrected))
        click.echo(f"Geschreven: {output}")


@review.command("learn")
@_DATABASE
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Map (standaard outputs/leren).")
def learn_command(database: Path | None, output: Path | None) -> None:
    """Maak van nagekeken uitspraken trainingszinnen, die op deze computer blijven.

    Train ermee met 'doelwijzer train --reviewed MAP'; dat meldt ook of zij helpen.
    """
    from pipeline.csvfile import check_writable
    from pipeline.review.learning import write_training
    from pipeline.store import open_database

    settings = _settings(database)
    folder = output or settings.outputs / "leren"
    check_writable(folder / "nagekeken.csv")
    with open_database(settings.database, read_only=True) as stored:
        lesson = write_training(stored, folder)
    for file in lesson.files:
        click.echo(f"Geschreven: {file}")
    click.echo(
        f"{lesson.statements} trainingszinnen; {lesson.incomplete} nagekeken uitspraken zijn onvolledig of omstreden "
        "en doen niet mee."
    )


@review.command("simulate")
@_DATABASE
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Map (standaard outputs/leren).")
@click.option("--dimension", default="soort", show_default=True, help="Label: soort, niveau, resultaat …")
@click.option("--truth", type=click.Path(file_okay=False, path_type=Path), help="Map met de labels van het voorbeeld.")
def simulate_command(database: Path | None, output: Path | None, dimension: str, truth: Path | None) -> None:
    """Reken na hoeveel nagekeken uitspraken welke F1 brengen: onzekere tegen aselecte (duurt minuten).

    Rekent met een database van het voorbeeldcorpus, waarvan de goede labels bekend zijn.
    """
    from pipeline.csvfile import check_writable
    from pipeline.review.candidates import load_candidates
    from pipeline.review.labels import dimension_of
    from pipeline.review.simulation import make_task, means, read_truth, simulate, write_simulation
    from pipeline.settings import ROOT
    from pipeline.store import open_database
    from pipeline.train.statements import read_statements

    chosen = dimension_of(dimension)
    if chosen is None:
        raise UsageError(f"Het label '{dimension}' bestaat niet: geef soort, niveau, meetbaarheid of resultaat.")
    settings = _settings(database)
    folder = output or settings.outputs / "leren"
    check_writable(folder / "nakijken-en-leren.csv")
    with open_database(settings.database, read_only=True) as stored:
        candidates = load_candidates(stored)
    known = read_truth(truth or ROOT / "corpus" / "voorbeeld" / "truth")
    task = make_task(chosen, candidates, known, read_statements([ROOT / "corpus" / "statements"]), settings)
    points = simulate(task, (0, 50, 100, 200, 400), (1, 2, 3))
    for (start, strategy, reviews), score in sorted(means(points).items()):
        click.echo(f"  {start}, {strategy}: {reviews} nagekeken, macro-F1 {score:.2f}".replace("0.", "0,"))
    for file in write_simulation(folder, points, dimension):
        click.echo(f"Geschreven: {file}")


@review.command("exchange")
@click.argument("target", metavar="DOEL.qdpx|DOEL.qdc", type=_FILE)
@_DATABASE
@click.option("--municipality", "municipalities", multiple=True, help="Alleen deze gemeente; mag vaker.")
@click.option("--document", "documents", multiple=True, help="Alleen documenten met dit in de naam; mag vaker.")
@click.option("--unmasked", is_flag=True, help="Toon BSN, e-mailadressen en telefoonnummers.")
def exchange_command(
    target: Path,
    database: Path | None,
    municipalities: tuple[str, ...],
    documents: tuple[str, ...],
    unmasked: bool,
) -> None:
    """Schrijf documenten en labels voor ATLAS.ti, MAXQDA, NVivo of QualCoder (REFI-QDA).

    Codeer daar verder en lees het project terug met 'doelwijzer review import PROJECT.qdpx'.
    """
    from pipeline.csvfile import check_writable
    from pipeline.review.candidates import Filter, choose_from, load_candidates
    from pipeline.review.refi import load_sources, write_codebook, write_project
    from pipeline.store import open_database

    check_writable(target)
    if target.suffix.lower() == ".qdc":
        write_codebook(target)
    elif target.suffix.lower() == ".qdpx":
        with open_database(_settings(database).database, read_only=True) as stored:
            chosen = choose_from(load_candidates(stored), Filter(municipalities, documents), {})
            sources = load_sources(stored, chosen, masked=not unmasked)
        write_project(target, target.stem, sources)
        click.echo(f"{len(sources)} documenten, {sum(len(s.passages) for s in sources)} uitspraken.")
    else:
        raise UsageError(f"{target.name}: geef een naam die eindigt op .qdpx (project) of .qdc (codelijst).")
    click.echo(f"Geschreven: {target}")


@review.command("highlight")
@click.argument("document")
@_DATABASE
@click.option("--output", type=_FILE, help="Waarheen (standaard outputs/gemarkeerd/NAAM).")
def highlight_command(document: str, database: Path | None, output: Path | None) -> None:
    """Maak een kopie van een PDF waarin de doelen zijn gemarkeerd; DOCUMENT is (een deel van) de naam."""
    from pipeline.csvfile import check_writable
    from pipeline.read import read_document
    from pipeline.review.candidates import load_candidates
    from pipeline.review.highlight import by_line, marks_of, write_highlighted
    from pipeline.store import open_database

    settings = _settings(database)
    with open_database(settings.database, read_only=True) as stored:
        rows = stored.rows("SELECT document_id, corpus, name FROM document ORDER BY name")
        found = [row for row in rows if row["name"] == document] or [row for row in rows if document in row["name"]]
        if len(found) != 1:
            names = ", ".join(row["name"] for row in found or rows)
            raise UsageError(f"'{document}' past op {len(found)} documenten: kies een van {names}.")
        folder = stored.folder_of(found[0]["corpus"])
        marks = marks_of(stored, found[0]["document_id"], load_candidates(stored))
    name = Path(found[0]["name"])
    if folder is None or name.suffix.lower() != ".pdf":
        raise UsageError(f"{name} is geen PDF waarvan de map bekend is: alleen een PDF kan worden gemarkeerd.")
    target = output or settings.outputs / "gemarkeerd" / name
    check_writable(target)
    source = Path(folder) / name
    write_highlighted(source, target, by_line(marks, read_document(source).pages))
    click.echo(f"{len(marks)} doelen gemarkeerd. Geschreven: {target}")


def _show(plan: Plan, dry_run: bool) -> None:
    _list("Let op", [str(p) for p in plan.problems if not p.lost])
    _list("Niet overgenomen", [str(p) for p in plan.problems if p.lost])
    _list("Oneens", [f"{d}; {', '.join(d.others)}" for d in plan.conflicts])
    if dry_run:
        _list("Zou anders worden dan de machine of dan eerst", [str(d) for d in plan.decisions if _is_change(d)])
    changed = sum(d.old_value != d.value for d in plan.decisions)
    verb = "Proef, niets opgeslagen" if dry_run else "Opgeslagen"
    lost = {(p.file, p.row) for p in plan.problems if p.lost}
    click.echo(
        f"{verb}: {len(plan.decisions)} oordelen, waarvan {changed} anders dan de machine; "
        f"{len(plan.notes)} opmerkingen; "
        f"{plan.unchanged} waren al bekend; {plan.empty} rijen zijn niet ingevuld; {len(lost)} rijen met een fout."
    )


def _is_change(decision: Decision) -> bool:
    return decision.value != (decision.before or decision.old_value)


def _list(title: str, lines: list[str]) -> None:
    if not lines:
        return
    click.echo(f"{title}:")
    for line in lines[:_SHOWN]:
        click.echo(f"  {line}")
    if len(lines) > _SHOWN:
        click.echo(f"  … en nog {len(lines) - _SHOWN}")


def _label(written: str):  # type: ignore[no-untyped-def]
    from pipeline.review.candidates import parse_label

    label = parse_label(written)
    if label is None:
        raise UsageError(f"Het label '{written}' bestaat niet: geef bijvoorbeeld niveau=strategisch of soort=doel.")
    return label


def _settings(database: Path | None) -> Settings:
    return load_settings(database=database)


def _codebook() -> str:
    from pipeline.tag.heads import CODEBOOK

    return CODEBOOK
