"""DOCX tables as grids: merged cells once at their anchor, nested tables inside their cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from models.document import Cell, Table
from tasks.parse.docx_package import is_on, value, w, whole
from tasks.parse.tables import header_rows_of

_WRAPPERS = {w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")}
_MAX_SPAN = 512


@dataclass
class _Anchor:
    row: int
    col: int
    col_span: int
    text: str
    row_span: int = 1


def read_table(table: Element, read_cell: Callable[[Element], str]) -> Table:
    """The table's cells; rows deleted by a tracked change are left out.

    Args:
        table: A ``w:tbl`` element.
        read_cell: Gives the reading text of one ``w:tc``; called once a cell, in reading order.

    Returns:
        The grid with spans; empty cells are kept, so that columns stay columns.
    """
    anchors: list[_Anchor] = []
    open_merges: dict[int, _Anchor] = {}
    marked = rows = cols = 0
    for row in table_rows(table):
        properties = row.find(w("trPr"))
        col = _bounded(value(properties, "gridBefore"), 0)
        for cell in _children(row, w("tc")):
            cell_properties = cell.find(w("tcPr"))
            if cell_properties is not None and cell_properties.find(w("cellDel")) is not None:
                continue
            span = max(1, _bounded(value(cell_properties, "gridSpan"), 1))
            if _joins_left(cell_properties) and anchors and anchors[-1].row == rows:
                anchors[-1].col_span += span
                anchors[-1].text = "\n".join(filter(None, (anchors[-1].text, read_cell(cell))))
                col += span
                continue
            merge = None if cell_properties is None else cell_properties.find(w("vMerge"))
            text = read_cell(cell)
            above = open_merges.get(col)
            continues = merge is not None and merge.get(w("val"), "continue") == "continue" and above is not None
            if continues and above is not None:
                above.row_span = rows - above.row + 1
                above.text = "\n".join(filter(None, (above.text, text)))
            else:
                anchor = _Anchor(rows, col, span, text)
                anchors.append(anchor)
                for covered in range(col, col + span):
                    open_merges.pop(covered, None)
                if merge is not None:
                    open_merges[col] = anchor
            col += span
        cols = max(cols, col + _bounded(value(properties, "gridAfter"), 0))
        if is_on(properties, "tblHeader") and marked == rows:
            marked += 1
        rows += 1
    cells = tuple(
        Cell(row=one.row, col=one.col, row_span=one.row_span, col_span=one.col_span, text=one.text)
        for one in sorted(anchors, key=lambda one: (one.row, one.col))
    )
    grid = Table(rows=rows, cols=cols, cells=cells)
    return grid.model_copy(update={"header_rows": marked if 0 < marked < rows else header_rows_of(grid)})


def is_grid(table: Element) -> bool:
    """Whether the table has rows and columns: more than a line or a stack of boxes."""
    widths = [sum(1 for _ in _children(row, w("tc"))) for row in table_rows(table)]
    return sum(width > 1 for width in widths) > 1


def _joins_left(properties: Element | None) -> bool:
    """Whether an old file merges the cell with the one to its left."""
    merge = None if properties is None else properties.find(w("hMerge"))
    return merge is not None and merge.get(w("val"), "continue") == "continue"


def table_rows(table: Element) -> Iterator[Element]:
    """The rows that are there once tracked changes are accepted."""
    for row in _children(table, w("tr")):
        properties = row.find(w("trPr"))
        if properties is None or properties.find(w("del")) is None:
            yield row


def frame_of(table: Element) -> Element | None:
    """The only cell of a table that merely draws a frame round running text, or None."""
    rows = list(table_rows(table))
    cells = [cell for row in rows for cell in _children(row, w("tc"))] if len(rows) == 1 else []
    return cells[0] if len(cells) == 1 else None


def _children(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _bounded(text: str | None, default: int) -> int:
    number = whole(text)
    return default if number is None else min(max(number, 0), _MAX_SPAN)
