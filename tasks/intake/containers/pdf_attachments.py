"""Files inside a PDF: attachments, members of a portfolio, files pinned to a page."""

from __future__ import annotations

from collections.abc import Iterator

from models.errors import DocumentError
from tasks.intake.media_type import PDF
from tasks.intake.unpacking.budget import Budget

MEDIA_TYPES = (PDF,)


def may_carry(content: bytes) -> bool:
    """Whether the bytes name an embedded file: its stream's own dictionary is never compressed."""
    return b"EmbeddedFile" in content or b"/EF" in content


def open_files(content: bytes, name: str, budget: Budget) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield each file; nothing where the PDF itself cannot be opened: its reader says why."""
    from tasks.intake.unpacking.pdf_files import files_of  # noqa: PLC0415 - the library loads for its own kind of file

    return files_of(content, name, budget)
