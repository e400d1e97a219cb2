"""Runs a reader in a process of its own, page by page, under limits of time and memory."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from pipeline.errors import ReadError
from pipeline.read.formats import Format
from pipeline.read.process.messages import Done, Failed, Message, OutOfMemory, PageRead, Total, receive
from pipeline.read.process.spool import Spool
from pipeline.settings import ROOT, Settings

_MAX_RESTARTS = 50  # pages that took the reader down; more is a document at fault
_START_SECONDS = 30.0  # what a busy machine may need to start the process, on top of the page's own time


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for one page and for the document, MiB of memory for the process that reads."""

    page_seconds: float = 60.0
    document_seconds: float = 1800.0
    memory_mb: int = 4096

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        return cls(settings.page_seconds, settings.document_seconds, settings.memory_mb)


class _Child:
    """The reading process and a thread that listens to it."""

    def __init__(self, path: Path, kind: Format, first: int, limits: Limits) -> None:
        command = [
            sys.executable,
            "-m",
            "pipeline.read.process.worker",
            kind.module,
            str(path),
            str(first),
            str(limits.memory_mb),
        ]
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OMP_NUM_THREADS": "1"},
        )  # fmt: skip
        self._messages: queue.Queue[Message | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        try:
            while message := receive(stream):
                self._messages.put(message)
        except (OSError, ValueError, msgspec.DecodeError):
            pass
        self._messages.put(None)

    def next(self, seconds: float) -> Message | None:
        """The next message, None when the process died; raises queue.Empty after that time."""
        return self._messages.get(timeout=max(0.01, seconds))

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()


def extract(path: Path, kind: Format, limits: Limits) -> tuple[Spool[Any], int]:
    """What the format yields for each page, and the number of pages. The caller closes the spool.

    A page on which the reader hangs, dies or runs out of memory is given up and the reader starts again behind it.
    """
    deadline = time.monotonic() + limits.document_seconds
    items = Spool(kind.item)
    total, restarts = 0, 0
    while True:
        child = _Child(path.resolve(), kind, len(items) + 1, limits)
        try:
            why, total = _listen_to(child, items, total, limits, deadline)
        finally:
            child.stop()
        if why is None:
            return items, total
        restarts += 1
        if total == 0 and restarts < 2 and why == "stopte onverwacht":
            continue
        late = time.monotonic() >= deadline
        if total == 0 or (late and not items):
            raise ReadError(
                f"{path.name} kon niet worden gelezen: het lezen {why}. Probeer het opnieuw.", transient=True
            )
        _give_up(items, kind, f"het lezen {why}")
        while (late or restarts > _MAX_RESTARTS) and len(items) < total:
            _give_up(items, kind, "de tijd voor dit document was op")
        if len(items) >= total:
            return items, total


def _give_up(items: Spool[Any], kind: Format, reason: str) -> None:
    """Puts in place of the next page that it was not read."""
    number = len(items) + 1
    items.add(msgspec.msgpack.encode(kind.unread(number, f"pagina {number}: {reason}")))


def _listen_to(child: _Child, items: Spool[Any], total: int, limits: Limits, deadline: float) -> tuple[str | None, int]:
    """Collects pages until the child is done (None) or is given up (why, in Dutch); and the number of pages."""
    allowed = limits.page_seconds + _START_SECONDS
    while True:
        try:
            message = child.next(min(allowed, deadline - time.monotonic()))
            match message:
                case Total(pages):
                    total = pages
                case PageRead(item):
                    items.add(item)
                case Done():
                    return None, total
                case Failed(text, transient):
                    raise ReadError(text, transient=transient)
                case OutOfMemory():
                    return f"vroeg meer dan {limits.memory_mb} MB geheugen", total
                case None:
                    return "stopte onverwacht", total
        except queue.Empty:
            return "duurde te lang", total
        except msgspec.DecodeError:
            return "gaf iets anders dan een pagina", total
        allowed = limits.page_seconds
