"""ODS as sheets of filled cells, streamed from the content part; repeated empty cells and rows cost nothing.

Source: OASIS OpenDocument 1.3, part 3, chapter 9.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from models.errors import Code, DocumentError
from tasks.parse.office_package import OfficePackage, local
from tasks.parse.reading_text import fold
from tasks.parse.workbook_sheet import MAX_COL, MAX_ROW, Budget, Filled, Merge, Sheet, address
from tasks.parse.workbook_values import plain

_CONTENT = "content.xml"
_WHOLE_SECONDS = re.compile(r"(T\d\d:\d\d):00(?:\.0{1,9})?$")
_MAX_REMARKS = 10_000
_MAX_MERGES = 50_000
_APART = ("annotation", "custom-shape", "frame", "text-box", "caption", "rect")


def is_ods(package: OfficePackage) -> bool:
    """Whether the package is an OpenDocument file."""
    return _CONTENT in package and "xl/workbook.xml" not in package


def ods_sheets(package: OfficePackage, budget: Budget) -> Iterator[Sheet]:
    """The sheets in the order of their tabs.

    Raises:
        DocumentError: ``encrypted`` or ``damaged``, or the package's own codes.
    """
    locked: list[bool] = []

    def start(name: str, _attributes: Mapping[str, str]) -> None:
        if local(name) == "encryption-data":
            locked.append(True)

    package.stream("META-INF/manifest.xml", start)
    if locked:
        raise DocumentError(package.name, Code.ENCRYPTED)
    handler = _ContentHandler(budget)
    if not package.stream(_CONTENT, handler.start, handler.end, handler.text):
        if not handler.sheets:
            raise DocumentError(package.name, Code.DAMAGED)
        handler.sheets[-1].cut = "the file is broken here"
    yield from handler.sheets


class _ContentHandler:
    """Collects the sheets from the events of the content part."""

    def __init__(self, budget: Budget) -> None:
        self.sheets: list[Sheet] = []
        self._budget = budget
        self._path: list[str] = []
        self._hidden_styles: set[str] = set()
        self._bold_styles: set[str] = set()
        self._style = ""
        self._sheets_open = self._shapes_open = 0
        self._row = self._col = self._column = 0
        self._row_repeats = 1
        self._row_is_hidden = False
        self._cell: Mapping[str, str] = {}
        self._pieces: list[str] = []
        self._apart: list[str] = []
        self._row_cells: list[Filled] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = local(name)
        self._path.append(tag)
        match tag:
            case "style":
                self._style = attributes.get("style:name", "")
            case "table-properties" if attributes.get("table:display") == "false":
                self._hidden_styles.add(self._style)
            case "text-properties" if attributes.get("fo:font-weight") == "bold":
                self._bold_styles.add(self._style)
            case "table":
                self._sheets_open += 1
                if self._sheets_open > 1:
                    return
                is_hidden = attributes.get("table:style-name", "") in self._hidden_styles
                self.sheets.append(Sheet(attributes.get("table:name", ""), is_hidden))
                self._row = self._column = 0
            case _ if self._sheets_open:
                self._start_in_sheet(tag, attributes)

    def _start_in_sheet(self, tag: str, attributes: Mapping[str, str]) -> None:
        match tag:
            case "table-column":
                repeats = _count(attributes, "table:number-columns-repeated", MAX_COL)
                if attributes.get("table:visibility", "visible") != "visible":
                    self.sheets[-1].hidden_cols.append((self._column, self._column + repeats - 1))
                self._column += repeats
            case "table-row":
                self._col, self._row_cells = 0, []
                self._row_repeats = _count(attributes, "table:number-rows-repeated", MAX_ROW)
                self._row_is_hidden = attributes.get("table:visibility", "visible") != "visible"
            case "table-cell" | "covered-table-cell":
                self._cell, self._pieces = attributes, []
            case "image" | "object":
                self.sheets[-1].has_pictures = True
            case "s":
                self.text(" ")
            case "tab":
                self.text("\t", is_typed=True)
            case "line-break":
                self.text("\n", is_typed=True)
            case _ if tag in _APART:
                if self._shapes_open == 0:
                    self._apart = []
                self._shapes_open += 1

    def text(self, piece: str, *, is_typed: bool = False) -> None:
        if self._sheets_open and (is_typed or "p" in self._path):
            (self._apart if self._shapes_open else self._pieces).append(piece)

    def end(self, name: str) -> None:
        tag = local(name)
        self._path.pop()
        if not self._sheets_open:
            return
        match tag:
            case "table":
                self._sheets_open -= 1
            case "p":
                (self._apart if self._shapes_open else self._pieces).append("\n")
            case "table-cell" | "covered-table-cell":
                self._end_cell()
            case "table-row":
                self._end_row()
            case _ if tag in _APART:
                self._shapes_open -= 1
                if self._shapes_open == 0:
                    self._end_apart(tag)

    def _end_apart(self, tag: str) -> None:
        text = fold("".join(self._apart))
        sheet = self.sheets[-1]
        if not text or len(sheet.remarks) + len(sheet.texts) >= _MAX_REMARKS:
            return
        if tag == "annotation":
            sheet.remarks.append((address(self._row, self._col), text))
        else:
            sheet.texts.append(text)

    def _end_cell(self) -> None:
        repeats = _count(self._cell, "table:number-columns-repeated", MAX_COL)
        text = _value(self._cell, fold("".join(self._pieces)))
        rows = _count(self._cell, "table:number-rows-spanned", MAX_ROW)
        cols = _count(self._cell, "table:number-columns-spanned", MAX_COL)
        sheet = self.sheets[-1]
        if text and rows * cols > 1 and len(sheet.merges) < _MAX_MERGES:
            sheet.merges.append(Merge(self._row, self._col, self._row + rows - 1, self._col + cols - 1))
        if text:
            is_bold = self._cell.get("table:style-name", "") in self._bold_styles
            for col in range(self._col, min(self._col + repeats, MAX_COL)):
                self._row_cells.append(Filled(self._row, col, text, is_bold))
        self._col += repeats

    def _end_row(self) -> None:
        sheet = self.sheets[-1]
        if self._row_cells and sheet.cut is None:
            for row in range(self._row, min(self._row + self._row_repeats, MAX_ROW)):
                for cell in self._row_cells:
                    if not self._budget.allows(cell.text):
                        sheet.cut = "the workbook holds more than is read of one file"
                        return
                    sheet.cells.append(cell._replace(row=row))
                if self._row_is_hidden:
                    sheet.hidden_rows.add(row)
        self._row += self._row_repeats


def _value(cell: Mapping[str, str], shown: str) -> str:
    match cell.get("office:value-type"):
        case "float" | "currency" | "percentage" as kind:
            return _number(cell.get("office:value", ""), shown, is_share=kind == "percentage")
        case "date":
            moment = _WHOLE_SECONDS.sub(r"\1", cell.get("office:date-value", shown)).replace("T", " ")
            return moment.removesuffix(" 00:00")
        case "boolean":
            return cell.get("office:boolean-value", shown).upper()
        case _:
            return shown


def _number(raw: str, shown: str, *, is_share: bool) -> str:
    """The stored number; as shown where that says the same (``3.10``, ``0001``)."""
    try:
        number = Decimal(raw)
    except InvalidOperation:
        return shown
    if not number.is_finite():
        return shown
    if is_share:
        return f"{plain(number * 100)}%"
    try:
        return shown if Decimal(shown) == number else plain(number)
    except InvalidOperation:
        return shown if shown.startswith(("#", "Err:")) else plain(number)


def _count(attributes: Mapping[str, str], name: str, most: int) -> int:
    text = attributes.get(name)
    if text is None:
        return 1
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 10 else 1
