"""What the forms of words in a unit amount to: a requirement with its rule, level and confidence, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from models.requirement import Category, Level, Party
from tasks.extract.context import Mode
from tasks.extract.unit import Unit


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


class Judged(NamedTuple):
    """A unit with what the rules made of it.

    Attributes:
        unit: The text and its place.
        mode: The kind of chapter it stands in.
        party: Who would have to answer it.
        verdict: Of the rules; None when they find that it asks nothing.
        findings: Names and effects of the rules found that count against the bidding side.
        refused: Its words say that nothing is asked: they tell what the buying side does, or that a point is void.
    """

    unit: Unit
    mode: Mode
    party: Party
    verdict: Verdict | None
    findings: tuple[tuple[str, str], ...] = ()
    refused: bool = False
