"""The pages of a PDF or picture as pixels, at the size at which text is recognised best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium

from models.errors import Code, DocumentError
from tasks.parse.pictures import open_picture, size_pt
from tasks.parse.scan_geometry import Image

_PDF = "application/pdf"
_DPI = 200
_POINTS = 72
_MAX_SIDE_PX = 4_000
_MAX_PIXELS = 9_000_000


class PageImage(NamedTuple):
    """One page drawn.

    Attributes:
        number: From 1.
        image: Height x width x 3, RGB.
        width_pt: Of the page as shown.
        height_pt: Of the page as shown.
    """

    number: int
    image: Image
    width_pt: float
    height_pt: float


def page_images(content: bytes, media_type: str, pages: Sequence[int]) -> Iterator[PageImage]:
    """Yield the pages in the order of the numbers, each drawn when it is asked for.

    Raises:
        DocumentError: damaged or too_large.
    """
    yield from _pdf_images(content, pages) if media_type == _PDF else _picture_images(content, media_type, pages)


def _scale(width_pt: float, height_pt: float, dpi: float) -> float:
    """Pixels a point: the wanted resolution, less for pages that would grow too large."""
    longest, area = max(width_pt, height_pt, 1.0), max(width_pt * height_pt, 1.0)
    return float(min(dpi / _POINTS, _MAX_SIDE_PX / longest, (_MAX_PIXELS / area) ** 0.5))


def _pdf_images(content: bytes, pages: Sequence[int]) -> Iterator[PageImage]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise DocumentError(_PDF, Code.DAMAGED) from error
    try:
        document.init_forms()  # what was typed into a form's fields is drawn too
        for number in pages:
            yield _drawn(document, number)
    except (pdfium.PdfiumError, IndexError) as error:
        raise DocumentError(_PDF, Code.DAMAGED) from error
    finally:
        document.close()


def _drawn(document: pdfium.PdfDocument, number: int) -> PageImage:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        bitmap = page.render(scale=_scale(width, height, _DPI), rev_byteorder=True)
        try:
            return PageImage(number, np.ascontiguousarray(bitmap.to_numpy()[:, :, :3]), width, height)
        finally:
            bitmap.close()
    finally:
        page.close()


def _picture_images(content: bytes, media_type: str, pages: Sequence[int]) -> Iterator[PageImage]:
    picture = open_picture(content, media_type)
    try:
        for number in pages:
            picture.seek(number - 1)
            width, height = size_pt(picture)
            scale = _scale(width, height, picture.width * _POINTS / width)
            shown = picture.convert("RGB").resize((round(width * scale), round(height * scale)))
            yield PageImage(number, np.asarray(shown, dtype=np.uint8), width, height)
    except (OSError, EOFError, ValueError, SyntaxError) as error:
        raise DocumentError(media_type, Code.DAMAGED) from error
