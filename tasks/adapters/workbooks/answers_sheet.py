"""The sheet of answers to confirm: shown only when an amendment has hit some."""

from __future__ import annotations

import datetime as dt

from openpyxl import Workbook

from models.document import Language
from models.pack import PackContent
from tasks.adapters.workbooks.styles import CENTRE, DATE, QUIET, STRONG, TEXT
from tasks.adapters.workbooks.tables import Column, Value, Words, set_up_print, write_table, write_title
from tasks.draft.answered_rows import ANSWER_COLUMNS, answer_cells, answer_heading, answers_to_confirm

_TITLE: dict[Language, tuple[str, str]] = {
    "en": (
        "Answers to confirm",
        "Answered before the requirement was changed or removed. No answer is lost: confirm it or give another.",
    ),
    "zh": ("待确认答复", "以下要求在人工答复之后被变更或删除。答复均予保留，请逐条确认或重新答复。"),
}
_LAYOUT = (
    (15, STRONG), (26, TEXT), (48, TEXT), (48, TEXT), (13, CENTRE), (48, TEXT), (28, TEXT), (16, TEXT), (14, DATE),
    (18, QUIET),
)  # fmt: skip


def write_answers_to_confirm(workbook: Workbook, content: PackContent) -> None:
    """Add the sheet, one answer a row, by requirement id; none when there is nothing to confirm."""
    language, hit = content.reading.language, answers_to_confirm(content)
    if not hit:
        return
    title, told = _TITLE[language]
    sheet = workbook.create_sheet(title)
    top = write_title(sheet, title, told)
    columns = [
        Column(answer_heading(name, language), *layout) for name, layout in zip(ANSWER_COLUMNS, _LAYOUT, strict=True)
    ]
    lines = [
        [
            Words(one.words) if name == "text" and one.words else _value(cell)
            for name, cell in answer_cells(one, language).items()
        ]
        for one in hit
    ]
    write_table(sheet, top, columns, lines)
    sheet.freeze_panes = f"B{top + 1}"
    set_up_print(sheet, top)


def _value(cell: object) -> Value:
    if cell is None or isinstance(cell, str | dt.date):
        return cell
    raise TypeError(f"an answer's cell holds a {type(cell).__name__}")
