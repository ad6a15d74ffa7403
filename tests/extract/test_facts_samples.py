"""The bundled tenders, read from file to facts, against what a careful reader finds in them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from models.facts import TenderFacts
from tasks.extract.facts import extract_facts
from tasks.parse.reader import parse_document

SAMPLES = Path(__file__).resolve().parents[2] / "deploy" / "samples"
EXPECTED = yaml.safe_load((SAMPLES / "expected.yaml").read_text(encoding="utf-8"))
ENGLISH, CHINESE = EXPECTED
TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
OFFSETS = {"GMT": "+00:00", "北京时间": "+08:00"}
LANGUAGES = {"en": "English", "zh": "中文"}


@pytest.fixture(scope="module")
def read() -> dict[str, TenderFacts]:
    found = {}
    for name in EXPECTED:
        path = SAMPLES / "inbox" / name
        found[name] = extract_facts([parse_document(path.read_bytes(), path.name, TYPES[path.suffix])])
    return found


def plain(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("field", ["title", "buyer", "reference", "procedure", "contact_email"])
def test_words(read, name, field):
    assert plain(getattr(read[name], field).value) == plain(EXPECTED[name][field]["value"])


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("field", ["contract_term", "bid_validity_days", "page_limit", "lots", "price_weight_percent"])
def test_numbers(read, name, field):
    assert getattr(read[name], field).value == EXPECTED[name][field]["value"]


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("field", ["submission_deadline", "questions_deadline"])
def test_deadlines_with_the_stated_zone_only(read, name, field):
    expected = EXPECTED[name][field]
    assert getattr(read[name], field).value == expected["value"] + OFFSETS.get(expected.get("zone_stated", ""), "")


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("field", ["budget", "bid_security"])
def test_money(read, name, field):
    expected, fact = EXPECTED[name][field]["value"], getattr(read[name], field)
    if expected is None:
        assert fact is None
    else:
        assert (fact.value.amount, fact.value.currency) == (Decimal(expected["amount"]), expected["currency"])


@pytest.mark.parametrize("name", EXPECTED)
def test_volumes_and_handling_times_by_channel(read, name):
    times = {row["channel"]: row["value"] for row in EXPECTED[name]["aht_seconds"]}
    stated = [one for one in read[name].volumes.value if one.channel]
    assert [(one.channel, one.quantity, one.period) for one in stated] == [
        (row["channel"], row["quantity"], "month") for row in EXPECTED[name]["volumes"]
    ]
    assert {one.channel: one.aht_s for one in stated} == times
    assert read[name].aht_seconds.value == times["voice"]
    assert list(read[name].channels.value) == EXPECTED[name]["channels"]["value"]
    assert [one.unit for one in read[name].volumes.value if not one.channel] == ["seats"]


@pytest.mark.parametrize("name", EXPECTED)
def test_interval_volumes_of_calls(read, name):
    expected = EXPECTED[name]["interval_volumes"]
    day = [one for one in read[name].interval_volumes.value if one.channel == "voice" and one.weekday != "saturday"]
    assert len(day) == expected["count"]
    assert sum(one.quantity for one in day) == expected["total"]
    assert (day[0].start, day[-1].start, day[0].minutes) == (expected["first"], expected["last"], expected["minutes"])
    assert max(day, key=lambda one: one.quantity).start == expected["busiest"]


@pytest.mark.parametrize("name", EXPECTED)
def test_criteria_certificates_languages_and_hours(read, name):
    facts, expected = read[name], EXPECTED[name]
    assert [(one.name, one.weight) for one in facts.evaluation_criteria.value] == [
        (row["name"], row["weight"]) for row in expected["evaluation_criteria"]
    ]
    for row in expected["mandatory_certificates"]:
        assert row["name"] in facts.mandatory_certificates.value
    assert [LANGUAGES[code] for code in expected["languages_of_bid"]["value"]] == list(facts.languages_of_bid.value)
    assert plain(expected["opening_hours"]["text"])[:20] in plain(facts.opening_hours.text)
    assert facts.price_formula.text.startswith(("Price points", "以满足"))


@pytest.mark.parametrize("name", EXPECTED)
def test_service_levels_name_every_target(read, name):
    found = {(one.percent, one.seconds) for one in read[name].service_levels.value}
    for row in EXPECTED[name]["service_levels"]:
        if "percent" in row:
            assert any(
                percent == row["percent"] and seconds in {row.get("seconds"), seconds} for percent, seconds in found
            )


@pytest.mark.parametrize("name", EXPECTED)
def test_staffing_lists_the_roles_demanded_and_no_others(read, name):
    found = {(one.role, one.count) for one in read[name].staffing_minimum.value}
    people = {
        (row["role"], row["count"])
        for row in EXPECTED[name]["staffing_minimum"]
        if row["role"] not in {"坐席", "workstations"}
    }
    assert people <= found
    if name == CHINESE:
        assert found == people


def test_every_value_of_the_pdf_has_a_page_and_boxes(read):
    for field in TenderFacts.model_fields:
        fact = getattr(read[ENGLISH], field)
        if fact is not None:
            assert fact.page is not None, field
            assert fact.boxes, field
            assert fact.text, field
