"""Cut-outs of pages: the place is marked, and a page that cannot be drawn harms no other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.model import Box, Region
from pipeline.read import read_document
from pipeline.read.pictures.picture import Cut, cut_pictures
from pipeline.read.process.isolate import Limits
from pipeline.settings import ROOT
from tests.read.papers import write_pdf

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
    assert marked and abs(min(marked) - 58 * scale) < 8 and abs(max(marked) - 402 * scale) < 8
    assert (tmp_path / "a.webp").stat().st_size < 40_000


def test_only_the_words_of_the_text_are_marked(tmp_path: Path) -> None:
    """A sentence that begins and ends in mid-line: its neighbours on those lines are not marked."""
    from PIL import Image

    paper = tmp_path / "blad.pdf"
    canvas = Canvas(str(paper), pagesize=(400, 300))
    canvas.setFont("Courier", 10)  # each letter six points wide
    canvas.drawString(50, 200, "Zo was het. Meer kinderen groe-")
    canvas.drawString(50, 186, "ien veilig op. Dat is alles.")
    canvas.save()

    place = Region(1, Box(50, 90, 240, 118))
    cut_pictures(paper, [Cut("a", place, text="Meer kinderen groeien veilig op.")], tmp_path)

    image = Image.open(tmp_path / "a.webp").convert("RGB")
    scale = image.width / 400
    upper = 90 - 32
    for line, first, last in ((95, 50 + 12 * 6, 50 + 31 * 6), (109, 50, 50 + 14 * 6)):
        y = int((line - upper) * scale)
        marked = [x / scale for x in range(image.width) if is_marked(image.getpixel((x, y)))]  # type: ignore[arg-type]
        assert marked and abs(min(marked) - first) < 6 and abs(max(marked) - last) < 6, line


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


def sideways(turn: int, page_rotation: int) -> Callable[[Canvas], None]:
    """Three lines, dark at their start, that run `turn` quarters anticlockwise on a page with a /Rotate of its own."""

    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(page_rotation)
        canvas.translate(300, 400)
        canvas.rotate(90 * turn)
        canvas.setFont("Helvetica", 12)
        for row, name in enumerate(("een", "twee", "drie")):
            canvas.drawString(
                -150, -60 * row, f"{'MW' * (row + 5)} {name} il il il il ill ill ill il ill il ill il il."
            )

    return draw


@pytest.mark.parametrize("page_rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_a_sideways_page_is_shown_upright(turn: int, page_rotation: int, tmp_path: Path) -> None:
    from PIL import Image

    path = write_pdf(tmp_path / "x.pdf", sideways(turn, page_rotation))
    place = next(block.box for block in read_document(path).pages[0].blocks if "twee" in block.text)

    cut_pictures(path, [Cut("a", Region(1, place))], tmp_path)

    image = Image.open(tmp_path / "a.webp").convert("RGB")
    inside = [
        (x, y)
        for x in range(image.width)
        for y in range(image.height)
        if is_marked(image.getpixel((x, y)))  # type: ignore[arg-type]
    ]
    left, right = min(x for x, _ in inside), max(x for x, _ in inside)
    top, bottom = min(y for _, y in inside), max(y for _, y in inside)
    assert right - left > 8 * (bottom - top), "the marked line runs from left to right"
    dark = [x for x in range(left, right) for y in range(top, bottom) if sum(image.getpixel((x, y))) < 250]  # type: ignore[arg-type]
    assert dark and sum(dark) / len(dark) < (left + right) / 2, "it has its dark start at the left"
