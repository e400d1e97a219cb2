"""In which order the lines of a page are read."""

from pipeline.read.geometry import Line, Word
from pipeline.read.layout import page_items

LEFT = ["de raad stelt elk jaar", "de kaders vast voor het", "beleid in de wijken en", "dorpen van de gemeente"]
RIGHT = ["het college voert dit uit", "met de partners in de", "regio en vertelt de raad", "twee keer hoe het gaat"]


def justified(text: str, x0: float, x1: float, base: float, size: float = 10) -> list[Word]:
    """Words of a line that fills its column; every letter is half the size wide."""
    texts = text.split()
    blank = (x1 - x0 - 0.5 * size * sum(map(len, texts))) / (len(texts) - 1)
    words: list[Word] = []
    for one in texts:
        end = x0 + 0.5 * size * len(one)
        words.append(Word(one, x0, base - 0.8 * size, end, base + 0.2 * size, size, base))
        x0 = end + blank
    return words


def test_columns_with_a_gutter_of_one_letter_height() -> None:
    words = justified("jaarverslag van de rekenkamer over het hele afgelopen jaar", 72, 332, 76)
    for k, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        words += justified(left, 72, 197, 100 + 12 * k) + justified(right, 207, 332, 100 + 12 * k)
    items, columns = page_items(words, [], [], 400, 600)
    assert [item.text for item in items if isinstance(item, Line)][1:] == [*LEFT, *RIGHT]
    assert columns == 2


def test_wide_blanks_of_justified_text_are_no_gutter() -> None:
    lines = ["de raad stelt elk jaar", "de raad vraagt dit jaar", "de raad weegt elk plan", "de raad kiest elk jaar"]
    words = [word for k, line in enumerate(lines) for word in justified(line, 72, 195, 100 + 12 * k)]
    items, columns = page_items(words, [], [], 400, 600)
    assert [item.text for item in items if isinstance(item, Line)] == lines
    assert columns == 1
