"""Pages a second on one core and peak memory: our reader beside pdfplumber's words, PDFium's bare text and pdftotext.

`python -m bench.reading [FILE ...]` reads each file once a tool, each run in a process of its own. Ours includes
blocks, tables, furniture and the process that it reads in. Without files it takes the sample corpus.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.settings import ROOT


def ours(path: Path) -> int:
    from pipeline.read import read_document

    return len(read_document(path).pages)


def pdfplumber_words(path: Path) -> int:
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_words()
            page.close()
        return len(document.pages)


def pdfium_text(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_range()
    return len(document)


def pdftotext(path: Path) -> int:
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout
    return text.count(b"\f")


TOOLS: dict[str, Callable[[Path], int]] = {
    "doelwijzer": ours,
    "pdfplumber woorden": pdfplumber_words,
    "PDFium kale tekst": pdfium_text,
    "pdftotext": pdftotext,
}


def measure(tool: str, files: list[Path]) -> None:
    """Runs in a process of its own; prints pages, processor seconds and peak memory in MB of it and its children."""
    TOOLS[tool](files[0])  # imports and caches are not what is measured
    before = _processor_seconds()
    pages = sum(TOOLS[tool](path) for path in files)
    seconds = _processor_seconds() - before
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps([pages, seconds, max(usage.ru_maxrss for usage in usages) / 1024]))


def _processor_seconds() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def main() -> None:
    if sys.argv[1:2] == ["--tool"]:
        measure(sys.argv[2], [Path(name) for name in sys.argv[3:]])
        return
    files = sys.argv[1:] or [str(path) for path in sorted((ROOT / "corpus" / "voorbeeld").glob("*.pdf"))]
    print(f"{len(files)} bestanden; {time.strftime('%Y-%m-%d')}\n{'':20} pagina's/s (1 kern)   geheugen MB")
    for tool in TOOLS:
        if tool == "pdftotext" and shutil.which("pdftotext") is None:
            continue
        command = [sys.executable, "-m", "bench.reading", "--tool", tool, *files]
        output = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True).stdout
        pages, seconds, memory = json.loads(output.splitlines()[-1])
        print(f"{tool:20} {pages / seconds:18.1f} {memory:14.0f}")


if __name__ == "__main__":
    main()
