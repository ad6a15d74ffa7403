"""What a bid manager finds in the ledger: one row an obligation, none of the buyer's own, each traced to its place."""

from __future__ import annotations

import pytest

from models.document import Block, Language
from models.requirement import Requirement
from tasks.extract.requirements import extract_requirements
from tests.extract.building import document, heading, item, paragraph, printed, table


def rows(*blocks: Block, language: Language = "en", under: tuple[str, ...] = ()) -> tuple[Requirement, ...]:
    return extract_requirements(document(*blocks, language=language, under=under))


def texts(*blocks: Block, language: Language = "en", under: tuple[str, ...] = ()) -> list[str]:
    return [row.text for row in rows(*blocks, language=language, under=under)]


@pytest.mark.parametrize(
    "text",
    [
        "The provider shall answer eight calls in ten within half a minute.",
        "Offers must arrive before noon on Friday.",
        "Sign-in with two factors is required.",
        "The agency will reject any proposal that arrives late.",
        "The vendor is responsible for the headsets.",
        "Describe how new agents are trained.",
        "It is desirable that supervisors speak French.",
        "As a caller, I want to be called back so that I need not wait.",
    ],
)
def test_english_obligations_are_found(text: str) -> None:
    assert texts(paragraph(text), under=("3 Requirements",)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The agency will provide desks and chairs.",
        "The Government shall inspect the floor once a month.",
        "The city reserves the right to cancel this procurement.",
        "Abandonment means that a caller hangs up before an answer.",
        "Last year the desk handled forty thousand calls.",
        "Proposals will be evaluated by a panel of three.",
        "Name: ______________ Date: ____________",
    ],
)
def test_what_asks_nothing_of_the_bidder_is_left_out(text: str) -> None:
    assert texts(paragraph(text), under=("3 Requirements",)) == []


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("供应商须在五日内提交培训计划。", "第二章 投标人须知"),
        ("逾期送达的投标文件将被拒收。", "第二章 投标人须知"),
        ("乙方不得将坐席业务转包给第三方。", "第四章 合同条款"),
        ("对每日录音按百分之五抽检；", "第三章 采购需求"),
        ("投标有效期：开标后九十天", "第一章 招标公告"),
        ("提供近两年同类合同的复印件，每份得1分。", "第五章 评分标准"),
        ("采购人不接受备选方案。", "第二章 投标人须知"),
    ],
)
def test_chinese_obligations_are_found(text: str, section: str) -> None:
    assert texts(paragraph(text), language="zh", under=(section,)) == [text]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("采购人将于次日公布结果。", "第二章 投标人须知"),
        ("评标委员会成员应当独立评审。", "第五章 评标办法"),
        ("本项目所称坐席是指接听电话的人员。", "第二章 投标人须知"),
        ("我方承诺遵守招标文件的全部规定。", "第六章 投标文件格式"),
        ("大楼共有电梯四台。", "第三章 项目概况"),
        ("联系人：张三，电话：12345678", "第一章 招标公告"),
    ],
)
def test_chinese_text_of_the_buyer_is_left_out(text: str, section: str) -> None:
    assert texts(paragraph(text), language="zh", under=(section,)) == []


def test_headings_headers_and_contents_are_never_rows() -> None:
    quiet = (
        heading("What the provider must do"),
        Block(index=0, kind="header", text="The provider must keep this header."),
        Block(index=0, kind="footer", text="Offers must show page 3."),
        Block(index=0, kind="toc", text="What the provider must do ..... 4"),
    )
    assert texts(*quiet) == []


def test_items_that_stand_alone_are_rows_and_keep_their_lead_in() -> None:
    found = rows(
        paragraph("The provider shall:"),
        item("train every new agent for ten days before the first call;"),
        item("keep recordings of all calls for one year."),
    )
    assert [row.text[:12] for row in found] == ["train every ", "keep recordi"]
    assert {row.lead_in for row in found} == {"The provider shall:"}


def test_a_list_of_mere_names_is_one_row() -> None:
    found = texts(
        paragraph("The provider shall answer calls in the following languages:"), item("French"), item("Dutch")
    )
    assert found == ["The provider shall answer calls in the following languages: French Dutch"]


def test_a_service_level_row_needs_no_modal() -> None:
    found = rows(
        table([["Metric", "Target", "Method"], ["Answered calls", "95 %", "Monthly report"]]), under=("Service levels",)
    )
    assert [(row.text, row.source) for row in found] == [("Answered calls | 95 % | Monthly report", "table")]


def test_price_tables_and_lists_of_clauses_are_no_requirements() -> None:
    assert texts(table([["Item", "Quantity", "Unit price"], ["Agent hour", "1,000", ""]])) == []
    assert texts(table([["Clause No", "Clause Title"], ["52.1", "Records must be kept"]])) == []


