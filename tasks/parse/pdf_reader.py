"""Reads a PDF: pages, blocks in reading order, notes on what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from models.document import Block, Page, ParseNote
from models.errors import Code, DocumentError
from models.provenance import Box
from tasks.parse.pdf_characters import Word, frame_of, main_turns, turned_back, words_of
from tasks.parse.pdf_flow import blocks_of
from tasks.parse.pdf_layout import PageContent
from tasks.parse.pdf_legibility import is_garbled, unmapped_letters
from tasks.parse.pdf_ruling import Rule, rules_of

MAX_PAGES = 3_000
MAX_TOTAL_CHARACTERS = 20_000_000
_FEW_CHARACTERS = 12  # a page number over a scanned page is no text
_FEWEST_LOST_LETTERS = 3  # on a page: fewer are a stray sign
_GARBLED = "garbled_text"


@dataclass(frozen=True, slots=True)
class _PageRead:
    page: Page
    words: list[Word]
    rules: list[Rule]
    turns: int
    notes: tuple[ParseNote, ...]


def read_pdf(content: bytes, name: str) -> tuple[tuple[Page, ...], list[Block], list[ParseNote]]:
    """Everything the text layer holds.

    Args:
        content: The file's bytes.
        name: For error messages.

    Returns:
        Pages in order; blocks in reading order without final index and section; notes by page.

    Raises:
        DocumentError: encrypted, damaged, too_large, or no_text when no page has any.
    """
    document = _open(content, name)
    try:
        if len(document) > MAX_PAGES:
            raise DocumentError(name, Code.TOO_LARGE)
        reads = [_read_page(document, index) for index in range(len(document))]
    finally:
        document.close()
    total = sum(read.page.characters for read in reads)
    if total > MAX_TOTAL_CHARACTERS:
        raise DocumentError(name, Code.TOO_LARGE)
    if total == 0:
        raise DocumentError(name, Code.NO_TEXT)
    blocks = blocks_of([PageContent(read.page.number, _laid_height(read), read.words, read.rules) for read in reads])
    if any(read.turns for read in reads):
        blocks = [_as_shown(block, reads) for block in blocks]
    return tuple(read.page for read in reads), blocks, [note for read in reads for note in read.notes]


def _open(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
        pages = len(document)
    except pdfium.PdfiumError as error:
        code = Code.ENCRYPTED if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY} else Code.DAMAGED
        raise DocumentError(name, code) from error
    if pages == 0:
        document.close()
        raise DocumentError(name, Code.DAMAGED)
    return document


def _read_page(document: pdfium.PdfDocument, index: int) -> _PageRead:
    number = index + 1
    try:
        page = document[index]
        try:
            return _read_open_page(page, number)
        finally:
            page.close()
    except pdfium.PdfiumError:
        note = ParseNote(code=Code.DAMAGED.value, page=number, detail=f"Page {number} is broken and was not read.")
        return _PageRead(Page(number=number, width_pt=0, height_pt=0, characters=0), [], [], 0, (note,))


def _read_open_page(page: pdfium.PdfPage, number: int) -> _PageRead:
    frame = frame_of(page)
    words, is_cut = words_of(page, frame)
    characters = sum(len(word.text) for word in words)
    shown = Page(
        number=number,
        width_pt=round(frame.width, 2),
        height_pt=round(frame.height, 2),
        characters=characters,
        has_ink=characters > 0 or _has_objects(page),
    )
    notes = tuple(_notes(page, shown, words, is_cut=is_cut))
    turns = main_turns(words)
    if turns:
        frame = frame_of(page, turns)
        words, _ = words_of(page, frame)
    rules = rules_of(page, frame) if words else []
    if rules is None:
        detail = f"Page {number} holds a drawing of too many lines; its tables were read as plain text."
        notes = (*notes, ParseNote(code="tables_not_read", page=number, detail=detail))
    return _PageRead(shown, words, rules or [], turns, notes)


def _laid_height(read: _PageRead) -> float:
    return read.page.width_pt if read.turns % 2 else read.page.height_pt


def _as_shown(block: Block, reads: Sequence[_PageRead]) -> Block:
    """The block with its boxes on the pages as shown, where the text of a page stands sideways."""

    def shown(box: Box) -> Box:
        read = reads[box.page - 1]
        return turned_back(box, read.turns, read.page.width_pt, read.page.height_pt)

    changes: dict[str, object] = {
        "boxes": tuple(shown(box) for box in block.boxes),
        "lines": tuple(line.model_copy(update={"box": shown(line.box)}) for line in block.lines),
    }
    if block.table is not None:
        cells = tuple(
            cell.model_copy(update={"boxes": tuple(shown(box) for box in cell.boxes)}) for cell in block.table.cells
        )
        changes["table"] = block.table.model_copy(update={"cells": cells})
    return block.model_copy(update=changes)


def _has_objects(page: pdfium.PdfPage) -> bool:
    return bool(raw.FPDFPage_CountObjects(page) > 0)


def _notes(page: pdfium.PdfPage, shown: Page, words: Sequence[Word], *, is_cut: bool) -> Iterator[ParseNote]:
    number = shown.number
    if (
        shown.characters < _FEW_CHARACTERS
        and shown.has_ink
        and (shown.characters == 0 or _has_large_image(page, shown))
    ):
        yield ParseNote(
            code=Code.NO_TEXT.value, page=number, detail=f"Page {number} shows a picture (a scan?) without text."
        )
    if is_cut:
        yield ParseNote(
            code="page_cut_short", page=number, detail=f"Page {number} holds more text than is read from one page."
        )
    lost = unmapped_letters(words)
    if is_garbled(words):
        detail = f"The text of page {number} cannot be trusted: its letters are not mapped."
        yield ParseNote(code=_GARBLED, page=number, detail=detail)
    elif lost >= _FEWEST_LOST_LETTERS:
        detail = f"{lost} letters of page {number} are not mapped and could not be read."
        yield ParseNote(code=_GARBLED, page=number, detail=detail)


def _has_large_image(page: pdfium.PdfPage, shown: Page) -> bool:
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > 0.4 * shown.width_pt * shown.height_pt:
            return True
    return False
