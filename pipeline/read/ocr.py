"""Image of a page -> words, by Tesseract with Dutch where it is installed; without it pages stay unread."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from functools import cache
from typing import Any

from pipeline.read.geometry import Word

_DPI = 300
_SURE = 30.0  # percent: what Tesseract is less sure of is noise more often than a word
_SECONDS = 50.0


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


def recognise(page: Any) -> list[Word] | None:
    """Words of a pypdfium2 page by OCR, in points; None where no engine is installed or it gave up."""
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
    return tsv_to_words(run.stdout.decode("utf-8", "replace"), 72 / _DPI)


def tsv_to_words(text: str, scale: float) -> list[Word]:
    """Tesseract's TSV -> words; sizes and base lines are those of the line, so that a line stays one line."""
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in rows:
        if row.get("level") == "5" and (row.get("text") or "").strip() and float(row["conf"]) >= _SURE:
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
                Word(row["text"].strip(), left, base - 0.8 * size, left + width, base + 0.2 * size, size, base)
            )
    return words


def _height(line: list[dict[str, str]]) -> float:
    """Height in pixels of the taller words of a line."""
    heights = sorted(float(row["height"]) for row in line)
    return heights[int(0.8 * (len(heights) - 1))]


def _usual(values: list[float]) -> float:
    return sorted(values)[len(values) // 2] if values else 0.0
