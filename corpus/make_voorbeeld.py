"""corpus/source/*.txt -> PDF documents, truth files and the manifest.

Run as `python -m corpus.make_voorbeeld [STEM ...]`; without stems everything is rebuilt.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

from corpus.layout.document import draw_document
from corpus.layout.source import Source, read_source
from corpus.layout.truth import document_to_truth

FOLDER = Path(__file__).with_name("voorbeeld")
SOURCES = Path(__file__).with_name("source")
COLUMNS = ("file", "municipality", "document_kind", "year", "title")


def source_paths() -> list[Path]:
    return sorted(SOURCES.glob("*.txt"))


def build_document(path: Path, target: Path) -> Source:
    """Writes `<stem>.pdf` and `truth/<stem>.json` below `target`."""
    source = read_source(path)
    file = f"{source.stem}.pdf"
    (target / "truth").mkdir(parents=True, exist_ok=True)
    layout = draw_document(source, target / file)
    truth = document_to_truth(source, layout, file)
    text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
    (target / "truth" / f"{source.stem}.json").write_text(text, encoding="utf-8")
    return source


def write_manifest(sources: list[Source], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for source in sources:
            writer.writerow([f"{source.stem}.pdf", *(source.front[column] for column in COLUMNS[1:])])


def main(stems: list[str]) -> int:
    for path in source_paths():
        if not stems or path.stem in stems:
            build_document(path, FOLDER)
    write_manifest([read_source(path) for path in source_paths()], FOLDER / "documents.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
