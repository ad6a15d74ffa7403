"""How the tender meets the company: compliance rows, gates, factors, decision."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from models.frozen import Frozen
from models.provenance import Source
from models.requirement import Requirement

Compliance = Literal["comply", "partial", "exception", "not_applicable", "unknown"]
RowType = Literal["instruction", "evaluation", "scope", "service_level", "clause", "form", "price"]
GateOutcome = Literal["pass", "fail", "ask"]
DecisionOutcome = Literal["bid", "conditional", "no_bid"]


class Evidence(Frozen):
    """What proves an answer: an entry of the company profile."""

    id: str
    kind: Literal["capability", "certificate", "reference", "capacity"]
    title: str
    document: str | None = None
    valid_until: dt.date | None = None


class LedgerRow(Frozen):
    """One row of the compliance matrix: the requirement and our position on it.

    Attributes:
        compliance: Set by rule, always open to a person; ``comply`` only with evidence.
        why: The rule and the concepts that decided.
        gap: What is missing, or None.
        response_text: Proposed answer; empty when a human must write it.
        points_at_stake: Of the award criterion it feeds, or None.
        response_section: Heading of the proposal that answers it.
        clarification_question: What to ask the buyer, or None.
    """

    requirement: Requirement
    type: RowType
    compliance: Compliance
    evidence: tuple[Evidence, ...] = ()
    why: str = ""
    gap: str | None = None
    response_text: str = ""
    response_section: str = ""
    award_criterion: str | None = None
    points_at_stake: float | None = None
    risk: Literal["high", "medium", "low"] = "low"
    owner: str = ""
    reviewer: str = ""
    due_on: dt.date | None = None
    status: Literal["open", "drafted", "approved"] = "open"
    clarification_question: str | None = None
    notes: str = ""


class Gate(Frozen):
    """One knock-out question of the bid/no-bid decision; unknown is ``ask``, never a pass."""

    id: str
    name: str
    outcome: GateOutcome
    reason: str
    source: Source | None = None


class Factor(Frozen):
    """One scored factor; ``score`` None when unknown, which widens the result to an interval."""

    id: str
    name: str
    weight: int = Field(ge=0)
    score: int | None = Field(default=None, ge=0, le=5)
    reason: str = ""
    source: Source | None = None


class Decision(Frozen):
    """Bid or not, and why.

    Attributes:
        score_low: 0..100 with every unknown factor at 0.
        score_high: 0..100 with every unknown factor at 5.
        reasons: Sentences for the card, most decisive first.
    """

    outcome: DecisionOutcome
    score_low: float
    score_high: float
    gates: tuple[Gate, ...]
    factors: tuple[Factor, ...]
    reasons: tuple[str, ...]


class MatchResult(Frozen):
    """What the match stage delivers: the ledger in tender order, and coverage figures."""

    ledger: tuple[LedgerRow, ...]
    is_contact_centre: bool
    contact_centre_evidence: str
