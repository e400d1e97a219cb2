"""The ledger as an auditor would keep it: each row is what two documents say, and what became of it."""

import tomllib
from dataclasses import replace

import pytest

from pipeline.goals.explain import TABLES, load_cues_of_explanation, read_tables
from pipeline.goals.ledger import Amount, LedgerEntry, Measured, Uttering, Volume, keep_ledger
from pipeline.goals.ledger_goals import change_of
from pipeline.goals.ledger_values import same_indicator
from pipeline.goals.quantities import quantities_of
from pipeline.labels import DocumentKind, Kind, ValueType
from pipeline.settings import Settings

CUES = load_cues_of_explanation(Settings().lexicon_folder)
BUDGET, ACCOUNTS, PLAN = DocumentKind.BUDGET, DocumentKind.ACCOUNTS, DocumentKind.POLICY_PLAN


def goal(text: str, number: str | None = None, *, year: int = 2024, **fields) -> Uttering:  # type: ignore[no-untyped-def]
    return Uttering(f"{text}-{year}", f"d{year}", 0, text, Kind.GOAL, "P2 Jeugd", number, **fields)


def said(text: str, position: int, kind: Kind = Kind.REALISATION) -> Uttering:
    return Uttering(text, "accounts", position, text, kind, "P2 Jeugd")


def value(name: str, type_: ValueType, year: int, number: float, document: str = "d2024") -> Measured:
    return Measured(f"{name}-{type_}-{year}-{document}", document, "P2 Jeugd", name, "%", type_, year, number)


def amount(row: str, basis: str, number: float, year: int | None = 2024, position: int = 0) -> Amount:
    return Amount(f"{row}-{basis}-{year}", "accounts", "P2 Jeugd", row, year, basis, number, position)


def volume(kind: DocumentKind, year: int, **fields) -> Volume:  # type: ignore[no-untyped-def]
    return Volume("Zandrecht", kind, year, document_ids=(f"d{year}",), **fields)


def entries(*volumes: Volume, subject: str) -> list[LedgerEntry]:
    return [entry for entry in keep_ledger(volumes, CUES) if entry.subject == subject]


# (earlier budget, later budget, state, change, reason)
PAIRS = [
    (
        "Minder schooluitval in alle wijken",
        "Minder schooluitval in alle wijken.",
        "identical",
        None,
        "a full stop more",
    ),
    (
        "In 2024 voert het team minimaal 450 startgesprekken",
        "In 2025 voert het team minimaal 500 startgesprekken",
        "reworded",
        "raised",
        "the same result with another number",
    ),
    (
        "In 2024 volgen tachtig ouders een cursus",
        "In 2025 volgen tachtig ouders een cursus",
        "identical",
        "kept",
        "a yearly result whose year moves along with the budget",
    ),
    (
        "Het aandeel jeugdigen met jeugdhulp is in 2026 gedaald tot 10,4%",
        "Het aandeel jeugdigen met jeugdhulp is in 2028 gedaald tot 10,4%",
        "reworded",
        "postponed",
        "the same number, two years later",
    ),
    (
        "Het aandeel jeugdigen met jeugdhulp is in 2026 gedaald tot 10,4%",
        "Het aandeel jeugdigen met jeugdhulp is gedaald",
        "reworded",
        "removed",
        "the number left",
    ),
    (
        "De uitgaven voor jeugdhulp blijven binnen het meerjarig financieel kader",
        "De uitgaven aan jeugdhulp passen binnen de financiële kaders voor meerdere jaren",
        "reworded",
        None,
        "other words for the same",
    ),
]


@pytest.mark.parametrize(("old", "new", "state", "change", "reason"), PAIRS, ids=[row[-1] for row in PAIRS])
def test_a_goal_in_the_next_budget(old: str, new: str, state: str, change: str | None, reason: str) -> None:
    found = entries(
        volume(BUDGET, 2024, statements=(goal(old),)),
        volume(BUDGET, 2025, statements=(goal(new, year=2025),)),
        subject="goal",
    )

    assert [(entry.state, entry.change) for entry in found] == [(state, change)], reason


