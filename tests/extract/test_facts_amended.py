"""A later amendment's value wins, what it replaces stays as a candidate, and what it only repeats states nothing."""

from __future__ import annotations

import pytest

from tasks.extract.fact_finders.superseded import without_old_words
from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, paragraph, table


def base(*parts, language="en"):
    return document(*parts, language=language, name="tender.pdf")


def amendment(*parts, language="en", name="amendment.pdf"):
    return document(*parts, language=language, name=name)


BASE = base(
    heading("Instructions to tenderers"),
    paragraph("The closing date for tenders is 3 March 2031, 12:00."),
    paragraph("Tenders must remain valid for 90 days."),
    table(("Closing date for tenders", "3 March 2031 12:00"), heads=0),
)


def test_the_later_value_wins_and_the_older_ones_stay():
    change = amendment(paragraph("The closing date for tenders is extended from 3 March 2031 to 10 March 2031, 12:00."))
    found = extract_facts([BASE, change], amending=["amendment.pdf"])
    deadline = found.submission_deadline
    assert deadline.value == "2031-03-10T12:00"
    assert deadline.document == "amendment.pdf"
    assert "amendment.pdf, which amends" in deadline.why
    assert [(one.standing, one.value) for one in deadline.candidates] == [
        ("chosen", "2031-03-10T12:00"),
        ("amended", "2031-03-03T12:00"),
        ("amended", "2031-03-03T12:00"),
    ]
    assert found.bid_validity_days.value == 90
    assert "candidates" not in found.rows()["submission_deadline"]


def test_without_being_told_that_it_amends_a_document_ranks_like_any_other():
    note = amendment(paragraph("Tenders should be in by 10 March 2031."))
    assert extract_facts([BASE, note]).submission_deadline.value == "2031-03-03T12:00"


def test_of_two_amendments_the_later_one_rules_whatever_the_order_of_files():
    first = amendment(paragraph("The closing date for tenders is 10 March 2031, 12:00."), name="a1.pdf")
    second = amendment(paragraph("The closing date for tenders is 17 March 2031, 12:00."), name="a2.pdf")
    found = [
        extract_facts(files, amending=["a1.pdf", "a2.pdf"]).submission_deadline
        for files in ([BASE, first, second], [second, first, BASE])
    ]
    assert found[0] == found[1]
    assert found[0].value == "2031-03-17T12:00"


def test_an_amendment_that_repeats_the_value_or_hints_at_another_changes_nothing():
    for words in (
        "The closing date for tenders remains 3 March 2031, 12:00.",
        "Bids arriving by 9 March 2031 are stamped.",
    ):
        found = extract_facts([BASE, amendment(paragraph(words))], amending=["amendment.pdf"]).submission_deadline
        assert (found.value, found.document) == ("2031-03-03T12:00", "tender.pdf")
        assert "amends" not in found.why


def test_a_question_states_nothing_but_its_answer_does():
    answers = amendment(
        paragraph("Q1: Could tenders remain valid for 30 days only?"),
        paragraph("A1: Tenders must remain valid for 60 days."),
    )
    assert extract_facts([BASE, answers], amending=["amendment.pdf"]).bid_validity_days.value == 60


def test_columns_of_old_wording_and_of_questions_state_nothing():
    changes = amendment(
        table(
            ("Item", "Original", "Revised"),
            ("Closing date for tenders", "3 March 2031 12:00", "10 March 2031 12:00"),
        ),
        table(("Question", "Answer"), ("May bids be valid for 30 days?", "Bids shall be valid for 120 days.")),
    )
    found = extract_facts([BASE, changes], amending=["amendment.pdf"])
    assert found.submission_deadline.value == "2031-03-10T12:00"
    assert found.bid_validity_days.value == 120


def test_chinese_correction():
    tender = base(heading("投标邀请"), paragraph("投标截止时间：2031年3月3日9时30分"), language="zh")
    for words in (
        "原投标截止时间为2031年3月3日9时30分，现更正为2031年3月10日9时30分。",
        "投标截止时间由2031年3月3日9时30分变更为2031年3月10日9时30分。",
        "原投標截止時間為2031年3月3日9時30分，現更正為2031年3月10日9時30分。",
    ):
        found = extract_facts([tender, amendment(paragraph(words), language="zh")], amending=["amendment.pdf"])
        assert found.submission_deadline.value == "2031-03-10T09:30"


