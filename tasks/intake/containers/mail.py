"""Files attached to a mail, EML and MSG; mails inside a mail are yielded as mails."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.errors import DocumentError
from tasks.intake.media_type import EML, MSG
from tasks.intake.unpacking.budget import Budget

MEDIA_TYPES = (EML, MSG)

_OLE_START = b"\xd0\xcf\x11\xe0"
_MSG_ATTACHMENT = "__attach_version".encode("utf-16-le")
_FILE_SIGN = re.compile(
    rb"content-type:\s{0,20}(?!text/(?:plain|html)|\s)|attachment|name\*?\d{0,3}\*?=", re.IGNORECASE
)


def may_carry(content: bytes) -> bool:
    """Whether the mail has parts besides its text."""
    if content.startswith(_OLE_START):
        return _MSG_ATTACHMENT in content
    return _FILE_SIGN.search(content) is not None


def open_files(content: bytes, name: str, budget: Budget) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield each attachment in the mail's order; nothing where the mail is encrypted: its reader says so."""
    from tasks.intake.unpacking import eml_files, msg_files  # noqa: PLC0415 - the library loads for its own kind

    is_outlook = content.startswith(_OLE_START)
    for path, attached in (msg_files if is_outlook else eml_files).files_of(content, name):
        place = f"{name}/{path}"
        if isinstance(attached, bytes):
            budget.spend(len(attached), budget.room(len(content)), place)
        yield path, attached
