"""The training statements: enough, varied, valid, and not said twice."""

import re
from collections import Counter

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from pipeline.labels import Dimension, DocumentKind, Kind
from pipeline.settings import ROOT
from pipeline.train.statements import read_statements

STATEMENTS = read_statements([ROOT / "corpus" / "statements"])
NEARLY_THE_SAME = 85  # rapidfuzz ratio, 0 to 100, of the texts in lower case without punctuation


def test_there_are_thousands_of_dozens_of_documents() -> None:
    assert len(STATEMENTS) >= 4_000
    assert len({statement.document for statement in STATEMENTS}) >= 60
    assert {statement.document_kind for statement in STATEMENTS} == set(DocumentKind)


def test_no_document_fills_the_set() -> None:
    largest = Counter(statement.document for statement in STATEMENTS).most_common(1)[0][1]
    assert largest <= 0.02 * len(STATEMENTS)


def test_at_least_two_in_five_are_no_goals() -> None:
    assert sum(statement.labels[Dimension.KIND] != Kind.GOAL for statement in STATEMENTS) >= 0.4 * len(STATEMENTS)


def test_every_label_of_the_codebook_is_there_in_numbers() -> None:
    from pipeline.labels import LABELS

    for dimension, labels in LABELS.items():
        counts = Counter(statement.labels.get(dimension) for statement in STATEMENTS)
        assert min(counts[label.value] for label in labels) >= 200, dimension


@pytest.mark.slow
def test_fewer_than_one_in_twenty_is_said_twice() -> None:
    texts = [re.sub(r"\W+", " ", statement.text.lower()).strip() for statement in STATEMENTS]
    alike = np.zeros(len(texts), dtype=bool)
    for start in range(0, len(texts), 500):
        block = texts[start : start + 500]
        scores = process.cdist(block, texts, scorer=fuzz.ratio, score_cutoff=NEARLY_THE_SAME, dtype=np.uint8)
        alike[start : start + len(block)] = (scores > 0).sum(axis=1) > 1  # one is the text itself

    assert alike.mean() < 0.05
