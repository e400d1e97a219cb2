"""Label code in a source file ("gtkp") -> the codebook's labels."""

from __future__ import annotations

from dataclasses import dataclass

NON_GOAL = {"m": "monitoring", "c": "contact", "r": "realisation", "x": "other"}
LEVEL = {"s": "strategic", "t": "tactical", "o": "operational"}
MEASURABILITY = {"n": "quantitative", "k": "qualitative"}
RESULT = {"i": "input", "p": "process", "u": "output", "c": "outcome"}


@dataclass(frozen=True)
class Label:
    """One statement's labels; the five goal fields are empty or False unless kind is goal."""

    kind: str
    level: str = ""
    measurability: str = ""
    result: str = ""
    budget: bool = False
    time_bound: bool = False


def code_to_label(code: str) -> Label:
    """`x`, `m`, `r`, `c`, or `g` + level + measurability + result, then `b` (budget) and `t` (time-bound).

    Raises ValueError for any other code.
    """
    if code in NON_GOAL:
        return Label(NON_GOAL[code])
    flags = code[4:]
    if len(code) < 4 or code[0] != "g" or flags not in ("", "b", "t", "bt"):
        raise ValueError(f"unknown label code {code!r}")
    try:
        return Label("goal", LEVEL[code[1]], MEASURABILITY[code[2]], RESULT[code[3]], "b" in flags, "t" in flags)
    except KeyError as error:
        raise ValueError(f"unknown label code {code!r}") from error
