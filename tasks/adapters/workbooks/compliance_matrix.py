"""``compliance-matrix.xlsx``: the ledger as a workbook that a bid team works in."""

from __future__ import annotations

from openpyxl import Workbook

from models.document import Language
from models.pack import PackContent
from tasks.adapters.workbooks.amendments_sheet import write_amendments
from tasks.adapters.workbooks.answers_sheet import write_answers_to_confirm
from tasks.adapters.workbooks.deterministic import workbook_bytes
from tasks.adapters.workbooks.deviation_sheets import write_deviation_tables, write_score_index
from tasks.adapters.workbooks.doubtful_sheet import write_doubtful
from tasks.adapters.workbooks.matrix_legend import write_legend
from tasks.adapters.workbooks.matrix_sheet import write_matrix
from tasks.adapters.workbooks.matrix_summary import write_summary
from tasks.adapters.workbooks.styles import add_styles
from tasks.draft.amendment_notes import words_changed
from tasks.draft.ledger_table import ledger_frame

_TITLES: dict[Language, tuple[str, str, str]] = {
    "en": ("Summary", "Matrix", "Legend"),
    "zh": ("摘要", "响应矩阵", "使用说明"),
}


def render_compliance_matrix(content: PackContent) -> bytes:
    """The workbook's bytes; the same content gives the same bytes."""
    language = content.reading.language
    summary_title, matrix_title, legend_title = _TITLES[language]
    frame = ledger_frame(content)
    workbook = Workbook()
    add_styles(workbook, language)
    summary = workbook.worksheets[0]
    summary.title = summary_title
    amendments = content.reading.amendments
    edits = {one.id: words_changed(one.id, amendments) for one in content.reading.requirements if one.previous_text}
    letters = write_matrix(workbook, matrix_title, frame, edits, language)
    write_summary(summary, content, frame, matrix_title, letters)
    write_amendments(workbook, content)
    write_doubtful(workbook, content)
    write_answers_to_confirm(workbook, content)
    if language == "zh":
        write_deviation_tables(workbook, content)
        write_score_index(workbook, content)
    write_legend(workbook.create_sheet(legend_title), language)
    title = content.reading.facts.title
    return workbook_bytes(workbook, title.value if title else content.tender.name)
