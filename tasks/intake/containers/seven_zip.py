"""7z."""

from __future__ import annotations

from collections.abc import Iterator

from models.errors import DocumentError
from tasks.intake.media_type import SEVEN_ZIP
from tasks.intake.unpacking.budget import Budget

MEDIA_TYPES = (SEVEN_ZIP,)


def open_files(content: bytes, name: str, budget: Budget) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield each file, unpacked in memory."""
    from tasks.intake.unpacking.seven_zip_files import files_of  # noqa: PLC0415 - the library loads for its own kind

    return files_of(content, name, budget)
