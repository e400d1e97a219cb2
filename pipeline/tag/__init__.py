"""Statements -> tags and slots."""

from pipeline.tag.tagger import Tagger, load_tagger, tagger_version

__all__ = ["Tagger", "load_tagger", "tagger_version"]
