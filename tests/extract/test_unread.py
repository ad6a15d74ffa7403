"""What a parser lost is named in the reading; how a text was read is not called a loss."""

from __future__ import annotations

import datetime as dt

import pytest

from models.document import ParsedDocument, ParseNote
from models.errors import Code
from models.tender import Tender
from tasks.extract.task import _unread

TENDER = Tender(id="t-00000000", name="t", content_hash="c", received_on=dt.date(2026, 11, 2), files=())


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("no_text", Code.NO_TEXT),
        ("garbled_text", Code.NO_TEXT),
        ("damaged", Code.DAMAGED),
        ("part_unreadable", Code.DAMAGED),
        ("page_cut_short", Code.TOO_LARGE),
        ("nested_too_deep", Code.TOO_LARGE),
        ("sheet_cut_short", Code.TOO_LARGE),
        ("embedded_part_not_read", Code.UNSUPPORTED),
        ("tracked_changes", None),
        ("tables_not_read", None),
    ],
)
def test_lost_text_is_named_with_its_page(note: str, code: Code | None) -> None:
    document = ParsedDocument(
        sha256="a" * 64,
        name="rfp.pdf",
        media_type="application/pdf",
        parser_version="p/1",
        language="en",
        notes=(ParseNote(code=note, page=3, detail="Page 3 was not read."),),
    )
    unread = [(gap.path, gap.code, gap.page) for gap in _unread(TENDER, {}, [document])]
    assert unread == ([] if code is None else [("rfp.pdf", code, 3)])
