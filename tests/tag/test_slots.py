"""Numbers, moments and actors are understood as a reader does. Each row: sentence, what is found, why."""

import pytest

from pipeline.settings import Settings
from pipeline.tag.deadlines import find_deadline
from pipeline.tag.lexicon import Theme, load_lexicons, load_themes
from pipeline.tag.quantities import find_quantities, has_placeholder
from pipeline.tag.slots import find_slots, find_theme, has_target

LEXICONS = Settings().lexicon_folder

QUANTITIES = [  # (sentence, [(value, unit, comparison)], reason)
    ("Het aantal meldingen daalt met 8%.", [(8, "%", "=")], "a percentage glued to its sign"),
    ("Het aantal meldingen daalt met 8 %.", [(8, "%", "=")], "a percentage with a blank"),
    ("Het aandeel stijgt naar 12,5 procent.", [(12.5, "%", "=")], "a decimal comma"),
    ("Een toename van 3 procentpunt is het streven.", [(3, "%", "=")], "percentage points"),
    ("We besparen vijfentwintig procent op de inhuur.", [(25, "%", "=")], "a percentage in words"),
    ("Ten minste zestig procent maakt het traject af.", [(60, "%", ">=")], "in words, with a minimum"),
    ("Er is € 20.000 beschikbaar.", [(20000, "€", "=")], "euros with a thousands point"),
    ("Er is €20.000,- beschikbaar.", [(20000, "€", "=")], "euros with a dash"),
    ("De raad trekt 1,4 miljoen euro uit.", [(1400000, "€", "=")], "millions of euros"),
    ("De raad trekt € 3,9 mln uit.", [(3900000, "€", "=")], "millions, abbreviated"),
    ("Anderhalf miljoen euro gaat naar het fonds.", [(1500000, "€", "=")], "one and a half million"),
    ("Het tarief wordt begrensd op 78,40 euro per uur.", [(78.4, "€", "<=")], "a ceiling on a tariff"),
    ("Per voorstel is ten hoogste 25.000 euro te besteden.", [(25000, "€", "<=")], "ten hoogste"),
    ("De reserve blijft boven de 8 miljoen.", [(8000000, "€", ">=")], "millions without the word euro are money"),
    ("Maximaal € 5.000 per vereniging.", [(5000, "€", "<=")], "maximaal before the euro sign"),
    ("We bouwen 120 woningen.", [(120, "aantal", "=")], "a count"),
    ("We bouwen honderdtwintig woningen.", [(120, "aantal", "=")], "a compound number word"),
    ("We bouwen vijftienhonderd woningen.", [(1500, "aantal", "=")], "hundreds over a thousand"),
    ("Er komen 1.250 laadpalen.", [(1250, "aantal", "=")], "a thousands point in a count"),
    ("We werven drieëntwintig pleeggezinnen.", [(23, "aantal", "=")], "a number word with a trema"),
    ("We stellen twee praktijkondersteuners aan.", [(2, "aantal", "=")], "a small number word"),
    ("Minimaal 60 vrijwilligers volgen de training.", [(60, "aantal", ">=")], "minimaal"),
    ("Niet meer dan 40 kinderen wachten.", [(40, "aantal", "<=")], "niet meer dan"),
    ("Hooguit twaalf jongeren verblijven in een instelling.", [(12, "aantal", "<=")], "hooguit, in words"),
    ("Aanvragen worden binnen acht weken afgehandeld.", [(8, "aantal", "<=")], "binnen is a maximum"),
    ("De wachttijd is 10 tot 12 weken.", [(12, "aantal", "<=")], "a range counts by its end"),
    ("We plaatsen 40 à 50 bankjes.", [(50, "aantal", "=")], "a range with à"),
    ("Minimaal een 7 als rapportcijfer.", [(7, "cijfer", ">=")], "a mark"),
    ("Inwoners geven de dienstverlening gemiddeld een 7,5.", [(7.5, "cijfer", "=")], "a mark with a decimal"),
    ("De waardering is een rapportcijfer van 8.", [(8, "cijfer", "=")], "a mark named as such"),
    ("Eén op de vijf jongeren doet mee.", [(0.2, "ratio", "=")], "a ratio"),
    ("Zeven van de tien gezinnen gebruiken de pas.", [(0.7, "ratio", "=")], "seven out of ten"),
    ("3 op de 4 inwoners zijn tevreden.", [(0.75, "ratio", "=")], "a ratio in digits"),
    ("We brengen het aantal terug met een derde.", [(1 / 3, "ratio", "=")], "a fraction in words"),
    ("Twee derde van de gezinnen is geholpen.", [(2 / 3, "ratio", "=")], "two thirds"),
    ("De helft van de daken ligt vol.", [(0.5, "ratio", "=")], "half"),
    ("Driekwart van de clubs doet mee.", [(0.75, "ratio", "=")], "three quarters in one word"),
    ("Halvering van het aantal verkeersdoden.", [(0.5, "ratio", "=")], "halving"),
    ("Het aantal deelauto's wordt verdubbeld.", [(2, "ratio", "=")], "doubling"),
    ("Van 9,3% naar 8,4% jeugdigen met hulp.", [(9.3, "%", "="), (8.4, "%", "=")], "from and to"),
    ("Het gebruik gaat van 310 naar 250.", [(310, "aantal", "="), (250, "aantal", "=")], "from and to without unit"),
    ("Het aandeel zakt van 17 naar hooguit 13 procent.",
     [(17, "aantal", "="), (13, "%", "<=")], "a unit at the end only"),
    ("In 2026 gaan we verder.", [], "a year"),
    ("Plan 2026-2029 voor de wijken", [], "a period"),
    ("In de jaren 2025 en 2026 doen we onderzoek.", [], "two years"),
    ("Uiterlijk 1 mei is het plan er.", [], "a date"),
    ("Op 12-03-2026 stelt de raad vast.", [], "a date in digits"),
    ("In het vierde kwartaal starten we.", [], "a quarter"),
    ("Q3 2026: notitie naar de raad", [], "a quarter, abbreviated"),
    ("Zoals in artikel 2.7 staat, werken we samen.", [], "an article"),
    ("Conform lid 3 van artikel 4 handelen partijen.", [], "an article and its member"),
    ("3.1 Versterken van de sociale basis", [], "the number of a goal"),
    ("4.a Inwoners zijn zelfstandig.", [], "the number of a goal with a letter"),
    ("Vier thema's staan centraal.", [], "a number that counts parts of the plan"),
    ("Met drie speerpunten geven we richting.", [], "three focal points"),
    ("De 18 gemeenten trekken samen op.", [], "the number of municipalities"),
    ("De overgang van 18- naar 18+ verloopt soepel.", [], "an age limit"),
    ("Jongeren van 14 tot 18 jaar krijgen een coach.", [], "an age range"),
    ("Jeugdigen jonger dan 23 jaar kunnen terecht.", [], "an age"),
    ("Ouderen vanaf 75 jaar krijgen bezoek.", [], "an age from which"),
    ("12-jarigen krijgen zwemles.", [], "an age as a noun"),
    ("Jongeren die achttien worden, houden hun hulp.", [], "an age that people reach"),
    ("De 0de, 1ste en 2de lijn werken samen.", [], "care lines"),
    ("Versterken van de eerste lijn", [], "a care line in words"),
    ("De hulp is 24/7 bereikbaar.", [], "around the clock"),
    ("Leerlingen van groep 8 bezoeken de beurs.", [], "a school class"),
    ("Programma 3 wordt uitgevoerd.", [], "the number of a programme"),
    ("Na COVID-19 bouwen we weer op.", [], "a name with a number"),
    ("Een afname van XX% in 2027.", [], "a placeholder"),
    ("De kosten zijn p.m.", [], "an amount to be filled in"),
    ("Partijen overleggen twee keer per jaar.", [], "a recurrence"),
    ("De looptijd van twee jaar wordt verlengd.", [], "a duration"),
    ("De komende vier jaar investeren we in groen.", [], "a period from now on"),
    ("De 2e fase van de herinrichting", [], "an ordinal"),
    ("Enen en nullen zijn geen doel.", [], "words that only look like numbers"),
    ("We doen dat samen met een aantal partners.", [], "een is an article"),
    ("Alle 2.500 slecht geïsoleerde woningen zijn verbeterd.", [(2500, "aantal", "=")], "all of a stated number"),
    ("Voor 2000 woningen komt er een aanbod.", [(2000, "aantal", "=")], "a count that looks like a year"),
    ("Op 5 km fietspad komt verlichting.", [(5, "aantal", "=")], "a length"),
    ("Er komt 3,5 fte bij.", [(3.5, "aantal", "=")], "staff"),
]  # fmt: skip

