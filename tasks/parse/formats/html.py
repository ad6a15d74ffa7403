"""HTML."""

from __future__ import annotations

from collections.abc import Sequence

from models.recognition import RecognisedPage
from tasks.parse.port import Reading

MEDIA_TYPES = ("text/html",)


def read(content: bytes, name: str, recognised: Sequence[RecognisedPage]) -> Reading:  # noqa: ARG001 - no pages
    """Blocks of the page, and notes on what it hides."""
    from tasks.parse.html_reader import read_html  # noqa: PLC0415 - libraries load only for their own kind of file

    return Reading((), *read_html(content, name))
