"""The examples and counter-examples of the word lists for sentences and tables hold."""

import tomllib

import pytest

from pipeline.segment.sentences import sentence_spans
from pipeline.settings import Settings

FOLDER = Settings().lexicon_folder
ABBREVIATIONS = tomllib.loads((FOLDER / "abbreviations.toml").read_text(encoding="utf-8"))
TABLES = tomllib.loads((FOLDER / "tables.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "sentences"), [("hard", (1, 2)), ("soft", (2, 1)), ("starters", (2, 1))])
def test_abbreviations(name: str, sentences: tuple[int, int]) -> None:
    entry = ABBREVIATIONS[name]
    assert (len(sentence_spans(entry["example"])), len(sentence_spans(entry["counter_example"]))) == sentences


@pytest.mark.parametrize("name", TABLES)
def test_table_words(name: str) -> None:
    entry = TABLES[name]
    whole = name == "header"  # header names are whole first words, the others parts of the text

    def hit(text: str) -> bool:
        return text.lower().split()[0] in entry["words"] if whole else any(w in text.lower() for w in entry["words"])

    assert hit(entry["example"])
    assert not hit(entry["counter_example"])
