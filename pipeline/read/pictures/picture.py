"""Places in a PDF -> pictures of them with the place marked, so that a reader sees a quote as it was printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from pipeline.model import Region
from pipeline.read.process.isolate import Limits
from pipeline.settings import ROOT

SUFFIX = ".webp"
_START_SECONDS = 30.0
_LIMITS = Limits()
_MAX_RESTARTS = 10  # pages that took the process down; more is a document at fault


@dataclass(frozen=True, slots=True)
class Cut:
    """A picture to make: `name` of its file without suffix, and the place, which lies on one page.

    `ocr` tells that the place comes from character recognition, which sees the page as it is shown. Where the words of
    `text` are found within the place, only their lines are marked; `in_part` tells that some stand on another page.
    """

    name: str
    region: Region
    ocr: bool = False
    text: str = ""
    in_part: bool = False


def cut_pictures(path: Path, cuts: Sequence[Cut], folder: Path, *, limits: Limits = _LIMITS) -> frozenset[str]:
    """Writes `folder`/NAME.webp for each cut and returns the names that were made.

    The PDF is drawn in a process of its own: a page on which that hangs or dies is left out, the others are not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for cut in cuts:
        _file(folder, cut).unlink(missing_ok=True)
    waiting = sorted(cuts, key=lambda cut: (cut.region.page, cut.name))
    for _ in range(_MAX_RESTARTS):
        if not waiting:
            break
        finished = _draw(path, waiting, folder, limits)
        waiting = [cut for cut in waiting if not _file(folder, cut).exists()]
        if finished or not waiting:
            break
        fault = waiting[0].region.page  # pages are drawn in order: the first one missing stopped it
        waiting = [cut for cut in waiting if cut.region.page != fault]
    return frozenset(cut.name for cut in cuts if _file(folder, cut).exists())


def picture_size(path: Path) -> tuple[int, int]:
    """Width and height in pixels."""
    from PIL import Image

    with Image.open(path) as image:
        return image.size


def _draw(path: Path, cuts: Sequence[Cut], folder: Path, limits: Limits) -> bool:
    """Whether the process came to its end."""
    pages = len({cut.region.page for cut in cuts})
    seconds = min(limits.document_seconds, _START_SECONDS + limits.page_seconds * pages)
    order = {
        "file": str(path.resolve()),
        "folder": str(folder.resolve()),
        "memory_mb": limits.memory_mb,
        "cuts": [
            {
                "name": cut.name,
                "page": cut.region.page,
                "ocr": cut.ocr,
                "text": cut.text,
                "in_part": cut.in_part,
                "box": astuple(cut.region.box),
            }
            for cut in cuts
        ],
    }
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        run = subprocess.run(
            [sys.executable, "-m", "pipeline.read.pictures.picture_worker"],
            input=json.dumps(order).encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "OMP_NUM_THREADS": "1"},
        )
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


def _file(folder: Path, cut: Cut) -> Path:
    return folder / f"{cut.name}{SUFFIX}"
