"""Bid or not: gates first, then the score, then the reasons, most decisive first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from models.capability import CompanyProfile
from models.estimate import Estimate
from models.facts import TenderFacts
from models.match import Decision, DecisionOutcome, Factor, Gate, MatchResult
from models.tender import Unread
from tasks.match.factors import score_factors
from tasks.match.gates import Case, answer_gates
from tasks.match.profile import BidRules
from tasks.match.scoring import outcome_of, score_interval

DECIDE_VERSION = "decide/2"
MOST_REASONS = 10
STRONG, WEAK = 4, 2


def decide(
    match: MatchResult,
    facts: TenderFacts,
    estimate: Estimate,
    unread: Sequence[Unread],
    profile: CompanyProfile,
    rules: BidRules,
    language: str,
    today: dt.date,
) -> Decision:
    """Whether to bid, with every gate and factor, its reason and its place in the tender.

    Args:
        match: The ledger.
        facts: The tender's key data.
        estimate: The priced scope.
        unread: Files and pages that could not be read: what they say is unknown, so a person must look.
        profile: The bidder.
        rules: Gates, weights and thresholds.
        language: ``en`` or ``zh``, of every sentence.
        today: Calendar date from which days left are counted.
    """
    case = Case(match, facts, estimate, tuple(unread), profile, rules, language, today)
    gates, factors = answer_gates(case), score_factors(case)
    low, high = score_interval([(factor.weight, factor.score) for factor in factors])
    outcome = outcome_of([gate.outcome for gate in gates], low, high, rules.thresholds)
    return Decision(
        outcome=outcome,
        score_low=float(low),
        score_high=float(high),
        gates=gates,
        factors=factors,
        reasons=_reasons(case, outcome, gates, factors, (low, high)),
    )


def _reasons(
    case: Case,
    outcome: DecisionOutcome,
    gates: Sequence[Gate],
    factors: Sequence[Factor],
    score: tuple[Decimal, Decimal],
) -> tuple[str, ...]:
    """Failed gates, the score, open gates, doubtful facts, then the factors that weigh most."""
    failed = [_named(case, gate.name, gate.reason) for gate in gates if gate.outcome == "fail"]
    asked = [_named(case, gate.name, gate.reason) for gate in gates if gate.outcome == "ask"]
    known = sorted((one for one in factors if one.score is not None), key=_pull)
    telling = [_named(case, f"{one.name} ({one.score}/5)", one.reason) for one in known if _is_telling(one)]
    reasons = [*failed, _score_sentence(case, outcome, factors, score), *asked, *_doubts(case), *telling]
    return tuple(dict.fromkeys(reasons))[:MOST_REASONS]


def _named(case: Case, name: str, reason: str) -> str:
    return case.say(f"{name}: {reason}", f"{name.replace(' (', '（').replace(')', '）')}：{reason}")


def _score_sentence(
    case: Case, outcome: DecisionOutcome, factors: Sequence[Factor], score: tuple[Decimal, Decimal]
) -> str:
    low, high = score
    span = f"{low:.1f}" if low == high else f"{low:.1f}–{high:.1f}"
    known = sum(one.score is not None for one in factors)
    thresholds = case.rules.thresholds
    advice = {
        "bid": case.say("bid", "建议投标"),
        "conditional": case.say("bid if the open points are settled", "待明确事项落实后决定"),
        "no_bid": case.say("no bid", "不建议投标"),
    }[outcome]
    return case.say(
        f"Score {span} of 100 with {known} of {len(factors)} factors known (bid from {thresholds.bid}, no bid below "
        f"{thresholds.conditional}): {advice}.",
        f"得分{span}（满分100），{len(factors)}项因素中已知{known}项（{thresholds.bid}分以上投标，"
        f"{thresholds.conditional}分以下不投）：{advice}。",
    )


def _doubts(case: Case) -> list[str]:
    """Key facts that were read with little confidence, each with its place."""
    facts, limit = case.facts, case.rules.risk.low_confidence
    named = (
        (facts.contract_term, case.say("contract term", "服务期限")),
        (facts.volumes, case.say("volumes", "业务量")),
        (facts.price_weight_percent, case.say("weight of the price", "价格权重")),
    )
    return [
        case.say(
            f"Ask: {name} was read with doubt ({fact.where.cited(case.language)}).",
            f"待核实：{name}识别存疑（{fact.where.cited(case.language)}）。",
        )
        for fact, name in named
        if fact is not None and fact.confidence < limit
    ]


def _is_telling(factor: Factor) -> bool:
    return factor.score is not None and (factor.score >= STRONG or factor.score <= WEAK)


def _pull(factor: Factor) -> int:
    """Sort key: factors that move the score furthest from the middle come first."""
    return -abs(2 * (factor.score or 0) - 5) * factor.weight