DEADLINES = [  # (sentence, deadline, reason)
    ("In 2026 is het loket open.", "2026", "a year"),
    ("In 2027 heeft ten hoogste 8,2% schulden (2021: 9,1%).", "2027", "a baseline in brackets is no deadline"),
    ("In 2025 voelt 76% zich veilig, tegenover 71% in 2021.", "2025", "nor is the year to compare with"),
    ("Eind 2027 is de wachttijd korter.", "2027", "the end of a year"),
    ("Uiterlijk in 2028 ligt er een plan.", "2028", "uiterlijk"),
    ("Per 1 mei 2026 start het team.", "2026-05-01", "a full date"),
    ("We stellen per 1 mei twee mensen aan.", "--05-01", "a date without a year"),
    ("In september 2026 opent de school.", "2026-09", "a month"),
    ("Uiterlijk juni is het plan klaar.", "--06", "a month without a year"),
    ("In het derde kwartaal van 2026 besluit de raad.", "2026-Q3", "a quarter in words"),
    ("Huisvestingsverordening naar de raad | Q3 2026", "2026-Q3", "a quarter, abbreviated"),
    ("In de eerste helft van 2027 starten we.", "2027-H1", "half a year"),
    ("Lancering van de website, voorjaar 2026", "2026 voorjaar", "a season"),
    ("Komend najaar start de cursus.", "najaar", "a season without a year"),
    ("Het programma 2025-2028 wordt uitgevoerd in 2025.", "2025", "the years of a title do not count"),
    ("Dertig woningen, bewoonbaar per december 2026", "2026-12", "per month"),
    ("Van 12 in 2025 naar 9 in 2027.", "2027", "the last of two years"),
    ("Een daling met 8% ten opzichte van 2022.", None, "the year of a baseline"),
    ("Eind 2026 een daling met 8% ten opzichte van 2022.", "2026", "a deadline before a baseline"),
    ("Sinds 2015 zijn wij verantwoordelijk.", None, "a start in the past"),
    ("Wij werken volgens de Wmo 2015.", None, "the year of a law"),
    ("Vastgestelde kadernota 2027", None, "the year of a title"),
    ("We houden de bijdrage tot en met 2029 gelijk.", "2029", "until and including"),
    ("Met ingang van 2027 vervalt de korting.", "2027", "from a year on"),
    ("Deze collegeperiode lossen we dat op.", "deze collegeperiode", "a council term"),
    ("Nog dit jaar komt er een voorstel.", "dit jaar", "this year"),
    ("Volgend schooljaar draait de pilot.", "volgend schooljaar", "the coming school year"),
    ("Voor de zomer is er duidelijkheid.", "voor de zomer", "before the summer"),
    ("De komende jaren werken we hieraan.", None, "no moment: codebook decision 22"),
    ("Jaarlijks vullen we de reserve aan.", None, "a recurrence: codebook decision 14"),
    ("We versterken de sociale basis.", None, "no moment at all"),
    ("Mei Oplevering eindverslag", "--05", "a planning line that starts with its month"),
    ("% inwoners dat zich veilig voelt; 2023: 78; 2027: 82", "2027", "the last year of a table row"),
]

