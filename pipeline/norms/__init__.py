"""Findings -> assessments, by norms that are data: one TOML file a norm set, criteria in SQL."""

from pipeline.norms.judge import judge, try_queries
from pipeline.norms.norm_set import Norm, NormSet, load_norm_sets

__all__ = ["Norm", "NormSet", "judge", "load_norm_sets", "try_queries"]
