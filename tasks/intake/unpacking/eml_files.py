"""Attachments of a mail as it is sent (RFC 5322, MIME)."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from models.errors import Code, DocumentError
from tasks.intake.unpacking.member_path import decoded_name, file_name
from tasks.mail_words import words_of

_BODY_TYPES = {"text/plain", "text/html"}
_NO_FILES = {
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature",
    "text/css", "text/javascript", "application/javascript", "application/x-javascript",
}  # fmt: skip
"""Signatures of the mail, and what a page saved as a mail is drawn with."""
_SUFFIXES = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "application/pdf": ".pdf",
    "text/plain": ".txt", "text/html": ".html", "text/calendar": ".ics", "message/rfc822": ".eml",
}  # fmt: skip
_ENCRYPTED_TYPES = {"multipart/encrypted"}
_MAX_PARTS = 5_000


# what the library raises when it decodes or writes broken parts, documented or not
_FAULTS = (MessageError, ValueError, LookupError, TypeError, AttributeError)


def files_of(content: bytes, name: str) -> Iterator[tuple[str, bytes | DocumentError]]:
    """Yield (file name, bytes or why it cannot be read) of every part that is not the mail's own text.

    Raises:
        DocumentError: unsafe_archive: parts without end.
    """
    mail = message_from_bytes(content.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    if mail.get_content_type() in _ENCRYPTED_TYPES:
        return
    open_parts: list[Message] = [mail]
    for number in range(_MAX_PARTS):
        if not open_parts:
            return
        part = open_parts.pop()
        inner = _parts_in(part)
        if part.get_content_type() == "message/rfc822" and inner:
            path = _mail_name(part, inner[0], number)
            yield path, _written(inner[0], f"{name}/{path}")
        elif part.is_multipart():
            open_parts.extend(reversed(inner))
        elif not _is_text(part) and part.get_content_type() not in _NO_FILES:
            path = _name(part, number)
            yield path, _content(part, f"{name}/{path}")
    raise DocumentError(f"{name} (more than {_MAX_PARTS:,} parts)", Code.UNSAFE_ARCHIVE)


def _parts_in(part: Message) -> list[Message]:
    inner = part.get_payload() if part.is_multipart() else []
    return [entry for entry in inner if isinstance(entry, Message)]


def _written(mail: Message, place: str) -> bytes | DocumentError:
    try:
        return mail.as_bytes()
    except _FAULTS:
        return DocumentError(place, Code.DAMAGED)


def _content(part: Message, place: str) -> bytes | DocumentError:
    try:
        payload = part.get_payload(decode=True)
    except _FAULTS:
        return DocumentError(place, Code.DAMAGED)
    return payload if isinstance(payload, bytes) else DocumentError(place, Code.DAMAGED)


def _is_text(part: Message) -> bool:
    """Whether the part is read with the mail itself."""
    is_file = part.get_content_disposition() == "attachment" or _given_name(part) is not None
    return part.get_content_type() in _BODY_TYPES and not is_file


def _given_name(part: Message) -> str | None:
    try:
        return part.get_filename()
    except _FAULTS:
        return ""  # it has one that cannot be read


def _name(part: Message, number: int) -> str:
    written = _given_name(part) or str(part.get("Content-Location", "")).partition("?")[0].strip("/ ")
    if written:
        return file_name(words_of(written, decoded_name))
    return f"part {number}{_SUFFIXES.get(part.get_content_type(), '')}"


def _mail_name(part: Message, inner: Message, number: int) -> str:
    written = _given_name(part) or ""
    subject = written or str(inner.get("Subject", ""))
    title = file_name(words_of(subject, decoded_name).replace("/", "-")) if subject.strip() else f"part {number}"
    return title if title.lower().endswith(".eml") else f"{title}.eml"
