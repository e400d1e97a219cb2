"""The process that reads one document: `python -m pipeline.read.process.worker MODULE FILE FIRST_PAGE MEMORY_MB`.

Writes messages to its output. Only `isolate.py` starts it and reads from it.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import msgspec

from pipeline.errors import ReadError
from pipeline.read.formats import Format
from pipeline.read.process.messages import Done, Failed, Message, OutOfMemory, PageRead, Total, send


def main() -> None:
    """Reads the pages and writes each as soon as it is there."""
    module, file, first, memory = sys.argv[1:5]
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not end up between the messages

    def tell(message: Message) -> None:
        send(message, output)

    kind, path = Format(module), Path(file)
    import_module(module)  # libraries first: the limit is for the document
    limit_memory(int(memory))
    try:
        tell(Total(kind.page_count(path)))
        for item in kind.read_pages(path, int(first)):
            tell(PageRead(msgspec.msgpack.encode(item)))
        tell(Done())
    except ModuleNotFoundError as error:
        tell(Failed(f"{path.name} kon niet worden gelezen: installeer {error.name} (pip install {error.name}).", True))
    except (MemoryError, ImportError):  # a library that is there but does not load has no room to
        tell(OutOfMemory())
    except ReadError as error:
        tell(Failed(str(error), error.transient))
    except Exception as error:
        message = f"{path.name} kon niet worden gelezen ({type(error).__name__}: {error}): controleer het bestand."
        tell(Failed(message.replace("\n", " "), isinstance(error, OSError)))


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