SLOTS = [  # (sentence, {slot: value}, reason)
    ("Het aandeel zakt van 17 naar hooguit 13 procent.",
     {"baseline_value": 17, "target_value": 13, "unit": "%", "comparison": "<=", "direction": "decrease"},
     "from and to"),
    ("Van 9,3% naar 8,4% jeugdigen met jeugdhulp in 2027.",
     {"baseline_value": 9.3, "target_value": 8.4, "unit": "%", "deadline": "2027", "direction": "decrease"},
     "percentages"),
    ("Het aantal deelnemers groeit van 310 naar 400.",
     {"baseline_value": 310, "target_value": 400, "unit": "aantal", "direction": "increase"}, "growth"),
    ("Percentage op tijd: nulmeting 71, doel 2026 90",
     {"baseline_value": 71, "target_value": 90, "direction": "increase"}, "a labelled baseline"),
    ("% inwoners dat zich veilig voelt; 2023: 78; 2027: 82",
     {"baseline_value": 78, "baseline_year": 2023, "target_value": 82, "unit": "%", "deadline": "2027"},
     "a row of an indicator table, with its unit in the name"),
    ("Waardering: 6,9 in 2023, 7,3 in 2026",
     {"baseline_value": 6.9, "baseline_year": 2023, "target_value": 7.3}, "a value with its year"),
    ("Een daling met 8% ten opzichte van 2022.",
     {"target_value": 8, "unit": "%", "baseline_value": None, "baseline_year": 2022, "direction": "decrease"},
     "a year of comparison"),
    ("Het aantal jeugdigen met een maatwerkvoorziening daalt met 8%.",
     {"indicator": "aantal jeugdigen"}, "what is counted"),
    ("We planten 500 bomen.",
     {"indicator": "bomen", "target_value": 500, "unit": "aantal"}, "the noun after the number"),
    ("80% van de aanvragers krijgt antwoord.", {"indicator": "aanvragers", "unit": "%"}, "the noun after a percentage"),
    ("Minimaal een 7 voor de dienstverlening.", {"target_value": 7, "unit": "cijfer", "comparison": ">="}, "a mark"),
    ("Halvering van het aantal verkeersdoden in 2030.",
     {"target_value": 0.5, "unit": "ratio", "direction": "decrease", "deadline": "2030"}, "halving"),
    ("Minder uithuisplaatsingen.",
     {"direction": "decrease", "target_value": None, "indicator": None}, "a direction without a value"),
    ("Meer jongeren sporten.", {"direction": "increase"}, "more"),
    ("Behoud van de bibliotheek in elke kern.", {"direction": "keep"}, "keeping"),
    ("De kosten blijven gelijk.", {"direction": "keep"}, "staying the same"),
    ("Er komen 30 woningen.", {"direction": "reach", "target_value": 30}, "a value without a direction"),
    ("We versterken de samenwerking.", {"target_value": None, "direction": None, "unit": None}, "nothing is measured"),
    ("Vier thema's staan centraal in 2026.",
     {"target_value": None, "deadline": "2026"}, "a number that counts the plan"),
    ("Een afname van XX% in 2027.",
     {"target_value": None, "direction": "decrease", "deadline": "2027"}, "a placeholder"),
    ("Het college stelt een plan vast.", {"actor": "het college"}, "the college"),
    ("De raad ontvangt een voorstel.", {"actor": "de raad"}, "the council"),
    ("De gemeenteraad besluit in mei.", {"actor": "de gemeenteraad"}, "the council, in full"),
    ("De gemeente Beekhoven bouwt scholen.", {"actor": "de gemeente beekhoven"}, "a municipality with its name"),
    ("Partijen sluiten een akkoord.", {"actor": "partijen"}, "the parties to a covenant"),
    ("Wij helpen inwoners sneller.", {"actor": "wij"}, "we"),
    ("Het wijkteam verwijst minder door.", {"actor": "het wijkteam"}, "a team"),
    ("De aanbieders verkorten de wachttijd.", {"actor": "de aanbieders"}, "providers"),
    ("De politie en de gemeente treden op.", {"actor": "de politie"}, "the first of two"),
    ("Terugdringen van verzuim.", {"actor": None}, "nobody is named"),
    ("Inwoners helpen elkaar vaker via de sociale basis.", {"care_lines": (0,)}, "line 0: the social base"),
    ("Huisartsen verwijzen minder vaak.", {"care_lines": (1,)}, "line 1: general practice"),
    ("Minder specialistische hulp.", {"care_lines": (2,)}, "line 2: specialist help"),
    ("Van de tweede lijn naar de eerste lijn.", {"care_lines": (1, 2)}, "two lines"),
    ("De 0de, 1ste en 2de lijn sluiten aan.", {"care_lines": (0, 1, 2)}, "all lines, as ordinals"),
    ("We verkorten de wachttijd.", {"care_lines": ()}, "no line"),
    ("Er is € 20.000 beschikbaar voor sportclubs.", {"target_value": 20000, "unit": "€"}, "an amount"),
    ("Maximaal 5% van de begroting gaat naar inhuur.", {"comparison": "<=", "target_value": 5}, "a ceiling"),
]  # fmt: skip

