"""Tender text as it may stand on a terminal."""

from __future__ import annotations


def shown(text: str) -> str:
    """Tender text on one line, without signs that command a terminal or turn the reading direction."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(text.split()))
