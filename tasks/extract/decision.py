"""Rules and trained component together: what becomes a row, and what a person should look at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tasks.extract.judgement import Judged, Verdict
from tasks.extract.unit import READ_LIMIT

KEEP = 0.25
"""A row that the rules found stays unless it is less likely than this."""
ADD = 0.6
"""A unit in which the rules found nothing becomes a row when it is at least as likely as this."""
DOUBT = 0.4
"""Below ADD, what is at least as likely as this is shown to a person as a possible requirement."""
CHECK = 0.6
"""A row that is less sure than this asks a person to check it."""

# A mark in front of a clause, a rejection, a table of criteria: the document itself says that it decides.
_NEVER_DROPPED = frozenset({"criterion_row", "review_row", "重要条款标记"})
_LEARNED = "learned"
_TOO_LONG = "too_long_to_judge"


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a unit: a row, a possible row, or (without a verdict) nothing.

    Attributes:
        verdict: With the calibrated confidence; None when nothing is asked.
        doubtful: It is no row, but a person should look at it.
    """

    verdict: Verdict | None
    doubtful: bool = False


def decide(judged: Judged, probability: float) -> Decision:
    """What becomes of a unit; the knock-outs that rules found are never dropped.

    Args:
        judged: The unit and the verdict of the rules.
        probability: Of being a requirement, calibrated, 0..1.
    """
    confidence = round(probability, 2)
    verdict = judged.verdict
    if verdict is not None:
        if verdict.voids or verdict.rule in _NEVER_DROPPED or judged.unit.marks:
            return Decision(replace(verdict, confidence=max(verdict.confidence, confidence)))
        return Decision(replace(verdict, confidence=confidence), doubtful=probability < KEEP)
    if len(judged.unit.text) > READ_LIMIT and not judged.refused:
        return Decision(Verdict(_TOO_LONG, confidence), doubtful=True)  # its end was not judged
    if judged.unit.kind == "heading" or judged.unit.opens_list or judged.refused or probability < DOUBT:
        return Decision(None)  # what a mere lead-in asks, its items ask
    return Decision(Verdict(_LEARNED, confidence), doubtful=probability < ADD)
