"""Tables on sheets: values by kind, sensible heights, and the one door through which a formula comes in."""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from models.amendment import WordEdit
from tasks.adapters.workbooks.safe_text import put_text, put_words
from tasks.adapters.workbooks.styles import (
    HEADER,
    LINK,
    QUIET,
    SECTION,
    SUBTITLE,
    TEXT,
    TITLE,
    deleted_font,
    inserted_font,
)

_LINE_PT = 13.5
_MAX_HEIGHT_PT = 409.0  # the format's limit
A4, A3 = 9, 8


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of ours, without the equals sign; never built from tender text."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to a cell of the same workbook."""

    text: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Words:
    """Text with what an amendment inserted and deleted marked word by word."""

    edits: tuple[WordEdit, ...]

    @property
    def text(self) -> str:
        """All words, inserted and deleted ones alike."""
        return "".join(edit.text for edit in self.edits)


class Styled(NamedTuple):
    """A value that does not take its column's style."""

    value: Value
    style: str


Value = str | int | float | Decimal | dt.date | Formula | Link | Words | None
Entry = Value | Styled


class Column(NamedTuple):
    """A column of a table: its heading, width in characters, and the style of its cells."""

    heading: str
    width: float
    style: str = TEXT


def put(cell: Cell, entry: Entry, style: str) -> None:
    """The cell holds the value in this style (or in the entry's own)."""
    value: Value
    value, cell.style = (entry.value, entry.style) if isinstance(entry, Styled) else (entry, style)
    if isinstance(value, Formula):
        cell.value = f"={value.text}"
    elif isinstance(value, Link):
        cell.style = LINK
        put_text(cell, value.text)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quoted(value.sheet)}!{value.cell}")
    elif isinstance(value, Words):
        face, size_pt = str(cell.font.name), float(cell.font.sz)
        put_words(cell, value.edits, inserted_font(face, size_pt), deleted_font(face, size_pt))
    elif isinstance(value, str):
        put_text(cell, value)
    elif value is not None:
        cell.value = value


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """The cell; one that is covered by a merged neighbour is a programming error."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell):
        raise TypeError(f"{cell.coordinate} is covered by a merged cell")
    return cell


def write_line(sheet: Worksheet, row: int, text: str, style: str = SUBTITLE) -> int:
    """One line that runs over its neighbours instead of wrapping; returns the row below it."""
    cell = cell_at(sheet, row, 1)
    put(cell, text, style)
    cell.alignment = Alignment(vertical="center")
    return row + 1


def write_title(sheet: Worksheet, title: str, *lines: str) -> int:
    """Title in A1 with quiet lines below it; returns the first free row after a blank one."""
    row = write_line(sheet, 1, title, TITLE)
    for line in lines:
        row = write_line(sheet, row, line)
    sheet.row_dimensions[1].height = 26
    return row + 1


def write_section(sheet: Worksheet, row: int, text: str) -> int:
    """A section heading; returns the row below it."""
    sheet.row_dimensions[row].height = 20
    return write_line(sheet, row, text, SECTION)


def write_note(sheet: Worksheet, row: int, text: str, widths: Sequence[float], style: str = TEXT) -> int:
    """Wrapped text over as many columns as there are widths; returns the row below it."""
    put(cell_at(sheet, row, 1), text, style)
    sheet.row_dimensions[row].height = row_height([text], [sum(widths) * _room(style)])
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(widths))
    return row + 1


def write_table(
    sheet: Worksheet,
    top: int,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Entry]],
    *,
    set_widths: bool = True,
    fitted: int | None = None,
) -> int:
    """Headings in row ``top`` and one row per entry below.

    Args:
        sheet: Where.
        top: Row of the headings, from 1.
        columns: From column A on.
        rows: Each as long as ``columns``.
        set_widths: False for a second table on a sheet whose widths are set.
        fitted: How many columns from the left decide the rows' heights; None for all.

    Returns:
        The first row below the table.
    """
    for position, column in enumerate(columns, start=1):
        put(cell_at(sheet, top, position), column.heading, HEADER)
        if set_widths:
            sheet.column_dimensions[get_column_letter(position)].width = column.width
    widths = [sheet.column_dimensions[get_column_letter(position)].width for position in range(1, len(columns) + 1)]
    sheet.row_dimensions[top].height = row_height([column.heading for column in columns], widths) + 6
    widths = [width * _room(column.style) for width, column in zip(widths, columns, strict=True)]
    row = top
    for row, values in enumerate(rows, start=top + 1):
        for position, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
            put(cell_at(sheet, row, position), value, column.style)
        sheet.row_dimensions[row].height = row_height([_text_of(value) for value in values[:fitted]], widths[:fitted])
    return row + 1


def row_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Height in points at which every wrapped text shows in full, up to the format's limit."""
    lines = max((_lines(text, width) for text, width in zip(texts, widths, strict=True) if text), default=1)
    return min(_MAX_HEIGHT_PT, lines * _LINE_PT + 4)


def set_up_print(sheet: Worksheet, header_row: int, *, paper: int = A4) -> None:
    """Landscape, as wide as one sheet of paper, headings on every page, page numbers in the foot."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{header_row}:{header_row}"
    if sheet.oddFooter is not None:
        sheet.oddFooter.left.text = "&A"
        sheet.oddFooter.right.text = "&P / &N"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5


def quoted(sheet: str) -> str:
    """The sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def _room(style: str) -> float:
    """How many more characters of this style fit in a width, which is counted in characters of the normal style."""
    return 1.1 if style == QUIET else 1.0


def _text_of(entry: Entry) -> str:
    value = entry.value if isinstance(entry, Styled) else entry
    if isinstance(value, Link | Words):
        return value.text
    return value if isinstance(value, str) else ""


def _lines(text: str, width: float) -> int:
    room = max(1.0, width - 1.5)
    wide = (_columns(part) for part in text.split("\n"))
    # words wrap early; Latin letters are narrower than the digits in which widths are counted
    share = 0.98 if text.isascii() else 1.08
    return sum(1 if columns <= room else math.ceil(columns * share / room) for columns in wide)


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
