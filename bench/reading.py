"""Pages a second on one core and peak memory: our reader beside pdfplumber's words, PDFium's bare text and pdftotext.

`python -m bench.reading [FILE ...]` reads each file once a tool, each run in a process of its own. Ours includes
blocks, tables, furniture and the process that it reads in. Without files it takes the sample corpus, then one long
document of its pages (starting a process for each short file is most of the time there), and last what memory does
when a document grows.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.settings import ROOT


def ours(path: Path) -> int:
    from pipeline.read import read_document
    from pipeline.read.dutch.spelling import is_word

    is_word("gemeente")  # the word list is read once a process, however many documents follow
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
    """Runs in a process of its own; prints pages, processor seconds and peak memory in MB of it and of its children."""
    TOOLS[tool](
        min(sample_files(), key=lambda path: path.stat().st_size)
    )  # imports and caches are not what is measured
    before = _processor_seconds()
    pages = sum(TOOLS[tool](path) for path in files)
    seconds = _processor_seconds() - before
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps([pages, seconds, *(usage.ru_maxrss / 1024 for usage in usages)]))


def _processor_seconds() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


LENGTHS = (100, 400, 1200)  # pages


def long_document(pages: int, path: Path) -> None:
    """The pages of the sample corpus that hold text, again and again."""
    import pypdfium2

    sources = [pypdfium2.PdfDocument(file) for file in sample_files()]
    texts = [[k for k, page in enumerate(source) if page.get_textpage().count_chars()] for source in sources]
    document = pypdfium2.PdfDocument.new()
    while len(document) < pages:
        for source, numbers in zip(sources, texts, strict=True):
            document.import_pages(source, numbers[: max(0, pages - len(document))])
    document.save(path)


def sample_files() -> list[Path]:
    return sorted((ROOT / "corpus" / "voorbeeld").glob("*.pdf"))


def compare(files: list[Path]) -> None:
    """Prints a line for each tool."""
    print(f"\n{'':20} pagina's/s (1 kern)   geheugen MB")
    for tool in TOOLS:
        if tool == "pdftotext" and shutil.which("pdftotext") is None:
            continue
        pages, seconds, own, children = in_own_process(tool, files)
        print(f"{tool:20} {pages / seconds:18.1f} {max(own, children):14.0f}")


def in_own_process(tool: str, files: list[Path]) -> list[float]:
    command = [sys.executable, "-m", "bench.reading", "--tool", tool, *map(str, files)]
    output = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, text=True).stdout
    numbers: list[float] = json.loads(output.splitlines()[-1])
    return numbers


def main() -> None:
    if sys.argv[1:2] == ["--tool"]:
        measure(sys.argv[2], [Path(name) for name in sys.argv[3:]])
        return
    files = [Path(name).resolve() for name in sys.argv[1:]] or sample_files()
    print(f"{time.strftime('%Y-%m-%d')}; {len(files)} bestanden", end="")
    compare(files)
    if sys.argv[1:]:
        return
    with tempfile.TemporaryDirectory() as folder:
        long = {pages: Path(folder) / f"{pages}.pdf" for pages in LENGTHS}
        for pages, path in long.items():
            long_document(pages, path)
        print(f"\neen document van {LENGTHS[1]} pagina's", end="")
        compare([long[LENGTHS[1]]])
        print("\ngeheugen MB bij een langer document: leesproces, en het proces dat het resultaat bewaart")
        for pages, path in long.items():
            _, _, own, children = in_own_process("doelwijzer", [path])
            print(f"{pages:6} pagina's {children:8.0f} {own:8.0f}")


if __name__ == "__main__":
    main()
