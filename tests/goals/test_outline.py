"""What headings of budgets, plans and accounts announce."""

import pytest

from pipeline.goals.outline import Part, part_of

HEADINGS = [
    ("Wat willen we bereiken ?", Part.GOALS),
    ("Wat wil Zandrecht bereiken?", Part.GOALS),
    ("Dit willen we bereiken", Part.GOALS),
    ("Wat we willen bereiken in 2027", Part.GOALS),
    ("Doelstellingen", Part.GOALS),
    ("3. Onze ambities", Part.GOALS),
    ("Strategische doelen", Part.GOALS),
    ("Beoogde maatschappelijke effecten", Part.GOALS),
    ("Maatschappelijk effect", Part.GOALS),
    ("Doelen en resultaten", Part.GOALS),
    ("Wat gaan we daarvoor doen ?", Part.RESULTS),
    ("Wat gaan we hiervoor doen in 2027?", Part.RESULTS),
    ("Wat doen we daarvoor?", Part.RESULTS),
    ("Wat gaat Zandrecht daarvoor doen?", Part.RESULTS),
    ("Dit gaan we doen", Part.RESULTS),
    ("Wat we gaan doen", Part.RESULTS),
    ("Belangrijkste resultaten voor 2025", Part.RESULTS),
    ("Activiteiten 2026", Part.RESULTS),
    ("Voornemens 2026", Part.RESULTS),
    ("Te leveren prestaties", Part.RESULTS),
    ('Doelstelling: "Wat wilden we bereiken ?"', Part.PAST_GOALS),
    ("Wat wilden we daarvoor doen?", Part.PAST_RESULTS),
    ("Wat hebben we daarvoor gedaan?", Part.PAST_RESULTS),
    ("Wat hebben we bereikt?", Part.PAST_RESULTS),
    ("Wat heeft het gekost?", Part.ELSEWHERE),
    ("Terugblik", Part.PAST_RESULTS),
    ("Wat gaat het kosten ?", Part.ELSEWHERE),
    ("Wat mag het kosten?", Part.ELSEWHERE),
    ("Toelichting belangrijkste resultaten", Part.ELSEWHERE),
    ("Verbonden partijen / samenwerkingsverbanden", Part.ELSEWHERE),
    ("Bijdrage aan de Duurzame Ontwikkelingsdoelstellingen", Part.ELSEWHERE),
    ("Projecten en investeringen", Part.ELSEWHERE),
    ("Effectindicatoren P2", Part.ELSEWHERE),
    ("Paragraaf Grondbeleid", Part.OUTSIDE),
    ("Recapitulatie", Part.OUTSIDE),
    ("Visie", None),
    ("Jeugd", None),
    ("Resultaten van het onderzoek", None),
    ("Aanleiding en doel van dit plan", None),
    ("Wat komt er op ons af?", None),
    ("Hoe gaan we werken?", None),
]


@pytest.mark.parametrize(("title", "part"), HEADINGS)
def test_part_of(title: str, part: Part | None) -> None:
    assert part_of(title) == part