def test_the_long_cells_of_a_scoring_table_are_read_by_the_sentence() -> None:
    criterion = (
        "根据投标人的培训方案进行评审，优秀的得5分，一般的得3分。须提供培训教材的复印件并加盖公章。"
        "未提供的不得分，由评委酌情处理相关情况。"
    )
    found = texts(table([["评分项", "评分标准", "分值"], ["培训", criterion, "5"]]), language="zh", under=("评标办法",))
    assert any("须提供培训教材的复印件" in text for text in found)
    assert not any(text.startswith("未提供的不得分") for text in found)


def test_a_sentence_over_a_page_break_is_one_row_with_boxes_on_both_pages() -> None:
    first = printed("The provider shall keep all recordings", page=3, top=760)
    second = printed("in the country for one year.", page=4, top=60)
    (row,) = rows(first, second)
    assert row.text == "The provider shall keep all recordings in the country for one year."
    assert row.page == 3
    assert [box.page for box in row.boxes] == [3, 4]


def test_boxes_narrow_to_the_sentence() -> None:
    text = "Calls are recorded. The provider shall keep them."
    (row,) = rows(printed(text, page=2))
    (box,) = row.boxes
    assert box.x0 == 50 + 10 * text.index("The")
    assert box.x1 == 50 + 10 * len(text)


def test_a_repeat_is_listed_once() -> None:
    text = "The provider shall keep a log."
    assert texts(paragraph(text), paragraph("The  provider shall keep a log.")) == [text]


def test_ids_are_unique_and_the_same_every_time() -> None:
    blocks = [paragraph(f"The provider shall keep log {n}.") for n in range(20)]
    first, second = rows(*blocks), rows(*blocks)
    assert first == second
    assert len({row.id for row in first}) == 20


def test_wishes_are_desirable() -> None:
    (row,) = rows(paragraph("Supervisors should speak French."), under=("Staff",))
    assert row.level == "desirable"


@pytest.mark.parametrize(
    ("text", "section", "party"),
    [
        ("The offeror shall number every page.", "Section L Instructions to Offerors", "bidder"),
        ("The contractor shall train agents.", "Scope of work", "supplier"),
        ("The successful bidder shall sign within ten days.", "Instructions to bidders", "supplier"),
        ("Describe the training plan.", "Proposal content", "bidder"),
    ],
)
def test_the_party_follows_words_then_chapter(text: str, section: str, party: str) -> None:
    (row,) = rows(paragraph(text), under=(section,))
    assert row.party == party


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The contractor shall encrypt all personal data and report a security breach.", "security"),
        ("The contractor shall submit invoices for payment each month.", "commercial"),
        ("The contractor shall hand over all knowledge in the transition-out period.", "transition"),
        ("The contractor shall indemnify the agency against all liability.", "legal"),
        ("Quotes shall not exceed twenty pages in eleven point font.", "submission"),
    ],
)
def test_the_category_follows_the_words(text: str, category: str) -> None:
    (row,) = rows(paragraph(text))
    assert row.category == category


def test_a_starred_clause_decides_and_a_triangle_only_when_the_document_says_so() -> None:
    star, triangle = paragraph("★坐席不少于五十个。"), paragraph("▲录音保存一年。")
    legend = paragraph("标有“▲”的条款为实质性要求。")
    section = ("第三章 采购需求",)
    assert [row.knockout for row in rows(star, triangle, language="zh", under=section)] == [True, False]
    assert rows(legend, triangle, language="zh", under=section)[-1].knockout


def test_late_bids_decide_only_where_the_document_says_so() -> None:
    due = paragraph("Quotes must be received by 4 p.m. on 3 May.")
    rule = paragraph("A late quote will not be considered.")
    assert not rows(due)[0].knockout
    assert rows(due, rule)[0].knockout


def test_the_published_row_is_stable() -> None:
    (row,) = rows(paragraph("The provider shall keep a log.", number="3.2", page=4))
    assert list(row.row()) == [
        "document",
        "id",
        "number",
        "section",
        "page",
        "boxes",
        "text",
        "level",
        "knockout",
        "party",
        "category",
        "confidence",
        "source",
    ]
    assert row.number == "3.2"


def test_the_buyers_own_name_is_learned_from_what_only_a_buyer_does() -> None:
    found = texts(
        paragraph("The Library reserves the right to award to more than one bidder."),
        paragraph("The Library shall keep the keys of the reading room."),
        paragraph("The operator shall keep the keys of the call room."),
        under=("Scope of services",),
    )
    assert found == ["The operator shall keep the keys of the call room."]


def test_a_run_of_text_without_an_end_is_read_in_bounded_time() -> None:
    assert len(texts(paragraph("shall " * 20_000))) <= 1
    assert len(texts(paragraph("应按照投标人提供" * 8_000), language="zh", under=("第三章 采购需求",))) <= 1


def test_a_table_that_goes_on_keeps_its_column_headings() -> None:
    first = table([["Metric", "Target", "Method"], ["Answered calls", "95 %", "Monthly"]])
    second = table([["Lost calls", "3 %", "Monthly"], ["Call-backs", "same day", "Weekly"]], header_rows=0)
    found = texts(first, second, under=("Service levels",))
    assert found[-1] == "Call-backs | same day | Weekly"
