"""How the tender meets the company: compliance rows, gates, factors, decision."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from models.answer import CarriedAnswer, Compliance
from models.frozen import Frozen
from models.provenance import Source
from models.requirement import Requirement

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
        award_criterion: Name of the criterion, without parts of its own, in which it earns points; None when not said.
        points_at_stake: Of the award criterion it feeds, or None.
        response_section: Heading of the proposal that answers it.
        clarification_question: What to ask the buyer, or None.
        award_group: Name of the group that the award criterion is a part of, or None.
        superseded: What an amendment says instead of a value that this row still names, or None.
        answer: What a person answered to this requirement, flagged when its words have changed since; or None.
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
    award_group: str | None = None
    superseded: str | None = None
    answer: CarriedAnswer | None = None


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


class BuyerQuestion(Frozen):
    """A question that belongs to several places of the tender.

    Attributes:
        text: As it is sent to the buyer.
        places: Where the tender says what cannot both hold, at least one.
    """

    text: str
    places: tuple[Source, ...] = Field(min_length=1)


class AwardPoints(Frozen):
    """An award criterion and where the proposal earns its points.

    Attributes:
        criterion: Its name as printed.
        group: Name of the group it is a part of, or None.
        points: Points or per cent; None when the tender gives none.
        section: Heading of the one proposal section that its points are counted under; empty when nothing tells.
        rows: How many requirements feed it.
        source: Where the tender states it.
    """

    criterion: str
    group: str | None = None
    points: float | None = None
    section: str = ""
    rows: int = 0
    source: Source


class MatchResult(Frozen):
    """What the match stage delivers: the ledger in tender order, and coverage figures.

    Attributes:
        questions: Where the tender contradicts itself, in the order found; the ledger's own stand in its rows.
        award: The award criteria without parts of their own, in the tender's order.
        answers_without_row: People's answers whose requirement is gone: listed, never lost.
    """

    ledger: tuple[LedgerRow, ...]
    is_contact_centre: bool
    contact_centre_evidence: str
    questions: tuple[BuyerQuestion, ...] = ()
    award: tuple[AwardPoints, ...] = ()
    answers_without_row: tuple[CarriedAnswer, ...] = ()

    @property
    def carried_answers(self) -> tuple[CarriedAnswer, ...]:
        """People's answers that it holds, each once, by the id of the requirement that was answered."""
        at_rows = [row.answer for row in self.ledger if row.answer is not None]
        found = {one.answer.requirement_id: one for one in (*at_rows, *self.answers_without_row)}
        return tuple(found[identity] for identity in sorted(found))
