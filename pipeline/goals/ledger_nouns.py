"""What the ledger is made from and of: volumes of findings of one municipality, kind and year; entries."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.ids import stable_id
from pipeline.labels import DocumentKind, Kind, ValueType

MAKER = "rule:ledger-2"


@dataclass(frozen=True, slots=True)
class Uttering:
    """A stored statement. `position` is its order in its document;

    `quantitative` and `measured_by` (names of the indicators that it is linked to) are for goals only; `is_row`: it is
    the row of an indicator, whose targets are followed by themselves. `heading` is the last of `path`, the headings
    above it.
    """

    id: str
    document_id: str
    position: int
    text: str
    kind: Kind
    programme: str | None = None
    number: str | None = None
    quantitative: bool = False
    measured_by: tuple[str, ...] = ()
    heading: str = ""
    path: tuple[str, ...] = ()
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """A stored value of an indicator."""

    id: str
    document_id: str
    programme: str | None
    indicator: str
    unit: str | None
    type: ValueType
    year: int | None
    value: float


@dataclass(frozen=True, slots=True)
class Amount:
    """A stored amount in euros; `basis` as the budget line has it (Rekening, Begroting, Realisatie, Verschil …)."""

    id: str
    document_id: str
    programme: str | None
    row: str
    year: int | None
    basis: str | None
    amount: float
    position: int = 0


@dataclass(frozen=True, slots=True)
class Volume:
    """All documents of one municipality, kind and year. `readable` False: too much is unread to miss anything in it."""

    municipality: str
    kind: DocumentKind
    year: int
    readable: bool = True
    title: str = ""
    statements: tuple[Uttering, ...] = ()
    values: tuple[Measured, ...] = ()
    amounts: tuple[Amount, ...] = ()
    document_ids: tuple[str, ...] = ()

    @property
    def goals(self) -> tuple[Uttering, ...]:
        return tuple(statement for statement in self.statements if statement.kind is Kind.GOAL)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one goal, target or amount; fields as the columns of the table `ledger`."""

    municipality: str
    subject: str
    state: str
    change: str | None = None
    programme: str | None = None
    from_document_id: str | None = None
    from_year: int | None = None
    from_id: str | None = None
    from_text: str | None = None
    from_value: float | None = None
    to_document_id: str | None = None
    to_year: int | None = None
    to_id: str | None = None
    to_text: str | None = None
    to_value: float | None = None
    unit: str | None = None
    target_year: int | None = None
    similarity: float | None = None
    explained: bool | None = None
    explanation_id: str | None = None
    maker: str = field(default=MAKER)

    @property
    def id(self) -> str:
        return stable_id(
            "ledger", self.municipality, self.subject, self.from_id, self.to_id, self.to_document_id, self.target_year,
            self.from_year, self.to_year, self.from_text, self.to_text,
        )  # fmt: skip
