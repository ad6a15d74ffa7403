"""XLS and XLSB as sheets of filled cells, by a library that reads their binary records.

It gives a cell with an error (``#REF!``) as empty, and neither number formats nor hidden rows nor comments.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from types import TracebackType

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from models.errors import Code, DocumentError
from tasks.parse.reading_text import fold
from tasks.parse.workbook_sheet import Budget, Filled, Merge, Sheet
from tasks.parse.workbook_values import NumberFormat, clock_text, moment_text, number_text, span_text

Value = str | float | bool | dt.time | dt.date | dt.datetime | dt.timedelta

_PLAIN = NumberFormat()
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates have no zone; the library counts from here


def binary_sheets(content: bytes, name: str, budget: Budget) -> Iterator[Sheet]:
    """The sheets in the order of their tabs.

    Raises:
        DocumentError: ``encrypted`` or ``damaged``.
    """
    try:
        with _Panics():
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as error:
        raise DocumentError(name, Code.ENCRYPTED) from error
    except (CalamineError, OSError, ValueError) as error:
        raise DocumentError(name, Code.DAMAGED) from error
    for at, tab in enumerate(workbook.sheets_metadata):
        sheet = Sheet(tab.name, tab.visible != SheetVisibleEnum.Visible)
        try:
            with _Panics():
                _fill(sheet, workbook.get_sheet_by_index(at), budget)
        except (CalamineError, OSError, ValueError):
            sheet.cut = "the file is broken here"
        yield sheet


class _Panics:
    """Turns a panic of the library (it is no ``Exception`` and cannot be imported) into a ``ValueError``."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        if kind is not None and kind.__name__ == "PanicException":
            raise ValueError(str(fault))


def _fill(sheet: Sheet, found: CalamineSheet, budget: Budget) -> None:
    sheet.merges = [Merge(*first, *last) for first, last in found.merged_cell_ranges or ()]
    if found.start is None:
        return
    left = found.start[1]  # rows come from the top of the sheet on, but columns from the first filled one on
    for row, values in enumerate(found.iter_rows()):
        for col, value in enumerate(values, left):
            if value == "":
                continue
            text = _text(value)
            if not text:
                continue
            if not budget.allows(text):
                sheet.cut = "the workbook holds more than is read of one file"
                return
            sheet.cells.append(Filled(row, col, text))


def _text(value: Value) -> str:
    match value:
        case bool():
            return str(value).upper()
        case str():
            return fold(value)
        case float() | int():
            return number_text(value, _PLAIN, _EPOCH)
        case _:
            return _time_text(value)


def _time_text(value: dt.time | dt.date | dt.datetime | dt.timedelta) -> str:
    match value:
        case dt.datetime():
            return moment_text(value)
        case dt.date():
            return value.isoformat()
        case dt.time():
            return clock_text(value)
        case _:
            return span_text(value)
