"""Reads a PDF: pages, blocks in reading order, notes on what could not be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import pypdfium2 as pdfium
from pypdfium2 import raw

from models.document import Block, Page, ParseNote
from models.errors import Code, DocumentError
from models.provenance import Box
from models.recognition import RecognisedPage
from tasks.parse import pdf_recognised
from tasks.parse.pdf_characters import PageFrame, Sides, Word, frame_of, main_turns, turned_back
from tasks.parse.pdf_flow import blocks_of
from tasks.parse.pdf_hidden import draws, hidden_among, is_scan_with_text, note_on
from tasks.parse.pdf_layout import PageContent
from tasks.parse.pdf_legibility import is_garbled, unmapped_letters
from tasks.parse.pdf_objects import box_of, objects_of
from tasks.parse.pdf_ruling import Drawing, drawing_of
from tasks.parse.pdf_words import words_of

MAX_PAGES = 3_000
MAX_TOTAL_CHARACTERS = 20_000_000
_FEW_CHARACTERS = 12  # a page number over a scanned page is no text
_FEWEST_LOST_LETTERS = 3  # on a page: fewer are a stray sign
_GARBLED = "garbled_text"
_LARGE_SHARE, _FULL_SHARE = 0.4, 0.6  # of the page
_STAMP_CHARACTERS = 250  # running heads and stamps that a program put on a scan
_MANY_CURVES = 60
_MAX_ANNOTATIONS = 5_000


@dataclass(frozen=True, slots=True)
class _PageRead:
    page: Page
    content: PageContent
    is_scan: bool = False  # its text was put there by a recognition program
    shown: Callable[[Box], Box] | None = None
    notes: tuple[ParseNote, ...] = field(default=())


def read_pdf(
    content: bytes, name: str, recognised: Sequence[RecognisedPage] = ()
) -> tuple[tuple[Page, ...], list[Block], list[ParseNote]]:
    """Everything the text layer holds, and what was recognised on the pages where it holds nothing of use.

    Args:
        content: The file's bytes.
        name: For error messages.
        recognised: Pages recognised from their picture; they replace what the text layer says.

    Returns:
        Pages in order; blocks in reading order without final index and section; notes by page.

    Raises:
        DocumentError: encrypted, damaged, too_large, or no_text when nothing is drawn on any page.
    """
    by_number = pdf_recognised.pages_by_number(recognised)
    document = _open(content, name)
    try:
        if len(document) > MAX_PAGES:
            raise DocumentError(name, Code.TOO_LARGE)
        reads = [_read_page(document, index, by_number.get(index + 1)) for index in range(len(document))]
    finally:
        document.close()
    total = sum(read.page.characters for read in reads)
    if total > MAX_TOTAL_CHARACTERS:
        raise DocumentError(name, Code.TOO_LARGE)
    if not any(read.page.has_ink for read in reads):
        raise DocumentError(name, Code.NO_TEXT)
    blocks = blocks_of([read.content for read in reads])
    scans = {read.page.number for read in reads if read.is_scan}
    blocks = [block.model_copy(update={"source": "ocr"}) if block.page in scans else block for block in blocks]
    if by_number:
        blocks = [pdf_recognised.marked(block, by_number) for block in blocks]
    back = {read.page.number: read.shown for read in reads if read.shown}
    blocks = [pdf_recognised.with_boxes(block, back) for block in blocks]
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


def _read_page(document: pdfium.PdfDocument, index: int, recognised: RecognisedPage | None) -> _PageRead:
    number = index + 1
    try:
        page = document[index]
        try:
            return _recognised_page(page, recognised) if recognised else _read_open_page(page, number)
        finally:
            page.close()
    except pdfium.PdfiumError:
        note = ParseNote(code=Code.DAMAGED.value, page=number, detail=f"Page {number} is broken and was not read.")
        page_read = Page(number=number, width_pt=0, height_pt=0, characters=0)
        return _PageRead(page_read, PageContent(number, 0, [], []), notes=(note,))


def _recognised_page(page: pdfium.PdfPage, recognised: RecognisedPage) -> _PageRead:
    frame = frame_of(page)
    shown = Page(
        number=recognised.number,
        width_pt=round(frame.width, 2),
        height_pt=round(frame.height, 2),
        characters=sum(len(word.text) for word in recognised.words),
    )
    content = PageContent(
        recognised.number,
        recognised.height_pt,
        pdf_recognised.words_of(recognised),
        pdf_recognised.rules_of(recognised),
        recognised.width_pt,
    )
    back = pdf_recognised.as_shown(recognised, frame.width, frame.height)
    return _PageRead(shown, content, shown=back, notes=tuple(pdf_recognised.notes_of(recognised)))


def _read_open_page(page: pdfium.PdfPage, number: int) -> _PageRead:
    frame = frame_of(page)
    width, height = round(frame.width, 2), round(frame.height, 2)
    words, outside, is_cut = words_of(page, frame)
    turns = main_turns(words)
    if turns:
        frame = frame_of(page, turns)
        words, outside, _ = words_of(page, frame)
    back = partial(turned_back, turns=turns, width=width, height=height) if turns else None
    drawing, pictures = _drawn_on(page, frame)
    is_scan = is_scan_with_text(words, pictures, frame.width, frame.height)
    hidden = [] if is_scan else hidden_among(words, drawing.fills, page, back or _as_it_is)
    apart = set(map(id, hidden))
    words = [word for word in words if id(word) not in apart]
    characters = sum(len(word.text) for word in words)
    shown = Page(
        number=number,
        width_pt=width,
        height_pt=height,
        characters=characters,
        has_ink=characters > 0 or bool(pictures) or draws(page),
    )
    notes = tuple(_notes(shown, words, drawing, pictures, is_cut=is_cut, is_scan=is_scan))
    fields = _field_count(page)
    if fields:
        detail = f"Page {number} has {fields} form fields; what is filled in was not read."
        notes = (*notes, ParseNote(code="form_fields", page=number, detail=detail))
    about_hidden = note_on(hidden, outside, number)
    if about_hidden is not None:
        notes = (*notes, about_hidden)
    rules = drawing.rules if words else []
    if words and drawing.is_cut:
        detail = f"Page {number} holds a drawing of too many lines; its tables were read as plain text."
        notes = (*notes, ParseNote(code="tables_not_read", page=number, detail=detail))
    content = PageContent(
        number, round(frame.height, 2), words, rules, round(frame.width, 2), pictures if words else []
    )
    return _PageRead(shown, content, is_scan, back, notes)


def _field_count(page: pdfium.PdfPage) -> int:
    """How many fields to fill in the page has."""
    count = 0
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        count += raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
        raw.FPDFPage_CloseAnnot(annotation)
    return count


def _as_it_is(box: Box) -> Box:
    return box


def _drawn_on(page: pdfium.PdfPage, frame: PageFrame) -> tuple[Drawing, list[Sides]]:
    """What the page's paths draw, and the boxes of its pictures."""
    objects = objects_of(page)
    drawing = drawing_of(objects, frame)
    boxes = (box_of(drawn, frame) for drawn in objects if drawn.kind == raw.FPDF_PAGEOBJ_IMAGE)
    pictures = [_on_page(box, frame) for box in boxes if box is not None]
    return drawing, [box for box in pictures if box[0] < box[2] and box[1] < box[3]]


