"""Labelled statements -> a model folder with its card and metrics."""

from pipeline.train.evaluate import Evaluation, evaluate
from pipeline.train.run import TrainingReport, train_model

__all__ = ["Evaluation", "TrainingReport", "evaluate", "train_model"]
