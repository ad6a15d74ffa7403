"""Lists settled: items that stand alone lose their lead-in as a row; mere fragments are joined to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tasks.extract.traditional import comparable
from tasks.extract.unit import READ_LIMIT, Unit
from tasks.extract.words_en import GERUNDS, IMPERATIVES, PRESENT

_FRAGMENT_WORDS = 6
_FRAGMENT_CHARACTERS = 12
_MODAL = re.compile(r"\b(?:shall|must|will|should|is|are|be|has|have)\b", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_CHINESE_VERB = re.compile(r"[应须需不得无未提供具有负责按照进行完成保证确保]")


def settle(units: Sequence[Unit]) -> list[Unit]:
    """The units with every lead-in marked, or joined with items that are only names or examples.

    Args:
        units: A document's units in order; the language of each decides what a fragment looks like.
    """
    settled: list[Unit] = []
    position = 0
    while position < len(units):
        unit = units[position]
        position += 1
        items = _items_of(unit, units, position)
        if not items:
            settled.append(unit)
        elif len(items) > 1 and all(map(_is_fragment, items)) and _MODAL_OR_DUTY.search(comparable(unit.head)):
            settled.append(_joined(unit, items))
            position += len(items)
        else:
            settled.append(replace(unit, opens_list=True))
    return settled


_MODAL_OR_DUTY = re.compile(r"\b(?:shall|must|will|should|required|include|includes)\b|应|须|包括|需", re.IGNORECASE)


def _items_of(unit: Unit, units: Sequence[Unit], start: int) -> list[Unit]:
    if unit.kind in {"row", "cell", "heading"}:
        return []
    items: list[Unit] = []
    for candidate in units[start : start + 60]:
        if candidate.lead_in != unit.text[-READ_LIMIT:]:
            break
        items.append(candidate)
    return items


def _is_fragment(item: Unit) -> bool:
    if item.language == "zh":
        return len(item.text) <= _FRAGMENT_CHARACTERS and not _CHINESE_VERB.search(comparable(item.text))
    first = _FIRST_WORD.search(item.text)
    if first is None:
        return False
    opens_with_verb = first.group().lower() in IMPERATIVES | GERUNDS | PRESENT
    return len(item.text.split()) <= _FRAGMENT_WORDS and not opens_with_verb and not _MODAL.search(item.text)


def _joined(lead_in: Unit, items: Sequence[Unit]) -> Unit:
    return replace(
        lead_in,
        text=" ".join([lead_in.text, *(item.text for item in items)]),
        boxes=lead_in.boxes + tuple(box for item in items for box in item.boxes),
        translation=" ".join(filter(None, (unit.translation for unit in (lead_in, *items)))) or None,
    )
