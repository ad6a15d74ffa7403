"""A unit as numbered features: its words, its place, what the rules found, what its neighbours are."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from models.document import Language
from tasks.extract.judgement import Judged
from tasks.extract.tokens import tokenise
from tasks.extract.traditional import comparable

BITS = 17
"""Features are numbered 0 .. 2**BITS - 1."""

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]

# Odd 64-bit constant of the golden ratio: spreads neighbouring values over all bits.
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_NUMBER = np.uint64(7)  # stands for every figure: a tender's own numbers teach nothing
_START = np.uint64(1)
_TEXT_LIMIT = 1200  # characters
_LEAD_LIMIT = 160
_HEADING_LIMIT = 80
_COLUMNS_LIMIT = 160
_LENGTH_STEP = {"en": 25, "zh": 10}  # characters
_LONGEST_STEP = 9
_MOST_CELLS = 6


def features_of(units: Sequence[Judged], language: Language) -> list[Numbers]:
    """The features of every unit of a document, ascending and without repeats.

    Hashed, so that a model built on them holds no words of any tender.

    Args:
        units: In order, as the rules judged them.
        language: Of the document.
    """
    found: list[Numbers] = []
    with np.errstate(over="ignore"):
        for position, unit in enumerate(units):
            before = units[position - 1] if position else None
            after = units[position + 1] if position + 1 < len(units) else None
            found.append(_numbered([*_words(unit, language), _traits(unit, before, after, language)]))
    return found


def _numbered(parts: Sequence[Hashes]) -> Numbers:
    mixed = np.concatenate(parts)
    mixed ^= mixed >> np.uint64(32)
    return np.unique((mixed * _SPREAD) >> np.uint64(64 - BITS)).astype(np.int64)


def _words(judged: Judged, language: Language) -> Iterator[Hashes]:
    unit = judged.unit
    words = _hashes(unit.row_text[:_TEXT_LIMIT], language)
    yield from _runs(words, 3, "word")
    opening = np.concatenate([np.array([_START]), words[:3]])
    yield np.concatenate(
        [list(_runs(opening[:size], size, "start"))[-1] for size in range(2, opening.size + 1)] or [words[:0]]
    )
    if unit.lead_in:
        yield _context_runs(unit.lead_in[-_LEAD_LIMIT:], 2, "lead-in", language)
    for heading in unit.section[-2:]:
        yield _context_runs(heading[:_HEADING_LIMIT], 1, "heading", language)
    if unit.headers:
        yield _context_runs(" ".join(unit.headers)[:_COLUMNS_LIMIT], 1, "column", language)


def _hashes(text: str, language: Language) -> Hashes:
    """Each word's hash as spaCy numbers it (the same on every machine), figures as one."""
    words = tokenise(text, language).to_array(["LOWER", "LIKE_NUM", "IS_SPACE"]).reshape(-1, 3)
    words = words[words[:, 2] == 0]
    return np.where(words[:, 1] == 1, _NUMBER, words[:, 0].astype(np.uint64))


def _runs(words: Hashes, longest: int, kind: str) -> Iterator[Hashes]:
    """Runs of one to ``longest`` words as one hash each, apart from those of other kinds."""
    mixed = words * _SPREAD
    yield (mixed ^ _salt(f"{kind}1")) * _SPREAD
    for size in range(2, longest + 1):
        mixed = (mixed[:-1] ^ (mixed[:-1] >> np.uint64(29))) * _SPREAD + words[size - 1 :]
        yield (mixed ^ _salt(f"{kind}{size}")) * _SPREAD


@lru_cache(maxsize=2048)
def _context_runs(text: str, longest: int, kind: str, language: Language) -> Hashes:
    """The runs of a lead-in or heading, which stand above many units."""
    with np.errstate(over="ignore"):
        return np.concatenate(list(_runs(_hashes(text, language), longest, kind)))


def _traits(judged: Judged, before: Judged | None, after: Judged | None, language: Language) -> Hashes:
    return np.array([_salt(trait) for trait in _named_traits(judged, before, after, language)]) * _SPREAD


def _named_traits(judged: Judged, before: Judged | None, after: Judged | None, language: Language) -> Iterator[str]:
    unit, mode, verdict = judged.unit, judged.mode, judged.verdict
    text = unit.row_text
    asks = verdict is not None
    yield f"kind {unit.kind}"
    yield f"mode {mode}"
    yield f"kind {unit.kind} {mode}"
    yield f"party {judged.party}"
    yield f"ends {comparable(text[-1:])}"
    yield f"capital {text[:1].isupper()}"
    yield f"length {min(_LONGEST_STEP, len(text) // _LENGTH_STEP[language])}"
    yield f"cells {min(_MOST_CELLS, text.count(' | '))}"
    if unit.lead_in:
        yield "has a lead-in"
    if unit.opens_list:
        yield "opens a list"
    if unit.marks:
        yield "marked"
    if unit.number:
        yield "numbered"
    if unit.alone:
        yield "alone"
    yield f"rule {verdict.rule if verdict else None}"
    yield f"asks {asks}"
    yield f"asks {asks} {mode}"
    yield f"asks {asks} {unit.kind}"
    for side, other in (("before", before), ("after", after)):
        if other is not None:
            yield f"{side} kind {other.unit.kind}"
            yield f"{side} asks {other.verdict is not None} {asks}"
            yield f"{side} rule {other.verdict.rule if other.verdict else None}"
    if judged.refused:
        yield "refused"
    for name, effect in judged.findings:
        yield f"found {name}"
        yield f"effect {effect}"
        yield f"effect {effect} {mode}"


@lru_cache(maxsize=65536)
def _salt(name: str) -> np.uint64:
    return np.uint64(zlib.crc32(name.encode()) * 0x1_0000_0001 + 12345)
