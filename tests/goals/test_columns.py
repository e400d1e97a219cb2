"""Headers of indicator tables in the wordings of many municipalities, for a budget of 2027."""

import pytest

from pipeline.goals.columns import indicator_columns
from pipeline.goals.tables import tidy_tables
from tests.goals.factory import table

HEADERS = [
    (
        "Indicator | Rekening 2025 | Begroting 2026 | MJR 2027 | 2028",
        "realised 2025, target 2026, target 2027, target 2028",
    ),
    ("Naam indicator | R2025 | B2027 | MJB 2028", "realised 2025, target 2027, target 2028"),
    ("Indicator | Nulmeting (2022) | Streven 2027 | Streven 2030", "baseline 2022, target 2027, target 2030"),
    ("Indicator | 0-meting 2022 | Tussenmeting 2025 | Eindmeting 2028", "baseline 2022, realised 2025, target 2028"),
    ("Indicator | Oorspronkelijke waarde | Tussendoel 2028 | Einddoel 2030", "baseline, target 2028, target 2030"),
    ("Indicator | Waar staan we | Beoogde waarde 2027", "baseline, target 2027"),
    ("Indicator | Laatst gemeten | Te bereiken in 2027 | Nederland", "realised, target 2027, reference"),
    ("Indicator | Streefwaarden | | \n | 2027 | 2028 | 2029", "target 2027, target 2028, target 2029"),
    (
        "Indicator | Realisatie | | Streefwaarde | \n | 2024 | 2025 | 2027 | 2028",
        "realised 2024, realised 2025, target 2027, target 2028",
    ),
]


@pytest.mark.parametrize(("header", "expected"), HEADERS)
def test_columns(header: str, expected: str) -> None:
    width = len(header.splitlines()[0].split("|"))
    rows = "\n".join(" | ".join([name, *"123456"[: width - 1]]) for name in ("Aantal banen", "Aantal winkels"))
    (made,) = tidy_tables([table(header, rows)])
    name, *values = indicator_columns(made, None, 2027)
    assert name.role == "name"
    assert ", ".join(f"{column.role} {column.year or ''}".strip() for column in values) == expected
