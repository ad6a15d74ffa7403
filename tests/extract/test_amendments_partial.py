"""A partial amendment changes what it mentions, and nothing else."""

from __future__ import annotations

import pytest

from models.document import ParsedDocument
from tasks.extract.requirements import extract_requirements
from tests.extract.amending import amended, named, told
from tests.extract.building import heading, item, paragraph, printed, table

SUBMISSION = ("2 Submission",)
SERVICE = ("3 Service",)
BASE = named(
    "tender.pdf",
    heading("2 Submission"),
    paragraph("Offers must be received by 14:00 on 3 May 2031.", section=SUBMISSION),
    paragraph("The technical offer must not exceed 20 pages.", section=SUBMISSION),
    paragraph("Questions must be received by 10 April 2031.", section=SUBMISSION),
    heading("3 Service"),
    paragraph("The supplier shall answer 80% of calls within 20 seconds.", number="3.1", section=SERVICE),
    paragraph("The supplier shall provide ten agents on weekdays.", number="3.2", section=SERVICE),
    paragraph("The supplier shall keep recordings for 90 days.", number="3.3", section=SERVICE),
    paragraph("The supplier shall provide a fax line where possible.", number="3.4", section=SERVICE),
    paragraph("Holidays – The supplier shall open the lines on public holidays.", section=SERVICE),
    table(
        [["Metric", "Target", "Method"], ["Chat", "80% within one minute", "log"], ["Mail", "one day", "sample"]],
        section=SERVICE,
    ),
)


def test_each_instruction_changes_its_target_only() -> None:
    addendum = named(
        "addendum.pdf",
        heading("Addendum 1"),
        paragraph("The due date for offers is extended to 17:00 on 10 May 2031."),
        paragraph("The page limit for the technical offer is increased to 30."),
        paragraph("Clause 3.1 is replaced by the following:"),
        paragraph("The supplier shall answer 90% of calls within 15 seconds."),
        paragraph("In clause 3.2, replace “ten agents” with “twelve agents”."),
        paragraph("Delete clause 3.3."),
        paragraph("Delete the words “where possible” from clause 3.4."),
        paragraph("The first sentence in the “Holidays” section is amended to read: “The supplier closes at Easter.”"),
        paragraph("The “Target” of “Chat” is amended to read: “90% within one minute”."),
        paragraph("After clause 3.4, insert the following clause: The supplier must test all lines monthly."),
    )
    rows, (reading,) = amended(BASE, addendum)
    assert reading.kind == "partial"
    assert reading.unresolved == ()
    assert told(reading) == [
        (
            "changed",
            "Offers must be received by 14:00 on 3 May 2031.",
            "Offers must be received by 17:00 on 10 May 2031.",
        ),
        (
            "changed",
            "The technical offer must not exceed 20 pages.",
            "The technical offer must not exceed 30 pages.",
        ),
        (
            "changed",
            "The supplier shall answer 80% of calls within 20 seconds.",
            "The supplier shall answer 90% of calls within 15 seconds.",
        ),
        (
            "changed",
            "The supplier shall provide ten agents on weekdays.",
            "The supplier shall provide twelve agents on weekdays.",
        ),
        ("removed", "The supplier shall keep recordings for 90 days.", ""),
        (
            "changed",
            "The supplier shall provide a fax line where possible.",
            "The supplier shall provide a fax line.",
        ),
        (
            "changed",
            "Holidays – The supplier shall open the lines on public holidays.",
            "The supplier closes at Easter.",
        ),
        ("changed", "Chat | 80% within one minute | log", "Chat | 90% within one minute | log"),
        ("new", "", "The supplier must test all lines monthly."),
    ]
    before = {row.text: row.id for row in extract_requirements(BASE)}
    now = {row.id: row for row in rows}
    for change in reading.changes:
        if change.kind == "changed":
            assert change.old_id == change.new_id == before[change.previous_text or ""]
            assert now[change.new_id].previous_text == change.previous_text
            assert now[change.new_id].amendment == "addendum.pdf"
    assert {row.change for row in rows if row.text.startswith(("Questions", "Mail"))} == {"unchanged"}
    assert reading.unchanged == len(before) - 8


