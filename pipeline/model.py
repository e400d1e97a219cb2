"""The nouns of the project, in the order in which a document flows through the rooms.

Every noun is a frozen dataclass that refuses values it cannot mean. Positions are PDF points with the origin at
the top left of the page; page numbers are 1-based PDF pages (not the printed ones).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.labels import (
    LABELS,
    BlockKind,
    Dimension,
    DocumentKind,
    DocumentStatus,
    Kind,
    StatementSource,
    TableKind,
    TextLayer,
    ValueType,
    Verdict,
)

# --- source file and pages --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the corpus with what is known about it.

    `name` is the path below the corpus folder, with forward slashes and NFC letters, so that ids made from it are
    the same on every machine. `inferred` names the fields that were guessed instead of read from the manifest.
    """

    path: Path
    corpus: str
    name: str
    sha256: str
    municipality: str | None
    document_kind: DocumentKind
    year: int | None
    title: str
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        if self.x1 < self.x0 or self.bottom < self.top:
            raise ValueError(f"box with a negative side: {self}")

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


@dataclass(frozen=True, slots=True)
class Region:
    """A place in a document: a box on a page. A statement over a page break has two."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Span:
    """Where the characters `start` (included) to `end` (excluded) of a block's text stand on the page.

    One span a printed word or part of a word: a word that was hyphenated over a line end has two.
    """

    start: int
    end: int
    region: Region


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page in reading order, as the reader sees it (hyphens joined, markers taken out).

    `marker` is the bullet or number of a list item or heading ("•", "3.1"); `depth` the nesting of a list item or
    the level of a heading, from 1; `size` the font size in points (0 when the format has none). `rows` holds the
    cells of a table, a merged or empty cell as ""; `text` of a table is its rows with tabs and line ends.
    """

    page: int
    kind: BlockKind
    text: str
    box: Box
    size: float = 0.0
    bold: bool = False
    marker: str | None = None
    depth: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    row_boxes: tuple[Box, ...] = ()
    spans: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page with its blocks and an honest account of whether it could be read.

    `words` counts the words that were read (by OCR too); `message` says in Dutch why a page is unreadable.
    """

    number: int
    width: float
    height: float
    text_layer: TextLayer
    blocks: tuple[Block, ...] = ()
    ocr: bool = False
    words: int = 0
    columns: int = 1
    message: str | None = None

    @property
    def is_read(self) -> bool:
        return self.ocr or self.text_layer in (TextLayer.READABLE, TextLayer.EMPTY)


# --- sections, tables, statements -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what hangs under it. `path` runs from the outermost heading to this one."""

    id: str
    parent_id: str | None
    position: int
    level: int
    number: str | None
    title: str
    path: tuple[str, ...]
    page: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header rows told apart; a table that goes on over pages is one table."""

    kind: TableKind
    section_id: str | None
    caption: str | None
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    row_regions: tuple[Region, ...]
    multiplier: float = 1.0  # 1000.0 where the caption or header says "x € 1.000"


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, list item or table row that can be read on its own: the unit that is tagged (*uitspraak*)."""

    id: str
    position: int
    source: StatementSource
    text: str
    section_id: str | None
    section_path: tuple[str, ...]
    lead_in: str | None
    marker: str | None
    regions: tuple[Region, ...]

    @property
    def page(self) -> int:
        return self.regions[0].page

    @property
    def context(self) -> str:
        """What a person would read just before it: the lead-in, else the nearest heading."""
        return self.lead_in or (self.section_path[-1] if self.section_path else "")


# --- tags -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tag:
    """A label on a statement in one dimension, with who gave it and how sure they were (0 to 1).

    `uncertain`: less sure than the maker must be to be right nine times in ten; a person should look.
    """

    dimension: Dimension
    value: str
    confidence: float
    maker: str
    uncertain: bool = False

    def __post_init__(self) -> None:
        LABELS[self.dimension](self.value)
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence outside 0..1: {self}")


