"""What a buyer must be asked: two values that cannot both hold; and what looks like one and is none."""

from __future__ import annotations

import pytest

from models.facts import Criterion, Fact, ServiceLevel, TenderFacts
from tasks.extract.fact_finders.contradictions import contradictions
from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, paragraph, table


def found(*parts, language="en"):
    facts = extract_facts([document(*parts, language=language)])
    return [(one.fact, one.kind, one.values) for one in contradictions(facts)]


def test_two_deadlines_said_as_plainly():
    assert found(
        heading("Instructions"),
        paragraph("The closing date for tenders is 3 March 2031, 12:00."),
        heading("Submission"),
        paragraph("Tenders must be received by 14:00 on 5 March 2031; the deadline for tenders is final."),
    ) == [("submission_deadline", "values", ("2031-03-03T12:00", "2031-03-05T14:00"))]


def test_two_validities_lead_to_both_places():
    facts = extract_facts(
        [
            document(
                heading("投标人须知前附表"),
                table(("投标有效期", "90日历天"), heads=0),
                heading("投标文件"),
                paragraph("投标有效期为60日历天。"),
                language="zh",
            )
        ]
    )
    (one,) = contradictions(facts)
    assert one.values == ("90", "60")
    assert [place.text for place in one.places] == ["90日历天", "投标有效期为60日历天。"]


@pytest.mark.parametrize(
    "sentences",
    [
        ("The deadline for tenders is 3 March 2031.", "The deadline for tenders is 3 March 2031, 12:00."),
        ("Tenders shall remain valid for 90 days.", "Tenders shall remain valid for three months."),
        ("The budget is GBP 300,000.", "The budget is GBP 100,000 per year."),
        ("The budget is GBP 300,000.", "The budget for lot 2 is GBP 70,000."),
        ("The contract term is 24 months.", "The contract term may be extended to 36 months."),
        ("The contract term is 12 months.", "The total duration of the contract is 48 months."),
        ("The deadline for tenders is 3 March 2031.", "The deadline for phase II tenders is 3 May 2031."),
    ],
)
def test_what_can_be_reconciled_is_no_contradiction(sentences):
    assert found(heading("Terms"), *map(paragraph, sentences)) == []


def test_what_an_amendment_changes_is_no_contradiction():
    tender = document(paragraph("The closing date for tenders is 3 March 2031, 12:00."), name="tender.pdf")
    change = document(paragraph("The closing date for tenders is 10 March 2031, 12:00."), name="change.pdf")
    assert contradictions(extract_facts([tender, change], amending=["change.pdf"])) == ()
    assert len(contradictions(extract_facts([tender, change]))) == 1


def test_capitals_and_figures_that_differ():
    words = "投标保证金：人民币壹万伍仟元整（¥51000）。"
    assert found(heading("投标邀请"), paragraph(words), language="zh") == [
        ("bid_security", "words_and_figures", ("CNY 15,000.00", "CNY 51,000.00"))
    ]
    same = words.replace("51000", "15000")
    assert found(heading("投标邀请"), paragraph(same), language="zh") == []


def test_questions_after_the_deadline():
    assert found(
        heading("Dates"),
        paragraph("The deadline for questions is 9 March 2031."),
        paragraph("The closing date for tenders is 3 March 2031."),
    )[-1][:2] == ("questions_deadline", "order")


def criteria(*weights):
    items = tuple(
        Criterion(name=name, weight=weight, text=f"{name} {weight}", document="tender.pdf", page=4)
        for name, weight in zip(("Price", "Method", "Team", "Transition"), weights, strict=False)
    )
    return TenderFacts(evaluation_criteria=Fact(value=items, text="Criteria", document="tender.pdf", page=4))


@pytest.mark.parametrize(
    ("weights", "count"), [((40, 35, 20), 1), ((40, 40, 20), 0), ((40, None, 20), 0), ((4, 3, 2), 0)]
)
def test_weights_that_do_not_add_up(weights, count):
    assert len(contradictions(criteria(*weights))) == count


def levels(*texts):
    items = tuple(
        ServiceLevel(metric="service_level", target=text, text=text, document="t.pdf", percent=percent, seconds=20)
        for text, percent in texts
    )
    return TenderFacts(service_levels=Fact(value=items, text="Levels", document="t.pdf"))


def test_two_targets_for_the_same_calls():
    calls = ("80 % of calls are answered in 20 seconds", 80)
    assert len(contradictions(levels(calls, ("90 % of calls are answered in 20 seconds", 90)))) == 1
    assert contradictions(levels(calls, ("90 % of chats are answered in 20 seconds", 90))) == ()
    assert contradictions(levels(calls, ("90 % of priority calls are answered in 20 seconds", 90))) == ()
    assert contradictions(levels(calls, calls)) == ()
