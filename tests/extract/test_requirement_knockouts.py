"""What decides alone: told by its own words, by a mark, by the sentence behind it, or by a rule elsewhere."""

from __future__ import annotations

import pytest

from models.document import Block, Cell, Language, Table
from models.requirement import Requirement
from tasks.extract.requirements import extract_requirements
from tests.extract.building import document, heading, item, paragraph, table


def rows(*blocks: Block, language: Language = "en", under: tuple[str, ...] = ()) -> tuple[Requirement, ...]:
    return extract_requirements(document(*blocks, language=language, under=under))


def decisive(*blocks: Block, language: Language = "en", under: tuple[str, ...] = ()) -> list[str]:
    return [row.text for row in rows(*blocks, language=language, under=under) if row.knockout]


@pytest.mark.parametrize(
    "text",
    [
        "Bids without the signed form are liable to be rejected.",
        "Tenders without a bond shall be declared non-responsive.",
        "A missing price sheet will lead to disqualification.",
        "Any rating below three renders the offer unacceptable.",
        "Proposals received by fax will be returned unopened.",
        "The agency will disqualify any vendor that contacts the panel.",
        "Bids without this list will be considered non-technically acceptable.",
        "Missing papers may be grounds for eliminating an offer.",
    ],
)
def test_a_rejection_in_any_form_decides(text: str) -> None:
    assert decisive(paragraph(text), under=("Scope of services",)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "未在平台登记的供应商，不得参加本次采购活动。",
        "报价高于平均价一半以上的，不得推荐为预中标供应商。",
        "未按时解密的，视为撤回投标文件。",
        "提供虚假业绩的，按无效投标处理。",
        "投标人应随文件提交不少于五万元的投标保证金。",
    ],
)
def test_a_chinese_exclusion_in_any_form_decides(text: str) -> None:
    assert decisive(paragraph(text), language="zh", under=("第二章 投标人须知",)) == [text]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("投标人逾期未回复的，视为投标人放弃答复。", "第二章 投标人须知"),
        ("投标人对招标文件的质疑应在五日内提出，逾期不予受理。", "九 质疑与投诉"),
        ("投标人应将正本扫描成一份文件并统一命名。", "第二章 投标人须知"),
    ],
)
def test_what_costs_only_a_right_does_not_decide(text: str, section: str) -> None:
    assert decisive(paragraph(text), language="zh", under=(section,)) == []


def test_a_consequence_in_the_next_sentence_decides() -> None:
    duty, consequence = "供应商不得向评审人员赠送礼品。", "一经发现，其投标将被认定为投标无效。"
    assert decisive(paragraph(duty + consequence), language="zh", under=("第二章 投标人须知",)) == [duty, consequence]
    asked, otherwise = "Each bidder must sign the ethics pledge.", "Otherwise the bid will be rejected."
    assert decisive(paragraph(f"{asked} {otherwise}")) == [asked, otherwise]


def test_a_consequence_that_names_the_failure_decides() -> None:
    asked = "Each bidder must attach the notarised safety certificate."
    rule = "Failure to attach the safety certificate will result in disqualification."
    other = "Each bidder must number the pages."
    assert decisive(paragraph(f"{asked} {rule}")) == [asked, rule]
    assert decisive(paragraph(f"{other} {rule}")) == [rule]


def test_a_consequence_of_the_list_above_decides_for_all_its_items() -> None:
    items = ("具有五年以上外呼经验；", "坐席设在国内；", "自有录音系统。")
    rule = "不满足上述任何一项要求的，其投标无效。"
    blocks = [paragraph("服务商应满足以下要求："), *(item(text, marker="①") for text in items), paragraph(rule)]
    assert decisive(*blocks, language="zh", under=("第三章 采购需求",)) == [*items, rule]


def test_a_rule_on_contents_decides_for_contents_only() -> None:
    rule = paragraph("Quotations that fail to include any of the items below will not be considered.")
    content = paragraph("The offeror shall describe its training of new agents.")
    style = paragraph("The text of the quotation shall be concise.")
    found = decisive(rule, content, style, under=("Quotation instructions",))
    assert content.text in found
    assert style.text not in found


@pytest.mark.parametrize(
    "rule",
    [
        "Any offer received after that hour will not be considered.",
        "Late offers will be disqualified.",
    ],
)
def test_the_deadline_decides_where_late_offers_are_refused(rule: str) -> None:
    due = "Offers must be submitted at https://buy.example.org/in by 5:00 p.m. EST on 3 May."
    questions = "Questions must be submitted by noon on 2 May."
    assert decisive(paragraph(due), paragraph(questions), paragraph(rule), under=("Schedule",)) == [due, rule]


