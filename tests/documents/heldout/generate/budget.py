"""The record of a budget or annual accounts: goals, results, indicator values and amounts beside the plain text."""

from __future__ import annotations

from typing import Any

from tests.documents.heldout.generate.texts import Truth


def number_of(cell: str) -> float | None:
    """'1.234' -> 1234, '(12)' -> -12, '-3,5%' -> -3.5; None for a dash or words. Only for cells that we wrote."""
    text = cell.replace("%", "").replace("€", "").replace("−", "-").strip()
    negative = text.startswith("(") or text.startswith("-")
    text = text.strip("()-+ ").replace(".", "").replace(",", ".")
    try:
        return -float(text) if negative else float(text)
    except ValueError:
        return None


class Budget(Truth):
    """`kind` and `year` as in the manifest of a corpus; `factor` is what amounts are printed in."""

    factor = 1000.0

    def __init__(self, name: str, municipality: str, kind: str, year: int, start: int, made_by: str) -> None:
        super().__init__(name, start, made_by)
        self.extra = {"municipality": municipality, "kind": kind, "year": year}
        self.programme: str | None = None
        self.goals: list[dict[str, Any]] = []
        self.results: list[dict[str, Any]] = []
        self.indicators: list[dict[str, Any]] = []
        self.finance: list[dict[str, Any]] = []
        self.extra |= {
            "goals": self.goals, "results": self.results, "indicators": self.indicators, "finance": self.finance,
        }  # fmt: skip

    def goal(self, number: str | None, text: str) -> str:
        self.goals.append({"programme": self.programme, "number": number, "text": text, "find": text})
        return text

    def result(self, number: str | None, text: str, parent: str, kind: str = "goal") -> str:
        """`parent` is the text of the goal; `kind` "realisation" where annual accounts tell what was done."""
        self.results.append(
            {
                "programme": self.programme, "number": number, "text": text, "parent": parent, "kind": kind,
                "find": text,
            }
        )  # fmt: skip
        return text

    def indicator(self, name: str, unit: str | None, values: list[tuple[str, int | None, str]]) -> None:
        """`values` are (type, year, cell as printed); a cell without a number is no value."""
        for kind, year, cell in values:
            value = number_of(cell)
            if value is not None:
                self.indicators.append(
                    {
                        "programme": self.programme, "name": name, "unit": unit, "type": kind, "year": year,
                        "value": value, "find": name,
                    }
                )  # fmt: skip

    def money(self, row: str, values: list[tuple[str, int | None, str, str]]) -> None:
        """`values` are (basis, year or None where the header has none, side or "", cell as printed)."""
        for basis, year, side, cell in values:
            value = number_of(cell)
            if value is not None:
                self.finance.append(
                    {
                        "programme": self.programme, "row": row, "basis": basis, "year": year, "side": side,
                        "amount": round(value * self.factor, 2),
                    }
                )  # fmt: skip
