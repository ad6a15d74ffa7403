"""Sheets that only Chinese bids have: 商务偏离表, 技术偏离表, 评分索引表."""

from __future__ import annotations

import pandas as pd
from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.datavalidation import DataValidation

from models.pack import PackContent
from tasks.adapters.workbooks.styles import (
    BAD,
    BAD_SOFT,
    CENTRE,
    NUMBER,
    QUIET,
    STRONG,
    TEXT,
    WARN,
    WARN_SOFT,
    tint,
)
from tasks.adapters.workbooks.tables import (
    Column,
    Entry,
    set_up_print,
    write_line,
    write_note,
    write_table,
    write_title,
)
from tasks.draft.deviations import (
    DEVIATION_COLUMNS,
    DEVIATIONS,
    SCORE_COLUMNS,
    TO_CONFIRM,
    Part,
    deviation_frame,
    deviation_rules,
    score_frame,
)

_TITLES: dict[Part, str] = {"commercial": "商务偏离表", "technical": "技术偏离表"}
_SCORES = "评分索引表"
_DEVIATION_LAYOUT = ((7, CENTRE), (14, STRONG), (56, TEXT), (48, TEXT), (13, CENTRE), (34, TEXT), (24, QUIET))
_SCORE_LAYOUT = (
    (26, STRONG),
    (9, NUMBER),
    (60, TEXT),
    (22, TEXT),
    (9, CENTRE),
    (36, TEXT),
    (10, NUMBER),
    (24, QUIET),
)


def write_deviation_tables(workbook: Workbook, content: PackContent) -> None:
    """Both deviation tables, each with the tender's own words about such tables above it."""
    rules = deviation_rules(content)
    for part, title in _TITLES.items():
        sheet = workbook.create_sheet(title)
        top = write_title(sheet, title, "草稿：每行由响应矩阵生成；“待确认”须人工决定，未经确认不得递交。")
        widths = [width for width, _ in _DEVIATION_LAYOUT]
        if rules:
            top = write_line(sheet, top - 1, "招标文件关于偏离表的规定（原文，以此为准）：")
            for text, place in rules:
                top = write_note(sheet, top, f"“{text}”（{place}）", widths, QUIET)
            top += 1
        frame = deviation_frame(content, part)
        columns = [
            Column(name, width, style)
            for name, (width, style) in zip(DEVIATION_COLUMNS, _DEVIATION_LAYOUT, strict=True)
        ]
        end = write_table(sheet, top, columns, _rows(frame)) - 1
        if end > top:
            span = f"E{top + 1}:E{end}"
            choices = DataValidation(type="list", formula1=f'"{",".join(DEVIATIONS)}"', allow_blank=True)
            choices.add(span)
            sheet.add_data_validation(choices)
            for value, look in (("负偏离", tint(BAD, BAD_SOFT, bold=True)), (TO_CONFIRM, tint(WARN, WARN_SOFT))):
                condition = f'$E{top + 1}="{value}"'
                sheet.conditional_formatting.add(span, Rule(type="expression", dxf=look, formula=[condition]))
        sheet.freeze_panes = f"C{top + 1}"
        set_up_print(sheet, top)


def write_score_index(workbook: Workbook, content: PackContent) -> None:
    """The index of award criteria; no sheet when the tender states none."""
    frame = score_frame(content)
    if frame.empty:
        return
    sheet = workbook.create_sheet(_SCORES)
    top = write_title(sheet, _SCORES, "“页码”与“自评分”由编写人填写；自评分不得超过分值。")
    columns = [Column(name, width, style) for name, (width, style) in zip(SCORE_COLUMNS, _SCORE_LAYOUT, strict=True)]
    end = write_table(sheet, top, columns, _rows(frame)) - 1
    own = DataValidation(
        type="custom",
        formula1=f'AND(ISNUMBER(G{top + 1}),G{top + 1}>=0,OR(B{top + 1}="",G{top + 1}<=B{top + 1}))',
        allow_blank=True,
        showErrorMessage=True,
        error="自评分须在 0 与分值之间",
    )
    own.add(f"G{top + 1}:G{end}")
    sheet.add_data_validation(own)
    sheet.freeze_panes = f"B{top + 1}"
    set_up_print(sheet, top)


def _rows(frame: pd.DataFrame) -> list[list[Entry]]:
    return [list(row) for row in frame.itertuples(index=False, name=None)]
