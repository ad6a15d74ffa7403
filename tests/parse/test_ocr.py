"""Scanned pages come back letter by letter, whichever way they lie; marks and table frames survive."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from models.document import ParsedDocument
from models.errors import Code, DocumentError
from tasks.adapters.confined.job import Limits
from tasks.adapters.document_reader import DocumentReader, Recognition
from tasks.adapters.ocr import recognise
from tasks.parse.reader import parse_document
from tests.parse.scanning import error_rate, letters_of, page_alone, scanned

PNG = "image/png"
MOST_WRONG = 0.01
REAL_PAGES = (
    ("irs-guard-pws.pdf", 5, 0.8),
    ("uspto-customer-service.pdf", 12, -1.2),
    ("fmcsa-trudata.pdf", 7, 0.5),
    ("zh-zhejiang-service.pdf", 48, 1.0),
    ("zh-retail-staffing.pdf", 9, -0.7),
    ("zh-guangdong-tax.pdf", 81, 1.4),
)


def drawn() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 770, "3.1 The supplier shall answer 80 % of calls within 20 seconds.")
    canvas.drawString(72, 750, "The supplier must record every call and keep the recordings.")
    canvas.drawString(90, 730, "Recordings are kept for twelve months.")
    canvas.circle(78, 734, 2.2, fill=1)
    rows = (("Measure", "Target"), ("Service level", "80 % in 20 s"), ("Abandoned calls", "at most 5 %"))
    for at, row in enumerate(rows):
        for place, text in enumerate(row):
            canvas.rect(72 + 180 * place, 680 - 24 * at, 180, 24)
            canvas.drawString(78 + 180 * place, 688 - 24 * at, text)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def read(picture: bytes) -> ParsedDocument:
    return parse_document(picture, "scan.png", PNG, list(recognise(picture, PNG, [1], "rapidocr")))


@pytest.mark.parametrize(("skew_deg", "quarter_turns"), [(2.5, 0), (-1.0, 1), (0.0, 2), (0.0, 3)])
def test_a_page_is_read_whichever_way_it_lies(skew_deg: float, quarter_turns: int) -> None:
    known = parse_document(drawn(), "drawn.pdf", "application/pdf")
    document = read(scanned(drawn(), 1, skew_deg, quarter_turns))
    assert error_rate(letters_of(known), letters_of(document)) <= MOST_WRONG
    kinds = [block.kind for block in document.blocks]
    assert "table" in kinds
    assert "list_item" in kinds
    (table,) = [block.table for block in document.blocks if block.table]
    assert table.grid()[1] == ["Service level", "80 % in 20 s"]
    page = document.pages[0]
    for block in document.blocks:
        assert block.source == "ocr"
        assert 0.8 < block.confidence <= 1
        assert all(0 <= box.x0 < box.x1 <= page.width_pt and box.bottom <= page.height_pt for box in block.boxes)


def test_a_box_stands_where_the_text_is_on_the_page_as_it_lies() -> None:
    upright = read(scanned(drawn(), 1)).blocks[0].boxes[0]
    page = read(scanned(drawn(), 1, quarter_turns=1))
    turned, width = page.blocks[0].boxes[0], page.pages[0].width_pt
    assert abs((width - turned.x1) - upright.top) < 6
    assert abs(turned.top - upright.x0) < 6


def test_an_empty_page_and_a_page_of_dust_hold_no_words() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.showPage()
    canvas.save()
    (page,) = recognise(scanned(stream.getvalue(), 1), PNG, [1], "rapidocr")
    assert page.words == ()


def test_a_scan_is_read_by_the_product_and_without_recognition_named() -> None:
    picture = scanned(drawn(), 1)
    document = DocumentReader(Limits(), Recognition(), slots=1).read(picture, "scan.png", PNG)
    assert "within 20 seconds" in " ".join(block.text for block in document.blocks)
    assert document.notes == ()
    with pytest.raises(DocumentError) as failure:
        DocumentReader(Limits(), Recognition(engine="off"), slots=1).read(picture, "scan.png", PNG)
    assert failure.value.code is Code.NO_TEXT


@pytest.mark.parametrize(("name", "number", "skew_deg"), REAL_PAGES)
def test_real_pages_come_back_with_their_marks(shared: Path, name: str, number: int, skew_deg: float) -> None:
    alone = page_alone((shared / "gold" / "docs" / name).read_bytes(), number)
    known = letters_of(parse_document(alone, name, "application/pdf"))
    found = letters_of(read(scanned(alone, 1, skew_deg)))
    assert error_rate(known, found) <= MOST_WRONG
    assert {mark: found.count(mark) for mark in "★▲"} == {mark: known.count(mark) for mark in "★▲"}
