"""A clause in two languages is one requirement with two texts; a part in the other language is judged in its own."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Block, Language
from models.provenance import Box
from models.requirement import Requirement
from tasks.extract.bilingual import halves
from tasks.extract.requirements import extract_requirements
from tasks.parse.reader import parse_document
from tests.extract.building import document, heading, paragraph, table

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENGLISH = "The supplier shall answer eight calls in ten within half a minute."
CHINESE = "供应商应在三十秒内接听百分之八十的来电。"
TRAIN, TRAIN_ZH = "The supplier shall train every new agent for ten days.", "供应商应对每名新坐席培训十天。"
HINDI = "आपूर्तिकर्ता को दस में से आठ कॉल का उत्तर आधे मिनट के भीतर देना होगा।"
SCOPE = ("Scope of services 服务要求",)


def _box(top: float) -> Box:
    return Box(page=1, x0=50, top=top, x1=300, bottom=top + 12)


def rows(*blocks: Block, language: Language = "en", under: tuple[str, ...] = SCOPE) -> tuple[Requirement, ...]:
    return extract_requirements(document(*blocks, language=language, under=under))


def pairs(*blocks: Block, language: Language = "en") -> list[tuple[str, str | None]]:
    return [(row.text, row.translation) for row in rows(*blocks, language=language)]


@pytest.mark.parametrize("text", [f"{ENGLISH} {CHINESE}", f"{ENGLISH}\n{CHINESE}", f"{ENGLISH} / {CHINESE}"])
def test_two_texts_in_one_paragraph(text: str) -> None:
    assert pairs(paragraph(text)) == [(ENGLISH, CHINESE)]
    assert pairs(paragraph(text), language="zh") == [(CHINESE, ENGLISH)]


def test_each_sentence_takes_the_one_that_stands_for_it() -> None:
    both = [(ENGLISH, CHINESE), (TRAIN, TRAIN_ZH)]
    assert pairs(paragraph(f"{ENGLISH} {TRAIN}\n{CHINESE}{TRAIN_ZH}")) == both
    assert pairs(paragraph(f"{ENGLISH} {CHINESE} {TRAIN} {TRAIN_ZH}")) == both


def test_a_translation_below_its_clause() -> None:
    found = pairs(
        paragraph(ENGLISH, number="3.1"), paragraph(CHINESE), paragraph(TRAIN, number="3.2"), paragraph(TRAIN_ZH)
    )
    assert found == [(ENGLISH, CHINESE), (TRAIN, TRAIN_ZH)]


def test_a_list_in_one_language_and_then_in_the_other_by_its_numbers() -> None:
    blocks = (
        paragraph(ENGLISH, number="1"),
        paragraph(TRAIN, number="2"),
        paragraph(CHINESE, number="1"),
        paragraph(TRAIN_ZH, number="2"),
    )
    assert pairs(*blocks) == [(ENGLISH, CHINESE), (TRAIN, TRAIN_ZH)]
    assert pairs(*blocks, language="zh") == [(CHINESE, ENGLISH), (TRAIN_ZH, TRAIN)]


def test_columns_side_by_side() -> None:
    grid = table([["No.", "English", "中文"], ["1", ENGLISH, CHINESE], ["2", TRAIN, TRAIN_ZH]])
    assert pairs(grid) == [(f"1 | {ENGLISH}", CHINESE), (f"2 | {TRAIN}", TRAIN_ZH)]
    assert pairs(grid, language="zh") == [(f"1 | {CHINESE}", ENGLISH), (f"2 | {TRAIN_ZH}", TRAIN)]


def test_rows_one_below_the_other() -> None:
    grid = table([["No.", "Requirement"], ["1", ENGLISH], ["", CHINESE], ["2", TRAIN], ["", TRAIN_ZH]])
    assert pairs(grid) == [(f"1 | {ENGLISH}", CHINESE), (f"2 | {TRAIN}", TRAIN_ZH)]


def test_hindi_beside_english() -> None:
    assert pairs(paragraph(f"{HINDI} / {ENGLISH}")) == [(ENGLISH, HINDI)]
    assert pairs(paragraph(HINDI), paragraph(ENGLISH)) == [(ENGLISH, HINDI)]
    label = table([["बोली समाप्ति तिथि/Bid End Date", "13-01-2031 17:00:00"], ["x", "y"]], header_rows=0)
    assert pairs(label)[0] == ("Bid End Date | 13-01-2031 17:00:00", "बोली समाप्ति तिथि")


def test_either_text_can_void_the_bid_and_gives_number_and_mark() -> None:
    late, late_zh = "Offers that come in late will not be considered.", "逾时送达的标书恕不列入比较范围。"
    found = rows(paragraph(f"★{late}", number="7.2"), paragraph(late_zh), language="zh", under=("投标须知",))
    assert [(row.text, row.number, row.knockout) for row in found] == [(late_zh, "7.2", True)]


def test_the_place_covers_both_texts() -> None:
    found = rows(paragraph(ENGLISH, boxes=(_box(100),)), paragraph(CHINESE, boxes=(_box(130),)))
    assert [box.top for box in found[0].boxes] == [100, 130]
    assert "translation" not in found[0].row()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ENGLISH, "标书。"),  # no clause
        (ENGLISH, CHINESE * 9),  # far longer
        ("Windows Server 2025", CHINESE),  # a name
    ],
)
def test_what_is_not_plainly_a_pair_stays_apart(first: str, second: str) -> None:
    assert all(row.translation is None for row in rows(paragraph(first), paragraph(second)))


def test_another_clause_number_is_another_clause() -> None:
    found = rows(paragraph(ENGLISH, number="3.1"), paragraph(TRAIN_ZH, number="5.2"))
    assert [(row.number, row.translation) for row in found] == [("3.1", None), ("5.2", None)]


def test_a_chapter_in_each_language_is_not_paired_at_their_border() -> None:
    found = pairs(paragraph(TRAIN), paragraph(ENGLISH), paragraph(CHINESE), paragraph(TRAIN_ZH), paragraph(TRAIN_ZH))
    assert [text for text, _ in found] == [TRAIN, ENGLISH, CHINESE, TRAIN_ZH]
    assert all(translation is None for _, translation in found)


def test_names_in_latin_letters_stay_in_a_chinese_row() -> None:
    grid = table(
        [["序号", "名称", "技术要求"], ["1", "服务器", "Intel Xeon Gold 6330"], ["2", "交换机", "Cisco Catalyst 9300"]]
    )
    found = rows(grid, paragraph("座席须支持 Windows Server/Red Hat Enterprise Linux 系统。"), language="zh")
    assert any("Cisco Catalyst 9300" in row.text for row in found)
    assert any("Red Hat Enterprise Linux" in row.text for row in found)
    assert all(row.translation is None for row in found)


def test_a_chinese_sheet_in_an_english_workbook_is_judged_as_chinese() -> None:
    sheet = table([["序号", "服务要求"], ["1", "坐席不少于五十个"], ["2", "★录音保存不少于一年"]], sheet="服务要求")
    found = rows(paragraph("The supplier shall keep a log."), heading("服务要求"), sheet, under=("服务要求",))
    assert [row.text for row in found[1:]] == ["1 | 坐席不少于五十个", "2 | ★录音保存不少于一年"]
    assert found[-1].knockout


def test_an_english_chapter_in_a_chinese_tender_is_judged_as_english() -> None:
    found = rows(
        paragraph("供应商应建立培训制度。"),
        paragraph("Supervisors should speak French."),
        paragraph("The Purchaser shall pay the invoices within ten days."),
        language="zh",
        under=("Scope of services",),
    )
    assert [(row.text[:5], row.level) for row in found] == [("供应商应建", "mandatory"), ("Super", "desirable")]


@given(st.text(alphabet="The shall of a. 供应商应。；\n/|（）की है 3", max_size=120), st.sampled_from(["en", "zh"]))
def test_the_halves_of_any_text_follow_each_other(text: str, language: Language) -> None:
    spans = sorted(span for half in halves(text, language) for span in (half.own, half.other))
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_hostile_mixture_is_read_in_bounded_time() -> None:
    assert len(rows(paragraph("the 供应商应 shall। की / " * 20_000))) <= 1


def test_a_word_file_with_each_clause_in_two_languages() -> None:
    file = docx.Document()
    file.add_heading("Scope of services 服務範圍", 1)
    for number, (english, chinese) in enumerate([(ENGLISH, CHINESE), (TRAIN, TRAIN_ZH)], start=1):
        file.add_paragraph(f"{number}. {english}")
        file.add_paragraph(chinese)
    found = extract_requirements(parse_document(_bytes(file), "tender.docx", WORD))
    assert [(row.number, row.text, row.translation) for row in found] == [
        ("1", CHINESE, ENGLISH),
        ("2", TRAIN_ZH, TRAIN),
    ]


def test_a_workbook_with_a_sheet_in_each_language() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Requirements"
    for row in (["No", "Requirement"], [1, ENGLISH], [2, TRAIN], [3, "Supervisors should speak French."]):
        book.active.append(row)
    sheet = book.create_sheet("服务要求")
    for row in (["序号", "服务要求"], [1, "坐席不少于五十个"], [2, "★录音保存不少于一年"]):
        sheet.append(row)
    found = extract_requirements(parse_document(_bytes(book), "tender.xlsx", EXCEL))
    assert [row.text for row in found[3:]] == ["1 | 坐席不少于五十个", "2 | ★录音保存不少于一年"]
    assert [row.level for row in found] == ["mandatory", "mandatory", "desirable", "mandatory", "mandatory"]
    assert [row.knockout for row in found] == [False, False, False, False, True]


def _bytes(file: Any) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def test_forms_in_hindi_and_english_lead_with_the_english(shared: Path) -> None:
    found = 0
    for path in sorted((shared / "corpus" / "tenders" / "hi-en").glob("*.pdf"))[:2]:
        parsed = parse_document(path.read_bytes(), path.name, "application/pdf")
        ends = [row for row in extract_requirements(parsed) if row.text.startswith("Bid End Date/Time | ")]
        found += len(ends)
        assert all(row.translation and not row.translation.isascii() for row in ends)
    assert found == 2
