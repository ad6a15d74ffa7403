"""People's answers in the ledger: what a person said goes before what a rule says, unless the words have changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.answer import CarriedAnswer
from models.match import LedgerRow, MatchResult
from tasks.match.ledger import BY_A_PERSON, Risk
from tasks.match.wording import say


def with_answers(matched: MatchResult, answers: Sequence[CarriedAnswer], language: str) -> MatchResult:
    """The ledger with each answer at its row; one whose requirement is gone is listed beside it.

    Args:
        matched: The ledger as the rules see it.
        answers: Each at most once at a row.
        language: ``en`` or ``zh``, of every sentence written.
    """
    placed = {one.requirement_id: one for one in answers if one.requirement_id is not None}
    rows = []
    for row in matched.ledger:
        given = placed.get(row.requirement.id)
        if given is None:
            rows.append(row)
        else:
            rows.append(_flagged(row, given, language) if given.flag else _answered(row, given, language))
    here = [row.answer for row in rows]
    gone = tuple(one for one in answers if one not in here)
    return matched.model_copy(update={"ledger": tuple(rows), "answers_without_row": gone})


def said_by(carried: CarriedAnswer, language: str) -> str:
    """``answered by Ada on 2026-11-02 (UTC)``."""
    answer = carried.answer
    return say(
        language,
        f"answered by {answer.by} on {answer.at:%Y-%m-%d} (UTC)",
        f"{answer.by}于{answer.at:%Y-%m-%d}(UTC)答复",
    )


def _answered(row: LedgerRow, given: CarriedAnswer, language: str) -> LedgerRow:
    """The row as the person answered it; the drafted wording stays where it says the same."""
    answer, said = given.answer, said_by(given, language)
    response = answer.response_text or (row.response_text if answer.compliance == row.compliance else "")
    is_met = answer.compliance in {"comply", "not_applicable"}
    by_rule = say(language, "By rule:", "按规则：") + f" {row.why}" if row.why else ""
    is_open = answer.compliance == "unknown"
    is_done = bool(response) or answer.compliance == "not_applicable" or row.type in BY_A_PERSON
    return row.model_copy(
        update={
            "compliance": answer.compliance,
            "response_text": response,
            "gap": None if is_met else row.gap,
            "evidence": () if answer.compliance == "not_applicable" else row.evidence,
            "risk": _risk(row, is_met=is_met, is_refused=answer.compliance == "exception"),
            "status": "approved" if is_done and not is_open else "open",
            "why": _sentences((said, by_rule), language),
            "notes": _sentences((row.notes, answer.comment), language),
            "answer": given,
        }
    )


def _flagged(row: LedgerRow, given: CarriedAnswer, language: str) -> LedgerRow:
    """The row stands open again: nobody has answered the words it has now."""
    note = confirm_note(given, language)
    return row.model_copy(
        update={
            "compliance": "exception" if row.compliance == "exception" else "unknown",
            "response_text": given.answer.response_text,
            "gap": _sentences((note, row.gap or ""), language),
            "risk": "high" if row.requirement.knockout or row.risk == "high" else "medium",
            "status": "open",
            "notes": _sentences((row.notes, given.answer.comment), language),
            "answer": given,
        }
    )


def confirm_note(given: CarriedAnswer, language: str) -> str:
    """Who answered when, and what has changed since."""
    said = said_by(given, language)
    if given.requirement_id is None or given.flag == "removed":
        gone = (
            say(language, f"the requirement was removed by {given.amendment}", f"该要求已被{given.amendment}删除")
            if given.amendment
            else say(language, "the requirement is not found in the documents any more", "文件中已找不到该要求")
        )
        return say(language, f"{said}; {gone}", f"{said}；{gone}")
    changed = (
        say(language, f"the wording was changed by {given.amendment}", f"原文已被{given.amendment}变更")
        if given.amendment
        else say(language, "the wording has changed", "原文已变更")
    )
    return say(language, f"{said}; {changed}: please confirm", f"{said}；{changed}：请确认")


def _risk(row: LedgerRow, *, is_met: bool, is_refused: bool) -> Risk:
    if is_met or row.requirement.level == "desirable":
        return "low"
    return "high" if is_refused or (row.requirement.knockout and row.gap is not None) else row.risk


def _sentences(parts: Iterable[str], language: str) -> str:
    told = (part.strip() for part in parts if part.strip())
    ends = ".!?。！？"
    stop = say(language, ".", "。")
    return say(language, " ", "").join(part if part[-1] in ends else f"{part}{stop}" for part in told)