OTHER_GOALS = [
    (
        "Vier praktijkondersteuners bij de huisartsen",
        "Uitkomsten van praktijkondersteuners besproken met huisartspraktijken",
    ),
    ("Geldloket ook op woensdagavond open", "Geldloket verhuisd naar de bibliotheek"),
    ("Meer jongeren voelen zich mentaal gezond", "Meer jongeren doen mee aan sport en cultuur"),
]


@pytest.mark.parametrize(("old", "new"), OTHER_GOALS)
def test_goals_that_share_a_subject_are_not_one_goal(old: str, new: str) -> None:
    found = entries(
        volume(BUDGET, 2024, statements=(goal(old),)),
        volume(BUDGET, 2025, statements=(goal(new, year=2025),)),
        subject="goal",
    )

    assert sorted(entry.state for entry in found) == ["dropped", "new"]


def test_the_printed_number_helps_to_see_a_rewording() -> None:
    old = goal("Een sterke pedagogische basis: gezinnen, scholen en verenigingen vinden elkaar en het jeugdteam", "3")
    new = goal(
        "Scholen, kinderopvang, verenigingen en jeugdteam vormen samen een sterke sociale basis rond gezinnen", "3"
    )

    (entry,) = entries(volume(BUDGET, 2024, statements=(old,)), volume(BUDGET, 2025, statements=(new,)), subject="goal")

    assert entry.state == "reworded"


def test_a_goal_that_the_machine_took_for_something_else_is_not_called_dropped() -> None:
    text = "Iedere inwoner kan rondkomen en meedoen"
    other = Uttering("x", "d2025", 0, text, Kind.OTHER, "P2 Jeugd")

    found = entries(
        volume(BUDGET, 2024, statements=(goal(text),)),
        volume(BUDGET, 2025, statements=(other, goal("Nieuw geldloket geopend", year=2025))),
        subject="goal",
    )

    assert [(entry.state, entry.to_id) for entry in found if entry.from_id] == [("identical", "x")]


def test_nothing_is_called_dropped_when_the_later_document_could_not_be_read() -> None:
    old, new = (
        goal("Minder schooluitval in alle wijken"),
        goal("Nieuw geldloket geopend in het gemeentehuis", year=2025),
    )

    found = entries(
        volume(BUDGET, 2024, statements=(old,)), volume(BUDGET, 2025, statements=(new,), readable=False), subject="goal"
    )

    assert [entry.state for entry in found] == ["new"]


def test_two_plans_on_different_subjects_are_no_successors() -> None:
    old, new = goal("Minder schooluitval in alle wijken"), goal("Meer woningen voor starters en ouderen", year=2026)

    assert entries(volume(PLAN, 2024, statements=(old,)), volume(PLAN, 2026, statements=(new,)), subject="goal") == []


# (baseline, targets of the earlier budget, targets of the later one, state, reason)
TARGETS = [
    (71, {2025: 74, 2026: 78}, {2025: 74, 2026: 78, 2027: 79}, "kept", "a year more, the same numbers"),
    (71, {2025: 74, 2026: 78}, {2025: 72, 2026: 74, 2027: 75}, "lowered", "more is better; 78 is given up"),
    (11.8, {2025: 10.8, 2026: 10.4}, {2025: 11.2, 2026: 11.0, 2028: 10.4}, "postponed", "10,4 comes two years later"),
    (
        11.8,
        {2025: 10.8, 2026: 10.4},
        {2025: 10.6, 2026: 10.0},
        "lowered",
        "less is better: more ambition, lower number",
    ),
    (40, {2025: 45, 2026: 50}, {2025: 48, 2026: 55}, "raised", "more ambition"),
    (68, {2025: 75, 2026: 75}, {}, "removed", "the indicator left the table"),
]


@pytest.mark.parametrize(("baseline", "before", "after", "state", "reason"), TARGETS, ids=[row[-1] for row in TARGETS])
def test_a_target_in_the_next_budget(  # type: ignore[no-untyped-def]
    baseline: float, before: dict[int, float], after: dict[int, float], state: str, reason: str
) -> None:
    name = "% jongeren dat zich gezond voelt"
    old = [value(name, ValueType.BASELINE, 2022, baseline)]
    old += [value(name, ValueType.TARGET, year, number) for year, number in before.items()]
    new = [value(f"{name}*", ValueType.TARGET, year, number, "d2025") for year, number in after.items()]
    new.append(value("Rapportcijfer van ouders", ValueType.BASELINE, 2023, 7, "d2025"))

    (entry,) = entries(
        volume(BUDGET, 2024, values=tuple(old)), volume(BUDGET, 2025, values=tuple(new)), subject="target"
    )

    assert entry.state == state, reason


