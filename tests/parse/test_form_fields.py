"""Fillable PDF pages: what somebody filled in is read in its place, what is empty is named."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from tasks.adapters.confined.job import Limits
from tasks.adapters.document_reader import DocumentReader, Recognition


def form() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(72, 760, "Tender form")
    canvas.drawString(72, 700, "Bidder's name:")
    canvas.acroForm.textfield(name="bidder", tooltip="Name of the bidder", value="Rill Ltd", x=200, y=690, width=200)
    canvas.drawString(72, 640, "Price per call:")
    canvas.acroForm.textfield(name="price", tooltip="Price per call", x=200, y=630, width=200)
    canvas.drawString(72, 580, "Sign below.")
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_a_filled_field_is_text_in_its_place_and_an_empty_one_is_named() -> None:
    document = DocumentReader(Limits(), Recognition(), slots=1).read(form(), "form.pdf", "application/pdf")
    texts = [block.text for block in document.blocks]
    assert texts.index("Bidder's name:") < texts.index("Rill Ltd") < texts.index("Price per call:")
    filled = document.blocks[texts.index("Rill Ltd")]
    assert filled.boxes[0].x0 >= 199
    assert document.page_text(1)[filled.start : filled.end] == "Rill Ltd"
    (note,) = document.notes
    assert (note.code, note.page) == ("form_fields", 1)
    assert "Price per call" in note.detail
