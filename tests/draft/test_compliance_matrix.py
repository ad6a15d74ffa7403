"""The compliance matrix: every row once, in tender order, traceable, safe to open, same bytes every time."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from models.errors import Code
from models.pack import PackContent
from models.provenance import Box
from tasks.adapters.workbooks.compliance_matrix import render_compliance_matrix
from tasks.adapters.workbooks.safe_text import CELL_LIMIT, cleaned, looks_like_formula, put_text
from tasks.draft.deviations import deviation_frame, score_frame
from tasks.draft.ledger_summary import open_gaps, unread_parts
from tasks.draft.ledger_table import LEDGER_COLUMNS, ledger_frame
from tests.draft import factory
from tests.draft.workbook_factory import opened, recalculated, texts

SHEETS = {
    "en": ["Summary", "Matrix", "Legend"],
    "zh": ["摘要", "响应矩阵", "商务偏离表", "技术偏离表", "评分索引表", "使用说明"],
}
PAYLOAD = "=cmd|' /C calc'!A0"


def with_first_row(content: PackContent, **requirement: Any) -> PackContent:
    first, *rest = content.match.ledger
    changed = first.model_copy(update={"requirement": first.requirement.model_copy(update=requirement)})
    return factory.with_rows(content, (changed, *rest))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_requirement_stands_once_in_tender_order(language: str) -> None:
    content = factory.content(language)
    workbook = opened(render_compliance_matrix(content))
    assert workbook.sheetnames == SHEETS[language]
    shown = [row[1] for row in workbook[SHEETS[language][1]].iter_rows(min_row=2, values_only=True)]
    assert shown == [row.requirement.text for row in content.match.ledger]


def test_the_frame_keeps_page_box_and_evidence() -> None:
    box = Box(page=4, x0=72, top=310.5, x1=520.1, bottom=334)
    frame = ledger_frame(with_first_row(factory.content("en"), boxes=(box,), page=4))
    assert tuple(frame.columns) == LEDGER_COLUMNS
    first = frame.iloc[0]
    assert first["citation"] == "Harbour RFP 2027.pdf, p. 4"
    assert first["box"] == "p4: 72.0, 310.5 – 520.1, 334.0"
    assert "valid until 2 Mar 2027" in str(frame.iloc[2]["evidence"])


def test_the_sheet_can_be_filtered_edited_and_printed() -> None:
    sheet = opened(render_compliance_matrix(factory.content("en")))["Matrix"]
    assert sheet.freeze_panes == "B2"
    assert str(sheet.auto_filter.ref).startswith("A1:")
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"covered,partial,gap,n/a,check"' in lists
    assert len(lists) == 4


def test_gaps_come_knockouts_first_and_lead_to_their_row() -> None:
    content = factory.content("en")
    gaps = open_gaps(ledger_frame(content))
    assert list(gaps["knockout"]) == sorted(gaps["knockout"], reverse=True)
    summary = opened(render_compliance_matrix(content))["Summary"]
    links = {cell.value: cell.hyperlink.location for cell in summary["A"] if cell.hyperlink}
    assert links["1.7"] == "'Matrix'!A3"


def test_what_was_not_read_is_named_on_the_summary() -> None:
    content = factory.content("en")
    said = texts(opened(render_compliance_matrix(content)))
    for path, _, code, sentence in unread_parts(content):
        assert {path, code, sentence} <= set(said)
    assert "Every file and page was read." not in said


def test_a_file_set_aside_by_intake_is_named_even_when_reading_does_not_mention_it() -> None:
    content = factory.content("zh")
    refused = content.tender.files[0].model_copy(update={"path": "b.xls", "state": "refused", "code": Code.ENCRYPTED})
    tender = content.tender.model_copy(update={"files": (*content.tender.files, refused)})
    assert [part[0] for part in unread_parts(content.model_copy(update={"tender": tender}))] == ["b.xls"]


def test_deviation_tables_never_claim_what_nobody_confirmed() -> None:
    content = factory.content("zh")
    technical, commercial = deviation_frame(content, "technical"), deviation_frame(content, "commercial")
    by_clause = dict(zip(technical["招标文件条款号"], technical["偏离（正/负/无）"], strict=True))
    assert by_clause["4.1"] == "无偏离"
    assert by_clause["4.2"] == "待确认"
    assert "正偏离" not in {*technical["偏离（正/负/无）"], *commercial["偏离（正/负/无）"]}
    assert "1.3" in set(commercial["招标文件条款号"])  # a knock-out is answered wherever it stands


def test_the_score_index_lists_the_criteria_with_their_points() -> None:
    frame = score_frame(factory.content("zh"))
    assert next(zip(frame["评分项"], frame["分值"], strict=True)) == ("价格", 30.0)
    assert frame["自评分"].isna().all()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_text_stays_text(language: str) -> None:
    content = with_first_row(factory.content(language), text=PAYLOAD, number=PAYLOAD, section=(PAYLOAD,))
    title = content.reading.facts.title
    assert title is not None
    facts = content.reading.facts.model_copy(update={"title": title.model_copy(update={"value": PAYLOAD})})
    content = content.model_copy(update={"reading": content.reading.model_copy(update={"facts": facts})})
    workbook = opened(render_compliance_matrix(content))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" and "cmd" in str(cell.value)]
    hostile = [cell for cell in cells if cell.value == PAYLOAD]
    assert hostile
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in hostile)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", " ="])
def test_every_formula_start_is_marked_as_text(start: str) -> None:
    assert looks_like_formula(f"{start}1+1")


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_survives_as_a_string(text: str) -> None:
    workbook = Workbook()
    cell = workbook.worksheets[0].cell(1, 1)
    put_text(cell, text)
    assert cell.value is None if not text else cell.data_type == "s"
    assert cleaned("a\x00b\x0bc") == "a�b�c"


def test_an_overlong_text_is_cut_visibly_and_an_escape_stays_verbatim() -> None:
    long = cleaned("x" * (CELL_LIMIT + 10))
    assert len(long) <= CELL_LIMIT
    assert "more characters" in long[-60:]
    assert cleaned("code _x0041_") == "code _x005F_x0041_"  # spreadsheets show it as written
    content = with_first_row(factory.content("en"), text="#REF!")
    cell = opened(render_compliance_matrix(content))["Matrix"]["B2"]
    assert (cell.value, cell.data_type) == ("#REF!", "s")


def test_the_same_content_gives_the_same_bytes() -> None:
    assert render_compliance_matrix(factory.content("zh")) == render_compliance_matrix(factory.content("zh"))


def test_a_ledger_without_rows_is_still_a_workbook() -> None:
    workbook = opened(render_compliance_matrix(factory.with_rows(factory.content("zh"), ())))
    assert workbook["响应矩阵"].max_row == 1


def test_six_hundred_rows_take_less_than_three_seconds() -> None:
    content = factory.content("zh")
    rows = (content.match.ledger * 40)[:600]
    began = time.perf_counter()
    render_compliance_matrix(factory.with_rows(content, rows))
    assert time.perf_counter() - began < 3


@pytest.mark.office
@pytest.mark.parametrize("language", ["en", "zh"])
def test_live_counts_equal_the_counts_as_drafted(language: str, tmp_path: Path) -> None:
    workbook = recalculated(render_compliance_matrix(factory.content(language)), tmp_path)
    summary = workbook[SHEETS[language][0]]
    counted = [row for row in summary.iter_rows(min_row=5, max_row=17, values_only=True) if isinstance(row[1], int)]
    assert len(counted) > 8
    assert all(row[1] == row[2] and row[3] == row[4] for row in counted)
    assert not [text for text in texts(workbook) if text.startswith(("#", "Err:"))]
