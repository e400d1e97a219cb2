"""Headings that only their letters tell from text, quotes that are none, figures with their words, notes."""

import pytest

from pipeline.read.blocks.blocks import page_drafts
from pipeline.read.blocks.drafts import Body, Draft
from pipeline.read.blocks.outline import PageOutline
from pipeline.read.geometry import Grid, Line, Word

TEXT = "de raad stelt elk jaar de kaders vast voor het beleid in de wijken en de dorpen"
GRID = Grid((("Naam", "2024"), ("Wonen", "12")), ((50, 300, 400, 312), (50, 312, 400, 324)), True, 10.0)


def line(text: str, top: float, size: float = 10, look: str = "") -> Line:
    """`look` holds b for bold, i for italic, t for coloured, l for white, u for underlined."""
    x0, words = 50.0, []
    bold, italic, light, tinted = (sign in look for sign in "bilt")
    for one in text.split():
        end = x0 + 0.5 * size * len(one)
        word = Word(one, x0, top, end, top + size, size, top + 0.8 * size, bold, italic, light, tinted=tinted)
        words.append(word)
        x0 = end + 0.3 * size
    box = (50.0, top, words[-1].x1, top + size, top + 0.8 * size)
    return Line(tuple(words), 1, 50, 450, *box, size, bold, italic, light, tinted, "u" in look)


def around(text: str, size: float = 10, look: str = "") -> list[Line | Grid]:
    return [line(f"{TEXT}.", 100), line(text, 130, size, look), line(TEXT, 160)]


LOOKS: list[tuple[list[Line | Grid], str, str]] = [
    (around("Doelstelling 1.1: Inwoners blijven langer gezond", look="t"), "heading", "a short line in colour"),
    (around("Inwoners blijven in Grasdijk langer gezond.", look="t"), "paragraph", "a sentence in colour"),
    (around("Kijk op www.grasdijk.example", look="t"), "paragraph", "a web address in colour"),
    (around("Wat gaan we daarvoor doen?", look="i"), "heading", "a question in italics with white above it"),
    (around("Wat gaan we daarvoor doen?"), "paragraph", "a question that looks like the text"),
    (around("Wij willen geen regio van loketten.", 13, "it"), "paragraph", "a large sentence: a quote set apart"),
    (around("“Ze vroegen eindelijk wat ik wilde.”", 14, "i"), "paragraph", "a quote in large letters"),
    (around("“Samen sterk”", 14), "heading", "a title between quotation marks"),
    (around("In Duinzicht telt iedereen volledig mee.", look="b"), "paragraph", "a sentence in bold"),
    (around("Doel 1. Kinderen in de wijk groeien veilig op.", look="b"), "heading", "a numbered goal in bold"),
    (around("Wij staan naast inwoners die hulp vragen.", look="l"), "paragraph", "a white sentence on colour"),
    (around("Groen en water", look="l"), "heading", "a white title on colour"),
    (
        [line(TEXT, 100), line("Huis De Haven, foto: gemeente", 330, 7), line(TEXT, 360)],
        "caption",
        "who made a picture",
    ),
    (around("Cijfers tot en met augustus", look="u"), "heading", "underlined"),
    (around("Bekijk de cijfers", look="ut"), "paragraph", "underlined in colour: a link"),
    (around("2026", 12, "b"), "heading", "a year in larger letters"),
    (around("2026", 10, "b"), "paragraph", "a year that is only bold"),
    ([GRID, line("¹ Peildatum 31 december.", 330, 7), line(TEXT, 360)], "footnote", "a raised number, small"),
    ([line(TEXT, 100), line("1Zie de rapportage van het bureau.", 760, 7.5)], "footnote", "a number glued to its note"),
    (
        [GRID, line("Tabel B: Kredieten die in de reserve blijven.", 330, look="b"), line(TEXT, 360)],
        "caption",
        "a letter",
    ),
]


@pytest.mark.parametrize(("items", "kind", "reason"), LOOKS)
def test_looks(items: list[Line | Grid], kind: str, reason: str) -> None:
    draft = page_drafts(items, 842, Body(10, {10: 12}), PageOutline())[1]
    assert isinstance(draft, Draft)
    assert draft.kind.value == kind, reason


def test_in_a_document_in_colour_colour_sets_nothing_apart() -> None:
    draft = page_drafts(
        around("Inwoners blijven langer gezond", look="t"), 842, Body(10, {10: 12}, True), PageOutline()
    )[1]
    assert isinstance(draft, Draft) and draft.kind.value == "paragraph"


FIGURES = [
    (["31%", "van de volwassenen rookt"], ["31% van de volwassenen rookt"], "a figure and what it counts"),
    (["€ 62 mln", "is de omvang van dit programma"], ["€ 62 mln is de omvang van dit programma"], "an amount"),
    (["31%", "Volwassenen"], ["31%", "Volwassenen"], "a capital starts something else"),
    (["Roken", "van de volwassenen"], ["Roken", "van de volwassenen"], "a title and a line"),
]


@pytest.mark.parametrize(("texts", "expected", "reason"), FIGURES)
def test_figures(texts: list[str], expected: list[str], reason: str) -> None:
    items = [line(texts[0], 100, 18, "b"), line(texts[1], 122, 9)]
    drafts = page_drafts(items, 842, Body(10, {10: 12}), PageOutline())
    assert [draft.text for draft in drafts if isinstance(draft, Draft)] == expected, reason
