"""Every entry of a lexicon finds its example and leaves its counter-example alone."""

from pathlib import Path

import pytest

from pipeline.errors import ModelError
from pipeline.settings import Settings
from pipeline.tag.lexicon import Cue, lexicon_hash, load_cues

FOLDER = Settings().lexicon_folder


@pytest.mark.parametrize("cue", load_cues(FOLDER), ids=lambda cue: cue.name)
def test_cue_finds_its_example_only(cue: Cue) -> None:
    assert cue.pattern.search(cue.example)
    assert not cue.pattern.search(cue.counter_example)


ENTRY = """[[cue]]
name = "a"
field = "text"
pattern = 'a'
example = "a"
counter_example = "b"
"""
FAULTS = [
    ("", r"geen \[\[cue\]\]", "nothing in it"),
    ("[[cue", "geen geldige TOML", "a bracket is missing"),
    (ENTRY.replace("'a'", "'('"), "patroon klopt niet", "the pattern is no pattern"),
    (ENTRY.replace('example = "a"', 'exampel = "a"'), "onbekend", "a key with a typing error"),
    (ENTRY.replace('"text"', '"title"'), "veld 'title'", "an unknown field"),
    (ENTRY + ENTRY, "twee keer", "the same name twice"),
]


@pytest.mark.parametrize(("content", "message", "reason"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_a_faulty_lexicon_is_refused(tmp_path: Path, content: str, message: str, reason: str) -> None:
    (tmp_path / "cues.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=message):
        load_cues(tmp_path)


def test_hash_changes_with_a_word(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(ENTRY, encoding="utf-8")
    before = lexicon_hash(tmp_path)
    (tmp_path / "cues.toml").write_text(ENTRY.replace("'a'", "'aa?'"), encoding="utf-8")
    assert lexicon_hash(tmp_path) != before
