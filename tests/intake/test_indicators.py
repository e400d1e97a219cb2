"""Exports of Waarstaatjegemeente and CBS as people save them: long or wide, with titles, codes, gaps and footers."""

from pathlib import Path

import pytest

from pipeline.errors import ManifestError
from pipeline.intake.indicators import ImportedValue, export_words, read_indicators

OWN = ["Zandrecht"]
LONG = "Indicator;Gemeenten;Periode;Waarde;Eenheid;Bron"
WIDE = '"Regio\'s";"Perioden";"Jongeren met jeugdhulp (%)";"Jongeren (aantal)"'


def read(folder: Path, *lines: str) -> list[tuple[str, bool, str, str | None, int, float]]:
    return [(v.region, v.is_reference, v.indicator, v.unit, v.year, v.value) for v in values(folder, *lines)]


def values(folder: Path, *lines: str) -> tuple[ImportedValue, ...]:
    path = folder / "indicatoren.csv"
    path.write_bytes("\r\n".join(lines).encode("utf-8-sig"))
    return read_indicators(path, "corpus", OWN)


def test_a_long_export(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        LONG,
        "Jongeren met jeugdhulp;Zandrecht;2023;11,8;%;CBS",
        "Jongeren met jeugdhulp;Nederland;2023;13,2;%;CBS",
        "Inwoners;Gemeenten 25.000 - 50.000 inwoners;2023;34.512;aantal;CBS",
    )

    assert found == [
        ("Zandrecht", False, "Jongeren met jeugdhulp", "%", 2023, 11.8),
        ("Nederland", True, "Jongeren met jeugdhulp", "%", 2023, 13.2),
        ("Gemeenten 25.000 - 50.000 inwoners", True, "Inwoners", "aantal", 2023, 34512.0),
    ]


def test_a_wide_export_with_title_and_footer(tmp_path: Path) -> None:
    found = values(
        tmp_path,
        '"Kerncijfers jeugdzorg; regio"',
        WIDE,
        '"Zandrecht (gemeente)";"2023*";"11,8";"4.310"',
        '"Nederland";"2023 1e halfjaar";"12,0";"x"',
        '"Bron: CBS"',
    )

    assert [(v.region, v.indicator, v.unit, v.period, v.year, v.value, v.source) for v in found] == [
        ("Zandrecht", "Jongeren met jeugdhulp", "%", "2023*", 2023, 11.8, "CBS"),
        ("Zandrecht", "Jongeren", "aantal", "2023*", 2023, 4310.0, "CBS"),
        ("Nederland", "Jongeren met jeugdhulp", "%", "2023 1e halfjaar", 2023, 12.0, "CBS"),
    ]


def test_an_export_with_codes_commas_and_decimal_points(tmp_path: Path) -> None:
    found = read(
        tmp_path, "ID,Regiocode,Gemeente,Jaar,Indicator,Waarde", "1,GM9999,Zandrecht,2023JJ00,Schooluitval,1.9"
    )

    assert found == [("Zandrecht", False, "Schooluitval", None, 2023, 1.9)]


@pytest.mark.parametrize("gap", ["", ".", "x", "-", "?", "n.v.t.", "onbekend"])
def test_a_gap_is_no_value(tmp_path: Path, gap: str) -> None:
    found = read(tmp_path, LONG, f"A;Zandrecht;2022;{gap};%;", "A;Zandrecht;2023;0;%;")

    assert [(year, value) for *_, year, value in found] == [(2023, 0.0)]


def test_another_municipality_is_a_reference(tmp_path: Path) -> None:
    (row,) = read(tmp_path, LONG, "A;Duinoord;2023;1;%;")

    assert row[1] is True


FAULTS = [
    ([LONG, "A;Zandrecht;2023;veel;%;CBS"], "rij 2, kolom Waarde: 'veel' is geen getal"),
    ([LONG, "A;Zandrecht;vorig jaar;1;%;CBS"], "rij 2, kolom periode: 'vorig jaar' begint niet met een jaartal"),
    ([LONG, "A;;2023;1;%;CBS"], "rij 2, kolom regio: vul een naam in"),
    ([LONG, ";Zandrecht;2023;1;%;CBS"], "rij 2, kolom indicator: vul een naam in"),
    (
        [LONG, "A;Zandrecht;2023;1;%;CBS", "A;Zandrecht;2023;2;%;CBS"],
        "rij 3: A van Zandrecht over 2023 staat al in rij 2",
    ),
    ([LONG, "A;Zandrecht;2023;.;%;CBS"], "bevat geen enkele waarde"),
    (["naam;getal", "A;1"], "staat geen rij met de kolommen regio"),
    (["Gemeente;Jaar;Waarde", "Zandrecht;2023;1"], "rij 1: er is een kolom met waarden maar geen kolom indicator"),
    (["Gemeente;Jaar", "Zandrecht;2023"], "rij 1: er is geen kolom met waarden"),
]


@pytest.mark.parametrize(("lines", "said"), FAULTS, ids=[row[-1] for row in FAULTS])
def test_a_fault_is_told_with_row_and_column(tmp_path: Path, lines: list[str], said: str) -> None:
    with pytest.raises(ManifestError) as caught:
        values(tmp_path, *lines)

    assert said in str(caught.value)
    assert str(caught.value).startswith("indicatoren.csv")


def test_the_lexicon_of_exports() -> None:
    words = export_words()

    assert words.columns["regio's"] == "region"
    assert "jongeren met jeugdhulp" not in words.columns
    assert "x" in words.gaps
    assert "0" not in words.gaps
    assert words.reference.search("Gemeenten 25.000 - 50.000 inwoners")
    assert not words.reference.search("Zandrecht")