HEALTHY = "% jongeren dat zich mentaal gezond voelt"
# (indicator, baseline, target, realised, state, explained, statements, reason)
REALISED = [
    ("% jongeren in beeld", 11.8, 11.5, 11.4, "reached", False, (), "less is better, and it is less"),
    ("Wachttijd in weken", 8, 9, 8.5, "reached", False, (), "a target above the baseline is a ceiling"),
    ("Rapportcijfer van ouders", 7.8, 7.5, 7.6, "reached", False, (), "a target below the baseline is a floor"),
    (HEALTHY, 71, 72, 72, "reached", None, (), "exactly: nothing to explain"),
    (
        HEALTHY,
        71,
        72,
        70,
        "not_reached",
        True,
        (
            "De mentale gezondheid van jongeren bleef met 70% achter.",
            "Dat verschil is te verklaren doordat de meting later was.",
        ),
        "the sentence after it explains",
    ),
    (HEALTHY, 71, 72, 70, "not_reached", False, ("Mentaal gezond voelt zich 70%.",), "told, not explained"),
    (
        "Aantal jongeren met schulden per 100 jongeren",
        7,
        6,
        8,
        "not_reached",
        False,
        ("Voor jongeren is er veel te doen doordat de jongerenraad meedenkt.",),
        "one word that comes back in the name is still one word",
    ),
]


@pytest.mark.parametrize(("name", "base", "target", "real", "state", "explained", "texts", "reason"), REALISED)
def test_a_target_against_the_accounts(  # type: ignore[no-untyped-def]
    name: str,
    base: float,
    target: float,
    real: float,
    state: str,
    explained: bool | None,
    texts: tuple[str, ...],
    reason: str,
) -> None:
    budget = volume(
        BUDGET, 2024, values=(value(name, ValueType.BASELINE, 2022, base), value(name, ValueType.TARGET, 2024, target))
    )
    accounts = volume(
        ACCOUNTS,
        2024,
        values=(value(name, ValueType.REALISED, 2024, real, "accounts"),),
        statements=tuple(said(text, position) for position, text in enumerate(texts)),
    )

    (entry,) = entries(budget, accounts, subject="realisation")

    assert (entry.state, entry.explained) == (state, explained), reason


def test_a_value_that_was_measured_a_year_before_is_reported_but_decides_nothing() -> None:
    name = "% eenzame volwassenen"
    budget = volume(BUDGET, 2024, values=(value(name, ValueType.TARGET, 2024, 43),))
    accounts = volume(ACCOUNTS, 2024, values=(value(name, ValueType.REALISED, 2023, 45, "accounts"),))

    (entry,) = entries(budget, accounts, subject="realisation")

    assert (entry.state, entry.to_value, entry.explained) == ("reported", 45, None)


def test_a_target_that_the_accounts_pass_over() -> None:
    budget = volume(BUDGET, 2024, values=(value("% eenzame volwassenen", ValueType.TARGET, 2024, 43),))

    found = entries(
        budget, volume(ACCOUNTS, 2024, statements=(said("Er waren 19 activiteiten.", 0),)), subject="realisation"
    )
    unread = entries(budget, volume(ACCOUNTS, 2024, readable=False), subject="realisation")
    none = entries(budget, subject="realisation")

    assert [entry.state for entry in found] == ["not_reported"]
    assert unread == [], "unread accounts pass over nothing"
    assert none == [], "without accounts nothing is known"


