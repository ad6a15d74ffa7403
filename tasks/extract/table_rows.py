"""Rows of tables as units: a standard or a deliverable is one row, long cells are sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.document import Block, Cell, Language, Table
from tasks.extract.lead_ins import ends_open
from tasks.extract.sentences import sentence_spans
from tasks.extract.unit import READ_LIMIT, Unit, fold

_ROW_LIMIT = {"en": 900, "zh": 260}
_SCORING = re.compile(r"分值|评分|评审因素|评审标准|满分|得分|权重|points?\b|score|weight", re.IGNORECASE)


def rows_of(block: Block, section: tuple[str, ...], language: Language) -> Iterator[Unit]:
    """The table's rows in order: short ones whole, rows with long prose as the sentences of their cells."""
    table = block.table
    if table is None:
        return
    header_rows = table.header_rows or int(_opens_with_headings(table))
    headers = header_texts(table, header_rows)
    for row in range(header_rows, table.rows):
        cells = [cell for cell in table.row_cells(row) if cell.text.strip()]
        if not cells:
            continue
        if len(cells) == 1 or _is_prose(cells, headers, language):
            yield from _sentences(block, section, cells, headers, language)
        else:
            yield _row(block, section, cells, headers)


def header_texts(table: Table, header_rows: int) -> tuple[str, ...]:
    """The column headings, left to right; empty when the table has none."""
    return tuple(fold(cell.text) for row in range(header_rows) for cell in table.row_cells(row) if cell.text.strip())


_HEADING_WORDS = re.compile(
    r"deliverable|standard|due|date|requirement|metric|measure|target|description|frequency|method|task|role|position|level|item|"
    r"序号|内容|要求|标准|项目|名称|岗位|指标|周期|频次|分值|备注",
    re.IGNORECASE,
)


def _opens_with_headings(table: Table) -> bool:
    """Whether the first row of a table without marked headings looks like them: short, in the words of headings."""
    texts = [cell.text.strip() for cell in table.row_cells(0)]
    if table.rows < 2 or len(texts) < 2 or not all(0 < len(text) <= 40 for text in texts):
        return False
    return 2 * sum(bool(_HEADING_WORDS.search(text)) for text in texts) >= len(texts)


def _is_prose(cells: list[Cell], headers: tuple[str, ...], language: Language) -> bool:
    """Whether a row holds text to be answered sentence by sentence."""
    if sum(len(cell.text) for cell in cells) > _ROW_LIMIT[language]:
        return True
    if len(cells) > 3 and not _SCORING.search(" ".join(headers)):
        return False
    return language == "zh" and any(
        len(cell.text) > 60 and len(sentence_spans(cell.text, language)) > 1 for cell in cells
    )


def _row(block: Block, section: tuple[str, ...], cells: list[Cell], headers: tuple[str, ...]) -> Unit:
    boxes = tuple(box for cell in cells for box in cell.boxes) or block.boxes
    return Unit(
        text=" | ".join(fold(cell.text) for cell in cells),
        kind="row",
        number=_row_number(cells) or block.number,
        section=section,
        page=boxes[0].page if boxes else block.page,
        boxes=boxes,
        ocr=block.source == "ocr",
        headers=headers,
    )


_ROW_NUMBER = re.compile(r"^[★▲]?(\d{1,3}(?:\.\d{1,3}){0,4})[.、]?$")


def _row_number(cells: list[Cell]) -> str | None:
    match = _ROW_NUMBER.match(cells[0].text.strip())
    return match.group(1) if match else None


def _sentences(
    block: Block, section: tuple[str, ...], cells: list[Cell], headers: tuple[str, ...], language: Language
) -> Iterator[Unit]:
    """The sentences of a row's cells; cells that are only a label stand before the first sentence behind them."""
    labels: list[Cell] = []
    for cell in cells:
        spans = sentence_spans(cell.text, language)
        if len(cells) > 1 and len(cell.text) <= _LABEL_LENGTH[language] and cell is not cells[-1]:
            labels.append(cell)
            continue
        lead_in: str | None = None
        for start, end in spans:
            parts = [*(fold(label.text) for label in labels), fold(cell.text[start:end])]
            boxes = tuple(box for part in (*labels, cell) for box in part.boxes) or block.boxes
            labels = []
            yield Unit(
                text=" | ".join(parts),
                kind="cell",
                number=_row_number(cells) or block.number,
                section=section,
                page=boxes[0].page if boxes else block.page,
                boxes=boxes,
                ocr=block.source == "ocr",
                headers=headers,
                lead_in=lead_in,
                alone=len(spans) == 1 and len(cells) == 1,
            )
            if ends_open(parts[-1]):
                lead_in = parts[-1][-READ_LIMIT:]
            elif parts[-1].endswith(("。", ".")):
                lead_in = None  # the last item of a list ends with a full stop


_LABEL_LENGTH = {"en": 40, "zh": 20}
