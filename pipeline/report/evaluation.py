"""Scores of the classifier -> a table that a researcher reads."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.report.labels import dutch
from pipeline.review.labels import DIMENSIONS
from pipeline.train import Evaluation, Gain, TrainingReport


def evaluation_to_text(evaluation: Evaluation) -> str:
    """Per dimension: macro-F1, kappa, calibration error, and for each label precision, recall, F1 and the counts."""
    lines = [f"{evaluation.statements} uitspraken uit {evaluation.documents} documenten", ""]
    goal = evaluation.goal
    lines.append(
        f"doel of niet: precisie {_number(goal.precision)}, recall {_number(goal.recall)}, F1 {_number(goal.f1)}"
    )
    for dimension in evaluation.dimensions:
        lines += [
            "",
            f"{dimension.dimension}: macro-F1 {_number(dimension.macro_f1)}, kappa {_number(dimension.kappa)}, "
            f"kalibratiefout {_number(dimension.calibration_error)} (n = {dimension.count})",
            f"  {'label':<16}{'precisie':>9}{'recall':>9}{'F1':>9}{'mensen':>9}{'machine':>9}",
        ]
        lines += [
            f"  {dutch(score.label):<16}{_number(score.precision):>9}{_number(score.recall):>9}{_number(score.f1):>9}"
            f"{score.count:>9}{score.predicted:>9}"
            for score in dimension.classes
        ]
    return "\n".join(lines)


def training_to_text(report: TrainingReport) -> str:
    """The new model and its scores on documents that were left out of training."""
    return (
        f"Model {report.version} in {report.folder}, getraind op {report.statements} uitspraken uit "
        f"{report.documents} documenten.\nGemeten op documenten die niet in de training zaten:\n\n"
        + evaluation_to_text(report.folds)
    )


def gain_to_text(gains: Sequence[Gain]) -> str:
    """Whether reviewed statements help, a line a dimension."""
    if not gains:
        return (
            "Of de nagekeken uitspraken helpen is niet te meten: ze komen niet uit twee of meer documenten. "
            "Kijk uitspraken uit meer documenten na."
        )
    lines = [
        "Helpen de nagekeken uitspraken? Macro-F1 zonder en met, op nagekeken documenten die niet in de training "
        "zaten; een verschil dat op weinig uitspraken rust kan toeval zijn:",
        f"  {'label':<16}{'zonder':>9}{'met':>9}{'beter':>9}{'slechter':>10}{'mensen':>9}",
    ]
    lines += [
        f"  {DIMENSIONS[gain.dimension]:<16}{_number(gain.without):>9}{_number(gain.with_reviewed):>9}"
        f"{gain.better:>9}{gain.worse:>10}{gain.count:>9}"
        for gain in gains
    ]
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}".replace(".", ",")
