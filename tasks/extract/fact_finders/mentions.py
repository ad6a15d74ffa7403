"""Cheap looks at a text before the dear ones: a plain word that a pattern cannot do without."""

from __future__ import annotations

import re

_DIGIT = re.compile(r"\d")


def mentions(text: str, *words: str) -> bool:
    """Whether the text holds one of the words, given in lower case; a part of a longer word counts.

    Looking for plain words is many times faster than a pattern; a pattern that needs one of them in whatever case
    need not be tried where this is false.
    """
    plain = text.lower()
    for word in words:  # noqa: SIM110 (a generator would take most of the time saved)
        if word in plain:
            return True
    return False


def has_digit(text: str) -> bool:
    """Whether the text holds a digit."""
    return _DIGIT.search(text) is not None
