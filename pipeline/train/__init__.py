"""Labelled statements -> a model folder with its card and metrics."""

from pipeline.train.evaluate import Evaluation, evaluate
from pipeline.train.plots import plot_metrics
from pipeline.train.promote import Promotion, promote
from pipeline.train.run import TrainingReport, train_model

__all__ = ["Evaluation", "Promotion", "TrainingReport", "evaluate", "plot_metrics", "promote", "train_model"]
