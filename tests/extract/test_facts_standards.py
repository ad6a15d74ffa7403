"""Performance standards in sentences, tables, the draft contract and assessments; what only looks like one is none."""

from __future__ import annotations

import pytest

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, paragraph, table


def levels(*parts, language="en"):
    found = extract_facts([document(*parts, language=language)]).service_levels
    return [(one.metric, one.target) for one in found.value] if found else []


@pytest.mark.parametrize(
    ("sentence", "metric", "target"),
    [
        ("Badges shall be returned within three days of a leaver's last day.", "timeliness", "three days"),
        ("The supplier must reply within 2 hours, or the order may be terminated.", "response_time", "2 hours"),
        (
            "Promptly hand in and return: (1) all badges; and (2) all keys within 3 days of a request.",
            "timeliness",
            "3 days",
        ),
        ("Minutes: Within 24 hours after the meeting.", "timeliness", "24 hours"),
        ("Downtime shall not exceed 2 hours.", "downtime", "2 hours"),
        ("Each sprint will last no more than 3 weeks.", "sprint", "3 weeks"),
        ("The supplier shall perform monthly restore tests.", "frequency", "monthly"),
        ("Vulnerability scans should be performed weekly and reported.", "frequency", "weekly"),
        ("The ordering portal shall be available 24 hours a day, 7 days a week.", "availability", None),
        ("Each release must complete at least 80% of the planned stories.", "share", "at least 80%"),
    ],
)
def test_sentences_that_state_a_standard(sentence, metric, target):
    ((found, stated),) = levels(paragraph(sentence))
    assert found.lower() == metric
    assert target in {None, stated}


@pytest.mark.parametrize(
    ("sentence", "metric", "target"),
    [
        ("应急响应时间为20分钟。", "response_time", "20分钟"),
        ("系统停机时间不得超过2小时，实施方案应写明步骤。", "系统停机时间", "2小时"),
        ("接到报修后3 小 时内派人到现场抢修。", "resolution_time", "3 小 时"),
        ("值班组须保持24小时通讯畅通。", "availability", "24小时"),
        ("计划外停电每年不多于2次。", "frequency", "每年不多于2次"),
        ("人员年度离职率不得超过20%，否则采购人有权解除合同。", "turnover", "不得超过20%"),
    ],
)
def test_chinese_sentences_that_state_a_standard(sentence, metric, target):
    assert levels(heading("服务要求"), paragraph(sentence), language="zh") == [(metric, target)]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The form shall be submitted within ten days prior to employment.", "en"),
        ("Within 10 days of receipt, the Authority shall issue its decision on payment.", "en"),
        ("The Government will perform monthly inspections of the site.", "en"),
        ("劳动者每日工作时间不超过八小时。", "zh"),
        ("本保函在收到书面索赔通知后15个工作日内支付。", "zh"),
        ("中标结果确定后2个工作日内发布公告。", "zh"),
        ("更换率低于20%的，得权重分。", "zh"),
    ],
)
def test_what_only_looks_like_a_standard(sentence, language):
    assert levels(paragraph(sentence), language=language) == []


def test_a_cell_with_several_targets_states_several():
    rows = table(
        ("序号", "项目", "目标值"),
        ("1", "空调系统", "合格率98%"),
        ("2", "维修", "零修及时率99%、返修率不高于2%，并有回访记录"),
    )
    assert [target for _, target in levels(rows, language="zh")] == ["合格率98%", "零修及时率99%", "返修率不高于2%"]


def test_a_specification_of_a_product_is_no_standard():
    rows = table(("指标", "内容", "指标要求"), ("整机规格", "环境", "相对湿度30%~80%"))
    assert levels(rows, language="zh") == []


def test_of_the_bands_of_an_assessment_the_one_that_costs_nothing():
    bands = [
        paragraph("月度考核得分大于或等于85分而小于95分的，扣除当月服务费的5%；"),
        paragraph("月度考核得分小于85分的，扣除当月服务费的10%。"),
    ]
    assert levels(heading("考核标准"), *bands, language="zh") == [("assessment_score", "≥ 95 分")]


def test_the_draft_contract_counts_only_where_nothing_else_states_a_standard():
    draft = (heading("第五章 合同条款及格式"), paragraph("乙方应在3个工作日内安排替代人员。"))
    own = (heading("第三章 服务要求"), paragraph("乙方应在2小时内响应。"))
    found = extract_facts([document(*draft, language="zh")]).service_levels
    assert [one.target for one in found.value] == ["3个工作日"]
    assert "draft contract" in found.why
    assert levels(*own, *draft, language="zh") == [("response_time", "2小时")]
