"""The dossier as an auditor gets it: every page there, every link alive, nothing from elsewhere, coverage first."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.errors import UsageError
from pipeline.job.judge import judge_database
from pipeline.job.rule import rule
from pipeline.labels import DocumentKind
from pipeline.norms import load_norm_sets
from pipeline.report.commands import report
from pipeline.report.dossier import write_dossier
from pipeline.settings import Settings, load_settings
from pipeline.store import open_database
from tests.factory import analysis, tagged
from tests.report.conftest import HOSTILE, REAL, SCRIPT, Elements, Made, make_dossier, target_of, write_database

WORDS = ("voldoet grotendeels", "voldoet gedeeltelijk", "voldoet niet of nauwelijks", "niet te beoordelen")


def test_each_municipality_has_a_page_and_each_norm_one_below_it(made: Made) -> None:
    places = sorted(path.name for path in (made.folder / "gemeenten").iterdir())

    assert places == ["heerwaarde", "lindewolde", "zandrecht-script-alert-x-script"]
    for place in places:
        norms = list((made.folder / "gemeenten" / place).glob("norm-*.html"))
        assert len(norms) >= 22 + 6 + 5, "1.1 to 8.3, chain cooperation, SMART"
    assert made.dossier.pages == len(made.pages())


def test_every_link_and_picture_leads_to_something_in_the_folder(made: Made) -> None:
    ids: dict[Path, set[str]] = {}
    for page in made.pages():
        elements = Elements(page)
        references = [a["href"] for a in elements.all("a", "link")] + [a["src"] for a in elements.all("img", "script")]
        for reference in references:
            assert reference
            path, fragment = target_of(page, reference)
            assert path.is_file(), f"{page.name} leads to {reference}"
            assert path.is_relative_to(made.folder.resolve())
            if fragment:
                known = ids.setdefault(path, set(Elements(path).ids))
                assert fragment in known, f"{page.name} leads to {reference}"


def test_nothing_comes_from_elsewhere_and_nothing_runs(made: Made) -> None:
    for page in made.pages():
        elements = Elements(page)
        assert not list(elements.all("script", "iframe", "object", "embed", "form", "base")), page.name
        for attributes in elements.all("a", "link", "img"):
            reference = attributes.get("href") or attributes.get("src") or ""
            assert "://" not in reference and not reference.startswith(("//", "javascript:", "data:"))
        assert not [n for _, attributes in elements.found for n in attributes if n.startswith("on")], page.name
    style = (made.folder / "dossier.css").read_text("utf-8")
    assert "url(" not in style and "@import" not in style
    for chart in (made.folder / "grafieken").iterdir():
        assert not re.search(r"(?:href|src)=\"(?!#)", chart.read_text("utf-8")), "a chart needs nothing else"


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_documents_is_shown_as_text(made: Made, text: str) -> None:
    shown = " ".join(Elements(path).text for path in made.pages() if "zandrecht" in str(path))

    visible = re.sub(r"[\x00-\x08\x0e-\x1f\u202a-\u202e\u2066-\u2069]", "\ufffd", text)
    assert " ".join(visible.split())[:150] in shown


def test_a_long_statement_is_whole_and_folded(made: Made) -> None:
    page = next(made.folder.glob("gemeenten/zandrecht*/norm-smart-s.html"))

    assert HOSTILE[6][-60:] in Elements(page).text
    assert "Lees verder" in Elements(page).text


def test_signs_of_direction_cannot_turn_what_follows(made: Made) -> None:
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069\x00\x1b]", made.text("**/*.html"))


def test_coverage_stands_first_and_tells_what_was_not_read(made: Made) -> None:
    for page in ("index.html", "gemeenten/heerwaarde/index.html"):
        elements = Elements(made.folder / page)
        assert elements.ids.index("dekking") < min(
            elements.ids.index(other) for other in ("oordelen", "vergelijking", "gemeenten") if other in elements.ids
        )
        assert "Niet alles is gelezen" in elements.text
        assert "blz. 10" in elements.text
        assert "stuk.pdf : is beschadigd: download het opnieuw." in elements.text
    complete = Elements(made.folder / "gemeenten/lindewolde/index.html").text
    assert "Alle 7 bladzijden van 1 document zijn gelezen." in complete


def test_a_municipality_that_the_machine_guessed_is_told(tmp_path: Path) -> None:
    guessed = analysis("a.pdf", [tagged("Meer kinderen doen mee")], municipality="Bewoners")
    guessed = replace(guessed, source=replace(guessed.source, inferred=("municipality", "year"), year=None))
    write_database(tmp_path / "f.duckdb", tmp_path, [guessed])

    dossier = make_dossier(tmp_path / "f.duckdb", tmp_path / "uit")

    for page in (dossier.index, dossier.index.parent / "gemeenten" / "bewoners" / "index.html"):
        assert "Van 1 document heeft de machine zelf afgeleid van welke gemeente" in Elements(page).text
    assert "<td>?</td>" in dossier.index.read_text("utf-8"), "an unknown year was not inferred"


def test_every_sign_stands_beside_words(made: Made) -> None:
    for page in made.pages():
        html = page.read_text("utf-8")
        signs = re.findall(r'<svg class="sign[^>]*aria-hidden="true".*?</svg>\s*(<span[^>]*>[^<]+</span>|[^<\s])', html)
        assert len(signs) == html.count('<svg class="sign'), page.name
    for word in WORDS:
        assert word in made.text("index.html")


def test_machine_proposals_are_marked_as_such(made: Made) -> None:
    html = made.text("gemeenten/lindewolde/norm-jeugdhulp-1-1.html")

    judgements = html.count('class="judgement"')
    assert judgements and html.count("voorstel van de machine") >= judgements


def test_a_quote_has_document_page_section_labels_and_a_picture(made: Made) -> None:
    page = made.folder / "gemeenten/lindewolde/norm-jeugdhulp-1-1.html"
    html = page.read_text("utf-8")
    quotes = re.findall(r'<article class="quote".*?</article>', html, re.S)

    assert quotes
    for quote in quotes:
        assert "Programmabegroting 2023-2026</bdi>, blz.&nbsp;" in quote
        assert '<span class="path"' in quote
        assert "niveau: strategisch (0,9" in quote or "onzeker" in quote
        assert 'alt="Uitsnede van bladzijde ' in quote
    assert REAL in html


def test_a_quote_over_a_page_break_has_a_picture_of_each_page(made: Made) -> None:
    html = made.text("gemeenten/lindewolde/norm-smart-s.html")
    quotes = re.findall(r'<article class="quote".*?</article>', html, re.S)

    pages = [re.findall(r"Uitsnede van bladzijde (\d+)", quote) for quote in quotes]
    assert [pair for pair in pages if len(pair) == 2 and int(pair[1]) == int(pair[0]) + 1]
    assert all(len(pair) in (1, 2) for pair in pages)


def test_counts_stand_beside_their_thresholds(made: Made) -> None:
    text = Elements(made.folder / "gemeenten/lindewolde/norm-jeugdhulp-1-1.html").text

    assert re.search(
        r"outcomedoelen Zijn er doelen .*? voldaan \d+ gevonden voldaan vanaf 3, deels vanaf 1; vereist", text
    )
    assert re.search(r"outcomedoelen meetbaar .*? niet voldaan 0 van \d+ \(0%\) voldaan vanaf \d+%, deels vanaf", text)
    assert re.search(r"Gemiddeld 0,\d+ punt per onderdeel .* Grotendeels vanaf 0,\d+, gedeeltelijk vanaf 0,\d+;", text)


def test_a_file_that_is_gone_or_changed_is_said_instead_of_a_picture(made: Made, tmp_path: Path) -> None:
    assert "het bestand staat niet meer in" in made.text("gemeenten/zandrecht*/norm-smart-s.html")

    corpus = made.database.parent / "corpus" / REAL
    content = corpus.read_bytes()
    corpus.write_bytes(content + b"%")
    try:
        make_dossier(made.database, tmp_path / "uit")
    finally:
        corpus.write_bytes(content)
    html = (tmp_path / "uit/gemeenten/lindewolde/norm-jeugdhulp-1-1.html").read_text("utf-8")
    assert "het bestand is veranderd sinds het is gelezen" in html
    assert not (tmp_path / "uit/beelden").exists()


def test_uncertain_labels_are_marked(made: Made) -> None:
    assert re.search(r"onzeker \(0,55\)", made.text("gemeenten/lindewolde/index.html"))


def test_a_verdict_that_uncertain_labels_decide_is_marked_until_a_person_decides(tmp_path: Path) -> None:
    settings = Settings(database=tmp_path / "f.duckdb")
    goals = [tagged(f"Kinderen groeien {how} op in 2027") for how in ("veilig", "gezond", "kansrijk")]
    goals += [
        tagged(f"In 2027 is {thing} van kinderen met 10% gedaald", measurability="quantitative", time_bound="yes")
        for thing in ("schooluitval", "wachttijd", "verzuim")
    ]
    doubtful = [replace(g, tags=tuple(replace(tag, uncertain=True) for tag in g.tags)) for g in goals[3:]]
    with open_database(settings.database) as database:
        database.write_document(analysis("plan.pdf", goals[:3] + doubtful, kind=DocumentKind.POLICY_PLAN), "run")
    judge_database(settings)

    def pages() -> tuple[str, str]:
        with open_database(settings.database, read_only=True) as database:
            write_dossier(database, tmp_path / "uit", load_norm_sets(settings.norm_folder))
        folder = tmp_path / "uit" / "gemeenten" / "zandrecht"
        return Elements(folder / "norm-jeugdhulp-1-1.html").text, Elements(folder / "index.html").text

    norm, place = pages()
    assert "alle jaren voldoet grotendeels hangt af van onzekere labels" in norm
    assert "zonder de bevindingen met zo'n label is het 'voldoet niet of nauwelijks'" in norm
    assert "grotendeels hangt af van onzekere labels" in place

    rule(settings, "1.1", "voldoet grotendeels", "Nagekeken.", "AB", municipality="Zandrecht")
    norm, _ = pages()
    assert "alle jaren voldoet grotendeels hangt af" not in norm


def test_the_goal_tree_shows_what_leads_where_and_what_leads_nowhere(made: Made) -> None:
    text = Elements(next(made.folder.glob("gemeenten/zandrecht*/index.html"))).text

    assert "1 van 3 tactische en operationele doelen leiden naar een hoger doel" in text
    assert "verbonden op nummer (0,95)" in text
    assert "Zonder hoger doel (2)" in text
    assert "gemeten met" in text


def test_charts_have_their_numbers_in_a_table(made: Made) -> None:
    page = next(made.folder.glob("gemeenten/zandrecht*/index.html"))
    html = page.read_text("utf-8")

    assert re.search(r'class="chart"[^>]*alt="Grafiek van [^"]*de getallen staan in de tabel eronder."', html)
    for word in ("nulmeting", "streefwaarde", "gerealiseerd"):
        assert f'<th scope="row">{word}</th>' in html
    chart = next((made.folder / "grafieken").iterdir()).read_text("utf-8")
    assert "<script" not in chart and "8.5" in chart


def test_what_a_person_decided_goes_before_what_the_machine_proposed(made: Made, tmp_path: Path) -> None:
    shutil.copy(made.database, tmp_path / "f.duckdb")
    settings = load_settings(database=tmp_path / "f.duckdb")
    reason = "De raad <b>koos</b> anders."
    rule(settings, "1.1", "voldoet grotendeels", reason, "J. Jansen", municipality="Lindewolde", year=2023)

    make_dossier(settings.database, tmp_path / "uit")

    html = (tmp_path / "uit/gemeenten/lindewolde/norm-jeugdhulp-1-1.html").read_text("utf-8")
    text = Elements(tmp_path / "uit/gemeenten/lindewolde/norm-jeugdhulp-1-1.html").text
    assert re.search(rf"2023: voldoet grotendeels herzien door een mens door J. Jansen op .*?{reason}", text)
    assert "De machine stelde voor: voldoet niet of nauwelijks." in text
    assert "<b>koos" not in html
    assert "Over 1 oordeel heeft een mens beslist" in Elements(tmp_path / "uit/index.html").text


def test_answers_of_a_survey_are_evidence_with_file_and_row(made: Made) -> None:
    norm = Elements(made.folder / "gemeenten/lindewolde/norm-jeugdhulp-4-1.html").text
    place = Elements(made.folder / "gemeenten/lindewolde/index.html").text

    assert re.search(r"enquete-lindewolde-2023.csv ?, rij \d+", norm)
    assert re.search(r"gezamenlijke ambitie .*? 18 van 23 eens of helemaal eens; 24 van 45 vragenlijsten terug", norm)
    assert "Enquête onder partners" in place and "3 van 24 (13%)" in place, "a response too low to be judged is shown"


def test_values_of_an_export_stand_beside_those_of_the_reference_group(made: Made) -> None:
    html = (made.folder / "gemeenten/lindewolde/index.html").read_text("utf-8")
    indicator = html[html.index("Jongeren met jeugdhulp</bdi></h3>") :].split("</section>")[0]

    assert '<th scope="row">gerealiseerd</th>' in indicator and '<th scope="row">referentie Nederland</th>' in indicator
    assert "indicatoren-waarstaatjegemeente.csv</bdi>, rij&nbsp;" in indicator


def test_tables_have_captions_and_headers(made: Made) -> None:
    for page in made.pages():
        html = page.read_text("utf-8")
        for table in re.findall(r"<table.*?</table>", html, re.S):
            assert "<caption" in table
            assert not re.search(r"<th(?![^>]*scope=)[ >]", table), f"{page.name}: a header without scope"


def test_a_second_dossier_is_the_same_and_takes_away_what_is_gone(made: Made, tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    make_dossier(made.database, folder)
    first = {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.suffix != ".xlsx"}
    (folder / "gemeenten/weg").mkdir()
    (folder / "gemeenten/weg/index.html").write_text("oud")
    (folder / "notitie.txt").write_text("van een mens")
    contents = folder / "inhoud.txt"
    contents.write_text(contents.read_text() + "gemeenten/weg/index.html\n../buiten.txt\n")
    (tmp_path / "buiten.txt").write_text("blijft")

    make_dossier(made.database, folder)

    second = {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.suffix != ".xlsx"}
    assert second == first | {Path("notitie.txt"): b"van een mens"}
    assert (tmp_path / "buiten.txt").exists()


def test_a_folder_with_other_things_is_left_alone(made: Made, tmp_path: Path) -> None:
    (tmp_path / "werk.docx").write_text("x")

    with pytest.raises(UsageError, match="kies met --output een lege of nieuwe map"):
        make_dossier(made.database, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["werk.docx"]


def test_the_command_says_what_it_made(made: Made, tmp_path: Path) -> None:
    shutil.copy(made.database, tmp_path / "f.duckdb")

    result = CliRunner().invoke(report, ["--database", str(tmp_path / "f.duckdb"), "--output", str(tmp_path / "uit")])

    assert result.exit_code == 0, result.output
    assert "opent in de browser" in result.output
    assert re.search(r"\d+ bladzijden, \d+ vindplaatsen, \d+,\d MB", result.output)
    assert "zonder beeld" in result.output


def test_csv_and_workbook_hold_the_same_tables(made: Made) -> None:
    from openpyxl import load_workbook

    book = load_workbook(made.folder / "tabellen/dossier.xlsx")
    for sheet in book.worksheets:
        path = made.folder / f"tabellen/{sheet.title}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
        assert [cell.value for cell in sheet[1]] == rows[0]
        assert sheet.max_row == len(rows)
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), "a formula from a document"
    texts = [row[9].value for row in book["doelen"].iter_rows(min_row=2)]
    assert HOSTILE[3] in texts, "as it was said, but no formula"
    assert any(SCRIPT in str(text) for text in texts)


def test_documents_of_an_unknown_municipality_are_told_at_the_top(tmp_path: Path) -> None:
    settings = Settings(database=tmp_path / "f.duckdb")
    document = analysis("plan.pdf", [tagged("Kinderen groeien veilig op")], kind=DocumentKind.POLICY_PLAN)
    document = replace(document, source=replace(document.source, municipality=None))
    with open_database(settings.database) as database:
        database.write_document(document, "run")
    judge_database(settings)

    with open_database(settings.database, read_only=True) as database:
        write_dossier(database, tmp_path / "uit", load_norm_sets(settings.norm_folder))

    html = (tmp_path / "uit" / "index.html").read_text("utf-8")
    assert "Van 1 document is niet bekend van welke gemeente." in html
    assert "Gemeente onbekend" in html
