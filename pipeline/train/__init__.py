"""Labelled statements -> a model folder with its card and metrics."""
