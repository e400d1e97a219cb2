"""The labels of the project: what documents, blocks, statements and verdicts are called."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is in the planning-and-control cycle; labels as in the manifest `documents.csv`."""

    POLICY_PLAN = "beleidsplan"
    BUDGET = "begroting"
    ACCOUNTS = "jaarstukken"
    COVENANT = "convenant"
    BYLAW = "verordening"
    OTHER = "overig"


class Kind(StrEnum):
    """What a statement does (codebook section 1)."""

    GOAL = "goal"
    MONITORING = "monitoring"
    CONTACT = "contact"
    REALISATION = "realisation"
    OTHER = "other"


class Level(StrEnum):
    """How far from what a goal is ultimately for (codebook section 2)."""

    STRATEGIC = "strategic"
    TACTICAL = "tactical"
    OPERATIONAL = "operational"


class Measurability(StrEnum):
    """Whether a goal states a target value (codebook section 3)."""

    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"


class Result(StrEnum):
    """Where in the policy chain a goal's result lies (codebook section 4)."""

    INPUT = "input"
    PROCESS = "process"
    OUTPUT = "output"
    OUTCOME = "outcome"


class Flag(StrEnum):
    """Answer to a yes/no dimension (codebook section 5)."""

    YES = "yes"
    NO = "no"


class Dimension(StrEnum):
    """What a statement is tagged on; all but `kind` are tagged for goals only."""

    KIND = "kind"
    LEVEL = "level"
    MEASURABILITY = "measurability"
    RESULT = "result"
    BUDGET = "budget"
    TIME_BOUND = "time_bound"


LABELS: dict[Dimension, type[StrEnum]] = {
    Dimension.KIND: Kind,
    Dimension.LEVEL: Level,
    Dimension.MEASURABILITY: Measurability,
    Dimension.RESULT: Result,
    Dimension.BUDGET: Flag,
    Dimension.TIME_BOUND: Flag,
}
GOAL_DIMENSIONS: tuple[Dimension, ...] = tuple(d for d in Dimension if d is not Dimension.KIND)


class BlockKind(StrEnum):
    """What a block is on the page; furniture is running heads, feet and page numbers."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


class TextLayer(StrEnum):
    """Whether a page's own text can be read: garbled text has words, but not of a language."""

    READABLE = "readable"
    GARBLED = "garbled"
    ABSENT = "absent"
    EMPTY = "empty"  # nothing on the page at all: no text, no image


class TableKind(StrEnum):
    """What a table is about, recognised by its header and caption."""

    INDICATOR = "indicator"
    FINANCE = "finance"
    CONTENTS = "contents"
    OTHER = "other"


class StatementSource(StrEnum):
    """Which part of the page a statement was cut from."""

    SENTENCE = "sentence"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


class DocumentStatus(StrEnum):
    """How far a document could be read; only `done` means that every page was."""

    DONE = "done"
    PARTLY_READ = "partly_read"
    UNREADABLE = "unreadable"
    FAILED = "failed"


class ValueType(StrEnum):
    """What an indicator's value stands for."""

    BASELINE = "baseline"
    TARGET = "target"
    REALISED = "realised"
    REFERENCE = "reference"  # another municipality, a class of municipalities or the country


class Verdict(StrEnum):
    """Judgement on a norm, in the words that audit offices use."""

    LARGELY = "voldoet grotendeels"
    PARTLY = "voldoet gedeeltelijk"
    HARDLY = "voldoet niet of nauwelijks"
    UNKNOWN = "niet te beoordelen"
