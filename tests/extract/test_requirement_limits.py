"""Where a requirement begins and ends: forms, references and the buyer's lists stay out, terse conditions come in."""

from __future__ import annotations

import pytest

from models.document import Block, Language
from tasks.extract.requirements import extract_requirements
from tests.extract.building import document, heading, item, paragraph, table


def texts(*blocks: Block, language: Language = "en", under: tuple[str, ...] = ()) -> list[str]:
    return [row.text for row in extract_requirements(document(*blocks, language=language, under=under))]


@pytest.mark.parametrize(
    "text",
    [
        "SUBMIT INVOICES TO ADDRESS IN BLOCK 12",
        "To be determined at time of award.",
        "Request for Quotation No. 12-77",
        "The offeror * is, * is not a small business.",
        "[Complete only if the offeror is a joint venture.]",
        "Logs will be delivered to the contractor by the Government.",
        "Buyers must check the licence of every seller.",
    ],
)
def test_forms_and_the_buyers_own_acts_are_left_out(text: str) -> None:
    assert texts(paragraph(text), under=("Service requirements",)) == []


def test_an_address_is_no_item_of_a_list() -> None:
    asked = item("send the monthly volumes by the fifth working day;")
    found = texts(paragraph("The provider shall:"), asked, item("12 Harbour Street, Room 40, second floor"))
    assert found == [asked.text]


def test_what_is_to_be_handed_in_needs_no_verb() -> None:
    text = "Copies of two past contracts to be uploaded with the bid."
    assert texts(paragraph(text), under=("Eligibility",)) == [text]


def test_a_deadline_under_an_open_lead_in_is_an_item() -> None:
    stated = "Priority 1: urgent tickets are closed within 2 hours of the call"
    lead = paragraph("The provider shall close tickets as follows:")
    assert texts(lead, heading(stated), under=("Service desk",)) == [stated]


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        (["Bid End Date/Time", "10-02-2031 16:00"], True),
        (["Bid Offer Validity (from end date)", "90 days"], True),
        (["EMD Amount", "110000"], True),
        (["Minimum Average Annual Turnover of the bidder (3 years)", "16 lakh"], True),
        (["EMD Exemption for start-ups", "Yes"], False),
        (["ePBG Percentage", "No"], False),
        (["Office Name", "Head Office"], False),
    ],
)
def test_key_rows_of_a_notice(row: list[str], asked: bool) -> None:
    assert bool(texts(table([row, ["Office", "North"]], header_rows=0), under=("Bid details",))) == asked


@pytest.mark.parametrize(
    "text",
    [
        "投标保证金缴纳：本项目不收取投标保证金。",
        "开标时间：同提交截止时间。",
        "本文件所称的“以上”包括本数，“不足”不包括本数。",
        "本招标文件适用于本次呼叫中心外包服务的招标。",
    ],
)
def test_lines_that_ask_nothing_are_left_out(text: str) -> None:
    assert texts(paragraph(text), language="zh", under=("第二章 投标人须知",)) == []


def test_a_list_of_the_buyers_duties_asks_nothing_and_one_of_the_suppliers_does() -> None:
    buyer = [paragraph("甲方权利和义务：", number="1"), item("配合提供办公场地和网络；", marker="（1）")]
    supplier = [paragraph("乙方权利和义务：", number="2"), item("协调坐席与班长的排班；", marker="（1）")]
    assert texts(*buyer, *supplier, language="zh", under=("服务合同",)) == ["协调坐席与班长的排班；"]


def test_a_heading_is_not_about_what_it_refers_to() -> None:
    text = "通道吊牌采用不锈钢边框；"
    section = ("第三章 技术规范", "二 分项技术要求（详见报价清单）")
    assert texts(item(text, marker="1."), language="zh", under=section) == [text]


def test_every_price_is_single() -> None:
    text = "每种服务只允许有一个报价。"
    (row,) = extract_requirements(document(paragraph(text), language="zh", under=("第二章 投标报价",)))
    assert row.knockout
