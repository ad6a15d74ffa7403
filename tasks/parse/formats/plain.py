"""Plain text."""

from __future__ import annotations

from collections.abc import Sequence

from models.recognition import RecognisedPage
from tasks.parse.encoding import decoded
from tasks.parse.port import Reading

MEDIA_TYPES = ("text/plain",)


def read(content: bytes, name: str, recognised: Sequence[RecognisedPage]) -> Reading:  # noqa: ARG001 - no pages
    """Blocks of the text."""
    from tasks.parse.plain_reader import read_plain  # noqa: PLC0415 - only for its own kind of file

    return Reading((), *read_plain(decoded(content)))