THEMES = [  # (sentence, code, reason)
    ("Minder schooluitval onder leerlingen.", "4.3", "education"),
    ("Jeugdigen met jeugdhulp krijgen één plan.", "6.7", "youth care"),
    ("Terugdringen van uithuisplaatsingen en kindermishandeling.", "6.8", "escalated care"),
    ("We bouwen sociale huurwoningen met de corporatie.", "8.3", "housing"),
    ("In 2040 is de gemeente energieneutraal en aardgasvrij.", "7.4", "climate"),
    ("Minder kinderen in armoede en minder schulden.", "6.3", "income"),
    ("Mantelzorgers en vrijwilligers worden ontlast.", "6.1", "social base"),
    ("We werken aan een mooie toekomst.", None, "no field at all"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), QUANTITIES, ids=[row[2] for row in QUANTITIES])
def test_quantities(text: str, expected: list[tuple[float, str, str]], reason: str) -> None:
    found = [(q.value, q.unit, q.comparison) for q in find_quantities(text, LEXICONS)]
    assert [(pytest.approx(value), unit, comparison) for value, unit, comparison in expected] == found
    assert has_target(text, LEXICONS) is bool(expected)


@pytest.mark.parametrize(("text", "expected", "reason"), DEADLINES, ids=[row[2] for row in DEADLINES])
def test_deadlines(text: str, expected: str | None, reason: str) -> None:
    assert find_deadline(text, LEXICONS) == expected


@pytest.mark.parametrize(("text", "expected", "reason"), SLOTS, ids=[row[2] for row in SLOTS])
def test_slots(text: str, expected: dict[str, object], reason: str) -> None:
    slots = find_slots(text, load_lexicons(LEXICONS))
    assert {name: getattr(slots, name) for name in expected} == expected


@pytest.mark.parametrize(("text", "code", "reason"), THEMES, ids=[row[2] for row in THEMES])
def test_themes(text: str, code: str | None, reason: str) -> None:
    theme = find_theme(text, load_themes(LEXICONS))
    assert (theme.split()[0] if theme else None) == code


@pytest.mark.parametrize("theme", load_themes(LEXICONS), ids=lambda theme: theme.name)
def test_theme_finds_its_example_only(theme: Theme) -> None:
    assert theme.pattern.search(theme.example)
    assert not theme.pattern.search(theme.counter_example)


def test_placeholders_are_seen() -> None:
    assert has_placeholder("een afname van XX%") and not has_placeholder("een afname van 20%")


def test_there_are_at_least_150_rows() -> None:
    assert len(QUANTITIES) + len(DEADLINES) + len(SLOTS) + len(THEMES) >= 150
