"""Who buys, where, how and under which papers: what is read, and what is better left out."""

from __future__ import annotations

import pytest

from tasks.extract.facts import extract_facts
from tests.extract.documents import document, heading, item, paragraph, table


def facts(*parts, language="en", first_page=2):
    return extract_facts([document(*parts, language=language, first_page=first_page)])


def value(fact):
    return fact.value if fact else None


def test_the_buyer_by_definition_outranks_a_damaged_first_page():
    found = facts(
        heading("采购单位：澜江市水局"),
        *[paragraph(f"第{number}页") for number in range(12)],
        heading("投标人须知"),
        paragraph("“采购人”系指澜江市水务局。"),
        paragraph("澜江市水务局对本项目负责。"),
        paragraph("须经澜江市水务局同意。"),
        paragraph("由澜江市水务局支付。"),
        language="zh",
        first_page=1,
    )
    assert found.buyer.value == "澜江市水务局"


def test_the_buyer_by_english_definition():
    assert value(facts(paragraph('"Purchaser" means the Ferry Operations Agency of Northmoor.')).buyer) == (
        "Ferry Operations Agency of Northmoor"
    )


def test_initials_that_act_as_the_other_party_are_assumed_to_buy():
    sentences = [
        "Targets are agreed between the Contractor and FNK.",
        "FNK's requirements are listed below.",
        "FNK expects monthly reports.",
        "FNK currently operates two halls.",
    ]
    buyer = facts(*map(paragraph, sentences)).buyer
    assert (buyer.value, buyer.status) == ("FNK", "assumed")
    assert facts(*map(paragraph, sentences[:2])).buyer is None
    assert facts(*(paragraph(one.replace("FNK", "COTR")) for one in sentences)).buyer is None


def test_an_organisation_and_its_site_on_the_first_page_are_the_buyer_not_the_title():
    found = facts(heading("NORTHMOOR FERRY SERVICE WESTPORT CAMPUS"), heading("CLEANING SERVICES"), first_page=1)
    assert (found.buyer.value, found.title.value) == ("NORTHMOOR FERRY SERVICE", "CLEANING SERVICES")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (
            "The services are to be performed at Quay House in Northmoor and are scheduled to start in May.",
            "Quay House in Northmoor",
        ),
        (
            "The work will be performed primarily in Northmoor, ND; Westport, WP; and Eastport, EP.",
            "primarily in Northmoor, ND; Westport, WP; and Eastport, EP",
        ),
        ("Work locations will be determined by the project manager.", None),
        ("The services shall be provided in accordance with Annex 2.", None),
    ],
)
def test_places(sentence, place):
    assert value(facts(paragraph(sentence)).place_of_performance) == place


def test_the_addresses_of_the_houses_where_no_place_is_named():
    found = facts(
        heading("大楼概况"),
        paragraph("主楼座落于澜江区港湾路12号，共八层。"),
        paragraph("副楼座落于澜江区灯塔路3号，共三层。"),
        language="zh",
    )
    assert found.place_of_performance.value == "澜江区港湾路12号；澜江区灯塔路3号"


def test_drafting_several_kinds_of_documents_is_a_task_not_the_procedure():
    text = "The contractor helps to draft Requests for Information, Request for Proposals and Invitation for Bids."
    assert facts(paragraph(text)).procedure is None
    ordered = "This effort will result in the award of a task order under the harbour schedule."
    assert value(facts(paragraph(ordered)).procedure) == "Task order"


def test_a_chinese_invitation_of_unnamed_kind():
    assert value(facts(heading("招 标 文 件"), language="zh", first_page=1).procedure) == "招标"


def test_one_named_lot_is_one_lot_and_two_are_not():
    rows = [("标段名称", "夜间热线外包服务标段"), ("项目地点", "澜江")]
    assert value(facts(heading("投标人须知前附表"), table(*rows, heads=0), language="zh").lots) == 1
    rows[1] = ("标段名称", "日间热线外包服务标段")
    assert facts(heading("投标人须知前附表"), table(*rows, heads=0), language="zh").lots is None