# (result in the budget, its number, what the accounts say, number there, state, reason)
RESULTS = [
    (
        "In 2024 minimaal 450 startgesprekken",
        "1.1",
        "Startgesprekken: 487, waar 450 waren afgesproken",
        "1.1.01",
        "reached",
        "more",
    ),
    (
        "Training op alle negen scholen",
        "2.1",
        "Training gegeven op zeven van de negen scholen",
        "2.1.01",
        "not_reached",
        "fewer",
    ),
    (
        "Ten hoogste 20 klachten over vervoer",
        "3.1",
        "Er waren 25 klachten over vervoer, tegen 20 begroot",
        None,
        "not_reached",
        "most",
    ),
    ("Nieuw afwegingskader ingevoerd", "1.2", "Afwegingskader ingevoerd per 1 juni", "1.2.01", "reported", "no number"),
    (
        "Inzetten van een doorstroommakelaar",
        "4.1",
        "De doorstroommakelaar hielp elf ouderen",
        None,
        "reported",
        "a telling word",
    ),
    (
        "Bereik na huisbezoek minimaal 45",
        "2.2",
        "Het bereik was 43%, minder dan 45",
        None,
        "not_reported",
        "the value of an indicator, which is followed by itself",
    ),
    ("Start bouw De Veerstal", "1.1", "De bouw van De Veerstal is nog niet gestart", None, "not_reached", "not done"),
    ("Loket open", "1.1", "Het loket is geopend en niet verhuisd", "1.1.01", "reported", "not about the result"),
    ("Spreekuur bij vijf huisartsen", "1.1", "Spreekuur bij vier huisartsen", "1.1.01", "not_reached", "same noun"),
    ("Loket open per 1 mei 2024", "1.1", "Loket geopend op 9 mei 2024", "1.1.01", "not_reached", "too late"),
    ("Loket open voor 1 mei 2024", "1.1", "Loket geopend op 2 april 2024", "1.1.01", "reached", "in time"),
    ("Bouw van 24 woningen in Oost", "1.1", "De woningen in Oost zijn af en alle 24 verhuurd", "1.1", "reached", "all"),
    (
        "Vastgesteld beleidsplan schuldhulp",
        "1.3",
        "De wachttijd nam toe tot negen weken",
        None,
        "not_reported",
        "nothing on it",
    ),
]


@pytest.mark.parametrize(
    ("wanted", "number", "told", "told_number", "state", "reason"), RESULTS, ids=[r[-1] for r in RESULTS]
)
def test_a_result_against_the_accounts(  # type: ignore[no-untyped-def]
    wanted: str, number: str, told: str, told_number: str | None, state: str, reason: str
) -> None:
    report = Uttering("report", "accounts", 0, told, Kind.REALISATION, "P2 Jeugd", told_number)

    (entry,) = entries(
        volume(BUDGET, 2024, statements=(goal(wanted, number),)),
        volume(ACCOUNTS, 2024, statements=(report,), values=(value("Bereik", ValueType.REALISED, 2024, 43),)),
        subject="realisation",
    )

    assert entry.state == state, reason


@pytest.mark.parametrize(
    ("texts", "heading", "state", "told", "explained", "reason"),
    [
        (["De verordening is op 1 juni vastgesteld."], "1.1.01 {}", "reported", 0, None, "the text, not the phrase"),
        (["In mei is overlegd.", "Zij is nog niet ter hand genomen."], "{}", "not_reached", 1, False, "says so"),
        (["Zij is niet vastgesteld.", "Dit komt onder andere door ziekte."], "{}", "not_reached", 0, True, "its cause"),
        (["Het loket is open."], "Loket", "reported", None, None, "another heading: the phrase in the list"),
    ],
)
def test_what_stands_below_a_heading_with_the_result_is_its_report(
    texts: list[str], heading: str, state: str, told: int | None, explained: bool | None, reason: str
) -> None:
    wanted = "Verordening voor het sociaal domein vastgesteld"
    phrase = Uttering("phrase", "accounts", 0, wanted, Kind.REALISATION, "P2 Jeugd", "1.1.01")
    path = ("P2 Jeugd", heading.format(wanted), "Realisatie / voortgang")
    below = [replace(said(text, position), id=str(position), path=path) for position, text in enumerate(texts)]

    (entry,) = entries(
        volume(BUDGET, 2024, statements=(goal(wanted, "1.1"),)),
        volume(ACCOUNTS, 2024, statements=(phrase, *below)),
        subject="realisation",
    )

    expected = (state, "phrase" if told is None else str(told), explained)
    assert (entry.state, entry.to_id, entry.explained) == expected, reason


