"""A training report -> the model card, in Dutch, for people who have to judge what the labels are worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.labels import Dimension
from pipeline.tag.heads import ModelConfig
from pipeline.train.evaluate import DimensionScore, Evaluation
from pipeline.train.statements import LabelledStatement
from pipeline.train.study import Alternative, Study

# Cohen's kappa of two independent coders with the codebook, on a regional youth agenda of 396 statements.
CODERS = {"kind": 0.93, "level": 0.92, "measurability": 1.0, "result": 0.92, "budget": 0.75, "time_bound": 0.97}


_TRIED = """## Geprobeerd en niet gekozen

- Het taalmodel zelf bijtrainen (22 november 2026, 4.300 uitspraken, kop en zin samen gelezen, alle dimensies samen).
  Alle twaalf lagen: op weggelaten documenten soort 0,84 en niveau 0,85, op de regionale agenda 0,48 en 0,65. De
  bovenste vier lagen met de regels erbij: 0,83 en 0,84, daar 0,44 en 0,63. De winst op verzonnen documenten verdwijnt
  op een echt document van een andere soort, en de gewichten zijn 14 tot 80 MB.
- Een netwerk met één verborgen laag, alle dimensies samen, vier netwerken gemiddeld (8.500 uitspraken, zes weggelaten
  schrijvers): doel of niet 0,78; lineair 0,77, gelijkenis 0,79. Een support vector machine: als gelijkenis.
- Tweeduizend van de trainingszinnen als ijkpunt in plaats van alle: doel of niet 0,78 tegen 0,79; minder dan half zo
  groot.
- Een statisch taalmodel (gemiddelde van de woordvectoren van e5; honderd keer zo snel), lineair: soort 0,71 en doel of
  niet 0,73, met het taalmodel zelf 0,75 en 0,76. Te veel verlies voor tijd die er niet aan ontbreekt.
- Kop en zin als één tekst voor het bevroren taalmodel: slechter dan apart."""


_MISTAKES, _OF_EACH = 16, 2
_WOULD_HELP = """Wat zou helpen, in deze volgorde: trainingszinnen uit meer soorten tekst (de leercurve stijgt nog, maar
meer van dezelfde soort brengt weinig), nagekeken uitspraken uit echte documenten, de zinnen eromheen (mensen lezen de
alinea, het model alleen zin en kop), en een groter taalmodel dan dit kleine, dat zonder netwerk uit pip komt."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Scores on a labelled file that was not trained on."""

    name: str
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class Mistake:
    """A statement by a writer left out, to which the model gave the wrong kind, and how sure it was (0 to 1)."""

    statement: LabelledStatement
    said: str
    confidence: float


def worst_mistakes(
    statements: Sequence[LabelledStatement], said: Sequence[str], sure: Sequence[float]
) -> list[Mistake]:
    """Wrong kinds, surest first: at most two of each confusion and one of each document."""
    confusions: Counter[tuple[str, str]] = Counter()
    documents: set[str] = set()
    found = []
    for row in sorted(range(len(statements)), key=lambda row: -sure[row]):
        statement, pair = statements[row], (statements[row].labels[Dimension.KIND], said[row])
        if pair[0] == pair[1] or confusions[pair] == _OF_EACH or statement.document in documents:
            continue
        confusions[pair] += 1
        documents.add(statement.document)
        found.append(Mistake(statement, said[row], sure[row]))
    return found[:_MISTAKES]


def write_card(
    config: ModelConfig,
    statements: Sequence[LabelledStatement],
    folds: Evaluation,
    checked: Checked | None,
    study: Study | None,
    mistakes: Sequence[Mistake],
) -> str:
    """Markdown."""
    parts = [
        _head(config, statements),
        _summary(folds, checked),
        _limits(folds, checked),
        _classes("Per label, op weggelaten schrijvers", folds),
        *([_classes(f"Per label, op {checked.name}", checked.evaluation)] if checked else []),
        _confusions(folds),
        _mistakes(mistakes),
        *([_study(study, checked)] if study else []),
        _TRIED,
        _counts(statements),
    ]
    return "\n\n".join(parts) + "\n"


