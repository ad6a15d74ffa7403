"""Which key facts the amendments set anew."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

from models.amendment import FactChange
from models.facts import Fact, Stated, TenderFacts
from models.provenance import Source

_OF_PLACE = frozenset({"text", "document", "page", "boxes", "candidates", "why", "confidence", "status"})


def fact_changes(before: TenderFacts, now: TenderFacts, amending: Container[str]) -> tuple[FactChange, ...]:
    """The facts whose value an amending document states and that had another value, or none, without it.

    Of a list only the items that changed are told, each under the document that states it.

    Args:
        before: Read without the amendments.
        now: Read with them.
        amending: Names of the amending documents.
    """
    changes: list[FactChange] = []
    for name in type(now).model_fields:
        fact: Fact[Any] | None = getattr(now, name)
        old: Fact[Any] | None = getattr(before, name)
        if fact is None or (old is not None and _bare(fact.value) == _bare(old.value)):
            continue
        if isinstance(fact.value, tuple):
            changes.extend(_list_changes(name, old, fact, amending))
        elif fact.document in amending:
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


def _list_changes(name: str, old: Fact[Any] | None, fact: Fact[Any], amending: Container[str]) -> list[FactChange]:
    """One change for each document that states other items; an item that it replaces stood in the same place."""
    before = () if old is None else old.value
    told, tells = [_bare(item) for item in before], [_bare(item) for item in fact.value]
    added: dict[str, list[Any]] = {}
    gone: dict[str, list[Any]] = {}
    for item, bare in zip(fact.value, tells, strict=True):
        if bare not in told:
            added.setdefault(_document_of(item, fact), []).append(item)
    for place, item in enumerate(before):
        if told[place] not in tells:
            is_replaced = place < len(tells) and tells[place] not in told
            gone.setdefault(_document_of(fact.value[place], fact) if is_replaced else fact.document, []).append(item)
    return [
        FactChange(
            name=name,
            previous=_shown(tuple(gone[document])) if document in gone else None,
            value=_shown(tuple(added.get(document, ()))),
            amendment=document,
            said=_said(added.get(document, ()), fact),
        )
        for document in dict.fromkeys((*added, *gone))
        if document in amending
    ]


def _document_of(item: object, fact: Fact[Any]) -> str:
    return item.document if isinstance(item, Stated) and item.document else fact.document


def _said(items: Sequence[object], fact: Fact[Any]) -> Source:
    """The place of the first item that has one, else the list's own."""
    return next((item.where for item in items if isinstance(item, Stated) and item.document), fact.where)


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
