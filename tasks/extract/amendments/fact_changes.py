"""Which key facts the amendments set anew."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from models.amendment import FactChange
from models.facts import Fact, Stated, TenderFacts

_OF_PLACE = frozenset({"text", "document", "page", "boxes", "candidates", "why", "confidence", "status"})


def fact_changes(before: TenderFacts, now: TenderFacts, amending: Container[str]) -> tuple[FactChange, ...]:
    """The facts whose value an amending document states and that had another value, or none, without it.

    Args:
        before: Read without the amendments.
        now: Read with them.
        amending: Names of the amending documents.
    """
    changes: list[FactChange] = []
    for name in type(now).model_fields:
        fact: Fact[Any] | None = getattr(now, name)
        old: Fact[Any] | None = getattr(before, name)
        if fact is None or fact.document not in amending:
            continue
        if old is not None and _bare(fact.value) == _bare(old.value):
            continue
        changes.append(
            FactChange(
                name=name,
                previous=None if old is None else _shown(old.value),
                value=_shown(fact.value),
                amendment=fact.document,
                said=fact.where,
            )
        )
    return tuple(changes)


def _bare(value: object) -> object:
    """The value without the places of its items."""
    if isinstance(value, tuple):
        return tuple(_bare(item) for item in value)
    if isinstance(value, Stated):
        return value.model_dump(exclude=set(_OF_PLACE))
    return value


def _shown(value: object) -> str:
    """The value as a person reads it; items by the words they were read from."""
    if isinstance(value, tuple):
        return "; ".join(_shown(item) for item in value)
    if isinstance(value, Stated):
        return value.text
    return str(value)
