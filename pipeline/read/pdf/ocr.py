"""Image of a page -> words and lines, by Tesseract with Dutch where it is installed; without it pages stay unread."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.read.geometry import Edge, Word

_DPI = 300
_SURE = 30.0  # percent: what Tesseract is less sure of is noise more often than a word
_SECONDS = 50.0
_NO_TEXT = " \t|¦"
_LINE = 36.0  # points: shorter strokes are parts of letters
_DARK = 140  # of 255
_UNBROKEN = 0.97  # of the pixels of a line are dark
_MAX_EDGES = 5_000
_STRIP = 200  # pixel rows


@cache
def engine() -> str | None:
    """Path of a Tesseract that knows Dutch, or None."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        listed = subprocess.run([path, "--list-langs"], capture_output=True, text=True, timeout=10, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return path if "nld" in listed.stdout.split() else None


class Recognised(NamedTuple):
    """Words and straight lines of a page image, in points."""

    words: list[Word]
    edges: tuple[Edge, ...]


def recognise(page: Any) -> Recognised | None:
    """What a pypdfium2 page shows, by OCR; None where no engine is installed or it gave up."""
    path = engine()
    if path is None:
        return None
    image = page.render(scale=_DPI / 72, grayscale=True).to_pil()
    buffer = io.BytesIO()
    image.save(buffer, "PPM")  # no compression: PNG costs as much time as the recognition
    command = [path, "stdin", "stdout", "-l", "nld", "--dpi", str(_DPI), "tsv"]
    try:
        run = subprocess.run(
            command, input=buffer.getvalue(), capture_output=True, timeout=_SECONDS, check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    words = tsv_to_words(run.stdout.decode("utf-8", "replace"), 72 / _DPI)
    return Recognised(words, image_edges(np.asarray(image), 72 / _DPI))


def image_edges(grey: NDArray[np.uint8], scale: float) -> tuple[Edge, ...]:
    """Dark straight lines of a page image (0 black, 255 white) that are longer than letters, each once a pixel row."""
    length = round(_LINE / scale)
    edges: list[Edge] = []
    for image, lies in ((grey, True), (grey.T, False)):
        if image.shape[1] <= length:
            continue
        for first in range(0, image.shape[0], _STRIP):  # in strips, for memory
            sums = np.cumsum(image[first : first + _STRIP] < _DARK, axis=1, dtype=np.int32)
            full = (sums[:, length:] - sums[:, :-length]) >= _UNBROKEN * length
            for row in np.flatnonzero(full.any(axis=1)).tolist():
                places = np.flatnonzero(full[row])
                for run in np.split(places, np.flatnonzero(np.diff(places) > 1) + 1):
                    start, end, across = run[0] * scale, (run[-1] + length) * scale, (first + row) * scale
                    edges.append(Edge(start, across, end, across) if lies else Edge(across, start, across, end))
            if len(edges) > _MAX_EDGES:  # a dark picture, not lines
                return ()
    return tuple(edges)


def tsv_to_words(text: str, scale: float) -> list[Word]:
    """Tesseract's TSV -> words; sizes and base lines are those of the line, so that a line stays one line."""
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows:
        if row.get("level") == "5" and _without_lines(row.get("text") or "") and float(row["conf"]) >= _SURE:
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    words = []
    page_size = _usual([_height(line) for line in lines.values()]) * scale * 1.05
    for line in lines.values():
        size = _height(line) * scale * 1.05
        if abs(size - page_size) < 0.3 * page_size:  # letters without stems make a line look smaller
            size = page_size
        size = round(size, 1)
        bottoms = sorted(float(row["top"]) + float(row["height"]) for row in line)
        base = bottoms[len(bottoms) // 2] * scale
        for row in line:
            left, width = float(row["left"]) * scale, float(row["width"]) * scale
            words.append(
                Word(_without_lines(row["text"]), left, base - 0.8 * size, left + width, base + 0.2 * size, size, base)
            )
    return words


def _without_lines(text: str) -> str:
    """A word without the lines beside it that were taken for letters; '|.' is a misread initial."""
    bare = text.strip(_NO_TEXT)
    return bare if not bare or sum(map(str.isalnum, bare)) >= 2 else text.strip()


def _height(line: list[dict[str, str]]) -> float:
    """Height in pixels of the taller words of a line."""
    heights = sorted(float(row["height"]) for row in line)
    return heights[int(0.8 * (len(heights) - 1))]


def _usual(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
