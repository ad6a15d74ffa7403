"""A person's answer to a requirement: who may give one, on which words, in which form it is kept."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Sequence
from typing import get_args

from models.answer import Answer, CarriedAnswer, Compliance, last_answers
from models.errors import Code, ReviewError, TenderError
from models.lifecycle import DECIDED
from models.match import MatchResult
from models.pack import PackRecord
from models.requirement import Requirement
from tasks.review.decision import reviewer_name

LONGEST_TEXT = 20_000  # characters; a spreadsheet cell holds 32,767
_STATES = {None: "kept", "changed": "changed", "removed": "removed"}


def compliance_named(word: str) -> Compliance:
    """The position of this name; raise ``ReviewError`` that lists them when there is none."""
    known: tuple[Compliance, ...] = get_args(Compliance)
    for one in known:
        if one == word.strip().lower().replace("-", "_"):
            return one
    raise ReviewError(f"{word!r} is not one of {', '.join(known)}")


def answer_to(
    record: PackRecord,
    requirement: Requirement,
    compliance: Compliance,
    response: str,
    comment: str,
    by: str,
    at: dt.datetime,
) -> Answer:
    """The answer on the words of the pack that stands, ready to be kept.

    Args:
        record: The pack that was answered.
        requirement: As the pack shows it.
        compliance: Our position.
        response: For the buyer; empty leaves the drafted wording.
        comment: For the team.
        by: Who answers.
        at: Now, UTC.

    Raises:
        ReviewError: Nobody is named, a text is too long, or a person has decided about the pack.
    """
    if record.state in DECIDED:
        raise ReviewError(f"{record.tender_id} is {record.state} and takes no answers until its tender changes")
    return Answer(
        requirement_id=requirement.id,
        requirement_text=requirement.text,
        document=requirement.document,
        number=requirement.number,
        compliance=compliance,
        response_text=_tidy(response),
        comment=_tidy(comment),
        by=reviewer_name(_tidy(by)),
        at=at,
    )


def requirement_of(record: PackRecord, match: MatchResult, requirement_id: str) -> Requirement:
    """The requirement with this id in the pack; raise ``TenderError`` (not_found) when the pack has none."""
    for row in match.ledger:
        if row.requirement.id == requirement_id.strip():
            return row.requirement
    raise TenderError(f"{record.tender_id} has no requirement {requirement_id}", Code.NOT_FOUND)


def answer_rows(history: Sequence[Answer], carried: Iterable[CarriedAnswer]) -> list[dict[str, object]]:
    """Every answer that counts, as it stands in the pack, with those it replaced; by requirement id.

    ``state`` is ``kept``, ``changed`` or ``removed``; ``to_be_drafted`` when it was given since the pack was made.

    Args:
        history: All answers, in the order in which they were given.
        carried: Those that the pack holds.
    """
    standing = {one.answer: one for one in carried}
    rows: list[dict[str, object]] = []
    for answer in last_answers(history):
        one = standing.get(answer)
        before = [old for old in history if old.requirement_id == answer.requirement_id and old is not answer]
        rows.append(
            {
                **answer.model_dump(mode="json"),
                "state": _STATES[one.flag] if one else "to_be_drafted",
                "row": one.requirement_id if one else None,
                "amendment": one.amendment if one else "",
                "text": one.text if one else answer.requirement_text,
                "words": [edit.model_dump(mode="json") for edit in one.words] if one else [],
                "replaced": [old.model_dump(mode="json") for old in before],
            }
        )
    return rows


def _tidy(text: str) -> str:
    """The text without what no document can hold: control characters and halves of characters."""
    kept = (sign for sign in text if sign in "\n\t" or (unicodedata.category(sign) not in {"Cc", "Cs"}))
    tidy = "".join(sign for sign in kept if sign not in "\ufffe\uffff").strip()
    if len(tidy) > LONGEST_TEXT:
        raise ReviewError(f"a text of {len(tidy)} characters is longer than {LONGEST_TEXT}")
    return tidy