@pytest.mark.parametrize(
    ("instruction", "before", "now"),
    [
        ("3.3 is deleted.", "The supplier shall keep recordings for 90 days.", ""),
        ("Please disregard clause 3.3.", "The supplier shall keep recordings for 90 days.", ""),
        (
            "Section 3.2 – replace “ten” with “nine”.",
            "The supplier shall provide ten agents on weekdays.",
            "The supplier shall provide nine agents on weekdays.",
        ),
        (
            "In clause 3.3 “90 days” should read “60 days”.",
            "The supplier shall keep recordings for 90 days.",
            "The supplier shall keep recordings for 60 days.",
        ),
        (
            "The reference to “a fax line” in clause 3.4 is changed to “a chat line”.",
            "The supplier shall provide a fax line where possible.",
            "The supplier shall provide a chat line where possible.",
        ),
        (
            "The deadline for questions has been extended by five days to 15 April 2031.",
            "Questions must be received by 10 April 2031.",
            "Questions must be received by 15 April 2031.",
        ),
        (
            "Please note that the closing date is now 16:00 on 4 June 2031.",
            "Offers must be received by 14:00 on 3 May 2031.",
            "Offers must be received by 16:00 on 4 June 2031.",
        ),
        ("Clause 3.4 is replaced by: “Not used.”", "The supplier shall provide a fax line where possible.", ""),
    ],
)
def test_the_same_thing_said_in_many_ways(instruction: str, before: str, now: str) -> None:
    _, (reading,) = amended(BASE, named("a.pdf", paragraph(instruction)))
    assert told(reading) == [("changed" if now else "removed", before, now)]
    assert reading.unresolved == ()


def test_another_deadline_on_the_same_day_stays() -> None:
    base = named(
        "tender.pdf",
        paragraph("Questions must be sent by 3 May 2031.", number="1.1"),
        paragraph("Offers must be received by 3 May 2031.", number="1.2"),
        paragraph("All offers must arrive no later than 3 May 2031.", number="1.3"),
    )
    change = "The deadline for offers is extended from 3 May 2031 to 9 May 2031."
    _, (reading,) = amended(base, named("a.pdf", paragraph(change)))
    assert [now for _, _, now in told(reading)] == [
        "Offers must be received by 9 May 2031.",
        "All offers must arrive no later than 9 May 2031.",
    ]


def test_a_lettered_item_is_counted() -> None:
    path = ("4 Reports",)
    base = named(
        "tender.pdf",
        paragraph("The supplier shall:", number="4.3", section=path),
        item("keep a log of all faults;", marker="(a)", section=path),
        item("report faults within 4 hours; and", marker="(b)", section=path),
        item("keep a list of risks.", marker="(c)", section=path),
    )
    change = "Paragraph 4.3(b) is amended to read “report faults within 2 hours; and”."
    _, (reading,) = amended(base, named("a.pdf", paragraph(change)))
    assert told(reading) == [("changed", "report faults within 4 hours; and", "report faults within 2 hours; and")]


def test_a_replaced_section_loses_what_is_not_said_again() -> None:
    path = ("4 Reports",)
    base = named(
        "tender.pdf",
        heading("4 Reports"),
        paragraph("The supplier shall send monthly reports by Friday.", number="4.1", section=path),
        paragraph("The supplier shall attend a review in Leeds each quarter.", number="4.2", section=path),
        paragraph("The supplier shall publish a yearbook.", number="4.3", section=path),
    )
    addendum = named(
        "a.pdf",
        paragraph("Section 4 (Reports) is deleted in its entirety and replaced with the following:"),
        paragraph("4.1 The supplier shall send weekly reports by Friday."),
        paragraph("4.2 The supplier shall attend a review in Leeds each quarter."),
        paragraph("4.3 The supplier must train its deputies."),
    )
    rows, (reading,) = amended(base, addendum)
    assert sorted(told(reading)) == [
        (
            "changed",
            "The supplier shall send monthly reports by Friday.",
            "The supplier shall send weekly reports by Friday.",
        ),
        ("new", "", "The supplier must train its deputies."),
        ("removed", "The supplier shall publish a yearbook.", ""),
    ]
    assert [row.change for row in rows if "Leeds" in row.text] == ["unchanged"]


@pytest.mark.parametrize(
    "text",
    [
        "Section 3 is deleted in its entirety and replaced with the following:",
        "Clause 3.3 now requires two years.",
        "The service hours have been changed.",
    ],
)
def test_a_change_that_is_not_understood_is_never_dropped(text: str) -> None:
    rows, (reading,) = amended(BASE, named("a.pdf", paragraph(text)))
    assert [left.said.text for left in reading.unresolved] == [text]
    assert [change.kind for change in reading.changes if change.kind != "new"] == []
    assert {row.change for row in rows if row.document == "tender.pdf"} == {"unchanged"}


