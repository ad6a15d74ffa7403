"""Patterns put together from plain lists of words, so that a list can be read and extended at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(*lists: str) -> str:
    """One alternation of the phrases of several lists; phrases are divided by `` | ``, line ends do not count."""
    return "(?:" + "|".join(_phrases(lists)) + ")"


def pattern(*lists: str) -> re.Pattern[str]:
    """The compiled alternation, blind to case."""
    return re.compile(any_of(*lists), re.IGNORECASE)


def word_set(words: str) -> frozenset[str]:
    """The words of a list divided by spaces."""
    return frozenset(words.split())


def _phrases(lists: Iterable[str]) -> Iterable[str]:
    for words in lists:
        for phrase in words.split(" | "):
            if phrase.strip():
                yield " ".join(phrase.split())
