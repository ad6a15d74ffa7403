"""Which script a text is written in, and whether it is prose: what a bilingual tender's two texts are told apart by."""

from __future__ import annotations

import re
from typing import Literal

from models.document import Language

Script = Literal["latin", "han", "other"]

LEADING: dict[Language, Script] = {"en": "latin", "zh": "han"}
"""The script of each language that requirements are judged in."""

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
# Letters of neither: Devanagari and the like, with the signs that a broken font gives.
_OTHER = re.compile(r"[\u0370-\u1fff\u2c00-\u2dff\ua4d0-\uf8ff\ufffd]")
# What a letter of each says against a Latin one: a Chinese sentence is a third as long as the English.
_WEIGHT: dict[Script, float] = {"latin": 1, "han": 3, "other": 1.3}
_CLEAR_SHARE = 0.7
_ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}|\ba\b")
_ENGLISH_GRAMMAR = re.compile(
    r"\b(?:the|shall|must|will|should|may|be|is|are|not|of|to|by|with|that|this|any|all|each)\b", re.IGNORECASE
)
_LEAST_ENGLISH_WORDS = 4
_LEAST_HAN = 5
_WORD = re.compile(r"\S+")
_MOST_TIMES_AS_LONG = 3.0


def weights(text: str) -> dict[Script, float]:
    """How much of a text each script is, in letters of Latin."""
    if text.isascii():
        return {"latin": float(len(_LATIN.findall(text))), "han": 0.0, "other": 0.0}
    counted: dict[Script, int] = {
        "latin": len(_LATIN.findall(text)),
        "han": len(_HAN.findall(text)),
        "other": len(_OTHER.findall(text)),
    }
    return {script: _WEIGHT[script] * count for script, count in counted.items()}


def script_of(text: str) -> Script | None:
    """The script that clearly prevails, or None."""
    weighed = weights(text)
    total = sum(weighed.values())
    best = max(weighed, key=lambda script: weighed[script])
    return best if total and weighed[best] >= _CLEAR_SHARE * total else None


def may_be_bilingual(text: str) -> bool:
    """Whether a text has letters of a third script beside others, or English grammar beside Chinese; quick to ask."""
    if text.isascii():
        return False
    if _OTHER.search(text):
        return bool(_LATIN.search(text) or _HAN.search(text))
    return bool(_ENGLISH_GRAMMAR.search(text) and _HAN.search(text))


def is_prose(text: str, script: Script) -> bool:
    """Whether a text says something in its script: a name or model number in Latin letters does not."""
    if script == "latin":
        return len(_ENGLISH_WORD.findall(text)) >= _LEAST_ENGLISH_WORDS and bool(_ENGLISH_GRAMMAR.search(text))
    if script == "han":
        return len(_HAN.findall(text)) >= _LEAST_HAN
    return len(_WORD.findall(text)) > 1


def are_as_long(one: str, other: str) -> bool:
    """Whether one text may be the other in another script, by their lengths."""
    short, long = sorted((sum(weights(one).values()), sum(weights(other).values())))
    return short > 0 and long <= _MOST_TIMES_AS_LONG * short


def language_in(text: str, document: Language) -> Language:
    """The language a text is judged in: the document's, unless it is clearly prose in the other one."""
    script = LEADING["en" if document == "zh" else "zh"]
    if document == "en" and text.isascii():
        return document
    other: Language = "en" if document == "zh" else "zh"
    return other if script_of(text) == script and is_prose(text, script) else document
