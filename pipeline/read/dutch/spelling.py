"""The door to simplemma's Dutch word list."""

from __future__ import annotations


def is_word(text: str) -> bool:
    """Whether the list knows a word, as printed or in lower case; compounds are mostly not in it."""
    from simplemma import is_known

    return bool(is_known(text, lang="nl") or is_known(text.lower(), lang="nl"))
