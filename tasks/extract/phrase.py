"""Turns of phrase as data: a pattern, what it shows, a text that has it and one that only looks like it."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """One idea about what a turn of phrase shows.

    Attributes:
        shows: What a text that has it says or is.
        pattern: Where it stands.
        example: A text that has it.
        counter_example: One that looks alike and has it not.
    """

    shows: str
    pattern: re.Pattern[str]
    example: str
    counter_example: str

    def search(self, text: str) -> re.Match[str] | None:
        """Its first place in a text."""
        return self.pattern.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """It, where the text begins with it."""
        return self.pattern.match(text)

    def sub(self, replacement: str, text: str) -> str:
        """The text with every place of it replaced."""
        return self.pattern.sub(replacement, text)
