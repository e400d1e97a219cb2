"""Retraining as a Prefect flow: training statements and reviewed rows -> a model, promoted when it is not worse."""

from __future__ import annotations

from pathlib import Path

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact

from pipeline.report.evaluation import training_to_text
from pipeline.settings import ROOT, load_settings
from pipeline.train import train_model


@flow(name="train-classifier")
def train_classifier(statements: str | None = None, output: str | None = None) -> str:
    """Trains on the statements of a folder (standard: `corpus/statements`); returns the version of the new model."""
    settings = load_settings()
    source = Path(statements) if statements else ROOT / "corpus" / "statements"
    report = train_model([source], settings, Path(output) if output else settings.model_folder)
    text = training_to_text(report)
    get_run_logger().info(text)
    create_markdown_artifact(key="training", markdown=f"```\n{text}\n```", description=report.version)
    return report.version