def _head(config: ModelConfig, statements: Sequence[LabelledStatement]) -> str:
    documents = len({statement.document for statement in statements})
    return f"""# Modelkaart: labels voor uitspraken in gemeentelijke beleidsdocumenten

| | |
|---|---|
| versie | `{config.version}` |
| codeboek | {config.codebook} |
| taalmodel | {config.encoder} (bevroren; {config.dimensions} getallen per tekst) |
| kenmerken | vector van de uitspraak, vector van kop of aanloopzin, {len(config.rules)} ja/nee-regels |
| hoofden | per dimensie de gewogen gelijkenis met alle trainingszinnen (kernel ridge) |
| zekerheid | gekalibreerd met één temperatuur op weggelaten schrijvers |
| onzeker | {_uncertain(config)} |
| getraind op | {len(statements)} uitspraken uit {documents} verzonnen documenten (`corpus/statements/`) |
| bestanden | `heads.safetensors`, `model.json`, `metrics.json`: geen pickle |

Bedoeld om doelen te vinden en voor te sorteren voor een onderzoeker die ze naleest. Niet bedoeld om zonder nalezen
over een gemeente te oordelen. Labels onder de grens *onzeker* gaan naar de reviewlijst: van de labels erboven was op
weggelaten schrijvers negen op de tien goed.

Het beleidsthema staat in woorden; waar geen woord het zegt, beslist de gelijkenis met zinnen waarin dat wel zo is, als
die voor ten minste 80% zeker is. Dat voegt bij 6% van de uitspraken een thema toe, en dat is vaak mis: van die thema's
horen er drie op de vijf bij het beleidsveld van het document (vanaf 50% zekerheid: bij 15% van de uitspraken, de helft
goed). Gemeten op de trainingsdocumenten, op uitspraken zonder woord dat het thema zegt."""


def _uncertain(config: ModelConfig) -> str:
    return ", ".join(f"{name} onder {_number(value)}" for name, value in config.uncertain_below.items())


def _summary(folds: Evaluation, checked: Checked | None) -> str:
    lines = [
        "## Hoe goed",
        "",
        "Weggelaten schrijvers: vijf delen; alle documenten van één schrijver zitten in één deel.",
        "Macro-F1 telt elk label even zwaar.",
        f"Doel of geen doel: F1 {_number(folds.goal.f1)}"
        + (f" op weggelaten schrijvers, {_number(checked.evaluation.goal.f1)} op {checked.name}." if checked else "."),
        "",
        "| dimensie | macro-F1 | kappa | kalibratiefout |"
        + (f" macro-F1 op {checked.name} | kappa daar | kalibratiefout daar |" if checked else "")
        + " kappa tussen twee codeurs |",
        "|---|---|---|---|" + ("---|---|---|" if checked else "") + "---|",
    ]
    for dimension in Dimension:
        cells = [str(dimension), *_scores(folds.of(dimension))]
        cells += _scores(checked.evaluation.of(dimension)) if checked else []
        lines.append(f"| {' | '.join([*cells, _number(CODERS[str(dimension)])])} |")
    return "\n".join(lines)


def _scores(score: DimensionScore) -> list[str]:
    return [_number(score.macro_f1), _number(score.kappa), _number(score.calibration_error)]


def _limits(folds: Evaluation, checked: Checked | None) -> str:
    weakest = sorted(
        (c for score in folds.dimensions for c in score.classes if c.count),
        key=lambda c: c.f1 or 0.0,
    )[:4]
    gap = ""
    if checked:
        here, there = folds.of(Dimension.KIND).macro_f1, checked.evaluation.of(Dimension.KIND).macro_f1
        gap = (
            f"\n- Op {checked.name}, van een ander soort dan de trainingszinnen, is de score voor soort "
            f"{_number(there)} tegen {_number(here)}:\n  reken bij een nieuw soort document op verlies, vooral bij "
            "beschrijvende zinnen die als doel worden aangezien."
            f"\n- De woordregels en de keuze van kenmerken zijn bijgesteld na het zien van fouten op {checked.name}: "
            "dat cijfer is\n  daardoor eerder te hoog dan te laag."
        )
    names = ", ".join(f"{c.label} ({_number(c.f1)})" for c in weakest)
    return f"""## Grenzen

- De trainingszinnen zijn verzonnen: hun taal is netter dan die van echte documenten. Schrijvers en tweede lezers waren
  taalmodellen die het codeboek volgden; zie `corpus/README.md` voor hun overeenstemming.{gap}
- Zwakste labels op weggelaten schrijvers: {names}.
- Het niveau van een doel hangt ook voor mensen af van het plan eromheen; het model ziet alleen zin en kop.
- Alleen Nederlands, alleen gemeentelijk beleid. Zekerheden zijn gekalibreerd op de trainingszinnen en zijn op een
  onbekend soort document te hoog."""


