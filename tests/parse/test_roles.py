"""A bid manager finds every document of a tender in the role she would give it, with the words that say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from models.amendment import in_order
from models.document import Block, Box, Cell, Line, ParsedDocument, Table
from models.document_set import RoleFinding
from tasks.parse.outline import finish
from tasks.parse.roles import roles_of


def box(top: float) -> Box:
    return Box(page=1, x0=50, top=top, x1=250, bottom=top + 10)


def heading(text: str, level: int = 1) -> Block:
    return Block(index=0, kind="heading", text=text, level=level, page=1, boxes=(box(20),))


def paragraph(text: str) -> Block:
    return Block(index=0, kind="paragraph", text=text, page=1, lines=(Line(start=0, end=len(text), box=box(40)),))


def table(*rows: Sequence[str], sheet: str | None = None) -> Block:
    cells = tuple(
        Cell(row=row, col=col, text=text, ref=f"{'ABCDEF'[col]}{row + 1}" if sheet else None)
        for row, texts in enumerate(rows)
        for col, text in enumerate(texts)
    )
    grid = Table(rows=len(rows), cols=max(map(len, rows)), header_rows=1, cells=cells)
    return Block(index=0, kind="table", text="\n".join(" | ".join(row) for row in rows), table=grid, sheet=sheet)


def document(name: str, *blocks: Block, media_type: str = "application/pdf") -> ParsedDocument:
    return ParsedDocument(
        sha256="0" * 64,
        name=name,
        media_type=media_type,
        parser_version="test",
        language="en",
        blocks=finish(blocks, "en"),
    )


def role_of(name: str, *blocks: Block, media_type: str = "application/pdf") -> RoleFinding:
    return roles_of([document(name, *blocks, media_type=media_type)])[0]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("ITT Volume 1 - Instructions to Tenderers.docx", "instructions"),
        ("03_PricingSchedule_v2.xlsx", "price_form"),
        ("Form of Tender.docx", "response_form"),
        ("Framework Agreement.docx", "contract_terms"),
        ("Annex C Service Level Agreement.docx", "specification"),
        ("RFP-2031 Addendum 2.pdf", "amendment"),
        ("Clarification Log RFP 77.xlsx", "qa"),
        ("Contact Centre RFP.pdf", "invitation"),
        ("site photographs.pdf", "annex"),
        ("客服热线外包 竞争性磋商文件.docx", "invitation"),
        ("招标文件更正公告（二）.pdf", "amendment"),
        ("答疑纪要.docx", "qa"),
        ("附件3 分项报价表.xlsx", "price_form"),
        ("用户需求书.docx", "specification"),
        ("服务合同（草案）.docx", "contract_terms"),
        ("法定代表人授权委托书.docx", "response_form"),
        ("评分标准.docx", "instructions"),
    ],
)
def test_names_alone_tell_the_role(name: str, role: str) -> None:
    finding = role_of(name, paragraph("Some words."))
    assert finding.role == role
    assert finding.source is None


def test_the_head_outweighs_the_name_and_has_its_place() -> None:
    finding = role_of("RFQ 8 part 2.pdf", heading("Statement of Work"), paragraph("Agents answer calls. " * 20))
    assert finding.role == "specification"
    assert finding.source is not None
    assert (finding.source.text, finding.source.page, len(finding.source.boxes)) == ("Statement of Work", 1, 1)
    assert "“Statement of Work”" in finding.reason


@pytest.mark.parametrize(
    "titles",
    [
        ("Instructions to Bidders", "Scope of Services", "Contract Terms", "Price Schedule"),
        ("投标人须知", "采购需求", "合同主要条款", "投标文件格式"),
    ],
)
def test_a_whole_tender_in_one_file_is_the_invitation_and_names_its_parts(titles: Sequence[str]) -> None:
    text = "Every part has a text of its own."
    finding = role_of("upload.pdf", *(block for title in titles for block in (heading(title), paragraph(text))))
    assert finding.role == "invitation"
    assert finding.parts[:3] == ("instructions", "specification", "contract_terms")
    assert all(title in finding.reason for title in titles)


def test_comments_on_a_request_are_not_the_request() -> None:
    assert role_of("a.pdf", heading("Comments on the RFQ"), paragraph("None yet.")).role == "annex"


def test_tables_tell_price_forms_answers_and_compliance_lists() -> None:
    workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    priced = role_of("1.xlsx", table(("Item", "Unit price", "Total price"), ("Call", "", "")), media_type=workbook)
    assert priced.role == "price_form"
    priced_zh = role_of("2.xlsx", table(("序号", "单价", "合计"), ("1", "", ""), sheet="Sheet1"), media_type=workbook)
    assert priced_zh.role == "price_form"
    assert priced_zh.source is not None
    assert priced_zh.source.section == ("Sheet1", "B1")
    asked = role_of("3.pdf", table(("No.", "Question", "Buyer's answer"), ("1", "May we sublet?", "No.")))
    assert asked.role == "qa"
    listed = role_of("4.xlsx", table(("招标要求", "投标响应"), ("热线", "")), media_type=workbook)
    assert listed.role == "response_form"


def test_blanks_make_a_form_and_parties_a_contract() -> None:
    blanks = [paragraph(f"{label}: ________") for label in ("Company", "Signature", "Date")]
    assert role_of("x.docx", *blanks).role == "response_form"
    clauses = [paragraph("甲方应当按月支付费用，乙方应当提供服务。") for _ in range(6)]
    assert role_of("y.docx", *clauses).role == "contract_terms"


def test_amendments_belong_to_the_tender_of_their_number_and_sort_by_their_own() -> None:
    tender = document("Tender.pdf", heading("Request for Proposals"), paragraph("RFP No. CC-2040-17"))
    second = document("b.pdf", heading("Addendum No. 2"), paragraph("RFP CC-2040-17"), paragraph("May 3, 2040"))
    first = document("c.pdf", heading("Addendum No. 1"), paragraph("April 2, 2040"))
    foreign = document("d.pdf", heading("Addendum No. 9"), paragraph("RFP ZZ-1999-01"))
    findings = roles_of([second, tender, first, foreign])
    assert [finding.amends for finding in findings] == ["Tender.pdf", None, "Tender.pdf", None]
    assert findings[0].dated_on == dt.date(2040, 5, 3)
    assert [finding.document for finding in in_order(findings)] == ["c.pdf", "b.pdf", "d.pdf"]


def test_an_amendment_without_number_belongs_to_the_tender_rather_than_its_notice() -> None:
    parts = ("Instructions to Bidders", "Scope of Services", "Contract Terms")
    tender = document("tender.pdf", *(block for part in parts for block in (heading(part), paragraph("Its text."))))
    notice = document("Tender Notice.html", heading("Tender notice"), paragraph("Bids are invited."))
    answers = document("Answers to questions.pdf", heading("Questions and Answers"))
    assert roles_of([notice, tender, answers])[2].amends == "tender.pdf"
    assert roles_of([notice, answers])[1].amends == "Tender Notice.html"
    assert roles_of([answers])[0].amends is None


def test_chinese_corrections_are_dated_numbered_and_linked() -> None:
    tender = document("招标文件.pdf", heading("公开招标文件"), paragraph("项目编号：KF-2040-0031"))
    change = document(
        "通知.pdf",
        heading("更正公告（第二号）"),
        paragraph("项目编号：KF-2040-0031"),
        paragraph("现对招标文件作如下更正：投标截止时间顺延三日。"),
        paragraph("日期：2040年6月9日"),
    )
    finding = roles_of([tender, change])[1]
    assert (finding.role, finding.amends) == ("amendment", "招标文件.pdf")
    assert (finding.ordinal, finding.dated_on) == (2, dt.date(2040, 6, 9))


def test_answers_in_an_addendum_bind_as_an_amendment() -> None:
    answers = [paragraph(text) for n in range(4) for text in (f"Q{n}: May we?", f"A{n}: Yes.")]
    assert role_of("Addendum 1.pdf", *answers).role == "amendment"
    assert role_of("letter.pdf", *answers).role == "qa"
