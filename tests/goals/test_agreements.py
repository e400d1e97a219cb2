"""What plans and covenants agree on: how often, who, for how long, and what."""

from pathlib import Path

import pytest

from pipeline.errors import ModelError
from pipeline.goals.agreement_lexicon import FILE, load_agreement_lexicon
from pipeline.goals.agreements import Agreement, Uttered, find_agreements, times_per_year
from pipeline.labels import DocumentKind, Kind
from pipeline.settings import Settings

FOLDER = Settings().lexicon_folder
LEXICON = load_agreement_lexicon(FOLDER)
COVENANT = DocumentKind.COVENANT


def found(text: str, kind: Kind = Kind.GOAL, *headings: str, document: DocumentKind = COVENANT) -> dict[str, Agreement]:
    uttered = Uttered(text, "d", text, kind, ("Convenant Samen voor jeugd", *headings), None)
    return {agreement.element: agreement for agreement in find_agreements([uttered], document, LEXICON)}


@pytest.mark.parametrize(
    ("table", "name", "pattern", "example", "counter"),
    LEXICON.examples,
    ids=[f"{row[0]}-{row[1]}-{number}" for number, row in enumerate(LEXICON.examples)],
)
def test_each_entry_of_the_lexicon(table, name, pattern, example, counter) -> None:  # type: ignore[no-untyped-def]
    assert pattern.search(example)
    assert not pattern.search(counter)


FREQUENCIES = [
    ("De stuurgroep komt viermaal per jaar bijeen.", 4),
    ("De raad ontvangt twee keer per jaar een rapportage.", 2),
    ("Partijen overleggen ten minste eenmaal per kwartaal.", 4),
    ("Elk kwartaal bespreken we de wachttijden.", 4),
    ("De kerngroep vergadert iedere zes weken.", 52 / 6),
    ("Eens per zes weken sluit het team aan.", 52 / 6),
    ("Om de twee weken is er casusoverleg.", 26),
    ("Iedere maand bespreken partijen de cijfers.", 12),
    ("Het casusoverleg is tweewekelijks.", 26),
    ("Er is een wekelijks overleg.", 52),
    ("Ieder half jaar spreken de bestuurders elkaar.", 2),
    ("Het bestuur vergadert 3x per jaar.", 3),
    ("Op elke school komt het team vier keer per schooljaar bijeen.", 4),
    ("Jaarlijks is er een werkconferentie.", 1),
    ("Eens per jaar is er een werkconferentie.", 1),
    ("Partijen zien elkaar zo vaak als nodig is.", None),
    ("De volgende bijeenkomst is op 14 december.", None),
    ("Het traject duurt drie weken.", None),
]


@pytest.mark.parametrize(("text", "expected"), FREQUENCIES, ids=[row[0] for row in FREQUENCIES])
def test_how_often(text: str, expected: float | None) -> None:
    assert times_per_year(text, LEXICON) == (None if expected is None else pytest.approx(expected, abs=0.01))


def test_a_consultation_has_bodies_parties_and_frequency() -> None:
    text = "De stuurgroep van wethouders en aanbieders komt viermaal per jaar bijeen."

    agreement = found(text, Kind.CONTACT)["consultation"]

    assert agreement.bodies == ("stuurgroep",)
    assert agreement.parties == ("wethouder of college", "aanbieders van jeugdhulp")
    assert agreement.care_lines == (2,)
    assert agreement.times_per_year == 4


def test_a_period_has_its_years() -> None:
    text = "Het convenant treedt in werking op 1 januari 2023 en eindigt op 31 december 2026."

    period = found(text, Kind.OTHER)["period"]

    assert (period.start_year, period.end_year) == (2023, 2026)


# (text, kind, heading, document, element, whether it is agreed, reason)
ELEMENTS = [
    ("Tarieven worden jaarlijks geïndexeerd.", Kind.GOAL, "Artikel 7", COVENANT, "tariffs", True, "a clause"),
    ("Tarieven zouden hoger moeten zijn.", Kind.OTHER, "Artikel 7", COVENANT, "tariffs", False, "a wish"),
    ("Tarieven stegen in 2022.", Kind.REALISATION, "Artikel 7", COVENANT, "tariffs", False, "the past"),
    ("De tarieven zijn hoog.", Kind.OTHER, "Overwegingen", COVENANT, "tariffs", False, "a recital"),
    ("De tarieven zijn hoog.", Kind.OTHER, "Inleiding", COVENANT, "tariffs", False, "an introduction"),
    (
        "Tarieven worden jaarlijks geïndexeerd.",
        Kind.GOAL,
        "Tarieven",
        DocumentKind.BUDGET,
        "tariffs",
        False,
        "a budget",
    ),
    (
        "De raad ontvangt elk jaar een monitor.",
        Kind.MONITORING,
        "7 Sturing",
        DocumentKind.POLICY_PLAN,
        "control",
        True,
        "plan",
    ),
    (
        "Kinderen blijven in hun gezin wonen.",
        Kind.GOAL,
        "Gezamenlijke ambities",
        COVENANT,
        "ambition",
        True,
        "by heading",
    ),
    ("de gemeente Zandrecht;", Kind.OTHER, "Partijen", COVENANT, "party", True, "in the list of parties"),
    (
        "Bij opzegging beslist de stuurgroep.",
        Kind.OTHER,
        "Geschillen tussen partijen",
        COVENANT,
        "party",
        False,
        "no list",
    ),
    (
        "We meten het effect in de jeugdmonitor.",
        Kind.MONITORING,
        "3",
        DocumentKind.ACCOUNTS,
        "control",
        False,
        "accounts",
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "heading", "document", "element", "agreed", "reason"), ELEMENTS, ids=[row[-1] for row in ELEMENTS]
)
def test_what_counts_as_agreed(  # type: ignore[no-untyped-def]
    text: str, kind: Kind, heading: str, document: DocumentKind, element: str, agreed: bool, reason: str
) -> None:
    assert (element in found(text, kind, heading, document=document)) is agreed, reason


@pytest.mark.parametrize(
    ("text", "heading", "lines"),
    [
        ("Scholen en verenigingen vormen een sterke sociale basis.", "Doelen", (0,)),
        ("Het wijkteam werkt samen met scholen.", "Doelen", (0, 1)),
        ("Wij willen minder uithuisplaatsingen.", "Doelen", (2,)),
        ("Hulp zetten we zo kort mogelijk in.", "De tweede lijn: specialistische hulp", (2,)),
        ("We houden ons aan de begroting.", "Geld", ()),
    ],
)
def test_the_care_lines_of_a_goal(text: str, heading: str, lines: tuple[int, ...]) -> None:
    agreement = found(text, Kind.GOAL, heading, document=DocumentKind.POLICY_PLAN).get("care_line")

    assert (agreement.care_lines if agreement else ()) == lines


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('field = "text"', 'field = "titel"'), "[[element]] 1: veld 'titel' is onbekend"),
        (('kinds = ["contact"]', 'kinds = ["contacten"]'), "[[element]] 1: 'contacten'"),
        (("pattern = '.'", "pattern = '('"), "[[element]] 1: het patroon klopt niet"),
        (("week = 52", 'week = "veel"'), "de tabel [unit] ontbreekt of bevat iets anders"),
    ],
)
def test_a_faulty_lexicon_is_refused(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    text = (FOLDER / FILE).read_text("utf-8")
    (tmp_path / FILE).write_text(text.replace(*change, 1), "utf-8")

    with pytest.raises(ModelError) as caught:
        load_agreement_lexicon(tmp_path)

    assert said in str(caught.value)
