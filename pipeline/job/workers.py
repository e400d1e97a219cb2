"""The door to pebble: documents are analysed in processes that are killed when their time is over."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import TimeoutError as TimeIsOver
from types import TracebackType

from pipeline.errors import ReadError
from pipeline.job.analyse import analyse_document
from pipeline.model import Analysis, SourceFile
from pipeline.settings import Settings

_DOCUMENTS_A_PROCESS = 25  # then a fresh one: what a library leaks stays bounded


class Workers:
    """A pool of processes. Threads may call `analyse` at the same time; each call waits for its own document."""

    def __init__(self, settings: Settings) -> None:
        from pebble import ProcessPool

        self._settings = settings
        self._pool = ProcessPool(
            max_workers=settings.worker_count,
            max_tasks=_DOCUMENTS_A_PROCESS,
            initializer=_prepare_process,
            initargs=(max(1, (os.cpu_count() or 1) // settings.worker_count),),
            context=multiprocessing.get_context("spawn"),
        )

    def analyse(self, source: SourceFile) -> Analysis:
        """Raises ReadError when the document cannot be read, takes too long or brings its process down."""
        from pebble import ProcessExpired

        seconds = 2 * self._settings.document_seconds  # the reader keeps its own time; as much again for the rest
        future = self._pool.schedule(analyse_document, args=[source, self._settings], timeout=seconds)
        try:
            return future.result()
        except TimeIsOver:
            raise ReadError(
                f"{source.name} is na {seconds:.0f} seconden afgebroken: deel het bestand op, of geef meer tijd met "
                "DOELWIJZER_DOCUMENT_SECONDS.",
                transient=True,
            ) from None
        except ProcessExpired as error:
            raise ReadError(
                f"{source.name} bracht het leesproces ten val (code {error.exitcode}): waarschijnlijk is het bestand "
                "beschadigd of te zwaar voor het geheugen; probeer het met --workers 1.",
                transient=True,
            ) from None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._pool.close()
        else:
            self._pool.stop()
        self._pool.join()


def _prepare_process(threads: int) -> None:
    """Shares the cores between the processes; set before the heavy libraries are loaded."""
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OMP_THREAD_LIMIT"):
        os.environ.setdefault(name, str(threads))
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
