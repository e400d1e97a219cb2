"""The examples and counter-examples of the readers' word lists hold."""

import tomllib
from collections.abc import Callable

import pytest

from pipeline.labels import TextLayer
from pipeline.read.dutch.lexicon import words_of
from pipeline.read.dutch.quality import text_layer_of
from pipeline.read.dutch.restore import hyphen_join
from pipeline.settings import Settings

ENTRIES = tomllib.loads((Settings().lexicon_folder / "reading.toml").read_text(encoding="utf-8"))


def keeps_hyphen(text: str) -> bool:
    end, start = text.split(" ")[:2]
    joined = hyphen_join(end, start)
    return joined is None or joined.startswith(end)


HITS: dict[str, Callable[[str], bool]] = {
    "common_words": lambda text: text_layer_of(text.split() * 2, has_image=False) is TextLayer.READABLE,
    "hyphen_keeps": keeps_hyphen,
    "hyphen_acronyms": keeps_hyphen,
    "hyphen_firsts": keeps_hyphen,
    "hyphen_pairs": keeps_hyphen,
    "caption_openers": lambda text: text.split()[0].lower() in words_of("caption_openers"),
    "mid_sentence": lambda text: any(word in words_of("mid_sentence") for word in text.split()),
    "contents_titles": lambda text: text.lower() in words_of("contents_titles"),
    "name_particles": lambda text: text.split()[0] in words_of("name_particles"),
}


@pytest.mark.parametrize("name", ENTRIES)
def test_examples(name: str) -> None:
    assert HITS[name](ENTRIES[name]["example"])
    assert not HITS[name](ENTRIES[name]["counter_example"])
