"""A workbook as bytes that depend on nothing but its content: no clock, fixed order, fixed time stamps."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties
from openpyxl.writer.excel import ExcelWriter

_WHEN = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the format stores naive UTC
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def workbook_bytes(workbook: Workbook, title: str) -> bytes:
    """The .xlsx bytes; every viewer that can calculate does so when it opens them.

    Args:
        workbook: Finished; it is not changed but for its properties.
        title: Shown by file managers; plain text.
    """
    workbook.properties = DocumentProperties(
        creator="Bidwright", lastModifiedBy="Bidwright", title=title[:200], created=_WHEN, modified=_WHEN
    )
    workbook.calculation.fullCalcOnLoad = True
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        # not workbook.save(): that would stamp the present time into the properties
        ExcelWriter(workbook, archive).write_data()
    return _zipped_again(written)


def _zipped_again(written: io.BytesIO) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            part = zipfile.ZipInfo(name, date_time=_ZIP_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            target.writestr(part, source.read(name))
    return packed.getvalue()
