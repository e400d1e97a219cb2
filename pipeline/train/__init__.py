"""Labelled statements -> a model folder with its card and metrics."""

from pipeline.train.evaluate import Evaluation, evaluate
from pipeline.train.plots import plot_metrics
from pipeline.train.promote import Promotion, promote
from pipeline.train.reviewed import Gain, measure_gain
from pipeline.train.run import TrainingReport, train_model

__all__ = [
    "Evaluation",
    "Gain",
    "Promotion",
    "TrainingReport",
    "evaluate",
    "measure_gain",
    "plot_metrics",
    "promote",
    "train_model",
]
