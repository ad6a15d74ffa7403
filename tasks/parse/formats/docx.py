"""DOCX, its templates and its kind with macros, which are never run."""

from __future__ import annotations

from collections.abc import Sequence

from models.recognition import RecognisedPage
from tasks.parse.port import Reading

MEDIA_TYPES = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
    "application/vnd.ms-word.document.macroenabled.12",
)


def read(content: bytes, name: str, recognised: Sequence[RecognisedPage]) -> Reading:  # noqa: ARG001 - no pages
    """Blocks and notes of the accepted view; a DOCX has no pages of its own."""
    from tasks.parse.docx_reader import read_docx  # noqa: PLC0415 - libraries load only for their own kind of file

    return Reading((), *read_docx(content, name))