def test_accounts_without_their_budget_are_followed_from_their_own_list() -> None:
    phrase = Uttering("phrase", "accounts", 0, "Meldpunt geopend", Kind.REALISATION, "P2 Jeugd", "1.1")
    other = Uttering("other", "accounts", 1, "Folder verspreid", Kind.REALISATION, "P2 Jeugd", "1.2")
    path = ("P2 Jeugd", "1.1 Meldpunt geopend", "Realisatie / voortgang")
    below = replace(said("Het is nog niet gestart.", 2), path=path)

    (entry,) = entries(volume(ACCOUNTS, 2024, statements=(phrase, other, below)), subject="realisation")

    assert (entry.from_id, entry.to_id, entry.state) == ("phrase", below.id, "not_reached")


def test_a_result_is_explained_under_its_own_heading() -> None:
    told = Uttering(
        "r", "accounts", 0, "Training op zeven van de negen scholen", Kind.REALISATION, "P2 Jeugd", "2.1.01"
    )
    cause = Uttering(
        "c", "accounts", 9, "Op twee scholen ging zij wegens ziekte niet door.", Kind.REALISATION, "P2 Jeugd",
        heading="2.1.01 Weerbaarheid",
    )  # fmt: skip

    (entry,) = entries(
        volume(BUDGET, 2024, statements=(goal("Training op alle negen scholen", "2.1"),)),
        volume(ACCOUNTS, 2024, statements=(told, cause)),
        subject="realisation",
    )

    assert (entry.state, entry.explained, entry.explanation_id) == ("not_reached", True, "c")


def test_money_against_the_budget_with_its_explanation() -> None:
    accounts = volume(
        ACCOUNTS,
        2024,
        amounts=(
            amount("Lasten jeugdhulp", "Begroting", -9_760_000),
            amount("Lasten jeugdhulp", "Begroting na wijziging", -9_980_000),
            amount("Lasten jeugdhulp", "Realisatie", -10_455_000),
            amount("Baten", "Begroting", 405_000),
            amount("Baten", "Realisatie", 421_000),
        ),
        statements=(
            said("De lasten voor jeugdhulp zijn € 475.000 hoger dan begroot.", 0),
            said("Daarvan is € 310.000 het gevolg van hogere tarieven.", 1),
        ),
    )

    found = {entry.from_text: entry for entry in entries(accounts, subject="budget")}

    assert (found["Lasten jeugdhulp"].from_value, found["Lasten jeugdhulp"].to_value) == (-9_980_000, -10_455_000)
    assert found["Lasten jeugdhulp"].explained is True
    assert found["Baten"].explained is False


@pytest.mark.parametrize(
    ("row", "text", "heading", "above", "explained", "reason"),
    [
        ("1.2 Toezicht: lasten", "Inhuur (nadeel hogere lasten € 40.000).", "Taakveld 1.2", True, True, "its heading"),
        (
            "1.2 Toezicht: lasten",
            "Inhuur (nadeel hogere lasten € 40.000).",
            "Taakveld 1.2",
            False,
            False,
            "no such part",
        ),
        (
            "1.2 Toezicht: lasten",
            "Inhuur (nadeel hogere lasten € 40.000).",
            "Taakveld 1.3",
            True,
            False,
            "another field",
        ),
        ("1.2 Toezicht: lasten", "De overige verschillen zijn klein.", "Taakveld 1.2", True, False, "no amount"),
        ("1.2 Toezicht: lasten", "Leges (nadeel lagere baten € 40.000).", "Taakveld 1.2", True, False, "income"),
        ("Lasten", "Inhuur (nadeel hogere lasten € 40.000).", "Taakveld 1.2", True, True, "the programme's own"),
        (
            "Reserve",
            "Van € 50.000 kan gebruik achterwege blijven.",
            "Taakveld 1.3",
            True,
            False,
            "an amount is no name",
        ),
    ],
)
def test_differences_told_below_a_heading_that_says_so(
    row: str, text: str, heading: str, above: bool, explained: bool, reason: str
) -> None:
    path = ("Toelichting op verschillen groter dan € 25.000" if above else "Bedrijfsvoering", heading)
    statement = replace(said(text, 0), heading=heading, path=path)
    lines = (amount(row, "Begroting", -100_000), amount(row, "Realisatie", -150_000))

    (entry,) = entries(volume(ACCOUNTS, 2024, amounts=lines, statements=(statement,)), subject="budget")

    assert entry.explained is explained, reason


