"""The page of a reading in a real browser: a box leads to its block, nothing foreign runs, nothing is fetched."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright
from reportlab.pdfgen.canvas import Canvas

from tasks.adapters.confined.job import Limits
from tasks.adapters.document_reader import DocumentReader, Recognition
from tasks.adapters.render import render_documents
from tasks.parse.document_view import document_view

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def tender() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(72, 760, "3 Service levels")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 720, "The supplier shall answer 80 % of calls within 20 seconds.")
    canvas.drawString(72, 690, "<img src=x onerror=document.title='run'> is only text.")
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.mark.browser
def test_a_box_on_the_page_leads_to_the_text_that_was_read(tmp_path: Path) -> None:
    if BROWSER is None:
        pytest.skip("no Chromium on this machine: run `make system`")
    reader = DocumentReader(Limits(), Recognition(), slots=1)
    document = reader.read(tender(), "tender.pdf", "application/pdf")
    pictures = dict(reader.draw(tender(), "tender.pdf", "application/pdf", [1]))
    (tmp_path / "reading.html").write_bytes(render_documents([document_view(document, pictures)]))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        try:
            page = browser.new_page(viewport={"width": 1300, "height": 900})
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            page.goto((tmp_path / "reading.html").as_uri())
            _follow(page, document.blocks[1].text)
            assert page.title().startswith("tender.pdf")
            assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
        finally:
            browser.close()


def _follow(page: Page, text: str) -> None:
    frames = page.locator("svg rect.frame")
    assert frames.count() >= 3
    picture = page.locator("svg image").first.bounding_box()
    box = frames.nth(1).bounding_box()
    assert picture is not None
    assert box is not None
    assert picture["x"] < box["x"] < picture["x"] + picture["width"]
    frames.nth(1).click()
    assert page.locator(".block:target p").inner_text() == text
