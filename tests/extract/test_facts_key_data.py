"""Who, what, when and how much: read from labels, covers and sentences in both languages; never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.money import Money
from tasks.extract.facts import extract_facts
from tests.extract.documents import document, header, heading, paragraph, table


def facts(*parts, language="en", first_page=2):
    return extract_facts([document(*parts, language=language, first_page=first_page)])


def test_cover_page_gives_title_buyer_reference_and_procedure():
    found = facts(
        heading("Northmoor District Council"),
        heading("Invitation to Tender for Resident Helpline Services"),
        heading("Open procedure", 2),
        table(("Tender reference", "NDC/2031/77"), ("Issued", "3 May 2031"), heads=0),
        first_page=1,
    )
    assert found.buyer.value == "Northmoor District Council"
    assert found.title.value == "Resident Helpline Services"
    assert found.reference.value == "NDC/2031/77"
    assert found.procedure.value == "Open procedure"


def test_an_office_inside_an_agency_is_not_the_buyer():
    found = facts(
        heading("Coastal Ferries Administration (CFA)"),
        heading("Office of Contracts"),
        paragraph("The CFA runs nine ferry lines. The CFA needs a booking hotline. CFA staff will help."),
        first_page=1,
    )
    assert found.buyer.value == "Coastal Ferries Administration (CFA)"


def test_a_duty_of_the_government_names_no_buyer():
    assert facts(paragraph("Minimum Quote Acceptance Period. The Government requires 90 days.")).buyer is None


def test_the_running_head_alone_still_gives_the_reference():
    found = facts(header("Tender no. AB-2031-0042"), paragraph("General terms."), first_page=1)
    assert found.reference.value == "AB-2031-0042"


def test_chinese_key_table():
    found = facts(
        heading("公开招标文件"),
        table(
            ("项目名称：", "澜江市民热线坐席外包项目"),
            ("项目编号：", "LJ-2031-008"),
            ("采 购 人：", "澜江市大数据管理局"),
            ("采购方式：", "公开招标"),
            heads=0,
        ),
        language="zh",
        first_page=1,
    )
    assert found.title.value == "澜江市民热线坐席外包项目"
    assert found.buyer.value == "澜江市大数据管理局"
    assert found.reference.value == "LJ-2031-008"
    assert found.procedure.value == "公开招标"


@pytest.mark.parametrize(
    ("sentence", "iso"),
    [
        ("Tenders must be received by 12:00 noon (GMT) on 4 March 2031.", "2031-03-04T12:00+00:00"),
        ("The closing date for tenders is 4 March 2031, 14:30.", "2031-03-04T14:30"),
        ("Proposals are due by 2:00 p.m. Eastern Time on March 4, 2031.", "2031-03-04T14:00"),
    ],
)
def test_deadline_has_a_zone_only_where_an_offset_is_stated(sentence, iso):
    assert facts(heading("Submission"), paragraph(sentence)).submission_deadline.value == iso


def test_the_arrival_of_the_security_is_not_the_submission_deadline():
    found = facts(
        heading("投标人须知前附表"),
        table(
            ("条款", "内容"),
            ("投标保证金", "人民币伍万元整（¥50,000.00元）。到账截止时间：2031年3月3日17时00分。"),
            ("投标截止时间", "2031年3月4日9时30分（北京时间）"),
        ),
        language="zh",
    )
    assert found.submission_deadline.value == "2031-03-04T09:30+08:00"
    assert found.bid_security.value == Money(amount=Decimal(50000), currency="CNY")


def test_questions_deadline_is_told_apart():
    found = facts(
        table(("Step", "Date"), ("Deadline for questions", "1 March 2031"), ("Deadline for Tenders", "9 March 2031"))
    )
    assert found.questions_deadline.value == "2031-03-01"
    assert found.submission_deadline.value == "2031-03-09"


def test_no_security_asked_for_is_no_amount_in_a_guessed_currency():
    assert facts(paragraph("No bid security is asked for.")).bid_security is None


def test_budget_is_not_an_insured_sum():
    found = facts(
        paragraph("The budget ceiling is £2.4 million excluding VAT."),
        paragraph("The Supplier shall hold insurance of at least £9,000,000."),
    )
    assert found.budget.value == Money(amount=Decimal(2400000), currency="GBP")


@pytest.mark.parametrize(
    ("sentence", "months"),
    [
        ("The Contract runs for an initial term of 30 months, with an option to extend by 12 months.", 30),
        ("The period of performance is one base year and three option years.", 12),
        ("The contract term is 3 + 1 + 1 years.", 36),
    ],
)
def test_contract_term_leaves_options_out(sentence, months):
    assert facts(heading("Contract"), paragraph(sentence)).contract_term.value == months


def test_validity_of_the_tender_not_of_its_security():
    found = facts(
        paragraph("投标有效期为投标截止之日起90天。"),
        paragraph("保函应在投标有效期截止日后30天内保持有效。"),
        language="zh",
    )
    assert found.bid_validity_days.value == 90


def test_language_of_the_service_is_not_the_language_of_the_tender():
    found = facts(
        paragraph("The Supplier should offer voice and email in Welsh for some contacts."),
        paragraph("Tenders must be written in English."),
    )
    assert found.languages_of_bid.value == ("English",)


def test_every_value_leads_to_its_words_and_place():
    sentence = "Tenders remain valid for 120 days. The technical response must not exceed 25 pages."
    found = facts(heading("Terms"), paragraph(sentence))
    limit = found.page_limit
    assert limit.value == 25
    assert limit.text in sentence
    assert limit.page == 2
    assert limit.boxes[0].x0 > 50, "the box begins where the second sentence begins"


def test_a_text_about_nothing_gives_nothing():
    found = facts(paragraph("Trees grow slowly in the north."))
    assert all(row is None for row in found.rows().values())


@pytest.mark.parametrize(("words", "code"), [("RFP 2031-117: Helpline", "2031-117"), ("Tender 2031-2033", None)])
def test_year_and_number_behind_the_kind_of_tender_is_its_reference(words, code):
    found = facts(heading(words), paragraph("Proposals are invited."), first_page=1)
    assert (found.reference.value if found.reference else None) == code
    assert found.title is None or "2031-117" not in found.title.value
