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
from tasks.adapters.parser_process import ParserLimits, read_document
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
    assert code_of(pdf_of(picture)) is Code.NO_TEXT
    assert code_of(b"x", "application/x-unknown") is Code.UNSUPPORTED


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
    for file in files:
        content = file.read_bytes()
        outcome = outcome_of(partial(read_document, content, "hostile.pdf", "application/pdf", ParserLimits()))
        assert outcome is not Code.PARSER_CRASH, file.name
