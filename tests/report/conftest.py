"""A dossier of small documents: one real PDF, hostile texts, a page and a document that could not be read."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from pipeline.job.imports import import_tables
from pipeline.job.judge import judge_database
from pipeline.labels import Dimension, DocumentKind, DocumentStatus, TextLayer, ValueType
from pipeline.model import Analysis, BudgetLine, Link, Tag, TaggedStatement
from pipeline.norms import load_norm_sets
from pipeline.read import read_document
from pipeline.report.dossier import Dossier, write_dossier
from pipeline.segment import segment_document
from pipeline.settings import ROOT, Settings, load_settings
from pipeline.store import open_database
from pipeline.store.rows import document_id_of
from tests.factory import HERE, LABELS, analysis, indicator, tagged

REAL = "lindewolde-begroting-2023.pdf"
BROUGHT = ("enquete-lindewolde-2023.csv", "indicatoren-waarstaatjegemeente.csv")
SCRIPT = '<script>alert("x")</script>'
HOSTILE = (
    f"We verminderen {SCRIPT} met 10% in 2027",
    "<img src=x onerror=alert(1)> groeit op & \"zo\" 'voort'",
    "{{ 7 * 7 }} {% raw %} leren wij kinderen",
    '=HYPERLINK("http://kwaad.example";"klik") en meer',
    "Kinderen \u202e\u2066 groeien מימין לשמאל \x00\x1b op",
    "Lang" + "lang" * 100 + "woord blijft op de bladzijde",
    "Wij " + "verbeteren de zorg en " * 450 + "klaar",
)


@dataclass(frozen=True)
class Made:
    """A written dossier, with what it was made from."""

    folder: Path
    database: Path
    dossier: Dossier

    def pages(self) -> list[Path]:
        return sorted(self.folder.rglob("*.html"))

    def text(self, pattern: str) -> str:
        return "\n".join(path.read_text("utf-8") for path in sorted(self.folder.glob(pattern)))


class Elements(HTMLParser):
    """Every element of a page as (name, attributes), and the text outside of style."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, *tags: str) -> Iterator[dict[str, str | None]]:
        return (attributes for tag, attributes in self.found if tag in tags)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    @property
    def ids(self) -> list[str]:
        return [str(attributes["id"]) for _, attributes in self.found if "id" in attributes]


def target_of(page: Path, reference: str) -> tuple[Path, str]:
    """The file that a reference on a page leads to, and the place in it."""
    path, fragment = urldefrag(reference)
    return (page.parent / unquote(path)).resolve() if path else page, fragment


def real_document(folder: Path) -> Analysis:
    """The sample budget as it is read; list items and what runs over a page break are goals, as only places matter."""
    reading = read_document(folder / REAL)
    document_id = document_id_of(folder.name, REAL)
    segmentation = segment_document(reading, document_id)
    statements = tuple(
        TaggedStatement(
            statement,
            tuple(Tag(d, v, 0.55 if doubted else 0.9, "model:test", doubted) for d, v in labels.items()),
        )
        for statement in segmentation.statements
        for labels in [_labels(statement.source == "list_item" or len(statement.regions) > 1)]
        for doubted in [statement.position % 2 == 1]
    )
    sha256 = hashlib.sha256((folder / REAL).read_bytes()).hexdigest()
    made = analysis(REAL, statements, municipality="Lindewolde", year=2023)
    source = replace(made.source, corpus=folder.name, sha256=sha256, title="Programmabegroting 2023-2026")
    return replace(made, source=source, document_id=document_id, reading=reading, sections=segmentation.sections)


def _labels(is_goal: bool) -> dict[Dimension, str]:
    return {Dimension.KIND: "goal", **LABELS} if is_goal else {Dimension.KIND: "other"}


def hostile_document() -> Analysis:
    """Texts as a hostile or broken document may hold them, in every place that the dossier shows."""
    goals = [tagged(text, level=level) for text, level in zip(HOSTILE, ("strategic", "tactical") * 4, strict=False)]
    values = [
        indicator(f"Aandeel {SCRIPT} $\\frac$", ValueType.BASELINE, 2023, 9.0),
        indicator(f"Aandeel {SCRIPT} $\\frac$", ValueType.TARGET, 2026, 8.5),
        indicator(f"Aandeel {SCRIPT} $\\frac$", ValueType.REALISED, 2024, 8.8),
    ]
    links = [
        Link("goal_parent", HOSTILE[1], HOSTILE[0], "by number", 0.95),
        Link("goal_indicator", HOSTILE[0], values[1].id, "by meaning (0,81)", 0.81),
    ]
    made = analysis("kwaad<b>.pdf", goals, municipality=f"Zandrecht {SCRIPT}", indicators=values, links=links)
    lines = (BudgetLine("b1", 0, "P1 <i>", f"Lasten {SCRIPT}", 2024, "Begroting", -12000.0, "-12", HERE),)
    return replace(made, budget_lines=lines)


def other_documents() -> list[Analysis]:
    pages = [TextLayer.READABLE] * 9 + [TextLayer.ABSENT]
    return [
        analysis(
            "deels.pdf", [tagged("Minder schooluitval")], kind=DocumentKind.POLICY_PLAN, municipality="Heerwaarde",
            pages=pages, status=DocumentStatus.PARTLY_READ, message="deels.pdf: pagina 10 is een beeld zonder tekst",
        ),
        analysis(
            "stuk.pdf", kind=DocumentKind.ACCOUNTS, municipality="Heerwaarde", pages=(),
            status=DocumentStatus.FAILED, message="stuk.pdf is beschadigd: download het opnieuw.",
        ),
    ]  # fmt: skip


def write_database(path: Path, folder: Path, documents: list[Analysis]) -> None:
    with open_database(path) as database:
        run = database.begin_run(folder.name, folder, len(documents))
        for document in documents:
            database.write_document(document, run)
    settings = load_settings(database=path)
    assert import_tables(folder, settings) == ()
    judge_database(settings)


def make_dossier(database: Path, folder: Path) -> Dossier:
    with open_database(database, read_only=True) as stored:
        return write_dossier(stored, folder, load_norm_sets(Settings().norm_folder))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("dossier")
    corpus = base / "corpus"
    corpus.mkdir()
    for name in (REAL, *BROUGHT):
        shutil.copy(ROOT / "corpus" / "voorbeeld" / name, corpus)
    documents = [real_document(corpus), hostile_document(), *other_documents()]
    write_database(base / "f.duckdb", corpus, documents)
    return Made(base / "uit", base / "f.duckdb", make_dossier(base / "f.duckdb", base / "uit"))