@pytest.mark.parametrize(
    ("amounts", "state", "reason"),
    [
        ([("Baten", 405_000), ("Lasten", -1_205_000), ("Saldo van baten en lasten", -800_000)], "equal", "it adds up"),
        (
            [("Baten", 405_000), ("Lasten", 1_205_000), ("Saldo van baten en lasten", -800_000)],
            "equal",
            "no minus printed",
        ),
        ([("Baten", 405_000), ("Lasten", -1_205_000), ("Saldo van baten en lasten", -890_000)], "different", "a slip"),
        ([("Wijkteam", 300_000), ("Toegang", 201_000), ("Totaal", 502_000)], "equal", "rounding to thousands"),
        ([("Wijkteam", 300_000), ("Toegang", 201_000), ("Totaal", 521_000)], "different", "a slip"),
    ],
)
def test_a_sum_is_computed_again(amounts: list[tuple[str, float]], state: str, reason: str) -> None:
    lines = tuple(amount(row, "Begroting", number, position=i) for i, (row, number) in enumerate(amounts))

    (entry,) = entries(volume(BUDGET, 2024, amounts=lines), subject="recalculation")

    assert entry.state == state, reason


@pytest.mark.parametrize(
    ("text", "state", "computed"),
    [
        ("Het aantal cliënten is gedaald van 1.000 naar 850, een daling van 15%.", "equal", 15.0),
        ("Het aantal cliënten is gestegen van 800 naar 1.000 (20%).", "different", 25.0),
        ("Het aandeel daalde van 71 naar 70 procent.", None, None),
    ],
)
def test_a_percentage_is_computed_again(text: str, state: str | None, computed: float | None) -> None:
    found = entries(volume(ACCOUNTS, 2024, statements=(said(text, 0),)), subject="recalculation")

    assert [(entry.state, entry.to_value) for entry in found] == ([(state, computed)] if state else [])


def test_which_goals_arrive_from_plan_to_budget() -> None:
    name = "% jongeren met jeugdhulp"
    plan = volume(
        PLAN,
        2023,
        statements=(
            goal("In 2025 volgen dertig verenigingen een training over veilig sporten", quantitative=True),
            goal("In 2025 krijgt ten hoogste 10% van de jongeren jeugdhulp", quantitative=True, measured_by=(name,)),
            goal("In 2025 start ieder gezin binnen vijf dagen met hulp", quantitative=True),
        ),
    )
    budget = volume(
        BUDGET,
        2024,
        statements=(goal("Verenigingen volgen een training over veilig sporten", year=2024),),
        values=(value(name, ValueType.TARGET, 2025, 10.4),),
    )

    states = {
        entry.from_text.split()[2]: entry.state for entry in entries(plan, budget, subject="chain") if entry.from_text
    }

    assert states == {"volgen": "number_lost", "krijgt": "arrived", "start": "not_arrived"}


def test_a_goal_starts_a_chain_once() -> None:
    """The row of an indicator is the goal that the sentence says; alone it arrives where the indicator has a target."""
    said_twice = "In 2025 volgen dertig verenigingen een training over veilig sporten"
    plan = volume(
        PLAN,
        2023,
        statements=(
            goal(said_twice, quantitative=True),
            replace(goal(said_twice, quantitative=True), id="again"),
            goal("In 2025 krijgt ten hoogste 10% van de jongeren jeugdhulp", quantitative=True, measured_by=("Hulp",)),
            goal("Hulp; Streefwaarde 2025: 10", quantitative=True, measured_by=("Hulp",), is_row=True),
            goal("Jongeren hebben weinig schulden", measured_by=("Schulden",)),
            goal("Schulden; Streefwaarde 2025: 5", quantitative=True, measured_by=("Schulden",), is_row=True),
            goal("Verzuim; Streefwaarde 2025: 3", quantitative=True, measured_by=("Verzuim",), is_row=True),
        ),
    )
    row = goal("Verzuim op school; Streefwaarde 2026: 3", year=2024, quantitative=True, is_row=True)
    budget = volume(BUDGET, 2024, statements=(row,), values=(value("Schulden", ValueType.TARGET, 2026, 6.0),))

    assert [(e.from_text, e.state) for e in entries(plan, budget, subject="chain")] == [
        (said_twice, "not_arrived"),
        ("In 2025 krijgt ten hoogste 10% van de jongeren jeugdhulp", "not_arrived"),
        ("Schulden; Streefwaarde 2025: 5", "arrived"),
        ("Verzuim; Streefwaarde 2025: 3", "not_arrived"),
    ]


