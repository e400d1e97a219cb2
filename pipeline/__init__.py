"""Doelwijzer: from policy documents to goals that can be checked, with the quote behind each judgement."""

__version__ = "0.1.0"
