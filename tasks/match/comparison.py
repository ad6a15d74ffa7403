"""One comparison of a number that a requirement states with a number that the profile proves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Outcome = Literal["met", "failed", "unclear"]
Limits = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison.

    Attributes:
        id: What was compared.
        outcome: ``unclear`` when the numbers do not decide it.
        reason: Both numbers, in words.
        start: First character of the text that it settles.
        end: Behind the last.
        is_fact: A fact about us (seats, years, contracts) and no performance target, which we may still commit to.
        limits: Names of the profile's limits that were compared, for the evidence behind them.
        is_main: The number is what the sentence is about; a side condition settles its own words only.
    """

    id: str
    outcome: Outcome
    reason: str
    start: int
    end: int
    is_fact: bool = True
    limits: tuple[str, ...] = ()
    is_main: bool = True
