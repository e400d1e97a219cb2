"""What a file name and the first pages tell about a document."""

import tomllib

import pytest

from pipeline.intake import complete_from_text
from pipeline.intake.infer import kind_of_name, year_of_name
from pipeline.labels import BlockKind, DocumentKind, TextLayer
from pipeline.model import Block, Box, Page, SourceFile
from pipeline.settings import ROOT

KINDS = tomllib.loads((ROOT / "models/lexicons/document_kinds.toml").read_text("utf-8"))["kind"]


@pytest.mark.parametrize("entry", KINDS, ids=lambda entry: entry["name"])
def test_each_kind_of_the_lexicon_knows_its_example_and_not_its_counter_example(entry: dict[str, str]) -> None:
    assert kind_of_name(entry["example"]) == entry["name"]
    assert kind_of_name(entry["counter_example"]) != entry["name"]


@pytest.mark.parametrize(
    ("name", "year", "reason"),
    [
        ("begroting-2025-x.pdf", 2025, "the year in the name"),
        ("2023/jaarstukken.pdf", 2023, "the folder's year where the name has none"),
        ("2022/begroting-2023.pdf", 2023, "the name goes before the folder"),
        ("notitie-20231.pdf", None, "part of a longer number is no year"),
        ("plan 1898-1.pdf", None, "not a year of this age"),
    ],
)
def test_year_of_name(name: str, year: int | None, reason: str) -> None:
    assert year_of_name(name) == year, reason


def page_of(*texts: str) -> Page:
    blocks = tuple(Block(1, BlockKind.PARAGRAPH, text, Box(0, 0, 1, 1)) for text in texts)
    return Page(1, 595, 842, TextLayer.READABLE, blocks)


def source_of(tmp_path, name: str) -> SourceFile:  # type: ignore[no-untyped-def]
    return SourceFile(
        tmp_path / name,
        "c",
        name,
        "0",
        None,
        kind_of_name(name),
        year_of_name(name),
        name,
        ("municipality", "document_kind", "year", "title"),
    )


@pytest.mark.parametrize(
    ("texts", "municipality", "reason"),
    [
        (["De gemeente Zandrecht wil meer.", "In gemeente Zandrecht wonen mensen."], "Zandrecht", "named twice"),
        (["De gemeente Zandrecht wil meer."], None, "named once proves nothing"),
        (["gemeente Oud-Heem en gemeente Oud-Heem", "gemeente Raad"], "Oud-Heem", "hyphens belong to the name"),
        (["de regio Rietlanden en regio Rietlanden"], "Regio Rietlanden", "a region where no municipality is named"),
        (["De gemeente is verantwoordelijk. De gemeente De Raad"], None, "no name follows"),
        (["Taak\tGemeente\tBewoners", "Taak\tGemeente\tBewoners"], None, "the next cell of a table is no name"),
    ],
)
def test_municipality_from_the_first_pages(tmp_path, texts: list[str], municipality: str | None, reason: str) -> None:  # type: ignore[no-untyped-def]
    completed = complete_from_text(source_of(tmp_path, "stuk.pdf"), (page_of(*texts),))

    assert completed.municipality == municipality, reason
    assert "municipality" in completed.inferred


def test_a_year_in_a_sentence_says_nothing_about_the_document(tmp_path) -> None:  # type: ignore[no-untyped-def]
    sentence = "De taken die met de Jeugdwet per 2015 naar de gemeenten zijn gegaan, zijn opgepakt."

    assert complete_from_text(source_of(tmp_path, "stuk.pdf"), (page_of(sentence),)).year is None


def test_kind_and_year_from_the_title_page(tmp_path) -> None:  # type: ignore[no-untyped-def]
    completed = complete_from_text(source_of(tmp_path, "stuk.pdf"), (page_of("Programmabegroting", "2026 - 2029"),))

    assert (completed.document_kind, completed.year) == (DocumentKind.BUDGET, 2026)
