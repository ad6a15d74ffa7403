"""Wordings that buyers use for changes: each changes its target, or is left to a person; none is taken wrongly."""

from __future__ import annotations

import time

import pytest

from models.amendment import AmendmentReading
from models.document import Block, ParsedDocument
from tests.extract.amending import amended, named, told
from tests.extract.building import heading, paragraph, table

OFFERS, SERVICE, LEVELS = ("2 Offers",), ("3 Service",), ("4 Levels",)
REPORTS = (*SERVICE, "3.3 Reports")
ENGLISH = named(
    "tender.pdf",
    heading("2 Offers"),
    paragraph("Offers must be received by 2:00 PM on December 17, 2031.", number="2.1", section=OFFERS),
    paragraph("The method statement must not exceed 20 pages.", number="2.2", section=OFFERS),
    heading("3 Service"),
    paragraph("The supplier shall open at eight. The supplier shall record calls.", number="3.2", section=SERVICE),
    heading("3.3 Reports"),
    paragraph("The supplier shall send a list of faults.", number="3.3", section=REPORTS),
    paragraph("The supplier shall provide ten agents if asked.", number="3.4", section=SERVICE),
    paragraph("The supplier shall employ vetted staff.", number="3.5", section=SERVICE),
    paragraph("The supplier shall provide parking.", number="3.6", section=SERVICE),
    paragraph("The set-up must be complete within six weeks.", number="3.7", section=SERVICE),
    heading("4 Levels"),
    table(
        [["No.", "Measure", "Target"], ["SL2", "Calls lost", "at most 5%"], ["SL3", "Chats", "80% in 9 s"]],
        section=LEVELS,
    ),
)
DATED, PAGES = (
    "Offers must be received by 2:00 PM on December 17, 2031.",
    "The method statement must not exceed 20 pages.",
)
AGENTS, STAFF = "The supplier shall provide ten agents if asked.", "The supplier shall employ vetted staff."
BICYCLES = "The supplier shall provide bicycles."
TWELVE = AGENTS.replace("ten", "twelve")
PARKING, SET_UP = "The supplier shall provide parking.", "The set-up must be complete within six weeks."

ZB, ZX, ZS = ("第一章 邀请",), ("第二章 须知",), ("第三章 需求",)
CHINESE = named(
    "招标文件.docx",
    heading("第一章 邀请"),
    paragraph("提交投标文件截止时间：2031-09-14 09:30:00，逾期不予接收。", section=ZB),
    heading("第二章 须知"),
    paragraph("投标有效期不少于90日历天。", number="3.3.1", section=ZX),
    paragraph("本项目计划工期：365日历天，投标人须承诺。", number="1.3.2", section=ZX),
    table([["条款号", "条款名称", "内容"], ["2.4.1", "保证金", "5万元，投标人须转账"]], section=ZX),
    heading("第三章 需求"),
    paragraph("服务商须在5个工作日内到岗。", number="2.1", section=ZS),
    paragraph("服务商须每月提交质检报告。", number="2.3", section=ZS),
    paragraph("坐席人员须持有普通话证书。", number="2.4", section=ZS),
    paragraph("录音数据须保存6个月。", number="2.5", section=ZS),
    paragraph("服务商须具备信息安全认证。", number="2.6", section=ZS),
    language="zh",
)
DEADLINE, MONTHS = "提交投标文件截止时间：2031-09-14 09:30:00，逾期不予接收。", "录音数据须保存6个月。"


def read(base: ParsedDocument, *blocks: Block) -> AmendmentReading:
    _, (reading,) = amended(base, named("a.pdf", *blocks, language=base.language))
    return reading


