"""Cut-outs of pages: the place is marked, and a page that cannot be drawn harms no other."""

from pathlib import Path

import pytest

from pipeline.model import Box, Region
from pipeline.read.isolate import Limits
from pipeline.read.picture import Cut, cut_pictures
from pipeline.settings import ROOT

BUDGET = ROOT / "corpus" / "voorbeeld" / "lindewolde-begroting-2023.pdf"
PLACE = Box(60, 300, 400, 320)


def is_marked(colour: tuple[int, int, int]) -> bool:
    return colour[0] > 200 and colour[1] > 180 and colour[2] < 170


def test_the_place_is_marked_and_the_text_around_it_is_there(tmp_path: Path) -> None:
    from PIL import Image

    made = cut_pictures(BUDGET, [Cut("a", Region(2, PLACE))], tmp_path)

    assert made == {"a"}
    image = Image.open(tmp_path / "a.webp").convert("RGB")
    scale = image.width / 595
    assert 20 * scale < image.height < 120 * scale, "the place with a margin, not the page"
    middle = image.height // 2
    marked = [x for x in range(image.width) if is_marked(image.getpixel((x, middle)))]  # type: ignore[arg-type]
    assert marked and abs(min(marked) - 56 * scale) < 8 and abs(max(marked) - 404 * scale) < 8
    assert (tmp_path / "a.webp").stat().st_size < 40_000


def test_a_place_over_the_whole_page_is_cut_off(tmp_path: Path) -> None:
    from PIL import Image

    cut_pictures(BUDGET, [Cut("a", Region(2, Box(0, 0, 595, 842)))], tmp_path)

    image = Image.open(tmp_path / "a.webp")
    assert image.height <= 0.68 * 842 * image.width / 595


@pytest.mark.parametrize(
    ("region", "reason"),
    [
        (Region(99, PLACE), "a page that the file does not have"),
        (Region(2, Box(-50, -80, 9000, -20)), "a place beside the page"),
    ],
)
def test_a_place_that_is_not_there_harms_no_other(tmp_path: Path, region: Region, reason: str) -> None:
    made = cut_pictures(BUDGET, [Cut("bad", region), Cut("good", Region(3, PLACE))], tmp_path)

    assert "good" in made, reason


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 and nothing more", BUDGET.read_bytes()[:4000]])
def test_a_file_that_cannot_be_drawn_gives_no_pictures(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(content)

    assert cut_pictures(broken, [Cut("a", Region(1, PLACE))], tmp_path) == frozenset()


def test_too_little_memory_gives_no_pictures_and_no_error(tmp_path: Path) -> None:
    made = cut_pictures(BUDGET, [Cut("a", Region(1, PLACE))], tmp_path, limits=Limits(memory_mb=60))

    assert made == frozenset()
