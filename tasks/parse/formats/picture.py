"""Pictures sent as documents: each frame is a page that must be recognised."""

from __future__ import annotations

from collections.abc import Sequence

from models.recognition import RecognisedPage
from tasks.parse.port import Reading

MEDIA_TYPES = ("image/jpeg", "image/png", "image/tiff", "image/gif", "image/bmp", "image/webp")


def read(content: bytes, name: str, recognised: Sequence[RecognisedPage]) -> Reading:
    """Pages without text on the first reading; blocks of what was recognised on the second."""
    from tasks.parse.picture_reader import read_picture  # noqa: PLC0415 - libraries load only for their own kind of file

    return read_picture(content, name, recognised)
