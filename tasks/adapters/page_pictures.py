"""Draws pages as people see them: PDF pages and pictures as WebP, small enough to stand in one HTML file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from PIL import Image, ImageSequence

from models.errors import Code, DocumentError
from tasks.parse.pictures import PICTURES, open_picture

_PDF = "application/pdf"
_DOTS_PER_POINT = 1.7
_MAX_SIDE_PX = 2_400
_COLOURS = 32  # a page of text needs no more, and without loss it is half as large as a photograph of itself


def draw_pages(content: bytes, media_type: str, pages: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Yield (page number from 1, WebP bytes) in the order of the numbers; pages that do not exist are left out.

    Raises:
        DocumentError: unsupported for formats without pages, damaged when it cannot be opened.
    """
    if media_type == _PDF:
        yield from _pdf_pages(content, pages)
    elif media_type in PICTURES:
        wanted = set(pages)
        for number, frame in enumerate(ImageSequence.Iterator(open_picture(content, "picture")), start=1):
            if number in wanted:
                yield number, _webp(frame.convert("RGB"))
    else:
        raise DocumentError(media_type, Code.UNSUPPORTED)


def _pdf_pages(content: bytes, pages: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise DocumentError(_PDF, Code.DAMAGED) from error
    try:
        document.init_forms()
        for number in pages:
            if 1 <= number <= len(document):
                yield number, _drawn(document, number)
    finally:
        document.close()


def _drawn(document: pdfium.PdfDocument, number: int) -> bytes:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(_DOTS_PER_POINT, _MAX_SIDE_PX / max(width, height, 1.0))
        bitmap = page.render(scale=scale)
        try:
            return _webp(bitmap.to_pil().convert("RGB"))
        finally:
            bitmap.close()
    finally:
        page.close()


def _webp(picture: Image.Image) -> bytes:
    picture.thumbnail((_MAX_SIDE_PX, _MAX_SIDE_PX))
    stream = io.BytesIO()
    picture.quantize(_COLOURS).convert("RGB").save(stream, "WEBP", lossless=True, method=4)
    return stream.getvalue()
