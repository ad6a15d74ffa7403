"""CSV and TSV."""

from __future__ import annotations

from collections.abc import Sequence

from models.recognition import RecognisedPage
from tasks.parse.encoding import decoded
from tasks.parse.port import Reading

MEDIA_TYPES = ("text/csv", "text/tab-separated-values")


def read(content: bytes, name: str, recognised: Sequence[RecognisedPage]) -> Reading:  # noqa: ARG001 - no pages
    """Blocks and notes of the rows."""
    from tasks.parse.workbook_csv import read_csv  # noqa: PLC0415 - only for its own kind of file

    return Reading((), *read_csv(decoded(content), name))
