"""Comparing the items of list-valued facts: how many of one list stand in the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from tasks.evaluate.fact_texts import figures, folded, same_words

SameItem = Callable[[Any, Any], bool]

LEAST_F1 = 2 / 3
_PEOPLE = frozenset("人名位")  # the measure words for people say the same: 6名 and 6人
_LANGUAGES = {
    "chinese": "zh", "中文": "zh", "汉语": "zh", "汉字": "zh", "简体中文": "zh", "english": "en", "英文": "en",
}  # fmt: skip


def same_items(expected: Sequence[Any], found: Sequence[Any], same: SameItem) -> bool:
    """Whether the lists agree: F1 of their items, each matched once, is at least two thirds.

    Args:
        expected: The annotated items.
        found: The items read, of the same fact.
        same: Whether an annotated item and a read one say the same.
    """
    left, hits = list(found), 0
    for item in expected:
        match = next((place for place, one in enumerate(left) if same(item, one)), None)
        if match is not None:
            del left[match]
            hits += 1
    return 2 * hits >= LEAST_F1 * (len(expected) + len(found))


def same_criterion(expected: dict[str, Any], found: dict[str, Any]) -> bool:
    """One name holds the other; the weights are equal where one is annotated."""
    weight = expected.get("weight")
    return _holds(expected["name"], found["name"]) and (weight is None or weight == found.get("weight"))


def same_role(expected: dict[str, Any], found: dict[str, Any]) -> bool:
    """One role holds the other; the counts are equal where one is annotated."""
    count = expected.get("count")
    return _holds(expected["role"], found["role"]) and (count is None or count == found.get("count"))


def same_quantity(expected: dict[str, Any], found: dict[str, Any]) -> bool:
    """Equal quantities; of the units one holds the other where both are stated, or both count people."""
    units = [str(unit) for unit in (expected.get("unit"), found.get("unit")) if unit]
    equal = Decimal(str(expected["quantity"])) == Decimal(str(found["quantity"]))
    return equal and (not units[1:] or set(units) <= _PEOPLE or _holds(units[0], units[-1]))


def same_target(expected: dict[str, Any], found: dict[str, Any]) -> bool:
    """The same figures in the target, else (a target without figures) the same words."""
    wanted = figures(expected["target"])
    if not wanted:
        return any(same_words(expected["target"], found[part]) for part in ("target", "text"))
    read = figures(found["target"])
    if wanted == read:
        return True
    return bool(wanted & read) and (wanted <= read or read <= wanted) and same_words(expected["text"], found["text"])


def same_name(expected: str, found: str) -> bool:
    """One name holds the other."""
    return _holds(expected, found)


def same_language(expected: str, found: str) -> bool:
    """The same language, whether named or coded."""
    codes = [_LANGUAGES.get(folded(name), folded(name)) for name in (expected, found)]
    return codes[0] == codes[1]


def _holds(one: str, other: str) -> bool:
    short, long = sorted((folded(one), folded(other)), key=len)
    return bool(short) and short in long
