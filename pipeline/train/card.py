"""A training report -> the model card, in Dutch, for people who have to judge what the labels are worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Dimension
from pipeline.tag.heads import ModelConfig
from pipeline.train.evaluate import DimensionScore, Evaluation
from pipeline.train.statements import LabelledStatement
from pipeline.train.study import Alternative, Study

# Cohen's kappa of two independent coders with the codebook, on a regional youth agenda of 396 statements.
CODERS = {"kind": 0.93, "level": 0.92, "measurability": 1.0, "result": 0.92, "budget": 0.75, "time_bound": 0.97}


_TRIED = """## Geprobeerd en niet gekozen

Het taalmodel zelf bijtrainen (22 november 2026, 4.300 uitspraken, kop en zin samen gelezen, alle dimensies samen):
- alle twaalf lagen, vier rondes: op weggelaten documenten soort 0,84, doel of niet 0,89, niveau 0,85, resultaat 0,76;
  op de regionale agenda soort 0,48, doel of niet 0,67, niveau 0,65, resultaat 0,64;
- de bovenste vier lagen met de regels erbij, drie rondes: 0,83, 0,88, 0,84, 0,75; op de regionale agenda 0,44, 0,65,
  0,63, 0,55.
De winst op verzonnen documenten verdwijnt op een echt document van een andere soort, en de gewichten zijn 14 tot 80 MB:
meer en echtere trainingszinnen gaan voor. Kop en zin als één tekst voor het bevroren taalmodel: slechter dan apart."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Scores on a labelled file that was not trained on."""

    name: str
    evaluation: Evaluation


def write_card(
    config: ModelConfig,
    statements: Sequence[LabelledStatement],
    folds: Evaluation,
    checked: Checked | None,
    study: Study | None,
) -> str:
    """Markdown."""
    parts = [
        _head(config, statements),
        _summary(folds, checked),
        _limits(folds, checked),
        _classes("Per label, op weggelaten documenten", folds),
        *([_classes(f"Per label, op {checked.name}", checked.evaluation)] if checked else []),
        _confusions(folds),
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
| kenmerken | vector van de uitspraak, van kop of aanloopzin (niet voor soort), {len(config.rules)} ja/nee-regels |
| hoofden | per dimensie een logistische regressie, gekalibreerd met één temperatuur op weggelaten documenten |
| getraind op | {len(statements)} uitspraken uit {documents} verzonnen documenten (`corpus/statements/`) |
| bestanden | `heads.safetensors`, `model.json`, `metrics.json`: geen pickle |

Bedoeld om doelen te vinden en voor te sorteren voor een onderzoeker die ze naleest. Niet bedoeld om zonder nalezen
over een gemeente te oordelen. Labels onder de grens *onzeker* gaan naar de reviewlijst."""


def _summary(folds: Evaluation, checked: Checked | None) -> str:
    lines = [
        "## Hoe goed",
        "",
        "Weggelaten documenten: vijf delen, een document zit altijd in één deel. Macro-F1 telt elk label even zwaar.",
        f"Doel of geen doel: F1 {_number(folds.goal.f1)}"
        + (f" op weggelaten documenten, {_number(checked.evaluation.goal.f1)} op {checked.name}." if checked else "."),
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
- Zwakste labels op weggelaten documenten: {names}.
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
    parts = ["## Verwarring op weggelaten documenten", "", "Rij: label van mensen. Kolom: label van het model."]
    for score in evaluation.dimensions:
        parts += ["", f"| {score.dimension} | {' | '.join(score.labels)} |", "|---" * (len(score.labels) + 1) + "|"]
        parts += [
            f"| {label} | {' | '.join(map(str, row))} |"
            for label, row in zip(score.labels, score.confusion, strict=True)
        ]
    return "\n".join(parts)


def _study(study: Study, checked: Checked | None) -> str:
    lines = [
        "## Wat de onderdelen bijdragen",
        "",
        "Macro-F1 op weggelaten documenten.",
        "",
        *_alternatives(study.folds),
    ]
    if checked and study.checked:
        lines += ["", f"Dezelfde recepten op {checked.name}:", "", *_alternatives(study.checked)]
    lines += [
        "",
        "## Leercurve",
        "",
        "Macro-F1 op één vast vijfde deel van de documenten, bij een groeiend deel van de overige.",
        "",
        "| deel | uitspraken | soort | niveau |",
        "|---|---|---|---|",
        *(f"| {p.share:.0%} | {p.statements} | {_number(p.kind)} | {_number(p.level)} |" for p in study.curve),
    ]
    return "\n".join(lines)


def _alternatives(alternatives: Sequence[Alternative]) -> list[str]:
    names = list(alternatives[0].macro_f1)
    rows = [
        f"| {a.name} | {_number(a.goal)} | {' | '.join(_number(a.macro_f1[name]) for name in names)} |"
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
