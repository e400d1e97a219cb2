"""Statements a second from text to tags, beside the bare encoder, and peak memory: python -m bench.tagging [COUNT]

Takes training statements of the project as they come, 3,000 unless told: about a budget of 130 pages.
"""

from __future__ import annotations

import resource
import sys
import time

from pipeline.labels import DocumentKind, StatementSource
from pipeline.model import Box, Region, Statement
from pipeline.settings import ROOT, Settings
from pipeline.tag import load_tagger
from pipeline.tag.encoder import Encoder
from pipeline.train.statements import LabelledStatement, read_statements

LIMIT_SECONDS = 30.0
LIMIT_MB = 1536.0
PLACE = (Region(1, Box(0, 0, 1, 1)),)


def main(count: int) -> int:
    labelled = read_statements([ROOT / "corpus" / "statements"])[:count]
    statements = [as_statement(number, statement) for number, statement in enumerate(labelled)]
    start = time.perf_counter()
    tagger = load_tagger(Settings())
    loading = time.perf_counter() - start
    start = time.perf_counter()
    tagger.tag(statements, DocumentKind.BUDGET)
    tagging = time.perf_counter() - start
    start = time.perf_counter()
    tagger.tag(statements, DocumentKind.BUDGET)
    again = time.perf_counter() - start
    encoder = Encoder(Settings())
    start = time.perf_counter()
    encoder.encode([statement.text for statement in statements])
    encoding = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"laden               {loading:6.1f} s")
    print(f"{len(statements)} uitspraken     {tagging:6.1f} s   {len(statements) / tagging:6.0f} per seconde")
    print(f"nog eens (onthouden){again:6.1f} s   {len(statements) / again:6.0f} per seconde")
    print(f"alleen taalmodel    {encoding:6.1f} s   {len(statements) / encoding:6.0f} per seconde")
    print(f"geheugen (piek, twee taalmodellen) {memory:.0f} MB")
    return 0 if tagging < LIMIT_SECONDS and memory < LIMIT_MB else 1


def as_statement(number: int, labelled: LabelledStatement) -> Statement:
    return Statement(
        f"s{number}", number, StatementSource.SENTENCE, labelled.text, None, (), labelled.context or None, None, PLACE
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000))