@dataclass(frozen=True, slots=True)
class Slots:
    """What is told about measuring a goal (codebook section 6); None where it is not said.

    `target_value` and `baseline_value` are in `unit` ("%", "€", "aantal", "ratio", "cijfer"); `comparison` is one of
    "=", ">=", "<="; `direction` one of "increase", "decrease", "keep", "reach"; `care_lines` holds 0, 1, 2.
    """

    indicator: str | None = None
    direction: str | None = None
    baseline_value: float | None = None
    baseline_year: int | None = None
    target_value: float | None = None
    unit: str | None = None
    comparison: str | None = None
    deadline: str | None = None
    actor: str | None = None
    care_lines: tuple[int, ...] = ()
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class TaggedStatement:
    """A statement with one tag a dimension; goal dimensions are there only when the kind is goal."""

    statement: Statement
    tags: tuple[Tag, ...]
    slots: Slots = field(default_factory=Slots)

    def tag(self, dimension: Dimension) -> Tag | None:
        return next((tag for tag in self.tags if tag.dimension is dimension), None)

    @property
    def kind(self) -> Kind:
        return Kind(next(tag.value for tag in self.tags if tag.dimension is Dimension.KIND))


# --- goals, results, indicators, budgets ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Goal:
    """A tagged statement of kind goal in its place in the document: programme, number, parent.

    `id` is the statement's id. `number` is the number as printed, without stray dots ("3", "3.1"); `parent_number`
    the number of the goal that it hangs on.
    """

    id: str
    programme: str | None
    number: str | None
    parent_number: str | None


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One value of one indicator in one year, from a table row. `printed` is the cell as it stands on the page."""

    id: str
    position: int
    programme: str | None
    indicator: str
    unit: str | None
    source: str | None
    type: ValueType
    year: int | None
    value: float
    printed: str
    region: Region


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One amount of one row of an income-and-expenditure table, in euros, with the sign as printed."""

    id: str
    position: int
    programme: str | None
    row: str
    year: int | None
    basis: str | None  # "Rekening", "Begroting" as the header says
    amount: float
    printed: str
    region: Region


@dataclass(frozen=True, slots=True)
class Link:
    """A bond between two findings, with the reason why they are bound ("by number", "by section", "by meaning")."""

    kind: str
    from_id: str
    to_id: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What the read room brings: all pages of a file and how far it got.

    `structure` says in Dutch which headings the document declares itself (bookmarks, table of contents, tags) and
    whether the reader could follow that; None where it declares none.
    """

    pages: tuple[Page, ...]
    pages_total: int
    reader: str
    status: DocumentStatus
    message: str | None = None
    structure: str | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is known about one document: what a worker hands to the one writer of the database."""

    source: SourceFile
    document_id: str
    fingerprint: str
    reading: Reading
    sections: tuple[Section, ...] = ()
    statements: tuple[TaggedStatement, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicator_values: tuple[IndicatorValue, ...] = ()
    budget_lines: tuple[BudgetLine, ...] = ()
    links: tuple[Link, ...] = ()


# --- norms ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Component:
    """One criterion of a norm with its score: `count` of `total` findings meet it.

    `score` is count / total, None where there was nothing to count; `points` is 1 (met), 0.5 (partly), 0 (not met)
    or None (left out of the verdict).
    """

    name: str
    question: str
    count: int
    total: int
    score: float | None
    points: float | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A finding that a judgement rests on: the id of a statement, indicator value or budget line, for which
    component it was weighed, and whether it meets that component's criterion."""

    component: str
    finding_id: str
    meets: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """A judgement on one norm for one document, or for one municipality and year (`document_id` is None).

    `certain_verdict`: the verdict without the findings of which a label is uncertain, where that is another one.
    """

    id: str
    norm_set: str
    norm: str
    municipality: str | None
    year: int | None
    document_id: str | None
    verdict: Verdict
    reason: str
    components: tuple[Component, ...]
    evidence: tuple[Evidence, ...]
    maker: str
    certain_verdict: Verdict | None = None
