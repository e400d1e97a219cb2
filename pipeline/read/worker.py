"""The process that reads one document: `python -m pipeline.read.worker MODULE FILE FIRST_PAGE MEMORY_MB`.

Writes pickled messages to its output, each after its length: ("total", n), ("page", pickled item), ("done", None) or
("error", (message, transient)), ("memory", None). Only `isolate.py` starts it and reads from it.
"""

from __future__ import annotations

import os
import pickle
import struct
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.errors import ReadError
from pipeline.read.formats import Format


def main() -> None:
    """Reads the pages and writes each as soon as it is there."""
    module, file, first, memory = sys.argv[1:5]
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up between the messages

    def send(kind: str, value: Any) -> None:
        body = pickle.dumps((kind, value), protocol=pickle.HIGHEST_PROTOCOL)
        output.write(struct.pack(">Q", len(body)) + body)
        output.flush()

    kind, path = Format(module), Path(file)
    import_module(module)  # libraries first: the limit is for the document
    limit_memory(int(memory))
    try:
        send("total", kind.page_count(path))
        for item in kind.read_pages(path, int(first)):
            send("page", pickle.dumps(item, protocol=pickle.HIGHEST_PROTOCOL))
        send("done", None)
    except ModuleNotFoundError as error:
        send(
            "error", (f"{path.name} kon niet worden gelezen: installeer {error.name} (pip install {error.name}).", True)
        )
    except (MemoryError, ImportError):  # a library that is there but does not load has no room to
        send("memory", None)
    except ReadError as error:
        send("error", (str(error), error.transient))
    except Exception as error:
        message = f"{path.name} kon niet worden gelezen ({type(error).__name__}: {error}): controleer het bestand."
        send("error", (message.replace("\n", " "), isinstance(error, OSError)))


def limit_memory(megabytes: int) -> None:
    """A ceiling on the address space, where the system knows one (not on Windows; macOS ignores it)."""
    try:
        import resource

        size = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ImportError, ValueError, OSError):
        pass


if __name__ == "__main__":
    main()
