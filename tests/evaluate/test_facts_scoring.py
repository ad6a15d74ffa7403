"""Key data is scored by its normal value, not by how it is printed."""

from __future__ import annotations

import pytest

from models.facts import TenderFacts
from tasks.evaluate.facts import score_facts


def outcomes(gold, rows):
    return {one.name: one.outcome for one in score_facts(gold, rows) if one.outcome != "absent"}


def row(value, text=""):
    return {"value": value, "text": text or str(value)}


def test_each_outcome():
    gold = {"title": "Night Line", "buyer": "Harbour Trust", "lots": None, "bid_validity_days": 90}
    rows = {"title": row("Night  line"), "buyer": row("Port Board"), "lots": row(2), "bid_validity_days": None}
    assert outcomes(gold, rows) == {
        "title": "right",
        "buyer": "wrong",
        "lots": "extra",
        "bid_validity_days": "missing",
    }


def test_nothing_annotated_and_nothing_read_is_absent_for_every_fact():
    assert {one.outcome for one in score_facts({"volumes": []}, TenderFacts().rows())} == {"absent"}


@pytest.mark.parametrize(
    ("annotated", "read", "outcome"),
    [
        ("2031-02-03T12:00", "2031-02-03T12:00+01:00", "right"),
        ("2031-02-03T12:00:00+01:00", "2031-02-03T12:00+02:00", "wrong"),
        ("2031-02-03T12:00", "2031-02-03", "wrong"),
        ("2031-02-03", "2031-02-03T12:00", "right"),
    ],
)
def test_moments(annotated, read, outcome):
    gold = {"submission_deadline": {"text": "", "iso": annotated}}
    assert outcomes(gold, {"submission_deadline": row(read)}) == {"submission_deadline": outcome}


def test_words_without_a_normal_value_ask_for_none():
    gold = {"questions_deadline": {"text": "10 days before the deadline", "iso": None}}
    assert outcomes(gold, {}) == {}
    assert outcomes(gold, {"questions_deadline": row("2031-01-24")}) == {"questions_deadline": "wrong"}


def test_money_by_amount_and_by_currency_where_both_state_one():
    gold = {"budget": {"amount": 1200, "currency": "EUR"}, "bid_security": {"amount": 0}}
    rows = {
        "budget": row({"amount": 1200.0, "currency": "USD"}),
        "bid_security": row({"amount": 0, "currency": "CNY"}),
    }
    assert outcomes(gold, rows) == {"budget": "wrong", "bid_security": "right"}


@pytest.mark.parametrize(
    ("annotated", "read", "outcome"),
    [
        ("Department of Ferries (DOF)", "DOF", "right"),
        ("Department of Ferries, North Office, Quay House", "Department of Ferries", "right"),
        ("Department of Ferries", "Department of Fairs", "wrong"),
        ("DP", "DP World Ports Department", "wrong"),
    ],
)
def test_buyers(annotated, read, outcome):
    assert outcomes({"buyer": annotated}, {"buyer": row(read)}) == {"buyer": outcome}


@pytest.mark.parametrize(
    ("annotated", "read", "outcome"),
    [
        ("Information Technology (IT) Support", "IT Support", "right"),
        ("Statement of Work (SOW) for Ferry Repairs", "Ferry Repairs", "right"),
        ("Ferry Repairs", "Ferry Rentals", "wrong"),
        ("Draft Quality Assurance Surveillance Plan", "Ferry Repairs", "wrong"),
    ],
)
def test_titles(annotated, read, outcome):
    assert outcomes({"title": annotated}, {"title": row(read)}) == {"title": outcome}


def test_lists_are_right_when_two_thirds_of_their_items_agree():
    gold = {"evaluation_criteria": [{"name": "Price", "weight": 40}, {"name": "Method", "weight": 60}]}
    one_too_many = [
        {"name": "Total Price", "weight": 40.0},
        {"name": "Method", "weight": 60},
        {"name": "X", "weight": 1},
    ]
    other_weights = [{"name": "Price", "weight": 60}, {"name": "Method", "weight": 40}]
    assert outcomes(gold, {"evaluation_criteria": row(one_too_many)}) == {"evaluation_criteria": "right"}
    assert outcomes(gold, {"evaluation_criteria": row(other_weights)}) == {"evaluation_criteria": "wrong"}


def test_targets_by_their_figures_in_either_script():
    gold = {"service_levels": [{"text": "5 个工作日内补岗", "metric": "补岗", "target": "五个工作日内"}]}
    read = [{"metric": "x", "target": "within 5 working days", "text": "…"}]
    assert outcomes(gold, {"service_levels": row(read)}) == {"service_levels": "right"}


def test_measure_words_for_people_say_the_same():
    gold = {"volumes": [{"quantity": 6, "unit": "人"}]}
    assert outcomes(gold, {"volumes": row([{"quantity": 6.0, "unit": "名"}])}) == {"volumes": "right"}
    assert outcomes(gold, {"volumes": row([{"quantity": 6.0, "unit": "台"}])}) == {"volumes": "wrong"}