@pytest.mark.parametrize(
    ("instruction", "changes"),
    [
        (
            "Section 2.1 Delete December 17, 2031 and replace with December 30, 2031.",
            [(DATED, DATED.replace("17", "30"))],
        ),
        (
            "This addendum extends the due date for offers to January 4, 2032.",
            [(DATED, DATED.replace("December 17, 2031", "January 4, 2032"))],
        ),
        (
            "The closing date is extended to 5:00 PM on January 4, 2032.",
            [(DATED, "Offers must be received by 5:00 PM on January 4, 2032.")],
        ),
        (
            "The page limit for the method statement is increased from 20 to 30 pages.",
            [(PAGES, PAGES.replace("20", "30"))],
        ),
        ("Section 2.2 – change from 20 pages to 30 pages.", [(PAGES, PAGES.replace("20", "30"))]),
        (
            f"Section 2.2 CHANGE FROM: {PAGES} CHANGE TO: The method statement must not exceed 9 pages.",
            [(PAGES, PAGES.replace("20", "9"))],
        ),
        (
            "Clause 3.4 is hereby amended by deleting “ten” and inserting “twelve” in its place.",
            [(AGENTS, TWELVE)],
        ),
        (
            "Section 3.4 is hereby modified and amended by deleting the phrase “if asked”.",
            [(AGENTS, "The supplier shall provide ten agents.")],
        ),
        ("Delete “ten” in clause 3.4 and substitute therefor “twelve”.", [(AGENTS, TWELVE)]),
        ("Delete clause 3.6 and substitute therefor “The supplier shall provide bicycles.”", [(PARKING, BICYCLES)]),
        (
            f"Section 3.6 is amended by deleting such section in its entirety and substituting therefor: {BICYCLES}",
            [(PARKING, BICYCLES)],
        ),
        (f"Section 3.6 is deleted and replaced with the following Section 3.6: {BICYCLES}", [(PARKING, BICYCLES)]),
        (f"Section 3.6 is amended to reflect the following: 3.6) {BICYCLES}", [(PARKING, BICYCLES)]),
        (
            "Section 3.2, second sentence, is revised to read: “The supplier shall record chats.”",
            [("The supplier shall record calls.", "The supplier shall record chats.")],
        ),
        (
            "The target for SL2 is revised to at most 3%.",
            [("SL2 | Calls lost | at most 5%", "SL2 | Calls lost | at most 3%")],
        ),
        ("Clause 3.7: for “six weeks” read “eight weeks”.", [(SET_UP, SET_UP.replace("six", "eight"))]),
        ("Sections 3.5 and 3.6 are deleted.", [(STAFF, ""), (PARKING, "")]),
        ("Delete Sections 3.5 through 3.7.", [(STAFF, ""), (PARKING, ""), (SET_UP, "")]),
        ("The RFP is amended as follows: Section 3.5 no longer applies.", [(STAFF, "")]),
        (
            "Section 3.4 is amended to include the following: The supplier must name two deputies.",
            [("", "The supplier must name two deputies.")],
        ),
        ("All other terms and conditions remain unchanged.", []),
    ],
)
def test_english_wordings(instruction: str, changes: list[tuple[str, str]]) -> None:
    reading = read(ENGLISH, paragraph(instruction))
    assert [(before, now) for _, before, now in told(reading)] == changes
    assert reading.unresolved == ()


@pytest.mark.parametrize(
    ("instruction", "changes"),
    [
        (
            "招标文件2.1条修改为：“服务商须在7个工作日内到岗。”",
            [("服务商须在5个工作日内到岗。", "服务商须在7个工作日内到岗。")],
        ),
        (
            "更正内容：原公告的投标文件提交截止时间：2031-09-14 09:30:00，更正为：2031-09-18 09:30:00。",
            [(DEADLINE, DEADLINE.replace("14", "18"))],
        ),
        (
            "将原投标截止时间 2031-09-14 09:30:00 延期至 2031-09-28 09:30:00。",
            [(DEADLINE, DEADLINE.replace("14", "28"))],
        ),
        (
            "投标截止时间由2031年9月14日9时30分调整为2031年9月21日9时30分，开标时间相应顺延。",
            [(DEADLINE, "提交投标文件截止时间：2031年9月21日9时30分，逾期不予接收。")],
        ),
        (
            "须知前附表第3.3.1项投标有效期修改为120日历天。",
            [("投标有效期不少于90日历天。", "投标有效期不少于120日历天。")],
        ),
        (
            "原计划工期:365日历天，现变更修改为:330日历天。",
            [("本项目计划工期：365日历天，投标人须承诺。", "本项目计划工期：330日历天，投标人须承诺。")],
        ),
        (
            "原招标文件第12页“服务商须每月提交质检报告。”，现更正为：服务商须每周提交质检报告。",
            [("服务商须每月提交质检报告。", "服务商须每周提交质检报告。")],
        ),
        ("2.5条“6个月”应为“12个月”。", [(MONTHS, MONTHS.replace("6", "12"))]),
        ("将2.5条删除。", [(MONTHS, "")]),
        ("删除第三章2.4、2.6条。", [("坐席人员须持有普通话证书。", ""), ("服务商须具备信息安全认证。", "")]),
        (
            "2.5条修改为：录音数据须保存12个月。3. 2.4条删除。",
            [(MONTHS, MONTHS.replace("6", "12")), ("坐席人员须持有普通话证书。", "")],
        ),
        ("第三章增加一条：2.7 服务商须每日备份数据。", [("", "服务商须每日备份数据。")]),
        ("招标文件其他内容不变，以本公告为准。", []),
    ],
)
def test_chinese_wordings(instruction: str, changes: list[tuple[str, str]]) -> None:
    reading = read(CHINESE, paragraph(instruction))
    assert [(before, now) for _, before, now in told(reading)] == changes
    assert reading.unresolved == ()


