"""The door to spaCy: a Dutch pipeline that sets sentence starts by the rules of sentences.py."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def dutch_pipeline() -> Any:
    """spaCy's blank Dutch tokenizer with our sentence component; loaded once a process."""
    import spacy
    from spacy.language import Language
    from spacy.tokens import Doc

    from pipeline.segment.sentences import sentence_starts

    @Language.component("doelwijzer_sentences")
    def set_starts(doc: Doc) -> Doc:
        starts = set(sentence_starts(doc.text))
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        return doc

    pipeline = spacy.blank("nl")
    pipeline.add_pipe("doelwijzer_sentences")
    return pipeline


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Start and end (excluded) of each sentence, without the blanks around it."""
    spans = [(sentence.start_char, sentence.end_char) for sentence in dutch_pipeline()(text).sents]
    return [(start, start + len(text[start:end].rstrip())) for start, end in spans if text[start:end].strip()]
