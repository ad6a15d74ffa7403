"""The filled cells of a sheet as a reader sees them: titles, running text, tables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from models.document import Block
from tasks.parse.clause_number import split_number
from tasks.parse.heading_look import heading_level, is_running_text
from tasks.parse.plain_reader import read_plain
from tasks.parse.reading_text import join_lines
from tasks.parse.workbook_sheet import Filled, Merge, Sheet, address
from tasks.parse.workbook_tables import LONGEST_LABEL, NUMBER, Row, Spans, is_labels, is_second_part, table_block

_WIDE_SHARE = 0.6
_SHORTEST_NOTE = 20
_ROWS_COMPARED = 50
_MOST_ROW_VISITS = 2_000_000


def sheet_blocks(sheet: Sheet) -> Iterator[Block]:
    """The blocks of the sheet's cells in reading order, without its heading.

    Args:
        sheet: Its cells sorted, at most one at a place.
    """
    rows = [list(group) for _, group in groupby(sheet.cells, key=lambda cell: cell.row)]
    spans = _spans(rows, sheet.merges)
    for band in _with_headings(_bands(rows, spans)):
        for block in _band_blocks(band, spans):
            yield block.model_copy(update={"sheet": sheet.name, "source": "office"})


def paragraph_blocks(text: str, *, is_bold: bool = False) -> list[Block]:
    """The blocks of a cell that holds running text or a title; its headings stand below the sheet's own."""
    if "\n" in text:
        blocks = read_plain(text)[0]
        return [
            block.model_copy(update={"level": (block.level or 1) + 1}) if block.kind == "heading" else block
            for block in blocks
        ]
    found = split_number(text)
    if not found.rest.strip():
        return [Block(index=0, kind="paragraph", text=text)]
    rest = join_lines(found.rest.strip())
    if found.marker is not None:
        return [Block(index=0, kind="list_item", text=rest, marker=found.marker, level=1)]
    level = heading_level(found.number, rest, 1, is_bold=is_bold)
    if level is None:
        return [Block(index=0, kind="paragraph", text=rest, number=found.number)]
    return [Block(index=0, kind="heading", text=rest, number=found.number, level=max(level, 2))]


def _spans(rows: list[Row], merges: Sequence[Merge]) -> Spans:
    """Rows and columns that a merged cell covers, by its anchor; ranges that hide other filled cells are left out."""
    spans: Spans = {}
    numbers = [row[0].row for row in rows]
    visits = 0
    for merge in merges:
        first, last = bisect_left(numbers, merge.row), bisect_left(numbers, merge.last_row + 1)
        visits += 1 + last - first
        if visits > _MOST_ROW_VISITS:
            break
        inside = [cell for row in rows[first:last] for cell in _between(row, merge.col, merge.last_col)]
        if len(inside) == 1 and (inside[0].row, inside[0].col) == (merge.row, merge.col):
            spans[merge.row, merge.col] = (merge.last_row - merge.row + 1, merge.last_col - merge.col + 1)
    return spans


def _between(row: Row, first: int, last: int) -> Row:
    start = bisect_left(row, first, key=lambda cell: cell.col)
    return row[start : bisect_left(row, last + 1, key=lambda cell: cell.col)]


def _bands(rows: list[Row], spans: Spans) -> Iterator[list[Row]]:
    """Rows between two fully blank ones; a merged cell that reaches down holds its rows together."""
    band: list[Row] = []
    reach = -1
    for row in rows:
        if band and row[0].row > reach + 1:
            yield band
            band = []
        band.append(row)
        reach = max(reach, *(cell.row + spans.get((cell.row, cell.col), (1, 1))[0] - 1 for cell in row))
    if band:
        yield band


