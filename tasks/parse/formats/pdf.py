"""PDF: digital, scanned or mixed."""

from __future__ import annotations

from collections.abc import Sequence

from models.recognition import RecognisedPage
from tasks.parse.port import Reading

MEDIA_TYPES = ("application/pdf",)


def read(content: bytes, name: str, recognised: Sequence[RecognisedPage]) -> Reading:
    """Pages, blocks and notes of the PDF; recognised pages replace what their text layer says."""
    from tasks.parse.pdf_reader import read_pdf  # noqa: PLC0415 - libraries load only for their own kind of file

    return Reading(*read_pdf(content, name, recognised))
