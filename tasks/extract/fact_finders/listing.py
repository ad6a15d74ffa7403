"""List-valued facts put together from their items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from models.facts import Fact, Stated

S = TypeVar("S", bound=Stated)
_LONGEST_TEXT = 600


def listed(items: Sequence[S], confidence: float, why: str = "") -> Fact[tuple[S, ...]] | None:
    """The items as one fact that carries the words and places of all; None when there are none."""
    if not items:
        return None
    return Fact(
        value=tuple(items),
        text="; ".join(dict.fromkeys(item.text for item in items))[:_LONGEST_TEXT],
        document=items[0].document,
        page=items[0].page,
        boxes=tuple(dict.fromkeys(box for item in items for box in item.boxes)),
        confidence=confidence,
        why=why,
    )
