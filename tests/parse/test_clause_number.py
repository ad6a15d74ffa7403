"""Numbers are found where they number, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.parse.clause_number import split_number


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("3.2.1 The agent answers.", "3.2.1", "The agent answers."),
        ("3.2.1. The agent answers.", "3.2.1", "The agent answers."),
        ("C.4.1 Staffing", "C.4.1", "Staffing"),
        ("1.0 INTRODUCTION", "1.0", "INTRODUCTION"),
        ("2.Periodic Review", "2", "Periodic Review"),
        ("4. Reports are due monthly.", "4", "Reports are due monthly."),
        ("1 Introduction", "1", "Introduction"),
        ("Section 4 – Scope of work", "Section 4", "Scope of work"),
        ("ARTICLE 3. TERM", "ARTICLE 3", "TERM"),
        ("Section L: Instructions", "Section L", "Instructions"),
        ("A. The bidder signs.", "A", "The bidder signs."),
        ("IV. Evaluation", "IV", "Evaluation"),
        ("REQ-012: The system records calls.", "REQ-012", "The system records calls."),
        ("第三章 采购需求", "第三章", "采购需求"),
        ("第一节　总则", "第一节", "总则"),
        ("第十二条 投标人应当响应。", "第十二条", "投标人应当响应。"),
        ("第五条中标人应当履约。", "第五条", "中标人应当履约。"),
        ("第一部分：须知", "第一部分", "须知"),
        ("一、项目概况", "一", "项目概况"),
        ("十二 、其他", "十二", "其他"),
        ("（一）资格要求", "（一）", "资格要求"),
        ("(三) 报价", "(三)", "报价"),
        ("1．服务范围", "1", "服务范围"),
        ("1、服务范围", "1", "服务范围"),
        ("2.1.3坐席人数", "2.1.3", "坐席人数"),
        ("4．1投标人具备资质", "4.1", "投标人具备资质"),
        ("19. 5 投标以人民币报价", "19.5", "投标以人民币报价"),
        ("★2.1 具有许可证", "2.1", "★具有许可证"),
        ("▲ （二）录音保存", "（二）", "▲录音保存"),
        ("3.1★接通率不低于90%", "3.1", "★接通率不低于90%"),
        ("1、2024年以来的业绩", "1", "2024年以来的业绩"),
        ("3.1 人员要求", "3.1", "人员要求"),
        ("18.、解释顺序", "18", "解释顺序"),
    ],
)
def test_a_clause_number_is_taken_off(text: str, number: str, rest: str) -> None:
    assert split_number(text)[:3] == (number, None, rest)


@pytest.mark.parametrize(
    ("text", "marker", "rest"),
    [
        ("(a) one seat", "(a)", "one seat"),
        ("a. one seat", "a.", "one seat"),
        ("1) one seat", "1)", "one seat"),
        ("iv. one seat", "iv.", "one seat"),
        ("(iv) one seat", "(iv)", "one seat"),
        ("(1) 坐席", "(1)", "坐席"),
        ("（1）坐席", "（1）", "坐席"),
        ("① 坐席", "①", "坐席"),
        ("• one seat", "•", "one seat"),
        ("\uf0b7 one seat", "\uf0b7", "one seat"),
        ("\uf0d8坐席", "\uf0d8", "坐席"),
        ("o\tone seat", "o", "one seat"),
        ("- one seat", "-", "one seat"),
        ("● Calls answered", "●", "Calls answered"),
        ("★（1）坐席", "（1）", "★坐席"),
        ("A、坐席", "A、", "坐席"),
    ],
)
def test_a_list_marker_is_taken_off(text: str, marker: str, rest: str) -> None:
    assert split_number(text)[:3] == (None, marker, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2026 年起执行",
        "2026.5.25 开标",
        "25.05.2026 is the closing date",
        "3 years of experience",
        "25 May 2026 is the closing date",
        "80% of calls",
        "1.5 million contacts",
        "99.9% availability",
        "1.5万元",
        "3 个月内完成",
        "10:30 am",
        "$3.20 per call",
        "1,200 seats",
        "3.2 of this document applies",
        "24.2条规定的时间",
        "12.5分",
        "第13条规定的内容",
        "第一章的内容",
        "第二部分、第三部分均适用",
        "一、二级资质均可",
        "3、5、7号楼",
        "Section 4 of the contract applies to all staff.",
        "Attachment B must be completed by each bidder.",
        "-5 degrees",
        "on time",
        "e.g. a headset",
        "★投标人应当承诺",
        "12",
        "",
    ],
)
def test_what_only_looks_like_a_number_stays_in_the_text(text: str) -> None:
    assert split_number(text)[:3] == (None, None, text)


@given(st.text(max_size=80))
def test_the_rest_is_what_stands_behind_the_cut(text: str) -> None:
    found = split_number(text)
    assert found.rest.endswith(text[found.cut :])
    assert found.number is None or found.marker is None
