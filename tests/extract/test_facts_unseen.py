"""Facts of tenders of other kinds and countries: forms, bulletins, packs with slips, rupees and rand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from models.money import Money
from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, item, paragraph, table


def facts(*parts, language="en", first_page=2):
    return extract_facts([document(*parts, language=language, first_page=first_page)])


def said(*sentences, language="en"):
    return facts(*map(paragraph, sentences), language=language)


# --- what a bilingual key table says


def test_labels_with_the_translation_behind_are_read_too():
    found = facts(
        paragraph("Bid Number/बोली क्रमांक :"),
        paragraph("QRS/2031/B/778812 Dated : 03-02-2031"),
        table(
            ("Bid End Date/Time/बिड बंद होने की तिथि", "14-02-2031 16:00:00"),
            ("Ministry/State Name/राज्य का नाम", "Sunder State"),
            ("Department Name/विभाग का नाम", "Water And Sanitation Department Sunder State"),
            ("Organisation Name/संगठन का नाम", "N/a"),
            ("Item Category/मद श्रेणी", "Helpline Services For Water Complaints"),
            heads=0,
        ),
        first_page=1,
    )
    assert found.submission_deadline.value == "2031-02-14T16:00"
    assert found.reference.value == "QRS/2031/B/778812"
    assert found.buyer.value == "Water And Sanitation Department Sunder State"
    assert found.title.value == "Helpline Services For Water Complaints"


def test_the_organisation_buys_rather_than_the_department_above_it():
    rows = (("Department Name", "Department Of Ports"), ("Organisation Name", "Port Anselm Harbour Board Trust"))
    assert facts(table(*rows, heads=0)).buyer.value == "Port Anselm Harbour Board Trust"


def test_bare_amounts_are_in_the_only_currency_of_the_tender_and_assumed():
    rows = (("Estimated Bid Value", "1,20,00,000"), ("EMD Amount", "240000"))
    found = facts(table(*rows, heads=0), paragraph("Payment is made in rupees."))
    assert found.budget.value == Money(amount=Decimal(12_000_000), currency="INR")
    assert found.bid_security.value == Money(amount=Decimal(240_000), currency="INR")
    assert {found.budget.status, found.bid_security.status} == {"assumed"}
    assert "INR" in found.budget.why


def test_bare_amounts_without_a_currency_in_sight_stay_out():
    rows = (("Estimated Bid Value", "1,20,00,000"), ("EMD Amount", "240000"))
    two = paragraph("Prices may be in GBP or EUR.")
    assert facts(table(*rows, heads=0)).budget is None
    assert facts(table(*rows, heads=0), two).bid_security is None


# --- bid security


@pytest.mark.parametrize(
    "sentence",
    [
        "No tender security is required for this procurement.",
        "A bid bond will not be requested.",
        "The Council does not ask for a bid security.",
        "Bid security: not applicable.",
    ],
)
def test_a_refused_security_is_zero(sentence):
    assert said("All prices are in GBP.", sentence).bid_security.value == Money(amount=Decimal(0), currency="GBP")


def test_a_security_table_that_says_no_is_zero_and_another_bond_is_not_meant():
    money = paragraph("Prices in rupees.")
    asked = facts(money, heading("EMD Detail", 3), table(("Required", "No"), heads=0))
    other = facts(money, heading("EMD Detail", 3), paragraph("ePBG Detail"), table(("Required", "No"), heads=0))
    assert asked.bid_security.value.amount == 0
    assert other.bid_security is None


@pytest.mark.parametrize(
    "sentence",
    [
        "If no bid security is required, leave form C out.",
        "No bid security is required from micro enterprises that are registered.",
    ],
)
def test_a_security_waived_for_some_is_not_refused(sentence):
    assert said("All prices are in GBP.", sentence).bid_security is None


def test_a_chinese_security_of_none_is_zero():
    assert said("投标保证金：无", language="zh").bid_security.value.amount == 0


# --- amounts


@pytest.mark.parametrize(
    ("sentence", "amount", "currency"),
    [
        ("The tender value is Rs 45 lacs excluding tax.", 4_500_000, "INR"),
        ("The estimated cost of the service is INR 1.5 Cr.", 15_000_000, "INR"),
        ("The total budget is R 4 500 000 including VAT.", 4_500_000, "ZAR"),
    ],
)
def test_budgets_in_local_writing(sentence, amount, currency):
    assert said(sentence).budget.value == Money(amount=Decimal(amount), currency=currency)


@pytest.mark.parametrize(
    "sentence",
    [
        "Whenever the value of the contracts in the aggregate reaches $90,000 a statement shall be filed.",
        "In case the tender value is more than Rs 8 crore, a statutory auditor shall certify the share.",
        "Use server R2 for the estimated cost of R2 licences.",
    ],
)
def test_thresholds_are_no_budget(sentence):
    assert said(sentence).budget is None


# --- dates


@pytest.mark.parametrize(
    ("sentence", "iso", "status"),
    [
        ("Bids must be submitted by 15-Jan-31 at 15:00 hrs.", "2031-01-15T15:00", "extracted"),
        ("Tender closing date: 28/06/31 at 12 noon.", "2031-06-28T12:00", "extracted"),
        ("Closing date for tenders: 04/06/31, 14:00.", "2031-06-04T14:00", "assumed"),
        ("Last date and time for submission of bids: 13.05.2031 up to 15:00 hours.", "2031-05-13T15:00", "extracted"),
    ],
)
def test_years_of_two_digits_and_times_behind_up_to(sentence, iso, status):
    found = said(sentence).submission_deadline
    assert (found.value, found.status) == (iso, status)


@pytest.mark.parametrize(
    "sentence", ["Tenders are due in May 24 hours before the meeting.", "See tender part 4/12/75."]
)
def test_other_numbers_are_no_years(sentence):
    assert said(sentence).submission_deadline is None


def test_a_deadline_before_the_questions_is_a_slip():
    found = said(
        "Offers are due by January 9, 2030 at 12:00.",
        "Questions shall be submitted by December 20, 2030 at 14:00.",
        "Offers are due by January 9, 2031 at 12:00.",
    )
    assert found.submission_deadline.value == "2031-01-09T12:00"
    assert "2030-01-09" in found.submission_deadline.why


# --- lengths of time


@pytest.mark.parametrize(
    "sentence",
    [
        "Bidders must have been in business for 4 years and hold a contract of at least 2 years.",
        "The term of this NDA shall be 5 years.",
        "The contract includes a one-year warranty for headsets and three years for servers.",
    ],
)
def test_other_terms_are_not_the_contract(sentence):
    assert said(sentence).contract_term is None


def test_management_period_is_the_term():
    assert said("项目委托管理期限为贰年。", language="zh").contract_term.value == 24


def test_the_security_is_valid_longer_than_the_tender():
    text = "The bid security shall be valid for 45 days beyond the bid validity."
    assert said(text).bid_validity_days is None
    assert said(text, "Bids shall remain valid for 90 days.").bid_validity_days.value == 90


# --- people, criteria, standards


def test_people_of_the_past_are_no_demand():
    past = "The bidder must have employed at least 60 agents in the past two years."
    rows = (("Labour category", "Number of FTE"), ("Team leader", "4"), ("Agent", "31"))
    assert said(past).staffing_minimum is None
    assert (
        facts(paragraph("The following historical data is for information only:"), table(*rows)).staffing_minimum
        is None
    )
    assert len(facts(paragraph("The supplier shall provide:"), table(*rows)).staffing_minimum.value) == 2


def test_ordinals_are_no_names_of_criteria():
    rows = (
        ("序号", "评分要素", "评分细则", "分值"),
        ("1", "服务方案", "优得满分", "55"),
        ("2", "报价", "按公式", "45"),
    )
    found = facts(heading("评分办法"), table(*rows), language="zh")
    assert [(one.name, one.weight) for one in found.evaluation_criteria.value] == [("服务方案", 55), ("报价", 45)]


def test_shares_of_something_else_are_no_criteria():
    assert said("Contacts arrive by Telephone 70%, Letter 30%.").evaluation_criteria is None


def test_a_heading_of_the_evaluation_is_no_criterion():
    found = facts(
        heading("Evaluation"),
        paragraph("The award is made on the basis of the following factors:"),
        item("1. Relative Importance of Evaluation Criteria"),
        item("2. Operations plan"),
        item("3. Price"),
    )
    assert [one.name for one in found.evaluation_criteria.value] == ["Operations plan", "Price"]


def test_a_percentage_of_the_sentence_before_belongs_to_it():
    text = "Liquidated damages are 0.5% per week. 85% of calls shall be answered within 30 seconds."
    (level,) = said(text).service_levels.value
    assert (level.percent, level.seconds) == (85, 30)


def test_lifetimes_and_sizes_of_products_are_no_service_levels():
    rows = (("指标项", "指标要求"), ("维护周期", "≥6年"), ("插槽", "插槽数量≥12个"))
    assert facts(heading("技术指标"), table(*rows), language="zh").service_levels is None


# --- words that are none


@pytest.mark.parametrize(
    "line",
    [
        "CONTRACT NO. 3. AWARD DATE 4. ORDER NUMBER 5. SOLICITATION NUMBER FOR SUPPORT SERVICES",
        "Closing date: 4 March 2031 for services",
        "采购单位：澜江市热线服务中心",
    ],
)
def test_labels_and_boxes_of_a_form_are_no_title(line):
    assert facts(heading(line), language="zh" if "采" in line else "en", first_page=1).title is None


def test_an_addendum_carries_the_title_behind_its_number():
    found = facts(heading("ADDENDUM No. 2 Ferry Booking Hotline Services"), first_page=1)
    assert found.title.value == "Ferry Booking Hotline Services"


def test_an_officer_or_a_certificate_is_no_buyer():
    rows = (("Tender inviting authority", "Executive Engineer, Harbour Board"),)
    assert facts(table(*rows, heads=0)).buyer is None
    assert (
        facts(heading("CERTIFICATION OF REGISTRATION WITH THE DEPARTMENT OF ASSESSMENTS"), first_page=1).buyer is None
    )


@pytest.mark.parametrize(
    ("value", "language"),
    [("Name and address of owner and operator", "en"), ("Street, City, State, Zip Code)", "en"), ("项目所在地", "zh")],
)
def test_parts_of_a_form_are_no_place(value, language):
    label = "Place of performance" if language == "en" else "服务地点"
    assert facts(table((label, value), heads=0), language=language).place_of_performance is None


def test_the_length_of_a_resume_is_not_the_limit_of_the_bid():
    assert said("Each resume in the quote is limited to 3 pages.").page_limit is None


def test_a_bulletin_of_many_tenders_has_no_facts_of_one():
    notices = [
        paragraph(
            f"Tender no.: HB{n}0{n}/31 for the supply of hoses. Closing date for tenders: {n + 3} May 2031 at 11:00."
        )
        for n in range(1, 8)
    ]
    found = facts(heading("Tender Bulletin"), *notices, first_page=1)
    assert found.title.value == "Tender Bulletin"
    assert found.reference is None
    assert found.submission_deadline is None


def test_another_invitation_is_not_the_procedure():
    other = "Standards are those in force when the task order request for proposal is posted."
    glossary = "Blanket purchase agreement (BPA): a simplified method of filling repetitive needs."
    assert said(other, glossary).procedure is None
    assert said("The order is awarded under this request for proposal.").procedure.value == "Request for proposal"


def test_the_place_in_a_condition_is_none():
    assert said("If the place of performance is not Norland, then the act does not apply.").place_of_performance is None


def test_the_address_of_the_guards_is_not_the_contact():
    assert said("Send badge requests and incident reports to gate@harbour.example.").contact_email is None
    found = said("Badges: gate@harbour.example.", "Questions about this tender go to buyer@harbour.example.")
    assert found.contact_email.value == "buyer@harbour.example"


@pytest.mark.parametrize(
    ("sentence", "language", "iso"),
    [
        ("The bid security must be received by 3 March 2031, 12:00.", "en", None),
        ("EMD submission deadline: 3 March 2031, 15:00", "en", None),
        ("Bids with the bid security must be received by 3 March 2031.", "en", "2031-03-03"),
        (
            "The bid bond must reach us by 3 March 2031 and the bid shall be uploaded by 5 March 2031.",
            "en",
            "2031-03-05",
        ),
        ("投标保证金提交截止时间：2031年3月3日12时", "zh", None),
        ("投标文件及投标保证金应于2031年3月3日12时前递交。", "zh", "2031-03-03T12:00"),
    ],
)
def test_the_day_for_the_security_is_not_the_day_for_tenders(sentence, language, iso):
    found = said(sentence, language=language).submission_deadline
    assert (found.value if found else None) == iso


def test_hours_of_several_groups_of_staff_are_all_told():
    lines = ("保洁服务：工作时间为上午6:30时至下午15:00时。", "维修人员工作时间为8:00时—17:00时。")
    found = facts(heading("服务要求"), *map(paragraph, lines), language="zh").opening_hours
    assert all(line.rstrip("。") in found.value for line in lines)