@pytest.mark.parametrize(
    ("sentence", "limit"),
    [
        ("Technical proposals shall not exceed 20 pages.", 20),
        ("Proposals may also include work samples of no more than 30 pages combined.", None),
        ("This section of the response should be no more than 2 pages.", 2),
        ("Your proposal has five sections; each section should be no more than 3 pages.", None),
    ],
)
def test_the_pages_of_one_paper_are_not_the_limit(sentence, limit):
    assert value(facts(heading("Instructions"), paragraph(sentence)).page_limit) == limit


def test_proofs_to_attach_and_duties_in_a_contract_draft():
    found = facts(
        heading("资格证明文件"),
        item("法人营业执照"),
        heading("合同条款及格式"),
        paragraph("乙方电工需持有特种作业操作证。"),
        language="zh",
    )
    assert found.mandatory_certificates.value == ("法人营业执照", "特种作业操作证")


@pytest.mark.parametrize(
    "sentence",
    [
        "□本项目免收投标保证金，相关要求不适用。本次招标要求递交投标保证金。",
        "当投标人采用汇款方式支付投标保证金时，不用提交投标保函。",
    ],
)
def test_a_box_that_is_not_ticked_and_a_condition_waive_no_security(sentence):
    assert facts(paragraph(sentence), language="zh").bid_security is None


@pytest.mark.parametrize(
    "sentence",
    ["预算金额在500万元以下项目，应当组织论证。", "Records whose contract value is <= $5,000,000 are kept for a year."],
)
def test_a_bound_is_no_budget(sentence):
    language = "en" if sentence.isascii() else "zh"
    assert facts(paragraph(sentence), language=language).budget is None


def test_the_days_for_fetching_documents_are_no_deadline_for_questions():
    text = "请于2031年3月3日9时至2031年3月9日16时登录平台下载招标文件、澄清、答疑等全部内容。"
    assert facts(paragraph(text), language="zh").questions_deadline is None


def test_a_question_states_nothing():
    question = "Could you confirm that the tender must remain valid for 30 days after submission?"
    assert facts(paragraph(question)).bid_validity_days is None
    assert value(
        facts(table(("Is a bid bond required?", "No"), ("Bid validity?", "60 days"), heads=0)).bid_validity_days
    )


def test_traditional_signs_are_read_and_quoted_as_printed():
    found = facts(
        heading("公開招標公告"),
        table(
            ("項目名稱", "海港熱線客戶服務外判項目"),
            ("採購單位", "海港運輸署辦公室"),
            ("投標截止時間", "2031年3月3日中午12時"),
            ("預算金額", "新臺幣5,000,000元"),
            ("履約地點", "海港區碼頭道3號"),
            heads=0,
        ),
        paragraph("投標有效期為九十天。"),
        language="zh",
    )
    assert found.title.value == "海港熱線客戶服務外判項目"
    assert found.buyer.value == "海港運輸署辦公室"
    assert found.procedure.value == "公開招標"
    assert found.submission_deadline.value == "2031-03-03T12:00"
    assert str(found.budget.value) == "TWD 5,000,000.00"
    assert found.place_of_performance.value == "海港區碼頭道3號"
    assert found.bid_validity_days.value == 90


@pytest.mark.parametrize(
    ("sentence", "language", "title"),
    [
        (
            "The Client invites bids from consultancy firms for Development of a Harbour Dashboard as per Annex A.",
            "en",
            "Development of a Harbour Dashboard",
        ),
        ("The Client invites bids for the second round.", "en", None),
        ("现就“澜江夜间热线外包项目”进行公开招标，欢迎投标。", "zh", "澜江夜间热线外包项目"),
    ],
)
def test_the_inviting_sentence_names_the_project_where_nothing_else_does(sentence, language, title):
    assert value(facts(paragraph(sentence), language=language).title) == title
