"""In which order the lines of a page are read."""

from pipeline.read.geometry import Grid, Line, Word
from pipeline.read.page.layout import page_items

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


def test_what_a_browser_prints_in_the_margin_is_no_row_of_a_table() -> None:
    head = [Word("22-10-2025", 40, 18, 80, 26, 7, 25), Word("Programmabegroting", 246, 18, 312, 26, 7, 25)]
    rows = [("Indicator", "2024", "2026"), ("Banen", "712", "694"), ("Delicten", "0", "1"), ("Afval", "96", "130")]
    words = [
        Word(text, x0, 50 + 14 * k, x0 + 40, 60 + 14 * k, 10, 58 + 14 * k)
        for k, row in enumerate(rows)
        for text, x0 in zip(row, (40, 246, 400), strict=True)
    ]
    items, _ = page_items([*head, *words], [], [], 595, 842)
    first, table = items
    assert isinstance(first, Line) and first.text == "22-10-2025 Programmabegroting"
    assert isinstance(table, Grid) and table.rows == tuple(rows)
