"""What looks like a fact of the tender and is none: a wrong value is worse than a missing one."""

from __future__ import annotations

import pytest

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, paragraph, table


def facts(*parts, first_page=2):
    return extract_facts([document(*parts, first_page=first_page)])


def test_labels_in_two_scripts_are_read_by_their_english_half():
    found = facts(
        table(
            ("सेवा समाप्ति तिथि/समय /Bid End Date/Time", "14-02-2031 16:00:00"),
            ("सेवा खुलने की तिथि /Bid Opening Date/Time", "14-02-2031 16:30:00"),
            ("प्रस्ताव की वैधता (समाप्ति से) /Bid Offer Validity (From End Date)", "150 (Days)"),
            ("विभाग का नाम /Department Name", "Department Of Ferry Services"),
            heads=0,
        )
    )
    assert found.submission_deadline.value == "2031-02-14T16:00"
    assert found.bid_validity_days.value == 150
    assert found.buyer.value == "Department Of Ferry Services"


def test_a_bare_reference_on_the_cover_is_not_the_title():
    assert facts(heading("QX31M07PDR0042"), first_page=1).title is None


@pytest.mark.parametrize(
    "sentence",
    [
        "If the price is without the required minimum content, a waiver based on exception codes B or D is required.",
        "Firms with a minimum of 6 years of practice = 30, lead planner = 30. The price is opened later.",
    ],
)
def test_a_sum_or_an_exception_is_no_price_formula(sentence):
    assert facts(heading("Evaluation"), paragraph(sentence)).price_formula is None


def test_a_preference_margin_is_not_the_weight_of_the_price():
    text = "For the evaluation local firms whose price is within a margin of preference of 15% may match the lowest."
    assert facts(heading("Evaluation"), paragraph(text)).price_weight_percent is None


@pytest.mark.parametrize(
    "sentence",
    [
        "In the past, similar tasks over a one year period of performance have required 12 staff.",
        "During the period of performance records shall be kept available until 3 years after final payment.",
    ],
)
def test_the_time_of_something_else_is_not_the_term(sentence):
    assert facts(paragraph(sentence)).contract_term is None


def test_a_programme_that_is_only_mentioned_is_no_certificate():
    text = "The clause is required in orders wholly or partially set aside for small business or 8(a) concerns."
    assert facts(paragraph(text)).mandatory_certificates is None
    reserved = facts(paragraph("This requirement is set aside for certified 8(a) firms; offerors must be eligible."))
    assert reserved.mandatory_certificates.value == ("8(a)",)


def test_what_users_may_do_is_no_service_level():
    text = "Agencies that use the on-line portal may correct their records within 10 business days of submission."
    assert facts(paragraph(text)).service_levels is None


def test_a_place_still_to_be_decided_is_none():
    text = "The place of performance for this contract will be determined at contract award."
    assert facts(paragraph(text)).place_of_performance is None


def test_an_amount_far_from_the_word_is_not_the_security():
    text = (
        "Preference is given to local suppliers as the policy in force on the closing date says, in bids of less than "
        "INR 100,000,000, and firms that claim it must also upload proof with their EMD papers before the bid closes."
    )
    assert facts(paragraph(text)).bid_security is None
