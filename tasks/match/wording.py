"""Sentences of this stage in the tender's language."""

from __future__ import annotations

from collections.abc import Iterable


def say(language: str, en: str, zh: str) -> str:
    """The sentence in this language; English for anything that is not Chinese."""
    return zh if language == "zh" else en


def listed(language: str, parts: Iterable[str]) -> str:
    """The parts as one enumeration, punctuated as the language does."""
    return ("、" if language == "zh" else ", ").join(parts)


def clipped(text: str, length: int = 140) -> str:
    """The beginning of the text, marked with an ellipsis when something is cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
