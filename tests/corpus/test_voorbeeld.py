"""The sample corpus: truth files are complete, agree with the PDFs, and can be rebuilt byte for byte."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from pathlib import Path

import pypdfium2
import pytest

from corpus.layout.labels import LEVEL, MEASURABILITY, NON_GOAL, RESULT
from corpus.make_voorbeeld import COLUMNS, FOLDER, SOURCES, build_document, source_paths

STEMS = [path.stem for path in source_paths()]
VERDICTS = {"voldoet grotendeels", "voldoet gedeeltelijk", "voldoet niet of nauwelijks", "niet te beoordelen"}
VALUE_TYPES = {"baseline", "target", "realised", "reference"}
LINE_KINDS = {"realised", "budget", "budget_amended", "difference"}
MAX_BYTES = 300_000


def read_truth(stem: str) -> dict:
    return json.loads((FOLDER / "truth" / f"{stem}.json").read_text(encoding="utf-8"))


def statements(truth: dict) -> list[dict]:
    return truth["goals"] + truth["non_goals"]


def squeeze(text: str) -> str:
    """Letters, digits and signs only: accents, white space and every kind of hyphen are dropped."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return re.sub(r"[\s\-\x02\ufffe\u00ad\u2010]+", "", bare.casefold())


def as_pattern(text: str) -> str:
    """The squeezed text, with room for a footnote marker after each word."""
    return r"\d{0,2}".join(re.escape(squeeze(word)) for word in text.split())


def page_texts(path: Path, truth: dict) -> list[str]:
    """One text a page, column after column where the truth says that there are two."""
    document = pypdfium2.PdfDocument(path)
    texts = []
    for number, page in enumerate(document, start=1):
        whole = page.get_textpage()
        text = whole.get_text_range()
        if edge := truth["column_pages"].get(str(number)):
            text += whole.get_text_bounded(right=edge) + whole.get_text_bounded(left=edge)
        texts.append(text)
    document.close()
    return texts


def without_furniture(text: str, truth: dict) -> str:
    """Squeezed page text without running lines and footnotes, so that a sentence over a page break closes up."""
    for extra in sorted(truth["furniture"], key=len, reverse=True):
        text = re.sub(rf"^{re.escape(extra)}\s*$", "", text, flags=re.MULTILINE)
    squeezed = squeeze(text)
    for note in truth["footnotes"]:
        squeezed = squeezed.replace(note["marker"] + squeeze(note["text"]), "")
    return squeezed


def test_manifest_lists_every_document_once():
    with (FOLDER / "documents.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == COLUMNS
    assert sorted(row["file"] for row in rows) == [f"{stem}.pdf" for stem in STEMS]
    assert {row["document_kind"] for row in rows} == {"beleidsplan", "begroting", "jaarstukken", "convenant"}
    assert all(2021 <= int(row["year"]) <= 2025 for row in rows)


@pytest.mark.parametrize("stem", STEMS)
def test_labels_come_from_the_codebook(stem: str):
    truth = read_truth(stem)
    for goal in truth["goals"]:
        assert goal["level"] in LEVEL.values(), goal
        assert goal["measurability"] in MEASURABILITY.values(), goal
        assert goal["result"] in RESULT.values(), goal
        assert isinstance(goal["budget"], bool) and isinstance(goal["time_bound"], bool), goal
    assert {item["kind"] for item in truth["non_goals"]} <= set(NON_GOAL.values())
    assert truth["norm_1_1"]["verdict"] in VERDICTS and truth["norm_1_1"]["reason"]


@pytest.mark.parametrize("stem", STEMS)
def test_numbers_and_pages_are_valid(stem: str):
    truth = read_truth(stem)
    ids = [goal["id"] for goal in truth["goals"]]
    assert len(ids) == len(set(ids))
    rows = statements(truth) + truth["indicators"] + truth["budget_lines"] + truth["footnotes"]
    assert all(1 <= row["page"] <= row.get("page_end", row["page"]) <= truth["pages"] for row in rows)
    assert {value["type"] for row in truth["indicators"] for value in row["values"]} <= VALUE_TYPES
    assert {line["kind"] for line in truth["budget_lines"]} <= LINE_KINDS
    for goal in truth["goals"]:
        dotted = bool(goal["number"]) and "." in goal["number"]
        assert (goal["parent_number"] is not None) == dotted, goal


@pytest.mark.parametrize("stem", STEMS)
def test_every_statement_stands_on_its_page(stem: str):
    truth = read_truth(stem)
    texts = page_texts(FOLDER / f"{stem}.pdf", truth)
    assert len(texts) == truth["pages"]
    pages = [without_furniture(text, truth) for text in texts]
    for row in statements(truth):
        if row["page"] in truth["scanned_pages"]:
            continue
        text = "".join(pages[row["page"] - 1 : row["page_end"]])
        assert re.search(as_pattern(row["text"]), text), (row["page"], row["text"])


@pytest.mark.parametrize("stem", STEMS)
def test_scanned_pages_have_no_text(stem: str):
    truth = read_truth(stem)
    texts = page_texts(FOLDER / f"{stem}.pdf", truth)
    assert [number for number, text in enumerate(texts, start=1) if not text.strip()] == truth["scanned_pages"]


@pytest.mark.parametrize("stem", STEMS)
def test_documents_are_small(stem: str):
    assert (FOLDER / f"{stem}.pdf").stat().st_size <= MAX_BYTES
    assert 4 <= read_truth(stem)["pages"] <= 14


@pytest.mark.parametrize("stem", ["lindewolde-begroting-2023", "veldstreek-convenant-jeugdhulp-2023"])
def test_rebuilding_gives_the_same_bytes(stem: str, tmp_path: Path):
    """Two builds are compared: the bytes in git may come from another version of a library, the truth may not."""
    for run in ("first", "second"):
        build_document(SOURCES / f"{stem}.txt", tmp_path / run)
    assert (tmp_path / "first" / f"{stem}.pdf").read_bytes() == (tmp_path / "second" / f"{stem}.pdf").read_bytes()
    built = (tmp_path / "first" / "truth" / f"{stem}.json").read_text(encoding="utf-8")
    assert json.loads(built) == read_truth(stem)
