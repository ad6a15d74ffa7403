"""Attachments of an Outlook message (MSG)."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage

from olefile import OleFileIO
from oxmsg.domain import constants, model
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from models.errors import Code, DocumentError
from tasks.intake.unpacking.member_path import file_name
from tasks.outlook_storage import FAULTS, refuse_circles

_MAX_DEPTH = 3
_EMBEDDED_STREAM = "__substg1.0_3701000D"
_EMBEDDED_HEADER_BYTES = 24


def files_of(content: bytes, name: str) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield each attachment; a message inside is yielded as a mail, its own attachments behind it.

    Raises:
        DocumentError: damaged.
    """
    try:
        with OleFileIO(content) as ole:
            refuse_circles(ole, content, name)
            storages = list(Storage.from_ole(ole).iter_attachment_storages())
    except FAULTS as error:
        raise DocumentError(name, Code.DAMAGED) from error
    for number, storage in enumerate(storages, start=1):
        yield from _attachment(storage, number, name, 1)


def _attachment(storage: Storage, number: int, name: str, depth: int) -> Iterator[tuple[str, bytes | DocumentError]]:
    path = f"attachment {number}"
    try:
        properties = Properties(storage, properties_header_offset=model.ATTACH_HDR_OFFSET)
        written = next(filter(None, map(properties.str_prop_value, _names())), None)
        path = file_name(written) if written else path
        inner = next((entry for entry in storage.storages if entry.name == _EMBEDDED_STREAM), None)
        content = None if inner else properties.binary_prop_value(constants.PID_ATTACH_DATA_BINARY)
    except FAULTS:
        yield path, DocumentError(f"{name}/{path}", Code.DAMAGED)
        return
    if inner is not None:
        yield from _message_inside(inner, path, name, depth)
    elif content is None:  # a link to a file elsewhere, or an object of another program
        yield path, DocumentError(f"{name}/{path} (not in the mail)", Code.UNREADABLE)
    else:
        yield path, content


def _names() -> tuple[int, ...]:
    return (constants.PID_ATTACH_LONG_FILENAME, constants.PID_ATTACH_FILENAME, constants.PID_DISPLAY_NAME)


def _message_inside(storage: Storage, title: str, name: str, depth: int) -> Iterator[tuple[str, bytes | DocumentError]]:
    """The message as a mail of header and text, then its attachments."""
    path = title if title.lower().endswith(".eml") else f"{title.removesuffix('.msg')}.eml"
    if depth >= _MAX_DEPTH:
        yield path, DocumentError(f"{name}/{path} (mails more than {_MAX_DEPTH} deep)", Code.UNSAFE_ARCHIVE)
        return
    try:
        yield path, _as_mail(Properties(storage, properties_header_offset=_EMBEDDED_HEADER_BYTES))
    except FAULTS:
        yield path, DocumentError(f"{name}/{path}", Code.DAMAGED)
    for number, inner in enumerate(storage.iter_attachment_storages(), start=1):
        yield from _attachment(inner, number, name, depth + 1)


def _as_mail(properties: Properties) -> bytes:
    mail = EmailMessage()
    for field, pid in (
        ("Subject", constants.PID_SUBJECT),
        ("From", constants.PID_SENDER_NAME),
        ("To", constants.PID_DISPLAY_TO),
        ("Cc", constants.PID_DISPLAY_CC),
    ):
        value = " ".join((properties.str_prop_value(pid) or "").replace("\x00", "").split())
        if value:
            mail[field] = value
    sent = properties.date_prop_value(constants.PID_CLIENT_SUBMIT_TIME)
    if sent is not None:
        mail["Date"] = sent
    body = properties.str_prop_value(constants.PID_BODY)
    html = properties.binary_prop_value(constants.PID_HTML)
    if html:
        mail.set_content(html.decode(properties.body_encoding, "replace"), subtype="html", cte="base64")
    else:
        mail.set_content(body or "", cte="base64")
    return mail.as_bytes()
