"""Tenders in traditional Chinese, of Taiwan and Hong Kong, are judged as those in simplified, and quoted as printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.requirement import Requirement
from tasks.extract.requirements import extract_requirements, find_requirements
from tasks.extract.tokens import tokenise
from tasks.parse.language import language_of
from tasks.parse.reader import parse_document
from tests.extract.building import document, item, paragraph
from tests.extract.changed import same, traditional

SAMPLE = next((Path(__file__).resolve().parents[2] / "deploy" / "samples" / "inbox").rglob("*.docx"))
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def rows(text: str, section: str) -> tuple[Requirement, ...]:
    return extract_requirements(document(paragraph(text), language=language_of([text]), under=(section,)))


def test_a_tender_turned_sign_by_sign_asks_the_same() -> None:
    printed = parse_document(SAMPLE.read_bytes(), SAMPLE.name, DOCX)
    turned = traditional(printed)
    before, after = find_requirements(printed), find_requirements(turned)
    assert _weighed(after.requirements) == _weighed(before.requirements)
    assert _weighed(after.doubtful) == _weighed(before.doubtful)
    pages = "".join(block.text for block in turned.blocks).replace(" ", "").replace("\n", "")
    assert "".join(after.requirements[3].text.split()) in pages
    assert after.requirements[3].text != before.requirements[3].text


def _weighed(found: tuple[Requirement, ...]) -> list[tuple[object, ...]]:
    return [(same(row.text), row.level, row.knockout, row.party, row.category, row.confidence) for row in found]


@pytest.mark.parametrize(
    ("text", "section", "party", "knockout"),
    [
        ("廠商應於決標後三十日內繳納履約保證金。", "投標須知", "bidder", False),
        ("投標廠商須附押標金新臺幣五十萬元。", "投標須知", "bidder", True),
        ("未繳納押標金者，不予開標。", "投標須知", "bidder", True),
        ("投標文件逾時送達者，機關不予受理。", "投標須知", "bidder", True),
        ("得標廠商不得將契約轉包。", "契約條款", "supplier", False),
        ("廠商提供之服務人員至少二十名，並應具備一年以上客服經驗。", "需求說明", "supplier", False),
        ("廠商履約結果須經機關辦理驗收。", "契約條款", "supplier", False),
        ("投標者必須於截標時間前遞交標書。", "投標須知", "bidder", False),
        ("逾期的標書概不受理。", "招標條款", "bidder", True),
        ("如標書未有附上報價表，有關標書將會被取消資格。", "招標條款", "bidder", True),
        ("承投人須提交三年經審計的賬目。", "投標須知", "bidder", False),
        ("承辦商須確保百分之八十來電於二十秒內接聽。", "服務要求", "supplier", False),
    ],
)
def test_what_buyers_in_taiwan_and_hong_kong_ask(text: str, section: str, party: str, *, knockout: bool) -> None:
    (row,) = rows(text, section)
    assert (row.text, row.level, row.party, row.knockout) == (text, "mandatory", party, knockout)


def test_what_is_only_better_to_have_is_desirable() -> None:
    (row,) = rows("具備臺語及英語能力者尤佳。", "服務需求")
    assert row.level == "desirable"


def test_the_cases_in_which_no_contract_is_awarded_void_the_bid() -> None:
    lead_in = paragraph("有下列情形之一者，不決標予該廠商：", number="十一", section=("投標須知",))
    case = item("借用他人名義或證件投標。", "(一)", section=("投標須知",))
    (row,) = extract_requirements(document(lead_in, case, language="zh"))
    assert (row.text, row.lead_in, row.knockout) == ("借用他人名義或證件投標。", lead_in.text, True)


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("機關應於收到發票後十五日內付款。", "契約條款"),
        ("機關將於決標後公告結果。", "投標須知"),
        ("本契約所稱機關，指辦理採購之機關。", "契約條款"),
        ("政府保留權利不接納最低價標書。", "投標條款"),
        ("客服中心位於臺北市，現有座席四十席。", "專案概況"),
    ],
)
def test_what_they_do_themselves_is_left_out(text: str, section: str) -> None:
    assert rows(text, section) == ()


def test_an_office_inside_a_name_is_no_buyer() -> None:
    (row,) = rows("机关大楼每日清洁两次，垃圾应日产日清。", "第三章 服务要求")
    assert row.level == "mandatory"


def test_words_are_cut_as_in_simplified_and_kept_as_printed() -> None:
    printed, plain = tokenise("投標廠商須於３日內遞交投標文件", "zh"), tokenise("投标厂商须于3日内递交投标文件", "zh")
    assert printed.text == "投標廠商須於３日內遞交投標文件"
    assert [word.lower for word in printed] == [word.lower for word in plain]
