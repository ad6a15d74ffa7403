"""The words of the house in the drafts, English and Chinese; tender text is never translated."""

from __future__ import annotations

from types import MappingProxyType

from models.document import Language
from tasks.draft.amendment_words import AMENDMENT_WORDS
from tasks.draft.card_words import CARD_WORDS
from tasks.draft.proposal_words import PROPOSAL_WORDS

_WORDS = MappingProxyType({**CARD_WORDS, **PROPOSAL_WORDS, **AMENDMENT_WORDS})


def words(language: Language) -> MappingProxyType[str, str]:
    """Every label in this language, by key."""
    column = 1 if language == "zh" else 0
    return MappingProxyType({key: pair[column] for key, pair in _WORDS.items()})


def label(key: str, language: Language) -> str:
    """The label of this key; the key itself, without underscores, when the tender brings a word of its own."""
    pair = _WORDS.get(key)
    if pair is None:
        return key.replace("_", " ")
    return pair[1 if language == "zh" else 0]
