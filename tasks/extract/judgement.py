"""What the forms of words in a unit amount to: a requirement with its rule, level and confidence, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from models.requirement import Level


@dataclass(frozen=True, slots=True)
class Verdict:
    """A unit is a requirement, for this reason.

    Attributes:
        rule: Name of the rule that decided.
        confidence: 0..1.
        level: ``desirable`` for stated wishes.
        voids: The words themselves say that a bid is rejected.
    """

    rule: str
    confidence: float
    level: Level = "mandatory"
    voids: bool = False
