"""Files inside a PDF: attachments, members of a portfolio, and files pinned to a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from models.errors import Code, DocumentError
from tasks.intake.unpacking.budget import Budget
from tasks.intake.unpacking.member_path import file_name

_MAX_PAGES = 3_000
_MAX_ANNOTATIONS = 10_000


def files_of(content: bytes, name: str, budget: Budget) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield each file; nothing where the PDF itself cannot be opened: its reader says why."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError:
        return
    try:
        count = document.count_attachments()
        budget.check_entries(count, name)
        seen: set[tuple[str, bytes]] = set()
        for number in range(count):
            found = _file(document.get_attachment(number), number, name, len(content), budget)
            if isinstance(found[1], bytes):
                seen.add((found[0], found[1]))
            yield found
        for number, attachment in enumerate(_pinned(document), start=count):
            found = _file(attachment, number, name, len(content), budget)
            if found not in seen:  # the same file is often listed and pinned
                yield found
    except pdfium.PdfiumError as error:
        raise DocumentError(name, Code.DAMAGED) from error
    finally:
        document.close()


def _file(
    attachment: pdfium.PdfAttachment, number: int, name: str, packed_bytes: int, budget: Budget
) -> tuple[str, bytes | DocumentError]:
    try:
        path = file_name(attachment.get_name())
    except (pdfium.PdfiumError, UnicodeDecodeError):
        path = f"attachment {number + 1}"
    place = f"{name}/{path}"
    size = ctypes.c_ulong()
    raw.FPDFAttachment_GetFile(attachment, None, 0, size)
    room = budget.room(packed_bytes)
    budget.spend(size.value, room, place)
    if not size.value:  # no stream in it, or an empty one: the library does not tell
        return path, DocumentError(place, Code.EMPTY_FILE)
    try:
        return path, bytes(attachment.get_data())
    except pdfium.PdfiumError:
        return path, DocumentError(place, Code.DAMAGED)


def _pinned(document: pdfium.PdfDocument) -> Iterator[pdfium.PdfAttachment]:
    """The files of file attachment annotations, page by page."""
    seen = 0
    for number in range(min(len(document), _MAX_PAGES)):
        page = document[number]
        try:
            count = raw.FPDFPage_GetAnnotCount(page)
            seen += count
            if seen > _MAX_ANNOTATIONS:
                return
            for index in range(count):
                annotation = raw.FPDFPage_GetAnnot(page, index)
                if not annotation:
                    continue
                try:
                    if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_FILEATTACHMENT:
                        attachment = raw.FPDFAnnot_GetFileAttachment(annotation)
                        if attachment:
                            yield pdfium.PdfAttachment(attachment, document)
                finally:
                    raw.FPDFPage_CloseAnnot(annotation)
        finally:
            page.close()
