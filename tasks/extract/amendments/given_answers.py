"""Where people's answers stand in the tender of today: at the same words, at changed ones, or at none."""

from __future__ import annotations

from collections.abc import Sequence

from models.amendment import AmendmentReading
from models.answer import Answer, CarriedAnswer, last_answers
from models.requirement import Requirement
from tasks.extract.amendments.alignment import align
from tasks.extract.amendments.carry_over import Decided, carry_over
from tasks.extract.amendments.word_diff import word_edits
from tasks.extract.same_text import key


def carried_answers(
    answers: Sequence[Answer], requirements: Sequence[Requirement], amendments: Sequence[AmendmentReading]
) -> tuple[CarriedAnswer, ...]:
    """Every answer that counts, once: kept, flagged with what changed, or without a row; none is lost.

    An answer whose requirement has another id now (the file was replaced by a new version, a page was moved) goes to
    the row that says the same, else to the one most alike, flagged.

    Args:
        answers: In the order in which they were given.
        requirements: Those that stand now, in tender order.
        amendments: In the order they apply.

    Returns:
        By the id of the requirement that was answered.
    """
    rows: dict[str, Requirement] = {}
    for row in requirements:
        rows.setdefault(row.id, row)
    given = {answer.requirement_id: answer for answer in last_answers(answers)}
    carried = carry_over(
        {identity: Decided(answer, answer.requirement_text) for identity, answer in given.items()},
        (change for reading in amendments for change in reading.changes),
    )
    lost = [answer for identity, answer in carried.kept.items() if identity not in rows]
    moved = _moved(lost, [row for row in rows.values() if row.id not in given])
    found = [_standing(answer, rows.get(identity, moved.get(identity))) for identity, answer in carried.kept.items()]
    for identity, flagged in carried.flagged.items():
        found.append(
            CarriedAnswer(
                answer=flagged.value,
                requirement_id=identity if identity in rows else None,
                flag=flagged.kind,
                amendment=flagged.amendment,
                text=flagged.text,
                words=flagged.words,
            )
        )
    return tuple(sorted(found, key=lambda one: one.answer.requirement_id))


def _moved(lost: Sequence[Answer], unanswered: Sequence[Requirement]) -> dict[str, Requirement]:
    """For answers whose requirement has gone without a word, the row that continues it."""
    if not lost:
        return {}
    pairs = align([_as_answered(answer) for answer in lost], unanswered).pairs
    return {lost[old].requirement_id: unanswered[new] for old, new in pairs}


def _standing(answer: Answer, row: Requirement | None) -> CarriedAnswer:
    """The answer at this row, flagged unless the row says what was answered."""
    if row is None:
        return CarriedAnswer(answer=answer, requirement_id=None, flag="removed")
    if key(row.text) == key(answer.requirement_text):
        return CarriedAnswer(answer=answer, requirement_id=row.id, text=row.text)
    return CarriedAnswer(
        answer=answer,
        requirement_id=row.id,
        flag="changed",
        amendment=row.amendment or "",
        text=row.text,
        words=word_edits(answer.requirement_text, row.text),
    )


def _as_answered(answer: Answer) -> Requirement:
    """The requirement as it read when it was answered, as far as the alignment looks at it."""
    return Requirement(
        document=answer.document,
        id=answer.requirement_id,
        number=answer.number,
        text=answer.requirement_text,
        party="supplier",
        category="scope",
        confidence=1,
    )
