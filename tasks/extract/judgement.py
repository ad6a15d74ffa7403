"""What the forms of words in a unit amount to: a requirement with its rule, level and confidence, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

from models.requirement import Category, Level, Party


@dataclass(frozen=True, slots=True)
class Verdict:
    """A unit is a requirement, for this reason.

    Attributes:
        rule: Name of the rule that decided.
        confidence: 0..1.
        level: ``desirable`` for stated wishes.
        voids: The words themselves, or the list they stand in, say that a bid is rejected.
        party: Whose duty it is where the rule itself tells.
        category: What it is about where the rule itself tells.
    """

    rule: str
    confidence: float
    level: Level = "mandatory"
    voids: bool = False
    party: Party | None = None
    category: Category | None = None
