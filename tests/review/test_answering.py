"""A person's answer is kept in the form that every document can hold, on a pack that still takes answers."""

from __future__ import annotations

import datetime as dt

import pytest

from models.errors import ReviewError
from models.lifecycle import PackState
from models.requirement import Requirement
from tasks.review.answering import answer_rows, answer_to, compliance_named
from tests.review.test_decision import record

AT = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
ROW = Requirement(
    document="t.pdf", id="R-1", number="2.1", text="Ten agents.", party="supplier", category="staffing", confidence=1
)


@pytest.mark.parametrize("word", ["not_applicable", "not-applicable", " Not_Applicable "])
def test_a_position_is_known_however_it_is_typed(word: str) -> None:
    assert compliance_named(word) == "not_applicable"


def test_an_answer_holds_the_words_it_was_given_on_and_no_control_characters() -> None:
    given = answer_to(record("in_review"), ROW, "comply", "Ten\x07 agents,\n\ud800两班。 ", "", " Ada \n Bidder ", AT)
    assert (given.requirement_text, given.number, given.document) == ("Ten agents.", "2.1", "t.pdf")
    assert (given.response_text, given.by) == ("Ten agents,\n两班。", "Ada Bidder")


@pytest.mark.parametrize("state", ["approved", "rejected"])
def test_a_decided_pack_takes_no_answers(state: PackState) -> None:
    with pytest.raises(ReviewError, match=f"is {state}"):
        answer_to(record(state), ROW, "comply", "", "", "Ada", AT)


def test_what_an_answer_replaced_stands_beside_it() -> None:
    given = [answer_to(record("draft"), ROW, "comply", said, "", "Ada", AT) for said in ("One.", "Two.", "Three.")]
    (row,) = answer_rows(given, [])
    assert (row["state"], row["response_text"]) == ("to_be_drafted", "Three.")
    assert [old["response_text"] for old in row["replaced"]] == ["One.", "Two."]  # type: ignore[attr-defined]  # JSON
