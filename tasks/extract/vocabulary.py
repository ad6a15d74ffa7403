"""A category's words: those that name it and those that only point to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.document import Language


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one category as running text of regular expressions.

    Attributes:
        strong: Words that name the category; each counts twice.
        plain: Words that point to it.
    """

    strong: str
    plain: str


@dataclass(frozen=True, slots=True)
class Matched:
    """A vocabulary ready for use."""

    strong: re.Pattern[str]
    plain: re.Pattern[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary, language: Language) -> Matched:
        """Compile: whole words in English, any place in Chinese."""
        return cls(_pattern(vocabulary.strong, language), _pattern(vocabulary.plain, language))

    def words_in(self, text: str) -> int:
        """How many different words of the category a text holds, strong ones counted twice."""
        return 2 * len(set(self.strong.findall(text))) + len(set(self.plain.findall(text)))

    def names(self, heading: str) -> int:
        """3 when a heading holds strong and plain words, 2 or 1 when only one kind, else 0."""
        return 2 * bool(self.strong.search(heading)) + bool(self.plain.search(heading))


def _pattern(words: str, language: Language) -> re.Pattern[str]:
    alternatives = "|".join(words.split()).replace("_", " ")
    if language == "zh":
        return re.compile(alternatives)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
