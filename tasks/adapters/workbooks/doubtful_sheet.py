"""The sheet of passages that may ask something and became no row: a person decides about each."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from models.pack import PackContent
from tasks.adapters.workbooks.styles import CENTRE, PERCENT, QUIET, TEXT
from tasks.adapters.workbooks.tables import Column, Entry, set_up_print, write_table, write_title
from tasks.draft.doubtful_passages import doubtful_passages, why_doubtful
from tasks.draft.ledger_table import heading, short_place

_TITLE = ("Please check", "请核对")
_NOTE = (
    "Passages that may ask something. None of them is a row of the matrix or counted there: look at the page, decide.",
    "以下段落可能含有要求，未列入响应矩阵，也未计入任何统计：请对照原文逐条判断。",
)
_TEXT = ("Passage (verbatim)", "段落（原文）")
_FINDING = ("Finding", "核对结论")
_CHOICES = ("requirement,no requirement", "是要求,不是要求")
_WHY = ("Why it is here", "列出原因")


def write_doubtful(workbook: Workbook, content: PackContent) -> None:
    """Add the sheet; none when nothing is in doubt."""
    passages, language = doubtful_passages(content), content.reading.language
    if not passages:
        return
    side = 1 if language == "zh" else 0
    sheet = workbook.create_sheet(_TITLE[side])
    top = write_title(sheet, f"{_TITLE[side]} ({len(passages)})", _NOTE[side])
    columns = [
        Column(_TEXT[side], 70, TEXT),
        Column(heading("citation", language), 30, QUIET),
        Column(heading("section", language), 40, QUIET),
        Column(heading("confidence", language), 12, PERCENT),
        Column(_WHY[side], 40, TEXT),
        Column(_FINDING[side], 18, CENTRE),
    ]
    rows: list[list[Entry]] = [
        [
            one.text,
            short_place(one.where.cited(language), one.document),
            " › ".join(one.section) or None,
            one.confidence,
            why_doubtful(one, language),
            None,
        ]
        for one in passages
    ]
    end = write_table(sheet, top, columns, rows) - 1
    choices = DataValidation(type="list", formula1=f'"{_CHOICES[side]}"', allow_blank=True)
    choices.add(f"F{top + 1}:F{end}")
    sheet.add_data_validation(choices)
    sheet.freeze_panes = f"B{top + 1}"
    set_up_print(sheet, top)
