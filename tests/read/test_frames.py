"""Boxes with text beside other text: in which order they are read, and boxes that are cells or backgrounds."""

import itertools

import pytest

from pipeline.read.geometry import Area, Line, Shape, Word
from pipeline.read.page.frames import frames_of
from pipeline.read.page.layout import page_items


def line(text: str, x0: float, base: float, size: float = 10) -> list[Word]:
    words = []
    for one in text.split():
        words.append(Word(one, x0, base - 0.8 * size, x0 + 0.5 * size * len(one), base + 0.2 * size, size, base))
        x0 += 0.5 * size * (len(one) + 0.6)
    return words


def column(texts: list[str], x0: float, base: float, step: float = 14) -> list[Word]:
    return [word for k, text in enumerate(texts) for word in line(text, x0, base + k * step)]


def texts_of(words: list[Word], shapes: list[Shape], areas: list[Area] | None = None) -> list[str]:
    items, _ = page_items(words, [], areas or [], 500, 700, shapes)
    return [item.text for item in items if isinstance(item, Line)]


CARDS = [
    ["Thuis", "ouders krijgen hulp", "zodra zij dat vragen"],
    ["School", "leraren zien eerder", "wie extra tijd nodig"],
    ["Buurt", "er is een plek waar", "jongeren elkaar zien"],
]


def test_cards_are_read_one_by_one() -> None:
    words = [word for k, card in enumerate(CARDS) for word in column(card, 50 + 140 * k, 120)]
    shapes = [Shape(40 + 140 * k, 100, 165 + 140 * k, 170) for k in range(3)]
    assert texts_of(words, shapes) == list(itertools.chain(*CARDS))


def test_text_beside_a_frame_goes_on_below_it() -> None:
    narrow = ["de raad heeft in het voorjaar", "een motie aangenomen en het", "college werkt die nu uit voor"]
    wide = ["alle wijken en dorpen van de gemeente zodat ook daar iedereen mee kan doen", "en zich thuis blijft voelen"]
    words = (
        column(narrow, 50, 112) + column(wide, 50, 154) + column(["Wist u dat", "dit jaar een", "huis opent"], 330, 112)
    )
    frame = Shape(320, 95, 450, 146)
    order = [*narrow, *wide, "Wist u dat", "dit jaar een", "huis opent"]
    assert texts_of(words, [frame]) == order
    items, _ = page_items(words, [], [], 500, 700, [frame])
    first, below = items[0], items[3]
    assert isinstance(first, Line) and isinstance(below, Line) and first.right < 325 < below.right


def test_text_beside_a_box_without_lines_goes_on_below_it() -> None:
    narrow = ["de raad heeft in het voorjaar", "een motie aangenomen en het", "college werkt die nu uit voor"]
    wide = ["alle wijken en dorpen van de gemeente zodat ook daar iedereen mee kan doen", "en zich thuis blijft voelen"]
    box = ["wist u dat er dit", "jaar een huis van", "de wijk open gaat"]
    words = column(narrow, 50, 112) + column(wide, 50, 154) + column(box, 330, 112)
    assert texts_of(words, []) == [*box, *narrow, *wide]


TEXT = column(["de raad stelt elk jaar vast", "wat het college gaat doen", "en wat dat mag kosten"], 60, 112)
BESIDE = column(["ernaast staat ook tekst", "over drie hele regels", "van een andere kolom"], 300, 112)
NOT_FRAMES = [
    (TEXT, Shape(50, 95, 230, 150), "nothing stands beside it"),
    (TEXT + BESIDE, Shape(50, 95, 460, 150), "as wide as the page"),
    (TEXT + BESIDE, Shape(50, 95, 150, 150), "text runs over its side"),
    (column(["12", "450", "3.100"], 60, 112) + BESIDE, Shape(50, 95, 150, 150), "a column of numbers"),
]


@pytest.mark.parametrize(("words", "shape", "reason"), NOT_FRAMES)
def test_no_frames(words: list[Word], shape: Shape, reason: str) -> None:
    assert frames_of(words, [shape], [], 500) == [], reason


def test_coloured_cells_are_no_frame() -> None:
    cells = [Area(50, 100 + 20 * k, 250, 120 + 20 * k, 0.9) for k in range(3)]
    words = column(
        ["meer banen voor iedereen hier", "minder schulden voor gezinnen", "een huis voor starters"], 60, 113, 20
    )
    words += column(["in 2026 gereed", "in 2027 gereed", "in 2028 gereed"], 300, 113, 20)
    assert frames_of(words, [], cells, 500) == []
