"""CSV and TSV as one table, whatever the delimiter."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import takewhile

from models.document import Block, ParseNote
from models.errors import Code, DocumentError
from tasks.parse.reading_text import fold
from tasks.parse.workbook_regions import sheet_blocks
from tasks.parse.workbook_sheet import Budget, Filled, Sheet, address
from tasks.parse.workbook_tables import are_distinct_labels

_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 200
_MAX_FIELD = 1_000_000


def read_csv(text: str, name: str) -> tuple[list[Block], list[ParseNote]]:
    """The rows as tables and paragraphs; a cell's address is the one it would have in a sheet.

    Args:
        text: The whole file, decoded.
        name: File name, for the error.

    Returns:
        Blocks in reading order, and a note where the file was cut short.

    Raises:
        DocumentError: ``no_text`` where every field is empty; the tender goes on without this file.
    """
    csv.field_size_limit(_MAX_FIELD)
    bare = text.removeprefix("\ufeff").replace("\x00", "")
    opening, _, rest = bare.partition("\n")
    named = opening.strip().lower()
    if named.startswith("sep=") and len(named) == 5:  # how Excel is told the delimiter
        delimiter, bare, skipped = opening.strip()[4], rest, 1
    else:
        delimiter, skipped = delimiter_of(bare), 0
    sheet = Sheet("")
    budget = Budget()
    try:
        for row, fields in enumerate(_rows(bare, delimiter), skipped):
            sheet.cells += _filled(row, fields, budget)
            if budget.cells < 0 or budget.characters < 0:
                sheet.cut = "it holds more than is read of one file"
                break
    except csv.Error:
        sheet.cut = "a field is longer than is read"
    if not sheet.cells:
        raise DocumentError(name, Code.NO_TEXT if sheet.cut is None else Code.DAMAGED)
    sheet.cells.sort()
    blocks = [_with_headings(block, sheet).model_copy(update={"sheet": None}) for block in sheet_blocks(sheet)]
    detail = f"Only {len(sheet.cells)} filled cells could be read: {sheet.cut}."
    return blocks, [] if sheet.cut is None else [ParseNote(code="sheet_cut_short", detail=detail)]


def _with_headings(block: Block, sheet: Sheet) -> Block:
    """The block; where it is a table from the file's first row on, labels there are its column headings by custom."""
    first = list(takewhile(lambda cell: cell.row == sheet.cells[0].row, sheet.cells))
    table = block.table
    if table is None or table.header_rows or table.rows < 2 or len(first) < max(3, table.cols):
        return block
    begins = table.cells[0].ref == address(first[0].row, first[0].col)
    headed = begins and are_distinct_labels(first)
    return block.model_copy(update={"table": table.model_copy(update={"header_rows": 1})}) if headed else block


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first rows into the most even columns; the comma where none does."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text[: _SAMPLE_ROWS * 1000], delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """Share of the rows that are as wide as most rows, and that width; nothing where most rows are one field."""
    widths: list[int] = []
    try:
        for fields in _rows(text, delimiter):
            if any(fields):
                widths.append(len(fields))
            if len(widths) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return 0.0, 0
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
    return (0.0, 0) if usual == 1 else (widths.count(usual) / len(widths), usual)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)


def _filled(row: int, fields: Iterable[str], budget: Budget) -> Iterator[Filled]:
    for col, field in enumerate(fields):
        text = fold(field.replace("\r\n", "\n").replace("\r", "\n"))
        if text and budget.allows(text):
            yield Filled(row, col, text)
