"""A category's words: those that leave no doubt, those that name it and those that only point to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.document import Language

CERTAIN, STRONG, PLAIN = 4, 2, 1  # what a word counts


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one category as running text of regular expressions.

    Attributes:
        strong: Words that name the category; each counts twice.
        plain: Words that point to it.
        certain: Words that are seldom about anything else; each counts four times.
    """

    strong: str
    plain: str
    certain: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """A vocabulary ready for use: patterns with what each word counts."""

    patterns: tuple[tuple[re.Pattern[str], int], ...]

    @classmethod
    def of(cls, vocabulary: Vocabulary, language: Language) -> Matched:
        """Compile: whole words in English, any place in Chinese."""
        tiers = ((vocabulary.certain, CERTAIN), (vocabulary.strong, STRONG), (vocabulary.plain, PLAIN))
        return cls(tuple((_pattern(words, language), weight) for words, weight in tiers if words.strip()))

    def words_in(self, text: str) -> int:
        """How many different words of the category a text holds, each by its weight."""
        return sum(weight * len({word.lower() for word in pattern.findall(text)}) for pattern, weight in self.patterns)

    def names(self, heading: str) -> int:
        """The weights of the kinds of words that a heading holds; a kind counts once, the surest two at most."""
        return min(CERTAIN + PLAIN, sum(weight for pattern, weight in self.patterns if pattern.search(heading)))


def _pattern(words: str, language: Language) -> re.Pattern[str]:
    alternatives = "|".join(words.split()).replace("_", " ")
    if language == "zh":
        return re.compile(alternatives)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)