def test_a_goal_that_a_programme_says_twice_is_one() -> None:
    summary = goal("Minder schooluitval in alle wijken", year=2024)
    old = volume(BUDGET, 2024, statements=(summary, replace(summary, id="in the programme")))
    new = volume(BUDGET, 2025, statements=(goal("Minder schooluitval in alle wijken", year=2025),))

    assert [entry.state for entry in entries(old, new, subject="goal")] == ["identical"]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("% jongeren tot 18 jaar met jeugdhulp*", "Jongeren tot 18 jaar met jeugdhulp", True),
        ("% jongeren (12-18 jaar) met klachten", "% jongeren (18-24 jaar) met klachten", False),
        ("Jongeren met jeugdhulp", "Jongeren met jeugdbescherming", False),
        ("Percentage voortijdig schoolverlaters", "Voortijdig schoolverlaters", True),
    ],
)
def test_one_indicator_under_two_names(left: str, right: str, same: bool) -> None:
    assert same_indicator(left, right) is same


@pytest.mark.parametrize(
    ("text", "values", "years"),
    [
        ("In 2025 daalt het van 11,8% naar 10,4%", (11.8, 10.4), (2025,)),
        ("Minimaal tachtig ouders en € 1,2 miljoen", (80, 1_200_000), ()),
        ("Per 1 september 2023 open", (), (2023,)),
        ("Er komen 2.025 woningen bij", (2025,), ()),
        ("de helft van de signalen", (50,), ()),
    ],
)
def test_numbers_and_years_of_a_text(text: str, values: tuple[float, ...], years: tuple[int, ...]) -> None:
    found = quantities_of(text)

    assert (found.values, found.years) == (values, years)


def test_a_number_that_joins_a_text_is_told() -> None:
    assert change_of(quantities_of("Meer hulp"), quantities_of("Meer hulp: 20%"), 2024, 2025) == "added"


@pytest.mark.parametrize("table", TABLES)
def test_the_lexicon_of_explanations(table: str) -> None:
    (entry,) = read_tables(Settings().lexicon_folder)[table]
    pattern = getattr(CUES, table)

    assert pattern.search(entry["example"])
    assert not pattern.search(entry["counter_example"])


def test_the_ledger_is_the_same_on_every_run() -> None:
    volumes = [
        volume(BUDGET, year, statements=(goal("Minder schooluitval", year=year), goal("Meer sport", year=year)))
        for year in (2023, 2024, 2025)
    ]

    assert [e.id for e in keep_ledger(volumes, CUES)] == [e.id for e in keep_ledger(volumes[::-1], CUES)]


# (text, heading, programme, whether it explains, reason)
EXPLANATIONS = [
    (
        "Een grote afwijking komt doordat de bouw later begon.",
        "5.2 Sportaccommodaties",
        "P2 Jeugd",
        True,
        "its heading",
    ),
    ("De sportaccommodaties kosten minder, doordat de bouw later begon.", "Toelichting", "P2 Jeugd", True, "its words"),
    (
        "Een grote afwijking komt doordat de bouw later begon.",
        "4.3 Onderwijsbeleid",
        "P2 Jeugd",
        False,
        "another heading",
    ),
    (
        "De sportaccommodaties kosten minder, doordat de bouw later begon.",
        "Toelichting",
        "P4 Wonen",
        False,
        "elsewhere",
    ),
    ("Dat komt doordat de bouw later begon.", "Taakveld 5.2 en 5.3", "P2 Jeugd", True, "the number of its field"),
    ("Dat komt doordat sport later begon.", "Taakveld 5.3 Sportaccommodaties", "P2 Jeugd", False, "of another field"),
    ("Dit nadeel komt door hogere tarieven.", "5.2 Sportaccommodaties", "P2 Jeugd", False, "less was spent"),
    ("De opbrengst is lager door ziekte.", "5.2 Sportaccommodaties", "P2 Jeugd", False, "it speaks of income"),
    (
        "Omdat de bouw doorgaat, wordt voorgesteld het budget over te hevelen.",
        "5.2 Sportaccommodaties",
        "P2 Jeugd",
        False,
        "the reason of a proposal",
    ),
    ("De sportaccommodaties zijn mooi omdat er geld was.", "Toelichting", "P2 Jeugd", False, "no difference"),
    ("Sport; minder; 5; betreft; sportaccommodaties", "Vastgoed", "P2 Jeugd", False, "the row of a table"),
]


