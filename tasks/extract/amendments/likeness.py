"""How alike two texts are: the same but for layout, the same thing in other words, or one within the other."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from tasks.extract.unit import READ_LIMIT
from tasks.extract.wordlist import words

_TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:[.,:]\d+)*%?")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NEGATION = re.compile(r"\b(?:not|no|never|without|cannot|neither|nor)\b|不|未|无|非|勿|免", re.IGNORECASE)
_HOLLOW = words(
    """
    the a an of to in on for by with and or be is are was were been will shall must should may can have has had that
    this these those it its any all as at from than which who expects expected court agency government
    """
)
_PLURAL = re.compile(r"(?<=[a-rt-z]{2})s$")
_STEM = 5  # letters; integrate, integrated and integration begin alike


def tokens(text: str) -> list[str]:
    """Words, numbers and single Chinese characters, folded."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", text[:READ_LIMIT]).casefold())


@lru_cache(maxsize=16384)
def grams(text: str) -> Counter[str]:
    """The text's tokens and its pairs of neighbours, counted; not to be changed, for every reader shares them."""
    found = tokens(text)
    return Counter([*found, *(f"{one} {two}" for one, two in pairwise(found))])


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Share of grams in common, 0 to 1 (Dice).

    Source: Dice, "Measures of the amount of ecologic association between species" (1945).
    """
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def is_within(text: str, whole: str) -> float:
    """Share of the content words of a text that another one holds; 0 when a number or a negation is not in both.

    Args:
        text: What may only repeat.
        whole: What may have said it before.
    """
    if not set(_NUMBER.findall(text)) <= set(_NUMBER.findall(whole)):
        return 0.0
    if bool(_NEGATION.search(text)) != bool(_NEGATION.search(whole)):
        return 0.0
    content = [_stem(token) for token in tokens(text) if token not in _HOLLOW]
    held = {_stem(token) for token in tokens(whole)}
    return sum(word in held for word in content) / len(content) if content else 0.0


def stems(text: str) -> frozenset[str]:
    """The beginnings of a text's content words, and its numbers."""
    return frozenset(_stem(token) for token in tokens(text) if token not in _HOLLOW)


def _stem(token: str) -> str:
    return _PLURAL.sub("", token)[:_STEM] if token.isascii() and token.isalpha() else token