def test_an_amendment_does_not_rename_the_tender():
    tender = document(heading("Harbour Helpline Services"), first_page=1, name="tender.pdf")
    change = document(heading("Website and Portal Services Update"), first_page=1, name="amendment.pdf")
    for files in ([tender, change], [change, tender]):
        assert extract_facts(files, amending=["amendment.pdf"]).title.value == "Harbour Helpline Services"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('Delete "ten pages" and insert "twelve pages".', "twelve pages"),
        ('"Ten pages" is hereby replaced by "twelve pages".', "twelve pages"),
        ("The limit is now twelve pages instead of ten pages.", "twelve pages"),
    ],
)
def test_old_words_are_blanked_in_place(text, left):
    (kept,) = without_old_words([text])
    assert len(kept) == len(text)
    assert left in kept
    assert "ten pages" not in kept.lower()


@pytest.mark.parametrize(
    "text",
    [
        "The line is open from Monday to Friday.",
        "Prices run from 1 May 2031 to 30 April 2033.",
        "服务期自3月1日起至6月1日止。",
    ],
)
def test_what_replaces_nothing_stays(text):
    assert list(without_old_words([text])) == [text]


LISTS = base(
    paragraph("80% of calls shall be answered within 20 seconds."),
    paragraph("The abandonment rate must not exceed 5%."),
    paragraph("The centre handles about 12,000 calls per month."),
    paragraph("The supplier shall provide at least 20 agents."),
    heading("Award criteria"),
    table(("Criterion", "Weight"), ("Price", "40"), ("Quality", "60")),
)


def amended_lists(*parts):
    return extract_facts([LISTS, amendment(*parts)], amending=["amendment.pdf"])


def test_an_item_of_a_list_is_replaced_and_the_others_stay():
    found = amended_lists(
        paragraph("90% of calls shall be answered within 20 seconds."),
        paragraph("The centre now handles about 15,000 calls per month."),
        paragraph("The supplier shall provide at least 25 agents and at least 2 supervisors."),
    )
    assert [one.percent for one in found.service_levels.value] == [90, 5]
    assert [one.quantity for one in found.volumes.value] == [15000]
    assert [(one.role, one.count) for one in found.staffing_minimum.value] == [("agents", 25), ("supervisors", 2)]
    assert found.service_levels.document == "amendment.pdf"
    assert [(one.standing, one.document) for one in found.service_levels.candidates] == [
        ("chosen", "amendment.pdf"),
        ("amended", "tender.pdf"),
    ]


def test_a_whole_award_scheme_is_replaced_with_its_tree_and_the_weight_of_the_price():
    found = amended_lists(heading("Award criteria"), table(("Criterion", "Weight"), ("Price", "30"), ("Quality", "70")))
    assert [(one.name, one.weight) for one in found.evaluation_criteria.value] == [("Price", 30), ("Quality", 70)]
    assert [one.weight for one in found.award_criteria_tree.value] == [30, 70]
    assert found.price_weight_percent.value == 30


def test_an_amendment_that_repeats_or_adds_an_item_replaces_none():
    repeated = amended_lists(paragraph("80% of calls shall be answered within 20 seconds."))
    assert repeated.service_levels == extract_facts([LISTS]).service_levels
    added = amended_lists(paragraph("The supplier must reply to complaints within 2 days.")).service_levels
    assert [one.target for one in added.value][:2] == [one.target for one in repeated.service_levels.value]
    assert len(added.value) == len(repeated.service_levels.value) + 1


def test_an_amended_handling_time_counts_for_the_volumes_too():
    tender = base(
        paragraph("The centre handles about 12,000 calls per month."),
        table(("Channel", "Average handling time (seconds)"), ("Calls", "240"), ("Emails", "400")),
    )
    change = amendment(table(("Channel", "Average handling time (seconds)"), ("Calls", "300")))
    found = extract_facts([tender, change], amending=["amendment.pdf"])
    assert {one.channel: one.seconds for one in found.handling_times.value} == {"voice": 300, "email": 400}
    assert [one.aht_s for one in found.volumes.value] == [300]
    assert found.aht_seconds.value == 300