@pytest.mark.parametrize(
    ("text", "heading", "programme", "explains", "reason"), EXPLANATIONS, ids=[row[-1] for row in EXPLANATIONS]
)
def test_what_explains_a_difference(text: str, heading: str, programme: str, explains: bool, reason: str) -> None:
    row = "5.2 Sportaccommodaties: lasten"
    statement = Uttering("s", "accounts", 0, text, Kind.REALISATION, programme, heading=heading)
    amounts = (amount(row, "Begroting", -2_458_241), amount(row, "Realisatie", -2_198_495))

    (entry,) = entries(volume(ACCOUNTS, 2024, amounts=amounts, statements=(statement,)), subject="budget")

    assert entry.explained is explains, reason


# (row, budgeted, realised, state, reason)
SPENT = [
    ("Lasten jeugdhulp", -9_980_000, -10_455_000, "over", "expenditure with a minus: more was spent"),
    ("Lasten jeugdhulp", 9_980_000, 9_500_000, "under", "expenditure without"),
    ("Baten", 405_000, 421_000, "over", "more income"),
    ("Saldo van baten en lasten", -12_415_000, -12_722_000, "worse", "a larger deficit"),
    ("Gerealiseerd resultaat", -100_000, 50_000, "better", "from minus to plus"),
    ("Mutaties reserves", 300_000, -20_000, "worse", "another sign is neither more nor less"),
    ("Baten", 5_000, 5_000, "equal", "the same"),
]


@pytest.mark.parametrize(("row", "budgeted", "realised", "state", "reason"), SPENT, ids=[r[-1] for r in SPENT])
def test_more_and_less_than_budgeted(row: str, budgeted: float, realised: float, state: str, reason: str) -> None:
    amounts = (amount(row, "Begroting", budgeted), amount(row, "Realisatie", realised))

    (entry,) = entries(volume(ACCOUNTS, 2024, amounts=amounts), subject="budget")

    assert entry.state == state, reason


def test_a_total_is_of_the_rows_that_add_up_to_it() -> None:
    """Rows of the table before it have no header of their own to tell them apart."""
    amounts = (
        amount("Kosten", "Begroting", 15_000, position=0),
        amount("Overhead", "Begroting", 13_000, position=1),
        amount("Ozb", "Begroting", 3_000, position=2),
        amount("Afval", "Begroting", 276_000, position=3),
        amount("Totaal", "Begroting", 279_000, position=4),
    )

    (entry,) = entries(volume(ACCOUNTS, 2024, amounts=amounts), subject="recalculation")

    assert (entry.state, entry.to_value) == ("equal", 279_000)


def test_the_row_of_an_indicator_is_followed_by_its_targets_only() -> None:
    row = replace(goal("% jeugdhulp; Streefwaarde 2025: 10"), is_row=True)

    found = entries(
        volume(BUDGET, 2023, statements=(goal("Minder schooluitval"), row)),
        volume(BUDGET, 2024, statements=(goal("Minder schooluitval", year=2024),)),
        subject="goal",
    )

    assert [entry.from_text for entry in found] == ["Minder schooluitval"]


def test_rows_with_one_name_in_two_tables_are_kept_apart() -> None:
    amounts = (
        amount("Baten", "Begroting", 500_000, position=0),
        amount("Baten", "Realisatie", 400_000, position=1),
        amount("Baten", "Begroting", 90_000, position=2),
        amount("Baten", "Realisatie", 80_000, position=3),
    )

    found = entries(volume(ACCOUNTS, 2024, amounts=amounts), subject="budget")

    assert {(entry.from_value, entry.to_value) for entry in found} <= {(500_000, 400_000), (90_000, 80_000)}


def test_the_lexicon_of_words() -> None:
    data = tomllib.loads((Settings().lexicon_folder / "ledger_words.toml").read_text("utf-8"))

    for table, entry in data.items():
        assert entry["example"] in entry["words"], table
        assert entry["counter_example"] not in entry["words"], table