@pytest.mark.parametrize("name", ["3 合格的投标供应商", "四 供应商资格条件", "1.4 投标人资格和要求"])
def test_a_condition_of_eligibility_needs_no_modal(name: str) -> None:
    condition = "从事客服外包业务满三年的企业法人；"
    (row,) = rows(item(condition, marker="1."), language="zh", under=("第一章 投标人须知", name))
    assert row.knockout
    assert (row.party, row.category) == ("bidder", "eligibility")


def test_how_to_obtain_the_papers_excludes_nobody() -> None:
    lead = paragraph("报名时需提供以下材料：")
    assert decisive(lead, item("营业执照复印件；"), language="zh", under=("四 投标人资格要求",)) == []


def test_an_english_order_to_describe_experience_is_no_minimum() -> None:
    order = paragraph("List your references and past experience with call centres.")
    assert decisive(order, under=("Experience of the bidder",)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bidder must have at least five years of experience with call centres.",
        "Tenderers shall hold a valid telemarketing licence.",
        "The offeror must be registered with the trade register.",
    ],
)
def test_what_a_bidder_must_be_or_have_is_a_minimum(text: str) -> None:
    (row,) = rows(paragraph(text), under=("Instructions to bidders",))
    assert (row.category, row.knockout) == ("eligibility", True)


def test_a_mark_speaks_for_the_whole_clause() -> None:
    found = decisive(paragraph("★录音保存三年。保存期内应可随时调取。"), language="zh", under=("第三章 采购需求",))
    assert found == ["★录音保存三年。", "保存期内应可随时调取。"]


def test_a_marked_title_speaks_for_its_clauses_until_the_next_title() -> None:
    blocks = [
        paragraph("★服务时间和地点", number="（一）"),
        paragraph("服务时间应为每日二十四小时。", number="1"),
        paragraph("培训要求", number="（二）"),
        paragraph("新员工应培训十天。", number="1"),
    ]
    found = decisive(*blocks, language="zh", under=("第三章 采购需求",))
    assert found[-1] == "服务时间应为每日二十四小时。"


def test_a_mark_in_a_merged_cell_speaks_for_every_row_it_spans() -> None:
    cells = (
        Cell(row=0, col=0, text="功能"),
        Cell(row=0, col=1, text="技术要求"),
        Cell(row=1, col=0, text="★录音", row_span=2),
        Cell(row=1, col=1, text="支持双声道录音"),
        Cell(row=2, col=1, text="支持按工单检索"),
        Cell(row=3, col=0, text="报表"),
        Cell(row=3, col=1, text="支持导出报表"),
    )
    grid = Table(rows=4, cols=2, header_rows=1, cells=cells)
    block = Block(index=0, kind="table", text="录音", table=grid)
    found = decisive(block, language="zh", under=("第三章 技术要求",))
    assert found == ["★录音 | 支持双声道录音", "支持按工单检索"]


def test_a_pledge_of_eligibility_decides_and_one_of_discretion_does_not() -> None:
    pledges = [paragraph("我单位三年内没有重大违法记录。"), paragraph("我单位严格保守项目秘密。")]
    section = ("第六章 投标文件格式", "声明函")
    assert decisive(*pledges, language="zh", under=section) == ["我单位三年内没有重大违法记录。"]


def test_objections_that_are_not_heard_void_no_bid() -> None:
    blocks = [paragraph("有下列情形之一的，不予受理："), item("质疑函未写明事实依据的；")]
    assert decisive(*blocks, language="zh", under=("第二章 投标人须知", "八 疑问与质疑")) == []


def test_a_new_clause_in_a_cell_is_no_case_of_the_list_before_it() -> None:
    cell = "10、有下列情形的，其投标无效：\n1）两份文件由同一人编制的；\n2）两份文件内容雷同的；\n"
    cell += "11、本表由投标人自行保管，不作为文件的组成部分。"
    block = table([["序号", "内容"], ["8", cell]])
    found = decisive(block, language="zh", under=("第一章 投标人须知前附表",))
    assert len(found) == 3
    assert not any("自行保管" in text for text in found)


def test_headings_stay_out_of_it() -> None:
    assert decisive(heading("Grounds for rejection of a bid")) == []