def _on_page(box: Sides, frame: PageFrame) -> Sides:
    """The part of the box that lies on the page."""
    x0, top, x1, bottom = box
    return max(0.0, x0), max(0.0, top), min(frame.width, x1), min(frame.height, bottom)


def _notes(
    shown: Page, words: Sequence[Word], drawing: Drawing, pictures: Sequence[Sides], *, is_cut: bool, is_scan: bool
) -> Iterator[ParseNote]:
    number = shown.number
    picture_share = sum(map(_area, pictures)) / max(1.0, shown.width_pt * shown.height_pt)
    if picture_share > _FULL_SHARE and not is_scan and _FEW_CHARACTERS <= shown.characters < _STAMP_CHARACTERS:
        yield _no_text(number, "shows a picture (a scan?) with only a few words of text on it")
    if shown.has_ink and shown.characters < _FEW_CHARACTERS:
        if picture_share > _LARGE_SHARE:
            yield _no_text(number, "shows a picture (a scan?) without text")
        elif drawing.curves > _MANY_CURVES or drawing.is_cut:
            yield _no_text(number, "shows drawn outlines (letters?) without text")
        elif shown.characters == 0:
            yield _no_text(number, "shows a drawing or picture without text")
    if is_cut:
        yield ParseNote(
            code="page_cut_short", page=number, detail=f"Page {number} holds more text than is read from one page."
        )
    lost, lost_in_hindi = unmapped_letters(words)
    if is_garbled(words):
        detail = f"The text of page {number} cannot be trusted: its letters are not mapped."
        yield ParseNote(code=_GARBLED, page=number, detail=detail)
    elif lost >= _FEWEST_LOST_LETTERS:
        detail = f"{lost} letters of page {number} are not mapped and could not be read."
        yield ParseNote(code=_GARBLED, page=number, detail=detail)
    if lost_in_hindi >= _FEWEST_LOST_LETTERS:
        detail = f"{lost_in_hindi} letters of Hindi words on page {number} are not mapped and could not be read."
        yield ParseNote(code="lost_letters", page=number, detail=detail)


def _no_text(number: int, what: str) -> ParseNote:
    return ParseNote(code=Code.NO_TEXT.value, page=number, detail=f"Page {number} {what}.")


def _area(box: Sides) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
