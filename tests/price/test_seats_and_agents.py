"""Seats and people in one tender: whichever decides the crew is priced, the other is named and never added."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.facts import ServiceLevel, TenderFacts
from tasks.price.assumptions import Writer
from tasks.price.scope import Scope, build_scope
from tests.price.factory import card, fact, heads, shipped_rules, volume, volumes


def scope_of(facts: TenderFacts) -> Scope:
    return build_scope(facts, shipped_rules(), Writer("en", card("GBP")))


@pytest.mark.parametrize(
    ("agents", "expected"),
    [
        (5, [("seats", Decimal(30))]),  # five people cannot keep thirty seats staffed
        (30, [("people", Decimal(30))]),
        (70, [("people", Decimal(70))]),
    ],
)
def test_seats_are_priced_unless_the_people_listed_can_fill_them(agents: int, expected: list[object]) -> None:
    people = heads(("agents", agents), text="At night {1} {0} answer the emergency line.")
    scope = scope_of(TenderFacts(volumes=volumes(volume(30, "seats", None, None)), staffing_minimum=people))
    assert [(line.heads_unit, line.heads) for line in scope.lines] == expected
    assert any("not priced on top" in one for one in scope.warnings) == (agents < 30)
    assert any(note.id == "people_within_seats" and note.question for note in scope.notes) == (agents < 30)


@pytest.mark.parametrize(("text", "asks_period"), [("80 % | monthly", False), ("80 % in 20 s", True)])
def test_the_buyer_is_not_asked_for_the_period_that_the_tender_states(text: str, asks_period: bool) -> None:
    level = ServiceLevel(metric="service_level", target="80 %", percent=80, seconds=20, text=text)
    scope = scope_of(
        TenderFacts(volumes=volumes(volume(9000, "calls", "month", "voice")), service_levels=fact((level,)))
    )
    (note,) = [one for one in scope.notes if one.id == "service_level_definition"]
    assert note.question is not None
    assert ("period" in note.question) == asks_period
