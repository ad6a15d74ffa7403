"""The human gate: which step a named person may take on a pack in which state."""

from __future__ import annotations

from typing import Literal

from models.errors import ReviewError
from models.lifecycle import PackState, may_move
from models.pack import PackRecord

ReviewStep = Literal["start", "approve", "reject"]
_TARGET: dict[ReviewStep, PackState] = {"start": "in_review", "approve": "approved", "reject": "rejected"}


def reviewer_name(name: str) -> str:
    """The reviewer's name, tidied; raise ``ReviewError`` when there is none: no decision is anonymous."""
    tidy = " ".join(name.split())
    if not tidy:
        raise ReviewError("a decision needs a person's name (--by NAME)")
    return tidy


def state_after(record: PackRecord, step: ReviewStep) -> PackState:
    """The state that this step leads to; raise ``ReviewError`` when the pack's state does not allow it."""
    target = _TARGET[step]
    if not may_move(record.state, target):
        raise ReviewError(f"{record.tender_id} is {record.state} and cannot become {target}")
    return target


def is_final(record: PackRecord) -> bool:
    """Whether the pack counts as final: only a person's approval makes it so."""
    return record.state == "approved"
