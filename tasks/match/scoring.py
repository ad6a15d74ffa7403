"""The pure arithmetic of bid/no-bid: weighted scores, an interval for what is unknown, an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from models.match import DecisionOutcome, GateOutcome
from tasks.match.profile import Thresholds

TOP_SCORE = 5


def score_interval(weighted: Sequence[tuple[int, int | None]]) -> tuple[Decimal, Decimal]:
    """The total score with every unknown factor at 0 and at 5.

    Args:
        weighted: ``(weight, score)`` a factor; weights add up to 100, scores are 0..5 or None when unknown.

    Returns:
        ``(low, high)``, both 0..100, to one decimal exactly.
    """
    known = sum(weight * score for weight, score in weighted if score is not None)
    unknown = sum(weight * TOP_SCORE for weight, score in weighted if score is None)
    return Decimal(known) / TOP_SCORE, Decimal(known + unknown) / TOP_SCORE


def outcome_of(gates: Sequence[GateOutcome], low: Decimal, high: Decimal, thresholds: Thresholds) -> DecisionOutcome:
    """Bid only when nothing fails, nothing is open and the worst case still scores enough."""
    if "fail" in gates or high < thresholds.conditional:
        return "no_bid"
    if "ask" in gates or low < thresholds.bid:
        return "conditional"
    return "bid"
