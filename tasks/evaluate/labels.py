"""Annotations without the annotated words: labels keyed by the hash of a unit's folded text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Literal

from models.frozen import Frozen
from models.requirement import Category, Level, Party
from tasks.evaluate.scoring import folded


class Label(Frozen):
    """What a careful bid manager said about one unit.

    Attributes:
        unit: ``unit_key`` of its text.
        page: Where it starts, from 1; None where the format has no pages.
        asks: Two careful people could differ about a ``neutral`` one.
        level, party, category, knockout: As in the annotation guide; only where it asks.
    """

    unit: str
    page: int | None = None
    asks: Literal["yes", "neutral"]
    level: Level = "mandatory"
    party: Party = "supplier"
    category: Category | None = None
    knockout: bool = False


class LabelledDocument(Frozen):
    """The labels of one document; a unit without a label asks nothing.

    Attributes:
        sha256: Of the document's bytes: the document itself stands elsewhere.
        covers: First and last pages that were judged; empty for all.
    """

    sha256: str
    covers: tuple[tuple[int, int], ...] = ()
    labels: tuple[Label, ...]


def unit_key(text: str) -> str:
    """The key of a text: the same whatever its spaces, case and width of letters."""
    return hashlib.sha256(folded(text).encode()).hexdigest()[:16]


def asks_by_labels(document: LabelledDocument, texts: Sequence[tuple[int | None, str]]) -> list[bool | None]:
    """For each unit (page, text) whether it asks something; None where it was left open or not judged."""
    said = {label.unit: label.asks for label in document.labels}
    found: list[bool | None] = []
    for page, text in texts:
        judged = not document.covers or page is None or any(first <= page <= last for first, last in document.covers)
        label = said.get(unit_key(text))
        found.append(None if not judged or label == "neutral" else label == "yes")
    return found


def unresolved(document: LabelledDocument, texts: Sequence[str]) -> int:
    """How many labels belong to no unit any more, because the text is cut otherwise now."""
    present = {unit_key(text) for text in texts}
    return sum(label.unit not in present for label in document.labels)
