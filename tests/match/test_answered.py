"""A person's answer in the ledger goes before the rule's; on changed words it is open again."""

from __future__ import annotations

import datetime as dt

import pytest

from models.answer import Answer, CarriedAnswer, Compliance
from models.match import Evidence, LedgerRow, MatchResult
from models.requirement import Requirement
from tasks.match.answered import with_answers

PROOF = Evidence(id="c-1", kind="certificate", title="ISO 27001")


def ledger(compliance: Compliance = "partial", *, knockout: bool = False) -> MatchResult:
    requirement = Requirement(
        document="t.pdf", id="R-1", text="Ten agents.", party="supplier", category="staffing", confidence=1,
        knockout=knockout,
    )  # fmt: skip
    row = LedgerRow(
        requirement=requirement, type="scope", compliance=compliance, evidence=(PROOF,), why="a rule", gap="two agents",
        response_text="We have eight.", risk="medium", status="drafted",
    )  # fmt: skip
    return MatchResult(ledger=(row,), is_contact_centre=True, contact_centre_evidence="")


def carried(compliance: Compliance = "comply", response: str = "", **told: object) -> CarriedAnswer:
    at = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
    answer = Answer(
        requirement_id="R-1", requirement_text="Eight agents.", compliance=compliance, response_text=response,
        comment="asked HR", by="Ada", at=at,
    )  # fmt: skip
    return CarriedAnswer.model_validate({"answer": answer, "requirement_id": "R-1", **told})


@pytest.mark.parametrize(
    ("compliance", "response", "row"),
    [
        ("comply", "Ten.", ("comply", "Ten.", None, "approved", "low")),
        ("comply", "", ("comply", "", None, "open", "low")),
        ("partial", "", ("partial", "We have eight.", "two agents", "approved", "medium")),
        ("exception", "Eight only.", ("exception", "Eight only.", "two agents", "approved", "high")),
        ("not_applicable", "", ("not_applicable", "", None, "approved", "low")),
        ("unknown", "", ("unknown", "", "two agents", "open", "medium")),
    ],
)
def test_a_row_stands_as_the_person_answered(
    compliance: Compliance, response: str, row: tuple[str, str, str | None, str, str]
) -> None:
    (answered,) = with_answers(ledger(), [carried(compliance, response)], "en").ledger
    said = (answered.compliance, answered.response_text, answered.gap, answered.status, answered.risk)
    assert said == row
    assert answered.why == "answered by Ada on 2026-11-02 (UTC). By rule: a rule."
    assert answered.notes == "asked HR."


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "answered by Ada on 2026-11-02 (UTC); the wording was changed by a1.pdf: please confirm. two agents."),
        ("zh", "Ada于2026-11-02(UTC)答复；原文已被a1.pdf变更：请确认。two agents。"),
    ],
)
def test_an_answer_to_other_words_is_open_again(language: str, told: str) -> None:
    hit = carried(response="Eight it is.", flag="changed", amendment="a1.pdf", text="Ten agents.")
    (row,) = with_answers(ledger(knockout=True), [hit], language).ledger
    assert (row.compliance, row.status, row.risk, row.gap) == ("unknown", "open", "high", told)
    assert row.response_text == "Eight it is.", "what the person wrote is kept, to be confirmed"
    assert row.answer == hit


def test_an_exception_of_the_rules_is_not_hidden_by_an_old_answer() -> None:
    hit = carried(flag="changed", text="Ten agents.")
    (row,) = with_answers(ledger("exception"), [hit], "en").ledger
    assert row.compliance == "exception"


def test_an_answer_without_its_row_is_listed_and_nothing_else_changes() -> None:
    gone = carried(flag="removed", amendment="a1.pdf").model_copy(update={"requirement_id": None})
    matched = with_answers(ledger(), [gone], "en")
    assert matched.ledger == ledger().ledger
    assert matched.answers_without_row == matched.carried_answers == (gone,)
    assert with_answers(ledger(), [], "en") == ledger()
