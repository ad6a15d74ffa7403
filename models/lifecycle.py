"""The states a bid pack can be in and who may move it where."""

from __future__ import annotations

from typing import Literal

PackState = Literal["draft", "in_review", "approved", "rejected", "needs_attention"]

DECIDED: frozenset[PackState] = frozenset({"approved", "rejected"})  # only a person brings a pack there

TRANSITIONS: dict[PackState, tuple[PackState, ...]] = {
    "draft": ("in_review", "approved", "rejected", "needs_attention"),
    "in_review": ("approved", "rejected", "draft", "needs_attention"),
    "needs_attention": ("draft", "rejected"),
    "approved": ("draft", "needs_attention"),  # only a new version of the tender reopens it
    "rejected": ("draft", "needs_attention"),
}


def may_move(before: PackState, after: PackState) -> bool:
    """Whether the lifecycle allows this step."""
    return after in TRANSITIONS[before]
