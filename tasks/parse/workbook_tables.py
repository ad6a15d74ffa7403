"""A rectangle of filled cells as a table: spans, addresses, column headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from models.document import Block, Cell, Table
from tasks.parse.heading_look import is_running_text
from tasks.parse.tables import header_rows_of
from tasks.parse.workbook_sheet import Filled, address

Row = list[Filled]
Spans = dict[tuple[int, int], tuple[int, int]]
"""Rows and columns that a merged cell covers, by its anchor."""

LONGEST_LABEL = 60
NUMBER = re.compile(r"[-+]?[\d.,]{1,40}%?")

_MOST_POSITIONS = 20_000
"""Grid positions up to which a table names its empty cells too; they are where a bidder writes."""
_MOST_COVERED = 64
_SHORT_LABEL = 30
_ROWS_COMPARED = 12
_COVERED_SHARE = 0.6
_DATA = re.compile(r"[-+]?[$€£¥￥]?[\d.,]{1,40}%?|[A-Z]{0,6}[-.]?\d[\d.-]{0,12}|\d{4}-\d\d-\d\d.{0,9}")
_AMOUNT = re.compile(r"[<>≤≥=~≈$€£¥￥+-]{0,2}\s?\d.{0,20}|[-–—/]|TRUE|FALSE")
_KEPT = {"row", "col", "text", "ref"}


def table_block(rows: list[Row], spans: Spans) -> Block:
    """The table block of these rows.

    Args:
        rows: From top to bottom, at least one; cells of a row from left to right.
        spans: Of the sheet; those that reach far beyond the rows are cut.
    """
    top, left = rows[0][0].row, min(row[0].col for row in rows)
    bottom, right = rows[-1][0].row, max(row[-1].col for row in rows)
    own = [(cell, spans[cell.row, cell.col]) for row in rows for cell in row if (cell.row, cell.col) in spans]
    bottom = max([bottom, *(min(cell.row + down - 1, bottom + _MOST_COVERED) for cell, (down, _) in own)])
    right = max([right, *(cell.col + min(across, _MOST_COVERED) - 1 for cell, (_, across) in own)])
    height, width = bottom - top + 1, right - left + 1
    cells = list(_cells(rows, spans, (top, left, bottom, right)))
    text = _text(cells)
    if height * width <= _MOST_POSITIONS:
        cells = sorted([*cells, *_empty(cells, top, left, (height, width))], key=lambda cell: (cell.row, cell.col))
    table = Table.model_construct(
        rows=height, cols=width, header_rows=_header_rows(rows, cells, height, width), cells=tuple(cells)
    )
    return Block(index=0, kind="table", text=text, table=table)


def is_labels(row: Row) -> bool:
    """Whether a row may head columns: short texts, no numbers, none that asks for an entry behind it."""
    return len(row) > 1 and all(
        len(cell.text) <= LONGEST_LABEL and not _DATA.fullmatch(cell.text) and cell.text[-1] not in ":：。；;"
        for cell in row
    )


def are_distinct_labels(row: Row) -> bool:
    """Whether the row may head columns, each with a text of its own."""
    return is_labels(row) and len({cell.text for cell in row}) == len(row)


def is_second_part(headings: Row, row: Row) -> bool:
    """Whether the row names columns that the headings above it leave unnamed, and no others."""
    named = {cell.col for cell in headings}
    return all(cell.col not in named and not NUMBER.fullmatch(cell.text) for cell in row)


def _cells(rows: list[Row], spans: Spans, frame: tuple[int, int, int, int]) -> Iterator[Cell]:
    top, left, bottom, right = frame
    for row in rows:
        for one in row:
            down, across = spans.get((one.row, one.col), (1, 1))
            # A sheet may have a million cells: what was just counted is not validated again.
            yield Cell.model_construct(
                _KEPT,
                row=one.row - top,
                col=one.col - left,
                row_span=min(down, bottom - one.row + 1),
                col_span=min(across, right - one.col + 1),
                text=one.text,
                boxes=(),
                ref=address(one.row, one.col),
            )


def _empty(cells: Sequence[Cell], top: int, left: int, size: tuple[int, int]) -> list[Cell]:
    taken = {
        (row, col)
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    }
    return [
        Cell(row=row, col=col, text="", ref=address(top + row, left + col))
        for row in range(size[0])
        for col in range(size[1])
        if (row, col) not in taken
    ]


def _header_rows(rows: list[Row], cells: Sequence[Cell], height: int, width: int) -> int:
    top = rows[0][0].row
    opening = Table(rows=height, cols=width, cells=tuple(cell for cell in cells if cell.row <= _ROWS_COMPARED))
    bold = [row[0].row - top for row in rows[:3] if all(cell.is_bold for cell in row)]
    found = header_rows_of(opening, bold)
    if found == 0 and _heads_by_contrast(rows, opening.row_cells(0), width):
        found = 1
    is_parted = found == 1 and len(rows) > 2 and rows[1][0].row == top + 2
    return 3 if is_parted and is_second_part(rows[0], rows[1]) else found


def _heads_by_contrast(rows: list[Row], first: Sequence[Cell], width: int) -> bool:
    """Whether the first row labels columns that hold something else: numbers, identifiers, sentences."""
    covered = sum(cell.col_span for cell in first if cell.text)
    body = rows[1 : 1 + _ROWS_COMPARED]
    is_short = covered < _COVERED_SHARE * width and len(rows[0]) < max(map(len, body), default=0)
    if is_short or not are_distinct_labels(rows[0]):
        return False
    for heading in rows[0]:
        under = [cell.text for row in body for cell in row if cell.col == heading.col]
        if len(under) < 2 or len(heading.text) > _SHORT_LABEL or heading.text[0].isdigit():
            continue
        says = all(is_running_text(text) and len(text) > 2 * len(heading.text) for text in under)
        if says or (width > 2 and all(_DATA.fullmatch(text) or _AMOUNT.fullmatch(text) for text in under)):
            return True
    return False


def _text(cells: Sequence[Cell]) -> str:
    r"""Rows joined by ``\n``, cells by `` | ``, as for every table; in one pass, for tables of many thousand rows."""
    return "\n".join(
        " | ".join(cell.text.replace("\n", " ") for cell in group)
        for _, group in groupby(cells, key=lambda cell: cell.row)
    )
