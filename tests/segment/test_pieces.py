"""A sentence that goes on on the next page is one, with its hyphen as within a page."""

import pytest

from pipeline.labels import BlockKind, TextLayer
from pipeline.model import Block, Box, Page, Region, Span
from pipeline.segment.pieces import pages_to_pieces

LINE = Box(50, 700, 500, 712)


def page(number: int, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Page:
    spans, start = [], 0
    for word in text.split(" "):
        spans.append(Span(start, start + len(word), Region(number, LINE)))
        start += len(word) + 1
    block = Block(number, kind, text, LINE, 10.0, spans=tuple(spans))
    return Page(number, 595, 842, TextLayer.READABLE, (block,))


JOINS = [
    ("Wij willen dat de jeugd-", "hulp beter wordt.", "Wij willen dat de jeugdhulp beter wordt."),
    ("Het gaat om de effici-", "entie van de zorg.", "Het gaat om de efficiëntie van de zorg."),
    ("Wij bespreken de niet-", "bestede middelen.", "Wij bespreken de niet-bestede middelen."),
    ("Het gaat om basis-", "en voortgezet onderwijs.", "Het gaat om basis- en voortgezet onderwijs."),
    ("De gemeente werkt samen", "met scholen.", "De gemeente werkt samen met scholen."),
]


@pytest.mark.parametrize(("first", "second", "expected"), JOINS)
def test_over_a_page(first: str, second: str, expected: str) -> None:
    (piece,) = pages_to_pieces([page(1, first), page(2, second)])
    assert piece.text == expected
    for word, span in zip(second.split(" ")[1:], list(piece.spans)[-len(second.split(" ")) + 1 :], strict=True):
        assert piece.text[span.start : span.end] == word and span.region.page == 2


ITEMS = [
    ("Het afschaffen van dubbele aanvragen bij een verhuizing binnen de regio", "De coach bezocht gezinnen.", 2),
    ("Het afschaffen van dubbele aanvragen bij een verhuizing binnen de", "Vechtstreek komt in 2026.", 1),
    ("Het afschaffen van dubbele aanvragen bij een verhuizing binnen", "de regio komt in 2026.", 1),
]


@pytest.mark.parametrize(("item", "text", "count"), ITEMS)
def test_a_list_item_at_the_foot_of_a_page(item: str, text: str, count: int) -> None:
    """It mostly ends without a point: a capital overleaf starts something else, except in the midst of a sentence."""
    assert len(pages_to_pieces([page(1, item, BlockKind.LIST_ITEM), page(2, text)])) == count