@pytest.mark.parametrize(
    ("base", "instruction"),
    [
        (ENGLISH, "Replace page 12 with the attached page 12."),
        (ENGLISH, "The offer opening date has been changed to January 14, 2032."),
        (ENGLISH, "The submission deadline is extended by one week."),
        (ENGLISH, "The target for SL3 is revised to 70%."),
        (CHINESE, "保证金修改为：保函形式。"),
        (CHINESE, "招标文件部分评分因素变更，本项目其它内容不变。"),
        (CHINESE, "同时调整采购需求中的技术参数，具体详见更正后的招标文件。"),
        (CHINESE, "本项目暂停，恢复时间另行通知。"),
        (CHINESE, "原公告的开标时间：2031-09-14 09:30:00，更正为：2031-09-18 09:30:00。"),
    ],
)
def test_a_change_that_cannot_be_carried_out_is_left_to_a_person(base: ParsedDocument, instruction: str) -> None:
    reading = read(base, paragraph(instruction))
    assert reading.changes == ()
    assert len(reading.unresolved) == 1


def test_a_row_that_stands_for_a_whole_chapter_removes_nothing() -> None:
    row = table([["条款号", "条款名称", "内容"], ["2.4.1", "保证金", "3万元，投标人须转账"]])
    reading = read(CHINESE, paragraph("招标文件第二章前附表修改为："), row)
    assert [kind for kind, *_ in told(reading) if kind == "removed"] == []
    assert len(reading.unresolved) == 1


def test_a_closing_remark_is_no_part_of_the_new_text() -> None:
    reading = read(
        ENGLISH,
        paragraph("Section 3.6 is deleted in its entirety and replaced with the following:"),
        paragraph("3.6 The supplier shall provide bicycles."),
        paragraph("All other terms remain unchanged."),
    )
    assert told(reading) == [("changed", PARKING, "The supplier shall provide bicycles.")]


def test_old_and_new_text_in_two_paragraphs() -> None:
    reading = read(
        CHINESE,
        paragraph("1、原招标文件2.1条：服务商须在5个工作日内到岗。"),
        paragraph("现更正为：服务商须在7个工作日内到岗。"),
    )
    assert told(reading) == [("changed", "服务商须在5个工作日内到岗。", "服务商须在7个工作日内到岗。")]


@pytest.mark.parametrize(
    ("base", "question", "answer", "part"),
    [
        (ENGLISH, "Clause 3.7 asks for set-up in six weeks. Can this be longer?", "4 weeks.", "clause 3.7"),
        (ENGLISH, "Is the vetting in Section 3.5 required at award?", "No.", "clause 3.5"),
        (ENGLISH, "Is parking (3.6) needed?", "Not required.", "clause 3.6"),
        (ENGLISH, "What is the target for SL2?", "3%.", "SL2"),
        (ENGLISH, "Can the deadline be extended?", "Yes.", "the change asked for"),
        (ENGLISH, "Will the buyer waive Section 3.5?", "No.", ""),
        (ENGLISH, "Does Section 3.5 stand?", "Yes.", ""),
        (ENGLISH, "How many calls are there each day?", "About 400.", ""),
        (ENGLISH, "What does Section 3.5 mean?", "See Section 2.", ""),
        (CHINESE, "2.1条规定5个工作日内到岗，是否可以延长？", "7个工作日。", "clause 2.1"),
        (CHINESE, "2.6条信息安全认证是否必须？", "不要求。", "clause 2.6"),
        (CHINESE, "2.4条普通话证书是否可以放宽？", "可以。", "clause 2.4"),
        (CHINESE, "2.5条保存期限是否为6个月？", "是。", ""),
        (CHINESE, "现有坐席多少人？", "15人。", ""),
    ],
)
def test_a_short_answer_about_a_clause_is_never_silent(
    base: ParsedDocument, question: str, answer: str, part: str
) -> None:
    marks = ("Question 1: ", "Answer: ") if base.language == "en" else ("问题1：", "答：")
    reading = read(base, paragraph(marks[0] + question), paragraph(marks[1] + answer))
    assert reading.changes == ()
    assert [(part in left.why, left.said.text) for left in reading.unresolved] == (
        [(True, f"{question} {answer}")] if part else []
    )


def test_a_hundred_instructions_are_carried_out_quickly() -> None:
    clauses = [
        paragraph(f"The supplier shall answer {at} calls within {at + 9} seconds in town {at}.", number=f"5.{at}")
        for at in range(1, 400)
    ]
    orders = [
        paragraph(f"In clause 5.{at}, replace “{at + 9} seconds” with “{at + 5} seconds”.") for at in range(1, 100)
    ]
    base, amendment = named("tender.pdf", *clauses), named("a.pdf", *orders)
    began = time.perf_counter()
    _, (reading,) = amended(base, amendment)
    assert time.perf_counter() - began < 6  # reading the requirements of both takes most of it
    assert [kind for kind, *_ in told(reading)] == ["changed"] * 99