def _with_headings(bands: Iterator[list[Row]]) -> Iterator[list[Row]]:
    """The bands; column headings that one blank row parts from their table stand with it again."""
    held: list[Row] = []
    for band in bands:
        if held and held[-1][0].row + 2 == band[0][0].row and _continues(held[-1], band):
            held = [*held, *band]
            continue
        if held:
            yield held
        held = band
        are_headings = len(band[-1]) > 2 and is_labels(band[-1]) and all(len(row) == 1 for row in band[:-1])
        if not are_headings:
            yield held
            held = []
    if held:
        yield held


def _continues(headings: Row, band: list[Row]) -> bool:
    first, last = headings[0].col, headings[-1].col
    body = [row for row in band if len(row) > 1]
    if len(body) < 2 or len(band[0]) < 2:
        return False
    left, right = min(row[0].col for row in body), max(row[-1].col for row in body)
    is_under = left <= last and first <= right
    return is_under and (not is_labels(band[0]) or is_second_part(headings, band[0]))


def _band_blocks(band: list[Row], spans: Spans) -> Iterator[Block]:
    first, last = _body(band, spans)
    for row in band[:first]:
        yield from _title_blocks(row[0], spans)
    start = first
    for at in range(first + 1, last):
        if _begins_anew(band, start, at):
            yield table_block(band[start:at], spans)
            yield from _title_blocks(band[at][0], spans)
            start = at + 1
    if start < last:
        yield table_block(band[start:last], spans)
    for row in band[last:]:
        yield from _cell_blocks(row[0], is_bold=row[0].is_bold)


def _title_blocks(cell: Filled, spans: Spans) -> list[Block]:
    """The blocks of a cell above a table; one merged over columns is set as a title, bold or not."""
    return _cell_blocks(cell, is_bold=cell.is_bold or spans.get((cell.row, cell.col), (1, 1))[1] > 1)


def _cell_blocks(cell: Filled, *, is_bold: bool) -> list[Block]:
    ref = address(cell.row, cell.col)
    return [block.model_copy(update={"ref": ref}) for block in paragraph_blocks(cell.text, is_bold=is_bold)]


def _body(band: list[Row], spans: Spans) -> tuple[int, int]:
    """Which rows of the band are a table: behind its titles, in front of its notes."""
    if all(len(row) == 1 for row in band):
        numbers = sum(bool(NUMBER.fullmatch(row[0].text)) for row in band)
        is_column = len(band) > 2 and len({row[0].col for row in band}) == 1 and 2 * numbers > len(band)
        return (0, len(band)) if is_column else (len(band), len(band))
    inner = [row for row in band if len(row) > 1]
    left = min(row[0].col for row in inner)
    width = max(row[-1].col for row in inner) - left + 1

    def is_wide(cell: Filled) -> bool:
        return spans.get((cell.row, cell.col), (1, 1))[1] >= _WIDE_SHARE * width

    first, last = 0, len(band)
    while len(band[first]) == 1:
        cell = band[first][0]
        if cell.col > left and not is_wide(cell) and len(cell.text) <= LONGEST_LABEL:
            break  # the heading of a group of columns
        first += 1
    while len(band[last - 1]) == 1:
        cell = band[last - 1][0]
        says = is_running_text(cell.text) or is_wide(cell) or len(cell.text) > LONGEST_LABEL
        if len(cell.text) < _SHORTEST_NOTE or not says or cell.col > left:
            break
        last -= 1
    return first, last


def _begins_anew(band: list[Row], start: int, at: int) -> bool:
    """Whether a lone cell is the title of another table: column headings follow it again."""
    if len(band[at]) != 1 or at + 1 >= len(band) or at <= start or len(band[at + 1]) < 2:
        return False
    following, opening = band[at + 1], band[start]
    if [cell.text for cell in following] == [cell.text for cell in opening]:
        return True
    body = band[start + 1 : at][:_ROWS_COMPARED]
    are_set_off = all(cell.is_bold for cell in (*opening, *following))
    return are_set_off and bool(body) and not any(cell.is_bold for row in body for cell in row)