def _classes(title: str, evaluation: Evaluation) -> str:
    lines = [
        f"## {title}",
        "",
        "| dimensie | label | precisie | volledigheid | F1 | aantal |",
        "|---|---|---|---|---|---|",
    ]
    for score in evaluation.dimensions:
        for c in score.classes:
            cells = [score.dimension, c.label, _number(c.precision), _number(c.recall), _number(c.f1), str(c.count)]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _confusions(evaluation: Evaluation) -> str:
    parts = ["## Verwarring op weggelaten schrijvers", "", "Rij: label van mensen. Kolom: label van het model."]
    for score in evaluation.dimensions:
        parts += ["", f"| {score.dimension} | {' | '.join(score.labels)} |", "|---" * (len(score.labels) + 1) + "|"]
        parts += [
            f"| {label} | {' | '.join(map(str, row))} |"
            for label, row in zip(score.labels, score.confusion, strict=True)
        ]
    return "\n".join(parts)


def _mistakes(mistakes: Sequence[Mistake]) -> str:
    lines = [
        "## Wat misgaat, en wat zou helpen",
        "",
        "Uitspraken van weggelaten schrijvers waarin het model zich zeker vergist, hoogstens twee per verwarring.",
        "",
        "| mensen | model | zekerheid | kop of aanloopzin | uitspraak |",
        "|---|---|---|---|---|",
    ]
    for m in mistakes:
        cells = (m.statement.context, m.statement.text)
        shown = (" ".join(cell.replace("|", "/").split()) for cell in cells)
        lines.append(
            f"| {m.statement.labels[Dimension.KIND]} | {m.said} | {_number(m.confidence)} | {' | '.join(shown)} |"
        )
    return "\n".join([*lines, "", _WOULD_HELP])


def _study(study: Study, checked: Checked | None) -> str:
    lines = [
        "## Wat de onderdelen bijdragen",
        "",
        "Macro-F1 op weggelaten schrijvers. Lineair: logistische regressie. Gelijkenis: kernel ridge.",
        "",
        *_alternatives(study.folds),
        "",
        "Het gekozen recept, met delen per document in plaats van per schrijver:",
        "",
        *_alternatives([study.by_document]),
    ]
    if checked and study.checked:
        lines += ["", f"Dezelfde recepten op {checked.name}:", "", *_alternatives(study.checked)]
    lines += [
        "",
        "## Leercurve",
        "",
        "Macro-F1 op één vast deel van de schrijvers, bij een groeiend deel van de documenten van de overige.",
        "",
        "| deel | uitspraken | soort | niveau |",
        "|---|---|---|---|",
        *(f"| {p.share:.0%} | {p.statements} | {_number(p.kind)} | {_number(p.level)} |" for p in study.curve),
    ]
    return "\n".join(lines)


def _alternatives(alternatives: Sequence[Alternative]) -> list[str]:
    names = list(alternatives[0].macro_f1)
    rows = [
        f"| {a.name} | {_number(a.goal)} | {' | '.join(_number(a.macro_f1.get(name)) for name in names)} |"
        for a in alternatives
    ]
    return [f"| recept | doel of niet | {' | '.join(names)} |", "|---" * (len(names) + 2) + "|", *rows]


def _counts(statements: Sequence[LabelledStatement]) -> str:
    kinds = Counter(str(statement.document_kind) for statement in statements)
    fields = Counter(statement.policy_field or "onbekend" for statement in statements)
    return (
        "## Trainingszinnen\n\n"
        f"Per soort document: {', '.join(f'{name} {count}' for name, count in kinds.most_common())}.\n\n"
        f"Per beleidsveld: {', '.join(f'{name} {count}' for name, count in fields.most_common())}."
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace(".", ",")
