"""What a person answers to a requirement, and what becomes of the answer when the tender is amended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

from models.amendment import WordEdit
from models.frozen import Frozen
from models.stage import hash_of

Compliance = Literal["comply", "partial", "exception", "not_applicable", "unknown"]


class Answer(Frozen):
    """A person's answer to one requirement; answers are only ever added, the last one of a requirement counts.

    Attributes:
        requirement_id: The row that was answered.
        requirement_text: Its words at that time.
        document: The file that said them.
        number: The tender's own clause number, or None.
        compliance: ``unknown`` puts the row back to open.
        response_text: Empty leaves the drafted wording where the position is the same.
        comment: For the team, not for the buyer.
        by: Who answered.
        at: When, UTC.
    """

    requirement_id: str
    requirement_text: str
    document: str = ""
    number: str | None = None
    compliance: Compliance
    response_text: str = ""
    comment: str = ""
    by: str
    at: dt.datetime


class CarriedAnswer(Frozen):
    """An answer as it stands in the tender of today.

    Attributes:
        answer: As it was given.
        requirement_id: The row it stands at now; None when its requirement is gone.
        flag: None when it was given on the words that stand; else what became of them, and a person has to confirm.
        amendment: The document that changed or removed them; empty when none says so.
        text: What the requirement reads now; empty when it is gone.
        words: From the words answered to those of today; empty when they are the same or gone.
    """

    answer: Answer
    requirement_id: str | None
    flag: Literal["changed", "removed"] | None = None
    amendment: str = ""
    text: str = ""
    words: tuple[WordEdit, ...] = ()


def last_answers(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answer of each requirement that counts: the last one given, by requirement id.

    Args:
        answers: In the order in which they were given.
    """
    last = {answer.requirement_id: answer for answer in answers}
    return tuple(last[identity] for identity in sorted(last))


def digest_of(answers: Iterable[Answer]) -> str:
    """One hash over answers, whatever their order; empty when there are none."""
    parts = sorted(answer.model_dump_json() for answer in answers)
    return hash_of(*parts) if parts else ""
