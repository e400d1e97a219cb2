"""Retraining as a Prefect flow: training statements and reviewed rows -> a model, promoted when it is not worse."""

from __future__ import annotations

from pathlib import Path

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact

from pipeline.report.evaluation import gain_to_text, training_to_text
from pipeline.settings import ROOT, load_settings
from pipeline.train import measure_gain, plot_metrics, promote, train_model


@flow(name="train-classifier")
def train_classifier(reviewed: str | None = None, check: str | None = None) -> str:
    """Trains on `corpus/statements` and, where given, on the reviewed rows in the folder `reviewed`.

    With `reviewed` it also measures whether those rows help, on reviewed documents that were left out.
    `check` is a labelled file to measure on, never trained on. Returns why the new model took the place of the one in
    use, or why it did not.
    """
    settings = load_settings()
    base = [ROOT / "corpus" / "statements"]
    places = [*base, *([Path(reviewed)] if reviewed else [])]
    candidate = settings.outputs / "model"
    report = train_model(places, settings, candidate, check=Path(check) if check else None, with_study=True)
    plot_metrics(candidate)
    promotion = promote(candidate, settings.model_folder)
    text = training_to_text(report)
    if reviewed:
        text += "\n\n" + gain_to_text(measure_gain(base, Path(reviewed), settings))
    get_run_logger().info("%s\n%s", promotion.reason, text)
    create_markdown_artifact(key="training", markdown=f"{promotion.reason}\n\n```\n{text}\n```")
    return promotion.reason
