"""Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from models.recognition import RecognisedPage
from tasks.parse.encoding import decoded
from tasks.parse.port import Reading

MEDIA_TYPES = ("text/markdown",)


def read(content: bytes, name: str, recognised: Sequence[RecognisedPage]) -> Reading:  # noqa: ARG001 - no pages
    """Blocks of the Markdown text."""
    from tasks.parse.markdown_reader import read_markdown  # noqa: PLC0415 - only for its own kind of file

    return Reading((), *read_markdown(decoded(content)))
