"""XLSX and XLSM as sheets of filled cells, streamed from the parts: what the declared size claims costs nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.errors import Code, DocumentError
from tasks.parse.office_package import OfficePackage, Relation, local
from tasks.parse.reading_text import fold
from tasks.parse.workbook_sheet import MAX_CHARACTERS, MAX_COL, MAX_ROW, Budget, Filled, Sheet, merge_of, place_of
from tasks.parse.workbook_styles import CellStyle, cell_styles
from tasks.parse.workbook_values import number_text
from tasks.parse.workbook_xlsx_extras import comments_of, shape_texts_of

_PLAIN = CellStyle()
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ON = {"1", "true"}
_LOCAL = {name: name for name in ("c", "v", "t", "row", "f", "is")}  # the names that come by the million
_MAX_MERGES = 50_000
_ODD_PLACE = "a cell's address is impossible"


class _CutError(Exception):
    """The rest of a sheet is not read; the message says why."""


@dataclass(frozen=True)
class _Book:
    package: OfficePackage
    relations: Mapping[str, Relation]
    strings: Sequence[str]
    styles: Sequence[CellStyle]
    epoch: dt.datetime


def xlsx_sheets(package: OfficePackage, budget: Budget) -> Iterator[Sheet]:
    """The sheets in the order of their tabs.

    Raises:
        DocumentError: ``damaged`` when the workbook or its table of texts is broken, or the package's own codes.
    """
    found = [one.target for one in package.relations("").values() if one.kind == "officeDocument"]
    path = next((path for path in [*found, "xl/workbook.xml"] if path in package), None)
    if path is None:
        raise DocumentError(package.name, Code.DAMAGED)
    tabs: list[tuple[str, bool, str]] = []
    epochs: list[dt.datetime] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if local(name) == "sheet":
            target = next((text for key, text in attributes.items() if key.endswith(":id")), "")
            tabs.append((attributes.get("name", ""), attributes.get("state", "visible") != "visible", target))
        elif local(name) == "workbookPr" and attributes.get("date1904") in _ON:
            epochs.append(dt.datetime(1904, 1, 1))  # noqa: DTZ001 - a sheet's dates have no zone

    if not package.stream(path, start):
        raise DocumentError(package.name, Code.DAMAGED)
    relations = package.relations(path)
    targets = {one.kind: one.target for one in relations.values()}
    epoch = epochs[0] if epochs else dt.datetime(1899, 12, 30)  # noqa: DTZ001 - as above
    strings = _shared_strings(package, targets.get("sharedStrings"))
    book = _Book(package, relations, strings, cell_styles(package, targets.get("styles")), epoch)
    for name, is_hidden, target in tabs:
        yield _sheet(book, Sheet(name, is_hidden), relations.get(target), budget)


def _sheet(book: _Book, sheet: Sheet, relation: Relation | None, budget: Budget) -> Sheet:
    if relation is None or relation.target not in book.package:
        sheet.cut = "its part is missing from the file"
        return sheet
    handler = _SheetHandler(book, sheet, budget)
    try:
        if not book.package.stream(relation.target, handler.start, handler.end, handler.text):
            sheet.cut = "the file is broken here"
    except _CutError as cut:
        sheet.cut = str(cut)
    for one in book.package.relations(relation.target).values():
        if one.kind == "comments":
            sheet.remarks += comments_of(book.package, one.target)
        elif one.kind == "drawing":
            texts, has_pictures = shape_texts_of(book.package, one.target)
            sheet.texts += texts
            sheet.has_pictures |= has_pictures
    return sheet


class _SheetHandler:
    """Collects the cells of one sheet from its XML events."""

    def __init__(self, book: _Book, sheet: Sheet, budget: Budget) -> None:
        self._book, self._sheet, self._budget = book, sheet, budget
        self._row, self._col = -1, -1
        self._in_cell = self._takes_text = self._in_reading_aid = False
        self._type, self._style = "n", "0"
        self._pieces: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = _LOCAL.get(name) or local(name)
        if tag == "c":
            self._begin_cell(attributes)
        elif tag in {"v", "t"}:
            self._takes_text = self._in_cell and not self._in_reading_aid
        elif tag == "rPh":
            self._in_reading_aid = True
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "mergeCell":
            merge = merge_of(attributes.get("ref", ""))
            if merge is not None and len(self._sheet.merges) < _MAX_MERGES:
                self._sheet.merges.append(merge)
        elif tag == "col" and attributes.get("hidden") in _ON:
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal():
                self._sheet.hidden_cols.append((int(first) - 1, min(int(last), MAX_COL) - 1))

    def end(self, name: str) -> None:
        tag = _LOCAL.get(name) or local(name)
        if tag in {"v", "t"}:
            self._takes_text = False
        elif tag == "rPh":
            self._in_reading_aid = False
        elif tag == "c" and self._in_cell:
            self._in_cell = False
            if self._pieces:
                self._keep("".join(self._pieces))

    def text(self, piece: str) -> None:
        if self._takes_text:
            self._pieces.append(piece)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r")
        if number is None:
            self._row += 1
        elif number.isdecimal() and len(number) <= 7 and 0 < int(number) <= MAX_ROW:
            self._row = int(number) - 1
        else:
            raise _CutError(_ODD_PLACE)
        self._col = -1
        if attributes.get("hidden") in _ON:
            self._sheet.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        ref = attributes.get("r")
        place = (self._row, self._col + 1) if ref is None else place_of(ref)
        if place is None or place[0] < 0 or place[1] >= MAX_COL:
            raise _CutError(_ODD_PLACE)
        self._row, self._col = place
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._in_cell = True
        self._pieces = []

    def _keep(self, raw: str) -> None:
        at = int(self._style) if self._style.isdecimal() else 0
        style = self._book.styles[at] if at < len(self._book.styles) else _PLAIN
        text = self._shown(raw, style)
        if not text:
            return
        if not self._budget.allows(text):
            raise _CutError("the workbook holds more than is read of one file")
        self._sheet.cells.append(Filled(self._row, self._col, text, style.is_bold))

    def _shown(self, raw: str, style: CellStyle) -> str:
        match self._type:
            case "s":
                at = int(raw) if raw.isdecimal() and len(raw) < 10 else len(self._book.strings)
                if at >= len(self._book.strings):
                    raise _CutError("a cell points to a text that is not in the file")
                return self._book.strings[at]
            case "b":
                return "TRUE" if raw.strip() in _ON else "FALSE"
            case "n":
                return number_text(raw, style.shown, self._book.epoch)
            case "d":
                return fold(raw).removesuffix("T00:00:00").replace("T", " ")
            case _:  # str, inlineStr, e
                return fold(unescaped(raw))


def unescaped(text: str) -> str:
    """``_x000D_`` and the like as the characters they stand for. Source: ISO/IEC 29500-1, 22.9.2.19."""
    return _ESCAPED.sub(lambda match: _character(int(match[1], 16)), text) if "_x" in text else text


def _character(code: int) -> str:
    if code == 0x0D:
        return "\n"
    return chr(code) if code in {0x09, 0x0A} or (code >= 0x20 and not 0xD800 <= code <= 0xDFFF) else ""


class _Strings:
    """Collects the texts that cells point to."""

    def __init__(self, name: str) -> None:
        self.found: list[str] = []
        self._name = name
        self._left = MAX_CHARACTERS
        self._pieces: list[str] = []
        self._takes_text = self._in_reading_aid = False

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        match local(name):
            case "t":
                self._takes_text = not self._in_reading_aid
            case "si":
                self._pieces = []
            case "rPh":
                self._in_reading_aid = True

    def end(self, name: str) -> None:
        match local(name):
            case "t":
                self._takes_text = False
            case "si":
                self.found.append(fold(unescaped("".join(self._pieces))))
            case "rPh":
                self._in_reading_aid = False

    def text(self, piece: str) -> None:
        if self._takes_text:
            self._left -= len(piece)
            if self._left < 0:
                raise DocumentError(self._name, Code.TOO_LARGE)
            self._pieces.append(piece)


def _shared_strings(package: OfficePackage, path: str | None) -> list[str]:
    strings = _Strings(package.name)
    if path is not None and not package.stream(path, strings.start, strings.end, strings.text):
        raise DocumentError(package.name, Code.DAMAGED)
    return strings.found