def test_what_cannot_be_found_is_left_to_a_person_and_its_text_counts() -> None:
    addendum = named(
        "addendum.pdf",
        printed("Clause 9.1 is replaced by: “The supplier shall provide parking for all agents.”", page=2),
        printed("Attachment 4 is replaced by the attached Attachment 4.", page=3),
    )
    rows, (reading,) = amended(BASE, addendum)
    assert [(left.said.page, left.said.text[:12]) for left in reading.unresolved] == [
        (2, "Clause 9.1 i"),
        (3, "Attachment 4"),
    ]
    assert all(left.said.boxes for left in reading.unresolved)
    assert told(reading) == [("new", "", "The supplier shall provide parking for all agents.")]
    assert len(rows) == len(extract_requirements(BASE)) + 1


def test_a_number_that_stands_twice_is_not_guessed() -> None:
    base = named(
        "tender.pdf",
        paragraph("Offers must be signed.", number="5", section=("A Offers",)),
        paragraph("Agents must be trained.", number="5", section=("B Agents",)),
    )
    _, (reading,) = amended(base, named("a.pdf", paragraph("Delete item 5.")))
    assert reading.changes == ()
    assert len(reading.unresolved) == 1


def test_an_amendment_of_an_unknown_document_changes_nothing_by_itself() -> None:
    addendum = named("other.pdf", paragraph("The due date for offers is extended to 17:00 on 10 May 2031."))
    rows, (reading,) = amended(BASE, addendum, known=False)
    assert {row.change for row in rows if row.document == "tender.pdf"} == {"unchanged"}
    assert len(reading.unresolved) == 1


def test_questions_ask_nothing_and_answers_only_what_is_new() -> None:
    answers = named(
        "answers.pdf",
        paragraph("Q1: Must the supplier provide parking, and how many spaces should there be?"),
        paragraph("A1: No, parking is not required."),
        paragraph("Q2: Can the page limit for the technical offer be raised?"),
        paragraph("A2: The page limit is increased to 30."),
        paragraph("Q3: Who pays for headsets?"),
        paragraph("A3: The supplier must provide headsets for all agents at its own cost."),
        paragraph("Q4: How long are recordings kept?"),
        paragraph("A4: The supplier shall keep recordings for 90 days."),
        paragraph("Q5: When does the contract start?"),
        paragraph("A5: See section 2."),
        paragraph("Q6: Is there a need for:"),
        item("Service in Polish? Yes."),
    )
    _, (reading,) = amended(BASE, answers)
    assert told(reading) == [
        (
            "changed",
            "The technical offer must not exceed 20 pages.",
            "The technical offer must not exceed 30 pages.",
        ),
        ("new", "", "The supplier must provide headsets for all agents at its own cost."),
    ]
    assert ["Service in Polish? Yes." in left.said.text for left in reading.unresolved] == [True]


def test_answers_in_a_table_are_read_by_their_column() -> None:
    answers = named(
        "answers.pdf",
        table(
            [
                ["No.", "Question", "Answer"],
                ["1", "Must agents speak French at all times?", "No."],
                ["2", "Which tool is used?", "The supplier must use the buyer's ticket tool."],
            ]
        ),
    )
    _, (reading,) = amended(BASE, answers)
    assert told(reading) == [("new", "", "The supplier must use the buyer's ticket tool.")]


def test_a_later_amendment_wins_and_the_history_is_kept() -> None:
    first = named("a1.pdf", paragraph("In clause 3.2, replace “ten agents” with “twelve agents”."))
    second = named("a2.pdf", paragraph("In clause 3.2, replace “twelve agents” with “fifteen agents”."))
    rows, readings = amended(BASE, first, second)
    assert [told(reading)[0][1:] for reading in readings] == [
        ("The supplier shall provide ten agents on weekdays.", "The supplier shall provide twelve agents on weekdays."),
        (
            "The supplier shall provide twelve agents on weekdays.",
            "The supplier shall provide fifteen agents on weekdays.",
        ),
    ]
    (row,) = [row for row in rows if row.number == "3.2"]
    assert row.amendment == "a2.pdf"
    assert row.id == next(one.id for one in extract_requirements(BASE) if one.number == "3.2")


