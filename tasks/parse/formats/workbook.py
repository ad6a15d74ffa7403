"""Workbooks: XLSX, XLSM, XLS, XLSB, ODS."""

from __future__ import annotations

from collections.abc import Sequence

from models.recognition import RecognisedPage
from tasks.parse.port import Reading

MEDIA_TYPES = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
    "application/vnd.ms-excel.sheet.macroenabled.12",
    "application/vnd.ms-excel",
    "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    "application/vnd.oasis.opendocument.spreadsheet",
)


def read(content: bytes, name: str, recognised: Sequence[RecognisedPage]) -> Reading:  # noqa: ARG001 - no pages
    """Blocks and notes, sheet by sheet; a workbook has no pages."""
    from tasks.parse.workbook_reader import read_workbook  # noqa: PLC0415 - libraries load only for their own kind

    return Reading((), *read_workbook(content, name))
