"""Scanned pages come back letter by letter, whichever way they lie; marks and table frames survive."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from models.document import ParsedDocument
from models.errors import Code, DocumentError
from tasks.adapters.confined.job import Limits
from tasks.adapters.document_reader import DocumentReader, Recognition
from tasks.adapters.ocr import recognise
from tasks.adapters.ocr.engine import Piece
from tasks.adapters.ocr.line_marks import with_marks
from tasks.parse.reader import parse_document
from tasks.parse.scan_marks import Mark, Place
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


STAR = tuple(
    (
        0.5 + 0.5 * (0.382 if at % 2 else 1) * math.sin(at * math.pi / 5),
        0.5 + 0.5 * (0.382 if at % 2 else 1) * math.cos(at * math.pi / 5),
    )
    for at in range(10)
)
SHAPES = {
    "★": STAR,
    "▲": ((0.0, 0.0), (1.0, 0.0), (0.5, 1.0)),
    "◆": ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    "■": ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)),
}
SENTENCES = (
    "The supplier shall answer calls.",
    "Staff must speak two languages.",
    "Reports are due each month.",
    "Women and men are paid alike.",
)


def put_shape(canvas: Canvas, sign: str, x: float, y: float, size: float = 10.0) -> None:
    path = canvas.beginPath()
    for at, (right, up) in enumerate(SHAPES[sign]):
        (path.lineTo if at else path.moveTo)(x + right * size, y + up * size)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def page_of(draw: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, invariant=1)
    canvas.setFont("Helvetica", 12)
    draw(canvas)
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


def test_marks_survive_and_what_only_looks_like_one_is_none() -> None:
    def draw(canvas: Canvas) -> None:
        for at, (sign, sentence) in enumerate(zip(SHAPES, SENTENCES, strict=True)):
            put_shape(canvas, sign, 72, 760 - 30 * at)
            canvas.drawString(84, 760 - 30 * at, sentence)
            canvas.drawString(84, 500 - 30 * at, sentence)
        put_shape(canvas, "★", 300, 560)  # alone, as in the cell of a table
        canvas.drawString(72, 620, "* Notes: A. Office hours, O. Other")

    (page,) = recognise(scanned(page_of(draw), 1, 0.8), PNG, [1], "rapidocr")
    lines = ["".join(word.text for word in page.words if abs(word.top - first.top) < 8) for first in page.words]
    for sign, sentence in zip(SHAPES, SENTENCES, strict=True):
        assert f"{sign}{sentence}".replace(" ", "") in lines
        assert sentence.replace(" ", "") in lines
    text = "".join(word.text for word in page.words)
    assert {sign: text.count(sign) for sign in SHAPES} == {"★": 2, "▲": 1, "◆": 1, "■": 1}
    assert "*Notes:A.Officehours,O.Other" in text


def test_a_mark_is_put_in_once_and_never_in_place_of_what_was_surely_read() -> None:
    def line(text: str, top: float, height: float = 30.0) -> list[Piece]:
        return [
            Piece(letter, 0.99, 100 + 20 * at, top, 118 + 20 * at, top + height, at == 0)
            for at, letter in enumerate(text)
        ]

    def texts(lines: list[list[Piece]], *marks: Mark) -> list[str]:
        return ["".join(piece.text for piece in found) for found in with_marks(lines, marks)]

    on_first_letter = Place(101, 106, 117, 122)
    assert texts([line("▲ab", 100)], Mark("▲", on_first_letter)) == ["▲ab"]
    assert texts([line("▲ab", 100)], Mark("▲", Place(101, 101, 117, 113))) == ["▲ab"]  # raised: still the same one
    assert texts([line("*ab", 100)], Mark("★", Place(101, 101, 112, 112))) == ["*ab"]  # small and raised: an asterisk
    assert "xab" in texts([line("xab", 100)], Mark("★", on_first_letter))[0].replace("★", "")
    assert texts([line("ab", 100)], Mark("★", Place(76, 106, 92, 122))) == ["★ab"]
    assert texts([line("⭐ab", 100)]) == ["★ab"]
    assert texts([line("ab", 100)], Mark("★", Place(400, 300, 416, 316))) == ["ab", "★"]


def test_a_shaded_head_row_is_a_row_of_its_own_and_bold_titles_draw_no_rules() -> None:
    def draw(canvas: Canvas) -> None:
        for at, row in enumerate((("Lot", "Hours"), ("One", "Day and night"), ("Two", "Working days"))):
            for place, text in enumerate(row):
                canvas.setFillGray(0.6 if at == 0 else 1.0)
                canvas.rect(72 + 150 * place, 700 - 24 * at, 150, 24, fill=1)
                canvas.setFillGray(0.0)
                canvas.drawString(80 + 150 * place, 708 - 24 * at, text)

    (table,) = [block.table for block in read(scanned(page_of(draw), 1, 1.1)).blocks if block.table]
    assert table.grid() == [["Lot", "Hours"], ["One", "Day and night"], ["Two", "Working days"]]

    def title(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 34)
        canvas.drawString(72, 700, "THE LETTER")
        canvas.drawString(72, 600, "E - FLEET H")

    (page,) = recognise(scanned(page_of(title), 1), PNG, [1], "rapidocr")
    assert page.rules == ()


def test_single_letters_and_a_line_on_a_huge_page_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        for at, (number, sentence) in enumerate(zip("1234", SENTENCES, strict=True)):
            canvas.drawString(72, 740 - 40 * at, number)
            canvas.drawString(250, 740 - 40 * at, sentence)

    (page,) = recognise(page_of(draw), "application/pdf", [1], "rapidocr")
    assert [word.text for word in page.words if word.x0 < 90] == ["1", "2", "3", "4"]
    assert all(word.spaced and word.confidence > 0.8 for word in page.words)

    def small(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 60)
        canvas.drawString(500, 7_000, "A short line on a very large sheet.")

    (page,) = recognise(page_of(small, (8_000, 8_000)), "application/pdf", [1], "rapidocr")
    assert " ".join(word.text for word in page.words) == "A short line on a very large sheet."
    assert 490 < page.words[0].x0 < 520
    assert 880 < page.words[0].top < 1_010


@pytest.mark.parametrize("media_type", ["application/pdf", PNG])
def test_what_is_no_page_has_a_code(media_type: str) -> None:
    with pytest.raises(DocumentError) as failure:
        list(recognise(b"%PDF-1.7 nothing", media_type, [1], "rapidocr"))
    assert failure.value.code is Code.DAMAGED


def test_a_missing_tesseract_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DocumentError, match="tesseract") as failure:
        list(recognise(page_of(lambda canvas: None), "application/pdf", [1], "tesseract"))
    assert failure.value.code is Code.UNSUPPORTED


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
