"""The main job as a Prefect flow: a folder of documents -> a database of goals, judged, with a CSV to review."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.task_runners import ThreadPoolTaskRunner

from pipeline.errors import ReadError
from pipeline.intake import Intake, take_in
from pipeline.job.analyse import failed_document, fingerprint_of
from pipeline.job.imports import import_tables
from pipeline.job.judge import check_norms, judge_database
from pipeline.job.plan import Plan, has_failed, plan_work, refuse_other_folder
from pipeline.job.workers import Workers
from pipeline.model import Analysis, SourceFile
from pipeline.report.goals_csv import write_goals
from pipeline.report.terminal import print_summary, summary_rows
from pipeline.review.relinking import relink, told
from pipeline.settings import Settings, load_settings
from pipeline.store import Database, RunCounts, open_database


def _may_succeed_later(_task: Any, _run: Any, state: Any) -> bool:
    """Retries what ran out of time or memory; a damaged file stays damaged."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, ReadError) and error.transient


@task(
    task_run_name="{source.name}",
    retries=1,
    retry_delay_seconds=2,
    retry_condition_fn=_may_succeed_later,
    cache_policy=NO_CACHE,  # the database knows what is done; Prefect's cache would not see a new reader or model
    persist_result=False,
)
def analyse(source: SourceFile, workers: Workers) -> Analysis:
    """One document, in a process of its own that is stopped after `document_seconds`."""
    return workers.analyse(source)


_THREADS: Any = ThreadPoolTaskRunner(max_workers=8)  # threads only wait: the work is done in the pool of processes


@flow(name="analyse-corpus", task_runner=_THREADS, validate_parameters=False)
def analyse_corpus(folder: str, database: str | None = None, workers: int | None = None) -> dict[str, int]:
    """Reads what is new in a folder, stores it a document at a time, judges the norms, writes the CSV.

    Returns the counts of the run (total, read, unchanged, removed, failed) and of faults in tables beside the
    documents. Norm sets are checked before anything is read.
    """
    settings = load_settings(database=Path(database) if database else None, workers=workers)
    intake = take_in(Path(folder))
    check_norms(settings)
    counts = _analyse(intake, settings)
    faults = import_tables(intake.folder, settings)
    judge_database(settings)
    with open_database(settings.database, read_only=True) as stored:
        write_goals(stored, settings.outputs / "doelen.csv")
        print_summary(stored, intake.corpus, intake.left_out, faults)
        create_table_artifact(
            key="samenvatting", table=summary_rows(stored, intake.corpus), description=f"Corpus {intake.corpus}"
        )
    return {name: getattr(counts, name) for name in RunCounts.__dataclass_fields__} | {"faults": len(faults)}


def _analyse(intake: Intake, settings: Settings) -> RunCounts:
    log = get_run_logger()
    with open_database(settings.database) as database:
        refuse_other_folder(database, intake)
        plan = plan_work(intake, database.documents(intake.corpus), settings)
        run_id = database.begin_run(intake.corpus, intake.folder, plan.total)
        for document in plan.to_remove:
            database.remove_document(document.document_id)
            log.info("%s staat niet meer in de map en is uit de database gehaald.", document.name)
        for failure in plan.failures:
            database.write_document(failure, run_id)
        failed = len(plan.failures) + sum(has_failed(document.status) for document in plan.unchanged)
        failed += _read_documents(plan, settings, database, run_id)
        for line in told(relink(database)):
            log.info(line)
        counts = RunCounts(
            total=plan.total,
            read=len(plan.to_read),
            unchanged=len(plan.unchanged),
            removed=len(plan.to_remove),
            failed=failed,
        )
        database.finish_run(run_id, counts)
    log.info("%s gelezen, %s ongewijzigd, %s mislukt.", counts.read, counts.unchanged, counts.failed)
    return counts


def _read_documents(plan: Plan, settings: Settings, database: Database, run_id: str) -> int:
    """Reads in parallel, writes one by one as they come; returns how many failed."""
    failed = 0
    if not plan.to_read:
        return failed
    log = get_run_logger()
    with Workers(settings) as workers, _progress(len(plan.to_read)) as advance:
        futures = [analyse.submit(source, workers) for source in plan.to_read]
        sources = dict(zip(futures, plan.to_read, strict=True))
        for future in as_completed(futures):
            source = sources[future]
            outcome = future.result(raise_on_failure=False)
            retry = False
            if not isinstance(outcome, Analysis):
                retry = isinstance(outcome, ReadError) and outcome.transient
                message = str(outcome) if isinstance(outcome, ReadError) else _unexpected(source, outcome)
                outcome = failed_document(source, fingerprint_of(source, settings), message)
            database.write_document(outcome, run_id, retry=retry)
            failed += has_failed(outcome.reading.status)
            log.info(
                "%s: %s", source.name, outcome.reading.message or f"{outcome.reading.pages_total} pagina's gelezen"
            )
            advance()
    return failed


def _unexpected(source: SourceFile, error: object) -> str:
    return (
        f"{source.name} kon door een fout in doelwijzer niet worden verwerkt ({type(error).__name__}: {error}): "
        "meld dit met het bestand erbij."
    )


@contextmanager
def _progress(total: int) -> Iterator[Any]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Documenten lezen"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True) as progress:
        bar = progress.add_task("lezen", total=total)
        yield lambda: progress.advance(bar)


def run_job(folder: Path, settings: Settings) -> int:
    """Runs the flow here and now, without a server; the exit code is 0 (done) or 1 (documents or tables failed)."""
    counts = analyse_corpus(str(folder), str(settings.database), settings.worker_count)
    return 1 if counts["failed"] or counts["faults"] else 0
