"""Terms of the procedure: securities, fees, visits, opening, documents, groups, subcontracting, the agent."""

from __future__ import annotations

import pytest

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, paragraph, table


def facts(*parts, language="en"):
    return extract_facts([document(*parts, language=language)])


def notes(*rows):
    return facts(heading("投标人须知前附表"), table(("项目", "内容"), *rows), language="zh")


def test_a_chinese_key_data_table():
    found = notes(
        ("履约保证金", "合同金额的5%"),
        ("是否接受联合体投标", "□接受 ☑不接受"),
        ("是否允许分包", "允许，但主体部分不得分包"),
        ("现场踏勘", "统一组织，时间：2031年3月5日上午9:30"),
        ("开标时间", "二〇三一年四月三日下午2时30分（北京时间）"),
        ("获取招标文件时间", "2031年3月1日至2031年3月8日，每天上午9:00至11:30"),
        ("招标代理服务费", "由中标人支付，人民币2.6万元"),
        ("采购代理机构", "临江恒信招标代理有限公司"),
    )
    assert (found.performance_security.value.percent, found.performance_security.value.basis) == (5, "合同金额")
    assert (found.consortium.value, found.subcontracting.value) == ("forbidden", "conditional")
    assert (found.site_visit.value.kind, found.site_visit.value.starts_on) == ("optional", "2031-03-05T09:30")
    assert found.bid_opening.value == "2031-04-03T14:30+08:00"
    assert (found.documents_available.value.opens, found.documents_available.value.closes) == (
        "2031-03-01",
        "2031-03-08",
    )
    assert (found.agency_fee.value.amount.amount, found.agency_fee.value.payer) == (26000, "awardee")
    assert found.procurement_agent.value == "临江恒信招标代理有限公司"
    assert found.performance_security.boxes
    assert found.rows()["agency_fee"]["value"]["amount"] == {"amount": 26000, "currency": "CNY"}


def test_refusals_and_unticked_boxes():
    found = notes(
        ("履约保证金", "☑本项目不收取履约保证金\n□本项目收取履约保证金，合同金额的5%"),
        ("现场踏勘", "☑不组织 □统一组织"),
        ("是否接受联合体投标", "□接受 □不接受"),
        ("招标代理服务费", "差额定率累进法：100万元以下1.5%，100～500万元0.8%"),
    )
    assert found.performance_security.value.required is False
    assert found.site_visit.value.kind == "none"
    assert found.consortium is None
    assert found.agency_fee is None


def test_opening_at_the_submission_deadline_is_computed():
    found = facts(
        heading("投标邀请"),
        paragraph("投标截止时间：2031年4月3日14时30分（北京时间）"),
        paragraph("开标时间：同投标截止时间。"),
        language="zh",
    )
    assert (found.bid_opening.value, found.bid_opening.status) == ("2031-04-03T14:30+08:00", "computed")


def test_english_sentences():
    found = facts(
        heading("Instructions to tenderers"),
        paragraph("The successful tenderer shall provide a performance security of 10% of the contract price."),
        paragraph("A mandatory site visit will be held on 12 March 2031 at 10:00."),
        paragraph("Tenders will be publicly opened on 3 April 2031 at 14:00."),
        paragraph("Consortia are permitted provided that one member signs for all."),
        paragraph("The Supplier shall not subcontract any of the services without prior written consent."),
        paragraph("Tender documents may be obtained from 1 March 2031 to 20 March 2031."),
    )
    assert found.performance_security.value.percent == 10
    assert (found.site_visit.value.kind, found.site_visit.value.starts_on) == ("mandatory", "2031-03-12T10:00")
    assert found.bid_opening.value == "2031-04-03T14:00"
    assert (found.consortium.value, found.subcontracting.value) == ("conditional", "conditional")
    assert found.documents_available.value.opens == "2031-03-01"


@pytest.mark.parametrize(
    "sentence",
    [
        "If a site visit is needed, the tenderer may ask for one.",
        "Whether consortia are permitted is stated in the notice.",
        "The Contractor shall include this clause in all subcontracts.",
        "The performance bond will be forfeited if the Supplier withdraws, together with 5% of the contract price.",
        "Are subcontractors permitted?",
    ],
)
def test_conditions_and_questions_state_no_term(sentence):
    found = facts(paragraph(sentence))
    assert (found.site_visit, found.consortium, found.subcontracting, found.performance_security) == (None,) * 4


@pytest.mark.parametrize(
    "sentence",
    [
        "投标人为联合体的，应由牵头人提交保证金。",
        "同一投标人不得参加同一标段未划分包件的投标。",
        "没收履约保证金，并支付违约金20万元。",
        "中标人不按规定提交履约保证金的，取消其中标资格。",
    ],
)
def test_chinese_conditions_state_no_term(sentence):
    found = facts(paragraph(sentence), language="zh")
    assert (found.consortium, found.subcontracting, found.performance_security) == (None, None, None)


def test_a_bare_share_beside_a_label_in_per_cent():
    found = facts(table(("ePBG Percentage(%)", "5.00"), ("Duration of ePBG required (Months)", "14"), heads=0))
    assert found.performance_security.value.percent == 5


def test_rules_about_the_bid_security():
    found = facts(
        paragraph("投标保证金应于2031年4月1日17时前缴纳，采用银行转账或银行保函形式。"),
        paragraph("中标人拒绝签订合同的，投标保证金不予退还。"),
        paragraph("投标保证金以电汇方式退还。"),
        language="zh",
    )
    assert [(one.kind, one.value) for one in found.bid_security_terms.value] == [
        ("deadline", "2031-04-01T17:00"),
        ("form", "银行转账"),
        ("form", "银行保函"),
        ("forfeiture", "中标人拒绝签订合同的，投标保证金不予退还。"),
    ]
    english = facts(paragraph("The bid security shall be in the form of a bank guarantee or a certified cheque."))
    assert [one.value for one in english.bid_security_terms.value] == ["bank guarantee", "certified cheque"]
