"""Word lists as running text: easier to read, check and extend than one quoted word a line."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, white space between them."""
    return frozenset(text.split())
