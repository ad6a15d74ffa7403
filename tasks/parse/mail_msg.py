"""A mail as Outlook keeps it (MSG): head and text."""

from __future__ import annotations

from olefile import OleFileIO
from oxmsg import Message
from oxmsg.domain import constants

from models.document import ParseNote
from models.errors import Code, DocumentError
from tasks.mail_words import words_of
from tasks.outlook_storage import FAULTS, refuse_circles
from tasks.parse.encoding import decoded
from tasks.parse.html_source import html_text
from tasks.parse.mail_reader import Body, Mail, better_body

_RIGHTS_PROTECTED = "message.rpmsg"


def mail_of_msg(content: bytes, name: str) -> Mail:
    """Head and text of the mail; files in it are not part of it.

    Raises:
        DocumentError: encrypted or damaged.
    """
    try:
        with OleFileIO(content) as ole:
            refuse_circles(ole, content, name)
        message = Message.load(content)
        kind = message.message_class.lower()
        attached = [(attachment.file_name or "").lower() for attachment in message.attachments]
        mail = _mail(message)
    except FAULTS as error:
        raise DocumentError(name, Code.DAMAGED) from error
    if kind.endswith(".smime") or _RIGHTS_PROTECTED in attached:
        raise DocumentError(name, Code.ENCRYPTED)
    return mail


def _mail(message: Message) -> Mail:
    properties = message.properties
    plain = Body(message.body, is_html=False) if message.body else None
    raw = properties.binary_prop_value(constants.PID_HTML)
    written = html_text(raw) if raw else properties.str_prop_value(constants.PID_BODY_HTML)
    best = better_body(plain, Body(written, is_html=True) if written else None)
    notes = []
    if best is None and properties.binary_prop_value(constants.PID_RTF_COMPRESSED):
        notes.append(ParseNote(code="part_unreadable", detail="The mail's text is kept as RTF and was not read."))
    return Mail(_line(message.subject), _fields(message), [best] if best else [], notes)


def _fields(message: Message) -> list[tuple[str, str]]:
    sent = message.sent_date
    properties = message.properties
    headers = {field.lower(): words_of(value, decoded) for field, value in message.message_headers.items()}
    values = {
        "From": headers.get("from") or message.sender or properties.str_prop_value(constants.PID_SENDER_NAME),
        "To": headers.get("to") or properties.str_prop_value(constants.PID_DISPLAY_TO),
        "Cc": headers.get("cc") or properties.str_prop_value(constants.PID_DISPLAY_CC),
        "Date": headers.get("date") or (sent.isoformat(sep=" ") if sent else None),
    }
    return [(field, _line(value)) for field, value in values.items() if value and _line(value)]


def _line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())
