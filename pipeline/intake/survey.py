"""A scorecard CSV of a survey among partners -> counts of answers, checked row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.csvfile import Row, read_rows
from pipeline.errors import ManifestError
from pipeline.ids import normalise, stable_id

_TEXTS = ("municipality", "norm", "partner_group", "statement")
ANSWERS = ("strongly_disagree", "disagree", "neutral", "agree", "strongly_agree")
_COUNTS = ("sent", "returned", *ANSWERS)
_REQUIRED = ("municipality", "year", "norm", "partner_group", "statement", *_COUNTS)
_SHOWN = 10  # faults in one message

_ALIASES = {
    "gemeente": "municipality",
    "jaar": "year",
    "groep": "partner_group",
    "partnergroep": "partner_group",
    "partner": "partner_group",
    "stelling": "statement",
    "verstuurd": "sent",
    "verzonden": "sent",
    "uitgezet": "sent",
    "retour": "returned",
    "terug": "returned",
    "ontvangen": "returned",
    "respons": "returned",
    "helemaal oneens": "strongly_disagree",
    "helemaal_oneens": "strongly_disagree",
    "zeer oneens": "strongly_disagree",
    "oneens": "disagree",
    "neutraal": "neutral",
    "niet eens niet oneens": "neutral",
    "eens": "agree",
    "helemaal eens": "strongly_agree",
    "helemaal_eens": "strongly_agree",
    "zeer eens": "strongly_agree",
    "niet van toepassing": "not_applicable",
    "niet_van_toepassing": "not_applicable",
    "nvt": "not_applicable",
    "n.v.t.": "not_applicable",
    "weet niet": "not_applicable",
}
_DUTCH = {
    "municipality": "gemeente",
    "year": "jaar",
    "partner_group": "groep",
    "statement": "stelling",
    "sent": "verstuurd",
    "returned": "retour",
    "strongly_disagree": "helemaal oneens",
    "disagree": "oneens",
    "neutral": "neutraal",
    "agree": "eens",
    "strongly_agree": "helemaal eens",
    "not_applicable": "niet van toepassing",
}


@dataclass(frozen=True, slots=True)
class SurveyAnswer:
    """What one group of partners answered to one statement: numbers of questionnaires and of answers.

    `row` is the row in the file (header = 1).
    """

    id: str
    row: int
    municipality: str
    year: int
    norm: str
    partner_group: str
    statement: str
    sent: int
    returned: int
    strongly_disagree: int
    disagree: int
    neutral: int
    agree: int
    strongly_agree: int
    not_applicable: int

    @property
    def answers(self) -> int:
        """Answers on the five-point scale."""
        return self.strongly_disagree + self.disagree + self.neutral + self.agree + self.strongly_agree


def read_survey(path: Path, corpus: str, known_norms: Iterable[str] = ()) -> tuple[SurveyAnswer, ...]:
    """All rows of a scorecard. Raises ManifestError that names each faulty row and column: a file is taken whole.

    `known_norms`: when given, a norm outside it is a fault.
    """
    norms = frozenset(known_norms)
    answers: list[SurveyAnswer] = []
    faults: list[str] = []
    for row in _rows(path):
        found = _answer(row, corpus, norms)
        if isinstance(found, SurveyAnswer):
            answers.append(found)
        else:
            faults += found
    faults += _contradictions(answers)
    if faults:
        raise ManifestError(_message(path, faults))
    if not answers:
        raise ManifestError(f"{path.name} heeft geen rijen onder de kolomnamen: vul de uitkomsten van de enquête in.")
    return tuple(answers)


def _rows(path: Path) -> Iterable[Row]:
    try:
        yield from read_rows(path, _REQUIRED, _ALIASES)
    except ManifestError as error:
        message = str(error)
        for name in sorted(_DUTCH, key=len, reverse=True):  # the file has Dutch column names: so has the message
            message = message.replace(f" {name},", f" {_DUTCH[name]},").replace(f" {name}:", f" {_DUTCH[name]}:")
        raise ManifestError(message) from None


def _answer(row: Row, corpus: str, norms: frozenset[str]) -> SurveyAnswer | list[str]:
    faults = [f"rij {row.number}, kolom {_dutch(name)}: vul een tekst in" for name in _TEXTS if not row[name]]
    numbers: dict[str, int] = {}
    for name in (*_COUNTS, "not_applicable", "year"):
        text = row[name] or ("0" if name in (*ANSWERS, "not_applicable") else "")
        if text.isdigit():
            numbers[name] = int(text)
        else:
            faults.append(f"rij {row.number}, kolom {_dutch(name)}: '{text}' is geen heel getal van 0 of hoger")
    if row["norm"] and norms and row["norm"] not in norms:
        faults.append(f"rij {row.number}, kolom norm: '{row['norm']}' is geen norm van een van de normensets")
    if faults:
        return faults
    key = (corpus, *(normalise(row[name]) for name in _TEXTS), numbers["year"])
    answer = SurveyAnswer(
        id=stable_id("survey", *key),
        row=row.number,
        municipality=row["municipality"],
        norm=row["norm"],
        partner_group=row["partner_group"],
        statement=row["statement"],
        **numbers,
    )
    return _impossible(answer) or answer


def _impossible(answer: SurveyAnswer) -> list[str]:
    where = f"rij {answer.row}"
    if not 1900 <= answer.year <= 2100:
        return [f"{where}, kolom jaar: {answer.year} is geen jaar"]
    if answer.returned > answer.sent:
        return [f"{where}: {answer.returned} retour is meer dan {answer.sent} verstuurd"]
    given = answer.answers + answer.not_applicable
    if given > answer.returned:
        return [f"{where}: {given} antwoorden is meer dan {answer.returned} retour"]
    return []


def _contradictions(answers: Sequence[SurveyAnswer]) -> list[str]:
    """A statement that stands twice, and a group with other numbers of questionnaires than in an earlier row."""
    faults: list[str] = []
    rows: dict[str, int] = {}
    groups: dict[tuple[str, int, str], SurveyAnswer] = {}
    for answer in answers:
        if answer.id in rows:
            faults.append(f"rij {answer.row}: deze stelling staat voor deze groep al in rij {rows[answer.id]}")
        rows.setdefault(answer.id, answer.row)
        first = groups.setdefault(
            (normalise(answer.municipality), answer.year, normalise(answer.partner_group)), answer
        )
        if (first.sent, first.returned) != (answer.sent, answer.returned):
            faults.append(
                f"rij {answer.row}: verstuurd en retour zijn anders dan in rij {first.row} van dezelfde groep"
            )
    return faults


def _dutch(name: str) -> str:
    return _DUTCH.get(name, name)


def _message(path: Path, faults: Sequence[str]) -> str:
    more = f"; en nog {len(faults) - _SHOWN}" if len(faults) > _SHOWN else ""
    return f"{path.name}: {'; '.join(faults[:_SHOWN])}{more}. Herstel dit; de enquête is niet ingelezen."
