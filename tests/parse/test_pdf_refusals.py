"""A file that cannot be read ends in a code, a page that cannot be read in a note; never in a traceback."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.document import ParsedDocument
from models.errors import Code, DocumentError
from tasks.adapters.confined.job import Limits
from tasks.adapters.document_reader import DocumentReader, Recognition
from tasks.parse.reader import parse_document
from tests.parse.drawing import pdf_of, picture, write
from tests.parse.test_pdf_text import read

PLAIN = pdf_of(lambda c: write(c, ["The supplier shall open the desk at seven."]))


def code_of(content: bytes, media_type: str = "application/pdf") -> Code:
    with pytest.raises(DocumentError) as refused:
        parse_document(content, "tender.pdf", media_type)
    return refused.value.code


def outcome_of(reading: Callable[[], ParsedDocument]) -> Code | None:
    """The code it is refused with, or None when it gives blocks."""
    try:
        document = reading()
    except DocumentError as error:
        return error.code
    return None if document.blocks else Code.DAMAGED


def test_every_refusal_has_its_code() -> None:
    assert code_of(b"") is Code.EMPTY_FILE
    assert code_of(pdf_of(lambda c: write(c, ["secret"]), password="open sesame")) is Code.ENCRYPTED
    assert code_of(PLAIN[:60]) is Code.DAMAGED
    assert code_of(b"%PDF-1.7 and nothing else") is Code.DAMAGED
    assert code_of(pdf_of(lambda canvas: None)) is Code.NO_TEXT
    assert code_of(b"x", "application/x-unknown") is Code.UNSUPPORTED


def test_pictures_only_give_no_blocks_and_every_page_is_named() -> None:
    document = read(pdf_of(picture, picture))
    assert not document.blocks
    assert [(note.code, note.page) for note in document.notes] == [("no_text", 1), ("no_text", 2)]


def test_empty_page_among_others_needs_no_word() -> None:
    document = read(pdf_of(lambda c: write(c, ["The first page has text."]), lambda canvas: write(canvas, [" "])))
    assert not document.notes
    assert [page.has_ink for page in document.pages] == [True, False]


def test_a_running_head_on_a_scan_does_not_pass_for_its_text() -> None:
    def stamped(canvas):
        picture(canvas)
        write(canvas, ["Tender 2031-7 for help desk services, page 4 of 40"], top=30)

    assert [(note.code, note.page) for note in read(pdf_of(stamped)).notes] == [("no_text", 1)]


def test_letters_drawn_as_outlines_are_named() -> None:
    def outlines(canvas):
        for row in range(12):
            for column in range(30):
                canvas.circle(80 + 14 * column, 100 + 40 * row, 5)

    document = read(pdf_of(lambda c: write(c, ["The first page has text."]), outlines))
    assert [(note.code, note.page) for note in document.notes] == [("no_text", 2)]


def test_scanned_page_among_others_is_named() -> None:
    document = read(pdf_of(lambda c: write(c, ["The first page has text."]), picture))
    assert [(note.code, note.page) for note in document.notes] == [("no_text", 2)]
    assert [page.characters > 0 for page in document.pages] == [True, False]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_damaged_bytes_end_in_blocks_or_a_code(data: st.DataObject) -> None:
    content = bytearray(PLAIN[: data.draw(st.integers(1, len(PLAIN)))])
    for _ in range(data.draw(st.integers(0, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    assert outcome_of(partial(parse_document, bytes(content), "tender.pdf", "application/pdf")) in {
        None,
        Code.DAMAGED,
        Code.NO_TEXT,
        Code.ENCRYPTED,
    }


def test_same_bytes_give_the_same_reading() -> None:
    assert read(PLAIN).model_dump_json() == read(PLAIN).model_dump_json()


def test_hostile_files_never_reach_the_parent(shared: Path) -> None:
    files = sorted((shared / "corpus" / "hostile" / "pdf").glob("*.pdf"))
    assert files
    reader = DocumentReader(Limits(), Recognition(engine="off"), slots=1)
    for file in files:
        content = file.read_bytes()
        outcome = outcome_of(partial(reader.read, content, "hostile.pdf", "application/pdf"))
        assert outcome is not Code.PARSER_CRASH, file.name
