"""Nothing is final without a named person; each state allows its steps and no other."""

from __future__ import annotations

import datetime as dt

import pytest

from models.errors import ReviewError
from models.lifecycle import TRANSITIONS, PackState
from models.pack import PackRecord
from tasks.review.decision import ReviewStep, is_final, reviewer_name, state_after


def record(state: PackState) -> PackRecord:
    return PackRecord(
        tender_id="t-1",
        name="t",
        state=state,
        fingerprint="f",
        content_hash="c",
        updated_at=dt.datetime(2026, 11, 2, tzinfo=dt.UTC),
    )


@pytest.mark.parametrize(
    ("state", "step", "after"),
    [
        ("draft", "start", "in_review"),
        ("draft", "approve", "approved"),
        ("in_review", "approve", "approved"),
        ("in_review", "reject", "rejected"),
        ("needs_attention", "reject", "rejected"),
    ],
)
def test_allowed_steps(state: PackState, step: ReviewStep, after: PackState) -> None:
    assert state_after(record(state), step) == after


@pytest.mark.parametrize(
    ("state", "step"), [("needs_attention", "approve"), ("approved", "approve"), ("rejected", "approve")]
)
def test_steps_that_are_refused_say_why(state: PackState, step: ReviewStep) -> None:
    with pytest.raises(ReviewError, match=f"t-1 is {state}"):
        state_after(record(state), step)


@pytest.mark.parametrize("name", ["", "   ", "\t\n"])
def test_no_decision_is_anonymous(name: str) -> None:
    with pytest.raises(ReviewError, match="name"):
        reviewer_name(name)


def test_only_an_approved_pack_is_final() -> None:
    assert [state for state in TRANSITIONS if is_final(record(state))] == ["approved"]
