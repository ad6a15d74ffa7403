"""A workbook of any kind as blocks: each sheet a heading with its texts and tables, and what a person should know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.document import Block, ParseNote
from models.errors import Code, DocumentError
from tasks.parse.office_package import OLE_MAGIC, is_encrypted, open_office
from tasks.parse.workbook_calamine import binary_sheets
from tasks.parse.workbook_ods import is_ods, ods_sheets
from tasks.parse.workbook_regions import paragraph_blocks, sheet_blocks
from tasks.parse.workbook_sheet import MAX_SHEETS, Budget, Sheet, column_letters
from tasks.parse.workbook_xlsb import check_extents
from tasks.parse.workbook_xlsx import xlsx_sheets

_MOST_NAMED = 20
_CUT = "sheet_cut_short"


def read_workbook(content: bytes, name: str) -> tuple[list[Block], list[ParseNote]]:
    """Every sheet, hidden ones too.

    Args:
        content: The file's bytes.
        name: Its name, for the error.

    Returns:
        Blocks in the order of the tabs, and the notes.

    Raises:
        DocumentError: ``encrypted``, ``damaged``, ``unsafe_archive``, ``too_large``, or ``no_text`` where no cell is
            filled; the tender goes on without this file.
    """
    blocks: list[Block] = []
    notes: list[ParseNote] = []
    sheets, is_poor = _sheets(content, name)
    if is_poor:
        detail = "Comments, hidden rows, error values and percent signs are not read from this binary format."
        notes.append(ParseNote(code="binary_workbook", detail=detail))
    for at, sheet in enumerate(sheets):
        if at == MAX_SHEETS:
            detail = f'Sheet "{sheet.name}" and those behind it were not read: there are more than {MAX_SHEETS}.'
            notes.append(ParseNote(code=_CUT, detail=detail))
            break
        found = [*sheet_blocks(_without_doubles(sheet)), *_beside(sheet)]
        told = list(_notes(sheet))
        if found or told:
            title = sheet.name.strip() or "?"
            blocks.append(Block(index=0, kind="heading", text=title, level=1, sheet=sheet.name, source="office"))
        blocks += found
        notes += told
    if all(block.kind == "heading" and block.level == 1 for block in blocks):
        raise DocumentError(name, Code.DAMAGED if any(note.code == _CUT for note in notes) else Code.NO_TEXT)
    return blocks, notes


def _sheets(content: bytes, name: str) -> tuple[Iterator[Sheet], bool]:
    """The sheets, and whether the format is one that is not read in full."""
    budget = Budget()
    if content.startswith(OLE_MAGIC):
        if is_encrypted(content):
            raise DocumentError(name, Code.ENCRYPTED)
        return binary_sheets(content, name, budget), True
    package = open_office(content, name)
    if is_ods(package):
        return ods_sheets(package, budget), False
    if "xl/workbook.bin" in package:
        package.check_parts()
        check_extents(package)
        return binary_sheets(content, name, budget), True
    return xlsx_sheets(package, budget), False


def _without_doubles(sheet: Sheet) -> Sheet:
    """The sheet in order, with at most one cell at a place; a second one there makes the sheet a broken one."""
    sheet.cells.sort()
    if any(one.col == other.col and one.row == other.row for one, other in pairwise(sheet.cells)):
        sheet.cut = sheet.cut or "several cells claim the same address"
        sheet.cells = list({(cell.row, cell.col): cell for cell in reversed(sheet.cells)}.values())[::-1]
    return sheet


def _beside(sheet: Sheet) -> Iterator[Block]:
    """What floats above the cells: texts of shapes, then the comments as footnotes under their address."""
    place = {"sheet": sheet.name, "source": "office"}
    for text in sheet.texts:
        for block in paragraph_blocks(text):
            yield block.model_copy(update=place)
    for ref, text in sheet.remarks:
        yield Block(index=0, kind="footnote", text=text, marker=ref, sheet=sheet.name, source="office")


def _notes(sheet: Sheet) -> Iterator[ParseNote]:
    tab = f'"{sheet.name}"'
    if sheet.is_hidden:
        yield ParseNote(code="hidden_sheet", detail=f"Sheet {tab} is hidden in the workbook; it was read too.")
    rows = sorted({cell.row + 1 for cell in sheet.cells if cell.row in sheet.hidden_rows})
    if rows:
        detail = f"Sheet {tab} has hidden rows that were read too: {_listed([str(row) for row in rows])}."
        yield ParseNote(code="hidden_rows", detail=detail)
    cols = sorted({col for col in {cell.col for cell in sheet.cells} if _is_within(col, sheet.hidden_cols)})
    if cols:
        letters = [column_letters(col) for col in cols]
        detail = f"Sheet {tab} has hidden columns that were read too: {_listed(letters)}."
        yield ParseNote(code="hidden_columns", detail=detail)
    if sheet.has_pictures:
        yield ParseNote(code="pictures_not_read", detail=f"Sheet {tab} has pictures or charts; they were not read.")
    if sheet.cut is not None:
        read = f"only {len(sheet.cells)} filled cells" if sheet.cells else "nothing"
        yield ParseNote(code=_CUT, detail=f"Of sheet {tab} {read} could be read: {sheet.cut}.")


def _is_within(col: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= col <= last for first, last in ranges[:1000])


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
