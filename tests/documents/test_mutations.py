"""Damaged files: whatever bytes are changed, a document is read, read in part or refused, and in time."""

import random
from pathlib import Path

import pytest

from pipeline.errors import ReadError
from pipeline.labels import DocumentStatus
from pipeline.read import Limits, read_document
from pipeline.settings import ROOT

SAMPLES = sorted((ROOT / "corpus" / "voorbeeld").glob("*.pdf"))
LIMITS = Limits(page_seconds=20, document_seconds=60)


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Flips, cuts, overwrites or repeats bytes at 1 to 50 places."""
    result = bytearray(data)
    kind = rng.choice(("flip", "cut", "overwrite", "repeat"))
    for _ in range(rng.choice((1, 5, 50))):
        start = rng.randrange(len(result))
        end = min(len(result), start + rng.randrange(1, 200))
        if kind == "flip":
            result[start] = rng.randrange(256)
        elif kind == "cut" and len(result) > 400:
            del result[start:end]
        elif kind == "overwrite":
            result[start:end] = rng.randbytes(end - start)
        elif kind == "repeat":
            result[start:start] = result[start:end]
    return bytes(result)


def check(seed: int, count: int, folder: Path) -> None:
    rng = random.Random(seed)
    path = folder / "gewijzigd.pdf"
    for k in range(count):
        path.write_bytes(mutated(rng.choice(SAMPLES).read_bytes(), rng))
        try:
            reading = read_document(path, limits=LIMITS)
        except ReadError as error:
            assert path.name in str(error), f"mutation {k} of seed {seed}"
        else:
            assert len(reading.pages) == reading.pages_total, f"mutation {k} of seed {seed}"
            complete = all(page.is_read for page in reading.pages)
            assert complete == (reading.status is DocumentStatus.DONE), f"mutation {k} of seed {seed}"


def test_twenty_mutations(tmp_path: Path) -> None:
    check(1, 20, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 7))
def test_hundred_mutations(seed: int, tmp_path: Path) -> None:
    check(seed, 100, tmp_path)
