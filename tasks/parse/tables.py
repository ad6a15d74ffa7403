"""What every parser's tables share: their text, their header rows, parts joined over pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from models.document import Cell, Table
from tasks.parse.language import is_cjk

_HEADER_WORDS = re.compile(
    r"(?i)\b(?:no|item|description|task|requirement|metric|measure|standard|title|name|role|position|date|qty|quantity|unit|price|"
    r"deliverable|method|frequency|weight|points|factor|location|type|category|remarks?|comments?|question|answer|"
    r"reference|specification|parameter|value|definition|rating|address)s?(?![a-z])|#"
    r"|序号|编号|项目|名称|内容|要求|标准|分值|评分|评审|因素|数量|单位|备注|条款|类别|指标|岗位|时间|单价|姓名|证书|说明|规定|行业|事项|产品"
)
_MAX_HEADING = 60
_TITLE_SHARE = 0.6  # of the columns
_NUMBER = re.compile(r"[$￥¥€£*(+-]{0,3}\s?\d")
_FEW_NUMBERS = 2
_MAX_HEADER_ROWS = 3
_SHORT_VALUE = 8
_STOPS = "。；;！!？?.:："
_OPENS_ITEM = re.compile(
    r"[-•·●▪★▲※*□☑☐☒√①-⑳]|\(?（?[0-9a-zA-Z一二三四五六七八九十]{1,3}[.、)）．:：]|第[0-9一二三四五六七八九十]{1,3}[条章节]"
)


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
    for row in range(min(_MAX_HEADER_ROWS, table.rows - 1)):
        cells = [cell for cell in table.row_cells(row) if cell.text]
        if not cells:
            break
        if _is_title(cells, table) or all(_is_label(cell.text) for cell in cells):
            continue
        if not _is_heading_row(cells, table, is_bold=row in bold_rows):
            break
        count = row + 1
        if max(cell.row_span for cell in cells) == 1:
            break
    return count


def _is_title(cells: Sequence[Cell], table: Table) -> bool:
    """Whether one text stands over most of the columns."""
    return len(cells) == 1 and cells[0].row_span == 1 and cells[0].col_span >= max(2, _TITLE_SHARE * table.cols)


def _is_label(text: str) -> bool:
    return text.endswith((":", "："))


def _is_heading_row(cells: Sequence[Cell], table: Table, *, is_bold: bool) -> bool:
    texts = [cell.text for cell in cells]
    if any(len(text) > _MAX_HEADING or text.rstrip()[-1] in "。；;:：" for text in texts):
        return False
    covered = sum(cell.col_span for cell in cells)
    if len(cells) < 2 or covered < 0.6 * table.cols:
        return False
    if is_bold:
        return True
    named = sum(bool(_HEADER_WORDS.search(text)) and len(text) <= 30 for text in texts)
    if named == len(texts):
        return True
    return table.cols > 2 and (named >= 0.5 * len(texts) or (covered == table.cols and _is_over_numbers(cells, table)))


def _is_over_numbers(cells: Sequence[Cell], table: Table) -> bool:
    """Whether words stand over a column of numbers."""
    if any(_NUMBER.match(cell.text) for cell in cells):
        return False
    words = {cell.col for cell in cells if cell.col_span == 1 and not any(letter.isdigit() for letter in cell.text)}
    below: dict[int, list[bool]] = {col: [] for col in words}
    for cell in table.cells:
        if cell.row > cells[0].row and cell.col in below and cell.text:
            below[cell.col].append(bool(_NUMBER.match(cell.text)))
    return any(len(numbers) >= _FEW_NUMBERS and all(numbers) for numbers in below.values())


def continue_table(first: Table, second: Table) -> Table:
    """Both parts of a table that runs over a page break, as one.

    Repeated column headings are taken once; a row cut by the break is put together again; a cell over
    several rows that the break cuts goes on.

    Args:
        first: With ``header_rows`` set.
        second: With as many columns.
    """
    skipped = _repeated_rows(first, second)
    if skipped > first.header_rows and _has_columns(first, skipped):
        first = first.model_copy(update={"header_rows": skipped})
    rest = [cell for cell in second.cells if cell.row >= skipped]
    opening = [cell for cell in rest if cell.row == skipped]
    last = {cell.col: cell for cell in first.cells if cell.row + cell.row_span == first.rows}
    is_rest = first.rows > first.header_rows and is_rest_of_row(last, opening)
    going_on = opening if is_rest else [cell for cell in opening if _goes_on(last.get(cell.col), cell)]
    shared = 1 if is_rest else 0
    cells = _with_rest(first, going_on, shared)
    shift = first.rows - skipped - shared
    gone = set(map(id, going_on))
    cells += [cell.model_copy(update={"row": cell.row + shift}) for cell in rest if id(cell) not in gone]
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return first.model_copy(update={"rows": shift + second.rows, "cells": tuple(cells)})


def _repeated_rows(first: Table, second: Table) -> int:
    """How many first rows of the second part are those of the first: its column headings or its title."""
    count = 0
    for row in range(min(max(first.header_rows, _MAX_HEADER_ROWS), first.rows, second.rows)):
        cells = first.row_cells(row)
        if [(c.col, c.text) for c in cells] != [(c.col, c.text) for c in second.row_cells(row)]:
            break
        if row >= first.header_rows and not any(cell.text for cell in cells):
            break
        count = row + 1
    return count


def _has_columns(table: Table, rows: int) -> bool:
    return any(len([cell for cell in table.row_cells(row) if cell.text]) > 1 for row in range(rows))


def is_rest_of_row(last: Mapping[int, Cell], opening: Sequence[Cell]) -> bool:
    """Whether a row cut by the page break goes on in the row after it.

    Then a cell that is finished stands empty there, and what is not finished reads on.

    Args:
        last: Cells that reach the end of the first part, by column.
        opening: The first row of the second part.
    """
    pairs = [(last.get(cell.col), cell) for cell in opening]
    filled = [(above, cell) for above, cell in pairs if cell.text]
    if not filled or any(above is None or above.col_span != cell.col_span for above, cell in pairs):
        return False
    if any(not above.text or _is_short_value(above.text, cell.text) for above, cell in filled if above):
        return False
    finished = [above for above, cell in pairs if above and above.text and not cell.text]
    if any(above.col == 0 and above.row_span == 1 for above in finished):
        return True
    return any(above.row_span == 1 for above in finished) and any(
        reads_on(above.text, cell.text) for above, cell in filled if above
    )


def _is_short_value(above: str, below: str) -> bool:
    return max(len(above), len(below)) <= _SHORT_VALUE


def reads_on(above: str, below: str) -> bool:
    """Whether a sentence goes on from one text to the other."""
    if above[-1] in _STOPS or _OPENS_ITEM.match(below):
        return False
    return is_cjk(above[-1]) or not below[0].isupper()


def _goes_on(above: Cell | None, cell: Cell) -> bool:
    """Whether the cell is the rest of one over several rows that the page break cuts."""
    if above is None or not above.text or above.col_span != cell.col_span:
        return False
    if cell.text == above.text:
        return above.row_span > 1 and cell.row_span > 1
    return not cell.text and max(above.row_span, cell.row_span) > 1


def _with_rest(first: Table, going_on: Sequence[Cell], shared: int) -> list[Cell]:
    """The first part's cells, those that reach its end with what goes on of them in the second part.

    Args:
        first: The first part.
        going_on: Cells of the second part's first row.
        shared: How many rows of the second part are the last one of the first: 1 or 0.
    """
    rest = {cell.col: cell for cell in going_on}
    joined = []
    for cell in first.cells:
        more = rest.get(cell.col) if cell.row + cell.row_span == first.rows else None
        if more is None:
            joined.append(cell)
            continue
        changes: dict[str, object] = {"row_span": cell.row_span + more.row_span - shared}
        if more.text != cell.text:
            changes["text"] = _joined_text(cell.text, more.text)
        joined.append(cell.model_copy(update={**changes, "boxes": (*cell.boxes, *more.boxes)}))
    return joined


def _joined_text(above: str, below: str) -> str:
    if not above or not below:
        return above or below
    if not reads_on(above, below):
        return f"{above}\n{below}"
    return above + below if is_cjk(above[-1]) or is_cjk(below[0]) else f"{above} {below}"
