"""What every parser's tables share: their text, their header rows, parts joined over pages."""

from __future__ import annotations

import re
from collections.abc import Collection

from models.document import Cell, Table

_HEADER_WORDS = re.compile(
    r"(?i)\b(?:no|item|description|task|requirement|metric|measure|standard|title|name|role|position|date|qty|quantity|unit|price|"
    r"deliverable|method|frequency|weight|points|factor|location|type|category|remarks?|comments?|question|answer)s?(?![a-z])|#"
    r"|序号|编号|项目|名称|内容|要求|标准|分值|评分|评审|因素|数量|单位|备注|条款|类别|指标|岗位|时间|单价"
)
_MAX_HEADING = 60


def text_of(table: Table) -> str:
    r"""Rows joined by ``\n``, cells by `` | ``; line ends inside a cell become spaces."""
    rows = (table.row_cells(row) for row in range(table.rows))
    return "\n".join(
        line for line in (" | ".join(" ".join(c.text.split("\n")) for c in cells if c.text) for cells in rows) if line
    )


def header_rows_of(table: Table, bold_rows: Collection[int] = ()) -> int:
    """How many first rows are column headings.

    Args:
        table: Its ``header_rows`` is not read.
        bold_rows: Rows whose text is all bold.

    Returns:
        0 when the first row looks like any other.
    """
    count = 0
    for row in range(min(3, table.rows - 1)):
        cells = [cell for cell in table.row_cells(row) if cell.text]
        is_title = len(cells) == 1 and cells[0].col_span == table.cols
        if not cells or not (is_title or _is_heading_row(cells, table, is_bold=row in bold_rows)):
            break
        count = row + 1
        if is_title:
            continue
        if max(cell.row_span for cell in cells) == 1:
            return count
    return count if count and any(len([c for c in table.row_cells(row) if c.text]) > 1 for row in range(count)) else 0


def _is_heading_row(cells: list[Cell], table: Table, *, is_bold: bool) -> bool:
    texts = [cell.text for cell in cells]
    if any(len(text) > _MAX_HEADING or text.rstrip()[-1] in "。；;" for text in texts):
        return False
    covered = sum(cell.col_span for cell in cells)
    if len(cells) < 2 or covered < 0.6 * table.cols:
        return False
    if is_bold:
        return True
    named = sum(bool(_HEADER_WORDS.search(text)) and len(text) <= 30 for text in texts)
    return (table.cols > 2 and named >= 0.5 * len(texts)) or named == len(texts)


def continue_table(first: Table, second: Table) -> Table:
    """Both parts of a table that runs over a page break, as one.

    Repeated column headings are taken once; a row cut by the break is put together again when its
    first cell stands empty in the second part.

    Args:
        first: With ``header_rows`` set.
        second: With as many columns.
    """
    skipped = _repeated_rows(first, second)
    rest = [cell for cell in second.cells if cell.row >= skipped]
    cells = list(first.cells)
    opening = [cell for cell in rest if cell.row == skipped]
    if _is_rest_of_row(first, opening):
        cells = _with_rest(cells, opening, first.rows - 1)
        rest = [cell for cell in rest if cell.row > skipped]
        skipped += 1
    shift = first.rows - skipped
    cells += [cell.model_copy(update={"row": cell.row + shift}) for cell in rest]
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return first.model_copy(update={"rows": shift + second.rows, "cells": tuple(cells)})


def _repeated_rows(first: Table, second: Table) -> int:
    count = 0
    for row in range(min(first.header_rows, second.rows)):
        if [cell.text for cell in first.row_cells(row)] != [cell.text for cell in second.row_cells(row)]:
            break
        count = row + 1
    return count


def _is_rest_of_row(first: Table, opening: list[Cell]) -> bool:
    if not opening or first.rows <= first.header_rows or max(cell.row_span for cell in opening) > 1:
        return False
    last = {cell.col: cell for cell in first.cells if cell.row + cell.row_span == first.rows}
    filled = [cell for cell in opening if cell.text]
    return (
        bool(filled)
        and all(cell.col in last and last[cell.col].col_span == cell.col_span for cell in opening)
        and not opening[0].text
        and opening[0].col == 0
        and bool(last[0].text)
        and all(last[cell.col].text for cell in filled)
    )


def _with_rest(cells: list[Cell], opening: list[Cell], last_row: int) -> list[Cell]:
    rest = {cell.col: cell for cell in opening}
    joined = []
    for cell in cells:
        more = rest.get(cell.col) if cell.row + cell.row_span - 1 == last_row else None
        if more is None:
            joined.append(cell)
            continue
        text = "\n".join(part for part in (cell.text, more.text) if part)
        joined.append(cell.model_copy(update={"text": text, "boxes": (*cell.boxes, *more.boxes)}))
    return joined