KEEN = ("第三章 服务需求",)
NOTICE = ("第一章 投标须知",)
CHINESE = named(
    "招标文件.docx",
    heading("第一章 投标须知"),
    paragraph("投标截止时间为2031年3月5日9时30分，逾期送达的投标文件不予接收。", section=NOTICE),
    paragraph("投标文件不得超过60页。", number="6", section=NOTICE),
    heading("第三章 服务需求"),
    paragraph("服务商应配备不少于20名坐席人员。", number="3.1", section=KEEN),
    paragraph("坐席人员须持有普通话二级乙等及以上证书。", number="3.2", section=KEEN),
    paragraph("服务商应在5个工作日内完成人员到岗。", number="3.3", section=KEEN),
    paragraph("服务商须每月提交质检报告。", number="3.4", section=KEEN),
    paragraph("录音数据保存期限不得少于6个月。", number="3.5", section=KEEN),
    table([["指标", "要求"], ["接通率", "不低于90%"], ["满意度", "不低于90%"]], section=KEEN),
    language="zh",
)
CORRECTION = named(
    "更正公告.pdf",
    heading("更正公告"),
    paragraph("一、更正内容如下："),
    paragraph("1、投标截止时间由2031年3月5日9时30分变更为2031年3月12日9时30分。"),
    paragraph("2、第三章第3.1条“不少于20名坐席人员”修改为“不少于30名坐席人员”。"),
    paragraph("3、第三章第3.4条，原：服务商须每月提交质检报告。现更正为：服务商须每周提交质检报告。"),
    paragraph("4、删除第三章第3.2条。"),
    paragraph("5、在第3.5条后增加：服务商须每日备份录音数据。"),
    paragraph("6、第九章第9.9条修改为：服务商应提供双语坐席。"),
    table([["序号", "更正项", "更正前内容", "更正后内容"], ["1", "接通率", "不低于90%", "不低于92%"]]),
    paragraph("其他内容不变。"),
    language="zh",
)
ANSWERS = named(
    "答疑.pdf",
    heading("答疑文件"),
    paragraph("问题1：投标文件页数是否可以增加？"),
    paragraph("答：投标文件页数上限调整为80页。"),
    paragraph("问题2：是否需要提供样品？"),
    paragraph("答：无需提供样品。"),
    paragraph("问题3：人员到岗时间如何确定？"),
    paragraph("答：详见招标文件第三章。"),
    paragraph("问题4：系统对接由谁负责？"),
    paragraph("答：中标人须负责与采购人工单系统的对接。"),
    language="zh",
)


def test_a_chinese_correction_changes_what_it_lists() -> None:
    _, (reading,) = amended(CHINESE, CORRECTION)
    assert told(reading) == [
        (
            "changed",
            "投标截止时间为2031年3月5日9时30分，逾期送达的投标文件不予接收。",
            "投标截止时间为2031年3月12日9时30分，逾期送达的投标文件不予接收。",
        ),
        ("changed", "服务商应配备不少于20名坐席人员。", "服务商应配备不少于30名坐席人员。"),
        ("changed", "服务商须每月提交质检报告。", "服务商须每周提交质检报告。"),
        ("removed", "坐席人员须持有普通话二级乙等及以上证书。", ""),
        ("new", "", "服务商须每日备份录音数据。"),
        ("new", "", "服务商应提供双语坐席。"),
        ("changed", "接通率 | 不低于90%", "接通率 | 不低于92%"),
    ]
    assert ["第9.9条" in left.said.text for left in reading.unresolved] == [True]


def test_chinese_answers_change_a_rule_and_add_a_duty() -> None:
    _, (reading,) = amended(CHINESE, ANSWERS)
    assert told(reading) == [
        ("changed", "投标文件不得超过60页。", "投标文件不得超过80页。"),
        ("new", "", "中标人须负责与采购人工单系统的对接。"),
    ]
    assert reading.unresolved == ()


def test_the_order_of_files_does_not_matter() -> None:
    def stands(documents: list[ParsedDocument]) -> object:
        from tasks.extract.amendments.amend import apply_amendments
        from tests.extract.amending import role

        found, readings = apply_amendments(
            documents,
            {one.name: extract_requirements(one) for one in documents},
            [
                role(CHINESE.name),
                role(CORRECTION.name, 1, amends=CHINESE.name),
                role(ANSWERS.name, 2, amends=CHINESE.name),
            ],
        )
        return sorted(row.model_dump_json() for row in found), readings

    orders = ([CHINESE, CORRECTION, ANSWERS], [ANSWERS, CORRECTION, CHINESE], [CORRECTION, CHINESE, ANSWERS])
    assert stands(orders[0]) == stands(orders[1]) == stands(orders[2])


def test_a_tender_without_amendments_is_as_it_was() -> None:
    rows, readings = amended(BASE)
    assert readings == ()
    assert rows == extract_requirements(BASE)
